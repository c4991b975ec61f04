"""Small repairs of what the network hands over, before anything is resolved.

A piece of content that another cue claims in its own sentence given to that; a quotation made whole; a missing source
filled in from the grammar; a content that two cues claim given to the one through which it came.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from wherefrom.lang.en.patterns import repair as en
from wherefrom.lang.en.patterns.nicknames import GOES_BY
from wherefrom.reading.context import Context
from wherefrom.reading.statements.boundaries import completed
from wherefrom.reading.statements.marks import over_paragraphs, rejoined, to_closing_mark, unmarked
from wherefrom.reading.statements.sources import circumstance_before, subject_of, tellers_of
from wherefrom.reading.statements.turns import with_turns
from wherefrom.reading.statements.uncued import with_uncued
from wherefrom.reading.types import Attribution
from wherefrom.text.quotations import is_inside
from wherefrom.text.span import Places, Span, meets

_TRAILING = re.compile(r"[\s,;:—–-]+$")
_NAME_BEHIND = re.compile(r"\.?\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?")

LONGEST_NAME = 40
"""Characters of a name that somebody goes by."""
NEAR = 5
"""Sentences over which a quotation can run before its cue."""
MOST = 0.6
"""Share of a quotation from which on it is meant as a whole."""
STARTS_NEAR = 6
"""Characters by which the two may differ in where the content begins."""


def repair(context: Context, attributions: Sequence[Attribution]) -> list[Attribution]:
    """``attributions`` with the repairs made, in their order."""
    said = [a for a in attributions if not _is_nickname(context.text, a)]
    marked = [_not_the_object(context, unmarked(context, a)) for a in said]
    whole = [_quoted_whole(context, a) for a in _without_borrowed(context, marked)]
    joined = over_paragraphs(context, with_uncued(context, with_turns(context, rejoined(context, whole))))
    cues = sorted(span for a in joined for span in a.cue)
    kept = [to_closing_mark(context, a, cues) for a in joined]
    # "In Harburg" is a source by mistake: other verbs of its sentence may not share it.
    by_sentence: dict[int, list[Span]] = {}
    for a in kept:
        for span in (s for s in a.source if not en.CIRCUMSTANCE.match(context.text, *s)):
            by_sentence.setdefault(context.sentence_of(span[0]), []).append(span)
    whole = _with_inner(context, [_with_source(context, a, by_sentence) for a in kept])
    return completed(context, _passed_on(context, whole))


def _is_nickname(text: str, a: Attribution) -> bool:
    """Whether what a cue introduces is a name that somebody goes by, and nothing said: "whom they call “Bee”"."""
    (start, end), words = a.content[0], text[slice(*a.content[0])].strip(" \"“”‘’'.,")
    if len(a.content) > 1 or len(words) > LONGEST_NAME:
        return False
    called = GOES_BY.search(text, max(0, start - 80), end + 2)
    return called is not None and words in called.groups() and called.end() >= end - 1


def _without_borrowed(context: Context, attributions: Sequence[Attribution]) -> list[Attribution]:
    """A piece of content that two cues claim goes to the cue in the piece's own sentence."""
    # By sentence, and only near ones: comparing all pieces with each other would take quadratic time.
    at_home: dict[int, list[tuple[Span, Span]]] = {}
    for a in attributions:
        number = context.sentence_of(a.cue[0][0]) if a.cue else -1
        for piece in a.content:
            first, last = context.sentence_of(piece[0]), context.sentence_of(piece[1] - 1)
            if number >= 0 and number in (first, last):
                for n in range(max(first, last - NEAR), min(last, first + NEAR) + 1):
                    at_home.setdefault(n, []).append((piece, a.cue[0]))
    repaired = []
    for a in attributions:
        number = context.sentence_of(a.cue[0][0]) if a.cue else -1
        kept = tuple(p for p in a.content if not (number >= 0 and _is_borrowed(context, p, number, at_home)))
        repaired.append(replace(a, content=kept) if kept and kept != a.content else a)
    return repaired


def _is_borrowed(context: Context, piece: Span, number: int, at_home: dict[int, list[tuple[Span, Span]]]) -> bool:
    first, last = context.sentence_of(piece[0]), context.sentence_of(piece[1] - 1)
    if first <= number <= last:
        return False
    near = [home for n in range(first, min(last, first + NEAR) + 1) for home in at_home.get(n, ())]
    # A cue inside the piece is somebody quoted in it, no rival for it; nor is the piece's own cue.
    rivals = [r for r, cue in near if not piece[0] <= cue[0] < piece[1] and context.sentence_of(cue[0]) != number]
    return any(2 * (min(piece[1], r[1]) - max(piece[0], r[0])) >= piece[1] - piece[0] for r in rivals)


def _quoted_whole(context: Context, a: Attribution) -> Attribution:
    """Content that covers most of a quotation covers all of it, where the cue stands outside."""
    if not a.cue or is_inside(context.quotes, a.cue[0][0]):
        return a
    content = tuple(_widened(context, a, piece) for piece in a.content)
    return replace(a, content=content) if content != a.content else a


def _widened(context: Context, a: Attribution, piece: Span) -> Span:
    """A piece with the rest of its quotation, unless the source or another piece stands in that."""
    i = max(0, bisect_right(context.quotes, (piece[0], 1 << 60)) - 1)
    for start, end in context.quotes[i : i + 2]:
        covered = min(end, piece[1]) - max(start, piece[0])
        inside = piece[0] - 2 <= start or start <= piece[0] < end
        if inside and covered >= MOST * (end - start) and piece[1] <= end + 1 and not meets(a.source, (start, end)):
            others = [p for p in a.content if p != piece]
            return piece if meets(others, (start, end)) else (min(piece[0], start), max(piece[1], end))
    return piece


