"""Journalists, named and unnamed: what they say came through the outlet for which they report."""

from __future__ import annotations

from wherefrom.lang.en.patterns.relays import BYLINE_AFTER, BYLINE_BEFORE, ELSEWHERE, OF_OUTLET
from wherefrom.reading.chains.own import is_own
from wherefrom.reading.chains.steps import Step
from wherefrom.reading.context import Discourse, Party
from wherefrom.reading.parties.descriptions import described
from wherefrom.reading.types import Attribution
from wherefrom.text.span import Span

APPOSED = 2
"""Characters between a noun and the name behind it: a comma and a space."""


def reporters(discourse: Discourse, source: Span) -> Party | None:
    """Those without a name who report for an outlet that a source names; they are not the outlet."""
    return described(discourse, source, lambda _: None) if outlet_of_reporters(discourse, source) else None


def outlet_of_reporters(discourse: Discourse, source: Span) -> Span | None:
    """Where a source names the outlet of reporters who have no name: "two CNN hosts", "the Mirror's correspondent"."""
    found = discourse.cast.between(*source)
    for i, (span, _, party) in enumerate(found):
        who = OF_OUTLET.match(discourse.text, span[1], source[1]) if party.kind == "outlet" else None
        if who is None or is_own(party, discourse.context.own):
            continue
        others = (other for j, other in enumerate(found) if j != i)
        named = any(other.kind == "person" and start <= who.end() + APPOSED for (start, _), _, other in others)
        return None if named else span
    return None


def is_reporter_for(discourse: Discourse, source: Span, outlet: Span) -> bool:
    """Whether the source is a person whom it presents with an outlet: "Lee of the Mirror", "the Mirror's Ann Lee".

    A reporter who speaks is a link before the outlet (the annotation guide); its founder or owner is not.
    """
    text = discourse.text
    people = [m[0] for m in discourse.cast.between(*source) if m[2].kind == "person"]
    if not people or text[source[0] : source[1]].count(",") > 2:
        return False
    first = people[0]
    if first[0] > outlet[0]:
        return bool(BYLINE_BEFORE.fullmatch(text, outlet[1], first[0]))
    return bool(BYLINE_AFTER.fullmatch(text, first[1], outlet[0]))


def through_employer(discourse: Discourse, layer: Attribution, steps: list[Step]) -> list[Step]:
    """``steps`` with the outlet for which the last person of them is said to report, where he spoke for no other."""
    parties = [None if step.party is None else discourse.party(step.party) for step in steps]
    last = next((party.number for party in reversed(parties) if party and party.kind == "person"), None)
    outlet = None if last is None else discourse.context.employers.get(last)
    others = [party for party in parties if party and party.kind == "outlet" and party.number != outlet]
    if outlet is None or others or any(ELSEWHERE.search(discourse.text, *cue) for cue in layer.cue):
        return steps
    span = next((step.span for step in steps if step.party == outlet), None)
    return [*(step for step in steps if step.party != outlet), Step(outlet, span, sure=True)]
