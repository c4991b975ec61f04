"""Who is who across many articles: each party under all its names, and whom others speak for in their story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from wherefrom.archive.parties.groups import Groups
from wherefrom.archive.parties.known import Known, known_of, names_by_length
from wherefrom.archive.parties.names import (
    is_address,
    is_description,
    key_of,
    part_of,
    person_key,
    same_body,
    same_person,
    short_body,
    short_person,
    state_of,
    without_medium,
)
from wherefrom.archive.parties.same import group_kind, tie_same
from wherefrom.archive.parties.speaking import officer_of, only_state, state_of_office, tie_officers, tie_speakers
from wherefrom.archive.parties.types import Join, Party, SaidOfNames
from wherefrom.archive.parties.unnamed import (
    alike,
    called_media,
    described_outlet,
    described_person,
    is_teller,
    offices_of,
    outlet_of_place,
    tie_described_outlets,
    tie_described_people,
    tie_tellers,
)
from wherefrom.lang.en.patterns.parties import AND
from wherefrom.reading.types import Kind, Reading

_LONGEST_JOINT = 4


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of some articles by their names.

    ``parties`` are who they are; ``joins`` says of every two names that were taken for one why. ``by_key`` has whose a
    spelling is; ``stands_for`` has, under the name of a party and under descriptions, the party as which it counts in a
    story: the outlet of a reporter, the state of a spokesman, itself.
    """

    parties: tuple[Party, ...]
    joins: tuple[Join, ...]
    by_key: Mapping[str, Party]
    stands_for: Mapping[str, Party]
    alone: str = ""
    media: Mapping[str, set[str]] = field(default_factory=dict)
    offices: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def named(self, name: str) -> Party | None:
        """Who has that name, or one that only one of the parties explains; None where nobody or several do."""
        found = self.by_key.get(key_of(name)) or self.by_key.get(key_of(without_medium(name)))
        if found or is_description(name):
            return found
        return self._spelt_like(name)

    def _spelt_like(self, name: str) -> Party | None:
        whole = part_of(name)
        if whole and (found := self.by_key.get(key_of(whole))):
            return found
        bodies = [party for party in self.parties if party.kind != "person"]
        people = [party for party in self.parties if party.kind == "person"]
        tests: list[tuple[Sequence[Party], Callable[[str], bool]]] = [
            (bodies, lambda known: same_body(name, known) is not None),
            (people, lambda known: person_key(name)[1] and person_key(known)[1] and same_person(name, known)),
            (
                people,
                lambda known: {short_person(name, known), short_person(known, name)} - {None, "given name"} != set(),
            ),
            (bodies, lambda known: bool(short_body(name, known) or short_body(known, name))),
        ]
        for parties, fits in tests:
            fitting = [party for party in parties if any(map(fits, party.names))]
            if fitting:
                return fitting[0] if len(fitting) == 1 else None
        return None

    def counts_as(self, name: str) -> Party | None:
        """As whom the party of that name or description counts in the story; None where it is not known."""
        found = self.stands_for.get(key_of(name))
        if found:
            return found
        party = self.named(name)
        return self.stands_for[key_of(party.name)] if party else self._described(name)

    def _described(self, phrase: str) -> Party | None:
        state = state_of(phrase, self.alone) or state_of_office(phrase, self.alone)
        for party in self.stands_for.values() if state else ():
            if any(state_of(name) == state for name in party.names):
                return party
        body = officer_of(phrase, (name for party in self.parties if party.kind != "person" for name in party.names))
        outlets = [party for party in self.parties if party.kind == "outlet"]
        named = body or described_outlet(phrase, self.media) or outlet_of_place(phrase, outlets)
        named = named or described_person(phrase, self.offices)
        if named:
            return self.counts_as(named)
        if not is_teller(phrase):
            return None
        fitting = {p for p in self.stands_for.values() if any(is_teller(n) and alike(phrase, n) for n in p.names)}
        return fitting.pop() if len(fitting) == 1 else None

    def chain(self, names: Sequence[str]) -> tuple[Party, ...]:
        """As whom the links of a chain count, given by their names, origin first.

        An unnamed source is one with the party that has it from them; whoever is not known counts as themselves.
        """
        found: list[Party] = []
        for name in reversed(names):
            relay = found[-1] if found else None
            if relay and relay.kind != "unnamed" and is_teller(name) and not self._is_state(name):
                found.append(relay)
            else:
                kind: Kind = "unnamed" if is_description(name) else "organization"
                found.append(self.counts_as(name) or Party(name, kind, (name,)))
        return tuple(reversed(found))

    def _is_state(self, name: str) -> bool:
        return bool(state_of(name, self.alone))

    def members(self, name: str) -> tuple[Party, ...]:
        """Those who are a joint source together ("Ann Lee and the Ostmere Council"); one alone where it is none."""
        whole, parts = self.by_key.get(key_of(name)), AND.split(name)
        if not whole and 1 < len(parts) <= _LONGEST_JOINT:
            found = [self.named(part) for part in parts]
            return tuple(party for party in found if party) if all(found) else ()
        whole = whole or self.named(name)
        return (whole,) if whole else ()


