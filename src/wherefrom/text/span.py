"""Spans: places in a text."""

from __future__ import annotations

Span = tuple[int, int]
"""``(start, end)``: Unicode code points into the text of the article, end exclusive."""
