"""Texts as tokens, and how far two sets of spans agree in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from wherefrom.evaluate.gold import ROLES, Record
from wherefrom.lang.en.patterns import scoring as en

Tokens = frozenset[int]
RoleTokens = dict[str, Tokens]

ENOUGH = 0.5
"""The share of the tokens of the union that two spans must have in common to count as the same."""
_TOKEN = re.compile(r"\w+|[$%]")


class Tokenized:
    """A text's tokens (words, numbers, $ and %), to say which of them some spans touch."""

    def __init__(self, text: str) -> None:
        self._text = text
        tokens = [m.span() for m in _TOKEN.finditer(text) if m.group()[0].isalnum() or m.group()[0] in "$%"]
        self._starts = [start for start, _ in tokens]
        self._ends = [end for _, end in tokens]

    def touched(self, spans: Iterable[Sequence[int]]) -> Tokens:
        """The tokens that at least one of ``spans`` touches."""
        ranges = (range(bisect_right(self._ends, a), bisect_left(self._starts, b)) for a, b in spans)
        return frozenset(token for tokens in ranges for token in tokens)

    def roles(self, attributions: Iterable[Record]) -> list[RoleTokens]:
        """For each attribution the tokens of its source, cue and content, without a "that" or "to" before a content."""
        return [{role: self.touched(self._scored(role, a.get(role) or [])) for role in ROLES} for a in attributions]

    def _scored(self, role: str, spans: Sequence[Sequence[int]]) -> Iterable[Sequence[int]]:
        if role != "content":
            return spans
        openers = (en.OPENER.match(self._text, start, end) for start, end in spans)
        return [(opener.end() if opener else start, end) for opener, (start, end) in zip(openers, spans, strict=True)]


def overlap(a: Tokens, b: Tokens) -> float:
    """The share of the tokens of the union that both have; 1 where both are empty."""
    if not a and not b:
        return 1.0
    return len(a & b) / len(a | b)


def pair(candidates: Iterable[tuple[float, float, int, int]]) -> list[tuple[int, int]]:
    """One-to-one pairs (gold, read), best first."""
    pairs: list[tuple[int, int]] = []
    used_gold: set[int] = set()
    used_read: set[int] = set()
    for *_, i, j in sorted(candidates, reverse=True):
        if i not in used_gold and j not in used_read:
            used_gold.add(i)
            used_read.add(j)
            pairs.append((i, j))
    return pairs
