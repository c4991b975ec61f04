"""The pages that feeds and sitemaps point at, fetched one at a time, with a pause, where robots.txt lets us.

Every address goes through ``fetch`` with all its checks; what a feed or a sitemap says about a page only fills the gaps
that the page leaves.
"""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from msgspec import structs

from wherefrom.errors import FetchError, InputError
from wherefrom.intake.article import Article
from wherefrom.intake.containers.feeds import Entry
from wherefrom.intake.containers.sitemaps import Sitemap
from wherefrom.intake.faults import as_input_error
from wherefrom.intake.fetch import Fetched, fetch
from wherefrom.intake.found import Given
from wherefrom.intake.loading import Loaded, load_bytes, load_html
from wherefrom.intake.web.answers import Answers
from wherefrom.intake.web.pace import PACE
from wherefrom.intake.web.robots import Robots
from wherefrom.intake.worker.workers import workers

MAX_SITEMAPS = 50
"""Sitemaps that are opened for one that was named, the named one included."""
MAX_DEPTH = 3
"""Indexes inside indexes: the protocol allows one level, some sites have two."""
MAX_PAUSE = 30.0
"""Seconds between two requests to a host that asks for more in its robots.txt."""
_MAX_BODY = 1_000_000
_LEAST_TEXT = 600
_TAG = re.compile(r"<[^<>]{0,2000}>")


@dataclass(frozen=True, slots=True)
class Following:
    """How feeds and sitemaps are followed.

    ``limit``: how many pages for each one named. ``pause``: seconds between two requests to one host. ``private``:
    whether pages may be of a network that is not public. ``notice`` gets one line for what is worth knowing and no
    error: pages left out because of the limit, an article that was read from the feed because its page could not be
    had. By default these lines go to the log.
    """

    limit: int = 100
    pause: float = 1.0
    private: bool = False
    notice: Callable[[str], None] = logging.getLogger("wherefrom.intake").warning


@dataclass(slots=True)
class _Left:
    """What may still be opened for one feed or sitemap that was named."""

    pages: int
    sitemaps: int = MAX_SITEMAPS


class Follower:
    """Follows feeds and sitemaps for one run; knows what each site lets programs read."""

    def __init__(self, following: Following, answers: Answers) -> None:
        self._following = following
        self._answers = answers
        self._pace = PACE
        self._robots = Robots(self._rules)

    def feed(self, data: bytes, name: str, url: str | None, media_type: str | None) -> Iterator[Loaded | InputError]:
        """The articles that the feed ``data`` points at; errors in their place. Raises InputError for a bad feed."""
        entries = workers().run("feed", tuple[Entry, ...], data, name, media_type, url)
        yield from self._entries(entries, name, _Left(self._following.limit))

    def sitemap(self, data: bytes, name: str, url: str | None, media_type: str | None) -> Iterator[Loaded | InputError]:
        """The articles that the sitemap ``data`` and those below it list. Raises InputError for a bad sitemap."""
        found = workers().run("sitemap", Sitemap, data, name, media_type, url)
        yield from self._below(found, name, _Left(self._following.limit), depth=1)

    def _below(self, found: Sitemap, name: str, left: _Left, depth: int) -> Iterator[Loaded | InputError]:
        yield from self._entries(found.pages, name, left)
        for position, address in enumerate(found.sitemaps):
            if left.pages <= 0 or left.sitemaps <= 1 or depth > MAX_DEPTH:
                bound = f"{self._following.limit} pages" if left.pages <= 0 else f"{MAX_SITEMAPS} sitemaps"
                bound = f"{MAX_DEPTH} levels" if depth > MAX_DEPTH else bound
                self._following.notice(
                    f"{name}: {len(found.sitemaps) - position} of its sitemaps were left out (the limit of {bound})"
                )
                return
            left.sitemaps -= 1
            try:
                got = self.get(address, whole=True)
                inner = workers().run("sitemap", Sitemap, got.data, address, got.media_type, got.url)
            except Exception as error:
                yield as_input_error(error, address)
            else:
                yield from self._below(inner, address, left, depth + 1)

    def _entries(self, entries: tuple[Entry, ...], name: str, left: _Left) -> Iterator[Loaded | InputError]:
        taken = entries[: max(0, left.pages)]
        left.pages -= len(taken)
        for entry in taken:
            try:
                yield self._article(entry, name)
            except Exception as error:
                yield as_input_error(error, entry.url)
        if len(taken) < len(entries):
            self._following.notice(
                f"{name}: {len(taken)} of {len(entries)} pages were read, as many as the limit allows"
            )

    def _article(self, entry: Entry, name: str) -> Loaded:
        try:
            return self.loaded(self.get(entry.url, whole=False), entry)
        except InputError as error:
            whole = _from_feed(entry)
            if whole is None:
                raise
            self._following.notice(f"{entry.url}: read from the feed {name}, because its page {error.reason}")
            return whole

    def loaded(self, got: Fetched, entry: Entry) -> Loaded:
        """The article of a page that was fetched. Raises InputError where there is none on it."""
        loaded = load_bytes(got.data, entry.url, got.media_type, got.url)
        return replace(loaded, article=_completed(loaded.article, entry), fetched=got.at)

    def get(self, url: str, *, whole: bool) -> Fetched:
        """What ``url`` answers, where the site lets us; ``whole``: it is no page, so its bytes are kept."""
        got = fetch(url, before=partial(self._before, url), known=self._answers.known, private=self._following.private)
        self._answers.keep(got, whole=whole)
        return got

    def _before(self, asked: str, url: str) -> None:
        """Wait until ``url`` may be had, which is ``asked`` or where that redirects to."""
        verdict = self._robots.verdict(url)
        if not verdict.allowed:
            where = "" if url == asked else f"redirects to {url[:200]}, which "
            reason = "may not be followed: the site's robots.txt keeps programs out; save the page yourself"
            raise FetchError(asked, where + reason)
        self._pace.wait(url, max(self._following.pause, min(verdict.delay, MAX_PAUSE)))

    def _rules(self, url: str) -> Fetched:
        pause, private = self._following.pause, self._following.private
        return fetch(url, before=lambda address: self._pace.wait(address, pause), private=private)


def _completed(article: Article, entry: Entry) -> Article:
    """The page's own word first; what the feed or sitemap says where the page says nothing."""
    return structs.replace(
        article,
        outlet=article.outlet or entry.outlet,
        title=article.title or entry.title,
        authors=article.authors or entry.authors,
        published=article.published or entry.published,
    )


def _from_feed(entry: Entry) -> Loaded | None:
    """The article as the feed itself carries it, where that is more than a summary."""
    if entry.html is None or len(_TAG.sub("", entry.html[:_MAX_BODY])) < _LEAST_TEXT:
        return None
    title = html.escape(entry.title or "")
    page = f"<html><head><title>{title}</title></head><body><article>{entry.html}</article></body></html>"
    given = Given(
        url=entry.url,
        title=entry.title,
        outlet=entry.outlet,
        authors=entry.authors or None,
        published=entry.published,
    )
    try:
        return load_html(page, entry.url, given=given)
    except InputError:
        return None
