"""Whose text an article is by its head and foot: news agencies, which many print and nobody needs to credit twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wherefrom.intake.article import Article
from wherefrom.lang.outlets import is_agency, outlet_named
from wherefrom.reading.types import Reading
from wherefrom.tracing.passages.shared_text import SharedText

LONGEST = 160
"""Characters of a line of a head or foot that names an agency."""
MOST_WORDS = 4
_LINE = re.compile(r"[^\r\n]+")
_WORD = re.compile(r"[^\W_][\w.&-]*")
_ENDS = 3


def agencies_of(article: Article) -> frozenset[str]:
    """The agencies that an article names in its credit, its furniture or a short line at its head or foot."""
    found = set(_named(article))
    own = outlet_named(article.outlet) if article.outlet else None
    return frozenset(found - {own})


def without_wire_copy(shared: Sequence[SharedText], readings: Sequence[Reading]) -> list[SharedText]:
    """``shared`` without the pairs of articles that both print one agency: neither has its words from the other."""
    agencies = {reading.article.id: agencies_of(reading.article) for reading in readings}
    return [pair for pair in shared if not agencies[pair.a] & agencies[pair.b]]


def _named(article: Article) -> Iterator[str]:
    credit = article.credited_origin
    if credit and is_agency(credit.name):
        yield outlet_named(credit.name) or credit.name
    lines = [article.text[start:end] for start, end in article.furniture]
    every = _LINE.findall(article.text)
    for line in (*(part for text in lines for part in text.splitlines()), *every[:1], *every[-_ENDS:]):
        if len(line) <= LONGEST:
            yield from _in_line(line)


def _in_line(line: str) -> Iterator[str]:
    words = [match.span() for match in _WORD.finditer(line)]
    at = 0
    while at < len(words):
        for size in range(min(MOST_WORDS, len(words) - at), 0, -1):
            name = line[words[at][0] : words[at + size - 1][1]].rstrip(".")
            if (name[0].isupper() or len(words) <= MOST_WORDS) and is_agency(name):
                yield outlet_named(name) or name
                at += size - 1
                break
        at += 1
