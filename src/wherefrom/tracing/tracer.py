"""The trace of a story: the steps of this folder in their order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from wherefrom.reading.types import Reading, Statement
from wherefrom.tracing.claims import claims
from wherefrom.tracing.claims.claims import Utterance
from wherefrom.tracing.claims.disputes import contradictions, disputes_of, opponents_of, taken_back
from wherefrom.tracing.claims.meaning import Vector, unit, word_vectors
from wherefrom.tracing.claims.quotes import quotes
from wherefrom.tracing.credits.credits import Credit, credits_of
from wherefrom.tracing.credits.selection import claim_ways, credit_ways, spoken_of, without
from wherefrom.tracing.origins import origins
from wherefrom.tracing.origins.derivations import derivations_of, mutual_credits
from wherefrom.tracing.origins.findings import claim_flags, trace_flags
from wherefrom.tracing.origins.origins import Hearsay
from wherefrom.tracing.parties import Parties, parties_of
from wherefrom.tracing.passages.shared_text import SharedText, shared_texts
from wherefrom.tracing.stories import story_title
from wherefrom.tracing.types import ChainLink, Claim, ClaimStatement, Derivation, Dispute, Origin, Story, Trace
from wherefrom.tracing.ways import Way

ON_TOPIC = 0.5
"""Likeness of its lead to all leads from which an article that credits nobody still makes the claim."""
MOST_CLAIMS = 25
"""Smaller claims that are kept; a story of forty articles has hundreds that two of them happen to share."""


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What all claims of a story are worked out from."""

    readings: Sequence[Reading]
    parties: Parties
    credits: Sequence[Sequence[Credit]]
    utterances: Sequence[Utterance]
    shared: Sequence[SharedText]
    topic: Vector
    nearness: Sequence[float]


@dataclass(frozen=True, slots=True)
class _Main:
    """The main claim with what the other steps need of its making."""

    claim: Claim
    ways: Sequence[Way]
    hearsay: Hearsay
    members: Sequence[Utterance]
    derivations: Sequence[Derivation]


def trace(readings: Sequence[Reading], story: Story | None = None) -> Trace:
    """The trace of ``readings``, which are all of one story: claims, derivations, origins, disputes, quotations.

    Raises ValueError where there is no reading, or where two have the same article id.
    """
    ids = [reading.article.id for reading in readings]
    if not ids:
        raise ValueError("a trace needs at least one article")
    if len(set(ids)) < len(ids):
        raise ValueError("two articles of a trace have the same id")
    ordered = sorted(readings, key=lambda reading: reading.article.published or "~")
    evidence = _gather(ordered)
    main = _main_claim(evidence)
    speakers = {(u.way.article, u.statement.id): u.way.chain for u in evidence.utterances}
    mutual = mutual_credits(evidence.utterances, ordered, evidence.parties)
    known = {(d.article, d.from_article) for d in main.derivations if d.how == "credits"}
    further = [d for pair in mutual for d in pair if (d.article, d.from_article) not in known]
    found = Trace(
        story=story or _story_of(ordered),
        readings=tuple(ordered),
        derivations=(*main.derivations, *dict.fromkeys(further)),
        claims=(main.claim, *_smaller_claims(evidence, main)),
        main_claim=main.claim.id,
        quotes=quotes(
            ordered, lambda article, statement: _speaker(speakers.get((article, statement.id), ()), statement)
        ),
    )
    return replace(found, flags=trace_flags(found, main.hearsay, evidence.parties, mutual))


def _gather(readings: Sequence[Reading]) -> _Evidence:
    parties, vectors = parties_of(readings), word_vectors()
    topic, nearness = claims.topic_of(readings, vectors)
    return _Evidence(
        readings,
        parties,
        [credits_of(reading.article, parties) for reading in readings],
        claims.utterances_of(readings, parties, vectors),
        shared_texts(readings),
        topic,
        nearness,
    )


