"""On whom each article rests: every party of its tellings, scored; nobody is sifted out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from wherefrom.lang.en.patterns.unnamed_sources import COMMENTERS, MEDIA
from wherefrom.lang.outlets import is_agency
from wherefrom.tracing.credits.tellings import HELD, Telling
from wherefrom.tracing.types import ChainLink
from wherefrom.tracing.ways import is_anonymous, is_source

Sort = Literal["outlet", "document", "person", "organization", "source", "media", "other"]

PLAINLY: Mapping[Sort, float] = {
    "outlet": 1.0,
    "document": 0.8,
    "person": 0.7,
    "organization": 0.7,
    "source": 0.9,
    "media": 0.5,
    "other": 0.0,
}
"""How readily a party is what an article rests on. Outlets are named in news to credit them, people for much else; and
whom no word tells to be a source ("male passengers") are never one."""
SPOKEN_OF = 0.35
"""The same for whom the claim is about."""
OPPOSED = 0.35
"""The same for who contradicts the claim elsewhere: what he says beside it is hardly where it is from."""
QUOTED = 0.6
"""What it counts that an outlet is told to have somebody's words: it may have asked for them, and have the news
from another."""
SURE = 0.9
"""How sure a telling can make it at most; several add up as independent ones."""
ALONE = 0.7
"""What a named party weighs that no other article rests on, of what it weighs where a quarter of them do."""
TELLS = 0.3
"""How plainly a statement must make the claim for who is told to have said it to be what an article rests on, if it
rests on nobody else."""
BACKERS, BACKING = 1.5, 0.25
"""Articles, and share of all articles, that back a party fully."""


@dataclass(frozen=True, slots=True)
class Basis:
    """``weights``: for each article how plainly it rests on each party, 0 to 1.

    ``had_from``: for each outlet or document how plainly it is told to have it from each party, summed over articles.
    ``heard``: how plainly each party is rested on, over all articles.
    ``tellers``: for an article the first link of the telling that most plainly makes the claim, whoever that is:
    "workers there", "his valet"; it counts where the article rests on nobody else.
    ``behind``: for an outlet the one without a name who most plainly makes the claim in its own article, or whom
    another article says it cites.
    """

    weights: Sequence[Mapping[ChainLink, float]]
    had_from: Mapping[ChainLink, Mapping[ChainLink, float]]
    heard: Mapping[ChainLink, float]
    tellers: Mapping[int, ChainLink] = field(default_factory=dict)
    behind: Mapping[ChainLink, ChainLink] = field(default_factory=dict)


def sort_of(link: ChainLink) -> Sort:
    """What a party is as a source. "Local media" and "a report" are outlets and documents that nobody named."""
    if is_anonymous(link):
        return "source" if is_source(link.name) else "media" if MEDIA.search(link.name) else "other"
    if link.kind in ("outlet", "document") and not any(c.isupper() for c in link.name):
        return "media"
    if link.kind == "organization" and " " not in link.name and link.name.islower():
        return "other"  # "the police", "the company": which, nobody says
    return link.kind  # type: ignore[return-value]  # the other kinds are all of them sorts


def is_named(link: ChainLink) -> bool:
    """Whether a party has a name under which other articles may know it."""
    return sort_of(link) in ("outlet", "document", "person", "organization")


def basis_of(
    tellings: Sequence[Telling],
    standing: Mapping[ChainLink, float],
    outlets: Sequence[ChainLink | None],
    taken: Mapping[int, int] | None = None,
) -> Basis:
    """On whom each article rests; ``outlets``: whose each of them is, ``standing``: who counts for less, and how much.

    ``standing_of`` gives the latter. ``taken``: from which earlier article each is mostly taken; its outlet has it
    from there, whomever else it names.
    """
    weights: list[dict[ChainLink, float]] = [{} for _ in outlets]
    for telling in tellings:
        for place, link in enumerate(telling.chain):
            plainly = telling.weight * _readiness(link, place, telling) * standing.get(link, 1.0)
            if plainly > 0:
                here = weights[telling.article]
                here[link] = 1 - (1 - here.get(link, 0.0)) * (1 - SURE * plainly)
    backed = _backed(weights)
    shares: dict[tuple[ChainLink, ChainLink, int], float] = defaultdict(float)
    for relay, source, number, share in _told(tellings, standing, outlets, backed, taken or {}):
        shares[relay, source, number] = max(shares[relay, source, number], share)
    had_from: dict[ChainLink, dict[ChainLink, float]] = defaultdict(lambda: defaultdict(float))
    for (relay, source, _), share in shares.items():
        had_from[relay][source] += share
    heard: dict[ChainLink, float] = defaultdict(float)
    for here in backed:
        for link, weight in here.items():
            heard[link] += weight
    tellers = _tellers(tellings)
    return Basis(backed, had_from, heard, tellers, _behind(tellings, tellers, outlets))


def _behind(
    tellings: Sequence[Telling], tellers: Mapping[int, ChainLink], outlets: Sequence[ChainLink | None]
) -> dict[ChainLink, ChainLink]:
    """Who without a name stands behind each outlet, by its own article before others' words."""
    cited = {
        telling.chain[1]: telling.chain[0]
        for telling in tellings
        if len(telling.chain) > 1 and telling.chain[1].kind == "outlet" and telling.weight > TELLS
    }
    own = {outlet: tellers[number] for number, outlet in enumerate(outlets) if outlet and number in tellers}
    printed = {t.chain[-1]: tellers[t.article] for t in tellings if t.reprint and t.article in tellers}
    found = (cited | printed | own).items()
    return {
        o: link
        for o, link in found
        if is_anonymous(link) and sort_of(link) != "media" and not COMMENTERS.search(link.name)
    }


