"""What statements are about, as vectors: no network runs here, only a table of word vectors is looked up.

The table is the base model's own knowledge, distilled into one vector a word piece (``training/vectors.py``; Model2Vec,
Tulkens and van Dongen 2024). A text is the sum of its content words; what all news has in common is taken away (Arora,
Liang and Ma 2017).
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable
from importlib.resources import as_file, files
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from wherefrom.errors import ModelError
from wherefrom.lang.lexicon import words

if TYPE_CHECKING:
    from tokenizers import Tokenizer

    from wherefrom.reading.types import Reading

Vector = NDArray[np.float32]
WIDTH = 96
"""Numbers in a vector."""
_LARGEST = 127
_KEPT_WORDS, _LONGEST_KEPT = 1 << 15, 40
"""Words whose pieces are kept, and the characters of such a word at most."""
_KEPT = 2048
"""Texts whose vectors are kept: the steps of a trace ask of the same sentences."""


class WordVectors:
    """Vectors of texts from vectors of word pieces. Make one by ``word_vectors()``."""

    def __init__(self, pieces: Vector, common: Vector, tokenizer: Tokenizer) -> None:
        self._pieces, self._common, self._tokenizer = pieces.copy(), common, tokenizer
        empty = words("function_words")
        silent = [i for word, i in tokenizer.get_vocab().items() if word in empty or not _speaks(word)]
        self._pieces[silent] = 0
        self._ids = functools.lru_cache(maxsize=_KEPT_WORDS)(self._pieces_of)
        self.vector = functools.lru_cache(maxsize=_KEPT)(self._vector)
        """The unit vector of a text, not to be written to; all zeros where it has no content word."""

    def _vector(self, text: str) -> Vector:
        words = text[:4000].encode("utf-8", "replace").decode()  # The tokenizer takes no half of a surrogate pair.
        # A space parts words whatever stands beside it, and most words were in other texts.
        parts = words.split(" ")
        short = max(map(len, parts)) <= _LONGEST_KEPT
        ids = list(chain.from_iterable(map(self._ids, parts))) if short else self._pieces_of(words)
        total = self._pieces[ids].sum(0) if ids else np.zeros(self._pieces.shape[1], np.float32)
        found = unit(unit(total) - self._common) if total.any() else total
        found.flags.writeable = False
        return found

    def _pieces_of(self, text: str) -> list[int]:
        found: list[int] = self._tokenizer.encode(text, add_special_tokens=False).ids
        return found

    def matrix(self, texts: Iterable[str]) -> Vector:
        """The vectors of ``texts``, shape (texts, width)."""
        rows = [self.vector(text) for text in texts]
        return np.array(rows, np.float32).reshape(len(rows), self._pieces.shape[1])


def unit(vector: Vector) -> Vector:
    """``vector`` at length 1; zeros stay zeros."""
    length = math.sqrt(vector.dot(vector))
    return vector / np.float32(length) if length else vector


def statement_vectors(reading: Reading) -> NDArray[np.int8]:
    """What each statement of ``reading`` is about, shape (statements, 96); zeros where it has no content word.

    Whole numbers from -127 to 127, of which only the direction counts: the cosine of two is how alike the statements
    are. Raises ModelError as ``word_vectors`` does.
    """
    found = np.zeros((len(reading.statements), WIDTH), np.int8)
    if not reading.statements:
        return found
    vectors = word_vectors()
    for place, statement in enumerate(reading.statements):
        vector = vectors.vector(reading.article.words_at(statement.content))
        if largest := float(np.abs(vector).max()):
            found[place] = np.rint(vector * (_LARGEST / largest))
    return found


@functools.cache
def word_vectors() -> WordVectors:
    """The vectors of this package.

    Raises:
        ModelError: the file is missing or damaged; reinstalling the package mends it.

    """
    from tokenizers import Tokenizer

    folder = files("wherefrom") / "data"
    try:
        with as_file(folder / "vectors.npz") as path, np.load(path) as stored:
            pieces, common = stored["pieces"].astype(np.float32), stored["common"].astype(np.float32)
        tokenizer = Tokenizer.from_str((folder / "tokenizer.json").read_text(encoding="utf-8"))
    except Exception as error:  # both libraries raise bare exceptions of their own
        raise ModelError(f"the word vectors in {folder} cannot be loaded ({error}); reinstall wherefrom") from error
    return WordVectors(pieces, common, tokenizer)


def _speaks(piece: str) -> bool:
    return any(c.isalnum() for c in piece) and not (piece.startswith("[") and piece.endswith("]"))
