"""The rows of articles, written for all of them at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wherefrom.archive.add.fingerprint_index import add_fingerprints
from wherefrom.archive.add.versions import changes_to_json
from wherefrom.archive.store import schema
from wherefrom.archive.store.full_text import plain_rows
from wherefrom.archive.store.rows import Rows, packed_about, packed_terms, rows_of, storable
from wherefrom.archive.store.schema import STATEMENTS_EACH

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
            "text_sha256": new.text_sha256,
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


@dataclass(frozen=True, slots=True)
class TableRows:
    """What queries need of a reading, in the order of the tables' columns and as if the key of the article were 0.

    ``words`` and ``said``: of the article and of its statements, by their keys, what full text has of them.
    """

    statements: list[tuple[Any, ...]]
    links: list[tuple[Any, ...]]
    entities: list[tuple[Any, ...]]
    names: list[tuple[Any, ...]]
    words: tuple[Any, ...]
    said: list[tuple[Any, ...]]


def table_rows(reading: Reading, vectors: Sequence[bytes]) -> TableRows:
    """The rows of a reading, with the vectors of its statements. Raises as ``rows_of`` does."""
    rows = rows_of(reading, 0)
    statements = [row | {"vector": packed} for row, packed in zip(rows.statements, vectors, strict=True)]
    (words,) = plain_rows([article_words(reading.article, 0)])
    return TableRows(
        in_columns(schema.statements, statements),
        in_columns(schema.links, rows.links),
        in_columns(schema.entities, rows.entities),
        in_columns(schema.names, rows.names),
        words,
        plain_rows(statement_words(rows)),
    )


def write_rows(connection: Connection, database: Database, readings: Sequence[tuple[TableRows, int]]) -> None:
    """Store the rows of readings, each with the key of its article."""
    placed = [(rows, key, key * STATEMENTS_EACH) for rows, key in readings]
    statements = [(first + at, key, *row) for rows, key, first in placed for at, _, *row in rows.statements]
    links = [(first + at, *row) for rows, _, first in placed for at, *row in rows.links]
    database.insert_many(connection, schema.statements, statements)
    database.insert_many(connection, schema.links, links)
    database.insert_many(
        connection, schema.entities, [(key, *row) for rows, key, _ in placed for _, *row in rows.entities]
    )
    database.insert_many(connection, schema.names, [(key, *row) for rows, key, _ in placed for _, *row in rows.names])
    database.index_words(connection, "article_words", [(key, *rows.words[1:]) for rows, key, _ in placed])
    said = [(first + at, words) for rows, _, first in placed for at, words in rows.said]
    database.index_words(connection, "statement_words", said)


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
    """Key, title and text of an article, by which it is found."""
    return key, storable(article.title or ""), storable(article.text)


def statement_words(rows: Rows) -> list[tuple[int, str]]:
    """Key and words of each statement, by which it is found."""
    return [(row["key"], row["content"]) for row in rows.statements]
