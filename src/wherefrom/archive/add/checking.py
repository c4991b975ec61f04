"""Whether the indexes over the texts of an archive, its stories and its ids are those of its articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from wherefrom.archive.add.fingerprint_index import Fresh, kept_of
from wherefrom.archive.store import schema
from wherefrom.archive.store.rows import about_from, terms_from, vectors_from
from wherefrom.archive.stories.near import about_of
from wherefrom.text.shingles import fingerprints

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from wherefrom.archive.store.database import Database
    from wherefrom.intake.article import Article

_TERM_BYTES, _NUMBER_BYTES = 16, 4
"""Bytes of a term with its weight, and of a number of what statements are about, in an outline."""


class MarksCheck:
    """The fingerprints of an archive, gone through version by version; what then is left over is nobody's."""

    def __init__(self, connection: Connection, database: Database) -> None:
        self._database = database
        self._fresh = Fresh(connection)
        self._found = 0

    def has_all(self, connection: Connection, article: int, number: int, text: Article) -> bool:
        """Whether all fingerprints of a version are kept."""
        wanted = set(fingerprints(text.text, text.furniture))
        kept = kept_of(connection, self._database, self._fresh, (article, number), wanted)
        self._found += kept
        return kept == len(wanted)

    def left_over(self, connection: Connection) -> Iterator[str]:
        """Called once every version was asked for."""
        table = schema.fingerprints
        settled = connection.execute(select(func.count()).select_from(table)).scalar_one()
        if (more := settled + self._fresh.count - self._found) > 0:
            yield f"{more} fingerprints are of no version of an article"


def index_problems(connection: Connection) -> Iterator[str]:
    """What is wrong with the words by which stories are found, with stories, and with ids of other versions."""
    terms, mentions, articles = schema.terms, schema.article_terms, schema.articles
    held = select(func.count()).where(mentions.c.term == terms.c.key).scalar_subquery()
    for term in connection.execute(select(terms.c.term).where(terms.c.articles != held)).scalars():
        yield f"the articles with the word {term!r} are miscounted"
    known = select(terms.c.key).where(terms.c.key == mentions.c.term).exists()
    place = (articles.c.key == mentions.c.article) & (func.coalesce(articles.c.day, "") == mentions.c.day)
    there = select(articles.c.key).where(place).exists()
    lost = connection.execute(select(func.count()).select_from(mentions).where(~known | ~there)).scalar_one()
    if lost:
        yield f"{lost} words of articles are of no article of that day, or of no word"
    outlines = schema.outlines
    in_outlines = select(func.coalesce(func.sum(func.length(outlines.c.terms)), 0)).scalar_subquery()
    number = select(func.count()).select_from(mentions).scalar_subquery()
    if more := connection.execute(select(number - in_outlines / _TERM_BYTES)).scalar_one():
        yield f"{abs(more)} words of articles are not in their outlines, or the other way round"
    stories = schema.stories
    empty = ~select(articles.c.key).where(articles.c.story == stories.c.key).exists()
    for key in connection.execute(select(stories.c.key).where(empty)).scalars():
        yield f"story-{key} has no article"
    others = schema.other_ids
    for one in connection.execute(select(others.c.id).join(articles, articles.c.id == others.c.id)).scalars():
        yield f"the id {one} is an article's own and another's as well"


def outline_problems(connection: Connection, database: Database, key: int, day: str) -> Iterator[str]:
    """What is wrong with what stories are made of an article: it must be what its words and its statements say."""
    import numpy as np

    outlines, mentions, statements = schema.outlines, schema.article_terms, schema.statements
    row = connection.execute(select(outlines).where(outlines.c.article == key)).first()
    if row is None or len(row.terms) % _TERM_BYTES or len(row.about) % _NUMBER_BYTES:
        yield "its outline, by which it is put into a story, is not there or is damaged"
        return
    terms, weights = (numbers.tolist() for numbers in terms_from(row.terms))
    mine = database.among(mentions.c.term, terms) & (mentions.c.day == day) & (mentions.c.article == key)
    kept = dict(database.fetched(connection, select(mentions.c.term, mentions.c.weight).where(mine)))
    said = select(statements.c.vector).where(statements.c.article == key, statements.c.vector.is_not(None))
    about = about_of(vectors_from(list(connection.execute(said.order_by(statements.c.key)).scalars())))
    held = about_from(row.about)
    if (
        kept != dict(zip(terms, weights, strict=True))
        or held.shape != about.shape
        or not np.allclose(held, about, atol=1e-4)
    ):
        yield "its outline, by which it is put into a story, is not that of its words and statements"
