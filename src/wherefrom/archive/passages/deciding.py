"""What decides whether two articles share passages, and which: plain functions, which need no database.

An archive, one computer's memory and a cluster ask in the same way, so they find the same:

1. ``marks_of`` gives the fingerprints of each article.
2. A fingerprint tells nothing where more articles than ``COMMON`` have it, or where ``is_repeated`` says that it is of
   an outlet's boilerplate; nor does one that a single article has.
3. Two articles are candidates where ``SHARED`` of the fingerprints that tell are in both. Of a fingerprint that very
   many have, an article is paired with the ``NEIGHBOURS`` before it in order of their ids: the pairs then grow with
   the articles and not with their square, and a cluster of reprints stays one.
4. ``pair_of`` aligns two candidates and gives their passages, or says that there is none: what articles of one outlet
   have at their foot, and forms that it fills in with other numbers, make no pair.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wherefrom.intake.article import Article
from wherefrom.text.passages.alignment import LEAST, Passage, Words, common_passages, words_of
from wherefrom.text.shingles import SHINGLE, WINDOW, fingerprints, places_of, words_with_spans
from wherefrom.text.span import Span

COMMON = 500
"""A fingerprint in more articles than this is everybody's (a disclaimer, a phrase) and tells nothing."""
SHARED = 2
"""Fingerprints that two articles have in common, at least, to be aligned: one alone is mostly a phrase. Sixty words of
which one in fifteen is changed have eleven on average."""
NEIGHBOURS = 100
"""With so many of the articles before it, by the order of ids, an article is paired for one fingerprint."""
REPEATED = 6
"""Days on which an outlet prints the same words, at least, for these to be its boilerplate: a text that is brought up
to date within a day or two is not; a notice under all articles is."""
_RUN = SHINGLE + WINDOW - 1
"""Words of boilerplate at least: a shorter run that an outlet repeats is a phrase."""
_MOSTLY = 0.8
_REPRINT = 0.5
_MUCH = 0.25
"""With so much of the shorter article in common two articles share more than phrases, and more than a form."""
_SENTENCE = 15
"""Words of the longest passage of a pair that shares less, at least: names and turns of phrase are shorter."""
_HEAD = 5
_FOOT = 30
"""So many words at most stand before what is at the head of an article, and after what is at its foot."""
_NUMBER = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """``a``: its place in the text of the pair's a, ``b``: in the other; ``words``: how many words of it.

    ``boilerplate``: whether it is what an outlet prints under its articles.
    """

    a: Span
    b: Span
    words: int
    boilerplate: bool = False


@dataclass(frozen=True, slots=True)
class PassagePair:
    """Two articles that share passages, by their ids, ``a`` before ``b`` in the order of code points.

    ``earlier``: the id of the one that was published first; None where their dates do not tell. ``words``: how many
    words of the shorter article lie in ``passages``; ``share``: as a part of all its words, its furniture left out.
    """

    a: str
    b: str
    passages: tuple[SharedPassage, ...]
    words: int
    share: float
    earlier: str | None

    @property
    def is_reprint(self) -> bool:
        """Whether at least half of the shorter article is in the other."""
        return self.share >= _REPRINT

    def to_dict(self) -> dict[str, Any]:
        """The pair as ``export --what passages`` has it."""
        return {
            "a": self.a,
            "b": self.b,
            "earlier": self.earlier,
            "words": self.words,
            "share": round(self.share, 3),
            "reprint": self.is_reprint,
            "passages": [
                {"a": list(p.a), "b": list(p.b), "words": p.words, "boilerplate": p.boilerplate} for p in self.passages
            ],
        }


@dataclass(frozen=True, slots=True)
class Side:
    """An article ready to be paired: its words without furniture and boilerplate, and where of it that is an outlet's.

    ``whole``: its words with the boilerplate, where that is to be seen.
    """

    article: Article
    words: Words
    repeated: tuple[Span, ...]
    whole: Words | None


def marks_of(article: Article) -> list[int]:
    """The fingerprints of an article, as an archive keeps them: of its text without the furniture."""
    return fingerprints(article.text, article.furniture)


def is_repeated(printed: Iterable[tuple[str | None, str]]) -> bool:
    """Whether a fingerprint is of an outlet's boilerplate: one outlet has it on ``REPEATED`` days.

    ``printed``: for each article that has it, its outlet (None where not known) and its day (``print_day``).
    """
    days: dict[str, set[str]] = {}
    for outlet, day in printed:
        if outlet is not None:
            days.setdefault(outlet, set()).add(day)
    return any(len(found) >= REPEATED for found in days.values())


def print_day(published: str | None, article_id: str) -> str:
    """What counts as a day on which an article was printed: where it has none, it counts by itself."""
    return (published or "")[:10] or f"#{article_id}"


def side_of(article: Article, repeated: Collection[int], *, with_boilerplate: bool = False) -> Side:
    """``article`` ready to be paired; ``repeated``: those of its fingerprints that ``is_repeated``."""
    from wherefrom.text.passages.boilerplate import boilerplate  # Its patterns are not needed to open an archive.

    spans: tuple[Span, ...] = ()
    if repeated:
        words = list(words_with_spans(article.text, article.furniture))
        spans = tuple(_runs(article.text, words, repeated))
    notices = tuple(boilerplate(article.text))
    whole = words_of(article.text, article.furniture) if with_boilerplate else None
    return Side(article, words_of(article.text, [*article.furniture, *notices, *spans]), (*notices, *spans), whole)


