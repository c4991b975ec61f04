"""Checks that an archive is sound: every span, every hash, every row, and the database's own files."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from msgspec import DecodeError
from sqlalchemy import select

from wherefrom.archive.add.checking import MarksCheck, index_problems, outline_problems
from wherefrom.archive.add.versions import digest
from wherefrom.archive.corrections.checking import record_problems, state_problems, verdict_problems
from wherefrom.archive.corrections.keeping import kept, overlaid
from wherefrom.archive.identity.checking import article_problems, identity_problems
from wherefrom.archive.jobs.checking import job_problems
from wherefrom.archive.store import schema
from wherefrom.archive.store.rows import Row, article_row, reading_from_record, rows_of, unpacked, vectors_from
from wherefrom.archive.store.schema import STATEMENTS_EACH
from wherefrom.archive.watched import watch_problems
from wherefrom.errors import ArchiveError, InputError
from wherefrom.text.digest import text_sha256

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

    from wherefrom.archive.archive import Archive
    from wherefrom.intake.article import Article
    from wherefrom.reading.types import Reading

_ROUNDED = 2
"""By how much a number of a vector may differ: sums of small numbers are added up in another order elsewhere."""
_REMADE = ("text/html", "text/plain")
"""Snapshots whose text is made anew to compare; a PDF would take seconds each."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: where (an article's id, a snapshot's SHA-256, the archive), and what is wrong in one sentence.

    A ``note`` is no damage: today's intake makes another text from the snapshot than the one that was read.
    """

    where: str
    what: str
    note: bool = False


def verify(archive: Archive) -> Iterator[Problem]:
    """Every problem of the archive, as it is found; none where it is sound. Reads everything, changes nothing.

    Checked are the database's files, and of every version: that its reading can be read, its spans lie in its text,
    the text and the snapshot have their SHA-256, the text can be made from the snapshot again, and, of the newest,
    that what is shown is the reading with people's corrections, and the rows for queries are those of it, word for
    word; that names are of the same party where the names and what articles show of them say so, and nowhere else; and
    that what people said, jobs and watches are kept as they were written, and what became of them is what follows.
    """
    with archive.connect() as connection:
        for said in archive.database.problems(connection):
            yield Problem("archive", said)
    with archive.connect() as connection:
        damaged = list(record_problems(connection))
        marks = MarksCheck(connection, archive.database)
    yield from (Problem(where, said) for where, said in damaged)
    for article_id in archive.article_ids():
        with archive.connect() as connection:
            yield from _article_problems(archive, connection, article_id, marks)
    with archive.connect() as connection:
        if not damaged:  # Else there is no telling what follows from them.
            yield from (Problem("archive", said) for said in verdict_problems(connection))
        for said in identity_problems(connection, archive.database):
            yield Problem("archive", said)
        for said in (*marks.left_over(connection), *index_problems(connection)):
            yield Problem("archive", said)
        for where, said in (*job_problems(connection), *watch_problems(connection)):
            yield Problem(where, said)
    yield from _snapshot_problems(archive)
    yield from _answer_problems(archive)


def _article_problems(
    archive: Archive, connection: Connection, article_id: str, marks: MarksCheck
) -> Iterator[Problem]:
    table = schema.versions
    article = connection.execute(select(schema.articles).where(schema.articles.c.id == article_id)).mappings().one()
    query = select(table).where(table.c.article == article["key"]).order_by(table.c.number)
    numbers = []
    for version in connection.execute(query).mappings():
        numbers.append(version["number"])
        where = f"{article_id}, version {version['number']}"
        try:
            reading = reading_from_record(version["record"], article_id)
        except ArchiveError as error:
            yield Problem(where, str(error).partition(": ")[2])
            continue
        yield from _version_problems(where, version, reading)
        if not marks.has_all(connection, version["article"], version["number"], reading.article):
            yield Problem(where, "not all its fingerprints are kept, so text that it shares may not be found")
        if version["number"] == article["version"]:
            try:
                found = overlaid(connection, article["key"], article_id, kept(connection, article["key"]))
                seen = found.reading
                states = list(state_problems(connection, article["key"], found.states))
                kept_so = reading_from_record(version["shown"] or version["record"], article_id)
            except (ArchiveError, DecodeError) as error:
                yield Problem(where, f"its corrections are damaged ({error})")
                continue
            yield from (Problem(article_id, said) for said in states)
            if seen != kept_so:
                yield Problem(where, "what is shown of it is not its reading with its corrections")
            yield from _row_problems(connection, article, seen)
            for said in outline_problems(connection, archive.database, article["key"], article["day"] or ""):
                yield Problem(article_id, said)
            for said in article_problems(connection, archive.database, article["key"], seen):
                yield Problem(article_id, said)
    if numbers != list(range(1, article["version"] + 1)):
        yield Problem(article_id, f"has the versions {numbers}, and {article['version']} is called the newest")


def _version_problems(where: str, version: Any, reading: Reading) -> Iterator[Problem]:
    if text_sha256(reading.article.text) != version["text_sha256"]:
        yield Problem(where, "its text has another SHA-256 than when it was added")
    elif digest(reading.article) != version["digest"]:
        yield Problem(where, "its headline, outlet, authors, date or credit are not those with which it was added")
    about = reading.article.snapshot
    if version["snapshot"] and (about is None or about.sha256 != version["snapshot"]):
        yield Problem(where, "it was read from other bytes than those of its snapshot")


def _row_problems(connection: Connection, article: Any, reading: Reading) -> Iterator[Problem]:
    """The rows that queries use must be those that the reading gives; a wrong word would be quoted as the article's."""
    key = article["key"]
    for column, value in article_row(reading.article).items():
        if article[column] != value:
            yield Problem(article["id"], f"the {column} that queries see is not that of its reading")
    rows = rows_of(reading, key)
    links = schema.links
    mine = links.c.statement.between(key * STATEMENTS_EACH, (key + 1) * STATEMENTS_EACH - 1)
    for table, wanted, condition in (
        (schema.statements, rows.statements, schema.statements.c.article == key),
        (links, rows.links, mine),
        (schema.entities, rows.entities, schema.entities.c.article == key),
        (schema.names, rows.names, schema.names.c.article == key),
    ):
        columns = [column for column in table.columns if column is not schema.statements.c.vector]
        found = [dict(row) for row in connection.execute(select(*columns).where(condition)).mappings()]
        if _in_order(table, found) != _in_order(table, wanted):
            yield Problem(article["id"], f"the {table.name} that queries see are not those of its reading")
    if not _vectors_hold(connection, key, reading):
        yield Problem(article["id"], "the vectors of its statements are not those of its reading")


