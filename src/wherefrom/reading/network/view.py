"""What the network sees from one cue, beside its source and content: for who is meant, through whom, and how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wherefrom.text.span import Span

Halves = NDArray[np.float16]
UNSEEN = -6.0
"""Log-odds that words outside the window of the cue are a name; none are less likely, nor more than the opposite."""


@dataclass(frozen=True, slots=True, eq=False)
class Ending:
    """What the network sees around the end of a content: of its last piece, and as many on either side.

    ``last``: the number of that piece in the window; ``end``: the character that ends the content.
    """

    last: int
    end: int
    halves: tuple[bytes, ...]
    """``odds`` by pairs of columns. Python keeps such small objects together; small arrays would stand among large ones
    for a moment's use, whose memory would not be free for others."""

    @classmethod
    def of(cls, last: int, end: int, odds: Halves) -> Ending:
        """What has these ``odds``."""
        return cls(last, end, (odds[:, :2].tobytes(), odds[:, 2:].tobytes()))

    @property
    def odds(self) -> Halves:
        """Shape (m, 4): log-odds, none beyond ``-UNSEEN``, that a piece is of the content, begins it, is of the source.

        All as if this were surely a cue; and that it begins a cue itself. ``UNSEEN`` outside the window.
        """
        return np.concatenate([np.frombuffer(half, dtype=np.float16).reshape(-1, 2) for half in self.halves], 1)


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """What the network sees from one cue beside its source and content, over the n pieces of the cue's window.

    ``offsets`` (n, 2) are characters of the text; the rest as in ``decode.Scores``, for this cue alone, and how sure it
    is, as of ``sureness``. ``ending``: where it is in doubt how far the content goes.
    """

    offsets: NDArray[np.int64]
    relays: Halves
    names: Halves
    stance: Halves
    kinds: Halves
    sureness: Halves
    ending: Ending | None = None

    def range_of(self, span: Span) -> tuple[int, int]:
        """The half-open range of the window's pieces that overlap ``span``; an empty one where none do."""
        return int(self.offsets[:, 1].searchsorted(span[0], side="right")), int(
            self.offsets[:, 0].searchsorted(span[1])
        )

    def name_scores(self, spans: Sequence[Span]) -> list[list[float]]:
        """Log-odds that the words of each span are a name of the origin, of a relay."""
        if not spans:
            return []
        begins, ends = np.array(spans).T
        first = self.offsets[:, 1].searchsorted(begins, side="right")[:, None]
        last = self.offsets[:, 0].searchsorted(ends)[:, None]
        sums = np.zeros((len(self.names) + 1, 2))
        self.names.cumsum(0, dtype=np.float64, out=sums[1:])
        means = (sums[last[:, 0]] - sums[first[:, 0]]) / np.maximum(last - first, 1)
        held = np.minimum(np.maximum(means, UNSEEN), -UNSEEN)
        found: list[list[float]] = np.where(first < last, held, UNSEEN).tolist()
        return found

    def name_spans(self, column: int) -> list[tuple[Span, float]]:
        """The words, piece after piece, that are rather a name of the origin or of a relay than not; mean log-odds."""
        found: list[tuple[Span, float]] = []
        runs = np.flatnonzero(np.diff(np.concatenate([[0], self.names[:, column] > 0, [0]])))
        for first, last in runs.reshape(-1, 2).tolist():
            span = int(self.offsets[first, 0]), int(self.offsets[last - 1, 1])
            found.append((span, float(self.names[first:last, column].mean())))
        return found

    def relay_spans(self, least: float) -> list[tuple[Span, float]]:
        """The words, piece after piece with at least this probability, that name a relay, each with its highest."""
        likely = np.exp(self.relays[:, 1:]).sum(-1)
        found: list[tuple[Span, float]] = []
        last = -2
        for at in np.flatnonzero(likely >= least).tolist():
            start, end = self.offsets[at].tolist()
            if at == last + 1:
                (begin, _), sure = found[-1]
                found[-1] = (begin, end), max(sure, float(likely[at]))
            else:
                found.append(((start, end), float(likely[at])))
            last = at
        return found

    def kind_scores(self, span: Span) -> list[float] | None:
        """Log-probabilities of the kinds of the party that the words of ``span`` stand for; None if unseen."""
        start, end = self.range_of(span)
        return np.maximum(self.kinds[start:end].mean(0), UNSEEN).tolist() if start < end else None
