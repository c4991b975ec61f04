"""The application behind a server of its own, for browsers."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from web_app import settings
from wherefrom.web.app import create_app
from wherefrom.web.serving import listening


@contextmanager
def served(place: Path, **changed: object) -> Iterator[str]:
    """The address of the application on the archive at ``place``."""
    bound = listening("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(create_app(settings(place, **changed)), log_level="warning"))
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
