"""What a clause says of others' claims: that they are false, doubtful or true, or plainly that something is not so."""

from __future__ import annotations

from typing import Literal

from wherefrom.lang.en.patterns import targets as en
from wherefrom.reading.types import Stance


def verdict_on_claims(plain: str) -> Stance | None:
    """``doubts``, ``denies`` or ``confirms`` where a clause (words only, contractions written out) says so."""
    if en.DOUBTFUL.search(plain):
        return "doubts"
    if en.FALSE.search(plain):
        return "denies"
    return "confirms" if en.TRUE.search(plain) else None


def verdict_in_name(words: str) -> Stance | None:
    """The verdict in what a thing is called: "total fiction" denies it, "propaganda" doubts it."""
    if en.FALSE_NAME.search(words):
        return "denies"
    return "doubts" if en.DOUBTFUL_NAME.search(words) else None


def negation_of(plain: str) -> Literal["none", "not"] | None:
    """How a clause is negative: "none" ("nobody was there"), "not" ("they were not there"), or None."""
    if en.NONE.match(plain):
        return "none"
    return "not" if en.NOT.match(plain) else None
