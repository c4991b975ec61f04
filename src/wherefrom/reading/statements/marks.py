"""Where words begin and end by the marks in print: bullets and dashes, quotations in quotations, split quotations.

A bullet or a dash at the start of a line is no part of what is said. Words that open with a quotation mark inside
somebody's quotation end where it closes. "“The firm,” said Lee, “will not, ” he paused, “survive”" is one statement: a
pause is no cue; a new cue in the middle of a sentence takes the part of the sentence that it stands in.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from wherefrom.lang.en.patterns import marks as en
from wherefrom.reading.context import Context
from wherefrom.reading.types import Attribution
from wherefrom.text.quotations import inner_quotations, is_inside
from wherefrom.text.sentences import sentences
from wherefrom.text.span import Span

_BREAK = re.compile(r"[,;:—–]\s*$")
_OPENING = re.compile(r"(?<!\S)[“\"](?=\w)")
_CLOSING = re.compile(r"(?<=\S)[”\"]")

LONGEST_GAP = 120
"""Characters between two pieces of one quotation."""
NEAR = 600
"""Characters back in which the cue of a split quotation stands."""


def unmarked(context: Context, a: Attribution) -> Attribution:
    """``a`` without the bullet or dash before its content; of a list, only the item that its cue stands in."""
    content = tuple(_without_bullet(context.text, _in_item(context.text, a, piece)) for piece in a.content)
    start = context.text.rfind("\n", 0, a.cue[0][0]) + 1 if a.cue else 0
    if en.BULLET.match(context.text, start):
        content = tuple(piece for piece in content if piece[1] > start) or content
    # A source that runs on into a quotation has lost its end.
    source = tuple(_outside_quotation(context, _bare(context.text, span)) for span in a.source)
    return replace(a, content=content, source=source) if (content, source) != (a.content, a.source) else a


def _bare(text: str, span: Span) -> Span:
    begin = span[1] - len(text[slice(*span)].lstrip("'‘\"“« "))
    return (begin, span[1]) if begin < span[1] else span


def _outside_quotation(context: Context, span: Span) -> Span:
    start, end = span
    i = bisect_right(context.quotes, (end - 1, 1 << 60)) - 1
    begun = context.quotes[i][0] if i >= 0 else start
    cut = (
        start + len(context.text[start:begun].rstrip(" ,;:—–")) if start < begun < end <= context.quotes[i][1] else end
    )
    return (start, cut) if cut > start and _BREAK.search(context.text, start, begun) else span


def _without_bullet(text: str, piece: Span) -> Span:
    start, end = piece
    if text[text.rfind("\n", 0, start) + 1 : start].strip():
        return piece
    bullet = en.BULLET.match(text, start, end)
    return (bullet.end(), end) if bullet else piece


def _in_item(text: str, a: Attribution, piece: Span) -> Span:
    """The part of a piece in the cue's own item, where the piece begins above the list."""
    start, end = piece
    line = text.rfind("\n", start, end) + 1
    if not line or not a.cue or a.cue[0][0] < end or "\n" in text[end : a.cue[0][0]]:
        return piece
    return (line, end) if en.BULLET.match(text, line, end) and not en.BULLET.match(text, start, end) else piece


def to_closing_mark(context: Context, a: Attribution, cues: Sequence[Span]) -> Attribution:
    """Content that opens with a quotation ends where that closes; with one that nothing closes, at its sentence's end.

    The first only inside somebody's quotation, or where a whole sentence is quoted: "it was “fine” for him" is one.
    ``cues``: those of all attributions, in order; what holds another's clause is left whole.
    """
    start, end = a.content[-1]
    closing = _inner_closing(context, a) or _outer_closing(context, a) or _unclosed_end(context, a)
    if not closing or not start < closing < end or is_inside(cues, closing) or _between(cues, closing, end):
        return a
    return replace(a, content=(*a.content[:-1], (start, closing)))


def _between(spans: Sequence[Span], start: int, end: int) -> bool:
    i = bisect_left(spans, (start, 0))
    return i < len(spans) and spans[i][0] < end


def _inner_closing(context: Context, a: Attribution) -> int | None:
    start = a.content[-1][0]
    quote = _quote_around(context.quotes, start)
    if quote is None or not a.cue or not quote[0] < a.cue[0][0] < start:
        return None
    return next((e for s, e in inner_quotations(context.text, quote) if abs(s - start) <= 1), None)


def _outer_closing(context: Context, a: Attribution) -> int | None:
    start, end = a.content[-1]
    quote = _quote_around(context.quotes, start)
    if quote is None or quote[0] != start or context.text[quote[1] - 2] not in ",.?!":
        return None
    another = any(is_inside(context.quotes, at) for at in range(quote[1], end))
    whole = context.text[start + 1].isupper() or len(a.content) > 1
    return quote[1] if whole and not another else None


