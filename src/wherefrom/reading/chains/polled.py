"""Shares of people, who are heard through the poll that asked them: "The survey found ... Some 12 percent said"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wherefrom.lang.en.patterns.polls import POLL, SHARE_OF_PEOPLE
from wherefrom.reading.chains.steps import Step
from wherefrom.reading.context import Discourse
from wherefrom.reading.statements.nesting import Node

LASTS = 1500
"""Characters for which a poll is still told of."""


def polled(discourse: Discourse, nodes: Sequence[Node], chains: Sequence[list[Step]]) -> list[list[Step]]:
    """``chains``, those of a share of people with the poll through which the words shortly before came."""
    found: list[list[Step]] = []
    told_of: tuple[int, Step] | None = None
    for node, chain in zip(nodes, chains, strict=True):
        start, end = node.inner.content[0][0], node.inner.content[-1][1]
        if told_of is not None and start - told_of[0] <= LASTS and len(chain) == 1 and _is_share(discourse, chain[0]):
            chain = [*chain, replace(told_of[1], span=None)]
        poll = next((step for step in chain if _is_poll(discourse, step)), None)
        if poll is not None:
            told_of = end, poll
        found.append(list(chain))
    return found


def _is_share(discourse: Discourse, step: Step) -> bool:
    return step.party is not None and SHARE_OF_PEOPLE.match(discourse.party(step.party).name) is not None


def _is_poll(discourse: Discourse, step: Step) -> bool:
    party = None if step.party is None else discourse.party(step.party)
    return party is not None and party.kind == "document" and POLL.search(party.name) is not None
