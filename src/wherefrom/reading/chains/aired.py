"""Where a conversation that the article prints was held: the outlet on whose programme its speakers were."""

from __future__ import annotations

from itertools import islice

from wherefrom.lang.en.patterns.sections import ON_AIR, PROGRAMME_LINE
from wherefrom.reading.chains.relays import relays_inside
from wherefrom.reading.chains.steps import Step
from wherefrom.reading.context import Discourse, Party
from wherefrom.reading.parties.speakers import speaker
from wherefrom.reading.sections import Section

MOST = 200
"""Turns in whose labels the outlet is looked for, the first of the text."""
FAR = 40
"""Characters before the name of an outlet in which "on" may stand."""


def aired(discourse: Discourse, section: Section, party: Party | None) -> list[Step]:
    """The outlet through which the words of a turn came: named in a label of the speaker, or before the first turn."""
    if not _is_labelled(discourse.text, section):
        return []
    turns = list(islice((s for s in discourse.context.sections if _is_labelled(discourse.text, s)), MOST))
    for turn in turns:
        if turn.label is not None and party is not None:
            inside = relays_inside(discourse, turn.label)
            if inside and speaker(discourse, turn) == party:
                return [Step(other.number, span) for other, span in inside if other != party]
    titled = _titled(discourse, section)
    if titled:
        return titled
    first = turns[0].whole[0]
    named = (m for m in discourse.cast.before(first, 40) if m[2].kind == "outlet")
    return next(
        ([Step(m[2].number, m[0])] for m in named if ON_AIR.search(discourse.text, max(0, m[0][0] - FAR), m[0][0])), []
    )


def _titled(discourse: Discourse, section: Section) -> list[Step]:
    """The outlet that the last line before a turn names that is but its title: "Channel Nine Evening News"."""
    text = discourse.text
    for span, _, party in discourse.cast.before(section.whole[0], 40):
        if party.kind == "outlet" and text.endswith("\n\n", 0, span[0]) and PROGRAMME_LINE.match(text, span[1]):
            return [Step(party.number, span)]
    return []


def _is_labelled(text: str, section: Section) -> bool:
    """Whether a section is a turn that its speaker's name and a colon open."""
    return section.is_turn and section.mark is not None and text[slice(*section.mark)] == ":"
