"""What a watch keeps in the archive: when each address is due, which articles it brought, events and who has them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import select, update

from wherefrom.archive.store import schema
from wherefrom.archive.store.rows import address_of
from wherefrom.archive.watched import RECEIVER, UNSEEN

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

    def watch(
        self, urls: Iterable[str], feed: Due | None, now: float, interval: float, *, seen: bool = True
    ) -> list[str]:
        """Begin to watch addresses, and give those that were not watched; the others stay as they are.

        ``feed``: that has them, which from now on was looked at. ``seen``: whether what they have is news; where not,
        only what comes after the first look is.
        """
        table, begun = schema.watched, []
        kept = {"feed": feed.address if feed else None, "next": now, "interval": interval, "failures": 0, "gone": 0}
        kept["version"] = 0 if seen else UNSEEN
        with self._database.writing() as connection:
            for url in dict.fromkeys(urls):
                row = {"address": address_of(url), "url": url, **kept}
                new = self._database.insert(table).values(row).on_conflict_do_nothing()
                if connection.execute(new.returning(table.c.address)).first():
                    begun.append(url)
            if feed is not None:
                connection.execute(update(table).where(table.c.address == feed.address).values(version=0))
        return begun

    def claim(self, due: Due, until: float) -> bool:
        """Put an address off until then, unless another watch has taken it meanwhile: whether it is this one's."""
        table = schema.watched
        query = update(table).where(table.c.address == due.address, table.c.next == due.next).values(next=until)
        with self._database.writing() as connection:
            return bool(connection.execute(query).rowcount)

    def claim_receiver(self, name: str, now: float, until: float) -> bool:
        """Whether this watch alone may send to a receiver until then. Its turn is kept as an address has its own."""
        table = schema.watched
        row = {"address": f"{RECEIVER}{name}", "url": "", "feed": None, "next": 0.0, "interval": 0.0, "failures": 0}
        mine = update(table).where(table.c.address == row["address"], table.c.next <= now).values(next=until)
        with self._database.writing() as connection:
            new = self._database.insert(table).values(row | {"gone": 0, "version": 0})
            connection.execute(new.on_conflict_do_nothing())
            return bool(connection.execute(mine).rowcount)

    def free_receiver(self, name: str, until: float = 0.0) -> None:
        """Give the turn back, or keep it until then."""
        table = schema.watched
        with self._database.writing() as connection:
            connection.execute(update(table).where(table.c.address == f"{RECEIVER}{name}").values(next=until))

    def all(self) -> list[Due]:
        """Everything that is watched, what is due first at the head."""
        table = schema.watched
        query = select(table).where(table.c.url != "").order_by(table.c.next, table.c.address)
        with self._archive.connect() as connection:
            rows = connection.execute(query).mappings().all()
        return [Due(**{**row, "gone": bool(row["gone"])}) for row in rows]

    def put(self, due: Due, **values: Any) -> None:
        """Change what is kept of an address."""
        table = schema.watched
        with self._database.writing() as connection:
            connection.execute(update(table).where(table.c.address == due.address).values(values))

    def begin_article(self, due: Due, article_id: str) -> None:
        """Remember which article an address is, before it is added: a stop in between loses nothing.

        What the archive had of it before it was watched is no news, nor is the first version of an UNSEEN address.
        """
        if due.article == article_id:
            return
        versions = self._archive.versions(article_id) if article_id in self._archive else ()
        self.put(due, article=article_id, version=len(versions) or min(due.version, 0))

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

    def add_story(self, events: Sequence[Event], first: str, *, seen: bool = True) -> list[Event]:
        """Store the events of a story; where it is seen for the first time, only that they are no news from now on.

        The same where they come of an article that was not ``seen`` yet.
        """
        with self._database.writing() as connection:
            if self._add(connection, Event(first, {})) or not seen:
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
        row = {"id": event.id, "body": event.line.decode() if event.body else ""}
        table = schema.watch_events
        new = self._database.insert(table).values(row).on_conflict_do_nothing().returning(table.c.id)
        return connection.execute(new).first() is not None

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
