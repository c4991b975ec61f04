"""Spans: places in a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

Span = tuple[int, int]
"""``(start, end)``: Unicode code points into the text of the article, end exclusive."""


def whole_words(text: str, span: Span) -> Span:
    """``span`` widened so that it neither begins nor ends inside a word."""
    start, end = span
    while start > 0 and text[start - 1].isalnum() and text[start : start + 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1 : end].isalnum():
        end += 1
    return start, end


def meets(spans: Iterable[Span], span: Span) -> bool:
    """Whether any of ``spans`` has a character of ``span``."""
    return any(start < span[1] and span[0] < end for start, end in spans)


class Places:
    """Where things begin in a text, by their numbers: to look around a place without looking at all of them."""

    def __init__(self, begins: Iterable[tuple[int, int]]) -> None:
        self._begins = sorted(begins)

    def between(self, start: int, end: int) -> list[int]:
        """The numbers of what begins in ``[start, end)``, in order."""
        low, high = bisect_left(self._begins, (start, -1)), bisect_left(self._begins, (end, -1))
        return sorted({number for _, number in self._begins[low:high]})

    def before(self, end: int, most: int = 40) -> list[int]:
        """The numbers of the last ``most`` that begin before ``end``, in order: few reach farther over a place."""
        high = bisect_left(self._begins, (end, -1))
        return sorted({number for _, number in self._begins[max(0, high - most) : high]})
