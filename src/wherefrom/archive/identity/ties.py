"""Whether two names are one party's wherever they stand: stricter than within a story, where the events tell more.

Nobody is joined by a surname alone, nor by given names that are only alike; an article that uses both names for one
party is evidence, and so is one in which they are two.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from wherefrom.archive.identity.names import Name, without_legal_form
from wherefrom.archive.parties.names import (
    are_two_generations,
    is_address,
    key_of,
    part_of,
    person_key,
    same_body,
    same_person,
    short_body,
    without_medium,
)
from wherefrom.archive.parties.types import Same
from wherefrom.lang.fold import spelling_key
from wherefrom.lang.lexicon import gendered
from wherefrom.lang.people import may_be_same_person, person_name, plain_name, spelt_alike

Says = Literal["called", "same", "apart", "merged", "parted"]
"""What an article shows of two names: the second is a shorter name of the first's bearer; they are one party's; they
are two parties'. And what a person says of them: one, or two. What comes later here counts before the others."""


BY_HAND: Same = "by hand"


@dataclass(frozen=True, slots=True)
class Shown:
    """What an article, by its key, shows of two names; None where a person says it."""

    says: Says
    article: int | None


Pair = tuple[int, int]
"""The keys of two names, the smaller first; of "called" the longer name's first."""
Evidence = Mapping[Pair, Shown]


@dataclass(frozen=True, slots=True)
class Tie:
    """Why two names are one party's; ``shorter``: the key of the one that may be short for others too, if either is.

    ``alike``: the names tell it, whether a person says so or not.
    """

    why: Same
    article: int | None = None
    shorter: int | None = None
    alike: bool = True


def tie(one: Name, other: Name, evidence: Evidence) -> Tie | None:
    """Why two names of the archive are one party's; None where nothing tells that they are."""
    pair = (min(one.key, other.key), max(one.key, other.key))
    shown = evidence.get(pair)
    if shown and shown.says == "merged":
        return Tie(BY_HAND, alike=tie(one, other, {}) is not None)
    if one.sort != other.sort or (shown and shown.says in ("apart", "parted")):
        return None
    if one.sort == "person":
        return _person(one, other, shown)
    if one.sort == "organization":
        return _body(one, other, shown) or _called(one, other, evidence)
    return Tie("spelling") if plain_name(one.name) == plain_name(other.name) else None


def _person(one: Name, other: Name, shown: Shown | None) -> Tie | None:
    a, b = one.name, other.name
    if key_of(a) == key_of(b):
        return Tie("spelling")
    if are_two_generations(a, b):
        return None
    if may_be_same_person(a, b) and not _other_given(a, b):
        full = person_key(a)[1] and person_key(b)[1]
        return Tie("person's name" if full else "surname")
    if shown and (same_person(a, b) or _same_given(a, b)):
        return Tie("also called so", shown.article)
    return None


def _other_given(a: str, b: str) -> bool:
    """Whether two people of one surname have given names that are only alike: Alan and Allen Orlo are two."""
    first, second = person_name(a), person_name(b)
    if first.surname != second.surname or not (first.given and second.given):
        return False
    one, other = first.given[0], second.given[0]
    if min(len(one), len(other)) == 1 or spelt_alike(one, other):
        return False
    return _is_given(one, a) and _is_given(other, b)


def _is_given(folded: str, name: str) -> bool:
    """Whether the word of a name that folds to ``folded`` is a given name that many have."""
    return any(word.capitalize() in gendered("given_names") for word in name.split() if spelling_key(word) == folded)


def _same_given(a: str, b: str) -> bool:
    """Whether only the surname differs: what a marriage changes."""
    first, second = person_name(a), person_name(b)
    return first.is_full and second.is_full and first.given[0] == second.given[0]


def _body(one: Name, other: Name, shown: Shown | None) -> Tie | None:
    a, b = one.name, other.name
    if key_of(a) == key_of(b) or plain_name(a) == plain_name(b):
        return Tie("spelling")
    if shown and shown.says == "same":
        return Tie("address" if is_address(a) or is_address(b) else "also called so", shown.article)
    if not is_address(a) and not is_address(b):
        if key_of(without_legal_form(a)) == key_of(without_legal_form(b)):
            return Tie("short form")
        if _is_part(a, b) or _is_part(b, a):
            return Tie("part of it")
        if key_of(without_medium(a)) == key_of(without_medium(b)):
            return Tie("spelling") if one.outlet and other.outlet else None
    why = same_body(a, b)
    return Tie(why) if why in ("listed outlet", "country") else None


def _is_part(phrase: str, whole: str) -> bool:
    found = part_of(phrase)
    return found is not None and key_of(found) == key_of(whole)


def _called(one: Name, other: Name, evidence: Evidence) -> Tie | None:
    for long, short in ((one, other), (other, one)):
        shown = evidence.get((long.key, short.key))
        if shown and shown.says == "called":
            return Tie("also called so", shown.article, short.key)
    return None


def may_be_one_body(a: str, b: str) -> bool:
    """Whether two long names that have one short name may be the same body's after all."""
    return bool(same_body(a, b) or short_body(a, b) or short_body(b, a))
