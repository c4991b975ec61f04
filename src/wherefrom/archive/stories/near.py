"""How near articles are to each other: by their terms, by what their statements are about, and by their days."""

from __future__ import annotations

import math
import operator
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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


@dataclass(frozen=True, slots=True)
class StoryArticle:
    """What grouping knows of an article: its terms weighted by rarity make a ``vector`` of length 1.

    ``about``: what its statements are about together, of length 1; empty where it has none.
    """

    id: str
    title: str | None
    day: int | None
    vector: Mapping[str, float]
    about: tuple[float, ...] = ()

    def telling(self) -> list[str]:
        """The heaviest terms."""
        return sorted(self.vector, key=lambda term: (-self.vector[term], term))[:_TELLING]


def near(a: StoryArticle, b: StoryArticle) -> float:
    """How near two articles are, from 0 to 1, less the more days lie between them.

    It is the cosine of their terms, and a little more or less where what is said in them is alike or is not.
    """
    apart = 0 if a.day is None or b.day is None else abs(a.day - b.day)
    if apart > REACH:
        return 0.0
    weight = 1 / (1 + (max(0, apart - 1) / _DAYS) ** 2)
    small, large = sorted((a.vector, b.vector), key=len)
    found = sum([value * large[term] for term, value in small.items() if term in large])
    if a.about and b.about:
        found += _SAID * (sum(map(operator.mul, a.about, b.about)) - _USUAL)
    return weight * max(0.0, found)


def nearness(own: Sequence[StoryArticle], others: Sequence[StoryArticle], copies: Mapping[str, float]) -> float:
    """How near two groups are: between their nearest pair and the mean of all; ``own[0]`` is the one with copies."""
    pairs = [near(a, b) for a in own[1:] for b in others]
    pairs += [max(near(own[0], b), copies.get(b.id, 0.0)) for b in others]
    mean = sum(pairs) / len(pairs)
    return (max(pairs) + mean) / 2 if mean >= _ALL_NEAR else 0.0


def weighted(terms: Mapping[str, float], counts: Mapping[str, int], size: int) -> dict[str, float]:
    """The terms of an article weighted by how rare they are among ``size`` articles, as a vector of length 1."""
    size = max(size, _FEW)
    vector = {term: weight * _rarity(counts.get(term, 0), size) for term, weight in terms.items()}
    length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
    return {term: value / length for term, value in vector.items()}


@lru_cache(maxsize=4096)  # of the articles that one is compared with, many have the same terms
def _rarity(count: int, size: int) -> float:
    """The weight of a term that ``count`` of ``size`` articles have."""
    return math.log1p(_RAREST / (_RAREST * count / size + 1))


def about_of(vectors: NDArray[np.int8]) -> tuple[float, ...]:
    """What statements with these vectors (``Reading.vectors``) are about together, as a vector of length 1."""
    import numpy as np

    rows = vectors.astype(np.float32)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    total = (rows / np.where(lengths > 0, lengths, 1)).sum(axis=0) if len(rows) else rows.sum()
    length = float(np.linalg.norm(total))
    return tuple((total / length).tolist()) if length else ()


def day_number(published: str | None) -> int | None:
    """A date as a number of days; None where it is no exact day."""
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None
