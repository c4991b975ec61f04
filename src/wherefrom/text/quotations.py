"""Quotation marks paired, paragraph by paragraph: straight, curly, angled and typewriter, unclosed and run-on.

A quotation that runs over several paragraphs opens anew in each and closes in the last (the convention of news
typography); each of its paragraphs is one span here. An opening mark without a closing one holds to the clause that
says who speaks ("said Lee"); without such a clause to the end of its paragraph, where the next paragraph opens again
or it stands at the paragraph's start; otherwise it is ignored, so that one stray mark never swallows an article.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from wherefrom.lang.en.patterns.speech_tags import ADDRESSES, INTRODUCES, SPEECH_TAG
from wherefrom.text.sentences import paragraphs, sentences
from wherefrom.text.span import Span

_MARK = re.compile(r"[\"”„«»‹›]|(?<!\s)“|“(?=[\w‘'“\[(.…$£€@#–—-])|``|''|’’")
# In a word or before one, a single mark is an apostrophe; so it is behind an "s" before a small letter ("the workers'
# union"), if another one closes what was opened.
_APOSTROPHE = r"(?<=\w)[’'](?=\w)"
_POSSESSIVE = rf"(?<=s)[’'](?=\s[a-z](?:[^‘'’\n]|{_APOSTROPHE}|(?<=s)[’'](?=\s[a-z])){{0,600}}+(?<!\s)[’'](?!\w))"
_SINGLE = re.compile(rf"(?<![\w’'])[‘'](?=[^\W\d])(?:[^‘'’\n]|{_APOSTROPHE}|{_POSSESSIVE}){{3,600}}+[’'](?!\w)")
_SINGLE_START = re.compile(r"[‘'][A-Z]")
_SINGLE_OPENING = re.compile(r"(?:^|(?<=\n)|(?<=[:,]\s))[‘'](?=[A-Z])")
_OPENS = {"“", "„", "«", "‹", "``"}
_CLOSES = {"”", "»", "›", "’’"}
_DASH = re.compile(r"[—―–-] ?(?=\w)")
_NEXT_DASH = re.compile(r"(?<=[.!?])\s+[—―–-] ?(?=\w)")
_FARTHEST = 8  # paragraphs over which a quotation goes on that opens anew in none
_LONGEST = 500  # characters of a quotation's first sentence in which the clause is looked for
_BEFORE_OPENING = " \t\u00a0([{—–-/:‘'"


def quotations(text: str) -> list[Span]:
    """Every quotation in ``text``, marks included, in order, not overlapping, none longer than its paragraph."""
    return list(_quotations(text))


@lru_cache(maxsize=2)  # those of an article are asked for more than once while it is read
def _quotations(text: str) -> tuple[Span, ...]:
    found: list[Span] = []
    open_ = carried = False
    whole = paragraphs(text)
    for number, (start, end) in enumerate(whole):
        closes = _closes_below(text, whole[number + 1 : number + 1 + _FARTHEST])
        doubles, carried = _doubles(text, (start, end), carried, closes)
        running = None if doubles else _running_single(text, start, end, open_)
        open_ = running is not None and text[running[1] - 1] not in "’'"
        singles = _singles(text, start, running[0] if running else end, doubles)
        found.extend(double for double in doubles if not is_inside(singles, double[0]))
        found.extend(singles)
        if not doubles and not singles and not running:
            found.extend(_after_dash(text, start, end))
        if running:
            found.append(running)
    return tuple(sorted(found))


@lru_cache(maxsize=32)  # one quotation may hold thousands of statements
def inner_quotations(text: str, quote: Span) -> tuple[Span, ...]:
    """The quotations directly inside one, marks included, in order, not overlapping."""
    start, end = quote[0] + 1, quote[1] - 1
    doubles, _ = _doubles(text, (start, end), False, False)
    singles = _singles(text, start, end, doubles)
    return tuple(sorted([*(double for double in doubles if not is_inside(singles, double[0])), *singles]))


def _after_dash(text: str, start: int, end: int) -> list[Span]:
    """What is said in a turn behind a dash, "— I will not, said Lee. — Never", the dash left out.

    Behind a short dash, as lists have it as well, only what one person says to another.
    """
    dash = _DASH.match(text, start, end)
    tag = _tag(text, dash.end(), dash.end(), end) if dash else None
    if dash is None or tag is None:
        return []
    if text[start] in "–-" and not ADDRESSES.search(text, dash.end(), min(tag + 12, end)):
        return []
    found = [(dash.end(), tag)]
    for match in _NEXT_DASH.finditer(text, tag, end):
        after = min(_tag(text, match.end(), match.end(), end) or end, end)
        if match.end() > found[-1][1]:
            found.append((match.end(), after))
    return found


def _singles(text: str, start: int, end: int, doubles: Sequence[Span]) -> list[Span]:
    """The quotations in single marks, but those inside ``doubles`` or across their ends."""
    found = []
    for match in _SINGLE.finditer(text, start, end):
        # The last double that begins before the single ends is the only one that can reach over its end.
        last = bisect_right(doubles, (match.end() - 1, 1 << 60)) - 1
        begun_in = is_inside(doubles, match.start())
        # Around another quotation it has to close as one does, behind a stop: else it is two apostrophes.
        whole = last >= 0 and doubles[last][1] < match.end() and text[match.end() - 2] in '.,!?”"'
        if not begun_in and (last < 0 or doubles[last][1] <= match.start() or whole):
            found.append(match.span())
    if _SINGLE_START.match(text, start, end) and not is_inside(found, start):
        tag = _tag(text, start, start, found[0][0] if found else end)
        found = [(start, tag), *found] if tag else found
    return found


def _doubles(text: str, paragraph: Span, carried: bool, closes: bool) -> tuple[list[Span], bool]:
    """The outermost quotations of a paragraph in marks other than single ones, and whether the last one goes on below.

    ``carried``: whether one goes on from above; ``closes``: whether the next mark below the paragraph closes one.
    """
    start, end = paragraph
    marks = list(_MARK.finditer(text, start, end))
    inward = _points_inward(text, marks)
    opened = [start] if carried else []
    pairs: list[Span] = []
    for match in marks:
        if _is_opening(text, start, match, opened, inward):
            broken = _breaks_off(text, start, opened[0], match.start()) if len(opened) == 1 else None
            if broken:
                pairs.append((opened[0], broken))
                opened = []
            opened.append(match.start())
        elif opened:
            pairs.append((opened.pop(), match.end()))
    if not opened:
        return _outermost(pairs), False
    tag = None if carried and opened[0] == start else _tag(text, start, opened[0], end)
    goes_on = tag is None and closes and len(opened) == 1
    if tag or goes_on or opened[0] == start or _reopens(text, end):
        pairs.append((opened[0], tag or end))
    return _outermost(pairs), goes_on


def _closes_below(text: str, below: Sequence[Span]) -> bool:
    """Whether the first mark of the paragraphs ``below`` closes a quotation: each of its sentences has its own line."""
    first = next((m for start, end in below if (m := _MARK.search(text, start, end))), None)
    if first is None or first.group() not in ('"', "”"):
        return False
    return not text[first.start() - 1].isspace() and not text[first.end() : first.end() + 1].isalnum()


def _outermost(pairs: Sequence[Span]) -> list[Span]:
    found: list[Span] = []
    for pair in sorted(pairs, key=lambda p: (p[0], -p[1])):
        if not found or pair[0] >= found[-1][1]:
            found.append(pair)
    return found


def _points_inward(text: str, marks: Sequence[re.Match[str]]) -> bool:
    """Whether angled marks stand as in German, »like this«: the first is right before a word, the next behind one."""
    angled = [m for m in marks if m.group() in "»«"][:2]
    return [m.group() for m in angled] == ["»", "«"] and not text[angled[0].end()].isspace()


def _is_opening(text: str, start: int, match: re.Match[str], opened: Sequence[int], inward: bool) -> bool:
    mark, at = match.group(), match.start()
    if mark in "»«":
        return (mark == "»") == inward
    if mark in _CLOSES:
        return False
    after = text[match.end() : match.end() + 1]
    free_before = at == start or text[at - 1] in _BEFORE_OPENING
    before_word = bool(after) and not after.isspace()
    if mark in _OPENS:
        # In German, and by mistake in English, “ closes as well.
        return mark != "“" or not opened or text[at - 1] in " \n\t\u00a0([“‘" or after.isalnum()
    if opened:
        introduced = INTRODUCES.search(text, max(opened[-1], at - 20), at)
        free = text[at - 1].isspace() and after.isalnum()
        return free and bool(introduced or _breaks_off(text, start, opened[0], at))
    return free_before and before_word


def _breaks_off(text: str, start: int, opened: int, at: int) -> int | None:
    """Where a quotation ends that is not closed before the next one opens at ``at``, if it is surely not closed.

    It ends where a clause says who speaks, or with the sentence before: then it runs on over a lost paragraph break.
    """
    last = at - 1
    while last > opened and text[last].isspace():
        last -= 1
    return _tag(text, start, opened, at) or (last + 1 if text[last] in ".!?" else None)


def _tag(text: str, start: int, opened: int, end: int) -> int | None:
    """Where the first sentence of a quotation goes over into a clause that says who speaks."""
    before = text[max(start, opened - 3) : opened].rstrip()
    if opened > start and before[-1:] not in ".!?:\"”»’'":
        return None
    first = next(iter(sentences(text, opened, min(end, opened + _LONGEST))), (opened, end))
    tag = SPEECH_TAG.search(text, opened + 1, first[1])
    return tag.end() if tag else None


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
    return span_around(spans, at) is not None


def span_around(spans: Sequence[Span], at: int) -> Span | None:
    """Which of the ordered, non-overlapping ``spans`` offset ``at`` lies in."""
    i = bisect_right(spans, (at, 1 << 60)) - 1
    return spans[i] if i >= 0 and at < spans[i][1] else None
