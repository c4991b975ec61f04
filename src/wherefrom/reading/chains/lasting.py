"""Through whom a speaker is heard from one sentence to the next: who was interviewed goes on speaking to the outlet.

The heads choose a statement's relays by what is around it, and seldom one that its sentence does not name. Where
nobody else speaks between, and the outlet is the only one through which anything came, it mostly still holds.
"""

from __future__ import annotations

from collections.abc import Sequence

from wherefrom.lang.en.patterns.relays import ANOTHER_TIME, OCCASION
from wherefrom.reading.chains.relays import frame_of
from wherefrom.reading.chains.steps import Step
from wherefrom.reading.context import Discourse
from wherefrom.reading.items import item_at
from wherefrom.reading.statements.nesting import Node
from wherefrom.reading.statements.spoken import section_of


def lasting(discourse: Discourse, nodes: Sequence[Node], chains: Sequence[list[Step]]) -> list[list[Step]]:
    """``chains``, those of a person who goes on with the one outlet through which the words before came."""
    outlets = {step.party for chain in chains for step in chain[1:] if _is_outlet(discourse, step)}
    if len(outlets) != 1:
        return list(chains)
    found: list[list[Step]] = []
    for i, (node, chain) in enumerate(zip(nodes, chains, strict=True)):
        goes_on = i > 0 and _is_heard(discourse, nodes[i - 1], found[-1]) and len(chain) == 1
        if goes_on and chain[0].party == found[-1][0].party and _is_next(discourse, nodes[i - 1], node):
            found.append([*chain, Step(found[-1][1].party, None)])
        else:
            found.append(chain)
    return found


def _is_heard(discourse: Discourse, node: Node, chain: Sequence[Step]) -> bool:
    """Whether a person is heard here through an outlet alone, which is no turn of a conversation."""
    if len(chain) != 2 or chain[0].party is None or not _is_outlet(discourse, chain[1]):
        return False
    return discourse.party(chain[0].party).kind == "person" and section_of(discourse.context, node.inner) is None


def _is_next(discourse: Discourse, before: Node, node: Node) -> bool:
    """Whether a statement stands in the paragraph of the one before or the next, and was made on no other occasion."""
    context, (start, end) = discourse.context, (before.inner.content[-1][1], node.inner.content[0][0])
    if section_of(context, node.inner) is not None or item_at(context.items, start) is not item_at(context.items, end):
        return False
    lines = [line for line in discourse.text[start:end].split("\n")[1:-1] if line.strip()]
    gaps = frame_of(context, node.inner.cue, node.inner.source, node.inner.content).gaps
    return not lines and not any(p.search(discourse.text, *gap) for gap in gaps for p in (OCCASION, ANOTHER_TIME))


def _is_outlet(discourse: Discourse, step: Step) -> bool:
    return step.party is not None and discourse.party(step.party).kind == "outlet"
