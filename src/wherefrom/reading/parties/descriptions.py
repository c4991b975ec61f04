"""Sources without a name: "the spokesman", "a senior official", "the agency", "many experts".

A definite description goes back to whom it fits: a named person of that office, a party introduced with the same noun
("an anonymous source" ... "the source"), the body or outlet last named. Everybody else stays unnamed, described in the
article's own words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice

from wherefrom.lang import lexicon
from wherefrom.lang.en.patterns.descriptions import (
    ADDS_NOTHING,
    ATTORNEY_GENERAL,
    DAY,
    FORMER,
    HELD_BY_ONE,
    INTRODUCES,
    LAWMAKER,
    LAWMAKERS,
    LETTERED,
    OF_PLACE,
    ONE_THING,
    REPORTS,
    SPOKES,
    STATEMENT,
    THE_PRESIDENT,
    WIRES,
    YEARS_OLD,
)
from wherefrom.lang.en.patterns.names import PRESIDENT
from wherefrom.lang.en.patterns.pronouns import ANYBODY, PRONOUN_OF
from wherefrom.lang.outlets import outlet_named
from wherefrom.reading.context import Discourse, Party
from wherefrom.reading.parties.documents import full_name
from wherefrom.reading.parties.kinds import Phrase, parse
from wherefrom.reading.parties.roles import named_below
from wherefrom.reading.types import Kind
from wherefrom.text.span import Span

_OWNER = re.compile(r"[^,]{1,60}?['’]s?\s")
PUBLISHED_BEFORE = 700
"""Characters back in which an outlet must have been heard for "the report" to be its own."""
LOOK_BACK = 3000
"""Characters back in which an indefinite phrase may have introduced somebody who is "the ..." now."""
MEMORY = 200
"""How many unnamed sources back a description may go."""
Pronoun = Callable[[str], "Party | None"]


def described(discourse: Discourse, span: Span, pronoun: Pronoun, name: str | None = None) -> Party | None:
    """The party that a description means; a new one where nobody fits. ``pronoun`` resolves "he" or "she" here.

    ``name``: what to call it where its owner is known by name ("Ann Lee's lawyer" for "her lawyer").
    """
    words = discourse.text[span[0] : span[1]]
    phrase = parse(words)
    if not phrase.text:
        return None
    nation = lexicon.demonyms().get(phrase.text)
    if nation:
        return discourse.cast.named(nation) or new_party(discourse, span, phrase, nation, "organization")
    known = _definite(discourse, span[0], phrase, pronoun) if phrase.definite and not phrase.possessive else None
    known = known or named_below(discourse, span, phrase)
    known = known or (discourse.called(name) if name else _same_words(discourse, phrase))
    if known:
        return known
    kind = "outlet" if outlet_named(phrase.text) else phrase.kind
    if name is None and (name := full_name(discourse.text, phrase, span[0])):
        return discourse.called(name) or new_party(discourse, span, phrase, name, "document")
    return new_party(discourse, span, phrase, name or phrase.text, kind)


def new_party(discourse: Discourse, span: Span, phrase: Phrase, name: str, kind: Kind) -> Party:
    """A party that the article only describes, at ``span``; whoever takes it records it."""
    return Party(
        discourse.next_number,
        name,
        kind,
        gender=phrase.gender,
        plural=phrase.plural,
        mentions=(span,),
        phrase=phrase,
    )


def described_at(discourse: Discourse, at: int) -> Party | None:
    """The party that the phrase beginning at ``at`` has been resolved to before."""
    return next((party for begin, _, party in islice(discourse.described(), MEMORY) if begin == at), None)


def _same_words(discourse: Discourse, phrase: Phrase) -> Party | None:
    words = phrase.text.casefold()
    if (
        words in lexicon.word_set("descriptions_nobody")
        or not phrase.plural
        and not phrase.definite
        and phrase.kind == "unnamed"
    ):
        return None
    return next((p for _, other, p in islice(discourse.described(), MEMORY) if other.text.casefold() == words), None)


def _definite(discourse: Discourse, at: int, phrase: Phrase, pronoun: Pronoun) -> Party | None:
    if _has_owner(phrase):
        # "Lee's office" is none of the bodies named before, "the mayor's wife" nobody of whom "she" was said.
        return _by_role(discourse, at, phrase) or _earlier(discourse, at, phrase)
    return (
        _by_role(discourse, at, phrase)
        or _earlier(discourse, at, phrase)
        or (None if _is_of_name(phrase) else _issuer(discourse, at, phrase))
        or _introduced(discourse, at, phrase)
        or _generic(phrase, pronoun)
    )


def _has_owner(phrase: Phrase) -> bool:
    """Whether a phrase opens with its owner's name: "Lee's office", but not "the city's mayor" or "Friday's report"."""
    owner = _OWNER.match(phrase.text)
    return owner is not None and phrase.text[0].isupper() and not DAY.match(phrase.text)