def _vectors_hold(connection: Connection, key: int, reading: Reading) -> bool:
    """Whether every statement has its vector, but for what rounding on another machine may change."""
    import numpy as np

    table = schema.statements
    query = select(table.c.vector).where(table.c.article == key).order_by(table.c.key)
    packed = list(connection.execute(query).scalars())
    wanted = reading.vectors()
    if len(packed) != len(wanted) or any(vector is None or len(vector) != wanted.shape[1] for vector in packed):
        return False
    far = np.abs(vectors_from(packed).astype(np.int16) - wanted)
    return not packed or int(far.max()) <= _ROUNDED


def _in_order(table: Table, rows: list[Row]) -> list[Row]:
    keys = [column.name for column in table.primary_key]
    return sorted(rows, key=lambda row: [row[key] for key in keys])


def _snapshot_problems(archive: Archive) -> Iterator[Problem]:
    """Every snapshot against its hash and against the texts that were read from it; one in memory at a time."""
    table = schema.snapshots
    last = ""
    while True:
        query = select(table).where(table.c.sha256 > last).order_by(table.c.sha256).limit(1)
        with archive.connect() as connection:
            row = connection.execute(query).mappings().first()
            if row is None:
                return
            last = row["sha256"]
            yield from _one_snapshot(connection, row)


def _answer_problems(archive: Archive) -> Iterator[Problem]:
    """Every feed and sitemap that is kept against its hash."""
    table = schema.fetched
    last = ""
    while True:
        mine = (table.c.address > last) & table.c.packed.is_not(None)
        with archive.connect() as connection:
            row = connection.execute(select(table).where(mine).order_by(table.c.address).limit(1)).first()
        if row is None:
            return
        last = row.address
        try:
            data = unpacked(row.packed, row.bytes)
        except zlib.error as error:
            yield Problem(last, f"what it answered last cannot be unpacked ({error}); it will be fetched whole")
            continue
        if hashlib.sha256(data).hexdigest() != row.sha256:
            yield Problem(last, "what it answered last has another SHA-256 than when it came; it will be fetched whole")


def _one_snapshot(connection: Connection, row: Any) -> Iterator[Problem]:
    where = f"snapshot {row['sha256']}"
    try:
        data = unpacked(row["packed"], row["bytes"])
    except zlib.error as error:
        yield Problem(where, f"cannot be unpacked: {error}")
        return
    if len(data) != row["bytes"] or hashlib.sha256(data).hexdigest() != row["sha256"]:
        yield Problem(where, "its bytes have another SHA-256 than when it was added")
        return
    if row["media_type"] not in _REMADE:
        return
    articles, versions = schema.articles, schema.versions
    query = (
        select(articles.c.id, versions.c.number, versions.c.record)
        .join(versions, versions.c.article == articles.c.key)
        .where(versions.c.snapshot == row["sha256"])
    )
    for article_id, number, record in connection.execute(query):
        try:
            article = reading_from_record(record, article_id).article
        except ArchiveError:
            continue  # Told where the versions are checked.
        if (said := _not_remade(article, data, row["media_type"])) is not None:
            yield Problem(f"{article_id}, version {number}", said, note=True)


def _not_remade(article: Article, data: bytes, media_type: str) -> str | None:
    """Why today's intake makes another text of the snapshot; None where it makes the same."""
    from wherefrom.intake import Given, article_from_bytes

    try:
        given = Given(id=article.id, outlet=article.outlet)
        again = article_from_bytes(data, article.id, media_type, article.url, given)
    except InputError as error:
        return f"today's intake finds no article in its snapshot: {error.reason}"
    if again.text != article.text:
        return (
            "today's intake makes another text from its snapshot; the stored text and its spans stay as they were read"
        )
    return None
