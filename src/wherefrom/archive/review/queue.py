"""What is worth a person's look: statements of low trust on which much hangs, and a random part, to measure errors.

The random part is drawn among all statements, whatever their trust, in an order that only the seed and the words tell.
So those of it that somebody has looked at, up to the first that nobody has, are a simple random sample, and the share
of errors in it is that of the archive (Cochran, *Sampling Techniques*, 1977, chapter 3).
"""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from wherefrom.archive.corrections.history import History, history
from wherefrom.archive.corrections.types import OF_READING
from wherefrom.archive.store import schema
from wherefrom.archive.store.schema import STATEMENTS_EACH

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from wherefrom.archive.archive import Archive
    from wherefrom.reading.types import Kind

FIFTH = 5
"""One of so many in the queue is drawn at random."""
_STANDS_ALONE = 2.0
"""What an origin counts that nobody else in the story has: it comes or goes with the statement."""
_Z = 1.96


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

    Raises ValueError where ``limit`` is below 1.
    """
    if limit < 1:
        raise ValueError(f"limit must be at least 1, not {limit}")
    with archive.connect() as connection:
        corrected = _corrected(connection)
        looked = {(one, statement) for one in corrected for statement in history(archive, one).looked_at}
        rows = [row for row in _rows(connection) if (row.article, row.statement) not in looked]
    weighty = heapq.nlargest(limit, rows, key=lambda row: (row.weight, row.article, -row.statement))
    drawn = heapq.nsmallest(-(-limit // FIFTH), rows, key=lambda row: _order(seed, row.article, row.content))
    taken = {(row.article, row.statement) for row in drawn}
    rest = iter(row for row in weighty if (row.article, row.statement) not in taken)
    found: list[Queued] = []
    for sample in drawn:
        found += [row for row, _ in zip(rest, range(FIFTH - 1), strict=False)]
        found.append(_as_sample(sample))
    return tuple([*found, *rest][:limit])


def measured(archive: Archive, seed: int = 0) -> Measured:
    """How many of the statements are wrong, by those of the random part that people looked at."""
    with archive.connect() as connection:
        corrected = _corrected(connection)
        rows = [(row.article, row.content) for row in _rows(connection) if row.article not in corrected]
    order: list[tuple[str, bool | None]] = [(_order(seed, article, content), None) for article, content in rows]
    for article in corrected:
        found = history(archive, article)
        order += [(_order(seed, article, content), wrong) for content, wrong in _verdicts(found)]
    wrong: list[bool] = []
    for _, said in sorted(order, key=lambda one: one[0]):
        if said is None:
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


def _as_sample(row: Queued) -> Queued:
    return Queued(
        row.article,
        row.title,
        row.statement,
        row.content,
        row.name,
        row.kind,
        row.confidence,
        row.hangs,
        row.weight,
        True,
    )


def _corrected(connection: Connection) -> set[str]:
    """The articles of which people put something right, or that they read through."""
    table, articles = schema.corrections, schema.articles
    query = select(articles.c.id).join(table, table.c.article == articles.c.key).distinct()
    return set(connection.execute(query.where(table.c.action.in_((*sorted(OF_READING), "read-through")))).scalars())


def _rows(connection: Connection) -> Iterator[Queued]:
    """Every statement that shows, with what hangs on it."""
    articles, statements, links, speakers = schema.articles, schema.statements, schema.links, schema.speakers
    sizes = dict[int, int]()
    query = select(articles.c.story, func.count().label("n")).group_by(articles.c.story)
    for row in connection.execute(query):
        sizes[row.story or 0] = row.n if row.story is not None else 1
    names, parties = schema.party_names, schema.parties
    said = {
        row.key: (row.party, row.statements)
        for row in connection.execute(
            select(names.c.key, names.c.party, parties.c.statements).join(parties, parties.c.key == names.c.party)
        )
    }
    whose = {
        row.statement: said[row.name]
        for row in connection.execute(select(speakers.c.statement, speakers.c.name).where(speakers.c.position == 0))
        if row.name in said
    }
    of_story: dict[tuple[int | None, int], int] = {}
    stories = {row.key: row.story for row in connection.execute(select(articles.c.key, articles.c.story))}
    for statement, (party, _) in whose.items():
        place = stories[statement // STATEMENTS_EACH], party
        of_story[place] = of_story.get(place, 0) + 1
    query = (
        select(
            articles.c.id, articles.c.title, articles.c.story, statements.c.key, statements.c.id.label("statement"),
            statements.c.content, statements.c.confidence, links.c.name, links.c.kind,
        )
        .join(statements, statements.c.article == articles.c.key)
        .join(links, (links.c.statement == statements.c.key) & (links.c.position == 0))
    )  # fmt: skip
    for row in connection.execute(query):
        party, total = whose.get(row.key, (0, 1))
        alone = of_story.get((row.story, party), 1) == 1
        articles_of_story = sizes.get(row.story or 0, 1) if row.story is not None else 1
        hangs = articles_of_story * (_STANDS_ALONE if alone else 1.0) + max(0, total - 1) ** 0.5
        weight = (1.0 - row.confidence) * hangs
        yield Queued(
            row.id, row.title, row.statement, row.content, row.name, row.kind, row.confidence, hangs, weight, False
        )
