"""Whom each article is told to credit for a claim: the links of its statements on whom it rests for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from wherefrom.lang.en.patterns.spokespeople import officer_of
from wherefrom.reading.types import Reading
from wherefrom.tracing.claims.claims import Utterance
from wherefrom.tracing.credits.basis import Basis, is_named
from wherefrom.tracing.credits.tellings import Telling
from wherefrom.tracing.origins.explanation import Explanation, Root, roots_of
from wherefrom.tracing.types import ChainLink
from wherefrom.tracing.ways import Way

CREDITED = 0.2
"""How plainly an article must rest on a party to be told to credit it, where the party leads to one of its origins."""
SAME_WORDS = 0.72
"""Likeness at which two statements of one article say the same thing."""
OTHERWISE = 0.35
"""The same for a party that leads to none of them."""


def credited_ways(
    tellings: Sequence[Telling],
    basis: Basis,
    explanation: Explanation,
    readings: Sequence[Reading],
    utterances: Mapping[tuple[int, int], Utterance],
) -> list[Way]:
    """The tellings with those of their links whom their article credits; ``utterances`` by article and statement."""
    found = []
    for telling in tellings:
        chain = tuple(link for link in telling.chain if _is_credited(link, telling.article, basis, explanation))
        if chain:
            u = None if telling.statement is None else utterances[telling.article, telling.statement]
            evidence = () if u is None else u.way.evidence
            article = readings[telling.article].article.id
            found.append(Way(article, telling.statement, chain, evidence, telling.weight))
    return found


def told_by_origins(
    members: Sequence[Utterance],
    tellings: Sequence[Telling],
    basis: Basis,
    explanation: Explanation,
    readings: Sequence[Reading],
) -> list[Utterance]:
    """Those of ``members`` that come from an origin of their article: in no others' words is the claim to be put.

    What a body says is also its spokesman's.
    """
    chains = {(telling.article, telling.statement): telling.chain[:1] for telling in tellings}
    direct, followed = [], []
    for u in members:
        origins = {root.party for root in explanation.origins.get(u.article, ())}
        text = readings[u.article].article.text
        for link in chains.get(u.key, ()):
            if link in origins or any(_is_officer(root, link, text) for root in origins):
                direct.append(u)
            elif origins.intersection(roots_of(link, basis)):
                followed.append(u)
    return direct or followed


def corroborated(explanation: Explanation, members: Sequence[Utterance], tellings: Sequence[Telling]) -> Explanation:
    """``explanation`` with who by name tells the same as the origin of one article alone, in that article.

    Both have told it there; where other articles go back to the origin, too, who agrees with it is no source of theirs.
    """
    chains = {(telling.article, telling.statement): telling.chain[:1] for telling in tellings if not telling.held}
    told = [(u, chains[u.key][0]) for u in members if chains.get(u.key)]
    count = Counter(root.party for roots in explanation.origins.values() for root in roots)
    origins = {number: list(roots) for number, roots in explanation.origins.items()}
    for u, link in told:
        roots = explanation.origins.get(u.article, ())
        alone = {root.party for root in roots if count[root.party] == 1}
        known = {root.party for root in origins.get(u.article, ())}
        if link.kind != "person" or link in known or u.statement.stance != "asserts":
            continue
        same = (v for v, other in told if v.article == u.article and other in alone)
        if any(float(u.vector @ v.vector) >= SAME_WORDS for v in same):
            origins[u.article].append(Root(link))
    given = {root.party for roots in origins.values() for root in roots}
    return Explanation(origins, [party for party in explanation.further if party not in given])


def _is_officer(who: ChainLink, body: ChainLink, text: str) -> bool:
    both = who.kind == "person" and body.kind != "person" and who.name in text and body.name in text
    return both and officer_of(who.name, body.name).search(text) is not None


def _is_credited(link: ChainLink, article: int, basis: Basis, explanation: Explanation) -> bool:
    origins = {root.party for root in explanation.origins.get(article, ())}
    leads = any(party in origins for party in roots_of(link, basis))
    return basis.weights[article].get(link, 0.0) >= (CREDITED if leads or not is_named(link) else OTHERWISE)
