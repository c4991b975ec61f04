"""What statements are about, for the steps of this folder: the vectors that travel with a reading."""

from wherefrom.reading.meaning.vectors import Vector, WordVectors, unit, word_vectors

__all__ = ["Vector", "WordVectors", "unit", "word_vectors"]
