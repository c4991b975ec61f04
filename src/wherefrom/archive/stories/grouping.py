"""Stories: the articles about the same events, grouped as they come in.

Single-pass clustering, as in topic detection and tracking (Allan, Papka and Lavrenko, "On-line New Event Detection
and Tracking", SIGIR 1998): each article joins the story that is nearest to it, or begins one; where it brings two
stories so near to each other that they would be one, they become one. Two articles are near when their terms
(``archive.add.terms``) agree, the rarer the more, and they appeared within days of each other, or when one has a good
part of the other's text. Terms are names of parties before all else; what the statements are about counts besides.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from wherefrom.archive.add.terms import story_terms
from wherefrom.archive.stories.near import REACH, Articles, Nearness, Outlines, about_of, day_number, near
from wherefrom.reading.types import Reading
from wherefrom.text.shingles import fingerprints

if TYPE_CHECKING:
    from wherefrom.archive.stories.near import Floats


class _HasDay(Protocol):
    @property
    def day(self) -> int | None:
        """The day as a number."""


Dated = TypeVar("Dated", bound=_HasDay)
_Id = TypeVar("_Id", str, int)

NEAR = 0.24
"""How near an article must be to a story to belong to it. On the BASIL events, two to fifty of them at a time, 0.25 to
0.3 is best if all of them happen on one day, 0.2 to 0.24 on the days on which they did."""
COPIED, COPIED_LEAST = 0.3, 8
"""Fingerprints that another shares, as a part of the article's and in number, when it is near whatever its date."""
SAMPLED = 64
"""So many of an article's fingerprints, the smallest, tell how much of its text another has, to five in a hundred (a
sketch: Broder, "On the Resemblance and Containment of Documents", 1997); shorter articles have no more. Asking for all
would cost the more the larger an archive is."""
_CANDIDATES = 40
"""Articles found by terms that are looked at closely."""
MEMBERS = 60
"""Articles of a story that are compared, those nearest in time."""


class Shelf(Protocol):
    """Where the articles are: in memory or in an archive."""

    def like(self, article: Articles) -> Mapping[str, float]:
        """How near others are to an article by the telling terms alone, those among them that may be near enough."""

    def copies(self, article: Articles) -> Mapping[str, float]:
        """The articles that have much of this one's text, each with how much of it."""

    def stories_of(self, ids: Collection[str]) -> Collection[str]:
        """The stories of those of the articles that have one."""

    def members(self, stories: Collection[str], day: int | None) -> Members:
        """Articles of each of the stories, those nearest to the day where there are many."""

    def begin(self, article: str) -> str:
        """Make a story of one article and give its id."""

    def put(self, article: str, story: str) -> None:
        """Put an article into a story."""

    def merge(self, story: str, into: str) -> None:
        """Make two stories one."""


@dataclass(frozen=True, slots=True, eq=False)
class Members:
    """Articles of stories, and of each story where among them its own are."""

    articles: Articles
    places: dict[str, slice]


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """What grouping needs of a reading: its ``story_terms``, what its statements are about, and its fingerprints."""

    id: str
    title: str | None
    day: int | None
    terms: Mapping[str, float]
    about: Floats
    prints: Sequence[int]


def outline_of(reading: Reading, *, with_prints: bool = True) -> Outline:
    """The outline of ``reading``; nothing in it depends on other readings."""
    article = reading.article
    terms, about = dict(story_terms(reading)), about_of(reading.vectors())
    prints = fingerprints(article.text, article.furniture) if with_prints else ()
    return Outline(article.id, article.title, day_number(article.published), terms, about, prints)


def group(readings: Sequence[Reading]) -> list[list[str]]:
    """The ids of ``readings`` grouped into stories, in order of date; the order given makes no difference."""
    stories = group_outlines([outline_of(one) for one in readings])
    return [[article.id for article in story.known] for story in stories]


def group_outlines(outlines: Sequence[Outline]) -> list[Articles]:
    """The same of readings whose outlines are made already, perhaps elsewhere; what grouping knows of each story."""
    shelf = _Memory(outlines)
    for row in range(len(shelf.articles)):
        place(shelf.articles.part(slice(row, row + 1)), shelf)
    return [shelf.story(story) for story in shelf.stories]


def place(article: Articles, shelf: Shelf) -> None:
    """Put the one ``article`` into the story nearest to it, and make stories one that it shows to be one."""
    id, day = article.known[0].id, article.known[0].day
    copies = shelf.copies(article)
    like = shelf.like(article)
    found = shelf.members(shelf.stories_of({*nearest(like), *copies}), day)
    rivals = dict(found.places)
    scores = {story: Nearness() for story in rivals}
    _compare(article, found, rivals, scores, copies)
    home: str | None = None
    own = 1
    while rivals:
        values = {story: scores[story].value() for story in rivals}
        best = max(sorted(values), key=lambda story: values[story])
        if values[best] < NEAR:
            break
        members = found.articles.part(rivals.pop(best))
        if home is None:
            shelf.put(id, best)
            home = best
        elif len(members) > own:
            shelf.merge(home, into=best)
            home = best
        else:
            shelf.merge(best, into=home)
        own += len(members)
        _compare(members, found, rivals, scores)
    if home is None:
        shelf.begin(id)


