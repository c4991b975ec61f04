"""One and the same under two names: "the Times" and "The Halden Times", "the Lee Institute poll" and its institute."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from wherefrom.lang.outlets import outlet_named
from wherefrom.reading.chains.steps import Step
from wherefrom.reading.context import Discourse, Party

_WORD = re.compile(r"\w+")
_KINDS = {
    frozenset({"outlet"}),
    frozenset({"outlet", "document"}),
    frozenset({"organization", "document"}),
}
"""Relays of which one is the other's, where all words of one name stand in the other's."""
_PEOPLE = frozenset({"person", "unnamed"})


def without_doubled(discourse: Discourse, chains: Sequence[list[Step]]) -> list[list[Step]]:
    """``chains`` without a link beside another of the same: nobody hears a thing from himself.

    Of two names of an outlet the listed or the fuller one stands, of an outlet and what it published the outlet, of a
    body and its report the report.
    """
    return [_once(discourse, chain) for chain in chains]


def _once(discourse: Discourse, chain: list[Step]) -> list[Step]:
    for at, (nearer, farther) in enumerate(pairwise(chain)):
        if nearer.party is None or farther.party is None:
            continue
        pair = discourse.party(nearer.party), discourse.party(farther.party)
        kept = _one_of(*pair) if at else _person_of(*pair)
        if kept is not None:
            step = nearer if kept == pair[0] or not at else farther
            return _once(discourse, [*chain[:at], replace(step, party=kept.number), *chain[at + 2 :]])
    return chain


def _one_of(one: Party, other: Party) -> Party | None:
    kinds, (few, many) = {one.kind, other.kind}, sorted((_words(one), _words(other)), key=len)
    if kinds not in _KINDS or not few <= many:
        return None
    if one.kind == other.kind:
        return max((one, other), key=lambda party: (_is_listed(party), len(party.name)))
    stays = "outlet" if "outlet" in kinds else "document"
    return one if one.kind == stays else other


def _person_of(origin: Party, relay: Party) -> Party | None:
    """The relay, where the origin is the family or given name of the same person."""
    alike = {origin.kind, relay.kind} <= _PEOPLE and relay.kind == "person" and len(_words(origin)) == 1
    return relay if alike and _words(origin) < _words(relay) and not relay.members else None


def _words(party: Party) -> set[str]:
    return {word.casefold() for word in _WORD.findall(party.name)}


def _is_listed(party: Party) -> bool:
    return outlet_named(party.name) == party.name
