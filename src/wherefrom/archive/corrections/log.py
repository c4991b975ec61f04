"""The log of corrections: who put what right in which article, page by page, the newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import msgspec
from sqlalchemy import func, select

from wherefrom.archive.corrections.making import Kept
from wherefrom.archive.corrections.types import Correction, State
from wherefrom.archive.store import schema
from wherefrom.archive.store.rows import storable

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

    from wherefrom.archive.archive import Archive
    from wherefrom.archive.corrections.types import Action


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the log is narrowed to; every part may be left out.

    ``article`` is the key of an article's row, ``since`` that of a correction: only those that were made after it.
    ``day`` is a day, month or year in UTC (``2031-04-01``, ``2031-04``, ``2031``).
    """

    person: str | None = None
    article: int | None = None
    action: Action | None = None
    day: str | None = None
    since: int | None = None

    def conditions(self) -> Iterator[ColumnElement[bool]]:
        """The same for a query."""
        table = schema.corrections
        if self.person is not None:
            yield table.c.person == storable(self.person)
        if self.article is not None:
            yield table.c.article == self.article
        if self.action is not None:
            yield table.c.action == self.action
        if self.day is not None:
            yield table.c.time >= self.day
            yield table.c.time < self.day + "~"  # Behind everything that goes on.
        if self.since is not None:
            yield table.c.key > self.since


@dataclass(frozen=True, slots=True)
class Logged:
    """A correction with what became of it, the key of its row, and the article it is about; None where it is none.

    ``undone`` is the correction that it takes back, where it does. ``other`` and ``other_title`` are those of the other
    article, of two that it is about.
    """

    key: int
    kept: Kept
    article: int | None
    title: str | None
    outlet: str | None
    undone: Correction | None = None
    other: int | None = None
    other_title: str | None = None


@dataclass(frozen=True, slots=True)
class Log:
    """A page of the log, how many there are in all, who made any, and the key to go on before; None at the end."""

    rows: tuple[Logged, ...]
    total: int
    people: tuple[str, ...]
    before: int | None


def log(archive: Archive, wanted: Wanted | None = None, limit: int = 100, before: int | None = None) -> Log:
    """At most ``limit`` corrections, those made last first; ``before`` goes on where another page ended."""
    table, articles = schema.corrections, schema.articles
    conditions = list((wanted or Wanted()).conditions())
    others = articles.alias("others")
    columns = (table.c.key, table.c.record, table.c.state, table.c.article, articles.c.title, articles.c.outlet)
    query = select(*columns, table.c.other, others.c.title.label("other_title"))
    query = query.join_from(table, articles, articles.c.key == table.c.article, isouter=True)
    query = query.join(others, others.c.key == table.c.other, isouter=True).where(*conditions)
    if before is not None:
        query = query.where(table.c.key < before)
    with archive.connect() as connection:
        total = connection.execute(select(func.count()).select_from(table).where(*conditions)).scalar_one()
        people = connection.execute(select(table.c.person).distinct().order_by(table.c.person)).scalars().all()
        rows = connection.execute(query.order_by(table.c.key.desc()).limit(limit + 1)).all()
        made = [msgspec.json.decode(row.record, type=Correction) for row in rows[:limit]]
        undone = _of_ids(connection, archive, [one.undoes for one in made if one.undoes])
    found = tuple(
        Logged(
            row.key,
            Kept(one, cast(State, row.state)),
            row.article,
            row.title,
            row.outlet,
            undone.get(one.undoes or ""),
            row.other,
            row.other_title,
        )
        for row, one in zip(rows, made, strict=False)
    )
    return Log(found, total, tuple(people), found[-1].key if len(rows) > limit else None)


def _of_ids(connection: Connection, archive: Archive, ids: list[str]) -> dict[str, Correction]:
    table = schema.corrections
    listed = archive.database.listed(ids)
    query = select(table.c.record).join(listed, listed.c.value == table.c.id)
    found = (msgspec.json.decode(record, type=Correction) for record in connection.execute(query).scalars())
    return {one.id: one for one in found}
