"""Origins: where the trail of a claim ends, as a reader is told of it; and what the articles tell about relays.

The ways of a claim and the credits make one directed graph of parties and articles (Moreau et al., PROV-DM, W3C 2013,
calls its edges wasQuotedFrom and wasDerivedFrom); ``explanation.py`` finds its roots.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wherefrom.reading.types import Reading
from wherefrom.tracing.credits.basis import Basis, sort_of
from wherefrom.tracing.origins.derivations import outlet_of
from wherefrom.tracing.origins.explanation import Root, same_description
from wherefrom.tracing.parties import Parties
from wherefrom.tracing.types import ChainLink, Origin
from wherefrom.tracing.ways import Way, is_anonymous

SPOKEN_TO = 0.25
"""Share of the articles resting on an outlet that tell of its unnamed source, for that to be the origin."""


@dataclass(frozen=True, slots=True)
class Hearsay:
    """What the articles together tell about relays: whom each outlet had the claim from, and in how many articles.

    ``heard``: in how many articles each party is named at all.
    """

    sources: Mapping[ChainLink, Counter[ChainLink]]
    heard: Mapping[ChainLink, int]


def hearsay_of(ways: Sequence[Way], readings: Sequence[Reading], parties: Parties) -> Hearsay:
    """Whom each relay has the claim from, counted by articles.

    Articles tell it of relays in their chains; and the article of an outlet shows whom that outlet has it from.
    """
    named = {(link, way.article) for way in ways for link in way.chain}
    pairs = {
        (relay, source, way.article) for way in ways for source, relay in zip(way.chain, way.chain[1:], strict=False)
    }
    outlets = {reading.article.id: outlet_of(reading.article, parties) for reading in readings}
    for way in ways:
        own = outlets.get(way.article)
        if own and way.weight > 0 and way.chain[-1] != own:
            pairs.add((own, way.chain[-1], way.article))
    sources: dict[ChainLink, Counter[ChainLink]] = defaultdict(Counter)
    for relay, source, _ in sorted(pairs, key=lambda p: (p[0].name, p[1].name, p[2])):
        sources[relay][source] += 1
    return Hearsay(sources, Counter(link for link, _ in named))


def loop_of(party: ChainLink, hearsay: Hearsay) -> tuple[ChainLink, ...]:
    """The relays that have it from each other in a circle with ``party``, by name; empty where there is none."""
    reached = _reachable(party, hearsay)
    if party not in reached:
        return ()
    return tuple(sorted((p for p in reached if party in _reachable(p, hearsay)), key=lambda p: p.name))


def _reachable(party: ChainLink, hearsay: Hearsay) -> set[ChainLink]:
    reached: set[ChainLink] = set()
    waiting = [party]
    while waiting:
        for source in hearsay.sources.get(waiting.pop(), ()):
            if source not in reached:
                reached.add(source)
                waiting.append(source)
    return reached


def origins_of(
    roots: Mapping[int, Sequence[Root]],
    bare: Sequence[Sequence[int]],
    statements: Mapping[str, Sequence[int]],
    basis: Basis,
    readings: Sequence[Reading],
) -> tuple[Origin, ...]:
    """The origins of a claim, those of most articles first.

    ``roots``: those to which each article goes back, by its place among the ``readings``. ``bare``: the articles
    that make the claim and say of nobody that they have it from them, in groups that are each an origin of its own,
    under the outlet of the first. ``statements``: by the id of an article those of its statements that make the claim.
    """
    held: dict[Root, list[str]] = defaultdict(list)
    for number in sorted(roots):
        for root in roots[number]:
            held[_known(root, held)].append(readings[number].article.id)
    found = [_origin(root, tuple(dict.fromkeys(ids)), statements, basis) for root, ids in held.items()]
    for group in bare:
        first, ids = readings[group[0]].article, tuple(readings[number].article.id for number in group)
        own = tuple((id, s) for id in ids for s in statements.get(id, ()))
        found.append(Origin(first.outlet or first.id, "outlet", True, None, ids, own))
    return tuple(sorted(found, key=lambda origin: -len(origin.articles)))


def with_the_rest(found: Sequence[Origin], told: Sequence[tuple[ChainLink, str, int]]) -> tuple[Origin, ...]:
    """``found``, and of articles that go back to none of them those to whom each gives the words.

    ``told``: whose words each statement of a claim is, by its article and number. A "critics say" has no origin that
    could be followed, but somebody is told to say it.
    """
    explained = {article for origin in found for article in origin.articles}
    rest: dict[ChainLink, list[tuple[str, int]]] = defaultdict(list)
    for link, article, statement in told:
        if article not in explained:
            rest[link].append((article, statement))
    return (
        *found,
        *(
            Origin(link.name, link.kind, False, None, tuple(dict.fromkeys(a for a, _ in pairs)), tuple(pairs))
            for link, pairs in rest.items()
        ),
    )


def _known(root: Root, held: Iterable[Root]) -> Root:
    """One outlet's unnamed sources are one, and so are those of nobody's outlet that are described in like words."""
    if not is_anonymous(root.party):
        return root
    if root.via is not None:
        return next((k for k in held if is_anonymous(k.party) and k.via == root.via), root)
    return next((k for k in held if is_anonymous(k.party) and same_description(k.party.name, root.party.name)), root)


def _origin(root: Root, ids: tuple[str, ...], statements: Mapping[str, Sequence[int]], basis: Basis) -> Origin:
    pairs = tuple((id, s) for id in ids for s in statements.get(id, ()))
    party, via = root.party, None if root.via is None else root.via.name
    told = {source: share for source, share in basis.had_from.get(party, {}).items() if sort_of(source) == "source"}
    if party.kind == "outlet" and told and sum(told.values()) >= SPOKEN_TO * basis.heard.get(party, 0.0):
        # The fullest of the plainest descriptions says most.
        source = max(told, key=lambda link: (round(told[link], 1), len(link.name), link.name))
        return Origin(source.name, source.kind, False, party.name, ids, pairs)
    if party in basis.behind and not told:
        source = basis.behind[party]
        return Origin(source.name, source.kind, False, party.name, ids, pairs)
    return Origin(party.name, party.kind, False, via, ids, pairs)
