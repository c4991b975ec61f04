"""What is worth a person's look: statements of low trust on which much hangs, and a random part, to measure errors.

The random part is drawn among all statements, whatever their trust, in an order that only the seed and the words tell.
So those of it that somebody has looked at, up to the first that nobody has, are a simple random sample, and the share
of errors in it is that of the archive (Cochran, *Sampling Techniques*, 1977, chapter 3).
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import heapify, heappop
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from wherefrom.archive.corrections.history import History, history
from wherefrom.archive.corrections.types import OF_READING
from wherefrom.archive.store import schema
from wherefrom.archive.store.schema import STATEMENTS_EACH

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

    from wherefrom.archive.archive import Archive
    from wherefrom.archive.store.database import Database
    from wherefrom.reading.types import Kind

FIFTH = 5
"""One of so many in the queue is drawn at random."""
_STANDS_ALONE = 2.0
"""What an origin counts that nobody else in the story has: it comes or goes with the statement."""
_Z = 1.96
_LOOKS = (*sorted(OF_READING), "read-through")
"""By what a person shows to have looked at statements."""
_MORE = 20
"""So many more statements than are wanted are read at once, for some may have been looked at."""
_FIRST = 200


@dataclass(frozen=True, slots=True)
class Queued:
    """A statement to look at. ``hangs``: the articles of its story whose trace may change, and those of its party.

    ``weight``: the probability that it is wrong times what hangs on it. ``is_sample``: it was drawn at random; only
    those tell how many errors there are.
    """

    article: str
    title: str | None
    statement: int
    content: str
    name: str
    kind: Kind
    confidence: float
    hangs: float
    weight: float
    is_sample: bool


class _Weight(NamedTuple):
    """What hangs on a statement, and that times the probability that it is wrong."""

    hangs: float
    weight: float


class _Row(NamedTuple):
    """A statement with its key in the archive."""

    key: int
    queued: Queued


@dataclass(frozen=True, slots=True)
class Measured:
    """Of the first statements of the random order that people looked at, how many were wrong.

    ``low`` and ``high`` bound the share of errors in the archive (Wilson's interval, 95 %); None where nobody looked.
    """

    looked_at: int
    wrong: int
    low: float | None = None
    high: float | None = None

    @property
    def share(self) -> float | None:
        """The share of errors; None where nobody has looked at any."""
        return self.wrong / self.looked_at if self.looked_at else None


def queue(archive: Archive, limit: int = 50, seed: int = 0) -> tuple[Queued, ...]:
    """At most ``limit`` statements that nobody has looked at: those with most weight, and every fifth drawn at random.

    Of all statements numbers are compared; words are read of those alone that come up. Raises ValueError where
    ``limit`` is below 1.
    """
    if limit < 1:
        raise ValueError(f"limit must be at least 1, not {limit}")
    with archive.connect() as connection:
        looked = _LookedAt(archive, _corrected(connection))
        weights = _weights(connection, archive.database)
        lots = _in_order(connection, archive.database, seed)
        drawn = _taken(connection, lots, weights, looked, -(-limit // FIFTH))
        without = {one.key for one in drawn}
        weighty = (key for key in _weightiest(weights) if key not in without)
        rest = iter(_taken(connection, weighty, weights, looked, limit - len(drawn)))
    found: list[Queued] = []
    for sample in drawn:
        found += (one.queued for one in islice(rest, FIFTH - 1))
        found.append(replace(sample.queued, is_sample=True))
    return tuple([*found, *(one.queued for one in rest)][:limit])


def _weightiest(weights: Mapping[int, _Weight]) -> Iterator[int]:
    """The keys of statements, those with most weight first; of equals the one that was added last."""
    heap = [(-found.weight, -(key // STATEMENTS_EACH), key) for key, found in weights.items()]
    heapify(heap)
    while heap:
        yield heappop(heap)[-1]


def _taken(
    connection: Connection, keys: Iterator[int], weights: Mapping[int, _Weight], looked: _LookedAt, most: int
) -> list[_Row]:
    """The first of the statements with these keys that nobody has looked at."""
    found: list[_Row] = []
    while len(found) < most and (page := list(islice(keys, most + _MORE))):
        rows = _rows(connection, page, weights)
        found += (row for key in page if (row := rows.get(key)) and not looked.has(row.queued))
    return found[:most]


class _LookedAt:
    """Which statements people have looked at; what is said of an article is worked out where one of it comes up."""

    def __init__(self, archive: Archive, corrected: Collection[str]) -> None:
        self._archive, self._corrected = archive, corrected
        self._known: dict[str, Collection[int]] = {}

    def has(self, one: Queued) -> bool:
        """Whether somebody put the statement right or confirmed it."""
        if one.article not in self._corrected:
            return False
        if one.article not in self._known:
            self._known[one.article] = history(self._archive, one.article).looked_at
        return one.statement in self._known[one.article]


def measured(archive: Archive, seed: int = 0) -> Measured:
    """How many of the statements are wrong, by those of the random part that people looked at."""
    with archive.connect() as connection:
        corrected = _corrected(connection)
        order = [
            (_order(seed, article, content), wrong)
            for article in corrected
            for content, wrong in _verdicts(history(archive, article))
        ]
        # The first of the articles of which nobody said anything ends the sample, whatever comes after it.
        lot = archive.database.sha256(str(seed), _ARTICLES.c.id, _STATEMENTS.c.content)
        others = select(lot).select_from(_STATEMENTS.join(_ARTICLES)).where(_is_not_corrected())
        end = connection.execute(others.order_by(lot).limit(1)).scalar()
    wrong: list[bool] = []
    for place, said in sorted(order, key=lambda one: one[0]):
        if said is None or (end is not None and place > end):
            break
        wrong.append(said)
    return _with_bounds(len(wrong), sum(wrong))


def _with_bounds(looked_at: int, wrong: int) -> Measured:
    if not looked_at:
        return Measured(0, 0)
    share, z = wrong / looked_at, _Z**2 / looked_at
    middle, half = share + z / 2, _Z * ((share * (1 - share) + z / 4) / looked_at) ** 0.5
    return Measured(looked_at, wrong, max(0.0, (middle - half) / (1 + z)), min(1.0, (middle + half) / (1 + z)))


def _verdicts(found: History) -> Iterator[tuple[str, bool | None]]:
    """Of each statement of the model its words, and whether it is wrong; None where nobody looked at it."""
    shown, model, looked_at = found.shown, found.model, found.looked_at
    here = {number: statement for statement, number in shown.model.items()}
    numbered = {statement.id: statement for statement in shown.reading.statements}
    for number, before in enumerate(model.statements):
        words = model.article.words_at(before.content)
        if number not in here:
            yield words, True
        elif here[number] not in looked_at:
            yield words, None
        else:
            after = numbered[here[number]]
            kept = [(link.name, link.kind) for link in before.chain], before.content, before.stance
            yield words, kept != ([(link.name, link.kind) for link in after.chain], after.content, after.stance)


def _order(seed: int, article: str, content: str) -> str:
    return hashlib.sha256(f"{seed}\0{article}\0{content}".encode("utf-8", "replace")).hexdigest()


def _corrected(connection: Connection) -> set[str]:
    """The articles of which people put something right, or that they read through."""
    table, articles = schema.corrections, schema.articles
    query = select(articles.c.id).join(table, table.c.article == articles.c.key).distinct()
    return set(connection.execute(query.where(table.c.action.in_(_LOOKS))).scalars())


def _is_not_corrected() -> ColumnElement[bool]:
    table = schema.corrections
    mine = (table.c.article == _ARTICLES.c.key) & table.c.action.in_(_LOOKS)
    return ~select(table.c.key).where(mine).exists()


def _in_order(connection: Connection, database: Database, seed: int) -> Iterator[int]:
    """The keys of all statements in the random order of ``seed``, as ``_order`` has it; the database sorts."""
    lot = database.sha256(str(seed), _ARTICLES.c.id, _STATEMENTS.c.content)
    query = select(_STATEMENTS.c.key).join(_ARTICLES, _ARTICLES.c.key == _STATEMENTS.c.article).order_by(lot)
    start, size = 0, _FIRST
    while keys := connection.execute(query.limit(size).offset(start)).scalars().all():
        yield from keys
        start, size = start + size, size * 4


def _weights(connection: Connection, database: Database) -> dict[int, _Weight]:
    """What hangs on each statement that shows, by its key."""
    speakers, names, parties = schema.speakers, schema.party_names, schema.parties
    said = (
        select(speakers.c.statement, names.c.party, parties.c.statements)
        .join(names, names.c.key == speakers.c.name)
        .join(parties, parties.c.key == names.c.party)
        .where(speakers.c.position == 0)
        .order_by(parties.c.statements, parties.c.key)  # Of a joint source the member counts that says most.
    )
    whose = {key: (party, total) for key, party, total in database.fetched(connection, said)}
    stories = dict(database.fetched(connection, select(_ARTICLES.c.key, _ARTICLES.c.story)))
    sizes = Counter(stories.values())
    beside = Counter((stories[key // STATEMENTS_EACH], party) for key, (party, _) in whose.items())
    found: dict[int, _Weight] = {}
    for key, confidence in database.fetched(connection, select(_STATEMENTS.c.key, _STATEMENTS.c.confidence)):
        story = stories[key // STATEMENTS_EACH]
        party, total = whose.get(key, (0, 1))
        alone = _STANDS_ALONE if beside.get((story, party), 1) == 1 else 1.0
        hangs = (1 if story is None else sizes[story]) * alone + max(0, total - 1) ** 0.5
        found[key] = _Weight(hangs, (1.0 - confidence) * hangs)
    return found


def _rows(connection: Connection, keys: Sequence[int], weights: Mapping[int, _Weight]) -> dict[int, _Row]:
    """The statements with these keys, by them."""
    query = (
        select(
            _STATEMENTS.c.key, _ARTICLES.c.id, _ARTICLES.c.title, _STATEMENTS.c.id.label("statement"),
            _STATEMENTS.c.content, _LINKS.c.name, _LINKS.c.kind, _STATEMENTS.c.confidence,
        )
        .join(_ARTICLES, _ARTICLES.c.key == _STATEMENTS.c.article)
        .join(_LINKS, (_LINKS.c.statement == _STATEMENTS.c.key) & (_LINKS.c.position == 0))
        .where(_STATEMENTS.c.key.in_(keys))
    )  # fmt: skip
    found = {}
    for row in connection.execute(query):
        if hangs := weights.get(row.key):
            found[row.key] = _Row(row.key, Queued(*row[1:], *hangs, is_sample=False))
    return found


_ARTICLES, _STATEMENTS, _LINKS = schema.articles, schema.statements, schema.links
