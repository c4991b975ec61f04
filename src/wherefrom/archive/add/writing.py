"""The rows of articles, written for all of them at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from wherefrom.archive.add.fingerprint_index import add_fingerprints
from wherefrom.archive.add.versions import changes_to_json
from wherefrom.archive.store import schema
from wherefrom.archive.store.rows import Rows, packed_about, packed_terms, rows_of, storable
from wherefrom.text.digest import text_sha256

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

    from wherefrom.archive.add.preparing import Prepared
    from wherefrom.archive.add.versions import Change
    from wherefrom.archive.store.database import Database
    from wherefrom.archive.stories.near import Floats
    from wherefrom.intake.article import Article
    from wherefrom.reading.types import Reading


def write_versions(
    connection: Connection, database: Database, versions: Sequence[tuple[Prepared, int, int, tuple[Change, ...]]]
) -> None:
    """Store versions, with the keys of their articles, their numbers and what changed in them."""
    snapshots = [
        dict(zip(("sha256", "media_type", "bytes", "packed"), new.snapshot, strict=True))
        for new, *_ in versions
        if new.snapshot
    ]
    if snapshots:
        connection.execute(database.insert(schema.snapshots).on_conflict_do_nothing(), snapshots)
    rows = [
        {
            "article": key,
            "number": number,
            "digest": new.digest,
            "text_sha256": text_sha256(new.reading.article.text),
            "snapshot": new.snapshot[0] if new.snapshot else None,
            "added": new.now,
            "reader": new.reader,
            "changes": changes_to_json(changes),
            "record": new.record,
        }
        for new, key, number, changes in versions
    ]
    database.insert_many(connection, schema.versions, in_columns(schema.versions, rows))
    marks = [(key, number, new.fingerprints) for new, key, number, _ in versions]
    add_fingerprints(connection, database, marks)


def write_rows(
    connection: Connection, database: Database, readings: Sequence[tuple[Reading, int, list[bytes]]]
) -> None:
    """Store what queries need of readings, each with the key of its article and the vectors of its statements."""
    made = [rows_of(reading, key) for reading, key, _ in readings]
    statements = [
        row | {"vector": packed}
        for rows, (_, _, vectors) in zip(made, readings, strict=True)
        for row, packed in zip(rows.statements, vectors, strict=True)
    ]
    for table, values in (
        (schema.statements, statements),
        (schema.links, [row for rows in made for row in rows.links]),
        (schema.entities, [row for rows in made for row in rows.entities]),
        (schema.names, [row for rows in made for row in rows.names]),
    ):
        database.insert_many(connection, table, in_columns(table, values))
    words = [article_words(reading.article, key) for reading, key, _ in readings]
    database.index_words(connection, "article_words", words)
    database.index_words(connection, "statement_words", [words for rows in made for words in statement_words(rows)])


def count_terms(connection: Connection, database: Database, more: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    """Count in how many more articles each term is; its key, and in how many it is now.

    In the order given: two who count the same terms in the same order wait for each other in turn, never in a circle.
    """
    table = schema.terms
    if not more:
        return {}
    count = database.insert(table)
    count = count.on_conflict_do_update(
        index_elements=[table.c.term], set_={"articles": table.c.articles + count.excluded.articles}
    ).returning(table.c.key, table.c.term, table.c.articles)
    rows = [{"term": term, "articles": number} for term, number in more.items()]
    return {term: (key, articles) for key, term, articles in connection.execute(count, rows)}


def write_terms(
    connection: Connection, database: Database, articles: Sequence[tuple[int, str, list[tuple[int, float]], Floats]]
) -> None:
    """Store by which terms articles are found, and what stories are made of.

    Of each: its key, its day, the keys of its terms with their weights, and what its statements are about together.
    """
    mentions = [(term, day, key, weight) for key, day, terms, _ in articles for term, weight in terms]
    database.insert_many(connection, schema.article_terms, sorted(mentions))
    outlines = [(key, packed_terms(terms), packed_about(about)) for key, _, terms, about in articles]
    database.insert_many(connection, schema.outlines, outlines)


def in_columns(table: Table, rows: Iterable[Mapping[str, Any]]) -> list[tuple[Any, ...]]:
    """Rows by name as rows in the order of the table's columns; what they do not name is null."""
    names = [column.name for column in table.columns]
    return [tuple([row.get(name) for name in names]) for row in rows]


def article_words(article: Article, key: int) -> tuple[int, str, str]:
    """Key, title and text of an article, as full text has them."""
    return key, storable(article.title or ""), storable(article.text)


def statement_words(rows: Rows) -> list[tuple[int, str]]:
    """Key and words of each statement, as full text has them."""
    return [(row["key"], row["content"]) for row in rows.statements]
