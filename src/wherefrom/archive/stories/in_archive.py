"""An article put into its story as part of the transaction that adds it: whoever asks finds every article in one."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, update

from wherefrom.archive.add.fingerprint_index import keys_sharing
from wherefrom.archive.store import schema
from wherefrom.archive.store.rows import about_from, reading_from_record, storable, terms_from
from wherefrom.archive.stories.grouping import (
    COPIED,
    COPIED_LEAST,
    SAMPLED,
    Members,
    agreeing,
    much,
    nearest,
    nearest_in_time,
    place,
)
from wherefrom.archive.stories.near import REACH, Articles, Outlines, StoryArticle, Vocabulary, day_number
from wherefrom.archive.stories.rows import merge_stories, put_article, story_key
from wherefrom.archive.stories.titles import central_title, story_title

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Select

    from wherefrom.archive.store.database import Database
    from wherefrom.reading.types import Reading

SELDOM = 100
"""Articles in which a term may be to be looked up where dates say little; it bounds what adding costs."""
TITLED = 20
"""Articles of a story, the earliest, among which its title is chosen."""
Holder = tuple[int, float]
"""The key of an article that has a term, and the term's weight there."""
_MOST_KEPT = 4_000
"""Articles of which the terms are kept from one article to the next, two kilobytes each."""
_NAMING = 5
"""Readings looked into for a title where no article of a story has one."""


@lru_cache(maxsize=64)
def around(day: int) -> tuple[str, str]:
    """The first and the last of the days around one at which articles are compared with its."""
    since, until = (date.fromordinal(day + days).isoformat() for days in (-REACH, REACH))
    return since, until


@lru_cache(maxsize=64)
def inexact(day: int) -> tuple[str, ...]:
    """What the dates of articles without an exact day may be, so that those days may be meant; no date among them."""
    ends = around(day)
    return tuple(sorted({"", *(end[:4] for end in ends), *(end[:7] for end in ends)}))


@dataclass(frozen=True, slots=True)
class Held:
    """What was read of articles, by their keys, while one or several are placed.

    The vocabulary of ``outlines`` is by the keys that terms have in the archive.
    """

    outlines: Outlines = field(default_factory=Outlines)
    ids: dict[int, str] = field(default_factory=dict)

    @property
    def vocabulary(self) -> Vocabulary:
        """That of the outlines."""
        return self.outlines.vocabulary


def place_article(connection: Connection, database: Database, article_id: str, fingerprints: Sequence[int]) -> None:
    """Put the article of that id, whose text has these fingerprints, into a story, and name the story anew.

    What it costs does not grow with the archive. Others that place articles wait until this transaction ends.
    """
    database.lock(connection, ["stories"])
    _place(InArchive(connection, database, fingerprints), article_id)


def place_new_article(connection: Connection, database: Database, article_id: str, fingerprints: Sequence[int]) -> None:
    """The same of an article that this transaction has added and nothing else.

    What was read for the one before is used, where nobody else wrote since: news of the same events comes together.
    """
    if not database.one_writer:
        place_article(connection, database, article_id, fingerprints)
        return
    mark, kept, database.kept = database.mark(connection), database.kept, None
    held = kept[0] if kept and database.follows(mark, kept[1]) and len(kept[0].outlines) < _MOST_KEPT else Held()
    _place(InArchive(connection, database, fingerprints, held), article_id)
    database.kept = held, mark


def _place(shelf: InArchive, article_id: str) -> None:
    if article := shelf.article_to_place(article_id):
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
    day: int | None
    """As ``day_number`` has it."""


