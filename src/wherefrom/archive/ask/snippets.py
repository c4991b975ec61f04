"""The part of a text that shows why it was found, and which of its words were searched for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from wherefrom.archive.store.full_text import parsed, plain
from wherefrom.lang.en.patterns import search as en
from wherefrom.lang.fold import fold
from wherefrom.text.span import Span

WIDTH = 240
"""Characters of a snippet: two or three lines of a terminal."""

_WORD = re.compile(r"[^\W_]+")
_LEAST_STEM = 3


@dataclass(frozen=True, slots=True)
class Snippet:
    """Words of a text: ``span`` is where they stand in it, ``marks`` are the searched words, as places in ``words``."""

    words: str
    span: Span
    marks: tuple[Span, ...]


def search_words(query: str) -> frozenset[str]:
    """The stems of the words that a search wants (what it excludes does not count)."""
    return frozenset(
        stem(word) for group in parsed(query) for term in group if not term.excluded for word in term.words.split()
    )


@lru_cache(maxsize=1 << 14)  # the texts of one result after the other have mostly the same words
def stem(word: str) -> str:
    """A word small, without diacritics and its ending; coarser than the databases' own stems, so nothing is missed."""
    word = fold(plain(word))
    for ending in en.ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > _LEAST_STEM and word[-1] == word[-2] else word


def snippet(text: str, stems: frozenset[str], width: int = WIDTH) -> Snippet:
    """The stretch of ``text`` of at most ``width`` characters with most of the searched words; else its beginning."""
    hits = [match.span() for match in _WORD.finditer(text) if stem(match.group()) in stems]
    first, last = _densest(text, hits, width)
    start = _start(text, hits[first][0], hits[last][1], width) if hits else 0
    end = _word_end(text, start, min(len(text), start + width))
    marks = tuple((a - start, b - start) for a, b in hits if start <= a and b <= end)
    return Snippet(text[start:end], (start, end), marks)


def _densest(text: str, hits: Sequence[Span], width: int) -> tuple[int, int]:
    """The first and last hit of the window that has most different words, then most words; the first such window."""
    best, chosen, first = (0, 0), (0, 0), 0
    for last in range(len(hits)):
        while hits[last][1] - hits[first][0] > width and first < last:
            first += 1
        inside = {stem(text[a:b]) for a, b in hits[first : last + 1]}
        score = (len(inside), last - first)
        if score > best:
            best, chosen = score, (first, last)
    return chosen


def _start(text: str, first: int, last: int, width: int) -> int:
    """Where the snippet begins: at the sentence of the first hit where that fits, else at a word before it."""
    room = max(0, width - (last - first))
    earliest = max(0, first - room)
    sentence = max(text.rfind(mark, earliest, first) + len(mark) for mark in (". ", "\n", "? ", "! "))
    if sentence > earliest + 1 or not earliest:
        return min(first, sentence if sentence > earliest + 1 else 0)
    near = max(0, first - room // 2)
    space = text.find(" ", near, first)
    return space + 1 if space >= 0 else first


def _word_end(text: str, start: int, end: int) -> int:
    if end >= len(text):
        return len(text.rstrip()) if start < len(text.rstrip()) else len(text)
    space = text.rfind(" ", start + 1, end + 1)
    return space if space > start else end
