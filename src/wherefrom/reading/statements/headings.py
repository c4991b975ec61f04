"""Headings that the network takes into what is said under them or between them.

A line that is no sentence, as subheadings and the lines of a headline stack are, is nobody's words: what a cue in
another line claims of it is not the cue's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from wherefrom.reading.context import Context
from wherefrom.reading.statements.spoken import section_at
from wherefrom.reading.types import Attribution
from wherefrom.text.sentences import paragraphs
from wherefrom.text.span import Span

LONGEST = 100
"""Characters of a heading."""
HEADLINE = 200
"""Characters of the headline that opens a text."""
QUESTION = 40
"""Characters of a heading that is a question."""
_ENDS = (*".!?…:;,)]—–-", '"', "”", "’", "'", "»")
Part = tuple[int, Span]
"""What a span has of one line: the line's number, and where."""


def without_headings(context: Context, attributions: Sequence[Attribution]) -> list[Attribution]:
    """``attributions`` whose contents and sources hold no heading; one that had nothing else is gone."""
    lines = paragraphs(context.text)
    broken = sum(context.text[start].islower() for start, _ in lines)
    if 4 * broken >= len(lines) > 1:
        return list(attributions)  # lines are broken at a width, and end where no phrase does
    starts = [start for start, _ in lines]

    def parts(span: Span) -> list[Part]:
        first, last = (max(0, bisect_right(starts, at) - 1) for at in (span[0], span[1] - 1))
        return [(i, (max(span[0], lines[i][0]), min(span[1], lines[i][1]))) for i in range(first, last + 1)]

    def is_heading(number: int, home: int) -> bool:
        start, end = lines[number]
        longest = HEADLINE if number == 0 < home else LONGEST
        asks = end - start <= QUESTION and context.text.endswith("?", start, end)
        set_off = asks or (end - start <= longest and not context.text.endswith(_ENDS, start, end))
        return set_off and number + 1 < len(lines)

    return [found for a in attributions for found in (_within(a, parts, is_heading),) if found is not None]


def _within(
    a: Attribution, parts: Callable[[Span], list[Part]], is_heading: Callable[[int, int], bool]
) -> Attribution | None:
    if not a.cue:
        return a
    home = parts(a.cue[0])[0][0]
    source = tuple(_nearest(parts(span), home) for span in a.source)
    pieces = [parts(span) for span in a.content]
    if all(len(piece) == 1 and piece[0][0] == home for piece in pieces):
        return a if source == a.source else replace(a, source=source)
    kept = [_around(piece, home, is_heading) for piece in pieces]
    if is_heading(home, home) and all(number > home for piece in kept for number, _ in piece):
        return None  # "What the owner says", over what he says
    if all(is_heading(number, home) for piece in kept for number, _ in piece):
        if is_heading(home, home):
            kept = [[part for part in piece if part[0] == home] for piece in kept]
    else:
        kept = [[] if _is_other(piece, home, is_heading) else piece for piece in kept]
    content = tuple((piece[0][1][0], piece[-1][1][1]) for piece in kept if piece)
    return replace(a, content=content, source=source) if content else None


def _nearest(source: Sequence[Part], home: int) -> Span:
    """The part of a source in the line of the cue, else in the line next to it."""
    return min(source, key=lambda part: abs(part[0] - home))[1]


def _around(piece: list[Part], home: int, is_heading: Callable[[int, int], bool]) -> list[Part]:
    """A piece up to the headings around the cue's own line, or without those at its ends."""
    if len(piece) == 1:
        return piece
    if home in [number for number, _ in piece]:
        if is_heading(home, home):
            return [part for part in piece if part[0] == home]
        headings = [number for number, _ in piece if is_heading(number, home)]
        first = max([number + 1 for number in headings if number < home], default=0)
        last = min([number for number in headings if number > home], default=piece[-1][0] + 1)
        return [part for part in piece if first <= part[0] < last]
    told = [i for i, (number, _) in enumerate(piece) if not is_heading(number, home)]
    return piece[told[0] : told[-1] + 1] if told else piece


def _is_other(piece: list[Part], home: int, is_heading: Callable[[int, int], bool]) -> bool:
    return len(piece) == 1 and piece[0][0] != home and is_heading(piece[0][0], home)


def without_topics(context: Context, attributions: Sequence[Attribution]) -> list[Attribution]:
    """``attributions`` without those of a name and a colon behind which the text tells of that very name.

    "MARSH: Senator Paul Marsh’s district is farmland": whom a paragraph is about says nothing there.
    """
    return [a for a in attributions if not _is_topic(context, a)]


def _is_topic(context: Context, a: Attribution) -> bool:
    text = context.text
    if len(a.cue) != 1 or text[slice(*a.cue[0])] != ":" or section_at(context, a.cue[0][0]) is not None:
        return False
    start, end = a.cue[0]
    label = text[text.rfind("\n", 0, start) + 1 : start].strip()
    told = text[end : context.sentences[context.sentence_of(a.content[0][0])][1]].lstrip()
    if not label or len(label) > LONGEST or told.startswith(('"', "“", "‘", "'")):
        return False
    return re.search(rf"\b{re.escape(label.split()[-1])}\b", told, re.IGNORECASE) is not None
