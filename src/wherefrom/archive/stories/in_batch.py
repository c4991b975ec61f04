"""Many articles put into their stories in one transaction, one after the other, as if each had been added by itself.

What a placement asks of the archive is kept for the next: articles that come together are about the same events.
"""

from __future__ import annotations

from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, func, select, update

from wherefrom.archive.add.fingerprint_index import holders_of
from wherefrom.archive.passages.deciding import COMMON
from wherefrom.archive.store import schema
from wherefrom.archive.stories.grouping import COPIED_LEAST, SAMPLED, much, nearest, nearest_in_time, place
from wherefrom.archive.stories.in_archive import Held, Holder, InArchive, Row, around, inexact
from wherefrom.archive.stories.near import Articles, day_number
from wherefrom.archive.stories.rows import story_key

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from wherefrom.archive.store.database import Database
    from wherefrom.archive.stories.near import Floats


@dataclass(frozen=True, slots=True)
class Coming:
    """An article that is to be placed, as its row will have it. ``terms`` with their keys and weights, by the keys."""

    key: int
    id: str
    title: str | None
    published: str | None
    day: str
    terms: Sequence[tuple[int, str, float]]
    about: Floats
    fingerprints: Sequence[int]


class InBatch(InArchive):
    """A shelf that is an archive and, before it, the articles of one transaction that are placed already."""

    def __init__(
        self,
        connection: Connection,
        database: Database,
        coming: Sequence[Coming],
        before: Mapping[int, int],
        held: Held,
    ) -> None:
        """``before``: in how many articles of the archive each term of those that come is, by the terms' keys.

        The rows of those that come are not there yet.

        ``held`` is what the transaction before has read, where it still holds; this one adds to it, and after it the
        next may have it. Others that place articles wait until this transaction ends.
        """
        database.lock(connection, ["stories"])
        super().__init__(connection, database, ())
        self._held = held
        self._coming, self._now = coming, 0
        self._before = before
        self._begun, self._gone = set[int](), set[int]()
        """Stories that are new and there now, and those of the archive that are there no more."""
        self._members: dict[int, list[Row]] = {}
        self._last: dict[int, int] = {}
        """Of each story that changes, which of the coming articles changed it last."""
        self._anywhere_of: dict[int, list[Holder]] = {}
        self._near_of: dict[tuple[str, str], dict[int, list[Holder]]] = defaultdict(dict)
        self._inexact_of: dict[tuple[str, ...], dict[int, list[Holder]]] = defaultdict(dict)
        self._new: dict[int, list[tuple[Holder, str]]] = defaultdict(list)
        """Of the terms by their numbers the articles that are placed, each with its day."""
        self._prints: dict[int, list[int]] = defaultdict(list)
        """The articles that have a fingerprint: those of the archive, and those that are placed."""
        self._asked = {mark for one in coming for mark in one.fingerprints[:SAMPLED]}
        self._newest: int | None = None
        self._everywhere = self._learn_prints()
        self._learn_terms()

    def place_all(self) -> None:
        """Put each of the coming articles into a story."""
        self._ask_ahead()
        for now, one in enumerate(self._coming):
            self._now, self._placed = now, one.key
            numbers, weights = self._held.outlines.terms(one.key)
            self._held.vocabulary.counts[numbers] += 1
            self._size, self._fingerprints = one.key, one.fingerprints
            place(self._articles([_row(one)]), self)
            for number, weight in zip(numbers.tolist(), weights.tolist(), strict=True):
                self._new[number].append(((one.key, weight), one.day))
            for mark in self._asked.intersection(one.fingerprints):
                self._prints[mark].append(one.key)

    def story_of(self, article_id: str) -> int:
        """The key of the story in which one of the placed articles is."""
        return self._story_of[article_id] or 0

    def write_stories(self) -> None:
        """Store which stories there are now; those of the articles that came are for their own rows to say."""
        articles, stories, connection = schema.articles, schema.stories, self._connection
        # A key that was given up and given anew has its row already.
        self._database.insert_many(connection, stories, [(key, None) for key in sorted(self._begun - self._gone)])
        moved = [
            {"article_key": row.key, "home": story}
            for story, rows in self._members.items()
            for row in rows
            if row.story not in (None, story)
        ]
        if moved:
            this = update(articles).where(articles.c.key == bindparam("article_key"))
            connection.execute(this.values(story=bindparam("home")), moved)
        if left := sorted(self._gone - self._begun):
            connection.execute(delete(stories).where(self._database.among(stories.c.key, left)))

    def name_stories(self) -> None:
        """Give the stories that have changed their titles, each as it was when it last changed.

        The articles' own rows are stored by now.
        """
        changed: dict[int, list[int]] = defaultdict(list)
        for story, when in self._last.items():
            changed[when].append(story)
        self._hold_of((story, None) for story in self._last)
        titles = []
        for when in range(len(self._coming) - 1, -1, -1):
            one = self._coming[when]
            self._size = one.key
            found = self.members([f"story-{story}" for story in changed[when]], None)
            for name, rows in found.places.items():
                titles.append({"story_key": story_key(name), "called": self._title_of(found.articles.part(rows))})
            self._held.vocabulary.counts[self._held.outlines.terms(one.key)[0]] -= 1
        for one in self._coming:
            self._held.vocabulary.counts[self._held.outlines.terms(one.key)[0]] += 1
        if titles:
            this = schema.stories.c.key == bindparam("story_key")
            named = update(schema.stories).where(this).values(title=bindparam("called"))
            self._connection.execute(named, titles)

    def copies(self, article: Articles) -> dict[str, float]:
        """As ``Shelf`` has it."""
        prints = self._fingerprints[:SAMPLED]
        if len(prints) < COPIED_LEAST:
            return {}
        lists = (self._prints[mark] for mark in prints if mark in self._prints and mark not in self._everywhere)
        shared = Counter(chain.from_iterable(keys for keys in lists if len(keys) < COMMON))
        found = much(shared.items(), len(prints))
        ids = self._ids_of(found)
        return {ids[key]: part for key, part in found.items()}

    def begin(self, article: str) -> str:
        """As ``Shelf`` has it."""
        key = self._new_key()
        self._begun.add(key)
        self._members[key] = []
        self._put(key)
        return f"story-{key}"

    def put(self, article: str, story: str) -> None:
        """As ``Shelf`` has it."""
        self._put(story_key(story) or 0)

    def merge(self, story: str, into: str) -> None:
        """As ``Shelf`` has it."""
        left, home = story_key(story) or 0, story_key(into) or 0
        moved = self._members.pop(left)
        self._story_of.update((row.id, home) for row in moved)
        self._members[home] = sorted([*self._members[home], *moved], key=_in_order)
        if left in self._begun:
            self._begun.remove(left)
        else:
            self._gone.add(left)
        self._last.pop(left, None)
        self._last[home] = self._now
        if left == self._newest:
            self._newest = self._highest()

    def _put(self, story: int) -> None:
        one = self._coming[self._now]
        self._story_of[one.id] = story
        self._last[story] = self._now
        insort(self._members[story], _row(one), key=_in_order)

    def _anywhere(self, terms: Sequence[int]) -> dict[int, list[Holder]]:
        known = self._anywhere_of
        if missing := [number for number in terms if number not in known]:
            known |= super()._anywhere(missing)
        new = self._new
        return {n: known[n] + [held for held, _ in new[n]] if n in new else known[n] for n in terms}

    def _near(self, terms: Sequence[int], since: str, until: str) -> dict[int, list[Holder]]:
        known = self._near_of[since, until]
        if missing := [number for number in terms if number not in known]:
            known |= super()._near(missing, since, until)
        new = self._new
        return {
            n: known[n] + [held for held, day in new[n] if since <= day <= until] if n in new else known[n]
            for n in terms
        }

    def _inexact(self, terms: Sequence[int], days: tuple[str, ...]) -> dict[int, list[Holder]]:
        known = self._inexact_of[days]
        if missing := [number for number in terms if number not in known]:
            known |= super()._inexact(missing, days)
        new = self._new
        return {n: known[n] + [held for held, day in new[n] if day in days] if n in new else known[n] for n in terms}

    def _rows_of(self, stories: Sequence[int]) -> Mapping[int, list[Row]]:
        missing = [story for story in stories if story not in self._members]
        if missing:
            self._members.update(super()._rows_of(missing))
        return {story: self._members[story] for story in stories}

    def _ask_ahead(self) -> None:
        """Ask at once for what placing the articles will ask for, as far as can be told before the first is placed."""
        self._size = self._coming[-1].key
        articles = self._articles([_row(one) for one in self._coming])
        telling = [(articles.telling(row), article.day) for row, article in enumerate(articles.known)]
        anywhere, near, loosely = (
            set[int](),
            defaultdict[int, set[int]](set),
            defaultdict[tuple[str, ...], set[int]](set),
        )
        for terms, day in telling:
            if day is None:
                anywhere.update(self._seldom(terms))
            else:
                near[day].update(terms)
                loosely[inexact(day)].update(self._seldom(terms))
        self._anywhere(sorted(anywhere))
        for day, numbers in near.items():
            self._near(sorted(numbers), *around(day))
        for days, numbers in loosely.items():
            self._inexact(sorted(numbers), days)
        closest = [(nearest(self._agreeing(terms, day)), day) for terms, day in telling]
        ids = self._ids_of({key for keys, _ in closest for key in keys})
        homes = {(story, day) for keys, day in closest for key in keys if (story := self._story_of[ids[key]])}
        self._hold_of(homes)

    def _hold_of(self, stories: Iterable[tuple[int, int | None]]) -> None:
        """Know the articles of stories, each that is compared on a day."""
        asked = list(stories)
        rows = self._rows_of(sorted({story for story, _ in asked}))
        keys = {row.key for story, day in asked for row in nearest_in_time(rows[story], day)}
        self._hold(sorted(key for key in keys if key not in self._held.outlines))

    def _learn_prints(self) -> set[int]:
        """The articles of the archive that have the fingerprints of those that come; the prints that are everywhere."""
        found, everywhere = holders_of(self._connection, self._database, sorted(self._asked))
        for mark, key in found:
            self._prints[mark].append(key)
        return everywhere

    def _learn_terms(self) -> None:
        held = self._held
        for one in self._coming:
            held.vocabulary.meet((key, term, self._before[key]) for key, term, _ in one.terms)
            held.outlines.put(one.key, [key for key, *_ in one.terms], [weight for *_, weight in one.terms], one.about)
            held.ids[one.key] = one.id

    def _new_key(self) -> int:
        """The key that the archive would give the next story."""
        if not self._database.one_writer:
            return self._database.next_keys(self._connection, schema.stories, 1)[0]
        self._newest = 1 + (self._highest() if self._newest is None else self._newest)
        return self._newest

    def _highest(self) -> int:
        """The highest key of a story that is still there."""
        stories = schema.stories
        there = ~stories.c.key.in_(sorted(self._gone))
        last = self._connection.execute(select(func.max(stories.c.key)).where(there)).scalar() or 0
        return max(last, max(self._begun, default=0))


def _row(one: Coming) -> Row:
    return Row(one.key, one.id, one.title, one.published, None, day_number(one.published))


def _in_order(row: Row) -> tuple[bool, str, str]:
    return row.published is None, row.published or "", row.id
