"""Quotation marks paired, paragraph by paragraph: straight, curly, angled and typewriter, unclosed and run-on.

A quotation that runs over several paragraphs opens anew in each and closes in the last (the convention of news
typography); each of its paragraphs is one span here. An opening mark without a closing one holds to the end of its
paragraph only where the next paragraph opens again or it stands at the paragraph's start; otherwise it is ignored, so
that one stray mark never swallows an article.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from wherefrom.text.sentences import paragraphs
from wherefrom.text.span import Span

_MARK = re.compile(r"[\"“”„«»]|``|''")
_SINGLE = re.compile(r"(?<![\w’'])[‘'](?=[^\W\d])(?:[^‘'’\n]|(?<=\w)[’'](?=\w)){3,600}+[’'](?!\w)")
_SINGLE_START = re.compile(r"[‘'][A-Z]")
_SINGLE_OPENING = re.compile(r"(?:^|(?<=\n)|(?<=[:,]\s))[‘'](?=[A-Z])")
_OPENS = {"“", "„", "«", "``"}
_CLOSES = {"”", "»", "''"}
_BEFORE_OPENING = " \t\u00a0([{—–-/:‘'"


def quotations(text: str) -> list[Span]:
    """Every quotation in ``text``, marks included, in order, not overlapping, none longer than its paragraph."""
    found: list[Span] = []
    open_ = False
    for start, end in paragraphs(text):
        doubles = _doubles(text, start, end)
        found.extend(doubles)
        running = None if doubles else _running_single(text, start, end, open_)
        open_ = running is not None and text[running[1] - 1] not in "’'"
        if running:
            found.append(running)
        for match in _SINGLE.finditer(text, start, running[0] if running else end):
            # The last double that begins before the single ends is the only one that can reach into it.
            before = bisect_right(doubles, (match.end() - 1, 1 << 60)) - 1
            if before < 0 or doubles[before][1] <= match.start():
                found.append(match.span())
    return sorted(found)


def _doubles(text: str, start: int, end: int) -> list[Span]:
    spans: list[Span] = []
    opened: int | None = None
    for match in _MARK.finditer(text, start, end):
        if _is_opening(text, start, match, opened is not None):
            if opened is None or match.group() != '"':
                opened = match.start() if opened is None else opened
        elif opened is not None:
            spans.append((opened, match.end()))
            opened = None
    if opened is not None and (opened == start or _reopens(text, end)):
        spans.append((opened, end))
    return spans


def _is_opening(text: str, start: int, match: re.Match[str], inside: bool) -> bool:
    mark, at = match.group(), match.start()
    if mark in _OPENS:
        return True
    if mark in _CLOSES:
        return False
    if inside:
        return False
    free_before = at == start or text[at - 1] in _BEFORE_OPENING
    after = text[match.end() : match.end() + 1]
    return free_before and bool(after) and not after.isspace()


def _reopens(text: str, end: int) -> bool:
    return text[end : end + 40].lstrip()[:1] in {'"', "“", "„", "«"}


def _running_single(text: str, start: int, end: int, open_: bool) -> Span | None:
    """A quotation in single marks that runs on over paragraphs, as British papers print it; its part in this one.

    It has begun before, or begins here and the next paragraph opens anew: else a lone mark is an apostrophe.
    """
    if open_ and text[start] in "‘'":
        closed = _SINGLE.match(text, start, end)
        return (start, end) if closed is None or closed.end() == end or text[closed.end() - 2].isalnum() else None
    if not _SINGLE_START.match(text[end : end + 40].lstrip()):
        return None
    opening = _SINGLE_OPENING.search(text, start, end)
    return (opening.end() - 1, end) if opening and text[end - 1] not in "’'" else None


def is_inside(spans: Sequence[Span], at: int) -> bool:
    """Whether offset ``at`` lies in one of the ordered, non-overlapping ``spans``."""
    i = bisect_right(spans, (at, 1 << 60)) - 1
    return i >= 0 and spans[i][0] <= at < spans[i][1]
