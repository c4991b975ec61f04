"""What an evaluation gives: scores, accuracies, and all of them together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 (0 to 1) from what was right, what gold has and what was read."""

    hit: int
    gold: int
    read: int

    @property
    def precision(self) -> float:
        """The share of what was read that is right."""
        return self.hit / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        """The share of gold that was read."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(self.hit + other.hit, self.gold + other.gold, self.read + other.read)


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How many of the cases in question are right; ``share`` is None where there were none."""

    hit: int
    of: int

    @property
    def share(self) -> float | None:
        """0 to 1, or None."""
        return self.hit / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The measures by name, in the order to print; ``other_text`` lists the articles read from another text."""

    kind: Literal["attributions", "chains"]
    articles: int
    read: int
    measures: Mapping[str, Score | Accuracy]
    other_text: tuple[str, ...] = ()
