"""Statements inside what somebody says that the network, trained on the outermost layer alone, overlooks.

"The petition asks the board to leave," Lee said: grammar makes sure that the petition asks something. A verb of
saying, asking, thinking or intending counts where it has a subject of its own in the same words and the complement
that such a verb takes (a clause, an infinitive, somebody to do something). The speaker's own "I think" and what did
not happen ("has not said", "may claim") are left out, as the annotation guide has it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Literal, cast

from wherefrom.lang.en.patterns import nesting as en
from wherefrom.reading.context import Context
from wherefrom.reading.parties.phrases import classify, parse
from wherefrom.reading.statements.subjects import subject_of
from wherefrom.reading.types import Attribution
from wherefrom.text.span import Span

_Form = Literal["quoted", "clause", "finite", "told", "infinitive", "asking", "noun", "heard", "report"]
_CLOSING = re.compile(r"(?<=[.,!?…])[\"”’'](?!\w)")
MOST = 12
"""Nested statements that one piece of content gives: what holds more is no speech but a list."""
REACH = 600
"""Characters in which a nested clause or quotation ends."""
SHORTEST = 3
"""Words that a nested content has at least; of an infinitive, one less."""


def overlooked(context: Context, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The nested attributions that no entry of ``attributions`` has a cue for; confidence is their outer one's."""
    cues = sorted(span for a in attributions for span in a.cue)
    found: dict[int, Attribution] = {}
    for outer in attributions:
        for piece in outer.content if outer.cue else ():
            for inner in islice(_inside(context, outer, piece), MOST):
                last = bisect_left(cues, (inner.cue[0][1], 0)) - 1
                if last < 0 or cues[last][1] <= inner.cue[0][0]:
                    found.setdefault(inner.cue[0][0], inner)
    return list(found.values())


def _inside(context: Context, outer: Attribution, piece: Span) -> Iterator[Attribution]:
    for match in en.NESTED.finditer(context.text, *piece):
        source = _told_by(context, match, piece) if _form(match) == "heard" else _subject(context, match, piece)
        if source is None:
            continue
        cue, content = _spans(context, match, piece)
        long = SHORTEST - (_form(match) in ("infinitive", "asking"))
        if len(context.text[slice(*content)].split()) >= long:
            yield Attribution((content,), (cue,), (source,) if source[0] < source[1] else (), outer.confidence)


def _form(match: re.Match[str]) -> _Form:
    """Which of the forms of ``NESTED`` was found."""
    return cast(_Form, match.lastgroup)


def _told_by(context: Context, match: re.Match[str], piece: Span) -> Span | None:
    """Who told what somebody "was told by the board that": an empty span where the text leaves them unnamed."""
    at = match.start()
    if en.UNREAL.search(context.text, max(piece[0], at - 40), at):
        return None
    by = en.TOLD_BY.search(context.text, *match.span())
    return by.span(1) if by else (at, at)


def _subject(context: Context, match: re.Match[str], piece: Span) -> Span | None:
    """The subject of the verb, where it is a party of its own inside the same words."""
    at = match.start()
    if _form(match) == "report":
        return (match.end(), context.text.index(",", match.end()))
    if _form(match) != "noun" and en.UNREAL.search(context.text, max(piece[0], at - 40), at):
        return None
    # An empty cue: "asked" alone would be read as "(when) asked".
    source = subject_of(context, (at, at if match.group().startswith(en.ASK) else match.end()), ())
    if source is None or not piece[0] <= source[0] < source[1] <= at or context.text[source[1] : at] == ", ":
        return None
    words = context.text[slice(*source)]
    if (
        en.BASE_FORM.match(context.text, at)
        and en.SINGLE.match(words)
        and not parse(words).plural
        and parse(words).kind != "group"
    ):
        return None  # "the letter ... but say": the verb goes with somebody before
    if en.NOBODY.match(words) or en.SUPPOSED.search(context.text, max(0, source[0] - 12), source[0]):
        return None
    if en.OWN.search(words.casefold()) and not (words.casefold() in en.SPEAKERS and en.SPEECH_ACT.match(match.group())):
        return None
    known = en.PRONOUN_ALONE.fullmatch(words) or context.cast.between(*source) or classify(parse(words).head)
    return source if known else None


def _spans(context: Context, match: re.Match[str], piece: Span) -> tuple[Span, Span]:
    """Cue and content: the clause up to its own end, at the latest that of its sentence, quotation or piece."""
    text, start = context.text, match.end()
    if _form(match) == "report":
        start = text.index(",", start) + 2
    complement = en.COMPLEMENTIZER.match(text, start, piece[1])
    start = complement.end() if complement else start
    end = _limit(context, match.start(), piece)
    if _form(match) == "quoted":
        closing = _CLOSING.search(text, start + 1, min(piece[1], start + REACH))
        end = closing.end() if closing else end
    else:
        adjunct = en.ADJUNCT.search(text, start, end) if _form(match) in ("infinitive", "asking", "noun") else None
        end = adjunct.start() if adjunct else end
        stop = en.CLAUSE_END.search(text, start, end)
        end = stop.start() if stop else end
        end = start + len(text[start:end].rstrip(' .,"”'))
    cue = match.group().rstrip(" ,:").removesuffix(en.THAT)
    return (match.start(), match.start() + len(cue)), (start, end)


def _limit(context: Context, at: int, piece: Span) -> int:
    number = context.sentence_of(at)
    ends = [piece[1], at + REACH, context.sentences[number][1] if number >= 0 else piece[1]]
    i = bisect_right(context.quotes, (at, 1 << 60)) - 1
    if i >= 0 and context.quotes[i][1] > at:
        ends.append(context.quotes[i][1])
    return min(ends)
