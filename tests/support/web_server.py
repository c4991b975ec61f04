"""The application, or another one, behind a server of its own on this machine."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn

from web_app import settings
from wherefrom.web.app import create_app
from wherefrom.web.serving import listening

if TYPE_CHECKING:
    from starlette.applications import Starlette


@contextmanager
def served(place: Path, **changed: object) -> Iterator[str]:
    """The address of the application on the archive at ``place``."""
    with running(create_app(settings(place, **changed))) as address:
        yield address


@contextmanager
def running(app: Starlette) -> Iterator[str]:
    """The address of an application."""
    bound = listening("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    assert server.started
    try:
        yield f"http://127.0.0.1:{bound.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
