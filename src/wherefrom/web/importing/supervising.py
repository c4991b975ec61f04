"""The worker's process, started with the server, started anew where it ends by itself, ended with the server."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Iterator

from wherefrom.web.importing.worker import PLACE

_PAUSE = 2.0
"""Seconds before a worker that ended is started anew."""
_AFTER_START = 0.5
"""Seconds before the first: by then the server listens, whose start it would slow down on a single processor."""


@contextlib.contextmanager
def working(place: str | None) -> Iterator[None]:
    """Around the server: somebody does the jobs of the archive at ``place``."""
    ending = threading.Event()
    supervisor = threading.Thread(target=_keep_working, args=(place, ending), daemon=True)
    supervisor.start()
    try:
        yield
    finally:
        ending.set()
        supervisor.join(timeout=5)


def _keep_working(place: str | None, ending: threading.Event) -> None:
    surroundings = os.environ | ({PLACE: place} if place else {})
    ending.wait(_AFTER_START)
    while not ending.is_set():
        process = subprocess.Popen(
            [sys.executable, "-m", "wherefrom.web.importing.worker"], stdin=subprocess.PIPE, env=surroundings
        )
        while process.poll() is None and not ending.wait(0.2):
            pass
        if process.poll() is None:
            _end(process)
        ending.wait(_PAUSE)


def _end(process: subprocess.Popen[bytes]) -> None:
    """A job under way is taken up again by the next worker: each article is in the archive whole or not at all."""
    if process.stdin is not None:
        process.stdin.close()
    try:
        process.wait(timeout=2)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
