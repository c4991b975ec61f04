"""The application run by uvicorn: one process, or several that share a socket."""

from __future__ import annotations

import os
import secrets
import socket
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from wherefrom.errors import WherefromError
from wherefrom.system import data_folder
from wherefrom.web.settings import Settings

if TYPE_CHECKING:
    from starlette.applications import Starlette

_SETTINGS = "WHEREFROM_SERVE"
_PATIENCE = 3
"""Seconds that requests under way have when the server ends."""


class ServeError(WherefromError):
    """The application cannot be served as it was asked for."""


def listening(host: str, port: int) -> socket.socket:
    """A socket that takes connections; with port 0 on any that is free. Raises ServeError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP, or asyncio would leave answers waiting for the other side's acknowledgement (40 ms each).
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
        made.listen(128)
    except (OSError, OverflowError) as error:
        made.close()
        reason = getattr(error, "strerror", None) or str(error)
        raise ServeError(f"{host}, port {port}: {reason}; give another by --port (0: any that is free)") from error
    return made


def serve(settings: Settings, bound: socket.socket, workers: int, certificate: tuple[str, str] | None) -> None:
    """Answer on the socket until the process is told to end. Raises ArchiveError where the archive cannot be opened."""
    import uvicorn

    from wherefrom.web.app import create_app
    from wherefrom.web.importing.supervising import working

    options: dict[str, Any] = {
        "log_level": "warning",
        "access_log": False,
        "server_header": False,
        "ws": "none",
        "timeout_graceful_shutdown": _PATIENCE,
    }
    if certificate:
        options |= {"ssl_certfile": certificate[0], "ssl_keyfile": certificate[1]}
    if workers == 1:
        server = uvicorn.Server(uvicorn.Config(create_app(settings), **options))
        with working(settings.archive):
            server.run(sockets=[bound])
        return
    os.environ[_SETTINGS] = msgspec.json.encode(replace(settings, users=None)).decode()
    os.environ[_SETTINGS + "_USERS"] = str(settings.users or "")
    factory = f"{__name__}:{application.__name__}"
    with working(settings.archive):
        uvicorn.run(factory, factory=True, workers=workers, fd=bound.fileno(), **options)


def application() -> Starlette:
    """The application as a process of several makes it: its settings stand in the environment."""
    from wherefrom.web.app import create_app

    settings = msgspec.json.decode(os.environ[_SETTINGS], type=Settings)
    users = os.environ[_SETTINGS + "_USERS"]
    return create_app(replace(settings, users=Path(users) if users else None))


def kept_secret(file: Path | None = None) -> bytes:
    """What signs the cookies of this person's applications; made once, so that sessions outlive a restart.

    Raises ServeError where it can be neither read nor made.
    """
    file = file or data_folder() / "wherefrom" / "serve-secret"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
                out.write(secrets.token_bytes(32))
        except FileExistsError:
            pass
        found = file.read_bytes()
    except OSError as error:
        raise ServeError(f"{file}: {error.strerror or error}; the key of the sessions is kept there") from error
    if len(found) < 32:
        raise ServeError(f"{file}: is damaged; delete it, and a new one is made")
    return found