def pair_of(one: Side, other: Side) -> PassagePair | None:
    """The passages of two articles; None where they share nothing beyond chance (and boilerplate, unless asked for)."""
    a, b = sorted((one, other), key=lambda side: side.article.id)
    words = (a.whole, b.whole) if a.whole and b.whole else (a.words, b.words)
    found = common_passages(*words)
    if not found:
        return None
    total = sum(passage.words for passage in found)
    share = total / min(len(words[0].words), len(words[1].words))
    again = [share < _MUCH and _is_printed_again(passage, a, b) for passage in found]
    wanted = a.whole is not None and b.whole is not None
    rest = [passage.words for passage, stock in zip(found, again, strict=True) if wanted or not stock]
    if share < _MUCH and (max(rest, default=0) < _SENTENCE or sum(rest) < LEAST):
        return None
    passages = tuple(
        SharedPassage(p.here, p.there, p.words, stock or _lies_in(p.here, a.repeated))
        for p, stock in zip(found, again, strict=True)
    )
    return PassagePair(a.article.id, b.article.id, passages, total, share, earlier(a.article, b.article))


def _is_printed_again(passage: Passage, a: Side, b: Side) -> bool:
    """Whether two articles of one outlet share this as they share its form and not their news.

    That is what stands at the head or the foot of both (a standing line, who wrote it, how a poll was made, where to
    follow the outlet), and a form that is filled in with other numbers.
    """
    if a.article.outlet is None or a.article.outlet != b.article.outlet:
        return False
    begin, end = zip(_around(a.words, passage.here), _around(b.words, passage.there), strict=True)
    if max(begin) <= _HEAD or max(end) <= _FOOT:
        return True
    here, there = (
        Counter(_NUMBER.findall(side.article.text[slice(*place)]))
        for side, place in ((a, passage.here), (b, passage.there))
    )
    return bool(here and there) and 2 * (here & there).total() <= min(here.total(), there.total()) and here != there


def _around(words: Words, place: Span) -> tuple[int, int]:
    """How many words of an article stand before a passage and after it."""
    return bisect_left(words.spans, place), len(words.spans) - bisect_left(words.spans, (place[1], 0))


def earlier(a: Article, b: Article) -> str | None:
    """The id of the article that was published first; None where the dates, as exact as both are, do not tell."""
    if not a.published or not b.published:
        return None
    exact = min(len(a.published), len(b.published), 10)
    first, second = a.published[:exact], b.published[:exact]
    if first == second:
        return None
    return a.id if first < second else b.id


def _runs(text: str, words: Sequence[tuple[str, Span]], repeated: Collection[int]) -> Iterable[Span]:
    """Where boilerplate stands: fingerprints of it one after the other, and what is left of their lines around."""
    starts = places_of([word for word, _ in words], repeated)
    at = 0
    while at < len(starts):
        last = at
        while last + 1 < len(starts) and starts[last + 1] - starts[last] <= WINDOW + SHINGLE:
            last += 1
        begin, end = starts[at], starts[last] + SHINGLE
        if end - begin >= _RUN:
            yield _widened(text, words, begin, end)
        at = last + 1


def _widened(text: str, words: Sequence[tuple[str, Span]], begin: int, end: int) -> Span:
    """Words ``begin`` to ``end`` with those around that no fingerprint can tell of, on the same lines."""
    for _ in range(WINDOW):
        if begin > 0 and "\n" not in text[words[begin - 1][1][1] : words[begin][1][0]]:
            begin -= 1
        if end < len(words) and "\n" not in text[words[end - 1][1][1] : words[end][1][0]]:
            end += 1
    return words[begin][1][0], words[end - 1][1][1]


def _lies_in(place: Span, spans: Iterable[Span]) -> bool:
    inside = sum(max(0, min(place[1], end) - max(place[0], start)) for start, end in spans)
    return inside >= _MOSTLY * (place[1] - place[0])


def clusters(pairs: Iterable[PassagePair], published: Mapping[str, str | None]) -> list[tuple[str, ...]]:
    """The clusters of reprints among ``pairs``: articles that are one text, directly or through others.

    Each by the ids of its articles, the earliest first and what has no date last; the largest cluster first.
    ``published``: the dates of the articles.
    """
    root: dict[str, str] = {}

    def find(one: str) -> str:
        while root.setdefault(one, one) != one:
            root[one] = root[root[one]]
            one = root[one]
        return one

    for pair in pairs:
        if pair.is_reprint:
            first, second = sorted((find(pair.a), find(pair.b)))
            root[second] = first
    groups: dict[str, list[str]] = {}
    for one in root:
        groups.setdefault(find(one), []).append(one)
    ordered = [tuple(sorted(group, key=lambda id: (published.get(id) or "~", id))) for group in groups.values()]
    return sorted(ordered, key=lambda group: (-len(group), group))
