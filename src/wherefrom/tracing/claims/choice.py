"""Which claim of a story is traced, where a person chooses: the candidates, and how well words mean each of them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from wherefrom.errors import NoSuchClaimError
from wherefrom.lang.en.patterns import claims as en
from wherefrom.lang.lexicon import words
from wherefrom.reading.meaning.vectors import Vector, unit, word_vectors
from wherefrom.reading.types import Reading
from wherefrom.text.sentences import sentences
from wherefrom.tracing.claims.claims import (
    ALIKE,
    SHORT,
    Utterance,
    denies,
    negated,
    same_facts,
    scopes_of,
    sentences_of,
)
from wherefrom.tracing.claims.wording import wording

ALSO, SHARED, FEWEST = 0.6, 0.7, 3
"""Likeness from which statements are one claim too where they share so much of the shorter one's content words, which
are so many at least: "the plant in Lund stays open", and the same with what another paper adds to it."""
FITS = 0.65
"""How well words must mean a claim to choose it: paraphrases tried on news of three outlets then took no other claim,
and sentences about the same people that no article says took none. Where it refuses, the nearest are named."""
OPPOSITE = 0.5
"""What it counts against a claim that it is the opposite of the words."""
MAIN_FIRST = 0.05
"""By how much another claim must fit better than the main one, of whose articles more is known."""
NEAREST = 5
"""Claims that are named where none fits."""
OWN = 0.3
"""Likeness to the words that a statement's own words have at least."""
AROUND = 0.9
"""What the whole sentence of a statement counts beside its own words."""
_STEM = 5
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that may be traced: its ``members`` say the same thing; ``meaning`` is what they are about."""

    members: tuple[Utterance, ...]
    meaning: Vector

    @property
    def articles(self) -> int:
        """How many articles make it."""
        return len({u.article for u in self.members})


def stands_by(u: Utterance) -> bool:
    """Whether the holder of a statement says what its words say, and does not deny, doubt, refuse or ask it."""
    if denies(u):
        return bool(negated(u))  # "There is no deal": the denial is in the words themselves.
    return u.statement.stance != "refuses" and not en.ASKED.search(u.words)


def groups_of(utterances: Sequence[Utterance]) -> list[list[Utterance]]:
    """The statements of a story in groups that say the same thing; a group may be of one.

    Single-pass clustering around the first member (leader algorithm, Hartigan 1975), in order of confidence.
    """
    rest = [u for u in utterances if u.vector.any() and len(u.words.split()) > SHORT and u.way.chain and stands_by(u)]
    groups: list[list[Utterance]] = []
    leaders = np.zeros((len(rest), rest[0].vector.size if rest else 0), np.float32)
    for u in sorted(rest, key=lambda u: -u.statement.confidence):
        likeness = leaders[: len(groups)] @ u.vector
        near = (int(place) for place in np.argsort(-likeness)[:8] if likeness[place] >= ALSO)
        home = next((place for place in near if _same(u, groups[place][0], float(likeness[place]))), None)
        if home is None:
            leaders[len(groups)] = u.vector
            groups.append([u])
        else:
            groups[home].append(u)
    return groups


def candidate(group: Sequence[Utterance]) -> Candidate:
    """The claim that statements make which say the same thing."""
    return Candidate(tuple(group), unit(sum((u.vector for u in group[1:]), group[0].vector)))


def _same(u: Utterance, leader: Utterance, likeness: float) -> bool:
    if not same_facts(u, leader):
        return False
    if likeness >= ALIKE:
        return True
    here, there = stems(u.words), stems(leader.words)
    shorter = min(len(here), len(there))
    return shorter >= FEWEST and len(here & there) >= SHARED * shorter


def chosen(asked: str, main: str, offered: Sequence[Candidate], readings: Sequence[Reading]) -> int | None:
    """The place in ``offered`` of the claim that is ``asked`` for; None for the main claim, whose wording is ``main``.

    ``asked`` is words, or a number: 1 is the main claim, 2 the first of ``offered``. Raises NoSuchClaimError, which
    names the nearest, where the words mean none of them well enough, and where there is none of that number.
    """
    if asked.strip().isdigit():
        number = int(asked)
        if not 1 <= number <= len(offered) + 1:
            raise NoSuchClaimError(asked, f"there are {len(offered) + 1} claims", ())
        return None if number == 1 else number - 2
    wanted = Asked(asked, readings)
    fits = [wanted.fit(one) for one in offered]
    of_main = wanted.fit_of(main)
    best = max(fits, default=0.0)
    if of_main >= FITS and of_main >= best - MAIN_FIRST:
        return None
    if best >= FITS:
        return fits.index(best)
    nearest = sorted([(of_main, 1), *((fit, number) for number, fit in enumerate(fits, 2))], key=lambda one: -one[0])

    def worded(number: int) -> str:
        if number == 1:
            return main
        return wording(offered[number - 2].members, offered[number - 2].meaning, readings)

    near = {worded(number): number for _, number in reversed(nearest[:NEAREST])}
    raise NoSuchClaimError(
        asked, "no claim of the story means that", [(number, text) for text, number in reversed(near.items())]
    )


class Asked:
    """What somebody asks for in words, to be held against the claims of a story."""

    def __init__(self, asked: str, readings: Sequence[Reading]) -> None:
        self._vector = word_vectors().vector(asked)
        self._readings = readings
        self._bounds = [list(sentences(reading.article.text)) for reading in readings]
        self._stems = stems(asked)
        self._negated = bool(en.NOT.search(asked))
        told = [
            stems(reading.article.text[a:b])
            for reading, bounds in zip(readings, self._bounds, strict=True)
            for a, b in bounds
        ]
        # Rare words tell more than those that every sentence of the story has (inverse document frequency).
        self._weights = {s: math.log((len(told) + 1) / (1 + sum(s in one for one in told))) for s in self._stems}

    def fit(self, candidate: Candidate) -> float:
        """How well the words mean a candidate, 0 to 1: what they are about, and which of them its sentences have."""
        return max(map(self._fit, candidate.members))

    def fit_of(self, text: str) -> float:
        """The same of the wording of a claim."""
        return self._weighed(float(self._vector @ word_vectors().vector(text)), text, scopes_of(text))

    def _fit(self, u: Utterance) -> float:
        own = float(self._vector @ u.vector)
        if u.whole and own < OWN:
            return 0.0  # only its sentence has the words, so that another statement has them
        likeness = max(own, AROUND * float(self._vector @ u.around))
        article = self._readings[u.article].article
        around = sentences_of(article.text, self._bounds[u.article], u.statement)
        told = " ".join((u.words, around, *(link.name for link in u.way.chain)))
        return self._weighed(likeness, told, negated(u))

    def _weighed(self, likeness: float, told: str, scopes: Sequence[str]) -> float:
        total = sum(self._weights.values())
        there = stems(told)
        covered = sum(weight for stem, weight in self._weights.items() if stem in there) / total if total else 0.0
        return (likeness + covered) / 2 - (OPPOSITE if self._is_opposite(scopes) else 0.0)

    def _is_opposite(self, scopes: Sequence[str]) -> bool:
        """Whether only one of both is negative; a "not" of something else makes no opposite."""
        if self._negated:
            return not scopes
        return any(2 * len(stems(scope) & self._stems) >= len(self._stems) for scope in scopes)


def stems(said: str) -> set[str]:
    """The content words of a text by how they begin, and its numbers."""
    return set(_stems(said))


def _stems(said: str) -> Iterator[str]:
    empty = words("function_words")
    for word in _WORD.findall(said.casefold()):
        if word not in empty and (len(word) > 2 or word.isdigit()):
            yield word[:_STEM]
