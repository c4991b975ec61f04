"""An article put into its story as part of the transaction that adds it: whoever asks finds every article in one."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from wherefrom.archive.ask.candidates import articles_sharing, articles_with_terms
from wherefrom.archive.store import schema
from wherefrom.archive.store.rows import reading_from_record, storable, vectors_from
from wherefrom.archive.stories.grouping import COPIED, COPIED_LEAST, agreeing, much, nearest_in_time, place
from wherefrom.archive.stories.near import (
    REACH,
    StoryArticle,
    Terms,
    Vocabulary,
    about_of,
    day_number,
    weighted,
)
from wherefrom.archive.stories.rows import merge_stories, put_article, story_key
from wherefrom.archive.stories.titles import central_title, story_title

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

    from wherefrom.archive.store.database import Database
    from wherefrom.archive.stories.near import Floats
    from wherefrom.reading.types import Reading

SELDOM = 100
"""Articles in which a term may be to be looked up regardless of dates; it bounds what adding costs."""
TITLED = 20
"""Articles of a story, the earliest, among which its title is chosen."""
Mention = tuple[str, str, float]
"""An article's id, a term of it, and the term's weight there."""
_NAMING = 5
"""Readings looked into for a title where no article of a story has one."""


@dataclass(frozen=True, slots=True)
class Held:
    """What was read of articles, by their keys, while one or several are placed."""

    terms: dict[int, Terms] = field(default_factory=dict)
    about: dict[int, Floats] = field(default_factory=dict)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)


def place_article(connection: Connection, database: Database, article_id: str, fingerprints: Sequence[int]) -> None:
    """Put the article of that id, whose text has these fingerprints, into a story, and name the story anew.

    What it costs does not grow with the archive. Others that place articles wait until this transaction ends.
    """
    database.lock(connection, ["stories"])
    shelf = InArchive(connection, database, fingerprints)
    if article := shelf.article(article_id):
        place(article, shelf)
        shelf.name_stories()


def name_stories(connection: Connection, database: Database, stories: Iterable[int]) -> None:
    """Give the stories with these keys, whose articles are others now, their titles."""
    shelf = InArchive(connection, database, ())
    shelf.touch(f"story-{key}" for key in stories)
    shelf.name_stories()


@dataclass(frozen=True, slots=True)
class Row:
    """An article of the archive, before its terms are asked for."""

    key: int
    id: str
    title: str | None
    published: str | None
    story: int | None

    @property
    def day(self) -> int | None:
        """The day as a number."""
        return day_number(self.published)


class InArchive:
    """A shelf that is an archive, within one transaction."""

    def __init__(self, connection: Connection, database: Database, fingerprints: Sequence[int]) -> None:
        self._connection, self._database, self._fingerprints = connection, database, fingerprints
        self._held = Held()
        # Keys are counted up, so the newest tells how many there are without counting them.
        self._size = connection.execute(select(func.max(schema.articles.c.key))).scalar_one() or 0
        self._touched: set[str] = set()

    def like(self, article: StoryArticle) -> dict[str, float]:
        """As ``Shelf`` has it."""
        telling = article.telling(self._held.vocabulary)
        counts = self._held.vocabulary.counts_of(telling)
        seldom = [term for term in telling if counts[term] <= SELDOM]
        found = self._anywhere(seldom)
        if article.day is not None:
            since, until = (date.fromordinal(article.day + days).isoformat() for days in (-REACH, REACH))
            found = [*found, *self._near([term for term in telling if counts[term] > SELDOM], since, until)]
        return agreeing(article, telling, found)

    def _anywhere(self, terms: Sequence[str]) -> Iterable[Mention]:
        return articles_with_terms(self._connection, self._database, terms, None, None)

    def _near(self, terms: Sequence[str], since: str, until: str) -> Iterable[Mention]:
        return articles_with_terms(self._connection, self._database, terms, since, until)

    def copies(self, article: StoryArticle) -> dict[str, float]:
        """As ``Shelf`` has it."""
        prints = self._fingerprints
        least = math.ceil(max(COPIED_LEAST, COPIED * len(prints)))
        if len(prints) < least:
            return {}
        shared = articles_sharing(self._connection, self._database, prints, least)
        return much(((id, count) for id, count in shared if id != article.id), len(prints))

    def stories_of(self, ids: Collection[str]) -> set[str]:
        """As ``Shelf`` has it."""
        articles = schema.articles
        query = select(articles.c.story).where(articles.c.id.in_(sorted(ids)), articles.c.story.is_not(None))
        return {f"story-{key}" for key in self._connection.execute(query.distinct()).scalars()}

    def members(self, stories: Collection[str], day: int | None) -> dict[str, list[StoryArticle]]:
        """As ``Shelf`` has it."""
        found = self._rows_of([key for story in sorted(stories) if (key := story_key(story)) is not None])
        near = {f"story-{story}": nearest_in_time(rows, day) for story, rows in found.items()}
        known = self._with_terms([row for rows in near.values() for row in rows])
        return {story: [known[row.key] for row in near[story]] for story in sorted(near)}

    def _rows_of(self, stories: Sequence[int]) -> Mapping[int, list[Row]]:
        found: dict[int, list[Row]] = defaultdict(list)
        for row in self._rows(self._database.among(schema.articles.c.story, stories)):
            found[row.story or 0].append(row)
        return found

    def article(self, article_id: str) -> StoryArticle | None:
        """The article of that id, where it is in no story yet."""
        articles = schema.articles
        rows = self._rows((articles.c.id == article_id) & articles.c.story.is_(None))
        return next(iter(self._with_terms(rows).values()), None)

    def _rows(self, where: ColumnElement[bool]) -> list[Row]:
        articles = schema.articles
        columns = (articles.c.key, articles.c.id, articles.c.title, articles.c.published, articles.c.story)
        order = (articles.c.published.is_(None), articles.c.published, articles.c.id)
        rows = self._connection.execute(select(*columns).where(where).order_by(*order))
        return [Row(*row) for row in rows]

    def _with_terms(self, rows: Sequence[Row]) -> dict[int, StoryArticle]:
        """What grouping knows of the articles, by their keys."""
        held, vocabulary = self._held, self._held.vocabulary
        self._hold([row.key for row in rows if row.key not in held.terms])
        vectors = weighted([held.terms[row.key] for row in rows], vocabulary.counts, self._size)
        nothing = about_of(vectors_from([]))
        return {
            row.key: StoryArticle(
                row.id,
                row.title,
                row.day,
                held.terms[row.key].numbers,
                vector,
                held.about.get(row.key, nothing),
            )
            for row, vector in zip(rows, vectors, strict=True)
        }

    def _hold(self, keys: Sequence[int]) -> None:
        """Read the terms of the articles, and what their statements are about."""
        import numpy as np

        if not keys:
            return
        mentions, terms = schema.article_terms, schema.terms
        columns = (mentions.c.article, terms.c.term, mentions.c.weight, terms.c.articles)
        query = select(*columns).join_from(mentions, terms, terms.c.key == mentions.c.term)
        query = query.where(self._database.among(mentions.c.article, keys))
        found: dict[int, list[tuple[int, float]]] = {key: [] for key in keys}
        for key, term, weight, count in self._database.fetched(self._connection, query):
            found[key].append((self._held.vocabulary.number(term, count), weight))
        for key, pairs in found.items():
            numbers, weights = zip(*pairs, strict=True) if pairs else ((), ())
            self._held.terms[key] = Terms(np.array(numbers, dtype=np.int64), np.array(weights, dtype=np.float64))
        statements = schema.statements
        said = select(statements.c.article, statements.c.vector).where(statements.c.vector.is_not(None))
        packed: dict[int, list[bytes]] = defaultdict(list)
        said = said.where(self._database.among(statements.c.article, keys))
        for key, vector in self._database.fetched(self._connection, said):
            packed[key].append(vector)
        self._held.about.update((key, about_of(vectors_from(found))) for key, found in packed.items())

    def begin(self, article: str) -> str:
        """As ``Shelf`` has it."""
        story = put_article(self._connection, article, None)
        self._touched.add(story)
        return story

    def put(self, article: str, story: str) -> None:
        """As ``Shelf`` has it."""
        self._touched.add(put_article(self._connection, article, story))

    def merge(self, story: str, into: str) -> None:
        """As ``Shelf`` has it."""
        merge_stories(self._connection, story, into)
        self._touched = self._touched - {story} | {into}

    def touch(self, stories: Iterable[str]) -> None:
        """Have these among the stories that have changed."""
        self._touched |= set(stories)

    def name_stories(self) -> None:
        """Give each story that has changed its title."""
        table = schema.stories
        for story, found in self.members(self._touched, None).items():
            members = found[:TITLED]
            title = self._title_of(members)
            self._connection.execute(update(table).where(table.c.key == story_key(story)).values(title=title))

    def _title_of(self, members: Sequence[StoryArticle]) -> str:
        return storable(central_title(members) or story_title(self._readings(members[:_NAMING])))

    def _readings(self, members: Sequence[StoryArticle]) -> list[Reading]:
        articles, versions = schema.articles, schema.versions
        newest = (versions.c.article == articles.c.key) & (versions.c.number == articles.c.version)
        query = select(articles.c.id, func.coalesce(versions.c.shown, versions.c.record).label("record")).join(
            versions, newest
        )
        rows = self._connection.execute(query.where(articles.c.id.in_([one.id for one in members])))
        found = {row.id: row.record for row in rows}
        return [reading_from_record(found[one.id], one.id) for one in members]