def _compare(
    some: Articles,
    found: Members,
    rivals: Mapping[str, slice],
    scores: Mapping[str, Nearness],
    copies: Mapping[str, float] | None = None,
) -> None:
    """Tell the scores of all ``rivals`` how near ``some`` are to their members."""
    import numpy as np

    if not rivals:
        return
    pairs = near(some, found.articles)
    if copies:
        pairs = np.maximum(pairs, [copies.get(other.id, 0.0) for other in found.articles.known])
    for story, place in rivals.items():
        scores[story].add(pairs[:, place])


def story_articles(outlines: Sequence[Outline]) -> Articles:
    """What grouping knows of readings, in order of date; how rare a term is, is counted among them."""
    ordered = sorted(outlines, key=lambda one: (one.day is None, one.day or 0, one.id))
    counts = Counter(term for one in outlines for term in one.terms)
    held = Outlines()
    held.vocabulary.meet((term, term, count) for term, count in counts.items())
    for one in ordered:
        terms = sorted(one.terms.items())
        held.put(one.id, [term for term, _ in terms], [weight for _, weight in terms], one.about)
    return held.articles(ordered, [one.id for one in ordered], len(outlines))


def agreeing(telling: Mapping[int, float], holders: Mapping[int, Iterable[tuple[_Id, float]]]) -> dict[_Id, float]:
    """For each article that has some of these terms how far it agrees in them.

    ``holders``: of a term by its number, the articles that have it, each with the term's weight there.
    """
    dots: dict[_Id, float] = defaultdict(float)
    for number, own in telling.items():
        for id, weight in holders.get(number, ()):
            dots[id] += weight * own
    return dots


def nearest(like: Mapping[_Id, float]) -> list[_Id]:
    """Those that agree most, as many as are looked at closely."""
    return heapq.nsmallest(_CANDIDATES, like, key=lambda id: (-like[id], id))


def much(shared: Iterable[tuple[_Id, int]], size: int) -> dict[_Id, float]:
    """The articles with which so many of ``size`` fingerprints are shared that one has the other's text."""
    least = max(COPIED_LEAST, COPIED * size)
    return {id: count / size for id, count in shared if count >= least}


def in_reach(day: int | None, other: int | None) -> bool:
    """Whether articles of the two days may be near to each other by what they say; without an exact day they may."""
    return day is None or other is None or abs(day - other) <= REACH


def nearest_in_time(items: list[Dated], day: int | None) -> list[Dated]:
    """At most ``MEMBERS`` of what has a day, in their order where that is all."""
    if len(items) > MEMBERS and day is not None:
        items = sorted(items, key=lambda item: REACH if item.day is None else abs(item.day - day))
    return items[:MEMBERS]


class _Memory:
    """A shelf in memory."""

    def __init__(self, outlines: Sequence[Outline]) -> None:
        self.articles = story_articles(outlines)
        self.stories: dict[str, list[int]] = {}
        """The rows of the articles of each."""
        self._rows = {article.id: row for row, article in enumerate(self.articles.known)}
        self._holders: dict[int, list[tuple[str, float]]] = defaultdict(list)
        self._prints = {one.id: one.prints for one in outlines}
        self._print_holders: dict[int, list[str]] = defaultdict(list)
        self._story_of: dict[str, str] = {}

    def story(self, story: str) -> Articles:
        """The articles of a story."""
        return self.articles.part(self.stories[story])

    def like(self, article: Articles) -> dict[str, float]:
        found, day, known = agreeing(article.telling(0), self._holders), article.known[0].day, self.articles.known
        return {id: agrees for id, agrees in found.items() if in_reach(day, known[self._rows[id]].day)}

    def copies(self, article: Articles) -> dict[str, float]:
        prints = self._prints[article.known[0].id][:SAMPLED]
        shared = Counter(id for number in prints for id in self._print_holders.get(number, ()))
        return much(shared.items(), len(prints))

    def stories_of(self, ids: Collection[str]) -> set[str]:
        return {self._story_of[id] for id in ids}

    def members(self, stories: Collection[str], day: int | None) -> Members:
        known, places, rows = self.articles.known, dict[str, slice](), list[int]()
        for story in sorted(stories):
            mine = nearest_in_time([_At(row, known[row].day) for row in self.stories[story]], day)
            places[story] = slice(len(rows), len(rows) + len(mine))
            rows += [one.row for one in mine]
        return Members(self.articles.part(rows), places)

    def begin(self, article: str) -> str:
        self.stories[article] = []
        self.put(article, article)
        return article

    def put(self, article: str, story: str) -> None:
        row = self._rows[article]
        self.stories[story].append(row)
        self._story_of[article] = story
        numbers, vector = self.articles.numbers[row], self.articles.vectors[row]
        for number, weight in zip(numbers.tolist(), vector.tolist(), strict=True):
            if number:
                self._holders[number].append((article, weight))
        for number in self._prints[article]:
            self._print_holders[number].append(article)

    def merge(self, story: str, into: str) -> None:
        moved = self.stories.pop(story)
        self.stories[into].extend(moved)
        self._story_of.update((self.articles.known[row].id, into) for row in moved)


@dataclass(frozen=True, slots=True)
class _At:
    """The row of an article, and its day."""

    row: int
    day: int | None
