"""``wherefrom serve``: the archive in the browser, for oneself or for a newsroom."""

from __future__ import annotations

import contextlib
import getpass
import ipaddress
import os
import secrets
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wherefrom.cli.archive.archives import ArchiveOption, Upgrading
from wherefrom.cli.output import ending_well, say

if TYPE_CHECKING:
    from wherefrom.web.settings import Oidc, Settings

EXAMPLES = """\b
Examples:
  wherefrom serve                                   your own archive, for you alone; the address is printed
  wherefrom serve --archive news.db --open          another one, and the browser opens
  wherefrom serve --add-user "Mira Oldham"          somebody who may log in (asks for a password)
  wherefrom serve --host 0.0.0.0 --name desk.example.org --certificate cert.pem --key key.pem
  wherefrom serve --archive postgresql://newsroom@localhost/news --workers 4
  wherefrom serve --host 0.0.0.0 --name desk.example.org --certificate cert.pem --key key.pem \\
      --oidc https://login.example.org --oidc-client client.txt --allow example.org

\b
On this machine the address has a key in it, and whoever opens it is you. For others people log in; whose login it is
stands beside every correction.
"""
_PERSON = "WHEREFROM_PERSON"
_CLIENT = "WHEREFROM_OIDC_CLIENT"
_SECRET = "WHEREFROM_OIDC_SECRET"
_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_EXTRA = 'the application needs a few packages more: pip install "wherefrom[serve]"'
_NAMES_HERE = ("localhost", "127.0.0.1", "[::1]")


def serve(
    archive: ArchiveOption = None,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Where to listen; others than this machine have to log in.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The port; 0 is any that is free.")] = 8765,
    name: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="HOST", help="A name under which it is asked as well, as behind a proxy."),
    ] = None,
    open_it: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    workers: Annotated[
        int, typer.Option("--workers", metavar="N", min=1, max=64, help="Processes that answer; needs PostgreSQL.")
    ] = 1,
    users: Annotated[
        Path | None,
        typer.Option("--users", metavar="FILE", help="Who may log in. Default: a file in your data folder."),
    ] = None,
    add_user: Annotated[
        str | None, typer.Option("--add-user", metavar="NAME", help="Let somebody log in, and stop.")
    ] = None,
    remove_user: Annotated[
        str | None, typer.Option("--remove-user", metavar="NAME", help="Let somebody log in no more, and stop.")
    ] = None,
    oidc: Annotated[
        str | None,
        typer.Option("--oidc", metavar="ISSUER", help="People log in by this login service (OpenID Connect)."),
    ] = None,
    oidc_client: Annotated[
        Path | None,
        typer.Option(
            "--oidc-client",
            metavar="FILE",
            help=f"The client id on one line, its secret on the next; default: ${_CLIENT} and ${_SECRET}.",
        ),
    ] = None,
    allow: Annotated[
        list[str] | None,
        typer.Option("--allow", metavar="WHO", help="Who may come in by --oidc: an address, or a domain of addresses."),
    ] = None,
    certificate: Annotated[
        Path | None, typer.Option("--certificate", metavar="FILE", help="TLS: the certificate.", exists=True)
    ] = None,
    key: Annotated[Path | None, typer.Option("--key", metavar="FILE", help="TLS: its key.", exists=True)] = None,
) -> None:
    """Open the archive in the browser: read, search, correct, add articles, share reports.

    By default only this machine can reach it, by the address that is printed. With another --host people log in: add
    them with --add-user. The archive is made where there is none. Ctrl-C ends it.
    """
    if (certificate is None) != (key is None):
        raise typer.BadParameter("--certificate and --key go together")
    with ending_well():
        _check_packages()
        from wherefrom.web.security.users import default_users
        from wherefrom.web.security.users import remove_user as remove

        file = users or default_users()
        if add_user is not None:
            _add(file, add_user)
        elif remove_user is not None:
            remove(file, remove_user)
            say(f"{remove_user} may log in no more")
        else:
            service = _service(oidc, oidc_client, allow or [])
            settings = _settings(archive, host, name or [], file, service)
            tls = (str(certificate), str(key)) if certificate else None
            _run(settings, host, port, workers, tls, open_it=open_it)


def _check_packages() -> None:
    from importlib.util import find_spec

    for name in ("argon2", "python_multipart", "starlette", "uvicorn"):
        if find_spec(name) is None:  # Found, not imported: hashing passwords is for where somebody logs in.
            from wherefrom.errors import WherefromError

            raise WherefromError(f"{_EXTRA} ({name} is missing)")


