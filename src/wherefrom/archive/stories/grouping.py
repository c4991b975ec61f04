"""Stories: the articles about the same events, grouped as they come in.

Single-pass clustering, as in topic detection and tracking (Allan, Papka and Lavrenko, "On-line New Event Detection
and Tracking", SIGIR 1998): each article joins the story that is nearest to it, or begins one; where it brings two
stories so near to each other that they would be one, they become one. Two articles are near when their terms
(``archive.terms``) agree, the rarer the more, and they appeared within days of each other, or when one has a good part
of the other's text.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol, TypeVar

from wherefrom.archive.add.terms import story_terms
from wherefrom.reading.types import Reading
from wherefrom.text.shingles import fingerprints

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from wherefrom.archive.archive import Archive

T = TypeVar("T")

NEAR = 0.24
"""How near an article must be to a story to belong to it. On the BASIL events, two to fifty of them at a time, 0.25 to
0.3 is best if all of them happen on one day, 0.2 to 0.24 on the days on which they did."""
_ALL_NEAR = 0.12
"""How near the articles of two stories must be on average, so that one article between them does not join them."""
_DAYS = 3.0
"""News is told over again for a day or two; after so many more days nearness is half."""
_REACH = 12
"""Days apart at which two articles are still compared by their terms."""
_COPIED, _COPIED_LEAST = 0.3, 8
"""Fingerprints that another shares, as a part of the article's and in number, when it is near whatever its date."""
_FEW = 60
"""An archive of fewer articles counts as one of so many: in a handful, how often a term comes says nothing."""
_RAREST = 1000
"""A term counts as if it came at least once in so many articles: else misspellings would be the best evidence."""
_TELLING, _CANDIDATES = 15, 40
"""Terms of an article by which others are looked up, and how many of these are looked at closely."""
_SELDOM = 100
"""Articles in which a term may be to be looked up regardless of dates; it bounds what adding costs."""
_MEMBERS = 60
"""Articles of a story that are compared, those nearest in time."""
_NAMING = 5
"""Readings looked into for a title where no article of a story has one."""
_TRIES = 3


@dataclass(frozen=True, slots=True)
class _Article:
    """What grouping knows of an article: its terms weighted by rarity make a ``vector`` of length 1."""

    id: str
    title: str | None
    day: int | None
    vector: Mapping[str, float]


class _Shelf(Protocol):
    """Where the articles are: in memory or in an archive."""

    def like(self, article: _Article) -> Mapping[str, float]:
        """How near other articles are by the telling terms alone; those that may be near enough are among them."""

    def copies(self, article: _Article) -> Mapping[str, float]:
        """The articles that have much of this one's text, each with how much of it."""

    def stories_of(self, ids: Collection[str]) -> Collection[str]:
        """The stories of those of the articles that have one."""

    def members(self, story: str, day: int | None) -> Sequence[_Article]:
        """Articles of a story, those nearest to the day where there are many."""

    def begin(self, article: str) -> str:
        """Make a story of one article and give its id."""

    def put(self, article: str, story: str) -> None:
        """Put an article into a story."""

    def merge(self, story: str, into: str) -> None:
        """Make two stories one."""


def group(readings: Sequence[Reading]) -> list[list[str]]:
    """The ids of ``readings`` grouped into stories, in order of date; the order given makes no difference."""
    shelf = _Memory(readings)
    for article in shelf.articles:
        _place(article, shelf)
    return list(shelf.stories.values())


def group_new(archive: Archive) -> None:
    """Put every article of ``archive`` that belongs to no story into one, the oldest first.

    Each article is placed in a transaction of its own, so what was done before an interruption stays. Costs for an
    article do not grow with the archive. Raises ArchiveError as the archive does.
    """
    waiting = archive.unassigned()
    if waiting:
        shelf = _InArchive(archive)
        for id in waiting:
            _place_in_archive(id, shelf)
        shelf.name_stories()


def _place_in_archive(id: str, shelf: _InArchive) -> None:
    from wherefrom.errors import NotInArchiveError

    for _ in range(_TRIES):
        article = shelf.unplaced(id)
        if article is None:
            return
        try:
            return _place(article, shelf)
        except NotInArchiveError:  # Another process has just merged the story away.
            continue


def story_title(readings: Sequence[Reading]) -> str:
    """A title for the story that ``readings`` are: that of the most central article.

    Where none has a title, the names that most of them mention; where there are none, the first words of the first.
    """
    if not readings:
        raise ValueError("a story has at least one article")
    title = _central_title(_Memory(readings).articles)
    if title:
        return title
    mentions: Counter[str] = Counter()
    for reading in readings:
        named = (entity for entity in reading.entities if entity.kind in {"person", "organization", "outlet"})
        # One for each article, and a little for each mention, which settles ties.
        mentions.update({entity.name: 1000 + len(entity.mentions) for entity in named})
    if mentions:
        return ", ".join(sorted(mentions, key=lambda name: (-mentions[name], name))[:3])
    words = readings[0].article.text.split(maxsplit=10)[:10]
    return " ".join(words)[:100] or readings[0].article.id


