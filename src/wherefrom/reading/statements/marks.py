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
from wherefrom.lang.en.patterns.speech_tags import SPEECH_TAG
from wherefrom.reading.context import Context
from wherefrom.reading.types import Attribution
from wherefrom.text.quotations import inner_quotations, is_inside, span_around
from wherefrom.text.sentences import sentences
from wherefrom.text.span import Places, Span, meets

_BREAK = re.compile(r"[,;:—–]\s*$")
_OPENING = re.compile(r"(?<!\S)[“\"](?=\w)")
_CLOSING = re.compile(r"(?<=\S)[”\"]")
_CLOSES = re.compile(r"[\"”’'»›]")
_NEXT_PARAGRAPH = re.compile(r"[^\S\n]*\n\s*")

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
    pieces = tuple(_from_opening(context, piece) for piece in a.content)
    content = tuple((piece[0], _closing(context, a, piece, cues) or piece[1]) for piece in pieces)
    return replace(a, content=content) if content != a.content else a


def _from_opening(context: Context, piece: Span) -> Span:
    """A piece without who is spoken to before an inner quotation: "me ‘Go away’"."""
    told = en.TOLD.match(context.text, *piece)
    return (told.end(), piece[1]) if told and is_inside(context.quotes, piece[0]) else piece


def _closing(context: Context, a: Attribution, piece: Span, cues: Sequence[Span]) -> int | None:
    """Where a piece ends before its end, if it does."""
    found = _inner_closing(context, a, piece) or _outer_closing(context, a, piece) or _unclosed_end(context, piece)
    if not found or not piece[0] < found < piece[1] or is_inside(cues, found) or _between(cues, found, piece[1]):
        return None
    return found


def _between(spans: Sequence[Span], start: int, end: int) -> bool:
    i = bisect_left(spans, (start, 0))
    return i < len(spans) and spans[i][0] < end


def _inner_closing(context: Context, a: Attribution, piece: Span) -> int | None:
    start = piece[0]
    quote = span_around(context.quotes, start)
    if quote is None or not a.cue or not quote[0] < a.cue[0][0] < start:
        return None
    return next((e for s, e in inner_quotations(context.text, quote) if abs(s - start) <= 1), None)


def _outer_closing(context: Context, a: Attribution, piece: Span) -> int | None:
    start, end = piece
    quote = span_around(context.quotes, start)
    if quote is None or quote[0] != start:
        return None
    if SPEECH_TAG.match(context.text, quote[1] - 1):
        # No mark closes it: the clause that says who speaks begins here.
        return quote[1] - (context.text[quote[1] - 1] == ",")
    if context.text[quote[1] - 2] not in ",.?!":
        return None
    another = any(is_inside(context.quotes, at) for at in range(quote[1], end))
    whole = context.text[start + 1].isupper() or len(a.content) > 1
    return quote[1] if whole and not another else None


def _unclosed_end(context: Context, piece: Span) -> int | None:
    start, end = piece
    for mark in _OPENING.finditer(context.text, start, end):
        if not is_inside(context.quotes, mark.start()) and not _CLOSING.search(context.text, mark.end(), end):
            sentence = context.sentences[context.sentence_of(mark.start())]
            return sentence[1] if sentence[1] < end else None
    return None


def to_their_closing(context: Context, attributions: Sequence[Attribution]) -> list[Attribution]:
    """``attributions``, each content that breaks off inside a quotation to where that closes.

    Not where its own cue stands in the quotation, or something of anybody's begins in what is left of it.
    """
    begins = sorted(s for a in attributions for s, _ in (*a.content, *a.cue, *a.source))
    return [_to_its_closing(context, a, begins) for a in attributions]


def _to_its_closing(context: Context, a: Attribution, begins: Sequence[int]) -> Attribution:
    start, end = a.content[-1]
    quote = span_around(context.quotes, end - 1)
    if quote is None or not quote[0] + 1 < end < quote[1] or _CLOSING.match(context.text, quote[1] - 1) is None:
        return a
    if any(quote[0] < s < quote[1] for s, _ in a.cue) or bisect_left(begins, end) < bisect_left(begins, quote[1]):
        return a
    return replace(a, content=(*a.content[:-1], (start, quote[1])))


# A quotation over several paragraphs: each opens anew, the last one closes.