def _main_claim(evidence: _Evidence) -> _Main:
    readings, parties, topic = evidence.readings, evidence.parties, evidence.topic
    members = claims.main_statements(evidence.utterances, topic, evidence.credits)
    against = contradictions(evidence.utterances, topic, members)
    opponents = opponents_of(against, members, topic)
    against_it = {u.key for u in against}
    members = [u for u in members if u.key not in against_it]
    subjects = spoken_of(members, parties)
    ways = claim_ways(members, topic, readings, parties, subjects, opponents)
    ways += credit_ways(readings, evidence.credits)
    near = [u.way for u in evidence.utterances if float(u.vector @ topic) >= claims.LEAST]
    hearsay = origins.hearsay_of([*ways, *without(subjects | opponents, near)], ways, readings, parties)
    copies = [pair for pair in evidence.shared if pair.is_copy]
    derivations = derivations_of(readings, copies, ways, parties)
    roots = origins.roots_by_article(ways, hearsay, readings, [d for d in derivations if d.passages], parties)
    denying = {u.article for u in evidence.utterances if set(u.way.chain) & opponents}
    bare = [
        reading.article
        for i, reading in enumerate(readings)
        if not roots.get(reading.article.id) and evidence.nearness[i] >= ON_TOPIC and i not in denying
    ]
    found = origins.origins_of(roots, bare, _statement_ids(ways), parties)
    sources = {link for way in ways for link in way.chain} - opponents
    held = {(readings[u.article].article.id, u.statement.id) for u in members}
    disputes = (
        *disputes_of(against, topic, sources, readings),
        *taken_back(readings, evidence.utterances, topic, held, word_vectors()),
    )
    claim = _claim(0, claims.central(members, topic) if members else "", ways, found, disputes, evidence)
    return _Main(replace(claim, flags=claim_flags(claim, hearsay)), ways, hearsay, members, derivations)


def _smaller_claims(evidence: _Evidence, main: _Main) -> list[Claim]:
    taken = {u.key for u in main.members}
    found = []
    groups = claims.smaller_claims([u for u in evidence.utterances if u.key not in taken and u.way.chain])
    for number, group in enumerate(groups[:MOST_CLAIMS], 1):
        ways = [u.way for u in group]
        roots = origins.roots_by_article(ways, main.hearsay, evidence.readings, (), evidence.parties)
        held = origins.origins_of(roots, (), _statement_ids(ways), evidence.parties)
        meaning = unit(sum((u.vector for u in group[1:]), group[0].vector))
        claim = _claim(number, claims.central(group, meaning), ways, held, (), evidence)
        found.append(replace(claim, flags=claim_flags(claim, main.hearsay)))
    return found


def _claim(
    number: int,
    text: str,
    ways: Sequence[Way],
    found: Sequence[Origin],
    disputes: Sequence[Dispute],
    evidence: _Evidence,
) -> Claim:
    articles = {article for origin in found for article in origin.articles}
    dated = [r.article for r in evidence.readings if r.article.published and r.article.id in articles]
    statements = tuple(ClaimStatement(w.article, w.statement, w.chain) for w in ways if w.statement is not None)
    return Claim(
        id=number,
        text=text,
        statements=statements,
        articles=len(articles),
        origins=tuple(found),
        independent_origins=len(found),
        first=dated[0].id if dated else None,
        disputed_by=tuple(disputes),
    )


def _statement_ids(ways: Sequence[Way]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for way in ways:
        if way.statement is not None:
            found[way.article].append(way.statement)
    return found


def _speaker(chain: tuple[ChainLink, ...], statement: Statement) -> str:
    return chain[0].name if chain else statement.chain[0].name


def _story_of(readings: Sequence[Reading]) -> Story:
    days = sorted(r.article.published[:10] for r in readings if r.article.published)
    return Story("story", story_title(readings), days[0] if days else None, days[-1] if days else None)