def _is_of_name(phrase: Phrase) -> bool:
    """Whether a name says which body is meant: "the Lee campaign" is no other campaign, "the Turkish agency" may be."""
    before = phrase.text.split()[:-1]
    plain = lexicon.word_set("phrases_definite")
    return any(w[0].isupper() and w not in lexicon.demonyms() and w.casefold() not in plain for w in before)


def alike(one: str, other: str) -> bool:
    """Whether two nouns are the same office: a spokeswoman is a spokesman, "Sen." a senator."""
    short = lexicon.short_titles()
    one, other = short.get(one.rstrip("."), one), short.get(other.rstrip("."), other)
    if one == other or (one in SPOKES and other in SPOKES) or (one == LAWMAKER and other in LAWMAKERS):
        return True
    return any(one in nouns and other in nouns for nouns in ONE_THING)


def _by_role(discourse: Discourse, at: int, phrase: Phrase) -> Party | None:
    """A named person whose office or trade the phrase repeats: "the spokesman", "the prime minister"."""
    if phrase.plural or phrase.kind != "unnamed":
        return None
    foreign: Party | None = None
    holders: list[tuple[int, Party]] = []
    for (start, _), _, party in discourse.cast.before(at, 200):
        for role in party.roles if party.kind == "person" else ():
            if not alike(role_head(role), phrase.head):
                continue
            if phrase.head != THE_PRESIDENT or role.split()[0] not in lexicon.demonyms():
                holders.append((start, party))
                break
            # "The president" without a country is the article's own one before he is another country's.
            foreign = foreign or party
    if holders:
        return _most_spoken_of(discourse, at, holders) if phrase.head in HELD_BY_ONE else holders[0][1]
    if phrase.head == THE_PRESIDENT:
        return discourse.cast.addressed(PRESIDENT) or foreign
    return foreign


def _most_spoken_of(discourse: Discourse, at: int, holders: Sequence[tuple[int, Party]]) -> Party:
    """Of several governors, the one whom the article is about: named often, and not too long ago."""
    here = discourse.sentence_of(at)
    count = Counter(party for _, party in holders)
    return max(holders, key=lambda h: count[h[1]] - 0.3 * min(4, here - discourse.sentence_of(h[0])))[1]


def role_head(role: str) -> str:
    """The noun of a role: "director" of "director of the port"."""
    return parse(role).head


def _earlier(discourse: Discourse, at: int, phrase: Phrase) -> Party | None:
    """A party described before with the same head noun: "an anonymous source" ... "the source"."""
    for where, other, party in islice(discourse.described(), MEMORY):
        if where < at and alike(other.head, phrase.head) and other.plural == phrase.plural and fits(phrase, other):
            return party
    return None


def fits(phrase: Phrase, other: Phrase) -> bool:
    """Whether a phrase adds nothing that the earlier one lacks: "the city clerk" is not "a county clerk"."""
    text = phrase.text if _OWNER.match(other.text) else _OWNER.sub("", phrase.text)
    own = {word.casefold() for word in re.findall(r"[\w-]+", text)}
    known = {word.casefold() for word in re.findall(r"[\w-]+", other.text)}
    return own <= known | ADDS_NOTHING | {phrase.head, phrase.head + "s"}


