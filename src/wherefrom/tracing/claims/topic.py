"""What a story's main claim is about: what its leads are about, less what all of its text is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from wherefrom.intake.article import Article
from wherefrom.reading.meaning.vectors import Vector, WordVectors, unit
from wherefrom.reading.types import Reading
from wherefrom.text.passages.boilerplate import boilerplate

LEAD_WORDS = 80
"""News says first what it is about; so many words of each article tell the story's main claim."""
BACKGROUND = 0.4
"""How much of the meaning of all that follows the leads is taken from theirs: who and where are in every sentence of a
story, what is claimed to have happened is in the leads. ``benchmarks/traces.py --leave-one-out`` tries
its values."""


@dataclass(frozen=True, slots=True)
class Topic:
    """``meaning``, a unit vector, and how near to it the lead of each article is, in order of the readings."""

    meaning: Vector
    nearness: Sequence[float]


def topic_of(readings: Sequence[Reading], vectors: WordVectors) -> Topic:
    """What ``readings`` are about."""
    leads = vectors.matrix(lead_of(reading.article) for reading in readings)
    lead, background = unit(leads.mean(0)), unit(_background(readings, vectors, leads))
    meaning = unit(lead - BACKGROUND * background)
    return Topic(meaning, [float(lead @ meaning) for lead in leads])


def _background(readings: Sequence[Reading], vectors: WordVectors, leads: Vector) -> Vector:
    """The meaning of what follows the leads, every article counting alike; zeros where nothing does."""
    total: Vector = leads[:1].sum(0) * np.float32(0)
    for reading in readings:
        words = _reported(reading.article)[LEAD_WORDS:]
        if len(words) > LEAD_WORDS / 2:
            total += vectors.vector(" ".join(words))
    return total


def lead_of(article: Article) -> str:
    """The title and the first words of the reporting."""
    return " ".join([article.title or "", *_reported(article)[:LEAD_WORDS]])


def _reported(article: Article) -> list[str]:
    """The words of the reporting: neither furniture nor what the outlet prints under everything."""
    text, at, parts = article.text, 0, []
    for start, end in sorted([*article.furniture, *boilerplate(article.text)]):
        parts.append(text[at:start])
        at = max(at, end)
    return "".join([*parts, text[at:]]).split()
