"""How sure a statement is: that it is one, and that its content, its origin and every relay are right.

Both are probabilities of small heads, learned from what the fold networks found in articles that they had not seen.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from wherefrom.reading.chains.candidates import RelayCandidate
from wherefrom.reading.chains.steps import Step
from wherefrom.reading.context import Discourse
from wherefrom.reading.network.heads import Floats
from wherefrom.reading.network.sureness import NUMBERS
from wherefrom.reading.parties.candidates import Candidate
from wherefrom.reading.statements.nesting import Node
from wherefrom.reading.types import KINDS, VOICES, Voice

CHOICE, RELAYING = 7, 11
"""How many numbers ``of_choice`` and ``of_relays`` tell."""
RELAYS = 0.5
"""Probability from which on somebody is a relay."""


def of_choice(shares: Floats, asked: Sequence[Candidate]) -> tuple[float, ...]:
    """How hard it was to choose an origin among ``asked``, from the probability of each."""
    ruled = np.array([candidate.by_rule for candidate in asked])
    nobody = np.array([candidate.party is None for candidate in asked])
    best = int(shares.argmax())
    return (
        float(np.sort(shares)[-2]) if len(shares) > 1 else 0.0,
        float(shares[ruled].sum()),
        float(ruled[best]),
        float(nobody[best]),
        math.log1p(len(asked)),
        float(-(shares * np.log(shares + 1e-9)).sum()),
        float(shares[nobody].sum()),
    )


def of_relays(likely: Sequence[float], asked: Sequence[RelayCandidate]) -> tuple[float, ...]:
    """How hard it was to tell the relays among ``asked``, from how likely each is one by itself."""
    shares, ruled = np.array(likely), np.array([candidate.by_rule for candidate in asked])
    taken = shares >= RELAYS
    first, second, *_ = *sorted(shares.tolist(), reverse=True), 0.0
    return (
        first,
        second,
        float(np.maximum(shares, 1 - shares).prod()),
        float((1 - shares[~taken]).prod()),
        float(shares[taken].prod()),
        math.log1p(len(asked)),
        float(ruled.sum()),
        float((taken != ruled).sum()),
        float(shares[ruled].min(initial=1.0)),
        float(shares[~ruled].max(initial=0.0)),
        float(sum(candidate.sure for candidate in asked)),
    )


def found_features(discourse: Discourse, nodes: Sequence[Node], number: int, voice: Voice) -> tuple[float, ...]:
    """What tells whether a node is a statement at all, with the right words as its content."""
    node = nodes[number]
    own = node.inner
    sure = min(max(min(layer.confidence for layer in node.layers), 1e-3), 1 - 1e-3)
    inner = min(max(own.confidence, 1e-3), 1 - 1e-3)
    length = sum(end - start for start, end in own.content)
    around = [n for n in nodes[max(0, number - 4) : number + 5] if n is not node]
    start, end = own.content[0][0], own.content[-1][1]
    crossing = sum(n.inner.content[0][0] < end and start < n.inner.content[-1][1] for n in around)
    cue = sum(end - start for start, end in own.cue)
    first = own.cue[0][0] if own.cue else start
    return (
        math.log(sure / (1 - sure)) / 3,
        math.log(inner / (1 - inner)) / 3,
        float(own.view is None),
        *(float(voice == one) for one in VOICES),
        float(not own.source),
        float(not own.cue),
        float(node.parent is not None),
        float(len(node.layers) > 1),
        math.log1p(length) / 5,
        float(length < 25),
        float(length > 400),
        len(own.content) - 1.0,
        math.log1p(cue) / 3,
        float(len(own.cue) > 1),
        float(crossing),
        float(any(n.parent == number for n in around)),
        float(own.content[-1][1] < first),
        float(discourse.text.count("\n", start, end) > 0),
        float(0 if own.view is None else math.exp(float(own.view.stance.max()))),
        *([0.0] * NUMBERS if own.view is None else own.view.sureness.tolist()),
    )


def right_features(
    discourse: Discourse, chain: Sequence[Step], found: Sequence[float], probability: float
) -> tuple[float, ...]:
    """What tells whether the whole statement is right: ``found``, its ``probability``, and how sure each link is."""
    origin = None if not chain or chain[0].party is None else discourse.party(chain[0].party)
    sure = chain[0].probability if chain else 0.0
    relays = [step.probability for step in chain[1:]]
    return (
        *found,
        probability,
        sure,
        math.log(max(1 - sure, 1e-3)) / 3,
        min(relays, default=1.0),
        math.prod(relays),
        *_filled(chain[0].choice if chain else (), CHOICE),
        *_filled(chain[0].relaying if chain else (), RELAYING),
        float(len(chain) == 2),
        float(len(chain) > 2),
        float(origin is None),
        *(float(origin is not None and origin.kind == kind) for kind in KINDS),
        float(origin is not None and bool(origin.words)),
        float(bool(chain) and chain[0].span is not None),
    )


def _filled(numbers: Sequence[float], count: int) -> Sequence[float]:
    """``numbers``; as many zeros where there are none."""
    return numbers or [0.0] * count
