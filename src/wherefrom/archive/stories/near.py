"""How near articles are to each other: by their terms, by what their statements are about, and by their days."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol

from wherefrom.archive.add.terms import MOST

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

REACH = 12
"""Days apart at which two articles are still compared by their terms."""
_ALL_NEAR = 0.12
"""How near the articles of two stories must be on average, so that one article between them does not join them."""
_DAYS = 3.0
"""News is told over again for a day or two; after so many more days nearness is half."""
_SAID, _USUAL = 0.1, 0.45
"""What the likeness of statements adds, and how alike those of two articles on one event are at least as a rule: with
it undated articles of the BASIL events are grouped better, dated ones as well (benchmarks/RESULTS.md)."""
_FEW = 60
"""An archive of fewer articles counts as one of so many: in a handful, how often a term comes says nothing."""
_RAREST = 1000
"""A term counts as if it came at least once in so many articles: else misspellings would be the best evidence."""
_TELLING = 15
"""Terms of an article by which others are looked up."""
_ROOM = 64
"""Articles for which there is room at first."""


class Vocabulary:
    """Terms by numbers from 1 on, and in how many articles each is; a key is by what it is known elsewhere."""

    def __init__(self) -> None:
        import numpy as np

        self.numbers: dict[Hashable, int] = {}
        """By the terms' keys."""
        self.keys: list[Any] = [None]
        self.names: list[str] = [""]
        self.counts = np.zeros(1024, dtype=np.int64)
        """By the terms' numbers, as keys and names are; longer than there are terms."""
        self.scratch = np.zeros(1024)
        """As long, and zeros again whenever it has been used."""

    def meet(self, terms: Iterable[tuple[Hashable, str, int]]) -> None:
        """Number terms, each with its key, its name and in how many articles it is, where they were not met before."""
        known = len(self.keys)
        counts = []
        for key, name, count in terms:
            if key not in self.numbers:
                self.numbers[key] = len(self.keys)
                self.keys.append(key)
                self.names.append(name)
                counts.append(count)
        if len(self.keys) > len(self.counts):
            for array in (self.counts, self.scratch):
                array.resize(2 * len(self.keys), refcheck=False)
        self.counts[known : len(self.keys)] = counts


