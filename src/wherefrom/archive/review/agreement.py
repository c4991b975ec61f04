"""Whether two people agree: which statements there are, with which words, of which kind and stance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from wherefrom.archive.corrections.history import History, history
from wherefrom.archive.corrections.overlay import overlay
from wherefrom.archive.corrections.pairing import anchor_of, paired
from wherefrom.archive.store import schema
from wherefrom.archive.store.rows import storable
from wherefrom.errors import NotInArchiveError

if TYPE_CHECKING:
    from wherefrom.archive.archive import Archive
    from wherefrom.reading.types import Statement
    from wherefrom.text.span import Span


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two people who looked at the same statements make of them.

    ``articles`` and ``statements``: how many both looked at. ``found``: F1 of the statements that each says there are;
    ``spans``: F1 of the characters of their contents. ``kind`` and ``stance``: Krippendorff's alpha of the origin's
    kind and of the stance, over the statements that both say there are; None where it cannot be told.
    """

    articles: int
    statements: int
    found: float | None
    spans: float | None
    kind: float | None
    stance: float | None


def agreement(archive: Archive, one: str, other: str) -> Agreement:
    """How far two people agree; each is heard without what the other said.

    In an article that both read through all statements count, else those that both looked at. Raises NotInArchiveError
    where one of them has put nothing right.
    """
    both = _articles_of(archive, one) & _articles_of(archive, other)
    pairs: list[tuple[Statement | None, Statement | None]] = []
    counted = 0
    for article in sorted(both):
        here = list(_compared(history(archive, article), _whole(archive, article, one, other), one, other))
        pairs += here
        counted += bool(here)
    matched = [(a, b) for a, b in pairs if a is not None and b is not None]
    ones, others = (sum(pair[side] is not None for pair in pairs) for side in (0, 1))
    shared = sum(_shared(a.content, b.content) for a, b in matched)
    lengths = sum(_length(s.content) for pair in pairs for s in pair if s is not None)
    return Agreement(
        counted,
        len(pairs),
        2 * len(matched) / (ones + others) if ones + others else None,
        2 * shared / lengths if lengths else None,
        krippendorff_alpha([(a.chain[0].kind, b.chain[0].kind) for a, b in matched]),
        krippendorff_alpha([(a.stance, b.stance) for a, b in matched]),
    )


def krippendorff_alpha(units: Sequence[Sequence[Hashable | None]]) -> float | None:
    """Krippendorff's alpha for nominal data: for each unit what each person says, None where one says nothing.

    1 is full agreement, 0 what chance gives (K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011). None
    where nothing can be compared, or only one value was ever given.
    """
    agreeing = total = 0.0
    counts: Counter[Hashable] = Counter()
    for unit in units:
        values = Counter(value for value in unit if value is not None)
        size = values.total()
        if size > 1:
            agreeing += sum(n * (n - 1) for n in values.values()) / (size - 1)
            counts += values
            total += size
    by_chance = sum(n * (n - 1) for n in counts.values())
    possible = total * (total - 1)
    if not total or possible == by_chance:
        return None
    return 1 - (1 - agreeing / total) / (1 - by_chance / possible)


def _articles_of(archive: Archive, person: str) -> set[str]:
    table, articles = schema.corrections, schema.articles
    query = select(articles.c.id).join(table, table.c.article == articles.c.key)
    with archive.connect() as connection:
        found = set(connection.execute(query.where(table.c.person == storable(person.strip()))).scalars())
    if not found:
        raise NotInArchiveError(f"{archive.database.where}: {person} has put nothing right in it")
    return found


def _whole(archive: Archive, article: str, one: str, other: str) -> bool:
    """Whether both read the article through."""
    table, articles = schema.corrections, schema.articles
    query = select(table.c.person).join(articles, articles.c.key == table.c.article).where(articles.c.id == article)
    read = table.c.action.in_(("read-through",)) & table.c.state.in_(("applied", "overruled"))
    with archive.connect() as connection:
        people = set(connection.execute(query.where(read)).scalars())
    return {one, other} <= people


def _compared(found: History, whole: bool, one: str, other: str) -> Iterator[tuple[Statement | None, Statement | None]]:
    """Each statement as one and as the other has it; None where there is none to them."""
    views = []
    for person in (one, other):
        said = [k.correction for k in found.corrections if k.state not in ("undone", "waiting")]
        shown = overlay(found.model, [c for c in said if c.person == person and c.action != "undo"])
        numbered = {s.id: s for s in shown.reading.statements}
        held = {number: numbered[id] for id, number in shown.model.items()}
        looked = {number for id, number in shown.model.items() if id in shown.by}
        looked |= set(range(len(found.model.statements))) - held.keys()
        views.append((held, looked, [numbered[id] for id in shown.added]))
    (held, looked, added), (held_too, looked_too, added_too) = views
    for number in range(len(found.model.statements)):
        pair = held.get(number), held_too.get(number)
        if (whole or number in looked & looked_too) and pair != (None, None):
            yield pair
    if whole or (added and added_too):
        text = found.model.article.text
        pairs = paired([anchor_of(text, statement) for statement in added], added_too)
        yield from ((added[a], added_too[b]) for a, b in pairs.items())
        yield from ((s, None) for place, s in enumerate(added) if whole and place not in pairs)
        yield from ((None, s) for place, s in enumerate(added_too) if whole and place not in pairs.values())


def _shared(one: Sequence[Span], other: Sequence[Span]) -> int:
    return sum(max(0, min(end, stop) - max(start, begin)) for start, end in one for begin, stop in other)


def _length(spans: Sequence[Span]) -> int:
    return sum(end - start for start, end in spans)