def _not_the_object(context: Context, a: Attribution) -> Attribution:
    """Without a source that is who is spoken to: in "wrote to Lee to warn him that", Lee warns nobody."""
    if len(a.source) != 1 or not a.cue:
        return a
    begin = a.cue[0][0]
    to = en.TO_BEFORE.search(context.text, max(0, begin - 5), begin) or en.TO_BEFORE.match(context.text, begin)
    object_ = en.OBJECT_PRONOUN.match(context.text, a.cue[-1][1])
    beside = 0 <= begin - a.source[0][1] <= 6 and en.TO_SOURCE.search(
        context.text, max(0, a.source[0][0] - 8), a.source[0][0]
    )
    return replace(a, source=()) if to and object_ and beside else a


def _with_source(context: Context, a: Attribution, by_sentence: dict[int, list[Span]]) -> Attribution:
    """The source from the grammar where there is none, or only a place or time; else the source without odd ends.

    What the source takes from the content is the content's no more, unless nothing would be left of that.
    """
    tellers = tellers_of(context, a)
    if tellers is not None:
        return replace(a, source=tellers, content=tuple(p for p in a.content if not meets(tellers, p)) or a.content)
    if not a.source or _is_circumstance(context.text, a):
        if not a.cue or (a.plain and not a.source):
            return a  # by its form nobody says it: "Lee was nevertheless charged with theft"
        number = context.sentence_of(a.cue[0][0])
        others = [s for s in by_sentence.get(number, []) if not any(p <= s[0] < q for p, q in a.content)]
        found = subject_of(context, a.cue[0], sorted(s for s in others if s not in a.source))
        clashes = found is not None and meets(a.content, found)
        return replace(a, source=(found,)) if found and not clashes else a
    if len(a.source) > 1:
        return a
    source = _trimmed(context.text, a.source[0])
    content = tuple(p for p in a.content if not meets((p,), source)) or a.content
    return replace(a, source=(source,), content=content)


def _is_circumstance(text: str, a: Attribution) -> bool:
    """Whether the source only tells when or where it was said: "In May", "but on Twitter" before "wrote"."""
    if en.CIRCUMSTANCE.match(text, *a.source[0]):
        return True
    where = circumstance_before(text, 0, a.cue[0][0]) if len(a.source) == 1 and a.cue else None
    return where is not None and where < a.source[0][0] < a.cue[0][0]


def _trimmed(text: str, span: Span) -> Span:
    """With the name behind a lone title; without "who" before a name, how it came up, and marks at the end."""
    start, end = span
    if en.TITLE_ALONE.search(text, start, end):
        following = _NAME_BEHIND.match(text, end)
        end = following.end() if following else end
    relative = en.RELATIVE_NAME.match(text, start, end)
    start = relative.end() if relative else start
    for odd in (en.COMES_UP, _TRAILING):
        trailing = odd.search(text, start, end)
        end = trailing.start() if trailing else end
    return (start, end) if start < end else span


def _with_inner(context: Context, attributions: Sequence[Attribution]) -> list[Attribution]:
    """A content that ends in the middle of what somebody says in it goes on to the end of that sentence's clause."""
    by_sentence: dict[int, list[Attribution]] = {}
    for a in attributions:
        by_sentence.setdefault(context.sentence_of(a.content[-1][0]), []).append(a)
    found = []
    for outer in attributions:
        start, end = outer.content[-1]
        for inner in by_sentence.get(context.sentence_of(end - 1), ()):
            begin, stop = inner.content[-1]
            inside = inner.cue and start < inner.cue[0][0] and inner.cue[-1][1] <= begin <= end + 1 and end < stop
            if inside and not meets(outer.cue, (end, stop)):
                end = stop
        found.append(replace(outer, content=(*outer.content[:-1], (start, end))))
    return found


# Two cues for one content: "The letter warns that the gate is weak, according to the Post" came through the Post.


def _passed_on(context: Context, attributions: Sequence[Attribution]) -> list[Attribution]:
    """``attributions``, with a content that two cues claim given whole to the one that stands behind it.

    That one then holds the other's clause, source and cue included, and what the other's source said is nested in it.
    """
    found = list(attributions)
    places = Places((a.content[0][0], j) for j, a in enumerate(attributions) if a.content)
    for i, outer in enumerate(attributions):
        j = _same_content(context, outer, attributions, places)
        if j is not None:
            inner = found[j]
            end = max(outer.content[0][1], inner.content[0][1])
            first = min(inner.cue[0][0], inner.source[0][0])
            found[i] = replace(outer, content=((first, end), *outer.content[1:]))
            found[j] = replace(inner, content=((inner.content[0][0], end), *inner.content[1:]))
    return found


def _same_content(context: Context, a: Attribution, others: Sequence[Attribution], places: Places) -> int | None:
    if not a.cue or not a.content or not en.PASSES_ON.match(context.text, a.cue[0][0]):
        return None
    begin = a.content[0][0]
    for j in places.between(begin - STARTS_NEAR, begin + STARTS_NEAR + 1):
        b = others[j]
        if b is a or not b.cue or not b.source:
            continue
        first = min(b.cue[0][0], b.source[0][0])
        same = abs(b.content[0][0] - begin) <= STARTS_NEAR and max(b.cue[-1][1], b.source[-1][1]) <= begin
        behind = b.content[-1][1] <= a.cue[0][0] and begin < a.cue[0][0]
        if same and behind and context.sentence_of(first) == context.sentence_of(a.cue[0][0]):
            return j
    return None
