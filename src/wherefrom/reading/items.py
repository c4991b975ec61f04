"""Items of a text that tells of several things one after the other: entries, paragraphs of a round-up, letters.

Names hold for the whole text; a pronoun does not look from one item into another, and nobody's words go on there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wherefrom.lang.en.patterns import sections as en
from wherefrom.text.sentences import paragraphs
from wherefrom.text.span import Span, meets

_CLOSING = frozenset('.!?…”"')
FEWEST = 3
"""Marks of one sort that a text must have to be one of several items."""
CREDITS = 2
"""Paragraphs that must end on the name of an outlet in brackets; letters that must be signed."""
SHORT = 60
"""Characters of a line that may be a signature."""


@dataclass(frozen=True, slots=True)
class Item:
    """One of several things told in a text; ``credit`` names the outlet that had it, in brackets at its end."""

    span: Span
    credit: Span | None = None


def items_of(text: str, outlets: Sequence[Span]) -> tuple[Item, ...]:
    """The items of ``text`` in order, which cover it; none where it is all one. ``outlets``: where it names some."""
    spans = paragraphs(text)
    credits = [_credit(text, span) for span in spans]
    if sum(_is_among(name, outlets) for name in credits if name is not None) >= CREDITS:
        return tuple(map(Item, spans, credits))
    starts = max((sorted(found) for found in _starts(text, spans)), key=len, default=[])
    if len(starts) < FEWEST - 1:
        return ()
    edges = [0, *(at for at in starts if at > 0), len(text)]
    return tuple(Item((start, end)) for start, end in zip(edges, edges[1:], strict=False) if start < end)


def item_at(items: Sequence[Item], at: int) -> Item | None:
    """The item that holds offset ``at``."""
    i = bisect_right([item.span[0] for item in items], at) - 1
    return items[i] if i >= 0 and at < items[i].span[1] else None


def _credit(text: str, span: Span) -> Span | None:
    match = en.CREDITED.search(text, *span)
    return None if match is None or match.start() == span[0] else match.span("name")


def _is_among(name: Span, outlets: Sequence[Span]) -> bool:
    return meets(outlets, name)


def _starts(text: str, spans: Sequence[Span]) -> Iterator[set[int]]:
    """Where items begin, by each sort of mark that may tell it."""
    for pattern in (en.SALUTATION, en.ENTRY, en.NUMBERED, en.DATELINE, en.CAPITAL_HEADING):
        found = {match.start() for match in pattern.finditer(text)}
        yield found if len(found) >= FEWEST else set()
    parted = {match.end() for match in en.PARTED.finditer(text)}
    yield parted if len(parted) >= FEWEST else set()
    signed = {end for start, end in spans if end - start <= SHORT and _signs(text, start, end)}
    yield signed if len(signed) >= CREDITS and _are_letters(text, sorted(signed)) else set()


def _are_letters(text: str, ends: Sequence[int]) -> bool:
    """Whether most of what ends there is told by an "I" or "we"."""
    told = [en.OWN_WORDS.search(text, start, end) is not None for start, end in zip([0, *ends], ends, strict=False)]
    return 3 * sum(told) >= 2 * len(told)


def _signs(text: str, start: int, end: int) -> bool:
    """Whether a line names who wrote the letter above it: no heading, which has its text below and not above."""
    above = text[max(0, start - SHORT) : start].rstrip()[-1:]
    return above in _CLOSING and bool(en.SIGNATURE.fullmatch(text, start, end))
