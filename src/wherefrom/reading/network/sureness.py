"""How sure the network is of each cue and its spans, and how cues that stand close by compete: what trust rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from wherefrom.reading.network.decode import Scores

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]

FAR = 5.0  # log-odds, either way, from which on nothing is surer
NUMBERS = 23
"""How many numbers tell of one cue."""


def sureness(scores: Scores, chosen: NDArray[np.intp], content: Flags, source: Flags) -> Floats:
    """What tells how sure each of k cues is, shape (k, ``NUMBERS``).

    ``chosen`` (k,): the places of the cues among the anchors of ``scores``; ``content`` and ``source`` (k, n): the
    pieces taken for those of each. All cues have some content.
    """
    anchors = scores.anchors[chosen]
    begin = scores.cue[anchors, 1]
    tags = np.exp(scores.tags[chosen])
    said, told = tags[:, :, 3] + tags[:, :, 4], tags[:, :, 1] + tags[:, :, 2]  # sums of so few are slow by themselves
    relays, stance = np.exp(scores.relays[chosen]), scores.stances[chosen]
    relay = relays[:, :, 1] + relays[:, :, 2]
    rows, pieces = np.arange(len(chosen)), content.shape[1]
    first, last = content.argmax(1), pieces - 1 - content[:, ::-1].argmax(1)
    before, after = np.maximum(first - 1, 0), np.minimum(last + 1, pieces - 1)
    length = content.sum(1)
    distance = np.where(first > anchors, first - anchors, np.minimum(last - anchors, 0))
    columns = (
        _log_odds(begin),
        _soft_overlap(said, content),
        _soft_overlap(told, source),
        (said * content).sum(1) / length,
        np.where(content, said, 1).min(1),
        _log_odds(tags[rows, first, 3]),
        _log_odds(said[rows, last]),
        np.where(last + 1 < pieces, _log_odds(said[rows, after]), -FAR),
        np.where(first > 0, _log_odds(said[rows, before]), -FAR),
        np.log1p((said * ~content).sum(1)),
        told.max(1),
        np.log1p((told * ~source).sum(1)),
        relay.max(1),
        np.log1p(relay.sum(1)),
        -(np.exp(stance) * stance).sum(1),
        *_rivalry(begin, anchors, said, content),
        np.clip(distance, -60, 60) / 20,
        (np.diff(content.astype(np.int8), axis=1, prepend=0) == 1).sum(1),
        scores.names[chosen, :, 0].max(1),
        scores.names[chosen, :, 1].max(1),
    )
    return np.stack(columns, 1).astype(np.float32)


def _log_odds(probability: Floats) -> Floats:
    clipped = np.clip(probability, 1e-4, 1 - 1e-4)
    odds: Floats = np.clip(np.log(clipped / (1 - clipped)), -FAR, FAR)
    return odds


def _soft_overlap(likely: Floats, taken: Flags) -> Floats:
    """The expected share of the union of the true pieces and those ``taken`` that both have; 0 where none are."""
    union = taken.sum(1) + (likely * ~taken).sum(1)
    shares: Floats = (likely * taken).sum(1) / np.maximum(union, 1)
    return shares


def _rivalry(begin: Floats, anchors: NDArray[np.int64], said: Floats, content: Flags) -> tuple[Floats, ...]:
    """The share of its content that a surer cue, any cue claims; how likely one's content holds it, it holds one."""
    length = content.sum(1)
    both = content.astype(np.float32) @ content.astype(np.float32).T
    share = both / (length[:, None] + length[None, :] - both)
    np.fill_diagonal(share, 0)
    surer = begin[None, :] > begin[:, None]
    holds = said[:, anchors] * begin[:, None]  # of row's content, the cue of the column
    np.fill_diagonal(holds, 0)
    inside = np.where(content[:, anchors], begin[None, :], 0)
    np.fill_diagonal(inside, 0)
    return (share * surer).max(1), share.max(1), holds.max(0), inside.max(1)
