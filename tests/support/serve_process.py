"""``wherefrom serve`` as a process of its own, and a browser without scripts that asks it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from httpx import Client

PROGRAM = (sys.executable, "-m", "wherefrom")


@contextmanager
def serving(folder: Path, *options: str, program: tuple[str, ...] = PROGRAM) -> Iterator[tuple[str, int]]:
    """The address that ``serve`` prints, and its process; what it keeps for the person lies in ``folder``."""
    variables = os.environ | {"XDG_DATA_HOME": str(folder)}
    command = [*program, "serve", "--port", "0", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=folder, env=variables)
    assert process.stdout is not None
    try:
        address = next((line.strip() for line in process.stdout if "http" in line), None)
        assert address, f"it ended with {process.wait()}"
        yield address, process.pid
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
        finally:
            process.stdout.close()


@contextmanager
def browser(address: str) -> Iterator[Client]:
    """A browser that opened the address that was printed, and keeps its cookies."""
    host, _, rest = address.partition("/?")
    with Client(base_url=host.rstrip("/"), follow_redirects=True, timeout=30) as client:
        until(lambda: client.get("/?" + rest), "it answers")
        yield client


def csrf_of(client: Client, path: str = "/") -> dict[str, str]:
    """The header by which the session's scripts show that they are its own."""
    found = re.search(r'"X-CSRF-Token": "([^"]+)"', client.get(path).text)
    assert found
    return {"X-CSRF-Token": found[1]}


def until(asked: Callable[[], object], what: str, seconds: float = 30) -> None:
    """Wait until it is so; an error counts as not yet."""
    end = time.monotonic() + seconds
    while True:
        try:
            if asked():
                return
        except Exception:
            if time.monotonic() > end:
                raise
        assert time.monotonic() < end, f"not within {seconds} s: {what}"
        time.sleep(0.1)


def children(process: int) -> dict[int, str]:
    """The processes that a process started, with their command lines."""
    found = {}
    for child in Path(f"/proc/{process}/task/{process}/children").read_text().split():
        found[int(child)] = Path(f"/proc/{child}/cmdline").read_text().replace("\0", " ")
    return found
