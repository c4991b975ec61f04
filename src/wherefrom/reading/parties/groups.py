"""Several mentions that are one party: the learned coreference groups given to parties.

Of the groups that the network finds, names, roles and kinds stay those of the rules: a group belongs to the party that
most of its names name, or, where it has none, to the party that a chain found for one of its mentions. A group of
several mentions that nobody is known for is a new party, called by its fullest noun phrase.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate

from wherefrom.lang.en.patterns.phrases import IN_RELATIVE, PREPOSED
from wherefrom.lang.en.patterns.pronouns import HE, OUTSIDE, PLURAL, PRONOUNS, SHE
from wherefrom.reading.context import Cast, Discourse, Party
from wherefrom.reading.network.coreference import Mentioned
from wherefrom.reading.parties.kinds import clean, parse
from wherefrom.reading.types import Entity, Kind
from wherefrom.text.quotations import is_inside
from wherefrom.text.span import Span

_LONGEST = 60  # characters of a noun phrase by which a party may be called
_NESTED = 6  # sources that may stand in each other
Linked = Sequence[tuple[Span, Party]]
"""What chains say: the party that the words of a source mean, in any order."""


def is_preposed(text: str, start: int, at: int) -> bool:
    """Whether the name at ``at`` only hangs on what stands before it: "of Lee", "such as Lee"."""
    return bool(PREPOSED.search(text, start, at) or IN_RELATIVE.search(text, start, at))


def entities_of(
    discourse: Discourse, groups: Iterable[Sequence[Mentioned]], linked: Linked, speaking: Collection[int]
) -> dict[int, Entity]:
    """Parties that speak, are surely named or spoken of, by their numbers; their ids follow the first mentions.

    ``linked`` are the mentions on which chains rest, ``speaking`` the numbers of all parties in a chain. Names that
    head no learned mention (of a place, a work) are no parties, unless they speak.
    """
    learned = gather_groups(discourse, groups, linked)
    mentions = _with_linked(discourse, linked)
    found: list[tuple[Party, Sequence[Span]]] = []
    for party in (*discourse.parties(), *(p for p in learned if p.number >= discourse.next_number)):
        spans = learned.get(party) or mentions[party.number]
        spoken_of = party in learned or party.number in speaking
        if not spoken_of and party.kind != "document" and len(spans) > 1:
            continue
        if spans and (spoken_of or (party.certain and party.words)):
            found.append((party, spans))
    found.sort(key=lambda pair: pair[1][0])
    return {
        party.number: Entity(i, party.name, party.kind, party.roles, party.aliases, tuple(spans))
        for i, (party, spans) in enumerate(found)
    }


def _with_linked(discourse: Discourse, linked: Linked) -> dict[int, list[Span]]:
    """The mentions of every party with those on which chains rest; of two where one holds the other, the first."""
    mentions = {party.number: list(party.mentions) for party in discourse.parties()}
    for span, party in linked:
        known = mentions[party.number]
        place = bisect_left(known, span)
        beside = known[max(0, place - _NESTED) : place + _NESTED]
        if not any(s <= span[0] and span[1] <= e or span[0] <= s and e <= span[1] for s, e in beside):
            known.insert(place, span)
    return mentions


def gather_groups(
    discourse: Discourse, groups: Iterable[Sequence[Mentioned]], linked: Linked
) -> dict[Party, list[Span]]:
    """Every mention of ``groups`` with its party; new parties have the numbers from ``next_number`` on.

    Parties that have several mentions, or one by name, or one that a chain rests on.
    """
    links = sorted(linked, key=lambda pair: pair[0])
    given: dict[Party, list[Span]] = {}
    number = discourse.next_number
    for group in groups:
        owner, others = _owner(discourse.cast, group, links)
        if owner is None and len(group) > 1:
            owner, number = _new(discourse, number, group), number + 1
        for mention in group:
            party = others.get(mention.head, owner)
            if party is not None:
                given.setdefault(party, []).append(mention.span)
    taken = {span for spans in given.values() for span in spans}
    reach = {party: _Reach(spans) for party, spans in given.items()}
    for span, party in links:  # What a chain rests on stays a mention, also where the network sees none.
        known = given.get(party)
        if known is not None and span not in taken and not reach[party].meets(span):
            known.append(span)
            reach[party].last = max(reach[party].last, span[1])
    return {party: sorted(set(spans)) for party, spans in given.items()}


class _Reach:
    """How far the spans of a party reach that begin before a place; and those added since, in the order of the text."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._begins = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))
        self.last = -1

    def meets(self, span: Span) -> bool:
        """Whether one of the spans, or of those added, has something in common with ``span``."""
        before = bisect_left(self._begins, span[1])
        return self.last > span[0] or (before > 0 and self._ends[before - 1] > span[0])


def _owner(cast: Cast, group: Sequence[Mentioned], links: Linked) -> tuple[Party | None, dict[Span, Party]]:
    """The party of a group, and by their heads those of its mentions that are another's all the same.

    Another's are names of somebody else, and the words that a chain takes for somebody else: a reading is of one mind.
    """
    named: dict[Span, Party] = {}
    meant: dict[Span, Party] = {}
    for mention in group:
        party = cast.at(mention.head[0])
        if party is not None and party.kind != "document":
            named[mention.head] = party
        elif (linked := next(_linked_to(mention, links), None)) is not None:
            meant[mention.head] = linked
    votes = Counter((named or meant).values())
    best = max((named or meant).values(), key=lambda party: votes[party], default=None)
    return best, {head: party for head, party in {**meant, **named}.items() if party != best}


def _linked_to(mention: Mentioned, links: Linked) -> Iterator[Party]:
    """Whom a chain takes the mention for: it holds the same head, and neither span is a small part of the other."""
    last = bisect_right(links, mention.head[0], key=lambda pair: pair[0][0])
    (start, end), head_end = mention.span, mention.head[1]
    for (a, b), party in links[max(0, last - _NESTED) : last]:
        shared, whole = min(b, end) - max(a, start), max(b, end) - min(a, start)
        if head_end <= b and 3 * shared >= whole:
            yield party


def _new(discourse: Discourse, number: int, group: Sequence[Mentioned]) -> Party:
    words = [discourse.text[m.span[0] : m.span[1]] for m in group]
    nouns = [w for w in words if w.casefold() not in PRONOUNS and len(w) <= _LONGEST and "\n" not in w]
    kind: Kind
    body = 2 * sum(m.body for m in group) > len(group)
    if nouns:
        phrase = parse(nouns[0])
        plural = phrase.plural or phrase.kind == "group"
        kind = "group" if plural else "organization" if body else "unnamed"
        return Party(number, clean(nouns[0]) or nouns[0], kind, gender=_gender(words) or phrase.gender, plural=plural)
    first = words[0].casefold()
    outside = OUTSIDE.get(first) if not is_inside(discourse.quotes, group[0].span[0]) else None
    plural = first in PLURAL
    kind = "organization" if body else "group" if plural else "unnamed"
    return Party(number, outside or first, kind, gender=_gender(words), plural=plural)


def _gender(words: Sequence[str]) -> str | None:
    small = {word.casefold() for word in words}
    return "m" if small & HE and not small & SHE else "f" if small & SHE and not small & HE else None