def over_paragraphs(context: Context, attributions: Sequence[Attribution]) -> list[Attribution]:
    """``attributions``, with the paragraphs of a quotation that nobody has given to the one who has another of it."""
    found = list(attributions)
    spans = Places((start, i) for i, a in enumerate(found) for start, _ in (*a.content, *a.cue, *a.source))
    pairs = [(p, q) for p, q in zip(context.quotes, context.quotes[1:], strict=False) if _runs_on(context.text, p, q)]
    for have, lacks in (*pairs, *((q, p) for p, q in reversed(pairs))):
        own = [i for i in spans.before(have[1]) if _has_most(found[i], have) and not is_within(found[i], have)]
        taken = any(_touches(found[i], lacks) and not is_within(found[i], lacks) for i in spans.before(lacks[1]))
        if len(own) == 1 and not taken:
            known = any(s <= have[0] and have[1] <= e for s, e in found[own[0]].content)
            a = found[own[0]] if known else _with_piece(found[own[0]], have)
            found[own[0]] = _with_piece(a, lacks)
    return found


def is_within(a: Attribution, quote: Span) -> bool:
    """Whether somebody is only quoted inside of a quotation: that does not tell whose words the whole is."""
    return bool(a.cue) and all(quote[0] < s and e < quote[1] for s, e in (*a.content, *a.cue, *a.source))


def _runs_on(text: str, quote: Span, behind: Span) -> bool:
    """Whether a quotation that nothing closes goes on in the one that opens the next paragraph."""
    closed, opens = _CLOSES.match(text, quote[1] - 1), not text[behind[0]].isalnum()
    return closed is None and opens and _NEXT_PARAGRAPH.fullmatch(text, quote[1], behind[0]) is not None


def _has_most(a: Attribution, quote: Span) -> bool:
    return 2 * sum(max(0, min(e, quote[1]) - max(s, quote[0])) for s, e in a.content) >= quote[1] - quote[0]


def _touches(a: Attribution, quote: Span) -> bool:
    return _has(a, quote) or meets((*a.cue, *a.source), quote)


# "“The firm,” said Lee, “will not,” he paused, “survive.”"


def rejoined(context: Context, attributions: Sequence[Attribution]) -> list[Attribution]:
    """``attributions``, with quotations that are split in the middle of a sentence given to the cues they belong to."""
    found = list(attributions)
    cues = Places((a.cue[0][0], i) for i, a in enumerate(found) if a.cue)
    contents = Places((start, i) for i, a in enumerate(found) for start, _ in a.content)
    gone: set[int] = set()
    for number, before in enumerate(context.quotes):
        if not _goes_on(context.text, before):
            continue
        behind = _next_piece(context, number)
        gap = (before[1], behind[0] if behind else before[1] + LONGEST_GAP)
        first = _begun(context.text, found, cues.between(before[0] - NEAR, before[0]), before)
        second = next((i for i in cues.between(*gap) if i != first), None)
        if first is None:
            free = behind and not any(_has(found[i], behind) for i in contents.before(behind[1]))
            if second is not None and behind and free and _has(found[second], before) and _breaks(context.text, behind):
                found[second] = _with_piece(found[second], behind)
        elif behind and (second is None or en.ACTION.search(context.text, *gap)):
            # What the speaker does is no cue: the rest of the sentence is the one's whose sentence it is.
            if context.text[behind[0] + 1].islower() and _breaks(context.text, behind):
                found[first] = _with_piece(found[first], behind)
                gone.update(() if second is None else (second,))
        elif second is not None and en.TURNS_BACK.match(context.text, *gap):
            found[first], found[second] = _parted(context, found[first], found[second], before)
    return [a for i, a in enumerate(found) if i not in gone]


def _next_piece(context: Context, number: int) -> Span | None:
    """The quotation behind one, where it is near enough to be of one sentence with it."""
    before, behind = context.quotes[number], next(iter(context.quotes[number + 1 : number + 2]), None)
    near = behind is not None and behind[0] - before[1] <= LONGEST_GAP
    return behind if near and behind and "\n" not in context.text[before[1] : behind[0]] else None


def _breaks(text: str, quote: Span) -> bool:
    """Whether a quotation stands behind a comma or a dash: its sentence has begun before."""
    return _before(text, quote).endswith((",", "—", "–"))


def _before(text: str, quote: Span) -> str:
    return text[max(0, quote[0] - 4) : quote[0]].rstrip()


def _goes_on(text: str, quote: Span) -> bool:
    """Whether a quotation breaks off in the middle of a sentence."""
    return text[quote[0] : quote[1]].rstrip("”\"»“'’").rstrip().endswith((",", "—", "–", "-"))


def _begun(text: str, found: Sequence[Attribution], near: Sequence[int], quote: Span) -> int | None:
    """The one of the numbers ``near`` whose sentence goes on in a quotation, its cue before that."""
    if not _breaks(text, quote) and not text[quote[0] + 1].islower():
        return None
    return next((i for i in near if found[i].cue[-1][1] <= quote[0] and _has(found[i], quote)), None)


def _has(a: Attribution, quote: Span) -> bool:
    return meets(a.content, quote)


def _with_piece(a: Attribution, piece: Span) -> Attribution:
    kept = [s for s in a.content if not meets([s], piece)]
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
