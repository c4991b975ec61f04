"""Reporters and outlets that pass on what others told: whose reporter somebody is, and whom a report rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from wherefrom.lang.en.patterns.relays import ACCORDING_TO, REPORTED, REPORTING_CUE, TOLD_WHOM
from wherefrom.reading.chains.relays import is_reporter_for
from wherefrom.reading.context import Discourse, Party
from wherefrom.reading.parties.kinds import kind_of
from wherefrom.reading.types import Attribution
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


def reported_from(discourse: Discourse, layer: Attribution, steps: Sequence[Step]) -> list[Step]:
    """``steps``, origin first also where a reporter names it last: "The Post reported it, according to aides"."""
    own = [i for i, step in enumerate(steps) if i == 0 or _is_outlet(discourse, step)]
    reporter = bool(steps) and (_is_outlet(discourse, steps[0]) or len(own) > 1 or _reports(discourse, layer))
    named = [step for i, step in enumerate(steps) if i not in own and _is_source(discourse, layer, step)]
    if not reporter or len(named) != 1:
        return list(steps)
    return [*named, *(step for step in steps if step is not named[0])]


def _is_outlet(discourse: Discourse, step: Step) -> bool:
    return step.party is not None and discourse.party(step.party).kind == "outlet"


def _reports(discourse: Discourse, layer: Attribution) -> bool:
    return bool(layer.cue and REPORTING_CUE.search(discourse.text, layer.cue[0][0], layer.cue[-1][1]))


def _is_source(discourse: Discourse, layer: Attribution, step: Step) -> bool:
    """Whether a relay stands behind the content, after "according to", and is nobody that publishes."""
    if step.party is None or step.span is None or _is_outlet(discourse, step) or step.span in layer.source:
        return False
    before = discourse.text[max(0, step.span[0] - 20) : step.span[0]].casefold()
    return step.span[0] >= layer.content[-1][1] and ACCORDING_TO in before


def outlet_of(discourse: Discourse, layer: Attribution, steps: Sequence[Step]) -> list[Step]:
    """The outlet of a reporter who "reports", where the article has named it beside them: "the Mirror's Ann Lee"."""
    number = steps[0].party if len(steps) == 1 else None
    reporter = None if number is None else discourse.party(number)
    if reporter is None or reporter.kind != "person" or not _reports(discourse, layer):
        return []
    _learn_outlet(discourse, layer)
    outlet = _employer(discourse, reporter, max(layer.content[0][0], layer.source[0][0]))
    return [Step(outlet.number, None)] if outlet else []


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


def _learn_outlet(discourse: Discourse, layer: Attribution) -> None:
    """A name of unknown kind is an outlet's where it stands beside somebody who "reported": "Ann Lee of the Argus"."""
    if not REPORTED.match(discourse.text, layer.cue[0][0]):
        return
    for source in layer.source:
        for span, name, party in discourse.cast.between(*source):
            unknown = kind_of(" ".join(name.words)) == "unknown" and not name.role and party.kind != "outlet"
            if unknown and is_reporter_for(discourse, source, span):
                discourse.record(replace(party, kind="outlet"))
