"""Passives of saying and expecting: "the firm is said to be in trouble", "it was first revealed that", "has been told".

The grammatical subject of such a cue is no source. It belongs to what is said ("is expected to"), or it is who listens
("has been told"); whose words they are the cue does not tell. Only where the subject is said to think, fear or want
something, the thought is its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from wherefrom.lang.en.patterns import passives as en
from wherefrom.reading.context import Context
from wherefrom.reading.types import Attribution
from wherefrom.text.span import Span


def impersonal(context: Context, a: Attribution) -> Attribution:
    """``a`` without the subject of a passive cue as its source; anything else unchanged."""
    match = _passive(context, a)
    if match is None or not a.source or a.source[0][0] > a.cue[0][0]:
        return a
    words = context.text[slice(*a.source[0])].casefold()
    beside = len(a.source) == 1 and 0 <= a.cue[0][0] - a.source[0][1] <= 2
    if match.group("heard"):
        return replace(a, source=())
    if not beside or _has_own_mind(context, a):
        return a
    content = a.content if words in en.EXPLETIVES else _joined(a.source[0], a.content)
    return replace(a, source=(), content=content)


def _passive(context: Context, a: Attribution) -> re.Match[str] | None:
    return en.PASSIVE_CUE.fullmatch(context.text, *a.cue[0]) if len(a.cue) == 1 else None


def _joined(subject: Span, content: Sequence[Span]) -> tuple[Span, ...]:
    kept = [piece for piece in content if not (piece[0] < subject[1] and subject[0] < piece[1])]
    return tuple(sorted([subject, *kept])) if len(kept) == len(content) else tuple(content)


def _has_own_mind(context: Context, a: Attribution) -> bool:
    """Whether a passive cue passes on what its subject itself thinks, wants or said: "is said to believe that"."""
    match = _passive(context, a)
    if match is None or match.group("spoken") is None or not a.source or not a.content:
        return False
    begin = a.cue[0][1] - (len(en.TO) if match.group().endswith(en.TO) else 0)
    return bool(en.OWN_MIND.match(context.text[begin : begin + 40].lstrip()))
