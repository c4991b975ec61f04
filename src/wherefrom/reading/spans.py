"""Scores of the network to attributions: which cues there are, and the exact content and source spans of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wherefrom.intake.article import Span
from wherefrom.reading.encode import Pieces, Window
from wherefrom.reading.statement import Attribution

Floats = NDArray[np.float32]

NONE, BEGIN_SOURCE, IN_SOURCE, BEGIN_CONTENT, IN_CONTENT = range(5)
CUE_THRESHOLD = 0.40  # best attribution F1 on PolNeAR dev; training/RUNS.md has what was tried
PIECE_COST = 2.0  # log-odds that each piece of a content must be worth: dev F1 71.1 without, 72.1 with

_FORBIDDEN = np.zeros((5, 5), dtype=np.float32)  # [from, to]: inside a span only after its beginning or inside
_FORBIDDEN[[NONE, BEGIN_CONTENT, IN_CONTENT], IN_SOURCE] = -1e4
_FORBIDDEN[[NONE, BEGIN_SOURCE, IN_SOURCE], IN_CONTENT] = -1e4


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of one window of n pieces.

    ``cue``: probabilities, shape (n, 3), of no cue, a cue's first piece, a cue going on. ``anchors``: pieces that may
    begin a cue, shape (k,). ``tags``: log-probabilities, shape (k, n, 5), of none, begin or inside of a source, begin
    or inside of a content, as seen from each anchor.
    """

    cue: Floats
    anchors: NDArray[np.int64]
    tags: Floats


def attributions(text: str, pieces: Pieces, scored: Iterable[tuple[Window, Scores]]) -> list[Attribution]:
    """Every attribution of a text, in order of its cue; each span slices ``text`` to whole words."""
    found: list[Attribution] = []
    for window, scores in scored:
        found.extend(_window_attributions(text, pieces, window, scores))
    return sorted(found, key=lambda a: a.cue)


def _window_attributions(text: str, pieces: Pieces, window: Window, scores: Scores) -> list[Attribution]:
    begin = scores.cue[scores.anchors, 1]
    owned = (scores.anchors + window.start >= window.own_start) & (scores.anchors + window.start < window.own_end)
    chosen = np.flatnonzero((begin >= CUE_THRESHOLD) & owned)
    if not len(chosen):
        return []
    anchors = scores.anchors[chosen]
    ends = [_cue_end(scores.cue, int(a)) for a in anchors]
    tags = scores.tags[chosen].copy()
    tags[:, :, BEGIN_CONTENT] -= PIECE_COST
    for row, anchor, end in zip(tags, anchors, ends, strict=True):
        row[anchor:end, 1:] -= 1e3  # a cue is not part of its own content or source
    paths = best_paths(tags)
    found: list[Attribution] = []
    for row, anchor, end, path, probability in zip(tags, anchors, ends, paths, begin[chosen], strict=True):
        content = _runs(path, BEGIN_CONTENT)
        if not content:
            continue
        offsets = pieces.offsets[window.start : window.end]
        spans = tuple(s for a, b in content if (s := _characters(text, offsets, a, b)))
        if not spans:
            continue
        on_path = np.exp(row[np.arange(len(path)), path])
        sure = float(probability) * float(on_path[path != NONE].mean())
        source = _strongest(row, _runs(path, BEGIN_SOURCE))
        found.append(
            Attribution(
                content=spans,
                cue=_some(_characters(text, offsets, int(anchor), end)),
                source=_some(_characters(text, offsets, *source)) if source else (),
                confidence=sure,
            )
        )
    return found


def _cue_end(cue: Floats, anchor: int) -> int:
    end = anchor + 1
    while end < len(cue) and cue[end, 2] > cue[end, 0] and cue[end, 2] > cue[end, 1]:
        end += 1
    return end


def best_paths(tags: Floats) -> NDArray[np.int64]:
    """The likeliest legal tag sequence of each row of ``tags`` (Viterbi), shape (k, n)."""
    rows, length, _ = tags.shape
    back = np.zeros((length, rows, 5), dtype=np.int8)
    best = tags[:, 0].copy()
    best[:, [IN_SOURCE, IN_CONTENT]] = -1e4
    for t in range(1, length):
        moves = best[:, :, None] + _FORBIDDEN
        back[t] = moves.argmax(1)
        best = moves.max(1) + tags[:, t]
    path = np.zeros((rows, length), dtype=np.int64)
    path[:, -1] = best.argmax(1)
    every = np.arange(rows)
    for t in range(length - 1, 0, -1):
        path[:, t - 1] = back[t][every, path[:, t]]
    return path


def _runs(path: NDArray[np.int64], begin: int) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for t in np.flatnonzero(path == begin).tolist():
        end = t + 1
        while end < len(path) and path[end] == begin + 1:
            end += 1
        runs.append((t, end))
    return runs


def _strongest(tags: Floats, runs: list[tuple[int, int]]) -> tuple[int, int] | None:
    """A cue has one source: where the path holds several, the one that is surest on the whole."""
    if not runs:
        return None
    return max(runs, key=lambda r: float((tags[r[0] : r[1], [BEGIN_SOURCE, IN_SOURCE]].max(1)).mean()))


def _characters(text: str, offsets: NDArray[np.int64], start: int, end: int) -> Span | None:
    """Characters of pieces ``start`` to ``end``, widened to whole words."""
    left, right = int(offsets[start, 0]), int(offsets[end - 1, 1])
    while left > 0 and text[left - 1].isalnum() and text[left].isalnum():
        left -= 1
    while right < len(text) and text[right].isalnum() and text[right - 1].isalnum():
        right += 1
    return (left, right) if left < right else None


def _some(span: Span | None) -> tuple[Span, ...]:
    return (span,) if span else ()