class StoryArticle(Protocol):
    """An article as stories tell of it; ``day`` as ``day_number`` has it."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def title(self) -> str | None:
        """Its title."""

    @property
    def day(self) -> int | None:
        """Its day."""


@dataclass(frozen=True, slots=True, eq=False)
class Articles:
    """What grouping knows of several articles, a row each: n of them, with at most ``MOST`` terms.

    ``numbers``, shape (n, MOST): their terms, by their numbers in the vocabulary. ``vectors``, of the same shape: the
    terms weighted by rarity, of length 1; both 0 where an article has fewer. ``about``, shape (n, 96): what their
    statements are about together, of length 1; zeros where an article has none, which ``said`` tells.
    """

    known: Sequence[StoryArticle]
    vocabulary: Vocabulary
    numbers: Numbers
    vectors: Floats
    about: Floats
    said: Flags

    def __len__(self) -> int:
        return len(self.known)

    def part(self, rows: slice | list[int]) -> Articles:
        """Some of them."""
        known = self.known[rows] if isinstance(rows, slice) else [self.known[row] for row in rows]
        numbers, vectors, about, said = self.numbers[rows], self.vectors[rows], self.about[rows], self.said[rows]
        return Articles(known, self.vocabulary, numbers, vectors, about, said)

    def telling(self, row: int) -> dict[int, float]:
        """The heaviest terms of one of them, by their numbers, with their weights, the heaviest first."""
        names = self.vocabulary.names
        found = zip((-self.vectors[row]).tolist(), self.numbers[row].tolist(), strict=True)
        heaviest = sorted([(weight, names[number], number) for weight, number in found if number])
        return {number: -weight for weight, _, number in heaviest[:_TELLING]}


class Outlines:
    """What is known of articles whatever others there are: their terms with their weights, what is said in them.

    Of each a row, by its key; ``about`` as ``Articles`` has it.
    """

    def __init__(self) -> None:
        import numpy as np

        from wherefrom.reading.meaning.vectors import WIDTH

        self.vocabulary = Vocabulary()
        self._rows: dict[Hashable, int] = {}
        self._numbers = np.zeros((_ROOM, MOST), dtype=np.int64)
        self._weights = np.zeros((_ROOM, MOST))
        self._about = np.zeros((_ROOM, WIDTH))
        self._said = np.zeros(_ROOM, dtype=bool)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, key: Hashable) -> bool:
        return key in self._rows

    def put(self, key: Hashable, terms: Iterable[Hashable], weights: Sequence[float] | Floats, about: Floats) -> None:
        """Put an article in, by its key; its terms are in the vocabulary. ``about`` is empty where nothing is said."""
        row, numbers = len(self._rows), [self.vocabulary.numbers[term] for term in terms]
        if row == len(self._said):
            for array in (self._numbers, self._weights, self._about, self._said):
                array.resize((2 * row, *array.shape[1:]), refcheck=False)
        self._rows[key] = row
        self._numbers[row, : len(numbers)] = numbers
        self._weights[row, : len(numbers)] = weights
        self._said[row] = len(about) > 0
        if len(about):
            self._about[row] = about

    def terms(self, key: Hashable) -> tuple[Numbers, Floats]:
        """The terms of an article, by their numbers, with their weights."""
        row = self._rows[key]
        there = self._numbers[row] > 0
        return self._numbers[row][there], self._weights[row][there]

    def articles(self, known: Sequence[StoryArticle], keys: Iterable[Hashable], size: int) -> Articles:
        """The articles with these keys, their terms weighted by how rare they are among ``size`` articles."""
        import numpy as np

        rows = np.array([self._rows[key] for key in keys], dtype=np.intp)
        numbers = self._numbers[rows]
        values = self.vocabulary.counts[numbers].astype(np.float64)
        values *= _RAREST / max(size, _FEW)
        values += 1
        np.log1p(np.divide(_RAREST, values, out=values), out=values)
        values *= self._weights[rows]
        whole = np.sqrt(np.einsum("ij,ij->i", values, values))
        values /= np.where(whole > 0, whole, 1.0)[:, None]
        return Articles(known, self.vocabulary, numbers, values, self._about[rows], self._said[rows])


def near(some: Articles, others: Articles) -> Floats:
    """How near each of ``some`` is to each of ``others``, shape (some, others): 0 to 1, less the more days lie between.

    It is the cosine of their terms, and a little more or less where what is said in them is alike or is not.
    """
    import numpy as np

    cosines = _cosines(some, others) if len(some) <= len(others) else _cosines(others, some).T
    alike = some.about @ others.about.T - _USUAL
    found: Floats = cosines + _SAID * alike * (some.said[:, None] & others.said)
    here, there = (
        np.array([np.nan if day is None else day for day in [one.day for one in group.known]])
        for group in (some, others)
    )
    apart = np.nan_to_num(np.abs(here[:, None] - there))
    weight = 1 / (1 + (np.maximum(0, apart - 1) / _DAYS) ** 2)
    weight[apart > REACH] = 0
    result: Floats = weight * np.maximum(0, found)
    return result


def _cosines(some: Articles, others: Articles) -> Floats:
    """The products of the vectors of every two: those of ``some``, one after the other, are spread out by term."""
    import numpy as np

    found, spread = np.empty((len(some), len(others))), some.vocabulary.scratch
    for row, (numbers, vector) in enumerate(zip(some.numbers, some.vectors, strict=True)):
        spread[numbers] = vector
        np.einsum("ij,ij->i", spread[others.numbers], others.vectors, out=found[row])
        spread[numbers] = 0
    return found


class Nearness:
    """How near a growing group is to another: between their nearest pair and the mean of all."""

    def __init__(self) -> None:
        self._total = self._most = 0.0
        self._pairs = 0

    def add(self, pairs: Floats) -> None:
        """Take how near articles of the one are to all of the other."""
        self._total += float(pairs.sum())
        self._most = max(self._most, float(pairs.max(initial=0.0)))
        self._pairs += pairs.size

    def value(self) -> float:
        """From 0 to 1."""
        mean = self._total / self._pairs
        return (self._most + mean) / 2 if mean >= _ALL_NEAR else 0.0


def about_of(vectors: NDArray[np.int8]) -> Floats:
    """What statements with these vectors (``Reading.vectors``) are about together, of length 1; empty where nothing."""
    import numpy as np

    rows = vectors.astype(np.float32)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    total = (rows / np.where(lengths > 0, lengths, 1)).sum(axis=0) if len(rows) else rows.sum()
    length = float(np.linalg.norm(total))
    return (total / length).astype(np.float64) if length else np.zeros(0)


@lru_cache(maxsize=1024)
def day_number(published: str | None) -> int | None:
    """A date as a number of days; None where it is no exact day."""
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None
