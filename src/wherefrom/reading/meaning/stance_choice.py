"""The stance by the lexicon's verdict (``stance.py``) and what the network sees from the cue, with its probability."""

from __future__ import annotations

import numpy as np

from wherefrom.reading.network.heads import Head, softmax
from wherefrom.reading.types import STANCES, VOICES, Attribution, Stance, Voice


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


def choose_stance(head: Head, features: tuple[float, ...]) -> tuple[Stance, float]:
    """The likeliest stance, and how likely it is."""
    shares = softmax(head.scores([features]))[0]
    best = int(shares.argmax())
    return STANCES[best], float(shares[best])
