"""Where a conversation that the article prints was held: the outlet on whose programme its speakers were."""

from __future__ import annotations

from itertools import islice

from wherefrom.lang.en.patterns.sections import CLIP, CLIP_ENDS, ON_AIR, PROGRAMME_LINE
from wherefrom.reading.chains.relays import relays_inside
from wherefrom.reading.chains.steps import Step
from wherefrom.reading.context import Discourse, Party
from wherefrom.reading.parties.speakers import speaker
from wherefrom.reading.sections import Section

MOST = 200
"""Turns in whose labels the outlet is looked for, the first of the text."""
LONGEST_CLIP = 4000
"""Characters behind the beginning of a clip that can be of it."""
FAR = 40
"""Characters before the name of an outlet in which "on" or "a segment with" may stand."""


def aired(discourse: Discourse, section: Section, party: Party | None) -> list[Step]:
    """The outlets through which the words of a turn came: that of a clip, and on whose programme all was said.

    The latter is named in a label of the speaker, or before the first turn.
    """
    if not _is_labelled(discourse.text, section):
        return []
    shown, held = _shown(discourse, section), _held(discourse, section, party)
    return [*shown, *(step for step in held if all(step.party != other.party for other in shown))]


def _shown(discourse: Discourse, section: Section) -> list[Step]:
    """The outlet of the clip in which a turn stands: "[clip of Open Table on Channel Nine]"."""
    begin, end = max(0, section.whole[0] - LONGEST_CLIP), section.whole[0]
    clip = next((c for c in reversed(list(CLIP.finditer(discourse.text, begin, end)))), None)
    if clip is None or CLIP_ENDS.search(discourse.text, clip.start(), end):
        return []
    named = [(span, party) for span, _, party in discourse.cast.between(*clip.span()) if party.kind == "outlet"]
    return [Step(party.number, span) for span, party in named[-1:]]


def _held(discourse: Discourse, section: Section, party: Party | None) -> list[Step]:
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
