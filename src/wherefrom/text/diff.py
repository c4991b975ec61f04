"""Two wordings side by side: which words they share, which one of them left out, put in or changed."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Literal

from wherefrom.lang.fold import fold
from wherefrom.text.span import Span

Change = Literal["same", "out", "in"]

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_MOST = 700
"""Words compared one by one; the time grows with the square. What is longer than that is not shown whole anyway."""
_LEAST_RUN = 2
"""Shared words in a row that count in a long text: a lone "the" between changed words says nothing."""
_SHORT = 40


def shared_words(one: str, other: str) -> tuple[list[Span], list[Span]]:
    """Where the words that both texts have in the same order stand in each, runs of them as one span.

    Words are compared without regard to case, punctuation and the shape of apostrophes. The matching is difflib's
    (Ratcliff and Obershelp 1988): the longest common run first, then what lies left and right of it.
    """
    left, right = _words(one), _words(other)
    long = min(len(left), len(right)) > _SHORT
    here, there = [], []
    for a, b, size in _blocks(left, right):
        if size >= (_LEAST_RUN if long else 1):
            here.append((left[a][1][0], left[a + size - 1][1][1]))
            there.append((right[b][1][0], right[b + size - 1][1][1]))
    return here, there


def word_changes(before: str, after: str) -> list[tuple[Change, str]]:
    """``after`` as a series of changes of ``before``: the pieces that are the same, left out and put in, in order.

    The ``same`` and ``in`` pieces together are ``after``, without the space between them.
    """
    left, right = _words(before), _words(after)
    pieces: list[tuple[Change, str]] = []
    at_left = at_right = 0
    for a, b, size in [*_blocks(left, right), (len(left), len(right), 0)]:
        pieces.append(("out", _between(before, left, at_left, a)))
        pieces.append(("in", _between(after, right, at_right, b)))
        pieces.append(("same", _between(after, right, b, b + size)))
        at_left, at_right = a + size, b + size
    return [(change, words) for change, words in pieces if words]


def _between(text: str, words: list[tuple[str, Span]], start: int, end: int) -> str:
    """The text from one word up to another, with the punctuation that follows."""
    if start >= end:
        return ""
    until = words[end][1][0] if end < len(words) else len(text)
    begin = words[start][1][0] if start else 0
    return text[begin:until].strip()


def _words(text: str) -> list[tuple[str, Span]]:
    found = (match for match, _ in zip(_WORD.finditer(text), range(_MOST), strict=False))
    return [(fold(match[0]).replace("’", "'"), match.span()) for match in found]


def _blocks(left: list[tuple[str, Span]], right: list[tuple[str, Span]]) -> list[tuple[int, int, int]]:
    matcher = SequenceMatcher(None, [word for word, _ in left], [word for word, _ in right], autojunk=False)
    return [(block.a, block.b, block.size) for block in matcher.get_matching_blocks() if block.size]
