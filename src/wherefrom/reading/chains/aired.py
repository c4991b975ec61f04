"""Where a conversation that the article prints was held: the outlet on whose programme its speakers were."""

from __future__ import annotations

from wherefrom.lang.en.patterns.sections import ON_AIR
from wherefrom.reading.chains.relays import relays_inside
from wherefrom.reading.chains.steps import Step
from wherefrom.reading.context import Discourse, Party
from wherefrom.reading.parties.speakers import speaker
from wherefrom.reading.sections import Section

FAR = 40
"""Characters before the name of an outlet in which "on" may stand."""


def aired(discourse: Discourse, section: Section, party: Party | None) -> list[Step]:
    """The outlet through which the words of a turn came: named in a label of the speaker, or before the first turn."""
    turns = [one for one in discourse.context.sections if one.is_turn and one.label != one.mark]
    if section not in turns:
        return []
    for turn in turns:
        if turn.label is not None and party is not None and speaker(discourse, turn) == party:
            inside = relays_inside(discourse, turn.label)
            if inside:
                return [Step(other.number, span) for other, span in inside if other != party]
    first = turns[0].whole[0]
    named = (m for m in discourse.cast.before(first, 40) if m[2].kind == "outlet")
    return next(
        ([Step(m[2].number, m[0])] for m in named if ON_AIR.search(discourse.text, max(0, m[0][0] - FAR), m[0][0])), []
    )
