"""Origins: every way of a claim followed to its root, through what other articles tell about the relays on it.

The ways of a claim, the credits and the shared passages make one directed graph of parties and articles; its roots are
the independent origins (Moreau et al., PROV-DM, W3C 2013, calls the edges wasQuotedFrom and wasDerivedFrom).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wherefrom.intake.article import Article
from wherefrom.lang.lexicon import words
from wherefrom.reading.types import Reading
from wherefrom.tracing.origins.derivations import UNKNOWN_DIRECTION, outlet_of
from wherefrom.tracing.parties import Parties
from wherefrom.tracing.types import ChainLink, Derivation, Origin
from wherefrom.tracing.ways import Chain, Way, is_anonymous

SAME_DESCRIPTION = 0.6
"""Part of their words that two descriptions of unnamed sources share at least, to be of the same."""
FOREMOST = 0.3
"""Part of the articles with a source that rest on it first of all, for it to be an origin and not a commentator."""
OWN = 0.25
"""Part of the articles naming a party that hear it through a relay, from which it is that relay's own source."""
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Root:
    """Where a way ends: a party, and for an unnamed source the outlet that it spoke to."""

    party: ChainLink
    via: ChainLink | None = None


@dataclass(frozen=True, slots=True)
class Hearsay:
    """What the articles together tell about relays: whom each outlet had the claim from, and in how many articles.

    ``heard``: in how many articles each party is named at all.
    """

    sources: Mapping[ChainLink, Counter[ChainLink]]
    heard: Mapping[ChainLink, int]


