"""At most one request a second to a host, whoever in this process asks, and none while it asks to be left alone."""

from __future__ import annotations

import threading
import time
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from wherefrom.errors import FetchError

PAUSE = 1.0
"""Seconds between two requests to one host."""
MAX_WAIT = 30.0
"""Seconds that a run waits for a host which asks for it (``Retry-After``); it gives up one that asks for more."""
_LONGEST = 30 * 24 * 3600.0


class Pace:
    """When each host may next be asked. Threads that ask the same one take turns."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._asked: dict[str, float] = {}
        self._held: dict[str, float] = {}

    def wait(self, url: str, pause: float = PAUSE) -> None:
        """Sleep until the host of ``url`` may be asked. Raises FetchError where it asked for more than ``MAX_WAIT``."""
        host = _host(url)
        with self._lock:
            now = time.monotonic()
            due = max(now, self._held.get(host, now))
            if host in self._asked:
                due = max(due, self._asked[host] + pause)
            if due - now > max(MAX_WAIT, pause):
                reason = f"was not asked: {host} asks programs to wait for {due - now:,.0f} seconds; try again then"
                raise FetchError(url, reason)
            self._asked[host] = due
        time.sleep(due - now)

    def answered(self, url: str) -> None:
        """The pause begins with the end of an answer."""
        with self._lock:
            host = _host(url)
            self._asked[host] = max(time.monotonic(), self._asked.get(host, 0.0))

    def hold(self, url: str, seconds: float) -> None:
        """Ask the host of ``url`` no more for so long."""
        with self._lock:
            self._held[_host(url)] = time.monotonic() + seconds


PACE = Pace()
"""The one of this process: a host does not care which part of it asks."""


def retry_after(value: str | None) -> float | None:
    """The seconds that a header ``Retry-After`` asks to wait, in seconds or as a date; None where it asks nothing."""
    value = (value or "").strip()
    if value.isascii() and value.isdigit() and len(value) < 10:
        return min(float(value), _LONGEST)
    try:
        seconds = parsedate_to_datetime(value).timestamp() - time.time()
    except (ValueError, TypeError, OverflowError):
        return None
    return min(max(seconds, 0.0), _LONGEST)


def _host(url: str) -> str:
    return urlsplit(url).netloc.rpartition("@")[2].lower()
