"""Generated news with its readings, for benchmarks of the archive: as much text as wanted, the same for the same seed.

Words follow Zipf's law over a vocabulary that keeps growing, and parties come and go. Events last three days and have
one to sixty articles; each has its own words, its own cast and the dispatch of an agency. Of an event's articles one
in seven is the dispatch, one in three has some of its paragraphs, a few as they are and a few with words changed, and
every outlet prints its own notice below. So texts share passages as news does.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from wherefrom.intake.article import Article
from wherefrom.reading.types import Entity, Kind, Link, Reading, Statement
from wherefrom.text.span import Span

KINDS: tuple[Kind, ...] = ("person", "organization", "outlet", "group", "document")
SYLLABLES = [a + b for a in "bcdfghjklmnprstvwz" for b in ("a", "e", "i", "o", "u", "ar", "en", "il", "os")]
OUTLETS = 90
A_DAY = 60
RUNNING = 16
"""Events that are in the news at the same time."""
SIZES = (1, 1, 1, 2, 2, 3, 3, 4, 5, 6, 8, 10, 14, 20, 40, 60)
Party = tuple[str, Kind]


@dataclass
class Event:
    """What the articles of one event have in common, and how many are still to come."""

    words: list[str]
    cast: list[Party]
    dispatch: list[tuple[str, Party]]
    title: str
    left: int


class Corpus:
    """Articles with their readings, one after the other."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.parties: list[Party] = [(self.name(), kind) for kind in KINDS for _ in range(400)]
        self.notices = [self.sentence([], 40).capitalize() + "." for _ in range(OUTLETS)]
        self.events = [self.event() for _ in range(RUNNING)]
        self.made = 0

    def word(self) -> str:
        """A word by Zipf's law: the rank's logarithm is even, so half of all words come from a few hundred."""
        rank = int(40_000 ** self.random.random())
        return SYLLABLES[rank % len(SYLLABLES)] + SYLLABLES[rank * 7 // 3 % len(SYLLABLES)] + SYLLABLES[rank // 40 % 9]

    def name(self) -> str:
        """A name that was hardly there before."""
        return " ".join("".join(self.random.choices(SYLLABLES, k=3)).capitalize() for _ in range(2))

    def sentence(self, own: list[str], most: int) -> str:
        """Words of everybody, one in six of them from ``own`` where there are any."""
        count = self.random.randint(most // 2, most)
        chance = 1 / 6 if own else 0.0
        return " ".join(self.random.choice(own) if self.random.random() < chance else self.word() for _ in range(count))

    def paragraph(self, own: list[str], party: Party) -> str:
        """One statement of ``party`` and a sentence."""
        more = self.sentence(own, 25).capitalize()
        return f"{party[0]} said that {self.sentence(own, 28)}. {more}."

    def event(self) -> Event:
        """Something new that happened."""
        if self.random.random() < 0.8:
            self.parties[self.random.randrange(len(self.parties))] = (self.name(), self.random.choice(KINDS))
        own = ["".join(self.random.choices(SYLLABLES, k=4)) for _ in range(30)]
        cast = self.random.sample(self.parties, 8)
        dispatch = [(self.paragraph(own, party), party) for party in self.random.choices(cast, k=10)]
        title = " ".join(self.random.sample(own, 6)).capitalize()
        return Event(own, cast, dispatch, title, self.random.choice(SIZES))

    def reading(self) -> Reading:
        """The next article, 400 to 700 words, with its statements and parties."""
        place = self.random.randrange(RUNNING)
        event = self.events[place]
        event.left -= 1
        if event.left <= 0:
            self.events[place] = self.event()
        self.made += 1
        return self._read(event, self._paragraphs(event))

    def _paragraphs(self, event: Event) -> list[tuple[str, Party | None]]:
        chance = self.random.random()
        own = [(self.paragraph(event.words, party), party) for party in self.random.choices(event.cast, k=12)]
        taken = list(event.dispatch) if chance < 0.15 else []
        if 0.15 <= chance < 0.5:
            taken = self.random.sample(event.dispatch, self.random.randint(2, 5))
            if chance < 0.3:
                taken = [(self._edited(words, len(party[0])), party) for words, party in taken]
        body: list[tuple[str, Party | None]] = [*taken, *own[len(taken) :]] if chance >= 0.15 else [*taken]
        return [*body, (self.notices[self.made % OUTLETS], None)]

    def _edited(self, words: str, begin: int) -> str:
        """One word in fifteen another; those of the name and the cue stay."""
        head, rest = words[: begin + 11], words[begin + 11 :].split()
        return head + " ".join(self.word() if self.random.random() < 1 / 15 and "." not in w else w for w in rest)

    def _read(self, event: Event, paragraphs: list[tuple[str, Party | None]]) -> Reading:
        statements = []
        at = 0
        for words, party in paragraphs:
            if party is not None:
                number = event.cast.index(party)
                source: Span = (at, at + len(party[0]))
                content: Span = (source[1] + 11, at + words.index("."))
                chain = (Link(*party, number, source),)
                cue: Span = (source[1] + 1, source[1] + 5)
                statements.append(
                    Statement(len(statements), (content,), (cue,), (source,), "indirect", "asserts", chain)
                )
            at += len(words) + 2
        entities = tuple(Entity(i, name, kind, (), (name.split()[1],)) for i, (name, kind) in enumerate(event.cast))
        outlet = self.made % OUTLETS
        article = Article(
            f"generated-{self.made}",
            "\n\n".join(words for words, _ in paragraphs),
            url=f"https://news{outlet}.example/{self.made}",
            outlet=f"News {outlet}",
            title=event.title,
            published=(date(2020, 1, 1) + timedelta(days=self.made // A_DAY)).isoformat(),
        )
        return Reading(article, tuple(statements), entities)
