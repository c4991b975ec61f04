"""Paragraphs and sentences with their offsets. Rules only: fast, the same on every run, no model needed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from wherefrom.lang.en.patterns import sentences as en
from wherefrom.text.span import Span

_PARAGRAPH_BREAK = re.compile(r"[\r\n]\s*")
_EMPTY_LINE = re.compile(r"\n[ \t\r]*\n\s*")
_SINGLE_BREAK = re.compile(r"\S\r?\n(?=\S)")
_BOUNDARY = re.compile(r"(?<![.!?…])[.!?…]++[\"”’'»)\]]*+(?=\s++[\"“‘'«(\[]*[A-Z0-9ÀÁÂÄÅÆÇÉÈÖØÜŠŽ@#$€£])")


_LONGEST = 2000
"""Characters of the longest sentence: what goes on without a stop beyond them is divided between words."""


def paragraphs(text: str) -> list[Span]:
    """Non-empty paragraphs, without surrounding white space.

    Every line break ends one, unless the text is wrapped at a fixed width, as in mails: then only an empty line does.
    """
    return list(_paragraphs(text))


@lru_cache(maxsize=2)  # while an article is read, its own are asked for again and again
def _paragraphs(text: str) -> tuple[Span, ...]:
    return tuple(_found(text))


def _found(text: str) -> list[Span]:
    if "\n" not in text and "\r" not in text:
        whole = _trim(text, 0, len(text))
        return [whole] if whole[0] < whole[1] else []
    ending = _EMPTY_LINE if _is_wrapped(text) else _PARAGRAPH_BREAK
    spans: list[Span] = []
    start = 0
    for match in ending.finditer(text):
        if text[start : match.start()].strip():
            spans.append(_trim(text, start, match.start()))
        start = match.end()
    if text[start:].strip():
        spans.append(_trim(text, start, len(text)))
    return spans


def _is_wrapped(text: str) -> bool:
    """Whether single line breaks stand inside sentences: at least two and a quarter of them before a small letter."""
    after = [text[match.end()] for match in _SINGLE_BREAK.finditer(text)]
    small = sum(character.islower() for character in after)
    return small >= 2 and 4 * small >= len(after)


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Sentences of ``text[start:end]``, never reaching over a paragraph, without surrounding white space."""
    if start == 0 and end is None:
        return list(_sentences(text))
    end = len(text) if end is None else end
    return [one for left, right in _found(text[start:end]) for one in _split(text, start + left, start + right)]


@lru_cache(maxsize=2)
def _sentences(text: str) -> tuple[Span, ...]:
    return tuple(one for span in _paragraphs(text) for one in _split(text, *span))


def _split(text: str, start: int, end: int) -> list[Span]:
    found: list[Span] = []
    left = start
    for match in _BOUNDARY.finditer(text, start, end):
        if match.group() == "." and _abbreviates(text, left, match.end(), end):
            continue
        if match.group() == "!" and en.EXCLAIMED.match(text, text.rfind(" ", left, match.start()) + 1):
            continue
        found.extend(_divided(text, left, match.end()))
        left = _skip_space(text, match.end(), end)
    if left < end:
        found.extend(_divided(text, left, end))
    return found


def _divided(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentence whole, or, where it never ends, in parts: what is looked up in one stays bounded."""
    while end - start > _LONGEST:
        last = max(text.rfind(mark, start, start + _LONGEST) for mark in " \t\n") + 1
        cut = last if last > start else start + _LONGEST
        yield _trim(text, start, cut)
        start = _skip_space(text, cut, end)
    if start < end:
        yield start, end


def _abbreviates(text: str, left: int, dot_end: int, end: int) -> bool:
    before = text[max(left, dot_end - 14) : dot_end]
    if not en.ABBREVIATION.search(before):
        return False
    if en.ENDS_ANYWAY.search(before):
        return not en.STARTER.match(text, _skip_space(text, dot_end, end))
    return True


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end)
