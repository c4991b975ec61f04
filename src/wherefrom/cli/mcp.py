"""``wherefrom mcp``: the archive as tools of an agent."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Annotated

import typer

from wherefrom.cli.archive.archives import ArchiveOption
from wherefrom.cli.output import ending_well, say
from wherefrom.errors import WherefromError

if TYPE_CHECKING:
    from wherefrom.archive.archive import Archive

EXAMPLES = """\b
Examples:
  wherefrom mcp --archive news.db                 for a program that starts it: standard input and output
  claude mcp add wherefrom -- wherefrom mcp --archive /home/me/news.db
  wherefrom mcp --http 127.0.0.1:8766             for programs of this machine: http://127.0.0.1:8766/mcp
  wherefrom mcp --http 0.0.0.0:8766 --name tools.example.org    behind a proxy that knows who may ask

\b
The tools: search, who, article, trace, check, sources, passages. None of them can change anything.
docs/mcp.md says how common programs are connected.
"""
_EXTRA = 'the tools for agents need a package more: pip install "wherefrom[mcp]"'


def mcp(
    archive: ArchiveOption = None,
    http: Annotated[
        str | None,
        typer.Option(
            "--http", metavar="HOST:PORT", help="Answer over HTTP, not standard input and output.", show_default=False
        ),
    ] = None,
    name: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="HOST", help="With --http: a name under which it is asked as well."),
    ] = None,
) -> None:
    """Let an agent ask the archive, by the Model Context Protocol: who says what, and how many sources there are.

    The archive is opened to be read only. Whoever reaches --http may ask everything: by default that is this machine;
    another HOST needs a --name, and a proxy before it that knows who may ask.
    """
    with ending_well():
        place = _host_and_port(http, name or []) if http is not None else None
        if place is None and name:
            raise typer.BadParameter("--name goes with --http")
        try:
            from wherefrom.mcp import serving
        except ModuleNotFoundError as error:
            raise WherefromError(f"{_EXTRA} ({error.name} is missing)") from error
        from wherefrom.archive.archive import Archive

        with Archive(archive, read_only=True) as opened:
            if place is None:
                serving.serve_stdio(opened)
            else:
                _serve_http(opened, place, name or [])


def _host_and_port(given: str, names: list[str]) -> tuple[str, int]:
    host, _, port = given.rpartition(":")
    host = host.strip("[]")
    if not host or not port.isdecimal() or int(port) > 65535:
        raise typer.BadParameter(f"--http {given!r}: write HOST:PORT, as in 127.0.0.1:8766 (port 0: any that is free)")
    loopback = host in ("localhost", "::1") or host.startswith("127.")
    if not loopback and not names:
        raise typer.BadParameter(
            f"--http {given}: others could ask, and nobody has to log in; put a proxy before it and give the"
            " name by which that is asked (--name tools.example.org)"
        )
    return host, int(port)


def _serve_http(archive: Archive, place: tuple[str, int], names: list[str]) -> None:
    from wherefrom.mcp.serving import PATH, serve_http

    host, port = place
    bound = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    with bound:
        try:
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            bound.bind((host, port))
            bound.listen(128)
        except OSError as error:
            raise WherefromError(f"{host}, port {port}: {error.strerror or error}; give another HOST:PORT") from error
        shown = f"[{host}]" if ":" in host else host
        say(f"the tools are at http://{shown}:{bound.getsockname()[1]}{PATH} (Ctrl-C ends it)")
        serve_http(archive, bound, names)