def _issuer(discourse: Discourse, at: int, phrase: Phrase) -> Party | None:
    """Whose "the statement" is, or which body "the agency" is: the speaker or the body last named."""
    if phrase.head == STATEMENT:
        return discourse.last_speaker(at)
    if phrase.head in REPORTS and len(phrase.text.split()) <= 2:
        return _publisher(discourse, at)
    if phrase.kind not in ("organization", "outlet") or phrase.plural or len(phrase.text.split()) > 2:
        return None
    head = phrase.head.casefold()
    recent = discourse.cast.before(at)
    for (_, end), _, party in recent:
        if discourse.text.startswith(f" {head}", end):
            return party if party.certain else replace(party, kind="organization")
        if head in party.name.casefold().split() and party.kind in ("organization", "outlet"):
            return party
    lettered = next((p for _, name, p in recent if p.kind == phrase.kind and _abbreviated(name.words, head)), None)
    if lettered is not None and head in LETTERED:
        return lettered
    if head in lexicon.word_set("descriptions_public"):
        return None
    last = discourse.last_speaker(at)
    bodies = (p for _, _, p in recent if p.kind in (phrase.kind, "outlet") and p.name not in lexicon.nations())
    nearest = next(bodies, None)
    if last is not None and (last.kind == phrase.kind or last == nearest and last.kind == "outlet" and head in WIRES):
        return last
    return next((p for _, _, p in recent if p.kind == phrase.kind and p.name not in lexicon.nations()), None)


def _abbreviated(words: Sequence[str], head: str) -> bool:
    """Whether a name is an acronym that ends on the noun: "the league" of the NHL, "the bureau" of the FBI."""
    return len(words) == 1 and len(words[0]) > 2 and words[0].isupper() and words[0][-1] == head[0].upper()


def _publisher(discourse: Discourse, at: int) -> Party | None:
    """Whose "the report" or "the story" is, right after an outlet has been credited: the outlet's."""
    last = discourse.spoken_last(at)
    if last is not None and last[1].kind == "outlet" and at - last[0] < PUBLISHED_BEFORE:
        return last[1]
    return None


def _introduced(discourse: Discourse, at: int, phrase: Phrase) -> Party | None:
    """Somebody whom an indefinite phrase brought in outside any source: "a young driver" ... "the driver"."""
    if phrase.plural or phrase.kind not in ("unnamed", "document") or len(phrase.text.split()) > 2:
        return None
    pattern = re.compile(INTRODUCES.format(head=re.escape(phrase.head)), re.I)
    start = max(0, at - LOOK_BACK)
    matches = list(pattern.finditer(discourse.text, start, at))
    if not matches:
        return None
    span = matches[-1].span()
    beside = [m for m in discourse.cast.before(span[0], 1) if m[2].kind == "person" and m[0][1] == span[0] - 2]
    if beside and phrase.kind == "unnamed" and discourse.text.startswith(", ", span[0] - 2):
        return beside[0][2]
    whole = parse(discourse.text[slice(*span)])
    if not (alike(whole.head, phrase.head) and fits(phrase, whole)):
        return None
    return new_party(discourse, span, whole, whole.text, whole.kind)


def _generic(phrase: Phrase, pronoun: Pronoun) -> Party | None:
    """The person last spoken of, for "the former governor", "the 44-year-old", "the singer", where gender fits."""
    first = phrase.text.casefold().split()[0]
    generic = phrase.head in lexicon.word_set("descriptions_generic") and ATTORNEY_GENERAL not in phrase.text.casefold()
    if generic and OF_PLACE.search(phrase.text):
        return None  # "the mayor of Halden" is Halden's, whoever was spoken of last
    if phrase.plural or not (generic or phrase.head.endswith(YEARS_OLD) or first == FORMER):
        return None
    if phrase.gender:
        return pronoun(PRONOUN_OF[phrase.gender])
    return pronoun(ANYBODY)
