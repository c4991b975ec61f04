"""Who speaks in a section: the words of its label often are a family name or initials, in capitals throughout."""

from __future__ import annotations

import re
from bisect import bisect_right

from wherefrom.lang.en.patterns.pronouns import HE, IT, SHE, THEY
from wherefrom.lang.fold import spelling_key
from wherefrom.reading.context import Discourse, Party
from wherefrom.reading.parties.descriptions import new_party
from wherefrom.reading.parties.kinds import clean, parse
from wherefrom.reading.parties.resolve import resolve, small_word
from wherefrom.reading.sections import Section

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


def speaker(discourse: Discourse, section: Section) -> Party | None:
    """The party that speaks in ``section``: a person of that family name, of those initials, or whoever is named."""
    if section.speaker is None:
        return None
    words = [spelling_key(word) for word in _WORD.findall(discourse.text[slice(*section.speaker)])]
    people = [party for party in discourse.parties() if party.kind == "person" and party.words]
    for party in sorted(people, key=lambda p: -len(p.words)):
        own = [spelling_key(word) for word in party.words]
        if own[-1] == words[-1] and (len(words) == 1 or set(words) <= set(own) or set(own) <= set(words)):
            return party
    initials = discourse.text[slice(*section.speaker)].replace(".", "")
    if initials.isupper() and 2 <= len(initials) <= 3:
        for party in people:
            if "".join(word[0] for word in party.words).upper() == initials:
                return party
    return resolve(discourse, section.speaker, ()) or _new(discourse, section)


def not_meant(discourse: Discourse, words: str, at: int) -> tuple[Party, ...]:
    """Whom a pronoun of the third person at ``at`` cannot mean: those who talk with each other are "I" and "you"."""
    sections = discourse.context.sections
    if not sections or small_word(words) not in HE | SHE | THEY | IT:
        return ()
    i = bisect_right([section.content[0] for section in sections], at) - 1
    if i < 0 or not sections[i].content[0] <= at < sections[i].content[1]:
        return ()
    talking = (speaker(discourse, section) for section in sections[max(0, i - 1) : i + 1])
    return tuple(party for party in talking if party is not None)


def _new(discourse: Discourse, section: Section) -> Party | None:
    if section.speaker is None:
        return None
    words = clean(discourse.text[slice(*section.speaker)])
    phrase = parse(words)
    return new_party(discourse, section.speaker, phrase, phrase.text or words, phrase.kind)
