"""The watch itself: what is due is asked, what came is read and kept, and what happened is told."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from wherefrom.archive.add.adding import find_article
from wherefrom.archive.add.answers import KeptAnswers
from wherefrom.archive.store.rows import address_of, checked_id
from wherefrom.archive.watched import UNSEEN
from wherefrom.errors import FetchError, InputError, UnstorableError
from wherefrom.intake.containers.detection import OPENING, container_of
from wherefrom.intake.containers.feeds import Entry
from wherefrom.intake.containers.following import Follower, Following
from wherefrom.intake.faults import as_input_error
from wherefrom.intake.fetch import StatusError
from wherefrom.intake.tables.columns import Columns
from wherefrom.intake.worker.workers import workers
from wherefrom.reading.types import Reading
from wherefrom.watch.delivering import Delivery
from wherefrom.watch.happening import about_of, article_events, event, story_events
from wherefrom.watch.keeping import LONGEST, Due, Kept

if TYPE_CHECKING:
    from wherefrom.archive.archive import Archive
    from wherefrom.intake.fetch import Fetched
    from wherefrom.watch.sending import Receiver

_GONE = (404, 410)
_TURN = 10.0
"""Seconds for which an address is one watch's; should it take longer and another ask too, no event comes twice."""
_MISSES = 2
"""Times that a page must be missed in a row (404) before it is told to be gone; a 410 says so at once."""


class Watch:
    """A watch over one archive, beside which there may be others.

    ``every``: the shortest distance between two requests for one address, in seconds. ``tell_first``: whether what an
    address has when it is looked at for the first time is news.
    """

    def __init__(
        self,
        archive: Archive,
        receivers: Sequence[Receiver],
        told: Callable[[str], None],
        *,
        every: float,
        limit: int,
        private: bool,
        tell_first: bool = False,
    ) -> None:
        self.counts: Counter[str] = Counter()
        self._archive, self._told = archive, told
        self._every, self._limit, self._tell_first = every, limit, tell_first
        self._kept = Kept(archive)
        self._delivery = Delivery(self._kept, receivers, told, self.counts)
        self._answers = KeptAnswers(archive.database)
        self._follower = Follower(Following(limit=limit, notice=told, private=private), self._answers)

    def watch(self, urls: Sequence[str]) -> None:
        """Begin with these addresses; those of before go on where they were."""
        self._kept.watch(urls, None, time.time(), self._every, seen=self._tell_first)

    def round(self, urls: Sequence[str]) -> float:
        """Ask what is due, tell what happened; the time at which something is due next."""
        wanted = {address_of(url) for url in urls}
        self._settle()  # What a stop left behind comes first.
        seen: set[str] = set()
        # A feed brings pages that are due at once, so it is looked again until nothing is.
        while due := [d for d in self._due(wanted) if d.address not in seen]:
            for one in due:
                seen.add(one.address)
                if self._kept.claim(one, time.time() + _TURN):
                    self._visit(one)
                    self._settle()
                    self._delivery.begin()
        self._delivery.begin()
        mine = (one.next for one in self._kept.all() if one.address in wanted or one.feed in wanted)
        return min(mine, default=time.time() + LONGEST)

    def finish(self) -> None:
        """Wait until every receiver has been tried."""
        self._delivery.finish()

    def _due(self, wanted: set[str | None]) -> list[Due]:
        now = time.time()
        return [one for one in self._kept.all() if one.next <= now and (one.address in wanted or one.feed in wanted)]

    def _visit(self, due: Due) -> None:
        self.counts["asked"] += 1
        try:
            got = self._follower.get(due.url, whole=due.feed is None)
            if not got.fresh:
                self.counts["unchanged"] += 1
                self._later(due, changed=False)
                return
            kind = container_of(got.data[:OPENING], urlsplit(due.url).path, Columns(), got.media_type)
            changed = self._feed(due, got) if kind == "feed" else self._page(due, got)
            self._later(due, changed=changed)
        except StatusError as error:
            self._failed(due, error, error.wait)
            if error.status in _GONE and due.article and (error.status == 410 or due.failures + 1 >= _MISSES):
                self._gone(due)
        except FetchError as error:
            self._failed(due, error, None)
        except (InputError, UnstorableError) as error:
            self._told(str(error))
            self._later(due, changed=False)

    def _feed(self, due: Due, got: Fetched) -> bool:
        entries = workers().run("feed", tuple[Entry, ...], got.data, due.url, got.media_type, got.url)
        urls = [entry.url for entry in entries[: self._limit]]
        return bool(self._kept.watch(urls, due, time.time(), self._every, seen=due.version != UNSEEN))

    def _page(self, due: Due, got: Fetched) -> bool:
        from wherefrom.api import read_found

        try:
            loaded = self._follower.loaded(got, Entry(due.url))
        except InputError:
            raise
        except Exception as error:  # noqa: BLE001 - a page that nothing can be made of costs itself alone
            raise as_input_error(error, due.url) from error
        article = loaded.article
        if self._archive.has(article):
            self._answers.unchanged(loaded.data)
            self._kept.begin_article(due, self._known_as(article.id, article.url))
            return False
        (reading,) = read_found([article])
        if isinstance(reading, InputError):
            raise reading
        assert isinstance(reading, Reading)
        self._kept.begin_article(due, self._known_as(article.id, article.url))
        return self._archive.add(reading, loaded.data).outcome != "unchanged"

    def _known_as(self, article_id: str, url: str | None) -> str:
        """The id that the archive has, or is going to have, for an article."""
        with self._archive.connect() as connection:
            found = find_article(connection, checked_id(article_id), address_of(url))
        return found.id if found else checked_id(article_id)

    def _settle(self) -> None:
        """Tell what happened to the articles that have versions which were not told yet."""
        for due in self._kept.behind():
            events, newest = article_events(self._archive, due)
            story = self._archive.story_of(due.article) if due.article else None
            if story is not None:
                found = story_events(self._archive, story)
                self.counts["events"] += len(self._kept.add_story(*found, seen=due.version != UNSEEN))
            self.counts["events"] += len(self._kept.add_events(events, due, version=newest))

    def _gone(self, due: Due) -> None:
        if due.gone or due.article is None:
            return
        about = about_of(self._archive.reading(due.article).article)
        told = event("gone", (due.address, str(due.version)), about)
        self.counts["events"] += len(self._kept.add_events([told], due, gone=1))

    def _later(self, due: Due, *, changed: bool) -> None:
        """Sooner where something had changed, later where nothing had."""
        interval = due.interval / 2 if changed else due.interval * 1.5
        interval = min(max(interval, self._every), max(LONGEST, self._every))
        self._kept.put(due, next=time.time() + interval, interval=interval, failures=0, gone=0)

    def _failed(self, due: Due, error: FetchError, wait: float | None) -> None:
        """Later, at growing distances; when a server says how long to wait, then."""
        self.counts["failed"] += 1
        self._told(str(error))
        growing = min(self._every * 2 ** min(due.failures, 12), LONGEST)
        failures = due.failures + 1
        self._kept.put(due, next=time.time() + max(wait or 0.0, growing), failures=failures)
