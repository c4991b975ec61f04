"""The stance by the lexicon's verdict (``stance.py``), what the network sees from the cue, and the cue's own words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from zlib import crc32

import numpy as np

from wherefrom.reading.network.heads import Head, softmax
from wherefrom.reading.types import STANCES, VOICES, Attribution, Stance, Voice

PLACES = 4096
"""Places at which the words of cues are noted; the few that share one are learned as one word."""


def places_of(words: Iterable[str]) -> tuple[int, ...]:
    """Where words are noted, the same in every process."""
    return tuple(sorted({crc32(word.encode()) % PLACES for word in words}))


def stance_features(layer: Attribution, verdict: Stance, voice: Voice) -> tuple[float, ...]:
    """What tells the stance of ``layer``."""
    seen = [np.log(1 / len(STANCES))] * len(STANCES)
    if layer.view is not None:
        seen = np.maximum(layer.view.stance, -8.0).tolist()
    return (
        *(float(verdict == one) for one in STANCES),
        *seen,
        *(float(voice == one) for one in VOICES),
        float(layer.view is not None),
        float(not layer.source),
        float(not layer.cue),
    )


def choose_stance(head: Head, features: tuple[float, ...], words: Sequence[str]) -> tuple[Stance, float]:
    """The likeliest stance, and how likely it is; ``words``: those of the cue, as of ``stance.cue_words``."""
    shares = softmax(head.scores([features], places_of(words)))[0]
    best = int(shares.argmax())
    return STANCES[best], float(shares[best])