def hearsay_of(told: Iterable[Way], ways: Iterable[Way], readings: Sequence[Reading], parties: Parties) -> Hearsay:
    """Whom each relay has the claim from, counted by articles.

    Articles tell it of relays in their chains (``told``); and the article of an outlet shows by its own ``ways`` whom
    that outlet has it from.
    """
    told, ways = list(told), list(ways)
    named = {(link, way.article) for way in (*told, *ways) for link in way.chain}
    pairs = {
        (relay, source, way.article) for way in told for source, relay in zip(way.chain, way.chain[1:], strict=False)
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


def roots_of(chain: Chain, hearsay: Hearsay) -> list[Root]:
    """The roots of one chain, its first outlet followed to whom other articles say it had it from."""
    first = chain[0]
    if is_anonymous(first):
        return [Root(first, next((link for link in chain[1:] if not is_anonymous(link)), None))]
    return _follow(first, hearsay, ())


def _follow(party: ChainLink, hearsay: Hearsay, behind: Chain) -> list[Root]:
    told = hearsay.sources.get(party)
    if party.kind not in ("outlet", "document") or not told:
        return [Root(party)]
    most = max((count for source, count in told.items() if not is_anonymous(source)), default=0)
    nameless = [source for source in told if is_anonymous(source)]
    found: list[Root] = []
    # The same doctor with a name and without is no second source; and the wordings for one differ.
    if party.kind == "outlet" and sum(told[source] for source in nameless) > most:
        found.append(Root(nameless[0], party))
    for source in _sources_of(told, hearsay):
        if source not in (*behind, party):
            found.extend(_follow(source, hearsay, (*behind, party)))
    # In a circle that nobody outside feeds, one of its relays stands for all.
    circle = loop_of(party, hearsay)
    outside = [root for root in found if root.party not in circle]
    return list(dict.fromkeys(outside)) or [Root(circle[0] if circle else party)]


def _sources_of(told: Counter[ChainLink], hearsay: Hearsay) -> list[ChainLink]:
    """The named sources of a relay: the one most told of, and others told of half as often that are mostly its own.

    Whom other articles hear without the relay, it quotes beside its source.
    """

    def rank(source: ChainLink) -> tuple[int, float]:
        return told[source], told[source] / hearsay.heard[source]

    named = sorted((source for source in told if not is_anonymous(source)), key=rank, reverse=True)
    own = [s for s in named[1:] if 2 * told[s] > told[named[0]] and told[s] >= OWN * hearsay.heard[s]]
    return named[:1] + own


def roots_by_article(
    ways: Sequence[Way],
    hearsay: Hearsay,
    readings: Sequence[Reading],
    copies: Sequence[Derivation],
    parties: Parties,
) -> dict[str, list[Root]]:
    """Where each article's ways end; ``copies`` are the derivations by shared words.

    An article that is mostly another one's words goes back to where that one goes, and so does one that credits nobody.
    """
    found: dict[str, list[tuple[Way, list[Root]]]] = {}
    for reading in readings:
        own = outlet_of(reading.article, parties)
        here = [way for way in ways if way.article == reading.article.id]
        weighty = [way for way in here if way.weight > 0] or here
        found[reading.article.id] = [(way, _own(roots_of(way.chain, hearsay), own)) for way in weighty]
    telling = _telling(found.values())
    kept = {
        article: list(dict.fromkeys(root for _, roots in given for root in roots if _spoke(root) in telling))
        for article, given in found.items()
    }
    _follow_copies(kept, copies)
    return kept


def _telling(given: Iterable[Sequence[tuple[Way, Sequence[Root]]]]) -> set[ChainLink]:
    """The roots that articles rest on first of all: whoever mostly speaks in the second place comments on the claim.

    Credits in so many words ("Source: ...") always count, and so does whoever is heard through somebody else.
    """
    first, anywhere = Counter[ChainLink](), Counter[ChainLink]()
    for pairs in given:
        best = max((way for way, _ in pairs), key=lambda way: way.weight, default=None)
        foremost = {
            _spoke(root)
            for way, roots in pairs
            for root in roots
            if way is best or way.statement is None or _spoke(root) != way.chain[0]
        }
        first.update(foremost)
        anywhere.update({_spoke(root) for _, roots in pairs for root in roots})
    return {link for link, count in first.items() if count >= FOREMOST * anywhere[link]}


def _follow_copies(kept: dict[str, list[Root]], copies: Sequence[Derivation]) -> None:
    order = list(kept)
    for copy in sorted(copies, key=lambda copy: order.index(copy.article)):
        article, source = copy.article, copy.from_article or copy.article
        mostly = copy.how != "excerpted" and copy.confidence > UNKNOWN_DIRECTION
        if mostly and kept[source] or not kept[article]:
            kept[article] = list(kept[source])
        elif not kept[source] and copy.confidence <= UNKNOWN_DIRECTION:
            kept[source] = list(kept[article])


def _spoke(root: Root) -> ChainLink:
    return root.via or root.party


def _own(roots: Sequence[Root], own: ChainLink | None) -> list[Root]:
    """An unnamed source of whom no relay is told spoke to the article's own outlet."""
    return [Root(r.party, own) if is_anonymous(r.party) and not r.via else r for r in roots]


def same_description(a: str, b: str) -> bool:
    """Whether two descriptions of unnamed sources are near enough to be of one ("a person with knowledge of it")."""
    empty = words("function_words")
    x, y = ({w for w in _WORD.findall(t.casefold()) if w not in empty} for t in (a, b))
    return bool(x and y) and len(x & y) / len(x | y) >= SAME_DESCRIPTION and len(x & y) > 1


def origins_of(
    roots: Mapping[str, Sequence[Root]],
    bare: Sequence[Article],
    statements: Mapping[str, Sequence[int]],
    parties: Parties,
) -> tuple[Origin, ...]:
    """The origins that ``roots`` (by article id) come down to, those of most articles first.

    ``bare`` are the articles that make the claim and say of nobody that they have it from them: each is an origin of
    its own, together with those that credit its outlet. ``statements`` are the ids of each article's statements that
    make the claim.
    """
    merged = _merge(roots)
    found = []
    own = {}
    for article in bare:
        party = outlet_of(article, parties)
        root = Root(party) if party else Root(ChainLink(article.id, "outlet"))
        merged.setdefault(root, []).append(article.id)
        own[root] = article.outlet or article.id
    for root, ids in merged.items():
        held = tuple((i, s) for i in ids for s in statements.get(i, ()))
        via = root.via.name if root.via else None
        name = own.get(root, root.party.name)
        found.append(Origin(name, root.party.kind, root in own, via, tuple(ids), held))
    return tuple(sorted(found, key=lambda origin: -len(origin.articles)))


def _merge(roots: Mapping[str, Sequence[Root]]) -> dict[Root, list[str]]:
    """Articles by root; unnamed sources are one where they spoke to one outlet, or are described in the same words."""
    wordings: dict[Root, list[str]] = {}
    spoken: dict[ChainLink, Root] = {}
    found: dict[Root, list[str]] = defaultdict(list)
    everyone = [(article, root) for article, given in roots.items() for root in given]
    for article, root in sorted(everyone, key=lambda pair: pair[1].via is None):
        kept = root
        if is_anonymous(root.party):
            said = root.party.name
            if root.via:
                kept = spoken.setdefault(root.via, root)
            else:
                kept = next((k for k, known in wordings.items() if any(same_description(w, said) for w in known)), root)
            wordings.setdefault(kept, []).append(said)
        if article not in found[kept]:
            found[kept].append(article)
    return found
