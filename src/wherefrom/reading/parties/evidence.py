"""What the words around a name tell of its party: he or she, somebody or a company.

A pronoun tells the gender of the one person whom its paragraph has named so far ("Joan Marchal sold his vineyard");
what a list of given names supposes is doubted where it is otherwise. A name of one word that no list knows is a
company's where the article speaks of its shares or its rivals, or says "its" of it, and never "he" or "she". Such a
name is an outlet's where it is called one, or is told things and prints them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from wherefrom.lang import lexicon
from wherefrom.lang.en.patterns import firms as en
from wherefrom.lang.en.patterns import outlets
from wherefrom.lang.en.patterns.pronouns import HE, TELLING
from wherefrom.reading.parties.cast import CastBuilder
from wherefrom.reading.parties.draft import Draft
from wherefrom.reading.parties.kinds import kind_of
from wherefrom.reading.parties.names import Name
from wherefrom.text.quotations import is_inside
from wherefrom.text.sentences import paragraphs
from wherefrom.text.span import Span

_PRONOUN = re.compile(rf"\b(?:{'|'.join(sorted(TELLING))})\b", re.IGNORECASE)
_SAME_SENTENCE = re.compile(r"[^.:!?\n]*")
NEAR = 60
"""Characters before a name in which words may tell that it is an outlet's."""
_WORD_BEFORE = re.compile(r"([a-z][\w-]*)\s$")
Mention = tuple[Span, Name, Draft]


def learn_evidence(text: str, builder: CastBuilder, quotes: Sequence[Span]) -> None:
    """Give the parties of one article what pronouns and neighbours tell of them."""
    people: dict[Draft, Counter[str]] = defaultdict(Counter)
    surely: set[Draft] = set()
    for party, gender, sure in _pronouns(text, builder.mentions, quotes):
        people[party][gender] += 1
        surely.update([party] if sure else [])
    for party, votes in people.items():
        party.as_person = sum(votes.values())
        if len(votes) == 1 and not _is_titled(party) and (party.certain or party in surely):
            told = next(iter(votes))
            party.gender = told if party.gender in (None, told) else None if party in surely else party.gender
    for mention in builder.mentions:
        _learn_body(text, mention)
        _learn_outlet(text, mention)
    for party in dict.fromkeys(draft for _, _, draft in builder.mentions):
        if _may_be_firm(party):
            party.as_body += 2 * bool(party.roles)
            if party.as_body > 1 and not party.as_person:
                party.learn_kind("organization")
                party.told = True
        if _may_be_outlet(party):
            party.learn_kind("outlet")
            party.told = True


def _pronouns(text: str, mentions: Sequence[Mention], quotes: Sequence[Span]) -> Iterator[tuple[Draft, str, bool]]:
    """The first "he" or "she" of each paragraph that has named one person so far, with that person.

    It is sure where the name opens the paragraph and the pronoun stands in its sentence ("Joan Marchal sold his").
    """
    at = 0
    for start, end in paragraphs(text):
        while at < len(mentions) and mentions[at][0][0] < start:
            at += 1
        people: list[Mention] = []
        while at < len(mentions) and mentions[at][0][0] < end:
            people += [mentions[at]] if mentions[at][2].kind == "person" else []
            at += 1
        if not people:
            continue
        (first, begin), _, party = people[0]
        stop = next((span[0] for span, _, other in people if other is not party), end)
        found = next((m for m in _PRONOUN.finditer(text, begin, stop) if not is_inside(quotes, m.start())), None)
        if found is not None:
            sure = first == start and _SAME_SENTENCE.fullmatch(text, begin, found.start()) is not None
            yield party, "m" if found.group().casefold() in HE else "f", sure


def _is_titled(party: Draft) -> bool:
    """Whether a title before its name tells the gender ("Mrs. Lee"): no pronoun tells it better."""
    titles = lexicon.gendered("titles")
    return any(titles.get(word, "x") != "x" for word in party.titled)


def _learn_body(text: str, mention: Mention) -> None:
    (start, end), _, party = mention
    if party.certain or len(party.words) > 1 or party.kind != "person":
        return
    left = max(0, start - 40)
    before = _WORD_BEFORE.search(text, left, start)
    noun = before.group(1) if before else ""
    called = noun in lexicon.words("organization_nouns") and noun not in en.NOT_FIRMS and en.ENDS.match(text, end)
    if called or en.BEFORE.search(text, left, start) or en.BEHIND.match(text, end) or en.IT.match(text, end):
        party.as_body += 2
    elif en.SPEAKS_FOR.search(text, left, start):
        party.as_body += 1


def _learn_outlet(text: str, mention: Mention) -> None:
    """Count what calls a name an outlet, and what is done to outlets and seldom to others."""
    (start, end), _, party = mention
    body = party.kind == "organization"
    if party.kind not in ("person", "organization") or (party.certain and not body):
        return
    left = max(0, start - NEAR)
    called = outlets.CALLED_BEFORE.search(text, left, start)
    if called or (not body and outlets.CALLED_BEHIND.match(text, end)):
        party.as_outlet += 2
    elif outlets.TOLD_BEFORE.search(text, left, start) and (
        len(party.words) > 1 or outlets.TOLD_BEHIND.match(text, end)
    ):
        party.as_outlet += 1 if body else 2
    elif outlets.PRINTED_BEFORE.search(text, left, start) or (not body and outlets.REPORTS_BEHIND.match(text, end)):
        party.as_outlet += 1


def _may_be_outlet(party: Draft) -> bool:
    """Whether what stands around a name that no list knows tells that it is an outlet's: "told Skarvposten that"."""
    somebody = party.titled or party.roles or party.as_person or party.plural
    listed = party.name in lexicon.words("organizations") or party.name in lexicon.nations()
    listed = listed or any(w in lexicon.words("organization_words") or w in lexicon.demonyms() for w in party.words)
    return party.as_outlet > 1 and not somebody and not listed


def _may_be_firm(party: Draft) -> bool:
    """Whether it has a single word of unknown kind, and no role that only people have."""
    heads = {role.split()[-1].casefold() for role in party.roles}
    plain = party.kind == "person" and not party.certain and len(party.words) == 1 and not party.titled
    return plain and heads <= en.OWNERS and kind_of(party.name) == "unknown"
