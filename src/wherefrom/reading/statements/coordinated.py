"""Where what somebody said ends because somebody else goes on in the same sentence.

In "the port said the pier leans, and divers said it was safe" the port says nothing of what divers said. After "said
that" a second clause may be the first speaker's, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wherefrom.lang.en.patterns import coordinated as en
from wherefrom.lang.en.patterns.pronouns import FIRST, IT, PRONOUNS, THEY
from wherefrom.reading.context import Context
from wherefrom.reading.types import Attribution
from wherefrom.text.quotations import is_inside
from wherefrom.text.span import Places

NEAR = 12
"""Characters between who says something and the verb."""
CLAUSE = 3
"""Words that a clause has at least."""
_SAME = PRONOUNS | FIRST | THEY | IT


def parted(context: Context, attributions: Sequence[Attribution]) -> list[Attribution]:
    """``attributions``, each content up to the clause in which somebody else says something."""
    sources = Places((a.source[0][0], i) for i, a in enumerate(attributions) if a.source and a.cue and a.content)
    return [_parted(context, a, attributions, sources) for a in attributions]


def _parted(context: Context, a: Attribution, others: Sequence[Attribution], sources: Places) -> Attribution:
    text, first, (start, end) = context.text, a.content[0][0], a.content[-1]
    if not a.cue or not a.source or max(a.cue[-1][1], a.source[-1][1]) > first:
        return a
    if en.STRAIGHT_ON.fullmatch(text, a.cue[-1][0], first) is None:  # the colon of a turn is no verb
        return a
    for i in sources.between(start + 1, end):
        at, b = others[i].source[0][0], others[i]
        join = en.JOINS.search(text, start, at)
        if join is None or not _is_clause(context, b, end) or context.sentence_of(at) != context.sentence_of(start):
            continue
        before = text[start : join.start()]
        if len(before.split()) >= CLAUSE and en.VERB.search(before + " "):
            return replace(a, content=(*a.content[:-1], (start, join.start())))
    return a


def _is_clause(context: Context, b: Attribution, end: int) -> bool:
    """Whether source, verb and what is said follow each other, outside quotations, in what ends at ``end``."""
    (_, source), (verb, cue) = b.source[-1], b.cue[0]
    words = context.text[slice(*b.source[0])].casefold()
    in_order = 0 < verb - source <= NEAR and cue <= b.content[0][0] and verb < end
    finite = en.UNFINISHED.match(context.text, verb, cue) is None
    return (
        in_order
        and finite
        and words not in _SAME
        and en.OWNER.search(words) is None
        and not is_inside(context.quotes, b.source[0][0])
    )
