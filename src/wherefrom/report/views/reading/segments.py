"""A text cut into segments that each carry the marks lying over them: spans may nest, overlap and be in pieces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Role = Literal["content", "cue", "source", "date", "mention", "furniture", "credit", "tag"]


@dataclass(frozen=True, slots=True)
class Mark:
    """One span of the text and what it is there: the role, and the statement (or for a mention the source) it is of."""

    start: int
    end: int
    role: Role
    of: int = 0


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text over which the same marks lie, outermost first: longer ones before those inside them."""

    start: int
    end: int
    marks: tuple[Mark, ...]

    def of(self, role: Role) -> list[int]:
        """What the marks of one role are of, outermost first, each once."""
        return list(dict.fromkeys(mark.of for mark in self.marks if mark.role == role))


def segments(start: int, end: int, marks: Iterable[Mark], cuts: Iterable[int] = ()) -> Iterator[Segment]:
    """The segments of ``text[start:end]`` in order; together they cover it exactly, each character once.

    Every start and end of a mark, and every one of ``cuts``, begins a new segment. Parts of marks outside the range,
    and empty marks, are left out. Takes time in proportion to n log n plus the marks of all segments.
    """
    opening: dict[int, list[Mark]] = {}
    places = {start, end, *(cut for cut in cuts if start < cut < end)}
    for mark in marks:
        left, right = max(mark.start, start), min(mark.end, end)
        if left < right:
            opening.setdefault(left, []).append(mark)
            places |= {left, right}
    over: list[Mark] = []
    for left, right in pairwise(sorted(places)):
        closed = [mark for mark in over if mark.end > left]
        over = sorted(closed + opening[left], key=_outermost_first) if left in opening else closed
        yield Segment(left, right, tuple(over))


def _outermost_first(mark: Mark) -> tuple[int, int, int, str]:
    return (mark.start, -mark.end, mark.of, mark.role)