def _told(
    tellings: Sequence[Telling],
    standing: Mapping[ChainLink, float],
    outlets: Sequence[ChainLink | None],
    weights: Sequence[Mapping[ChainLink, float]],
    taken: Mapping[int, int],
) -> Iterator[tuple[ChainLink, ChainLink, int, float]]:
    """Whom a relay has it from, in which article that shows, and how plainly."""
    for telling in tellings:
        for source, relay in zip(telling.chain, telling.chain[1:], strict=False):
            if relay.kind in ("outlet", "document") and sort_of(source) != "other":
                share = telling.weight * standing.get(source, 1.0) * _asked(source)
                held = telling.held and source == telling.chain[0]
                yield relay, source, telling.article, share * (HELD if held else 1.0)
        if telling.reprint or _is_printed(telling):
            # A reprint is its outlet's own article; an agency may have asked others for what a paper adds.
            share = 1.0 if telling.reprint else QUOTED
            for source, weight in weights[telling.article].items():
                if source != telling.chain[-1] and (is_named(source) or telling.reprint):
                    yield telling.chain[-1], source, telling.article, weight * share
    for number, outlet in enumerate(outlets):
        if outlet is not None:
            for source, weight in _own_sources(number, weights, outlets, taken).items():
                yield outlet, source, number, weight


def _asked(source: ChainLink) -> float:
    return QUOTED if source.kind in ("person", "organization") else 1.0


def _tellers(tellings: Sequence[Telling]) -> dict[int, ChainLink]:
    """Who most plainly makes the claim in each article, where he is told to have said it."""
    best: dict[int, Telling] = {}
    for telling in tellings:
        said = telling.statement is not None and telling.chain and not telling.held
        if said and telling.weight > max(TELLS, best[telling.article].weight if telling.article in best else 0.0):
            best[telling.article] = telling
    return {number: telling.chain[0] for number, telling in best.items()}


def _is_printed(telling: Telling) -> bool:
    """Whether it is a line that says that the article is an agency's: whom the article quotes, the agency quotes."""
    return telling.statement is None and not telling.passing and is_agency(telling.chain[-1].name)


def _own_sources(
    number: int,
    weights: Sequence[Mapping[ChainLink, float]],
    outlets: Sequence[ChainLink | None],
    taken: Mapping[int, int],
) -> Mapping[ChainLink, float]:
    """From whom the outlet of an article has it, by that article."""
    if number not in taken:
        return weights[number]
    source = outlets[taken[number]]
    return weights[taken[number]] if source is None else {source: 1.0}


def standing_of(subjects: Collection[ChainLink], opponents: Collection[ChainLink]) -> dict[ChainLink, float]:
    """What those weigh whom the claim is about, and those who contradict it, of what others do."""
    return dict.fromkeys(subjects, SPOKEN_OF) | dict.fromkeys(opponents, OPPOSED)


def _readiness(link: ChainLink, place: int, telling: Telling) -> float:
    return PLAINLY[sort_of(link)] * (HELD if telling.held and place == 0 else 1.0)


def _backed(weights: Sequence[Mapping[ChainLink, float]]) -> list[dict[ChainLink, float]]:
    """``weights``, named parties on whom hardly another article rests weighing less."""
    total: dict[ChainLink, float] = defaultdict(float)
    for here in weights:
        for link, weight in here.items():
            total[link] += weight
    enough = max(BACKERS, BACKING * len(weights))
    return [
        {
            link: weight * (ALONE + (1 - ALONE) * min(1.0, (total[link] - weight) / enough))
            if is_named(link)
            else weight
            for link, weight in here.items()
        }
        for here in weights
    ]
