"""A name as the whole archive has it: what sort of party it is of, and by which keys others like it are found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from wherefrom.archive.parties.names import NAMED, country_key, is_address, key_of, part_of, without_medium
from wherefrom.lang.en.patterns.parties import LEGAL_FORMS
from wherefrom.lang.outlets import outlet_named, outlet_of_host
from wherefrom.lang.people import initials, person_name, plain_name, sound_key
from wherefrom.reading.types import Kind

Sort = Literal["person", "organization", "document", "group", "unnamed"]
"""A name may be of a person and of a body (Jordan, Jordan): these are two names. Bodies and outlets are one sort, as
one article takes for a body what another knows to be an outlet."""

LONGEST = 300
"""Characters of a name that count: an entry of an index of PostgreSQL holds 2,700 bytes."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of the archive. ``outlet``: an article calls it one, or was published by it.

    ``party``: whose name it is. ``alone``: it fits parties that are not one (a surname of two people), so it is no
    name of either and a party of its own.
    """

    key: int
    name: str
    sort: Sort
    outlet: bool = False
    party: int = 0
    alone: bool = False


def sort_of(name: str, kind: Kind) -> Sort:
    """What sort of party ``name`` is of, where an article takes its bearer for ``kind``."""
    if kind == "person":
        # "Wall Street Journal" may read like a person's name, and "Forbes" is one.
        return "organization" if len(name.split()) > 1 and outlet_named(name) else "person"
    return "organization" if kind in NAMED else kind  # type: ignore[return-value]


def keys_of(name: str, sort: Sort) -> frozenset[str]:
    """The keys under which a name is found; names that can be one party's have one in common (see ``sought``)."""
    if sort == "person":
        return frozenset(_person_keys(name))
    if sort != "organization":
        return frozenset({f"{sort} {plain_name(name) or name.casefold()}"[:LONGEST]})
    return frozenset(key[:LONGEST] for key in _body_keys(name))


def sought(name: str, sort: Sort) -> tuple[frozenset[str], str | None]:
    """The keys of the names that may be the same party's; a beginning of keys besides, for a surname alone."""
    own = keys_of(name, sort)
    if sort != "person":
        return own, None
    parts = person_name(name)
    surname = sound_key(parts.surname)
    return (own | {f"p {surname} "}, None) if parts.given else (frozenset(), f"p {surname} ")


def _person_keys(name: str) -> Iterator[str]:
    parts = person_name(name)
    surname = sound_key(parts.surname)
    if not parts.given:
        yield f"p {surname} "
    else:
        # An initial is the letter itself; spellings of a whole name may begin with another (Philip, Filip).
        yield f"p {surname} {parts.given[0][0]}"
        yield f"p {surname} {sound_key(parts.given[0])[:1]}"


def _body_keys(name: str) -> Iterator[str]:
    yield f"k {key_of(name)}"
    yield f"k {key_of(without_medium(name))}"
    yield f"= {plain_name(name)}"
    yield f"k {key_of(without_legal_form(name))}"
    listed = outlet_of_host(name) if is_address(name) and name.islower() else outlet_named(name)
    if listed:
        yield f"l {listed}"
    country, rest = country_key(name)
    if country and rest:
        yield f"c {country} {' '.join(sorted(rest))}"
    if whole := part_of(name):
        yield f"k {key_of(whole)}"
    if len(short := initials(name)) > 1 and short != key_of(name):
        yield f"i {short}"


def without_legal_form(name: str) -> str:
    """The name without what its bearer is before the law: "Ostmere Holdings" of "Ostmere Holdings, Inc."."""
    parts = name.split()
    while len(parts) > 1 and key_of(parts[-1]) in LEGAL_FORMS:
        parts.pop()
    return " ".join(parts)