def _central_title(articles: Sequence[_Article]) -> str | None:
    """The title of the article that is nearest to all others, of those that have a title."""
    titled = [article for article in articles if article.title]
    if not titled:
        return None
    nearness = {a.id: sum(_near(a, b) for b in articles) for a in titled}
    return max(titled, key=lambda article: nearness[article.id]).title


def _place(article: _Article, shelf: _Shelf) -> None:
    """Put ``article`` into the story nearest to it, and make stories one that it shows to be one."""
    copies = shelf.copies(article)
    like = shelf.like(article)
    nearest = sorted(like, key=lambda id: (-like[id], id))[:_CANDIDATES]
    rivals = {story: shelf.members(story, article.day) for story in shelf.stories_of({*nearest, *copies})}
    home: str | None = None
    own: list[_Article] = [article]
    while rivals:
        scores = {story: _nearness(own, members, copies) for story, members in rivals.items()}
        best = max(sorted(scores), key=lambda story: scores[story])
        if scores[best] < NEAR:
            break
        members = rivals.pop(best)
        if home is None:
            shelf.put(article.id, best)
            home = best
        elif len(members) > len(own):
            shelf.merge(home, into=best)
            home = best
        else:
            shelf.merge(best, into=home)
        own.extend(members)
    if home is None:
        shelf.begin(article.id)


def _nearness(own: Sequence[_Article], others: Sequence[_Article], copies: Mapping[str, float]) -> float:
    """How near two groups are: between their nearest pair and the mean of all; ``own[0]`` is the one with copies."""
    pairs = [_near(a, b) for a in own[1:] for b in others]
    pairs += [max(_near(own[0], b), copies.get(b.id, 0.0)) for b in others]
    mean = sum(pairs) / len(pairs)
    return (max(pairs) + mean) / 2 if mean >= _ALL_NEAR else 0.0


def _near(a: _Article, b: _Article) -> float:
    """How near two articles are, from 0 to 1: the cosine of their terms, less the more days lie between them."""
    apart = 0 if a.day is None or b.day is None else abs(a.day - b.day)
    if apart > _REACH:
        return 0.0
    weight = 1 / (1 + (max(0, apart - 1) / _DAYS) ** 2)
    small, large = sorted((a.vector, b.vector), key=len)
    return weight * sum(value * large.get(term, 0.0) for term, value in small.items())


def _vector(terms: Mapping[str, float], counts: Mapping[str, int], size: int) -> dict[str, float]:
    """The terms of an article weighted by how rare they are among ``size`` articles, as a vector of length 1."""
    size = max(size, _FEW)
    vector = {
        term: weight * math.log1p(_RAREST / (_RAREST * counts.get(term, 0) / size + 1))
        for term, weight in terms.items()
    }
    length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
    return {term: value / length for term, value in vector.items()}


def _telling(article: _Article) -> list[str]:
    """The heaviest terms of an article."""
    return sorted(article.vector, key=lambda term: (-article.vector[term], term))[:_TELLING]


def _dots(article: _Article, found: Iterable[tuple[str, str, float]]) -> dict[str, float]:
    """For each article found by some of the terms: how far it agrees in them."""
    agreeing: dict[str, float] = defaultdict(float)
    for id, term, weight in found:
        if id != article.id:
            agreeing[id] += weight * article.vector[term]
    return agreeing


def _day(published: str | None) -> int | None:
    """A date as a number of days; None where it is no exact day."""
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