def _service(issuer: str | None, client: Path | None, allowed: list[str]) -> Oidc | None:
    """The login service as it was named; None where none was."""
    if issuer is None:
        if client or allowed:
            raise typer.BadParameter("--oidc-client and --allow go with --oidc")
        return None
    from wherefrom.web.security.oidc import OidcError, checked_issuer
    from wherefrom.web.settings import Oidc

    try:
        import authlib
    except ModuleNotFoundError as error:
        raise OidcError(
            f'--oidc needs Authlib: pip install "wherefrom[serve,oidc]" ({error.name} is missing)'
        ) from error
    del authlib
    if not allowed:
        words = "say who may come in, by --allow example.org (a domain) or --allow ann@example.org"
        raise OidcError(f"--oidc {issuer}: others have an account there too; {words}")
    if client is None:
        name, secret, where = os.environ.get(_CLIENT, ""), os.environ.get(_SECRET, ""), f"${_CLIENT}"
    else:
        try:
            name, secret, *_ = [*client.read_text(encoding="utf-8").splitlines(), "", ""]
        except (OSError, UnicodeDecodeError) as error:
            raise OidcError(f"{client}: cannot be read: {error}") from error
        where = str(client)
    if not name.strip():
        raise OidcError(f"{where}: has no client id; the login service gives it to you where you register wherefrom")
    who = tuple(one.strip().removeprefix("@").casefold() for one in allowed)
    return Oidc(checked_issuer(issuer), name.strip(), secret.strip(), who)


def _settings(archive: str | None, host: str, names: list[str], users: Path, oidc: Oidc | None) -> Settings:
    from wherefrom.web.security.edge import ANY_ADDRESS
    from wherefrom.web.security.users import names as known
    from wherefrom.web.serving import ServeError, kept_secret
    from wherefrom.web.settings import Settings

    hosts = (*_NAMES_HERE, *names)
    if host in _LOOPBACK and oidc is None:
        person = os.environ.get(_PERSON) or getpass.getuser()
        return Settings(archive, kept_secret(), hosts, secrets.token_urlsafe(24), person)
    by_password = users if known(users) else None
    if not by_password and not oidc:
        words = (
            "others can reach it then, so people log in; add one by --add-user NAME, or give a login service by --oidc"
        )
        raise ServeError(f"--host {host}: {words}")
    with contextlib.suppress(ValueError):
        if ipaddress.ip_address(host).is_unspecified:
            hosts = (*hosts, socket.gethostname(), ANY_ADDRESS)
    hosts = (*hosts, f"[{host}]" if ":" in host else host)
    return Settings(archive, kept_secret(), hosts, users=by_password, oidc=oidc)


def _run(settings: Settings, host: str, port: int, workers: int, tls: tuple[str, str] | None, *, open_it: bool) -> None:
    from wherefrom.archive.archive import Archive
    from wherefrom.archive.store.database import SQLite
    from wherefrom.web.serving import ServeError, listening, serve

    with Archive(settings.archive, told=Upgrading()) as opened:  # Its troubles are told before anything listens.
        where, is_file = opened.database.where, isinstance(opened.database, SQLite)
    if workers > 1 and is_file:
        raise ServeError(
            f"--workers {workers}: {where} is a file (SQLite), which one process writes at a time, so several only"
            " wait for each other; move it to PostgreSQL by `wherefrom archive copy`, or leave --workers out"
        )
    bound = listening(host, port)
    if settings.has_logins and tls is None and host not in _LOOPBACK:
        say("without --certificate logins cross the network readable; put a proxy with TLS before it")
    address = _address(settings, host, bound.getsockname()[1], secure=tls is not None)
    typer.echo(f"{where} is open at\n\n  {address}\n\nCtrl-C ends it.")
    sys.stdout.flush()
    if open_it:
        import webbrowser

        webbrowser.open(address)
    serve(settings, bound, workers, tls)


def _address(settings: Settings, host: str, port: int, *, secure: bool) -> str:
    shown = socket.gethostname() if host in {"0.0.0.0", "::"} else f"[{host}]" if ":" in host else host
    scheme = "https" if secure else "http"
    return f"{scheme}://{shown}:{port}/" + (f"?token={settings.token}" if settings.token else "")


def _add(file: Path, name: str) -> None:
    from wherefrom.web.security.users import set_password

    if sys.stdin.isatty():
        password = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    else:
        password = sys.stdin.readline().rstrip("\r\n")
    set_password(file, name, password)
    say(f"{name} may log in ({file})")
