"""Personal pronouns: the one table, a row a person, from which every set of pronouns is taken by ``forms``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Number = Literal["singular", "plural"]
Gender = Literal["m", "f", "n"]
Case = Literal["subject", "object", "determiner", "possessive", "reflexive"]
"""I, me, my, mine, myself."""


@dataclass(frozen=True, slots=True)
class Pronoun:
    """The forms of one pronoun, small. ``number`` and ``gender`` are None where the form does not tell."""

    person: Literal[1, 2, 3]
    number: Number | None
    gender: Gender | None
    subject: str
    object: str
    determiner: str
    possessive: str
    reflexive: str


TABLE = (
    Pronoun(1, "singular", None, "i", "me", "my", "mine", "myself"),
    Pronoun(1, "plural", None, "we", "us", "our", "ours", "ourselves"),
    Pronoun(2, "singular", None, "you", "you", "your", "yours", "yourself"),
    Pronoun(2, "plural", None, "you", "you", "your", "yours", "yourselves"),
    Pronoun(3, "singular", "m", "he", "him", "his", "his", "himself"),
    Pronoun(3, "singular", "f", "she", "her", "her", "hers", "herself"),
    Pronoun(3, "singular", "n", "it", "it", "its", "its", "itself"),
    # Singular they is no rarer in the news than they for several; who is meant must tell.
    Pronoun(3, "plural", None, "they", "them", "their", "theirs", "themselves"),
)
CASES: tuple[Case, ...] = ("subject", "object", "determiner", "possessive", "reflexive")


def forms(
    *cases: Case, person: int | None = None, number: Number | None = None, gender: Gender | None = None
) -> frozenset[str]:
    """The forms in ``cases`` (all where none is named) of the pronouns with that person, number and gender."""
    rows = (
        row
        for row in TABLE
        if person in (None, row.person) and number in (None, row.number) and gender in (None, row.gender)
    )
    return frozenset(getattr(row, case) for row in rows for case in cases or CASES)
