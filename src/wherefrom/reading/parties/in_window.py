"""The parties that a window of the network holds: how it scores their names, and where they are mentioned."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice

from wherefrom.reading.context import Discourse
from wherefrom.reading.network.view import View
from wherefrom.text.span import Span

MEMORY = 200
"""How many described parties back a window can reach."""


def name_scores(discourse: Discourse, view: View | None) -> tuple[dict[int, float], dict[int, float]]:
    """By the number of each party, the most that a name or description of it in the window gets from the network.

    As a name of the origin, and as one of a relay.
    """
    origins: dict[int, float] = {}
    relays: dict[int, float] = {}
    if view is None:
        return origins, relays
    start, end = int(view.offsets[0, 0]), int(view.offsets[-1, 1])
    named = [(span, party.number) for span, _, party in discourse.cast.between(start, end)]
    lately = islice(discourse.described(), MEMORY)
    described = [(p.mentions[0], p.number) for _, _, p in lately if start <= p.mentions[0][0] < end]
    both = (*named, *described)
    for (_, number), (origin, relay) in zip(both, view.name_scores([span for span, _ in both]), strict=True):
        if origin > origins.get(number, -math.inf):
            origins[number] = origin
        if relay > relays.get(number, -math.inf):
            relays[number] = relay
    return origins, relays


def mentions_in(mentions: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """Those of the ``mentions``, in order, that begin in ``[start, end)``."""
    return mentions[bisect_left(mentions, (start, 0)) : bisect_left(mentions, (end, 0))]
