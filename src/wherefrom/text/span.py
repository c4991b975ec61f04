"""Spans: places in a text."""

from __future__ import annotations

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
