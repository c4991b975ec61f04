"""Who speaks in a section: the words of its label often are a family name or initials, in capitals throughout."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import replace

from wherefrom.lang import lexicon
from wherefrom.lang.en.patterns.pronouns import HE, IT, SHE, THEY
from wherefrom.lang.en.patterns.sections import SOMEBODY
from wherefrom.lang.fold import spelling_key
from wherefrom.reading.context import Discourse, Party
from wherefrom.reading.items import item_at
from wherefrom.reading.parties.descriptions import new_party
from wherefrom.reading.parties.kinds import clean, parse
from wherefrom.reading.parties.namesakes import in_small_letters
from wherefrom.reading.parties.resolve import agrees, resolve, small_word
from wherefrom.reading.sections import Section
from wherefrom.text.span import Span

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


def speaker(discourse: Discourse, section: Section) -> Party | None:
    """The party that speaks in ``section``: a person of that family name, of those initials, or whoever is named."""
    if section.speaker is None:
        return None
    words = [spelling_key(word) for word in _WORD.findall(discourse.text[slice(*section.speaker)])]
    people = [party for party in discourse.ending(words[-1] if words else "") if party.kind == "person"]
    for party in sorted(people, key=lambda p: -len(p.words)):
        own = [spelling_key(word) for word in party.words]
        if len(words) == 1 or set(words) <= set(own) or set(own) <= set(words):
            return party
    initials = discourse.text[slice(*section.speaker)].replace(".", "")
    if initials.isupper() and 2 <= len(initials) <= 3:
        for party in discourse.parties():
            if party.kind == "person" and "".join(word[0] for word in party.words).upper() == initials:
                return party
    if words and words[-1] in SOMEBODY:
        return discourse.called(discourse.text[slice(*section.speaker)]) or _new(discourse, section)
    beyond = any(span[1] > section.speaker[1] for span, _, _ in discourse.cast.between(*section.speaker))
    return (None if beyond else resolve(discourse, section.speaker, ())) or _new(discourse, section)


def credited(discourse: Discourse, name: Span) -> Party | None:
    """The outlet that stands in brackets behind an item."""
    words = discourse.text[slice(*name)]
    party = discourse.called(words) or discourse.cast.at(name[0])
    if party is None or len(party.words) < len(words.split()):
        party = new_party(discourse, name, parse(words), words, "outlet")
    return discourse.record(replace(party, kind="outlet"))


def not_meant(discourse: Discourse, words: str, at: int) -> Callable[[Party], bool]:
    """Tells of a party whether a pronoun of the third person at ``at`` cannot mean it by the layout of the text.

    Those who talk with each other are "I" and "you"; and it does not look beyond its item for what it finds there.
    """
    word = small_word(words)
    if word not in HE | SHE | THEY | IT:
        return lambda party: False
    talking = _talking(discourse, at)
    item = item_at(discourse.context.items, at)
    if item is None or not _is_anybody_there(discourse, word, item.span[0], at):
        return lambda party: party in talking
    known, (start, end) = discourse.next_number, item.span
    return lambda party: party in talking or (party.number < known and not _is_named(party, start, end))


def _talking(discourse: Discourse, at: int) -> list[Party]:
    sections = discourse.context.sections
    i = bisect_right(sections, at, key=lambda section: section.content[0]) - 1
    if i < 0 or not sections[i].content[0] <= at < sections[i].content[1]:
        return []
    found = (speaker(discourse, section) for section in sections[max(0, i - 1) : i + 1])
    return [party for party in found if party is not None]


def _is_anybody_there(discourse: Discourse, word: str, start: int, at: int) -> bool:
    """Whether somebody is named or described from ``start`` to ``at`` whom the pronoun fits."""
    numbers = range(discourse.next_number - 1, -1, -1)  # the last are the likeliest to be near
    return any(_is_named(p, start, at) and agrees(p, word) for p in map(discourse.party, numbers))


def _is_named(party: Party, start: int, end: int) -> bool:
    place = bisect_left(party.mentions, (start, 0))
    return place < len(party.mentions) and party.mentions[place][0] < end


def _new(discourse: Discourse, section: Section) -> Party | None:
    if section.speaker is None:
        return None
    words = clean(discourse.text[slice(*section.speaker)])
    phrase = parse(words)
    named = words.split()[:1] and words.split()[0].capitalize() in lexicon.gendered("given_names")
    kind = "person" if named else phrase.kind
    return new_party(discourse, section.speaker, phrase, in_small_letters(phrase.text or words, kind), kind)
