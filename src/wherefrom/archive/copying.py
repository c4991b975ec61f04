"""A whole archive copied into an empty one, on the same kind of database or the other: nothing is lost or made anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, text

from wherefrom.archive.add.writing import article_words
from wherefrom.archive.store import schema
from wherefrom.archive.store.full_text import plain_rows
from wherefrom.archive.store.postgres import Postgres
from wherefrom.archive.store.rows import reading_from_record
from wherefrom.errors import ArchiveError
from wherefrom.lang.people import plain_name

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

    from wherefrom.archive.archive import Archive
    from wherefrom.archive.store.database import Database

Told = Callable[[int, int], None]
"""Called with how many articles are copied, and of how many."""

_AT_ONCE = 500
"""Rows that are held in memory; those of versions carry whole texts."""


def copy_archive(source: Archive, target: Archive, told: Told | None = None) -> int:
    """Copy everything from ``source`` into ``target``, which has no article yet; how many articles that were.

    All of it in one transaction on either side: what is added to ``source`` meanwhile is in the copy whole or not at
    all, and an interruption leaves ``target`` empty. Raises ArchiveError where ``target`` is not empty, or either side
    cannot be used.
    """
    if len(target):
        raise ArchiveError(f"{target.database.where}: has articles already; give an archive that is not there yet")
    with source.database.reading() as here, target.database.writing() as there:
        if isinstance(source.database, Postgres):
            here.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
        count = here.execute(select(func.count()).select_from(schema.articles)).scalar_one()
        for table in schema.metadata.sorted_tables:
            _copy_rows(here, there, target.database, table)
        for done, words in enumerate(_article_words(here), start=1):
            target.database.index_words(there, "article_words", plain_rows([words]))
            if told:
                told(done, count)
        _index(here, there, target.database)
        if isinstance(target.database, Postgres):
            _count_on(there)
    return int(count)


def _copy_rows(here: Connection, there: Connection, database: Database, table: Table) -> None:
    rows = _rows(here, table)
    while page := list(islice(rows, _AT_ONCE)):
        database.insert_many(there, table, page)


def _rows(here: Connection, table: Table) -> Iterator[tuple[Any, ...]]:
    query = select(table).order_by(*table.primary_key.columns)
    found = here.execution_options(yield_per=_AT_ONCE).execute(query)
    for row in found:
        yield tuple(row)


def _article_words(here: Connection) -> Iterator[tuple[int, str, str]]:
    """What full text has of each article: of what people see of its newest version."""
    articles, versions = schema.articles, schema.versions
    newest = (versions.c.article == articles.c.key) & (versions.c.number == articles.c.version)
    record = func.coalesce(versions.c.shown, versions.c.record)
    query = select(articles.c.key, articles.c.id, record.label("record")).join(versions, newest)
    for row in here.execution_options(yield_per=_AT_ONCE).execute(query.order_by(articles.c.key)):
        yield article_words(reading_from_record(row.record, row.id).article, row.key)


def _index(here: Connection, there: Connection, database: Database) -> None:
    """The words of statements and of names, as adding indexes them."""
    statements, names = schema.statements, schema.party_names
    said = iter(here.execution_options(yield_per=_AT_ONCE).execute(select(statements.c.key, statements.c.content)))
    while page := list(islice(said, _AT_ONCE)):
        database.index_words(there, "statement_words", plain_rows(map(tuple, page)))
    bodies = select(names.c.key, names.c.name).where(names.c.sort != "person")
    database.index_words(
        there, "party_words", plain_rows((key, plain_name(name)) for key, name in here.execute(bodies))
    )


def _count_on(there: Connection) -> None:
    """PostgreSQL counts keys by itself: from the highest that was copied on."""
    for table in schema.metadata.sorted_tables:
        (key, *more) = table.primary_key.columns
        if not more and key.autoincrement is True:
            last = there.execute(select(func.max(key))).scalar()
            if last is not None:
                there.execute(
                    text("SELECT setval(pg_get_serial_sequence(:name, :key), :last)"),
                    {"name": table.name, "key": key.name, "last": last},
                )