def _unclosed_end(context: Context, a: Attribution) -> int | None:
    start, end = a.content[-1]
    for mark in _OPENING.finditer(context.text, start, end):
        if not is_inside(context.quotes, mark.start()) and not _CLOSING.search(context.text, mark.end(), end):
            sentence = context.sentences[context.sentence_of(mark.start())]
            return sentence[1] if sentence[1] < end else None
    return None


def _quote_around(quotes: Sequence[Span], at: int) -> Span | None:
    i = bisect_right(quotes, (at, 1 << 60)) - 1
    return quotes[i] if i >= 0 and quotes[i][0] <= at < quotes[i][1] else None


# "“The firm,” said Lee, “will not,” he paused, “survive.”"


def rejoined(context: Context, attributions: Sequence[Attribution]) -> list[Attribution]:
    """``attributions``, with quotations that are split in the middle of a sentence given to the cues they belong to."""
    found = list(attributions)
    for number, before in enumerate(context.quotes):
        if not _goes_on(context.text, before):
            continue
        behind = next(iter(context.quotes[number + 1 : number + 2]), None)
        if behind and ("\n" in context.text[before[1] : behind[0]] or behind[0] - before[1] > LONGEST_GAP):
            behind = None
        gap = (before[1], behind[0] if behind else min(before[1] + LONGEST_GAP, len(context.text)))
        first = _begun(context.text, found, before)
        second = _cued(found, gap, first)
        if first is None:
            _take_lost(context, found, second, before, behind)
        elif behind and (second is None or en.ACTION.search(context.text, *gap)):
            _go_on(context, found, first, second, behind)
        elif second is not None and en.TURNS_BACK.match(context.text, *gap):
            found[first], found[second] = _parted(context, found[first], found[second], before)
    return found


def _take_lost(context: Context, found: list[Attribution], own: int | None, before: Span, behind: Span | None) -> None:
    """Give the second half of a sentence that nobody claims to the cue between the halves."""
    if own is None or behind is None or not _before(context.text, behind).endswith(","):
        return
    if _has(found[own], before) and not any(_has(a, behind) for a in found):
        found[own] = _with_piece(found[own], behind)


def _go_on(context: Context, found: list[Attribution], first: int, second: int | None, behind: Span) -> None:
    """Give the rest of a sentence, behind words that are no cue, to the one whose sentence it is."""
    if context.text[behind[0] + 1].islower() and _before(context.text, behind).endswith((",", "—", "–")):
        found[first] = _with_piece(found[first], behind)
        if second is not None:
            del found[second]


def _before(text: str, quote: Span) -> str:
    return text[max(0, quote[0] - 4) : quote[0]].rstrip()


def _goes_on(text: str, quote: Span) -> bool:
    """Whether a quotation breaks off in the middle of a sentence."""
    return text[quote[0] : quote[1]].rstrip("”\"»“'’").rstrip().endswith((",", "—", "–", "-"))


def _begun(text: str, found: Sequence[Attribution], quote: Span) -> int | None:
    """The number of the attribution whose sentence goes on in a quotation, its cue before that."""
    if not _before(text, quote).endswith((",", "—", "–")) and not text[quote[0] + 1].islower():
        return None
    for i, a in enumerate(found):
        if a.cue and 0 <= quote[0] - a.cue[-1][1] < NEAR and _has(a, quote):
            return i
    return None


def _has(a: Attribution, quote: Span) -> bool:
    return any(s < quote[1] and quote[0] < e for s, e in a.content)


def _cued(found: Sequence[Attribution], gap: Span, first: int | None) -> int | None:
    return next((i for i, a in enumerate(found) if i != first and a.cue and gap[0] <= a.cue[0][0] < gap[1]), None)


def _with_piece(a: Attribution, piece: Span) -> Attribution:
    kept = [s for s in a.content if not (s[0] < piece[1] and piece[0] < s[1])]
    return replace(a, content=tuple(sorted([*kept, piece])))


def _parted(context: Context, first: Attribution, second: Attribution, quote: Span) -> tuple[Attribution, Attribution]:
    """Of a quotation between two cues, what is the earlier one's, and its last sentence, which is the later one's."""
    begins = [s for s, _ in sentences(context.text, quote[0] + 1, quote[1])]
    behind = tuple(s for s in second.content if s[0] >= quote[1])
    if len(begins) < 2:
        return first, replace(second, content=behind) if behind else second
    cut = len(context.text[: begins[-1]].rstrip())
    own = tuple((s, min(e, cut)) for s, e in first.content if s < cut)
    return replace(first, content=own), replace(second, content=((begins[-1], quote[1]), *behind))