class InArchive:
    """A shelf that is an archive, within one transaction."""

    def __init__(
        self, connection: Connection, database: Database, fingerprints: Sequence[int], held: Held | None = None
    ) -> None:
        """``held``: what is known already, of all articles but the one that is placed."""
        self._connection, self._database, self._fingerprints = connection, database, fingerprints
        self._held = held or Held()
        # Keys are counted up, so the newest tells how many there are without counting them.
        self._size = connection.execute(select(func.max(schema.articles.c.key))).scalar_one() or 0
        self._touched: set[str] = set()
        self._story_of: dict[str, int | None] = {}
        self._placed = 0
        """The key of the article that is placed."""

    def like(self, article: Articles) -> dict[str, float]:
        """As ``Shelf`` has it."""
        found = self._agreeing(article.telling(0), article.known[0].day)
        found.pop(self._placed, None)
        closest = nearest(found)
        ids = self._ids_of(closest)
        return {ids[key]: found[key] for key in closest}

    def _agreeing(self, telling: Mapping[int, float], day: int | None) -> dict[int, float]:
        """How far the articles that have telling terms of one of that day agree in them, by their keys.

        Of those of a day only the ones in reach: at others none is near, whatever it says.
        """
        seldom = self._seldom(telling)
        if day is None:
            return agreeing(telling, self._anywhere(seldom))
        holders = self._near(list(telling), *around(day))
        for number, undated in self._inexact(seldom, inexact(day)).items():
            if undated:
                holders[number] = holders[number] + undated
        return agreeing(telling, holders)

    def _seldom(self, terms: Iterable[int]) -> list[int]:
        """The terms that few articles have."""
        listed = list(terms)
        few = self._held.vocabulary.counts[listed] <= SELDOM
        return [number for number, is_seldom in zip(listed, few.tolist(), strict=True) if is_seldom]

    def _anywhere(self, terms: Sequence[int]) -> dict[int, list[Holder]]:
        """The articles that have these terms, by the terms' numbers."""
        return self._holders(terms)

    def _near(self, terms: Sequence[int], since: str, until: str) -> dict[int, list[Holder]]:
        """The same of articles of those days."""
        day = schema.article_terms.c.day
        return self._holders(terms, day >= since, day <= until)

    def _inexact(self, terms: Sequence[int], days: tuple[str, ...]) -> dict[int, list[Holder]]:
        """The same of articles whose date says no more than one of these."""
        return self._holders(terms, schema.article_terms.c.day.in_(days))

    def _holders(self, terms: Sequence[int], *days: ColumnElement[bool]) -> dict[int, list[Holder]]:
        table, vocabulary = schema.article_terms, self._held.vocabulary
        found = {number: list[Holder]() for number in terms}
        if found:
            these = self._database.among(table.c.term, [vocabulary.keys[number] for number in terms])
            query = select(table.c.term, table.c.article, table.c.weight).where(these, *days)
            for key, article, weight in self._fetched(query):
                found[vocabulary.numbers[key]].append((article, weight))
        return found

    def _ids_of(self, keys: Collection[int]) -> dict[int, str]:
        """The ids of articles; their stories are then known too."""
        ids, articles = self._held.ids, schema.articles
        missing = [key for key in keys if key not in ids or ids[key] not in self._story_of]
        if missing:
            query = select(articles.c.key, articles.c.id, articles.c.story)
            query = query.where(self._database.among(articles.c.key, missing))
            for key, id, story in self._fetched(query):
                ids[key], self._story_of[id] = id, story
        return ids

    def copies(self, article: Articles) -> dict[str, float]:
        """As ``Shelf`` has it."""
        prints = self._fingerprints[:SAMPLED]
        least = math.ceil(max(COPIED_LEAST, COPIED * len(prints)))
        if len(prints) < least:
            return {}
        shared = keys_sharing(self._connection, self._database, prints)
        shared.pop(self._placed, None)
        found = much(shared.items(), len(prints))
        ids = self._ids_of(found)
        return {ids[key]: part for key, part in found.items()}

    def stories_of(self, ids: Collection[str]) -> set[str]:
        """As ``Shelf`` has it, of articles that it has named."""
        return {f"story-{key}" for id in ids if (key := self._story_of[id]) is not None}

    def members(self, stories: Collection[str], day: int | None) -> Members:
        """As ``Shelf`` has it."""
        found = self._rows_of([key for story in sorted(stories) if (key := story_key(story)) is not None])
        near = {f"story-{story}": nearest_in_time(rows, day) for story, rows in found.items()}
        rows, places = list[Row](), dict[str, slice]()
        for story in sorted(near):
            places[story] = slice(len(rows), len(rows) + len(near[story]))
            rows += near[story]
        return Members(self._articles(rows), places)

    def _rows_of(self, stories: Sequence[int]) -> Mapping[int, list[Row]]:
        found: dict[int, list[Row]] = defaultdict(list)
        for row in self._rows(self._database.among(schema.articles.c.story, stories)):
            found[row.story or 0].append(row)
        return found

    def article_to_place(self, article_id: str) -> Articles | None:
        """The article of that id, where it is in no story yet."""
        articles = schema.articles
        rows = self._rows((articles.c.id == article_id) & articles.c.story.is_(None))
        if not rows:
            return None
        self._placed = rows[0].key
        vocabulary = self._held.vocabulary
        known = len(vocabulary.keys)
        self._hold([self._placed])
        numbers, _ = self._held.outlines.terms(self._placed)
        vocabulary.counts[numbers[numbers < known]] += 1  # Those met now were counted with this article.
        return self._articles(rows)

    def _rows(self, where: ColumnElement[bool]) -> list[Row]:
        articles = schema.articles
        columns = (articles.c.key, articles.c.id, articles.c.title, articles.c.published, articles.c.story)
        order = (articles.c.published.is_(None), articles.c.published, articles.c.id)
        rows = self._connection.execute(select(*columns).where(where).order_by(*order))
        return [Row(*row, day_number(row.published)) for row in rows]

    def _articles(self, rows: Sequence[Row]) -> Articles:
        """What grouping knows of the articles."""
        outlines = self._held.outlines
        self._hold([row.key for row in rows if row.key not in outlines])
        return outlines.articles(rows, [row.key for row in rows], self._size)

    def _hold(self, keys: Sequence[int]) -> None:
        """Read the terms of the articles, and what their statements are about."""
        if not keys:
            return
        table, terms, outlines = schema.outlines, schema.terms, self._held.outlines
        query = select(table.c.article, table.c.terms, table.c.about).where(self._database.among(table.c.article, keys))
        rows = [(key, *terms_from(packed), about) for key, packed, about in self._fetched(query)]
        listed = [(key, numbers.tolist(), weights, about) for key, numbers, weights, about in rows]
        if new := set().union(*[own for _, own, _, _ in listed]) - outlines.vocabulary.numbers.keys():
            these = self._database.among(terms.c.key, sorted(new))
            outlines.vocabulary.meet(self._fetched(select(terms.c.key, terms.c.term, terms.c.articles).where(these)))
        for key, own, weights, about in listed:
            outlines.put(key, own, weights, about_from(about))

    def _fetched(self, query: Select[Any]) -> list[tuple[Any, ...]]:
        return self._database.fetched(self._connection, query)

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
        found = self.members(self._touched, None)
        for story, rows in found.places.items():
            title = self._title_of(found.articles.part(rows))
            self._connection.execute(update(table).where(table.c.key == story_key(story)).values(title=title))

    def _title_of(self, members: Articles) -> str:
        first = members.part(slice(TITLED))
        return storable(central_title(first) or story_title(self._readings(first.known[:_NAMING])))

    def _readings(self, members: Sequence[StoryArticle]) -> list[Reading]:
        articles, versions = schema.articles, schema.versions
        newest = (versions.c.article == articles.c.key) & (versions.c.number == articles.c.version)
        query = select(articles.c.id, func.coalesce(versions.c.shown, versions.c.record).label("record")).join(
            versions, newest
        )
        rows = self._connection.execute(query.where(articles.c.id.in_([one.id for one in members])))
        found = {row.id: row.record for row in rows}
        return [reading_from_record(found[one.id], one.id) for one in members]
