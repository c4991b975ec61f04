"""Scores of the network to attributions: which cues there are, and the exact content and source spans of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wherefrom.reading.network.encode import Pieces, Window
from wherefrom.reading.network.sureness import sureness
from wherefrom.reading.network.view import UNSEEN, Ending, View
from wherefrom.reading.types import Attribution
from wherefrom.text.span import Span, whole_words

Floats = NDArray[np.float32]

NONE, BEGIN_SOURCE, IN_SOURCE, BEGIN_CONTENT, IN_CONTENT = range(5)
CUE_THRESHOLD = 0.40  # best attribution F1 on PolNeAR dev; training/RUNS.md has what was tried
PIECE_COST = 2.0  # log-odds that each piece of a content must be worth: dev F1 71.1 without, 72.1 with
SURE = 0.97
"""Probability that the likeliest piece of a content has where its cue is surely one."""

DOUBTED = 0.9
"""How likely, at most, the end of a content is the right one where it is in doubt."""
AROUND = 45
"""Pieces on either side of such an end, some thirty words, that are kept of what the network sees."""

_NEVER = float("-inf")
_LEAST, _MOST = 0.1, 0.999  # the least probability that is scaled up, the most that becomes of it
_TIE = 0.001  # log-odds; what is closer than this is left to the search


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of one window of n pieces.

    ``cue``: probabilities, shape (n, 3), of no cue, a cue's first piece, a cue going on. ``anchors``: pieces that may
    begin a cue, shape (k,). ``tags``: log-probabilities, shape (k, n, 5), of none, begin or inside of a source, begin
    or inside of a content, as seen from each anchor; ``relays`` (k, n, 3) the same of the words that name a relay.
    ``names`` (k, n, 2): log-odds that a piece is part of a name, wherever it stands, of the anchor's origin, of a
    relay. ``stances`` (k, 8) and ``kinds`` (n, 6): log-probabilities, in the order of ``types.STANCES`` and
    ``types.KINDS``; a kind is that of the party that a piece stands for.
    """

    cue: Floats
    anchors: NDArray[np.int64]
    tags: Floats
    relays: Floats
    names: Floats
    stances: Floats
    kinds: Floats


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
    paths = _paths(scores, chosen)
    with_content = (paths >= BEGIN_CONTENT).any(1)
    chosen, paths = chosen[with_content], paths[with_content]
    if not len(chosen):
        return []
    # What is kept, in halves, comes first: between larger arrays it would keep their memory from others.
    seen = [part[chosen].astype(np.float16) for part in (scores.relays, scores.names, scores.stances)]
    kinds = scores.kinds.astype(np.float16)
    in_source = (paths == BEGIN_SOURCE) | (paths == IN_SOURCE)
    surenesses = sureness(scores, chosen, paths >= BEGIN_CONTENT, in_source).astype(np.float16)
    endings = _endings(scores, chosen, paths)
    found: list[Attribution] = []
    offsets = pieces.offsets[window.start : window.end]
    for at, path, relays, names, stance, told, ending in zip(
        chosen.tolist(), paths, *seen, surenesses, endings, strict=True
    ):
        spans = tuple(s for a, b in _runs(path, BEGIN_CONTENT) if (s := _characters(text, offsets, a, b)))
        if not spans:
            continue
        row, anchor = scores.tags[at], int(scores.anchors[at])
        on_path = np.exp(row[np.arange(len(path)), path])
        sure = float(begin[at]) * float(on_path[path != NONE].mean())
        source = _strongest(row, _runs(path, BEGIN_SOURCE))
        end = None if ending is None else Ending.of(ending[0], spans[-1][1], ending[1])
        view = View(offsets, relays, names, stance, kinds, told, end)
        found.append(
            Attribution(
                content=spans,
                cue=_some(_characters(text, offsets, anchor, _cue_end(scores.cue, anchor))),
                source=_some(_characters(text, offsets, *source)) if source else (),
                confidence=sure,
                view=view,
            )
        )
    return found


def _endings(
    scores: Scores, chosen: NDArray[np.intp], paths: NDArray[np.int64]
) -> list[tuple[int, NDArray[np.float16]] | None]:
    """For each cue the last piece of its content, with ``Ending.odds``; None where that end is hardly in doubt."""
    said = np.exp(scores.tags[chosen, :, BEGIN_CONTENT:]).sum(-1)
    sure = np.maximum(1, SURE / np.maximum(said.max(1), _LEAST))
    said = np.pad(np.minimum(sure[:, None] * said, _MOST), ((0, 0), (0, 1)))
    rows, n = np.arange(len(chosen)), paths.shape[1]
    last = n - 1 - (paths[:, ::-1] >= BEGIN_CONTENT).argmax(1)
    doubted = np.flatnonzero(said[rows, last] * (1 - said[rows, last + 1]) < DOUBTED)
    around = last[doubted, None] + np.arange(-AROUND, AROUND + 1)
    held, row = np.clip(around, 0, n - 1), doubted[:, None]
    tags = sure[row, None] * np.exp(scores.tags[chosen[row], held])
    source = tags[:, :, BEGIN_SOURCE] + tags[:, :, IN_SOURCE]
    likely = np.stack([said[row, held], tags[:, :, BEGIN_CONTENT], source, scores.cue[held, 1]], -1)
    likely = np.clip(likely, 1e-4, _MOST)
    seen = np.clip(np.log(likely / (1 - likely)), UNSEEN, -UNSEEN)
    odds = np.where((held == around)[:, :, None], seen, UNSEEN).astype(np.float16)
    found: list[tuple[int, NDArray[np.float16]] | None] = [None] * len(chosen)
    for number, own in zip(doubted.tolist(), odds, strict=True):
        found[number] = int(last[number]), own
    return found