class _Memory:
    """A shelf of readings in memory."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        terms = {reading.article.id: dict(story_terms(reading)) for reading in readings}
        counts = Counter(term for found in terms.values() for term in found)
        about = [reading.article for reading in readings]
        articles = [_Article(a.id, a.title, _day(a.published), _vector(terms[a.id], counts, len(terms))) for a in about]
        self.articles = sorted(articles, key=lambda a: (a.day is None, a.day or 0, a.id))
        self.stories: dict[str, list[str]] = {}
        self._by_id = {article.id: article for article in self.articles}
        self._holders: dict[str, list[str]] = defaultdict(list)
        self._prints = {a.id: fingerprints(a.text, a.furniture) for a in about}
        self._print_holders: dict[int, list[str]] = defaultdict(list)
        self._story_of: dict[str, str] = {}

    def like(self, article: _Article) -> dict[str, float]:
        return _dots(
            article, ((id, t, self._by_id[id].vector[t]) for t in _telling(article) for id in self._holders.get(t, ()))
        )

    def copies(self, article: _Article) -> dict[str, float]:
        prints = self._prints[article.id]
        shared = Counter(id for number in prints for id in self._print_holders.get(number, ()))
        return _much(shared.items(), len(prints))

    def stories_of(self, ids: Collection[str]) -> set[str]:
        return {self._story_of[id] for id in ids}

    def members(self, story: str, day: int | None) -> list[_Article]:
        articles = [self._by_id[id] for id in self.stories[story]]
        return [article for _, article in _nearest_in_time([(article.day, article) for article in articles], day)]

    def begin(self, article: str) -> str:
        self.stories[article] = []
        self.put(article, article)
        return article

    def put(self, article: str, story: str) -> None:
        self.stories[story].append(article)
        self._story_of[article] = story
        for term in self._by_id[article].vector:
            self._holders[term].append(article)
        for number in self._prints[article]:
            self._print_holders[number].append(article)

    def merge(self, story: str, into: str) -> None:
        moved = self.stories.pop(story)
        self.stories[into].extend(moved)
        self._story_of.update(dict.fromkeys(moved, into))


def _much(shared: Iterable[tuple[str, int]], size: int) -> dict[str, float]:
    least = max(_COPIED_LEAST, _COPIED * size)
    return {id: count / size for id, count in shared if count >= least}


def _nearest_in_time(items: list[tuple[int | None, T]], day: int | None) -> list[tuple[int | None, T]]:
    """At most ``_MEMBERS`` of the dated items, in their order where that is all."""
    if len(items) > _MEMBERS and day is not None:
        items = sorted(items, key=lambda item: _REACH if item[0] is None else abs(item[0] - day))
    return items[:_MEMBERS]


class _InArchive:
    """A shelf that is an archive. How many articles it has is asked once, at the start."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._size = len(archive)
        self._touched: set[str] = set()

    def unplaced(self, id: str) -> _Article | None:
        """The article, if it is still without a story."""
        from wherefrom.archive.store.schema import articles

        return next(iter(self._articles((articles.c.id == id) & articles.c.story.is_(None))), None)

    def like(self, article: _Article) -> dict[str, float]:
        telling = _telling(article)
        if article.day is None:
            found = []
        else:
            since, until = (date.fromordinal(article.day + days).isoformat() for days in (-_REACH, _REACH))
            found = self._archive.with_terms(telling, since, until)
        return _dots(article, {*found, *self._archive.with_terms(self._seldom(telling), None, None)})

    def _seldom(self, terms: Sequence[str]) -> list[str]:
        counts = self._archive.term_counts(terms)
        return [term for term in terms if counts[term] <= _SELDOM]

    def copies(self, article: _Article) -> dict[str, float]:
        text = self._archive.reading(article.id).article
        prints = fingerprints(text.text, text.furniture)
        least = math.ceil(max(_COPIED_LEAST, _COPIED * len(prints)))
        shared = self._archive.sharing(prints, least) if len(prints) >= least else []
        return _much(((id, count) for id, count in shared if id != article.id), len(prints))

    def stories_of(self, ids: Collection[str]) -> set[str]:
        from sqlalchemy import select

        from wherefrom.archive.store import schema

        articles = schema.articles
        query = select(articles.c.story).where(articles.c.id.in_(sorted(ids)), articles.c.story.is_not(None))
        with self._archive.connect() as connection:
            return {f"story-{key}" for key in connection.execute(query.distinct()).scalars()}

    def members(self, story: str, day: int | None) -> list[_Article]:
        from wherefrom.archive.store import schema
        from wherefrom.archive.stories.rows import story_key

        return self._articles(schema.articles.c.story == story_key(story), day)

    def _articles(self, where: ColumnElement[bool], day: int | None = None) -> list[_Article]:
        from sqlalchemy import select

        from wherefrom.archive.store.schema import article_terms, articles, terms

        query = select(articles.c.key, articles.c.id, articles.c.title, articles.c.published).where(where)
        with self._archive.connect() as connection:
            found = connection.execute(query.order_by(articles.c.published, articles.c.id)).all()
            rows = _nearest_in_time([(_day(row.published), row) for row in found], day)
            of_these = article_terms.c.article.in_([row.key for _, row in rows])
            columns = (article_terms.c.article, terms.c.term, article_terms.c.weight, terms.c.articles)
            mentions = connection.execute(
                select(*columns).join_from(article_terms, terms, terms.c.key == article_terms.c.term).where(of_these)
            )
            weights: dict[int, dict[str, float]] = defaultdict(dict)
            counts: dict[str, int] = {}
            for key, term, weight, count in mentions:
                weights[key][term], counts[term] = weight, count
        return [
            _Article(row.id, row.title, that_day, _vector(weights[row.key], counts, self._size))
            for that_day, row in rows
        ]

    def begin(self, article: str) -> str:
        story = self._archive.set_story([article])
        self._touched.add(story)
        return story

    def put(self, article: str, story: str) -> None:
        self._touched.add(self._archive.set_story([article], story))

    def merge(self, story: str, into: str) -> None:
        self._archive.set_story(self._archive.story(story).articles, into)
        self._touched -= {story}

    def name_stories(self) -> None:
        """Give each story that has changed its title."""
        from wherefrom.archive.store import schema
        from wherefrom.archive.stories.rows import story_key

        for story in sorted(self._touched):
            members = self._articles(schema.articles.c.story == story_key(story))[:_MEMBERS]
            if members:
                few = [article.id for article in members[:_NAMING]]
                title = _central_title(members) or story_title(self._archive.readings(few))
                self._archive.rename_story(story, title)
        self._touched.clear()
