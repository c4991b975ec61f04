"""Full-text search over articles and statements, the best first, with the words that were found marked."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import false, select

from wherefrom.archive.ask.filters import (
    ArticleRow,
    Filters,
    article_columns,
    article_conditions,
    article_row_of,
    statement_conditions,
)
from wherefrom.archive.ask.parties import names_of_source
from wherefrom.archive.ask.snippets import Snippet, search_words, snippet
from wherefrom.archive.ask.who import chains_of
from wherefrom.archive.store import schema
from wherefrom.archive.store.rows import text_from_record

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

    from wherefrom.archive.archive import Archive
    from wherefrom.reading.types import Kind, Stance, Voice

_CALM = 60
"""The constant of reciprocal rank fusion (Cormack, Clarke and Büttcher 2009): the first places count, but not alone."""
_LOOKED_AT = 10
"""Matches that are looked at for each result wanted: several statements may be of one article."""


@dataclass(frozen=True, slots=True)
class StatementHit:
    """A statement that matches. ``snippet`` points into its content, the pieces of which are joined by a space."""

    statement: int
    snippet: Snippet
    stance: Stance
    voice: Voice
    chain: tuple[tuple[str, Kind], ...]


@dataclass(frozen=True, slots=True)
class SearchHit:
    """An article that matches, by its own words (``snippet``, which points into its text), its statements, or both."""

    article: ArticleRow
    snippet: Snippet | None
    statements: tuple[StatementHit, ...] = ()


def search(archive: Archive, words: str, filters: Filters | None = None, limit: int = 20) -> tuple[SearchHit, ...]:
    """At most ``limit`` articles whose text or statements have ``words``, the best first.

    The notation is that of web searches: all words in any order and form, ``"exact phrase"``, ``-without``, ``or``.
    Where ``filters`` names a source, a stance or a kind, only statements count. Without filters no more than the
    ``Database.ranked`` articles and statements that were added last and match are looked at. Raises NotInArchiveError
    where no article has an outlet of the name given.
    """
    filters = filters or Filters()
    with archive.connect() as connection:
        articles = article_conditions(connection, archive, filters)
        found = [] if filters.of_statements else _articles(connection, archive, words, articles, limit)
        said = _statements(connection, archive, words, filters, articles, limit)
        by_article: dict[int, list[Any]] = defaultdict(list)
        for row in said:
            by_article[row.key].append(row)
        rows = {row.key: row for row in (*said, *found)}
        best = _fused([row.key for row in found], list(by_article))[:limit]
        kept = [row for key in best for row in by_article.get(key, ())]
        chains = chains_of(connection, archive, [row.statement_key for row in kept])
        in_text = {row.key for row in found}
        texts = _texts(connection, archive, [key for key in best if key in in_text])
    stems = search_words(words)
    return tuple(
        SearchHit(
            article_row_of(rows[key]),
            snippet(texts[key], stems) if key in in_text else None,
            tuple(
                StatementHit(r.statement, snippet(r.content, stems), r.stance, r.voice, chains[r.statement_key])
                for r in by_article.get(key, ())
            ),
        )
        for key in best
    )


def _fused(*rankings: list[int]) -> list[int]:
    scores: dict[int, float] = defaultdict(float)
    for ranking in rankings:
        for place, key in enumerate(ranking, start=1):
            scores[key] += 1 / (_CALM + place)
    return sorted(scores, key=lambda key: (-scores[key], key))


def _articles(
    connection: Connection, archive: Archive, words: str, conditions: list[ColumnElement[bool]], limit: int
) -> list[Any]:
    table = schema.articles
    found = archive.database.matching("article_words", words, None if conditions else limit)
    query = (
        select(table.c.key, *article_columns())
        .join(found, found.c.key == table.c.key)
        .where(*conditions)
        .order_by(found.c.rank.desc(), table.c.key)
    )
    if conditions:
        return list(connection.execute(query.limit(limit)))
    with archive.database.by_words(connection):
        return list(connection.execute(query.limit(limit)))


def _statements(
    connection: Connection,
    archive: Archive,
    words: str,
    filters: Filters,
    conditions: list[ColumnElement[bool]],
    limit: int,
) -> list[Any]:
    table, statements = schema.articles, schema.statements
    conditions = [*conditions, *statement_conditions(filters)]
    if filters.source:
        conditions.append(_through(connection, archive, filters.source))
    most = limit * _LOOKED_AT
    # Without conditions the best are known before what they are of is looked up; common words have thousands.
    found = archive.database.matching("statement_words", words, None if conditions else most)
    query = (
        select(
            table.c.key,
            *article_columns(),
            statements.c.key.label("statement_key"),
            statements.c.id.label("statement"),
            statements.c.content,
            statements.c.stance,
            statements.c.voice,
        )
        .join(found, found.c.key == statements.c.key)
        .join(table, table.c.key == statements.c.article)
        .where(*conditions)
        .order_by(found.c.rank.desc(), statements.c.key)
    )
    return list(connection.execute(query.limit(most)))


def _through(connection: Connection, archive: Archive, source: str) -> ColumnElement[bool]:
    """That a party called ``source`` is in the statement's chain."""
    speakers, statements = schema.speakers, schema.statements
    names = names_of_source(connection, archive, source)
    if not names:
        return false()
    one_of = archive.database.among(speakers.c.name, names)
    return select(speakers.c.statement).where(speakers.c.statement == statements.c.key, one_of).exists()


def _texts(connection: Connection, archive: Archive, keys: list[int]) -> dict[int, str]:
    """The texts of articles, by their keys."""
    articles, versions = schema.articles, schema.versions
    newest = (versions.c.article == articles.c.key) & (versions.c.number == articles.c.version)
    query = select(articles.c.key, articles.c.id, versions.c.record).join(versions, newest)
    rows = connection.execute(query.where(archive.database.among(articles.c.key, keys)))
    return {row.key: text_from_record(row.record, row.id)[0] for row in rows}
