"""Parties, stories and vectors of articles that were added by a version which did not keep them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from wherefrom.archive.identity.keeping import replace_names
from wherefrom.archive.store import schema
from wherefrom.archive.store.rows import packed_about, packed_vectors, reading_from_record, vectors_from
from wherefrom.archive.store.schema import STATEMENTS_EACH
from wherefrom.archive.store.upgrade import waiting
from wherefrom.archive.stories.in_archive import place_article
from wherefrom.archive.stories.near import about_of
from wherefrom.text.shingles import fingerprints

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from wherefrom.archive.store.database import Database

Told = Callable[[int, int], None]
"""Called with how many articles are done, and of how many."""

_AT_ONCE = 50
"""Articles of one transaction: what was done before an interruption stays."""


def catch_up(database: Database, told: Told | None = None) -> None:
    """Work out parties and stories of all articles that an upgrade has marked, the oldest first.

    Raises ArchiveError as the archive does.
    """
    with database.reading() as connection:
        total = waiting(connection)
    articles, done = schema.articles, 0
    while done < total:
        with database.writing() as connection:
            database.lock(connection, ["parties"])
            query = (
                select(articles.c.key).where(articles.c.waiting.is_not(None)).order_by(articles.c.key).limit(_AT_ONCE)
            )
            keys = connection.execute(query).scalars().all()
            for key in keys:
                _settle(connection, database, key)
        if not keys:  # Another process has done the rest.
            return
        done += len(keys)
        if told:
            told(done, total)


def _settle(connection: Connection, database: Database, key: int) -> None:
    articles, versions = schema.articles, schema.versions
    newest = (versions.c.article == articles.c.key) & (versions.c.number == articles.c.version)
    query = select(articles.c.id, versions.c.record).join(versions, newest).where(articles.c.key == key)
    row = connection.execute(query).one()
    reading = reading_from_record(row.record, row.id)
    replace_names(connection, database, key, None, reading)
    statements = schema.statements
    vectors, outlines = packed_vectors(reading), schema.outlines
    for place, packed in enumerate(vectors):
        this = statements.c.key == key * STATEMENTS_EACH + place
        connection.execute(update(statements).where(this).values(vector=packed))
    about = packed_about(about_of(vectors_from(vectors)))
    connection.execute(update(outlines).where(outlines.c.article == key).values(about=about))
    place_article(connection, database, row.id, fingerprints(reading.article.text, reading.article.furniture))
    connection.execute(update(articles).where(articles.c.key == key).values(waiting=None))
