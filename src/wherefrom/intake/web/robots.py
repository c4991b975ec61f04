"""robots.txt (RFC 9309): what a site lets programs read, read by Protego, which Scrapy uses too.

The standard library's parser knows no ``*`` and no ``$`` in paths, and fails on numbers that are none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from wherefrom.errors import FetchError, InputError
from wherefrom.intake.fetch import Fetched, StatusError
from wherefrom.intake.forms.decoding import decode
from wherefrom.intake.worker.workers import workers

AGENT = "wherefrom"
MAX_ROBOTS = 500 * 1024
"""Bytes of a robots.txt that count (RFC 9309, section 2.5)."""
_NOTHING = b"User-agent: *\nDisallow: /"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an address may be read, and the seconds that the site asks for between two requests (0: none)."""

    allowed: bool
    delay: float = 0.0


class Robots:
    """What sites let programs read; each is asked once. ``fetch`` gets the rules of one."""

    def __init__(self, fetch: Callable[[str], Fetched]) -> None:
        self._fetch = fetch
        self._rules: dict[str, bytes | InputError] = {}

    def verdict(self, url: str) -> Verdict:
        """All is allowed where a site says nothing, nothing where it fails. Raises FetchError where nobody answers."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc.lower()}"
        if site not in self._rules:
            self._rules[site] = self._asked(site)
        rules = self._rules[site]
        if isinstance(rules, InputError):
            raise FetchError(url, rules.reason)
        if not rules.strip():
            return Verdict(True)
        try:
            return workers().run("robots", Verdict, rules, f"{site}/robots.txt", url=url)
        except InputError as error:  # Rules that take all time or memory are asked for no second time.
            reason = f"may not be followed: the site's robots.txt {error.reason}"
            self._rules[site] = InputError(error.name, reason)
            raise FetchError(url, reason) from error

    def _asked(self, site: str) -> bytes | InputError:
        try:
            return self._fetch(f"{site}/robots.txt").data[:MAX_ROBOTS]
        except StatusError as error:
            return _NOTHING if error.status >= 500 else b""
        except FetchError as error:
            return error


def read_robots(rules: bytes, url: str) -> Verdict:
    """What ``rules`` say of ``url``. Lines that make no sense are passed over."""
    parsed = _parsed(rules)
    return Verdict(bool(parsed.can_fetch(url, AGENT)), float(parsed.crawl_delay(AGENT) or 0.0))


@lru_cache(maxsize=8)
def _parsed(rules: bytes) -> Any:
    from protego import Protego

    return Protego.parse(decode(rules).removeprefix("\ufeff"))
