"""What is known while a statement is read: the text, whom it names, whom it has described, and who spoke so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import cast

from wherefrom.lang.fold import spelling_key
from wherefrom.reading.items import Item
from wherefrom.reading.parties.kinds import Phrase
from wherefrom.reading.parties.names import Name
from wherefrom.reading.parties.namesakes import name_key
from wherefrom.reading.sections import Section
from wherefrom.reading.types import Kind
from wherefrom.text.span import Span


@dataclass(frozen=True, slots=True)
class Party:
    """One party of an article while it is read. Values of one number are the same party, and equal."""

    number: int
    name: str = field(compare=False)
    kind: Kind = field(compare=False)
    gender: str | None = field(default=None, compare=False)
    plural: bool = field(default=False, compare=False)
    certain: bool = field(default=True, compare=False)
    """Whether the kind was told by the text (a title, a given name, a list) rather than supposed."""
    roles: tuple[str, ...] = field(default=(), compare=False)
    aliases: tuple[str, ...] = field(default=(), compare=False)
    mentions: tuple[Span, ...] = field(default=(), compare=False)
    words: tuple[str, ...] = field(default=(), compare=False)
    """The words of the name; none where the article only describes the party."""
    phrase: Phrase | None = field(default=None, compare=False)
    """The words that describe a party without a name, taken apart."""
    told: bool = field(default=False, compare=False)
    """Whether the article says what kind it is: a nickname is somebody's, shares are a company's."""
    taken_up: tuple[str, ...] = field(default=(), compare=False)
    """Roles given with "the", as of somebody spoken of before: "The clerk, Ann Lee,"."""
    members: tuple[int, ...] = field(default=(), compare=False)
    """Of a joint source, the numbers of those who are it together."""
    joined: tuple[Party, ...] = field(default=(), compare=False)
    """Of a joint source that is not recorded yet, its members; some of them may be new as well."""


Mention = tuple[Span, Name, Party]
"""A mention by name: where, how, and of whom."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The parties that an article names, and where each is mentioned by name."""

    parties: Sequence[Party] = ()
    mentions: Sequence[Mention] = ()
    starts: tuple[int, ...] = ()
    bodies: Mapping[str, int] = field(default_factory=dict)
    acronyms: Mapping[str, int] = field(default_factory=dict)

    def between(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions by name that begin in ``[start, end)``, in order."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def before(self, at: int, most: int = 60) -> Sequence[Mention]:
        """The last ``most`` mentions by name that begin before ``at``, nearest first."""
        last = bisect_left(self.starts, at)
        return self.mentions[max(0, last - most) : last][::-1]

    def at(self, offset: int) -> Party | None:
        """The party named at ``offset``, if a mention covers it."""
        i = bisect_right(self.starts, offset) - 1
        return self.mentions[i][2] if i >= 0 and self.mentions[i][0][1] > offset else None

    def named(self, words: str) -> Party | None:
        """The party that ``words`` alone would name."""
        number = self.bodies.get(name_key(words.split()), self.acronyms.get(spelling_key(words)))
        return None if number is None else self.parties[number]

    def addressed(self, title: str) -> Party | None:
        """The first party that the article gives exactly this title."""
        return next((p for p in self.parties if title in p.roles), None)


@dataclass(frozen=True, slots=True)
class Context:
    """One article before anybody has spoken: its text, whom it names, its sentences, quotations, sections and items."""

    text: str
    cast: Cast
    sentences: Sequence[Span]
    quotes: Sequence[Span]
    sections: Sequence[Section] = ()
    items: Sequence[Item] = ()
    employers: Mapping[int, int] = field(default_factory=dict)
    """By the number of a journalist, that of the outlet that he reports for."""
    own: frozenset[str] = frozenset()
    """The names of the article's outlet and authors, who are never links."""

    def sentence_of(self, at: int) -> int:
        """The number of the sentence that holds offset ``at``; -1 before the first."""
        return bisect_right(self.sentences, (at, 1 << 60)) - 1


class Discourse:
    """An article as far as its statements have been taken in, in text order: it grows by ``record`` and ``hear``.

    Questions about it (whom do these words mean?) answer with a party and change nothing; whoever asks records it.
    """

    def __init__(self, context: Context) -> None:
        self.context = context
        self.text = context.text
        self.sentences = context.sentences
        self.quotes = context.quotes
        self.cast = replace(context.cast, parties=list(context.cast.parties), mentions=list(context.cast.mentions))
        """Its own copy, which learns more of a party in place: there may be thousands."""
        self._mentioned: dict[int, list[int]] = {}
        for place, (_, _, named) in enumerate(context.cast.mentions):
            self._mentioned.setdefault(named.number, []).append(place)
        self._added: list[Party] = []
        self._called = {party.name.casefold(): party.number for party in reversed(context.cast.parties)}
        self._ending: dict[str, list[int]] = {}
        for party in context.cast.parties:
            self._note(party)
        self._spoken: list[tuple[int, int]] = []
        self._heard: list[tuple[int, int]] = []
        """In the order of the text, where somebody spoke, with the place in ``_spoken``."""
        self.settled: dict[Span, int] = {}
        """By the words of a source, the number of whom they mean: two verbs with one subject have one source."""

    def record(self, party: Party | None) -> Party | None:
        """Take in what an answer tells: a party that is new, or the kind of one that is known by name."""
        if party is None:
            return None
        if party.joined:
            new = [
                p if p.number < self.next_number else self.record(replace(p, number=self.next_number))
                for p in party.joined
            ]
            members = tuple(p.number for p in new if p is not None)
            party = replace(party, number=self.next_number, members=members, joined=())
        if party.number == self.next_number:
            self._added.append(party)
            self._note(party)
            self._called.setdefault(party.name.casefold(), party.number)
        elif party.number >= len(self.cast.parties):
            self._added[party.number - len(self.cast.parties)] = party
        elif party is not self.party(party.number):
            self._know(party)
        return party

    def _note(self, party: Party) -> None:
        if party.words:
            self._ending.setdefault(spelling_key(party.words[-1]), []).append(party.number)

    def ending(self, word: str) -> list[Party]:
        """The parties whose names end on a folded word, in the order of their numbers."""
        return [self.party(number) for number in self._ending.get(word, ())]

    def _know(self, party: Party) -> None:
        """Put ``party`` in the place of the one of its number."""
        parties, mentions = cast(list[Party], self.cast.parties), cast(list[Mention], self.cast.mentions)
        parties[party.number] = party
        for place in self._mentioned.get(party.number, ()):
            span, name, _ = mentions[place]
            mentions[place] = (span, name, party)

    def _taken_in(self, member: Party) -> int:
        """The number of a member of a joint source, who may be new as well."""
        number = self.next_number
        if member.number < number:
            return member.number
        self.record(replace(member, number=number))
        return number

    def hear(self, at: int, party: Party) -> None:
        """Note that ``party`` spoke at offset ``at``; people inside somebody else's words do not count."""
        insort(self._heard, (at, len(self._spoken)))
        self._spoken.append((at, party.number))

    def sentence_of(self, at: int) -> int:
        """The number of the sentence that holds offset ``at``; -1 before the first."""
        return self.context.sentence_of(at)

    @property
    def next_number(self) -> int:
        """The number of the next party that is added."""
        return len(self.cast.parties) + len(self._added)

    def party(self, number: int) -> Party:
        """The party of a number, as it is known by now."""
        named = len(self.cast.parties)
        return self.cast.parties[number] if number < named else self._added[number - named]

    def called(self, name: str) -> Party | None:
        """The first party of exactly this name or description, whatever its capitals."""
        number = self._called.get(name.casefold())
        return None if number is None else self.party(number)

    def parties(self) -> Iterator[Party]:
        """All parties in the order of their numbers."""
        return chain(self.cast.parties, self._added)

    def described(self) -> Iterator[tuple[int, Phrase, Party]]:
        """Parties without a name: where and how the article describes them, the last first."""
        return ((p.mentions[0][0], p.phrase, p) for p in reversed(self._added) if p.phrase is not None)

    def spoken(self, before: int) -> Iterator[tuple[int, Party]]:
        """Who spoke before an offset, and where, the last first."""
        return ((at, self.party(number)) for at, number in reversed(self._spoken) if at < before)

    def lately(self, before: int, most: int) -> list[tuple[int, Party]]:
        """Of the last ``most`` that spoke, those before an offset, and where, in the order of the text."""
        return [(at, self.party(number)) for at, number in self._spoken[-most:] if at < before]

    def spoken_last(self, before: int) -> tuple[int, Party] | None:
        """Who spoke in the last place before an offset, and where, whenever it was heard."""
        place = bisect_left(self._heard, (before, -1)) - 1
        if place < 0:
            return None
        at = self._heard[place][0]
        return at, self.party(self._spoken[self._heard[bisect_left(self._heard, (at, -1))][1]][1])

    def last_speaker(self, before: int) -> Party | None:
        """Who spoke last before offset ``before``."""
        return next((party for _, party in self.spoken(before)), None)
