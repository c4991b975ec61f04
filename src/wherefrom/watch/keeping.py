"""What a watch keeps in the archive: when each address is due, which articles it brought, events and who has them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import insert, select, update

from wherefrom.archive.store import schema
from wherefrom.archive.store.rows import address_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from wherefrom.archive.archive import Archive

LONGEST = 6 * 3600.0
"""Seconds between two requests for one address that never changes."""


@dataclass(frozen=True, slots=True)
class Due:
    """An address that is watched: a feed or page that was named, or a page that a feed has."""

    address: str
    url: str
    feed: str | None
    next: float
    interval: float
    failures: int
    gone: bool
    article: str | None
    version: int


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, with an id that tells it from all others and is the same whoever works it out."""

    id: str
    body: dict[str, Any]

    @property
    def line(self) -> bytes:
        """The event as JSON on one line."""
        return msgspec.json.encode(self.body)


def event_id(*parts: str) -> str:
    """The same for the same event, also when it is worked out again after a stop."""
    return "evt_" + hashlib.sha256("\0".join(parts).encode()).hexdigest()[:24]


class Kept:
    """The tables of a watch in one archive."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._database = archive.database

    def watch(self, urls: Iterable[str], feed: str | None, now: float, interval: float) -> None:
        """Begin to watch addresses; those that are watched stay as they are, and one that was gone is asked again."""
        table = schema.watched
        rows = [
            {"address": address_of(url), "url": url, "feed": feed, "next": now, "interval": interval, "failures": 0}
            for url in dict.fromkeys(urls)
        ]
        with self._database.writing() as connection:
            for row in rows:
                connection.execute(
                    self._database.insert(table).values(row | {"gone": 0, "version": 0}).on_conflict_do_nothing()
                )

    def all(self) -> list[Due]:
        """Everything that is watched, what is due first at the head."""
        table = schema.watched
        with self._archive.connect() as connection:
            rows = connection.execute(select(table).order_by(table.c.next, table.c.address)).mappings().all()
        return [Due(**{**row, "gone": bool(row["gone"])}) for row in rows]

    def put(self, due: Due, **values: Any) -> None:
        """Change what is kept of an address."""
        table = schema.watched
        with self._database.writing() as connection:
            connection.execute(update(table).where(table.c.address == due.address).values(values))

    def begin_article(self, due: Due, article_id: str) -> None:
        """Remember which article an address is, before it is added: a stop in between loses nothing.

        What the archive had of it before it was watched is no news.
        """
        if due.article == article_id:
            return
        versions = self._archive.versions(article_id) if article_id in self._archive else ()
        self.put(due, article=article_id, version=len(versions))

    def add_events(self, events: Sequence[Event], due: Due | None = None, **values: Any) -> list[Event]:
        """Store events and what else is then known of an address, all at once; those that were not there before."""
        new = []
        with self._database.writing() as connection:
            for event in events:
                if self._add(connection, event):
                    new.append(event)
            if due is not None and values:
                this = schema.watched.c.address == due.address
                connection.execute(update(schema.watched).where(this).values(values))
        return new

    def add_story(self, events: Sequence[Event], first: str) -> list[Event]:
        """Store the events of a story; where it is seen for the first time, only that they are no news from now on."""
        with self._database.writing() as connection:
            if self._add(connection, Event(first, {})):
                for event in events:
                    self._add(connection, Event(event.id, {}))
                return []
            return [event for event in events if self._add(connection, event)]

    def behind(self) -> list[Due]:
        """The addresses whose article has a version that was not told yet."""
        table, articles = schema.watched, schema.articles
        query = select(table).join(articles, articles.c.id == table.c.article)
        query = query.where(articles.c.version > table.c.version).order_by(articles.c.key)
        with self._archive.connect() as connection:
            rows = connection.execute(query).mappings().all()
        return [Due(**{**row, "gone": bool(row["gone"])}) for row in rows]

    def _add(self, connection: Connection, event: Event) -> bool:
        table = schema.watch_events
        if connection.execute(select(table.c.id).where(table.c.id == event.id)).first():
            return False
        connection.execute(insert(table).values(id=event.id, body=event.line.decode() if event.body else ""))
        return True

    def unsent(self, to: str) -> list[Event]:
        """The events that a receiver does not have, in order."""
        table, sent = schema.watch_events, schema.watch_sent
        has = select(sent.c.event).where(sent.c.event == table.c.id, sent.c.receiver == to).exists()
        query = select(table.c.id, table.c.body).where(~has, table.c.body != "").order_by(table.c.key)
        with self._archive.connect() as connection:
            return [Event(row.id, msgspec.json.decode(row.body)) for row in connection.execute(query)]

    def sent(self, event: Event, to: str) -> None:
        """Remember that a receiver has an event."""
        row = {"event": event.id, "receiver": to}
        with self._database.writing() as connection:
            connection.execute(self._database.insert(schema.watch_sent).values(row).on_conflict_do_nothing())
