"""What teachers say of the training articles: their mean probabilities, worked out once before training.

Learning from an ensemble's probabilities beside the gold labels is distillation (Hinton, Vinyals and Dean 2015);
that the student may be as large as its teachers and still surpass them, Furlanello et al. 2018 show. Teachers that know
every layer also tell what PolNeAR does not mark: cues inside contents, relays, stances, kinds.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from data import BEGIN, BEGIN_CONTENT, BEGIN_SOURCE, KINDS, Document, Taught, TaughtRow
from network import Network, window_states
from wherefrom.reading.network.encode import windows

LIKELY = 0.02  # probability from which a piece is kept as the possible beginning of a cue
ENOUGH = 0.5  # probability from which a piece stands for a party


@torch.no_grad()
def teach(teachers: Sequence[Network], documents: Sequence[Document]) -> list[Taught]:
    """The mean of the teachers' probabilities for each article, each cue seen where it has the most context."""
    return [_article(teachers, document) for document in documents]


def _article(teachers: Sequence[Network], document: Document) -> Taught:
    pieces = len(document.pieces.ids)
    cues, kinds = np.zeros((pieces, 3), dtype=np.float16), np.zeros((pieces, len(KINDS)), dtype=np.float16)
    party = np.zeros(pieces, dtype=bool)  # a kind is asked of sources and relays alone
    rows: dict[int, TaughtRow] = {}
    gold = {one.cue[0][0] for annotation in document.annotations for one in annotation.marked}
    for window in windows(document.pieces):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = [window_states(t, document.pieces, window) for t in teachers]
            own = slice(window.own_start - window.start, window.own_end - window.start)
            here = slice(window.own_start, window.own_end)
            cue = _mean([t.cue(s) for t, s in zip(teachers, states, strict=True)])
            cues[here], kinds[here] = cue[own], _mean([t.kind(s) for t, s in zip(teachers, states, strict=True)])[own]
            anchors = [t for t in range(own.start, own.stop) if cue[t, 1] >= LIKELY or t + window.start in gold]
            if not anchors:
                continue
            seen = [t.see(s, torch.tensor(anchors)) for t, s in zip(teachers, states, strict=True)]
            said = (_mean([s.tags for s in seen]), _mean([s.relays for s in seen]), _mean([s.stances for s in seen]))
        shares = said[0][..., BEGIN_SOURCE:BEGIN_CONTENT].sum(-1) + said[1][..., BEGIN:].sum(-1)
        party[window.start : window.end] |= shares.max(0) >= ENOUGH
        for anchor, tags, relays, stance in zip(anchors, *said, strict=True):
            rows[anchor + window.start] = TaughtRow(window.start, tags, relays, stance)
    kinds[~party] = 0
    return Taught(cues, kinds, rows)


def _mean(scores: Sequence[Tensor]) -> np.ndarray:
    """The mean of the probabilities behind the scores."""
    return torch.stack([torch.softmax(s.float(), -1) for s in scores]).mean(0).numpy().astype(np.float16)
