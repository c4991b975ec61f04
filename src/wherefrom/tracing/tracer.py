"""The trace of a story: the steps of this folder in their order."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from wherefrom.reading.types import Reading, Statement
from wherefrom.tracing.claims import claims
from wherefrom.tracing.claims.claims import Utterance
from wherefrom.tracing.claims.disputes import contradictions, disputes_of, opponents_of, taken_back
from wherefrom.tracing.claims.meaning import unit, word_vectors
from wherefrom.tracing.claims.quotes import quotes
from wherefrom.tracing.claims.topic import Topic, topic_of
from wherefrom.tracing.claims.wording import wording
from wherefrom.tracing.credits.basis import Basis, basis_of, standing_of
from wherefrom.tracing.credits.credits import Credit, credits_of
from wherefrom.tracing.credits.subjects import spoken_of
from wherefrom.tracing.credits.tellings import telling_of, tellings_of
from wherefrom.tracing.origins import origins
from wherefrom.tracing.origins.credited import credited_ways
from wherefrom.tracing.origins.derivations import derivations_of, mutual_credits, outlet_of, taken_from
from wherefrom.tracing.origins.explanation import Explanation, explained
from wherefrom.tracing.origins.findings import claim_flags, trace_flags
from wherefrom.tracing.origins.origins import Hearsay
from wherefrom.tracing.parties import Parties, parties_of
from wherefrom.tracing.passages.shared_text import SharedText, shared_texts
from wherefrom.tracing.stories import story_title
from wherefrom.tracing.types import ChainLink, Claim, ClaimStatement, Derivation, Dispute, Origin, Story, Trace
from wherefrom.tracing.ways import Way

ON_TOPIC = 0.5
"""Likeness of its lead to all leads from which an article that credits nobody still makes the claim."""
RESTS = 0.3
"""How plainly an article that is its own origin may rest on anybody at most."""
MAKES_IT = 0.2
"""How plainly a statement must tell of the main claim to be one that makes it."""
MOST_CLAIMS = 25
"""Smaller claims that are kept; a story of forty articles has hundreds that two of them happen to share."""


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What all claims of a story are worked out from."""

    readings: Sequence[Reading]
    parties: Parties
    outlets: Sequence[ChainLink | None]
    credits: Sequence[Sequence[Credit]]
    utterances: Sequence[Utterance]
    shared: Sequence[SharedText]
    copies: Mapping[int, set[int]]
    taken: Mapping[int, int]
    topic: Topic

    def mentions(self, number: int, link: ChainLink) -> bool:
        """Whether the text of an article has the name of a party anywhere."""
        return self.parties.mentions(link, self.readings[number].article.text)


@dataclass(frozen=True, slots=True)
class _Main:
    """The main claim with what the other steps need of its making."""

    claim: Claim
    basis: Basis
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
    shared = shared_texts(readings)
    places = {reading.article.id: i for i, reading in enumerate(readings)}
    copies: dict[int, set[int]] = defaultdict(set)
    for pair in shared:
        if pair.is_copy:
            copies[places[pair.a]].add(places[pair.b])
            copies[places[pair.b]].add(places[pair.a])
    return _Evidence(
        readings,
        parties,
        [outlet_of(reading.article, parties) for reading in readings],
        [credits_of(reading.article, parties) for reading in readings],
        claims.utterances_of(readings, parties, vectors),
        shared,
        copies,
        taken_from(readings, shared),
        topic_of(readings, vectors),
    )


def _main_claim(evidence: _Evidence) -> _Main:
    readings, parties, claim = evidence.readings, evidence.parties, evidence.topic.meaning
    tellings = tellings_of(readings, evidence.utterances, evidence.credits, claim, parties, evidence.outlets)
    weights = {(t.article, t.statement): t.weight for t in tellings if t.statement is not None}
    members = [u for u in evidence.utterances if weights.get(u.key, 0.0) >= MAKES_IT]
    against = contradictions(evidence.utterances, claim, members)
    opponents = opponents_of(against, members, claim)
    against_it = {u.key for u in against}
    members = [u for u in members if u.key not in against_it]
    basis = basis_of(tellings, standing_of(spoken_of(members, parties), opponents), evidence.outlets, evidence.taken)
    denying = {u.article for u in evidence.utterances if u.key in against_it or claims.denies(u)}
    found = explained(basis, evidence.outlets, evidence.copies, denying, evidence.mentions, evidence.taken)
    ways = credited_ways(tellings, basis, found, readings, {u.key: u for u in evidence.utterances})
    hearsay = origins.hearsay_of(ways, readings, parties)
    derivations = derivations_of(readings, [pair for pair in evidence.shared if pair.is_copy], ways, parties)
    bare = [i for i in _unattributed(evidence, basis, found) if i not in denying]
    held = origins.origins_of(found.origins, bare, _statement_ids(ways), basis, readings)
    sources = {link for way in ways for link in way.chain} - opponents
    making = {(readings[u.article].article.id, u.statement.id) for u in members}
    disputes = (
        *disputes_of(against, members, claim, sources, readings),
        *taken_back(readings, evidence.utterances, claim, making, word_vectors()),
    )
    made = _claim(0, wording(members, claim, readings), ways, held, disputes, evidence)
    made = replace(made, **_bounds(held, found))
    return _Main(replace(made, flags=claim_flags(made, hearsay)), basis, hearsay, members, derivations)


def _bounds(held: Sequence[Origin], found: Explanation) -> dict[str, int | str | None]:
    """How few and how many origins there may be, and what would change their number."""
    lone = [origin for origin in held if len(origin.articles) == 1 and len(held) > 1]
    least = max(1, len(held) - len(lone)) if held else 0
    why = None
    if found.further:
        why = f"{found.further[0].name} may be a source of its own."
    elif lone:
        why = f"Only one article goes back to this origin, which may have it from another: {lone[0].name}."
    return {"at_least": least, "at_most": len(held) + len(found.further), "why": why}


def _unattributed(evidence: _Evidence, basis: Basis, found: Explanation) -> list[int]:
    """The articles that make the claim and say of nobody that they have it from them."""
    return [
        i
        for i, near in enumerate(evidence.topic.nearness)
        if i not in found.origins and near >= ON_TOPIC and max(basis.weights[i].values(), default=0.0) < RESTS
    ]


def _smaller_claims(evidence: _Evidence, main: _Main) -> list[Claim]:
    taken = {u.key for u in main.members}
    made = []
    groups = claims.smaller_claims([u for u in evidence.utterances if u.key not in taken and u.way.chain])
    for number, group in enumerate(groups[:MOST_CLAIMS], 1):
        tellings = [
            telling_of(u, evidence.readings[u.article], evidence.parties, evidence.outlets[u.article], 1.0)
            for u in group
        ]
        basis = dataclasses.replace(basis_of(tellings, {}, evidence.outlets), had_from=main.basis.had_from)
        found = explained(basis, evidence.outlets, {})
        ways = credited_ways(tellings, basis, found, evidence.readings, {u.key: u for u in group})
        held = origins.origins_of(found.origins, (), _statement_ids(ways), basis, evidence.readings)
        meaning = unit(sum((u.vector for u in group[1:]), group[0].vector))
        claim = _claim(number, wording(group, meaning, evidence.readings), ways, held, (), evidence)
        made.append(replace(claim, flags=claim_flags(claim, main.hearsay)))
    return made


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