def parties_of(readings: Sequence[Reading], said: SaidOfNames | None = None) -> Parties:
    """The parties that chains, entities, outlets and credits of ``readings`` name, which are all of one story.

    ``said``: what people say of names; it holds whatever the readings tell.
    """
    known = known_of(readings)
    names = names_by_length(known.kinds)
    same = Groups(names, said)
    tie_same(same, names, known)
    parties = tuple(_party(held, known) for held in same.members())
    joins, nodes = _standing(parties, known)
    as_whom = {key_of(name): party for party in nodes for name in party.names}
    by_key = {key_of(name): party for party in parties for name in party.names}
    for surname, party in _surnames(parties).items():
        by_key.setdefault(surname, party)
    return Parties(
        parties,
        (*same.joins, *joins),
        by_key,
        as_whom,
        only_state(name for party in parties if party.kind != "person" for name in party.names),
        called_media(parties, known),
        offices_of(parties, known),
    )


def _surnames(parties: Sequence[Party]) -> dict[str, Party]:
    """The surnames that only one of the parties has."""
    found: dict[str, set[Party]] = defaultdict(set)
    for party in parties:
        for last in {key_of(name.split()[-1]) for name in party.names} if party.kind == "person" else ():
            found[last].add(party)
    return {last: held.pop() for last, held in found.items() if len(held) == 1 and len(last) > 2}


def _standing(parties: Sequence[Party], known: Known) -> tuple[list[Join], list[Party]]:
    """As whom parties and descriptions count, with the reasons for each join beyond a party's own names."""
    plain = [phrase for phrase in known.described if phrase not in known.kinds]
    groups = Groups([*(name for party in parties for name in party.names), *plain])
    for party in parties:
        for name in party.names:
            groups.tie(party.names[0], name, "spelling")
    before = len(groups.joins)
    tie_speakers(groups, parties, known)
    tie_officers(groups, parties, known.described)
    tie_described_outlets(groups, parties, known)
    tie_described_people(groups, parties, known)
    tie_tellers(groups, parties, known)
    shown = {name: party for party in parties for name in party.names}
    found = [_node(held, shown, known) for held in groups.members() if any(name in shown for name in held)]
    return groups.joins[before:], found


def _party(names: Sequence[str], known: Known) -> Party:
    """A party under its most used name, the fullest of those."""
    return Party(_most_used(names, known), group_kind(names, known), tuple(names))


def _most_used(names: Iterable[str], known: Known) -> str:
    return max(names, key=lambda name: (not is_address(name), known.used(name), len(name), name))


def _node(names: Sequence[str], shown: Mapping[str, Party], known: Known) -> Party:
    """As whom they all count: an outlet before its reporter, a state before its officers, then the most used name."""
    parties = {shown[name] for name in names if name in shown}

    def rank(party: Party) -> tuple[bool, bool, int, int, str]:
        state = len(parties) > 1 and any(state_of(name) for name in party.names)
        used = sum(map(known.used, party.names))
        return party.kind == "outlet", state, used, len(party.name), party.name

    best = max(parties, key=rank)
    return Party(best.name, best.kind, tuple(names))
