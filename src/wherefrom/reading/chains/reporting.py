"""The links of a chain while it is built, and the outlet of a reporter who was told something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from wherefrom.lang.en.patterns.relays import TOLD_WHOM
from wherefrom.reading.chains.relays import is_reporter_for
from wherefrom.reading.context import Discourse, Party
from wherefrom.text.span import Span

BESIDE = 60
"""Characters around a reporter's name in which the outlet stands."""


@dataclass(frozen=True, slots=True)
class Step:
    """One link while chains are built: the number of the party, and where the article names it for this statement."""

    party: int | None
    span: Span | None
    plural: bool = False
    """Whether the words tell at least that they are several ("they")."""
    probability: float = field(default=1.0, compare=False)
    """How likely it is that the party is meant, that the relay is one."""
    rivals: tuple[tuple[int, float], ...] = field(default=(), compare=False)
    """Where two are about as likely and nobody is named: their numbers, with the probability of each."""
    unlikely: float = field(default=0.0, compare=False)
    """How likely the likeliest is that was left out: another party for an origin, another relay of the chain."""


def number_of(party: Party | None) -> int | None:
    """The number of a party, where there is one."""
    return None if party is None else party.number


def _is_outlet(discourse: Discourse, step: Step) -> bool:
    return step.party is not None and discourse.party(step.party).kind == "outlet"


def told_to(discourse: Discourse, gaps: Sequence[Span], steps: Sequence[Step]) -> list[Step]:
    """The outlet of a reporter who is "told" something: who is only spoken to is folded into it."""
    if any(_is_outlet(discourse, step) for step in steps):
        return []
    for gap in gaps:
        for span, _, party in discourse.cast.between(*gap):
            if party.kind == "person" and TOLD_WHOM.search(discourse.text, max(gap[0], span[0] - 40), span[0]):
                outlet = _employer(discourse, party, span[0] + BESIDE)
                return [Step(outlet.number, span)] if outlet else []
    return []


def _employer(discourse: Discourse, reporter: Party, before: int) -> Party | None:
    """The outlet that the article names beside a reporter, up to offset ``before``."""
    for start, end in reporter.mentions:
        if start > before:
            break
        for span, _, party in discourse.cast.between(max(0, start - BESIDE), end + BESIDE):
            beside = (min(start, span[0]), max(end, span[1]))
            alone = [m[2] for m in discourse.cast.between(*beside) if m[2].kind == "person"] == [reporter]
            if party.kind == "outlet" and alone and is_reporter_for(discourse, beside, span):
                return party
    return None
