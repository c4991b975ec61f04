"""What teachers say of the training articles: their mean probabilities, worked out once before training.

Learning from an ensemble's probabilities beside the gold labels is distillation (Hinton, Vinyals and Dean 2015);
that the student may be as large as its teachers and still surpass them, Furlanello et al. 2018 show.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch

from data import Document
from network import Network
from wherefrom.reading.network.encode import Window, windows

LIKELY = 0.02  # probability from which a piece is kept as the possible beginning of a cue


@dataclass(frozen=True)
class Taught:
    """One article of n pieces.

    ``cues``, shape (n, 3); ``rows``, for each likely cue where its row begins and the row,
    shape (pieces of its window, 5).
    """

    cues: np.ndarray
    rows: dict[int, tuple[int, np.ndarray]]


@torch.no_grad()
def teach(teachers: Sequence[Network], documents: Sequence[Document], marks: tuple[int, int]) -> list[Taught]:
    """The mean of the teachers' probabilities for each article, each cue seen where it has the most context."""
    found = []
    for document in documents:
        cues = np.zeros((len(document.pieces.ids), 3), dtype=np.float16)
        rows: dict[int, tuple[int, np.ndarray]] = {}
        gold = {a["cue"][0][0] for attributions in document.annotations for a in attributions if a["cue"]}
        for window in windows(document.pieces):
            own = slice(window.own_start - window.start, window.own_end - window.start)
            cue, states = _cues(teachers, document, window, marks)
            cues[window.own_start : window.own_end] = cue[own].numpy()
            anchors = [t for t in range(own.start, own.stop) if float(cue[t, 1]) >= LIKELY or t + window.start in gold]
            for anchor, row in zip(anchors, _tags(teachers, states, anchors), strict=True):
                rows[anchor + window.start] = (window.start, row)
        found.append(Taught(cues, rows))
    return found


def _cues(
    teachers: Sequence[Network], document: Document, window: Window, marks: tuple[int, int]
) -> tuple[torch.Tensor, list[torch.Tensor]]:
    ids = torch.tensor([[marks[0], *document.pieces.ids[window.start : window.end].tolist(), marks[1]]])
    types = torch.zeros_like(ids)
    types[0, 1:-1] = torch.from_numpy(document.pieces.types[window.start : window.end])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states = [t.encode(ids, types, torch.ones_like(ids)) for t in teachers]
        cues = [torch.softmax(t.cue(s).float(), -1)[0, 1:-1] for t, s in zip(teachers, states, strict=True)]
    return torch.stack(cues).mean(0), states


def _tags(teachers: Sequence[Network], states: list[torch.Tensor], anchors: list[int]) -> list[np.ndarray]:
    if not anchors:
        return []
    at = torch.tensor([[a + 1 for a in anchors]])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        tags = [torch.softmax(t.tags_of(s, at).float(), -1)[0, :, 1:-1] for t, s in zip(teachers, states, strict=True)]
    return list(torch.stack(tags).mean(0).numpy().astype(np.float16))
