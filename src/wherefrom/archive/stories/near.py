"""How near articles are to each other: by their terms, by what their statements are about, and by their days."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Floats = NDArray[np.float64]

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


class Vocabulary:
    """Terms by numbers of their own, and in how many articles each is; a key is by what it is known elsewhere."""

    def __init__(self) -> None:
        import numpy as np

        self.numbers: dict[Hashable, int] = {}
        """By the terms' keys."""
        self.keys: list[Any] = []
        self.names: list[str] = []
        self.counts = np.zeros(1024, dtype=np.int64)
        """By the terms' numbers, as keys and names are; longer than there are terms."""

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
            self.counts.resize(2 * len(self.keys), refcheck=False)
        self.counts[known : len(self.keys)] = counts

    def numbers_of(self, keys: Iterable[Hashable]) -> Numbers:
        """The numbers of terms met before."""
        import numpy as np

        return np.array([self.numbers[key] for key in keys], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of an article, by their numbers, and the weight of each in the article alone."""

    numbers: Numbers
    weights: Floats


@dataclass(frozen=True, slots=True, eq=False)
class StoryArticle:
    """What grouping knows of an article: its terms, by their numbers, weighted by rarity; a ``vector`` of length 1.

    ``about``: what its statements are about together, of length 1; empty where it has none.
    """

    id: str
    title: str | None
    day: int | None
    numbers: Numbers
    vector: Floats
    about: Floats

    def telling(self, vocabulary: Vocabulary) -> dict[int, float]:
        """The heaviest terms, by their numbers, with their weights, the heaviest first."""
        found = zip(self.vector.tolist(), self.numbers.tolist(), strict=True)
        heaviest = sorted(found, key=lambda item: (-item[0], vocabulary.names[item[1]]))
        return {number: weight for weight, number in heaviest[:_TELLING]}


def near(some: Sequence[StoryArticle], others: Sequence[StoryArticle]) -> Floats:
    """How near each of ``some`` is to each of ``others``, shape (some, others): 0 to 1, less the more days lie between.

    It is the cosine of their terms, and a little more or less where what is said in them is alike or is not.
    """
    import numpy as np

    found = _cosines(some, others)
    said, told = (np.array([len(one.about) > 0 for one in group]) for group in (some, others))
    if said.any() and told.any():
        width = max(len(one.about) for one in some)
        a, b = (np.array([one.about if len(one.about) else np.zeros(width) for one in g]) for g in (some, others))
        found += _SAID * (a @ b.T - _USUAL) * (said[:, None] & told)
    here, there = (np.array([np.nan if one.day is None else one.day for one in group]) for group in (some, others))
    apart = np.nan_to_num(np.abs(here[:, None] - there))
    weight = 1 / (1 + (np.maximum(0, apart - 1) / _DAYS) ** 2)
    weight[apart > REACH] = 0
    result: Floats = weight * np.maximum(0, found)
    return result


def _cosines(some: Sequence[StoryArticle], others: Sequence[StoryArticle]) -> Floats:
    """The products of the vectors of every two: only the terms of ``some`` are looked at, all of ``others`` at once."""
    import numpy as np

    found = np.zeros((len(others), len(some)))
    columns = np.repeat(np.arange(len(some)), [len(one.numbers) for one in some])
    numbers = np.concatenate([one.numbers for one in some])
    owners = np.repeat(np.arange(len(others)), [len(one.numbers) for one in others])
    sought = np.concatenate([one.numbers for one in others])
    if not len(numbers) or not len(sought):
        return found.T
    own = np.unique(numbers)
    places = np.zeros(max(own[-1], sought.max()) + 1, dtype=np.int32)
    places[own] = np.arange(1, len(own) + 1)
    table = np.zeros((len(own) + 1, len(some)))
    table[places[numbers], columns] = np.concatenate([one.vector for one in some])
    rows = places[sought]
    both = rows > 0
    owners = owners[both]
    if len(owners):
        products = table[rows[both]] * np.concatenate([one.vector for one in others])[both, None]
        starts = np.flatnonzero(np.diff(owners, prepend=-1))
        found[owners[starts]] = np.add.reduceat(products, starts, axis=0)
    return found.T


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


def weighted(held: Sequence[Terms], counts: Numbers, size: int) -> list[Floats]:
    """The terms of each article weighted by how rare they are among ``size`` articles, as a vector of length 1.

    ``counts``: in how many articles the terms are, by their numbers.
    """
    import numpy as np

    if not held:
        return []
    size = max(size, _FEW)
    lengths = [len(terms.numbers) for terms in held]
    owners = np.repeat(np.arange(len(held)), lengths)
    found = counts[np.concatenate([terms.numbers for terms in held])]
    values = np.concatenate([terms.weights for terms in held])
    values *= np.log1p(_RAREST / (_RAREST * found / size + 1))
    whole = np.sqrt(np.bincount(owners, values * values, len(held)))
    values /= np.where(whole > 0, whole, 1.0)[owners]
    return np.split(values, np.cumsum(lengths)[:-1])


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
