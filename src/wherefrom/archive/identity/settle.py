"""Which names are one party, from what ties them: the same whatever the order in which articles came.

A name goes with those that it is tied to only where these do not contradict each other: a surname that fits two people
stays by itself, and so does an abbreviation that two bodies have. Whether it does is told by the names around it
alone; so an article changes the standing of the names near its own, and of no others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from wherefrom.archive.identity.graph import Graph, Shelf
from wherefrom.archive.identity.names import Name, Sort
from wherefrom.archive.identity.ties import BY_HAND, Pair, Tie, may_be_one_body
from wherefrom.archive.parties.types import Same


@dataclass(frozen=True, slots=True)
class Joined:
    """Why a name is one party's with another: both by their keys, the article by its key."""

    name: int
    other: int
    tie: Tie


@dataclass(frozen=True, slots=True)
class Settled:
    """What has come out. ``alone``: names that fit several parties; ``parties``: names of one party each, with joins.

    Both have the names that were looked at only; every party of which one was is there with all its names.
    """

    alone: Mapping[int, bool]
    parties: Sequence[tuple[Sequence[Name], Sequence[Joined]]]


def settle(shelf: Shelf, touched: Collection[int], *, grown: bool) -> Settled:
    """The parties of the names ``touched``, which are new or of which something new is known, and of those around them.

    ``grown``: nothing has gone, and no two names were shown to be one; a name that fitted several parties still does.
    """
    graph = Graph(shelf)
    graph.know(shelf.named(touched))
    begun = [graph.names[key] for key in touched if key in graph.names]
    graph.fetch(begun)
    units = _Units(graph)
    affected = _affected(graph, units, begun)
    changing = [name for name in affected if not (grown and name.alone and name.key not in touched)]
    graph.fetch(changing)
    alone = {name.key: _is_alone(graph, units, name) for name in changing}
    looked_at = [graph.names[key] for key in alone]
    roots = {name.key: name for name in (*looked_at, *shelf.of_parties({name.party for name in looked_at}))}
    graph.know(roots.values())
    return Settled(alone, list(_components(graph, roots.values(), alone)))


def _pair(one: Name, other: Name) -> Pair:
    return min(one.key, other.key), max(one.key, other.key)


def _affected(graph: Graph, units: _Units, touched: Iterable[Name]) -> list[Name]:
    """The names whose standing may be another now."""
    found: dict[int, Name] = {}
    looked_at: set[int] = set()
    for name in touched:
        if name.key in looked_at:
            continue
        unit = units.of(name) if name.sort == "organization" else [name]
        looked_at |= {member.key for member in unit}
        graph.fetch(unit)
        around = {one.key: one for member in unit for one in graph.neighbours(member)}
        if name.sort == "organization":
            graph.fetch(around.values())
            around = {one.key: one for other in around.values() for one in units.of(other)}
        for one in (*unit, *around.values()):
            found[one.key] = one
    return list(found.values())


class _Units:
    """The names of a body that are its own whatever else is known: all that are tied without being shorter."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._known: dict[int, Sequence[Name]] = {}

    def of(self, name: Name) -> Sequence[Name]:
        """The names that are those of the bearer of ``name``, this one among them."""
        if name.key not in self._known:
            unit = self._found(name)
            self._known.update((one.key, unit) for one in unit)
        return self._known[name.key]

    def _found(self, name: Name) -> Sequence[Name]:
        graph = self._graph
        found, waiting = {name.key: name}, [name]
        while waiting:
            graph.fetch(waiting)
            ties = [(key, why) for one in waiting for key, why in graph.ties(one).items()]
            own = [key for key, why in dict(ties).items() if why.shorter is None and graph.names[key].sort == name.sort]
            waiting = [graph.names[key] for key in own if key not in found]
            found.update((one.key, one) for one in waiting)
        return list(found.values())


def _is_alone(graph: Graph, units: _Units, name: Name) -> bool:
    """Whether a name fits parties that are not one."""
    if name.sort == "person":
        return any(why is None for _, _, why in graph.tied(graph.alike(name)))
    if name.sort != "organization":
        return False
    unit = {one.key: one for one in units.of(name)}
    longer: dict[int, Name] = {}
    for one in unit.values():
        for key, why in graph.ties(one).items():
            if why.shorter == one.key and key not in unit:
                longer[key] = graph.names[key]
    pairs = graph.tied(list(longer.values()))
    parted = graph.parted(list(longer.values()))
    return any(why is None and (_pair(a, b) in parted or not may_be_one_body(a.name, b.name)) for a, b, why in pairs)


def _components(
    graph: Graph, roots: Iterable[Name], alone: Mapping[int, bool]
) -> Iterable[tuple[Sequence[Name], Sequence[Joined]]]:
    """The parties that the roots belong to, each with all its names."""

    def is_alone(key: int) -> bool:
        return alone.get(key, graph.names[key].alone)

    def holds(one: Name, other: int, why: Tie) -> bool:
        if why.why == BY_HAND:
            return True
        if one.sort == "person":
            return not is_alone(one.key) and not is_alone(other)
        return why.shorter is None or not is_alone(why.shorter)

    seen: set[int] = set()
    for root in roots:
        if root.key in seen:
            continue
        held, waiting, edges = {root.key: root}, [root], dict[tuple[int, int], Tie]()
        while waiting:
            graph.fetch(waiting)
            found = [(one, key, why) for one in waiting for key, why in graph.ties(one).items() if holds(one, key, why)]
            edges.update(((one.key, key), why) for one, key, why in found)
            waiting = [graph.names[key] for key in {key: None for _, key, _ in found} if key not in held]
            held.update((one.key, one) for one in waiting)
        seen |= held.keys()
        for names in _never_one(list(held.values()), edges, graph.parted(held.values())):
            yield names, _joins(names, edges)


def _never_one(
    names: Sequence[Name], edges: Mapping[tuple[int, int], Tie], parted: Collection[Pair]
) -> Iterable[list[Name]]:
    """``names`` in groups in which no two are ``parted``, joined by the edges in order of what they say.

    As in Kruskal's algorithm, with cannot-links (Wagstaff et al., "Constrained k-means clustering", 2001).
    """
    known = {name.key: name for name in names}
    groups = {key: {key} for key in known} if parted else dict.fromkeys(known, set(known))
    order = get_args(Same)

    def rank(edge: tuple[tuple[int, int], Tie]) -> tuple[bool, int, list[tuple[str, Sort]]]:
        (one, other), why = edge
        ends = sorted((known[key].name, known[key].sort) for key in (one, other))
        return why.why != BY_HAND, order.index(why.why), ends

    for (one, other), _ in sorted(edges.items(), key=rank) if parted else ():
        a, b = groups[one], groups[other]
        if a is not b and not any((min(x, y), max(x, y)) in parted for x in a for y in b):
            a |= b
            groups |= dict.fromkeys(b, a)
    for group in {id(group): group for group in groups.values()}.values():
        yield sorted((known[key] for key in group), key=lambda name: (-len(name.name), name.name, name.sort))


def _joins(names: Sequence[Name], edges: Mapping[tuple[int, int], Tie]) -> list[Joined]:
    """For each name but the first why it is the party's: by an edge to one that is already."""
    reached, waiting, found = [names[0]], list(names[1:]), list[Joined]()
    while waiting:
        name, other = next((name, other) for name in waiting for other in reached if (name.key, other.key) in edges)
        found.append(Joined(name.key, other.key, edges[name.key, other.key]))
        reached.append(name)
        waiting.remove(name)
    return found
