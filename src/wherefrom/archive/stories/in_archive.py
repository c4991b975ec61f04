"""An article put into its story as part of the transaction that adds it: whoever asks finds every article in one."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from wherefrom.archive.ask.candidates import articles_sharing, articles_with_terms, counts_of_terms
from wherefrom.archive.store import schema
from wherefrom.archive.store.rows import reading_from_record, storable, vectors_from
from wherefrom.archive.stories.grouping import COPIED, COPIED_LEAST, agreeing, much, nearest_in_time, place
from wherefrom.archive.stories.near import REACH, StoryArticle, about_of, day_number, weighted
from wherefrom.archive.stories.rows import merge_stories, put_article, story_key
from wherefrom.archive.stories.titles import central_title, story_title

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

    from wherefrom.archive.store.database import Database
    from wherefrom.reading.types import Reading

_SELDOM = 100
"""Articles in which a term may be to be looked up regardless of dates; it bounds what adding costs."""
_TITLED = 20
"""Articles of a story, the earliest, among which its title is chosen."""
_NAMING = 5
"""Readings looked into for a title where no article of a story has one."""


@dataclass(frozen=True, slots=True)
class _Held:
    """What was read of articles, by their keys, and in how many articles the terms are, while one is placed."""

    terms: dict[int, dict[str, float]] = field(default_factory=dict)
    about: dict[int, tuple[float, ...]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)


def place_article(connection: Connection, database: Database, article_id: str, fingerprints: Sequence[int]) -> None:
    """Put the article of that id, whose text has these fingerprints, into a story, and name the story anew.

    What it costs does not grow with the archive. Others that place articles wait until this transaction ends.
    """
    database.lock(connection, ["stories"])
    shelf = _InArchive(connection, database, fingerprints)
    if article := shelf.article(article_id):
        place(article, shelf)
        shelf.name_stories()


def name_stories(connection: Connection, database: Database, stories: Iterable[int]) -> None:
    """Give the stories with these keys, whose articles are others now, their titles."""
    shelf = _InArchive(connection, database, ())
    shelf.touch(f"story-{key}" for key in stories)
    shelf.name_stories()


@dataclass(frozen=True, slots=True)
class _Row:
    """An article of the archive, before its terms are asked for."""

    key: int
    id: str
    title: str | None
    day: int | None
    story: int | None


class _InArchive:
    """A shelf that is an archive, within one transaction."""

    def __init__(self, connection: Connection, database: Database, fingerprints: Sequence[int]) -> None:
        self._connection, self._database, self._fingerprints = connection, database, fingerprints
        self._held = _Held()
        # Keys are counted up, so the newest tells how many there are without counting them.
        self._size = connection.execute(select(func.max(schema.articles.c.key))).scalar_one() or 0
        self._touched: set[str] = set()

    def like(self, article: StoryArticle) -> dict[str, float]:
        telling = article.telling()
        if article.day is None:
            found = []
        else:
            since, until = (date.fromordinal(article.day + days).isoformat() for days in (-REACH, REACH))
            found = articles_with_terms(self._connection, self._database, telling, since, until)
        counts = counts_of_terms(self._connection, self._database, telling)
        seldom = [term for term in telling if counts[term] <= _SELDOM]
        anywhere = articles_with_terms(self._connection, self._database, seldom, None, None)
        return agreeing(article, {*found, *anywhere})

    def copies(self, article: StoryArticle) -> dict[str, float]:
        prints = self._fingerprints
        least = math.ceil(max(COPIED_LEAST, COPIED * len(prints)))
        if len(prints) < least:
            return {}
        shared = articles_sharing(self._connection, self._database, prints, least)
        return much(((id, count) for id, count in shared if id != article.id), len(prints))

    def stories_of(self, ids: Collection[str]) -> set[str]:
        articles = schema.articles
        query = select(articles.c.story).where(articles.c.id.in_(sorted(ids)), articles.c.story.is_not(None))
        return {f"story-{key}" for key in self._connection.execute(query.distinct()).scalars()}

    def members(self, stories: Collection[str], day: int | None) -> dict[str, list[StoryArticle]]:
        found: dict[str, list[_Row]] = defaultdict(list)
        keys = [key for story in sorted(stories) if (key := story_key(story)) is not None]
        for row in self._rows(self._database.among(schema.articles.c.story, keys)):
            found[f"story-{row.story}"].append(row)
        near = {story: nearest_in_time(rows, day) for story, rows in found.items()}
        known = self._with_terms([row for rows in near.values() for row in rows])
        return {story: [known[row.key] for row in near[story]] for story in sorted(near)}

    def article(self, article_id: str) -> StoryArticle | None:
        """The article of that id, where it is in no story yet."""
        articles = schema.articles
        rows = self._rows((articles.c.id == article_id) & articles.c.story.is_(None))
        return next(iter(self._with_terms(rows).values()), None)

    def _rows(self, where: ColumnElement[bool]) -> list[_Row]:
        articles = schema.articles
        columns = (articles.c.key, articles.c.id, articles.c.title, articles.c.published, articles.c.story)
        query = select(*columns).where(where).order_by(articles.c.published, articles.c.id)
        return [
            _Row(key, id, title, day_number(published), story)
            for key, id, title, published, story in self._connection.execute(query)
        ]

    def _with_terms(self, rows: Sequence[_Row]) -> dict[int, StoryArticle]:
        """What grouping knows of the articles, by their keys."""
        held = self._held
        self._hold([row.key for row in rows if row.key not in held.terms])
        return {
            row.key: StoryArticle(
                row.id,
                row.title,
                row.day,
                weighted(held.terms[row.key], held.counts, self._size),
                held.about.get(row.key, ()),
            )
            for row in rows
        }

    def _hold(self, keys: Sequence[int]) -> None:
        """Read the terms of the articles, and what their statements are about."""
        if not keys:
            return
        mentions, terms = schema.article_terms, schema.terms
        columns = (mentions.c.article, terms.c.term, mentions.c.weight, terms.c.articles)
        query = select(*columns).join_from(mentions, terms, terms.c.key == mentions.c.term)
        query = query.where(self._database.among(mentions.c.article, keys))
        self._held.terms.update((key, {}) for key in keys)
        for key, term, weight, count in self._database.fetched(self._connection, query):
            self._held.terms[key][term], self._held.counts[term] = weight, count
        statements = schema.statements
        said = select(statements.c.article, statements.c.vector).where(statements.c.vector.is_not(None))
        packed: dict[int, list[bytes]] = defaultdict(list)
        said = said.where(self._database.among(statements.c.article, keys))
        for key, vector in self._database.fetched(self._connection, said):
            packed[key].append(vector)
        self._held.about.update((key, about_of(vectors_from(found))) for key, found in packed.items())

    def begin(self, article: str) -> str:
        story = put_article(self._connection, article, None)
        self._touched.add(story)
        return story

    def put(self, article: str, story: str) -> None:
        self._touched.add(put_article(self._connection, article, story))

    def merge(self, story: str, into: str) -> None:
        merge_stories(self._connection, story, into)
        self._touched = self._touched - {story} | {into}

    def touch(self, stories: Iterable[str]) -> None:
        """Have these among the stories that have changed."""
        self._touched |= set(stories)

    def name_stories(self) -> None:
        """Give each story that has changed its title."""
        table = schema.stories
        for story, found in self.members(self._touched, None).items():
            members = found[:_TITLED]
            title = central_title(members) or story_title(self._readings(members[:_NAMING]))
            self._connection.execute(update(table).where(table.c.key == story_key(story)).values(title=storable(title)))

    def _readings(self, members: Sequence[StoryArticle]) -> list[Reading]:
        articles, versions = schema.articles, schema.versions
        newest = (versions.c.article == articles.c.key) & (versions.c.number == articles.c.version)
        query = select(articles.c.id, func.coalesce(versions.c.shown, versions.c.record).label("record")).join(
            versions, newest
        )
        rows = self._connection.execute(query.where(articles.c.id.in_([one.id for one in members])))
        found = {row.id: row.record for row in rows}
        return [reading_from_record(found[one.id], one.id) for one in members]
