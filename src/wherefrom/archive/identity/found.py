"""What one reading adds to who is who: the names in it, whose words its statements are, what it shows of its names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from wherefrom.archive.identity.names import LONGEST, Sort, sort_of
from wherefrom.archive.identity.ties import Says
from wherefrom.archive.parties.names import (
    NAMED,
    are_two_generations,
    is_address,
    is_body_of_country,
    is_name,
    key_of,
    person_key,
    same_person,
)
from wherefrom.archive.parties.same import akin, is_place_of
from wherefrom.archive.store.rows import storable
from wherefrom.lang.en.patterns.parties import AND
from wherefrom.lang.en.patterns.spellings import ARTICLE
from wherefrom.lang.lexicon import nations, words
from wherefrom.lang.outlets import host_of
from wherefrom.reading.types import Entity, Kind, Link, Reading

NameOf = tuple[str, Sort]
"""A name with the sort of party that it is of."""

_WORDS = 8
"""Words of a name; a longer one is a slip of the reading."""


@dataclass(frozen=True, slots=True)
class Speaks:
    """A party in a chain: that of the statement and the link at these places; of a joint source each of its members."""

    statement: int
    position: int
    name: NameOf


@dataclass(frozen=True, slots=True)
class Found:
    """What a reading tells. ``names``: every name, and whether it is an outlet's; ``shows``: what it shows of two."""

    names: dict[NameOf, bool] = field(default_factory=dict)
    speaks: list[Speaks] = field(default_factory=list)
    shows: set[tuple[NameOf, NameOf, Says]] = field(default_factory=set)

    def add(self, name: str, kind: Kind) -> NameOf:
        """A name of the reading, as the archive has it."""
        one = kept_name(name, kind)
        self.names[one] = self.names.get(one, False) or (kind == "outlet" and one[1] == "organization")
        return one


def kept_name(name: str, kind: Kind) -> NameOf:
    """A name that an article takes for one of ``kind``, as the archive has it."""
    name = storable(name)[:LONGEST]
    return name, sort_of(name, kind)


def found_in(reading: Reading) -> Found:
    """The names of chains, of entities with a name, of the article's outlet and of whom it credits."""
    found = Found()
    for place, statement in enumerate(reading.statements):
        for position, link in enumerate(statement.chain):
            names = dict.fromkeys(found.add(name, kind) for name, kind in _speakers(link))
            found.speaks.extend(Speaks(place, position, name) for name in names)
    article = reading.article
    if article.outlet and key_of(article.outlet):
        outlet = found.add(article.outlet, "outlet")
        host = host_of(article.url).removeprefix("www.")
        if host and host != article.outlet:
            found.shows.add((outlet, found.add(host, "outlet"), "same"))
    if article.credited_origin and key_of(article.credited_origin.name):
        found.add(article.credited_origin.name, "outlet")
    for entity in reading.entities:
        if entity.kind in NAMED and _is_one(entity.name):
            _learn(entity, found)
    _learn_apart(reading.entities, found)
    return found


def _speakers(link: Link) -> Iterator[tuple[str, Kind]]:
    if link.members:
        yield from ((member.name, member.kind) for member in link.members)
    else:
        yield link.name, link.kind


def _is_one(name: str) -> bool:
    named = is_name(name) or is_address(name) or is_body_of_country(name)
    return named and bool(key_of(name)) and len(name.split()) <= _WORDS


def _learn(entity: Entity, found: Found) -> None:
    """An entity's name, and those of its other names that no other party is likely to have."""
    one = found.add(entity.name, entity.kind)
    for alias in entity.aliases:
        if not _is_one(alias) or key_of(alias) == key_of(entity.name) or alias in AND.split(entity.name):
            continue
        if one[1] == "person":
            if person_key(alias)[1] and not are_two_generations(entity.name, alias):
                found.shows.add((one, found.add(alias, entity.kind), "same"))
        elif akin(entity.name, alias) and not _may_be_place_of(entity, alias):
            found.shows.add((one, found.add(alias, entity.kind), "called"))


def _may_be_place_of(entity: Entity, alias: str) -> bool:
    """Whether an alias may only be the place with which a name begins: "Ostmere" of "Ostmere Gazette"."""
    begins = ARTICLE.sub("", entity.name).startswith(f"{alias} ")
    place = entity.kind == "outlet" or alias in words("places") or alias in nations()
    return (begins and place) or is_place_of(entity.name, alias)


def _learn_apart(entities: tuple[Entity, ...], found: Found) -> None:
    """Names that might be one person's, in an article that has two people of these names."""
    people = [entity.name for entity in entities if entity.kind == "person" and person_key(entity.name)[1]]
    for one, other in combinations(sorted({storable(name)[:LONGEST] for name in people}), 2):
        a, b = (one, sort_of(one, "person")), (other, sort_of(other, "person"))
        if {a, b} <= found.names.keys() and key_of(one) != key_of(other) and same_person(one, other):
            found.shows.add((a, b, "apart"))
