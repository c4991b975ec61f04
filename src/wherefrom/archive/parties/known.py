"""What the readings of some articles tell of names: what each is, who is called what, who told whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from wherefrom.archive.parties.names import (
    NAMED,
    is_address,
    is_body_of_country,
    is_description,
    is_name,
    key_of,
    person_key,
)
from wherefrom.lang.en.patterns.parties import CALLED, NEWS, SPOKE_TO, TOLD
from wherefrom.lang.outlets import host_of
from wherefrom.reading.types import Kind, Link, Reading

_LONGEST = 8
"""Words of a name; a longer one is a slip of the reading."""


@dataclass(frozen=True, slots=True)
class Known:
    """What readings tell of the names in them.

    ``kinds``: in how many articles each name is which. ``where``: the articles that have it; ``fullest``: those in
    which it is the fullest name of its bearer. ``publishers``: outlets of articles, by names and hosts, with the
    article; ``hosts``: both of one article. ``also``: two names that one article has for one party; ``apart``: full
    names that one has for two people. ``roles``: what an article says a person is. ``told``: a description of somebody
    unnamed, and who has it from them. ``described``: every description, with an article that has it. ``called``: the
    nouns by which texts call a name an outlet ("the daily Velmpost"). ``texts``: of the articles, by their ids.
    """

    kinds: dict[str, Counter[Kind]] = field(default_factory=lambda: defaultdict(Counter))
    publishers: dict[str, str] = field(default_factory=dict)
    hosts: list[tuple[str, str, str]] = field(default_factory=list)
    also: list[tuple[str, str, str]] = field(default_factory=list)
    apart: set[frozenset[str]] = field(default_factory=set)
    roles: list[tuple[str, str, str]] = field(default_factory=list)
    told: list[tuple[str, str, str]] = field(default_factory=list)
    described: dict[str, str] = field(default_factory=dict)
    where: dict[str, set[str]] = field(default_factory=dict)
    fullest: dict[str, set[str]] = field(default_factory=dict)
    called: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    texts: dict[str, str] = field(default_factory=dict)

    def used(self, name: str) -> int:
        """In how many articles a name is the fullest that its bearer has there."""
        return len(self.fullest.get(name, ()))


def known_of(readings: Sequence[Reading]) -> Known:
    """Everything that ``readings`` tell of names."""
    known = Known()
    for reading in readings:
        known.texts[reading.article.id] = reading.article.text
        _learn_names(reading, known)
        _learn_entities(reading, known)
        _learn_told(reading, known)
    for text in known.texts.values():
        _learn_called(text, known)
    return known


def _learn_names(reading: Reading, known: Known) -> None:
    article, here = reading.article, defaultdict[str, Counter[Kind]](Counter)
    for name, kind in _names(reading):
        known.fullest.setdefault(name, set()).add(article.id)
        if kind in NAMED and _is_one(name) and key_of(name) and len(name.split()) <= _LONGEST:
            here[name][kind] += 1
        elif name:
            known.described.setdefault(name, article.id)
    host = host_of(article.url).removeprefix("www.")
    origin = article.credited_origin.name if article.credited_origin else None
    for outlet in (article.outlet, host, origin):
        if outlet and key_of(outlet):
            here[outlet]["outlet"] += 1
            known.fullest.setdefault(outlet, set()).add(article.id)
    for alias, kind in ((alias, entity.kind) for entity in reading.entities for alias in entity.aliases):
        if kind in NAMED and _is_one(alias) and key_of(alias):
            here[alias][kind] += 1
    for name in filter(None, (article.outlet, host)):
        known.publishers.setdefault(name, article.id)
    if article.outlet and host and article.outlet != host:
        known.hosts.append((article.outlet, host, article.id))
    for name, counted in here.items():
        known.where.setdefault(name, set()).add(article.id)
        known.kinds[name]["outlet" if counted["outlet"] else counted.most_common(1)[0][0]] += 1


def _is_one(name: str) -> bool:
    return is_name(name) or is_address(name) or is_body_of_country(name)


def _names(reading: Reading) -> Iterator[tuple[str, Kind]]:
    for link in (link for statement in reading.statements for link in statement.chain):
        if link.members:
            yield from ((member.name, member.kind) for member in link.members)
        else:
            yield link.name, link.kind
    yield from ((e.name, e.kind) for e in reading.entities if e.kind in NAMED and _is_one(e.name))


def _learn_entities(reading: Reading, known: Known) -> None:
    id = reading.article.id
    people = []
    for entity in reading.entities:
        known.also.extend((entity.name, alias, id) for alias in entity.aliases)
        if entity.kind == "person" and entity.name in known.kinds:
            known.roles.extend((entity.name, role, id) for role in entity.roles)
            people += [entity.name] if person_key(entity.name)[1] else []
    known.apart.update(frozenset(pair) for pair in combinations(sorted(set(people)), 2))


def _learn_told(reading: Reading, known: Known) -> None:
    article = reading.article
    for statement in reading.statements:
        for link, relay in zip(statement.chain, statement.chain[1:], strict=False):
            if _is_teller(link) and relay.name in known.kinds:
                known.told.append((link.name, relay.name, article.id))
        first = statement.chain[0]
        if article.outlet and len(statement.chain) == 1 and _is_teller(first) and not has_name(first.name):
            known.told.append((first.name, article.outlet, article.id))


def has_name(description: str) -> bool:
    """Whether a description names the outlet to whom somebody spoke: "sources of the paper Velmpost"."""
    return SPOKE_TO.search(description) is not None


def _is_teller(link: Link) -> bool:
    return link.kind in ("unnamed", "group") and is_description(link.name)


def _learn_called(text: str, known: Known) -> None:
    for match in CALLED.finditer(text):
        parts = match["name"].split()
        for size in range(len(parts), 0, -1):
            name = " ".join(parts[:size])
            end = match.start("name") + len(name)
            if name in known.kinds and (not match["told"] or TOLD.match(text, end)):
                known.called[name].add(match["noun"].casefold().removeprefix(NEWS))
                break


def names_by_length(kinds: Mapping[str, Counter[Kind]]) -> list[str]:
    """The names, long ones first."""
    return sorted(kinds, key=lambda name: (-len(name), name))
