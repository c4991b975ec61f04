"""The server on its two ways: a program's standard streams, and HTTP."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from mcp.server.stdio import stdio_server
from mcp.server.transport_security import TransportSecuritySettings

from wherefrom.mcp.server import server_of

if TYPE_CHECKING:
    from starlette.applications import Starlette

    from wherefrom.archive.archive import Archive

PATH = "/mcp"
_LARGEST = 256 * 1024
"""Bytes of a request: the largest question has a few thousand."""
_PATIENCE = 3


def serve_stdio(archive: Archive) -> None:
    """Answer who started this program, until its standard input ends."""
    server = server_of(archive)

    async def run() -> None:
        async with stdio_server() as (reading, writing):
            await server.run(reading, writing, server.create_initialization_options())

    asyncio.run(run())


def serve_http(archive: Archive, bound: socket.socket, names: Sequence[str]) -> None:
    """Answer on the socket until the process is told to end. ``names``: hosts by whose names it may be asked."""
    import uvicorn

    options: dict[str, Any] = {"log_level": "warning", "access_log": False, "server_header": False}
    config = uvicorn.Config(http_app(archive, names), timeout_graceful_shutdown=_PATIENCE, **options)
    uvicorn.Server(config).run(sockets=[bound])


def http_app(archive: Archive, names: Sequence[str] = ()) -> Starlette:
    """The application; it answers under the names of this machine and ``names`` only, and no page of elsewhere."""
    hosts = ["127.0.0.1", "localhost", "[::1]", *names]
    allowed = [part for host in hosts for part in (host, f"{host}:*")]
    origins = [f"{scheme}://{host}" for host in allowed for scheme in ("http", "https")]
    security = TransportSecuritySettings(allowed_hosts=allowed, allowed_origins=origins)
    return server_of(archive).streamable_http_app(
        streamable_http_path=PATH, max_request_body_size=_LARGEST, transport_security=security
    )
