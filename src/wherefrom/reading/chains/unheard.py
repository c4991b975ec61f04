"""Words that came through nobody who is named: "Lee reportedly told her staff that"."""

from __future__ import annotations

from wherefrom.lang.en.patterns.hearsay import ADVERB
from wherefrom.reading.chains.steps import Step
from wherefrom.reading.context import Discourse
from wherefrom.reading.statements.nesting import Node

NEAR = 30
"""Characters between a source and its cue in which "reportedly" may stand."""


def through_nobody(discourse: Discourse, node: Node, chain: list[Step]) -> list[Step]:
    """``chain`` with somebody unnamed behind an origin of whom it is only "reportedly" told, if nobody else is."""
    if len(chain) != 1 or chain[0].party is None or not _is_hearsay(discourse.text, node):
        return chain
    return [*chain, Step(None, None, sure=True)]


def _is_hearsay(text: str, node: Node) -> bool:
    inner = node.inner
    if not inner.source or not inner.cue:
        return False
    start, end = inner.cue[0][0], inner.cue[-1][1]
    before = [stop for _, stop in inner.source if 0 <= start - stop <= NEAR]
    return ADVERB.search(text, before[-1] if before else start, end) is not None
