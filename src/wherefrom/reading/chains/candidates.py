"""Through whom a statement may have come: the candidates for its relays, with what rules and network tell of each."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from wherefrom.lang.en.patterns.relays import HEARSAY, LEADS
from wherefrom.reading.chains.own import is_own
from wherefrom.reading.chains.steps import Step
from wherefrom.reading.context import Discourse, Party
from wherefrom.reading.network.view import UNSEEN, View
from wherefrom.reading.parties.in_window import mentions_in, name_scores
from wherefrom.reading.parties.resolve import resolve
from wherefrom.reading.statements.nesting import Node
from wherefrom.reading.types import KINDS, Attribution
from wherefrom.text.span import Span, whole_words

NEAR_CUE = 40
"""Characters around a cue in which "reportedly" may be about it."""
WITH_VERB = 60
"""Characters behind a source in which its verb ends, where they are read as one clause."""
LIKELY = 6
"""How many parties are candidates for their names alone."""
LEAST = -4.0
"""Log-odds that such a name must have."""
BESIDE = 6
"""Characters between a cue and a name that stands right beside it: "told the"."""
NEAR = 4
"""Words before a name among which the one is looked for that says what the name is there for."""
TAGGED = 0.15
"""Probability from which on words are taken to name a relay."""


@dataclass(frozen=True, slots=True)
class Before:
    """What comes before a statement: where the last one ends, its chain, and how often each was a relay so far.

    ``own``: the names of the article's outlet and authors, who are never links.
    """

    end: int = 0
    chain: Sequence[Step] = ()
    relays: Mapping[int | None, int] = field(default_factory=dict)
    statements: int = 0
    own: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RelayCandidate:
    """A link that a chain may have behind its origin; ``party`` may be new, and whoever takes it records it."""

    party: Party | None
    span: Span | None
    by_rule: bool
    features: tuple[float, ...]
    sure: bool = False
    """Whether the form of the sentence leaves no doubt."""


@dataclass(frozen=True, slots=True)
class _Scores:
    """What the network says: by the number of a party its names as those of a relay, of the origin; by words, tags."""

    relays: Mapping[int, float]
    origins: Mapping[int, float]
    tagged: Mapping[int, float]
    new: Sequence[tuple[Party, float]]


def relay_candidates(
    discourse: Discourse, node: Node, chain: Sequence[Step], said: Sequence[Step], before: Before
) -> list[RelayCandidate]:
    """Everybody through whom the node may have come, those of the rules' ``chain`` first, in their order.

    ``said``: the chain as the node's own sentence has it, without what holds from the sentences before it.
    """
    scores = _scores(discourse, node.inner.view)
    most = max(scores.relays.values(), default=UNSEEN)
    cue = (node.inner.cue or node.inner.content)[0]
    sentence = discourse.sentences[discourse.sentence_of(cue[0])]
    by_rule = list(chain[1:])
    found = [(None if step.party is None else discourse.party(step.party), step.span) for step in by_rule]
    known = {step.party for step in chain}
    ranked = sorted(scores.relays, key=lambda n: -scores.relays[n])[:LIKELY]
    likely = [number for number in ranked if scores.relays[number] > LEAST]
    for number in (*likely, *scores.tagged, *(step.party for step in (*before.chain[1:], *before.chain[:1]))):
        if number is not None and number not in known and not is_own(discourse.party(number), before.own):
            known.add(number)
            found.append((discourse.party(number), None))
    origin = [discourse.party(step.party) for step in chain[:1] if step.party is not None]
    names = {party.name.casefold() for party in (*origin, *(party for party, _ in found)) if party is not None}
    found += [(party, party.mentions[0]) for party, _ in scores.new if _is_another(party, names, before)]
    hearsay = _hearsay(discourse, node)
    about = (*_about(discourse, node, chain, before), *hearsay)
    if any(hearsay) and found[:1] != [(None, None)] and chain and chain[0].party is not None:
        found.append((None, None))
    told = {step.party for step in said[1:]}
    return [
        RelayCandidate(
            party,
            span,
            i < len(by_rule),
            (
                *about,
                *_from_rules(node, party, span, by_rule[i] if i < len(by_rule) else None, i, told),
                *_from_network(node, party, scores, most),
                *_from_before(party, before),
                *_from_places(discourse, node, party, cue, sentence),
            ),
            (i < len(by_rule) and by_rule[i].sure) or (party is None and _is_hearsay(discourse, node.inner)),
        )
        for i, (party, span) in enumerate(found)
    ]


def _is_another(party: Party, names: Collection[str], before: Before) -> bool:
    return party.name.casefold() not in names and not is_own(party, before.own)


def _scores(discourse: Discourse, view: View | None) -> _Scores:
    tagged: dict[int, float] = {}
    new: dict[str, tuple[Party, float]] = {}
    for span, probability in view.relay_spans(TAGGED) if view else ():
        for party in _meant(discourse, span):
            if party.number < discourse.next_number:
                tagged[party.number] = max(tagged.get(party.number, 0.0), probability)
            else:
                new.setdefault(party.name.casefold(), (party, probability))
    origins, relays = name_scores(discourse, view)
    return _Scores(relays, origins, tagged, tuple(new.values()))


def _meant(discourse: Discourse, span: Span) -> list[Party]:
    """The parties whom words mean that name a relay; one that is new, called by the words, where they name nobody."""
    span = whole_words(discourse.text, span)
    named = [party for _, _, party in discourse.cast.between(*span)]
    covering = discourse.cast.at(span[0])
    if named or covering is not None:
        return named or ([covering] if covering is not None else [])
    party = resolve(discourse, span, ())
    return [party] if party is not None and party.mentions else []


def _about(discourse: Discourse, node: Node, chain: Sequence[Step], before: Before) -> tuple[float, ...]:
    """What is the same for every candidate."""
    origin = None if not chain or chain[0].party is None else discourse.party(chain[0].party)
    start = node.inner.content[0][0]
    breaks = discourse.text.count("\n", before.end, start) if before.statements and before.end < start else 0
    same = bool(chain) and bool(before.chain) and before.chain[0].party == chain[0].party
    return (
        float(origin is None),
        *(float(origin is not None and origin.kind == kind) for kind in KINDS),
        len(chain) / 3,
        float(len(node.layers) > 1),
        float(node.parent is not None),
        float(same),
        float(breaks == 0),
        math.exp(-breaks / 2),
        float(len(before.chain) > 1),
        float(bool(before.own)),
    )


def _hearsay(discourse: Discourse, node: Node) -> tuple[float, float]:
    """Whether a cue of the node passes on what somebody unnamed says ("reportedly"), and whether words close by do."""
    cues = [span for layer in node.layers for span in layer.cue] or [node.inner.content[0]]
    first, last = min(cues)[0], max(cues)[1]
    said = any(HEARSAY.search(discourse.text, *cue) for cue in cues)
    near = HEARSAY.search(discourse.text, max(0, first - NEAR_CUE), last + NEAR_CUE)
    return float(said), float(near is not None)


def _is_hearsay(discourse: Discourse, layer: Attribution) -> bool:
    """Whether the verb of a source is told by hearsay: "Lee reportedly said", "Lee has allegedly told"."""
    if not layer.source or not layer.cue:
        return False
    start, end = layer.source[-1][1], layer.cue[-1][1]
    return 0 <= end - start <= WITH_VERB and HEARSAY.search(discourse.text, start, end) is not None


def _from_rules(
    node: Node, party: Party | None, span: Span | None, step: Step | None, place: int, told: set[int | None]
) -> tuple[float, ...]:
    said = step is not None and step.party in told
    return (
        float(step is not None),
        float(step is not None and said),
        float(step is not None and not said),
        float(step is not None and place == 0),
        float(span is not None),
        float(span is not None and any(span in layer.source for layer in node.layers[:-1])),
        float(span is not None and any(span in layer.source for layer in node.layers[-1:])),
        float(party is None),
        *([0.0] * len(KINDS) if party is None else [float(party.kind == kind) for kind in KINDS]),
        float(party is not None and bool(party.words)),
    )


def _from_network(node: Node, party: Party | None, scores: _Scores, most: float) -> tuple[float, ...]:
    """``most``: the highest score as a relay that somebody has."""
    number = -1 if party is None else party.number
    new = next((share for other, share in scores.new if other is party), None)
    relay, origin = scores.relays.get(number, UNSEEN), scores.origins.get(number, UNSEEN)
    if new is not None and party is not None and node.inner.view is not None:
        ((origin, relay),) = node.inner.view.name_scores(party.mentions[:1])
    return (
        relay / 6,
        float(relay > UNSEEN),
        float(relay > 0),
        float(relay >= most),
        origin / 6,
        scores.tagged.get(number, 0.0) if new is None else new,
        float(new is not None),
        float(node.inner.view is not None),
    )


def _from_before(party: Party | None, before: Before) -> tuple[float, ...]:
    number = None if party is None else party.number
    share = before.relays.get(number, 0)
    return (
        float(any(number == other.party for other in before.chain[1:])),
        float(bool(before.chain) and number == before.chain[0].party),
        math.log1p(share) / 2,
        share / max(1, before.statements),
    )


def _from_places(discourse: Discourse, node: Node, party: Party | None, cue: Span, sentence: Span) -> tuple[float, ...]:
    """Where the party is named: in the cue's sentence, right behind the cue, after which word; how far before."""
    mentions = () if party is None else party.mentions
    here = mentions_in(mentions, *sentence)
    leads = {lead_of(discourse.text, start) for start, _ in here}
    at = node.inner.content[0][0]
    first = bisect_left(mentions, (at, 0))
    return (
        float(bool(here)),
        float(any(0 <= start - cue[1] <= BESIDE for start, _ in here)),
        float(any(0 <= cue[0] - end <= BESIDE for _, end in here)),
        *[float(number in leads) for number in range(len(LEADS))],
        math.exp(-(at - mentions[first - 1][0]) / 500) if first else 0.0,
        float(bool(mentions) and not first),
        float(any(s <= start < e for s, e in node.inner.content for start, _ in here)),
    )


def lead_of(text: str, start: int) -> int | None:
    """The number in ``LEADS`` of the nearest such word before a name: "told the", "in an interview with"."""
    for word in reversed(text[max(0, start - 60) : start].split()[-NEAR:]):
        plain = word.strip("\"“‘',").casefold()
        found = next((number for number, words in enumerate(LEADS) if plain in words), None)
        if found is not None or word[-1] in ".;:!?":
            return found
    return None