def _cue_end(cue: Floats, anchor: int) -> int:
    end = anchor + 1
    while end < len(cue) and cue[end, 2] > cue[end, 0] and cue[end, 2] > cue[end, 1]:
        end += 1
    return end


def _paths(scores: Scores, chosen: NDArray[np.intp]) -> NDArray[np.int64]:
    """The tags of the likeliest spans of each cue, shape (k, n).

    Which cues have any content is read from the tags as they are. What those spans are, where it is in doubt whether
    the cue is one, is read from the tags as they would be if it were.
    """
    tags, anchors = scores.tags[chosen], scores.anchors[chosen]
    own = np.zeros(tags.shape[:2], dtype=np.bool_)
    for row, anchor in zip(own, anchors.tolist(), strict=True):
        row[anchor : _cue_end(scores.cue, anchor)] = True  # a cue is not part of its own content or source
    paths = best_paths(_costed(tags, own))
    likeliest = np.where(own, 0, np.exp(tags[:, :, BEGIN_CONTENT]) + np.exp(tags[:, :, IN_CONTENT])).max(1)
    doubted = np.flatnonzero((likeliest < SURE) & (paths >= BEGIN_CONTENT).any(1))
    if len(doubted):
        given = _given_cue(tags[doubted], likeliest[doubted])
        paths[doubted] = best_paths(_costed(given, own[doubted]))
    return paths


def _costed(tags: Floats, own: NDArray[np.bool_]) -> Floats:
    costed = tags.copy()
    costed[:, :, BEGIN_CONTENT] -= PIECE_COST
    costed[own, 1:] -= 1e3
    return costed


def _given_cue(tags: Floats, likeliest: Floats) -> Floats:
    """Tags given that each anchor is a cue: the network, in doubt about that, hedges all of them alike."""
    spans = np.exp(tags[:, :, 1:]) * (SURE / np.maximum(likeliest, _LEAST))[:, None, None]
    whole = spans.sum(-1, keepdims=True)
    spans *= np.minimum(1, _MOST / np.maximum(whole, _MOST))
    none = 1 - spans.sum(-1, keepdims=True)
    given: Floats = np.log(np.concatenate([none, spans], -1) + 1e-12, dtype=np.float32)
    return given


def best_paths(tags: Floats) -> NDArray[np.int64]:
    """The likeliest legal tag sequence of each row of ``tags`` (Viterbi), shape (k, n).

    Legal: inside a span only after its beginning or inside. Most pieces are far from the cue and surely in no span, so
    each row is searched only where its path can leave ``NONE``; the result is that of the whole search.
    """
    paths = np.full(tags.shape[:2], NONE, dtype=np.int64)
    none, begin_source, in_source, begin_content, in_content = np.moveaxis(tags, -1, 0)
    lost = none - np.maximum(np.maximum(begin_source, in_source), np.maximum(begin_content, in_content))
    dearest = np.maximum((in_source - begin_source).max(1), (in_content - begin_content).max(1))
    for row, path, own, most in zip(tags, paths, lost, dearest.tolist(), strict=True):
        start, end = _open_part(own, most)
        path[start:end] = _best_path(row[start:end].tolist())
    return paths


def _open_part(lost: Floats, dearest: float) -> tuple[int, int]:
    """The half-open range of pieces outside which the likeliest path of a row is ``NONE``.

    ``lost``: by how much ``NONE`` is likelier on each piece than any span; ``dearest``: the most that beginning a span
    costs over being inside it. To be in a span on a piece where ``NONE`` is likelier pays only where the span goes on
    to pieces that are likelier inside it; and not more than to begin it at one of those would cost. So nothing reaches
    behind the last such piece, and nothing reaches in from before it over pieces that together cost more than any
    beginning.
    """
    near = (lost <= _TIE).nonzero()[0]
    if not len(near):
        return 0, 0
    first = int(near[0])
    before = (lost[:first][::-1].cumsum() > max(dearest, 0.0) + _TIE).nonzero()[0]
    return first - int(before[0]) - 1 if len(before) else 0, int(near[-1]) + 1


def _best_path(row: list[list[float]]) -> list[int]:
    """The likeliest legal path through ``row``, whose tags have the order of the constants above."""
    back: list[tuple[int, int, int]] = []  # at each piece the best tag before it: of all, of a source, of a content
    best = [0.0, _NEVER, _NEVER, _NEVER, _NEVER]
    for none, begin_source, in_source, begin_content, in_content in row:
        top = max(best)
        source = BEGIN_SOURCE if best[BEGIN_SOURCE] >= best[IN_SOURCE] else IN_SOURCE
        content = BEGIN_CONTENT if best[BEGIN_CONTENT] >= best[IN_CONTENT] else IN_CONTENT
        back.append((best.index(top), source, content))
        best = [
            top + none,
            top + begin_source,
            best[source] + in_source,
            top + begin_content,
            best[content] + in_content,
        ]
    path = [best.index(max(best))]
    for before, source, content in reversed(back):
        path.append(source if path[-1] == IN_SOURCE else content if path[-1] == IN_CONTENT else before)
    return path[-2::-1]


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
    left, right = whole_words(text, (int(offsets[start, 0]), int(offsets[end - 1, 1])))
    return (left, right) if left < right else None


def _some(span: Span | None) -> tuple[Span, ...]:
    return (span,) if span else ()
