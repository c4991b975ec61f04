"""Two cues for one content: "The letter warns that the gate is weak, according to the Post" came through the Post."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wherefrom.lang.en.patterns import repair as en
from wherefrom.reading.context import Context
from wherefrom.reading.types import Attribution

NEAR = 6
"""Characters by which the two may differ in where the content begins."""


def passed_on(context: Context, attributions: Sequence[Attribution]) -> list[Attribution]:
    """``attributions``, with a content that two cues claim given whole to the one that stands behind it.

    That one then holds the other's clause, source and cue included, and what the other's source said is nested in it.
    """
    found = list(attributions)
    for i, outer in enumerate(attributions):
        j = _same_content(context, outer, attributions)
        if j is not None:
            inner = found[j]
            end = max(outer.content[0][1], inner.content[0][1])
            first = min(inner.cue[0][0], inner.source[0][0])
            found[i] = replace(outer, content=((first, end), *outer.content[1:]))
            found[j] = replace(inner, content=((inner.content[0][0], end), *inner.content[1:]))
    return found


def _same_content(context: Context, a: Attribution, others: Sequence[Attribution]) -> int | None:
    if not a.cue or not a.content or not en.PASSES_ON.match(context.text, a.cue[0][0]):
        return None
    begin = a.content[0][0]
    for j, b in enumerate(others):
        if b is a or not b.cue or not b.content or not b.source:
            continue
        first = min(b.cue[0][0], b.source[0][0])
        same = abs(b.content[0][0] - begin) <= NEAR and max(b.cue[-1][1], b.source[-1][1]) <= begin
        behind = b.content[-1][1] <= a.cue[0][0] and begin < a.cue[0][0]
        if same and behind and context.sentence_of(first) == context.sentence_of(a.cue[0][0]):
            return j
    return None
