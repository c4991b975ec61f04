"""Gaps in what somebody said where nothing interrupts it.

The network finds the pieces of a content one by one. Where no cue and no source stands between two of them in a
sentence, what does is told by nobody else, and without it neither piece says what was said: "piers in the north | were
closed, while | those in the south stayed open". A piece of another sentence, with some of the reporter's words on the
way to it, was never said: "a pace that few had expected. | Still, that may not be enough, others say".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wherefrom.lang.en.patterns import gaps as en
from wherefrom.reading.context import Context
from wherefrom.reading.types import Attribution
from wherefrom.text.quotations import is_inside
from wherefrom.text.span import Places, Span, meets

LONGEST = 400
"""Characters that others may say between two pieces of a quotation that was left open."""


def without_gaps(context: Context, attributions: Sequence[Attribution]) -> list[Attribution]:
    """``attributions``, each content with what stands between its pieces, unless that is a cue, a source or when."""
    cues = Places((start, i) for i, a in enumerate(attributions) for start, _ in a.cue)
    return [_beside_cue(context, _filled(context, a, cues), cues) if len(a.content) > 1 else a for a in attributions]


def _filled(context: Context, a: Attribution, cues: Places) -> Attribution:
    first, *rest = a.content
    content = [first]
    for piece in rest:
        gap = content[-1][1], piece[0]
        if cues.between(*gap):
            beside = meets((*a.cue, *a.source), gap) or gap[1] - gap[0] > LONGEST
            theirs = not beside and _is_open(context.text[slice(*content[-1])])
        else:
            theirs = _is_theirs(context, a, gap)
        if theirs:
            content[-1] = content[-1][0], piece[1]
        else:
            content.append(piece)
    return replace(a, content=tuple(content)) if len(content) < len(a.content) else a


def _beside_cue(context: Context, a: Attribution, cues: Places) -> Attribution:
    """Without pieces that are words of another sentence, and which neither cue nor source parts from the others.

    Between quotations the reporter's words may be all there is of a cue; what somebody else says in a piece came
    through whoever speaks there.
    """
    if not a.cue or any(meets(context.quotes, piece) for piece in a.content):
        return a
    runs = [[a.content[0]]]
    for piece in a.content[1:]:
        gap = runs[-1][-1][1], piece[0]
        apart = context.sentence_of(gap[0] - 1) != context.sentence_of(gap[1]) and not meets((*a.cue, *a.source), gap)
        if apart:
            runs.append([])
        runs[-1].append(piece)
    at = a.cue[0][0]
    beside = min(runs, key=lambda run: max(run[0][0] - at, at - run[-1][1]))
    others = [piece for run in runs if run is not beside for piece in run]
    return a if any(cues.between(*piece) for piece in others) else replace(a, content=tuple(beside))


def _is_theirs(context: Context, a: Attribution, gap: Span) -> bool:
    """Whether a gap is in one sentence, beside cue and source, and tells no occasion ("calls them in a letter a").

    Between two quotations stand the reporter's words, though no cue be found in them ("“…,” he sighed, “…”").
    """
    start, end = gap
    if context.sentence_of(start - 1) != context.sentence_of(end) or meets((*a.cue, *a.source), gap):
        return False
    if "\n" in context.text[start:end] or en.OCCASION.match(context.text, start, end):
        return False
    return is_inside(context.quotes, start) or not all(is_inside(context.quotes, at) for at in (start - 2, end + 1))


def _is_open(words: str) -> bool:
    """Whether a piece leaves a quotation open, so that who speaks in what follows speaks in that."""
    return words.endswith(en.OPENING) or words.rfind("“") > words.rfind("”")
