"""The trace of a story: the steps of this folder in their order."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from wherefrom.archive.stories.titles import story_title
from wherefrom.reading.meaning.vectors import Vector, unit, word_vectors
from wherefrom.reading.types import Reading, Statement
from wherefrom.tracing.claims import choice, claims
from wherefrom.tracing.claims.choice import Candidate
from wherefrom.tracing.claims.claims import Utterance
from wherefrom.tracing.claims.disputes import contradictions, disputes_of, opponents_of, taken_back
from wherefrom.tracing.claims.quotes import quotes
from wherefrom.tracing.claims.topic import Topic, topic_of
from wherefrom.tracing.claims.wording import wording
from wherefrom.tracing.credits.agencies import without_wire_copy
from wherefrom.tracing.credits.basis import Basis, basis_of, standing_of
from wherefrom.tracing.credits.credits import Credit, credits_of
from wherefrom.tracing.credits.subjects import spoken_of
from wherefrom.tracing.credits.tellings import Telling, telling_of, tellings_of
from wherefrom.tracing.origins import origins
from wherefrom.tracing.origins.connections import as_one, connections_of, one_text, together
from wherefrom.tracing.origins.credited import corroborated, credited_ways, told_by_origins
from wherefrom.tracing.origins.derivations import derivations_of, mutual_credits, outlet_of, taken_from
from wherefrom.tracing.origins.explanation import Explanation, explained
from wherefrom.tracing.origins.findings import claim_flags, trace_flags
from wherefrom.tracing.origins.origins import Hearsay
from wherefrom.tracing.parties import Parties, parties_of
from wherefrom.tracing.passages.shared_text import SharedText, shared_texts
from wherefrom.tracing.said import (
    NOTHING,
    Said,
    adjusted,
    claim_pairs,
    regrouped,
    with_credits,
    with_said,
    with_taken,
    without_denied,
)
from wherefrom.tracing.types import (
    ChainLink,
    Claim,
    ClaimStatement,
    Connection,
    Derivation,
    Dispute,
    Origin,
    Story,
    Trace,
)
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
    connections: Sequence[Connection]
    same: Mapping[int, int]
    said: Said

    def mentions(self, number: int, link: ChainLink) -> bool:
        """Whether the text of an article has the name of a party anywhere."""
        return self.parties.mentions(link, self.readings[number].article.text)


@dataclass(frozen=True, slots=True)
class _Main:
    """A claim, mostly the main one, with what the other steps need of its making."""

    claim: Claim
    basis: Basis
    hearsay: Hearsay
    members: Sequence[Utterance]
    derivations: Sequence[Derivation]
    ways: Sequence[Way]


def trace(
    readings: Sequence[Reading], story: Story | None = None, claim: str | None = None, said: Said = NOTHING
) -> Trace:
    """The trace of ``readings``, which are all of one story: claims, derivations, origins, disputes, quotations.

    ``claim``: which claim is traced, in words, or by its number among ``claims_of``; None for the one that most
    articles are about. ``said``: what people say of the story, which the trace follows. Raises NoSuchClaimError where
    the words mean none of them; ValueError where there is no reading, or where two have the same article id.
    """
    ordered = _checked(readings)
    evidence = _gather(ordered, said)
    main = _main_claim(evidence)
    if claim is None:
        return _trace_of(evidence, main, [main.claim, *_smaller_claims(evidence, main)], story)
    chosen = _chosen(evidence, main, claim)
    told = {(s.article, s.statement) for s in chosen.claim.statements}
    others = [] if chosen is main else [main.claim]
    others += [
        c for c in _smaller_claims(evidence, main) if not told & {(s.article, s.statement) for s in c.statements}
    ]
    numbered = [replace(one, id=number) for number, one in enumerate([chosen.claim, *others])]
    return _trace_of(evidence, dataclasses.replace(chosen, claim=numbered[0]), numbered, story)


def claims_of(readings: Sequence[Reading], said: Said = NOTHING) -> tuple[Claim, ...]:
    """The claims of a story that may be chosen to be traced, numbered from 1.

    First the one that most articles are about, then those that several articles make, then those of one.

    Raises ValueError where there is no reading, or where two have the same article id.
    """
    evidence = _gather(_checked(readings), said)
    main = _main_claim(evidence)
    groups = [_of_group(evidence, main, one.members, 0).claim for one in _offered(evidence, main)]
    return tuple(replace(claim, id=number) for number, claim in enumerate([main.claim, *groups], 1))


def _checked(readings: Sequence[Reading]) -> list[Reading]:
    """The readings in order of their days. Raises ValueError where they cannot be traced."""
    ids = [reading.article.id for reading in readings]
    if not ids:
        raise ValueError("a trace needs at least one article")
    if len(set(ids)) < len(ids):
        raise ValueError("two articles of a trace have the same id")
    return sorted(readings, key=lambda reading: reading.article.published or "~")


def _trace_of(evidence: _Evidence, main: _Main, told: Sequence[Claim], story: Story | None) -> Trace:
    """The trace whose main claim is ``main``, with all claims that are ``told``."""
    ordered = evidence.readings
    speakers = {(u.way.article, u.statement.id): u.way.chain for u in evidence.utterances}
    mutual = mutual_credits(evidence.utterances, ordered, evidence.parties)
    known = {(d.article, d.from_article) for d in main.derivations if d.how == "credits"}
    further = [d for pair in mutual for d in pair if (d.article, d.from_article) not in known]
    found = Trace(
        story=story or _story_of(ordered),
        readings=tuple(ordered),
        derivations=with_said((*main.derivations, *dict.fromkeys(further)), evidence.said, ordered, evidence.parties),
        claims=tuple(told),
        main_claim=main.claim.id,
        connections=tuple(evidence.connections),
        put_right=evidence.said.made,
        quotes=quotes(
            ordered, lambda article, statement: _speaker(speakers.get((article, statement.id), ()), statement)
        ),
    )
    return replace(found, flags=trace_flags(found, main.hearsay, evidence.parties, mutual))


def _gather(readings: Sequence[Reading], said: Said) -> _Evidence:
    parties, vectors = parties_of(readings, said.names), word_vectors()
    shared = without_denied((pair for pair in shared_texts(readings) if pair.is_copy), said)
    places = {reading.article.id: i for i, reading in enumerate(readings)}
    copies: dict[int, set[int]] = defaultdict(set)
    told = [(one.article or "", one.source) for one in said.derivations() if one.source and one.yes]
    for a, b in (*((pair.a, pair.b) for pair in shared), *told):
        copies[places[a]].add(places[b])
        copies[places[b]].add(places[a])
    taken, connected = without_wire_copy(shared, readings), connections_of(readings)
    return _Evidence(
        readings,
        parties,
        [outlet_of(reading.article, parties) for reading in readings],
        with_credits([credits_of(reading.article, parties) for reading in readings], said, readings, parties),
        claims.utterances_of(readings, parties, vectors),
        taken,
        copies,
        with_taken(taken_from(readings, taken), said, readings),
        topic_of(readings, vectors),
        connected,
        one_text(connected, readings, shared),
        said,
    )


def _main_claim(evidence: _Evidence) -> _Main:
    readings, parties, claim = evidence.readings, evidence.parties, evidence.topic.meaning
    tellings = tellings_of(readings, evidence.utterances, evidence.credits, claim, parties, evidence.outlets)
    weights = {(t.article, t.statement): t.weight for t in tellings if t.statement is not None}
    members = [u for u in evidence.utterances if weights.get(u.key, 0.0) >= MAKES_IT]
    members, came, went = claim_pairs(members, evidence.utterances, weights, evidence.said.claims(readings))
    tellings = adjusted(tellings, (_told(evidence, u, came[u.key]) for u in members if u.key in came), went)
    against = contradictions(evidence.utterances, claim, members)
    opponents = opponents_of(against, members, claim)
    against_it = {u.key for u in against}
    members = [u for u in members if u.key not in against_it]
    basis = basis_of(tellings, standing_of(spoken_of(members, parties), opponents), evidence.outlets, evidence.taken)
    denying = {u.article for u in evidence.utterances if (u.key in against_it and u.whole) or claims.denies(u)}
    found = explained(basis, evidence.outlets, evidence.copies, denying, evidence.mentions, evidence.taken)
    found = corroborated(as_one(found, evidence.same, evidence.outlets, whole=True), members, tellings)
    ways = credited_ways(tellings, basis, found, readings, {u.key: u for u in evidence.utterances})
    hearsay = origins.hearsay_of(ways, readings, parties)
    derivations = derivations_of(readings, evidence.shared, ways, parties)
    bare = [i for i in _unattributed(evidence, basis, found) if i not in denying]
    held = origins.origins_of(found.origins, together(bare, evidence.same), _statement_ids(ways), basis, readings)
    sources = {link for way in ways for link in way.chain} - opponents
    making = {(readings[u.article].article.id, u.statement.id) for u in members}
    disputes = (
        *disputes_of(against, members, claim, sources, readings, parties),
        *taken_back(readings, evidence.utterances, claim, making, word_vectors()),
    )
    told = told_by_origins(members, tellings, basis, found, readings)
    places = {reading.article.id: i for i, reading in enumerate(readings)}
    behind = [{places[id] for id in origin.articles} for origin in held]
    opening = set().union(*behind) - denying
    text = wording(told or members, claim, readings, behind, opening)
    made = _claim(0, text, ways, held, disputes, evidence)
    made = replace(made, **_bounds(held, found))
    return _Main(replace(made, flags=claim_flags(made, hearsay)), basis, hearsay, members, derivations, ways)


def _bounds(held: Sequence[Origin], found: Explanation) -> dict[str, int | str | None]:
    """How few and how many origins there may be, and what would change their number."""
    lone = [origin for origin in held if len(origin.articles) == 1 and len(held) > 1]
    least = max(1, len(held) - len(lone)) if held else 0
    why = None
    if found.further:
        why = f"{found.further[0].name} may be a source of its own."
    elif lone:
        name = lone[0].name.rstrip(".")  # "Lee Jr."
        why = f"Only one article goes back to this origin, which may have it from another: {name}."
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
    rest = [u for u in evidence.utterances if u.key not in taken and u.way.chain and choice.stands_by(u)]
    groups = claims.spread(regrouped(claims.smaller_claims(rest), rest, evidence.said.claims(evidence.readings)))
    return [_of_group(evidence, main, group, number).claim for number, group in enumerate(groups[:MOST_CLAIMS], 1)]


def _of_group(evidence: _Evidence, main: _Main, group: Sequence[Utterance], number: int) -> _Main:
    """The claim that the statements of ``group`` make, which all say the same thing; whom they name, has told it.

    Whom outlets have the main claim from is no evidence of whom they have this one from.
    """
    readings = evidence.readings
    tellings = [_told(evidence, u) for u in group]
    basis = basis_of(tellings, {}, evidence.outlets)
    found = as_one(explained(basis, evidence.outlets, {}), evidence.same, evidence.outlets, whole=False)
    ways = credited_ways(tellings, basis, found, readings, {u.key: u for u in group})
    held = origins.with_the_rest(
        origins.origins_of(found.origins, (), _statement_ids(ways), basis, readings),
        [(u.way.chain[0], u.way.article, u.statement.id) for u in group if u.way.chain],
    )
    told = [Way(readings[t.article].article.id, t.statement, t.chain) for t in tellings if t.chain]
    claim = _claim(number, wording(group, _meaning(group), readings), told, held, (), evidence)
    claim = replace(claim, flags=claim_flags(claim, main.hearsay), **_bounds(held, found))
    return _Main(claim, basis, main.hearsay, group, derivations=(), ways=ways)


def _told(evidence: _Evidence, u: Utterance, weight: float = 1.0) -> Telling:
    """A statement as what tells of the claim."""
    return telling_of(u, evidence.readings[u.article], evidence.parties, evidence.outlets[u.article], weight)


def _meaning(group: Sequence[Utterance]) -> Vector:
    return unit(sum((u.vector for u in group[1:]), group[0].vector))


def _offered(evidence: _Evidence, main: _Main) -> list[Candidate]:
    """The claims beside the main one that may be chosen, those nearest to what the story is about first.

    None of them only says the main one again.
    """
    meaning, keys = word_vectors().vector(main.claim.text), {u.key for u in main.members}

    def is_main(one: Candidate) -> bool:
        return float(one.meaning @ meaning) >= claims.ALIKE and all(u.key in keys for u in one.members)

    said = evidence.said.claims(evidence.readings)
    groups = regrouped(choice.groups_of(evidence.utterances), evidence.utterances, said)
    found = [one for one in map(choice.candidate, groups) if not is_main(one)]
    return sorted(found, key=lambda one: (-one.articles, -float(one.meaning @ evidence.topic.meaning)))


def _chosen(evidence: _Evidence, main: _Main, claim: str) -> _Main:
    """The claim that ``claim`` means: traced in full, with who denies it. Raises NoSuchClaimError."""
    offered = _offered(evidence, main)
    place = choice.chosen(claim, main.claim.text, offered, evidence.readings)
    if place is None:
        return main
    members, readings = offered[place].members, evidence.readings
    made = _of_group(evidence, main, members, 0)
    against = contradictions(evidence.utterances, offered[place].meaning, members)
    sources = {ChainLink(origin.name, origin.kind) for origin in made.claim.origins} | {
        link for statement in made.claim.statements for link in statement.chain
    }
    disputes = disputes_of(against, members, offered[place].meaning, sources, readings, evidence.parties)
    hearsay = origins.hearsay_of(made.ways, readings, evidence.parties)
    told = replace(made.claim, disputed_by=disputes)
    return dataclasses.replace(
        made,
        claim=replace(told, flags=claim_flags(told, hearsay)),
        hearsay=hearsay,
        derivations=derivations_of(readings, [p for p in evidence.shared if p.is_copy], made.ways, evidence.parties),
    )


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
