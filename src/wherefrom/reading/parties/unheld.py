"""Offices that an article gives to nobody: "the minister", where no minister is named.

In somebody's quotation, or where the network has seen nothing, whoever spoke last is no candidate for one.
"""

from __future__ import annotations

import re

from wherefrom.lang import lexicon
from wherefrom.lang.en.patterns.descriptions import OFFICE_BEFORE, OFFICE_BEHIND
from wherefrom.reading.context import Discourse, Party
from wherefrom.reading.parties.descriptions import new_party, role_head
from wherefrom.reading.parties.kinds import parse
from wherefrom.reading.parties.roles import named_below
from wherefrom.text.span import Span

BESIDE = 40
"""Characters before a name in which the office may be told."""
SEEN = 6
"""Mentions of somebody at which it is looked for."""


def unheld_office(discourse: Discourse, span: Span) -> Party | None:
    """Whoever has the office that ``span`` names, where the article tells of nobody that he has it; else None."""
    phrase = parse(discourse.text[slice(*span)])
    office = phrase.definite and not phrase.possessive and not phrase.plural and phrase.kind == "unnamed"
    if not office or phrase.head not in lexicon.word_set("descriptions_offices"):
        return None
    if discourse.cast.between(*span) or named_below(discourse, span, phrase) or _is_held(discourse, phrase.head):
        return None
    return new_party(discourse, span, phrase, phrase.text, phrase.kind)


def _is_held(discourse: Discourse, head: str) -> bool:
    """Whether the article gives the office to somebody: as a role, beside a name, or to one whom it only describes."""
    if any(party.phrase is not None and party.phrase.head == head for party in discourse.parties()):
        return True
    before, behind = (re.compile(p.format(head=re.escape(head)), re.IGNORECASE) for p in (OFFICE_BEFORE, OFFICE_BEHIND))
    for party in discourse.cast.parties:
        if party.kind == "person" and any(role_head(role.casefold()) == head for role in party.roles):
            return True
        for start, end in party.mentions[:SEEN]:
            if before.search(discourse.text, max(0, start - BESIDE), start) or behind.match(discourse.text, end):
                return True
    return False
