"""Where events go: standard output, a file, an address. Each receiver has its own place in the order of events."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from wherefrom.errors import FetchError, OutputError
from wherefrom.intake.fetch import post
from wherefrom.watch.webhook import signed

if TYPE_CHECKING:
    from collections.abc import Callable

    from wherefrom.watch.keeping import Event

_FIRST_WAIT, _LONGEST_WAIT = 5.0, 3600.0
_TAIL = 1 << 20
"""Bytes at the end of a file in which an event is looked for that may have been written just before a stop."""


class Receiver(Protocol):
    """Somebody who gets every event once.

    ``apart``: whether sending may take long, so that it is done beside everything else. ``turn``: the seconds after
    which another watch may send to it where this one gave no sign.
    """

    name: str
    apart: bool
    turn: float

    def ready(self, now: float) -> bool:
        """Whether it may be tried now."""

    def send(self, event: Event) -> bool:
        """Whether it has the event; where not, it is tried again later."""


class Output:
    """Standard output, or whatever takes a line."""

    name = "stdout"
    apart, turn = False, 5.0

    def __init__(self, write: Callable[[bytes], None]) -> None:
        self._write = write

    def ready(self, now: float) -> bool:
        """Always."""
        return True

    def send(self, event: Event) -> bool:
        """Write one line."""
        self._write(event.line + b"\n")
        return True


class File:
    """A file of JSON lines. What was written just before a stop is seen in it, and not written again."""

    apart, turn = False, 5.0

    def __init__(self, path: Path) -> None:
        self.name = f"file {path.resolve()}"
        self._path = path

    def ready(self, now: float) -> bool:
        """Always."""
        return True

    def send(self, event: Event) -> bool:
        """Append one line, and see it on the disk. Raises OutputError."""
        import os

        try:
            with self._path.open("a+b") as file:
                size = file.seek(0, 2)
                file.seek(max(0, size - _TAIL))
                end = file.read()
                if f'"{event.id}"'.encode() in end:
                    return True
                # A line that a stop cut off stays by itself.
                file.write((b"" if not end or end.endswith(b"\n") else b"\n") + event.line + b"\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise OutputError(f"{self._path}: could not be written: {error.strerror or error}") from error
        return True


class Webhook:
    """An address that gets each event by POST, signed. It is tried until it answers 2xx, at growing distances."""

    apart, turn = True, 10.0

    def __init__(self, url: str, key: bytes, *, private: bool, told: Callable[[str], None]) -> None:
        self.name = f"webhook {url}"
        self._url, self._key, self._private, self._told = url, key, private, told
        self._wait, self._next = 0.0, 0.0

    def ready(self, now: float) -> bool:
        """Whether the distance to the last failure is over."""
        return now >= self._next

    def send(self, event: Event) -> bool:
        """One attempt, under the event's own id: a receiver that gets it twice can tell."""
        headers = signed(self._key, event.id, int(time.time()), event.line)
        try:
            status = post(self._url, event.line, headers, private=self._private)
            problem = "" if 200 <= status < 300 else f"answered with status {status}"
        except FetchError as error:
            problem = error.reason
        if not problem:
            self._wait = self._next = 0.0
            return True
        self._wait = min(max(_FIRST_WAIT, 2 * self._wait), _LONGEST_WAIT)
        self._next = time.time() + self._wait
        self._told(f"the webhook {problem}; {event.id} is sent again in {self._wait:.0f} seconds")
        return False
