"""Small heads learned over what the network and the rules say: one hidden layer each, in ``data/heads.npz``.

``training/heads.py`` makes them from the folds' outputs, on articles that no part of the network has learned from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """A perceptron with one hidden layer: features (m, f) to scores (m, o).

    ``words`` (p, o): scores that are added for each of p places at which words are noted; None where it knows no words.
    """

    inner: Floats
    inner_bias: Floats
    outer: Floats
    outer_bias: Floats
    words: Floats | None = None

    def scores(self, features: Sequence[Sequence[float]] | Floats, places: Sequence[int] = ()) -> Floats:
        """Scores, before softmax or sigmoid, shape (m, o); ``places``: where the words of all m are noted."""
        if not isinstance(features, np.ndarray):
            flat = np.fromiter(chain.from_iterable(features), dtype=np.float32, count=len(features) * len(self.inner))
            features = flat.reshape(len(features), -1)
        hidden = np.maximum(features @ self.inner + self.inner_bias, 0)
        scores: Floats = hidden @ self.outer + self.outer_bias
        return scores if self.words is None else scores + self.words[list(places)].sum(0)


PARTS = ("inner", "inner_bias", "outer", "outer_bias")
WORDS = "words"
"""The part of a head that knows words."""


def heads_in(path: Path) -> dict[str, Head]:
    """Every head of a file by its name."""
    with path.open("rb") as file, np.load(file) as arrays:
        names = sorted({key.split(".")[0] for key in arrays.files})
        known = {name: [part for part in (*PARTS, WORDS) if f"{name}.{part}" in arrays.files] for name in names}
        return {name: Head(*(arrays[f"{name}.{p}"].astype(np.float32) for p in parts)) for name, parts in known.items()}


def softmax(scores: Floats) -> Floats:
    """Probabilities along the last axis."""
    risen = np.exp(scores - scores.max(-1, keepdims=True))
    shares: Floats = risen / risen.sum(-1, keepdims=True)
    return shares
