"""PolNeAR articles as training windows: inputs, cue labels and, for each cue, the tag of every piece."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from wherefrom.reading.network.encode import WINDOW, Pieces, encode, piece_range

# Tags of a piece as seen from one cue.
NONE, BEGIN_SOURCE, IN_SOURCE, BEGIN_CONTENT, IN_CONTENT = range(5)
ROOM = WINDOW - 2


@dataclass(frozen=True)
class Document:
    """One encoded article and its attributions by annotator, as piece ranges."""

    id: str
    text: str
    pieces: Pieces
    annotations: list[list[dict[str, list[tuple[int, int]]]]]


@dataclass(frozen=True)
class Example:
    """One window. ``cues``: 0 none, 1 begins, 2 goes on. ``anchors``: piece that begins each cue; ``tags``: its row.

    ``place`` is the article's index and the window's first piece.
    """

    place: tuple[int, int]
    ids: np.ndarray
    types: np.ndarray
    cues: np.ndarray
    anchors: list[int]
    tags: list[np.ndarray]


def load(path: Path, tokenizer: Tokenizer) -> list[Document]:
    """Every article of a PolNeAR file, encoded."""
    documents = []
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            pieces = encode(row["text"], tokenizer)
            annotations = [
                [_ranges(a, pieces) for a in attributions if a["cue"]] for attributions in row["annotations"].values()
            ]
            documents.append(Document(row["id"], row["text"], pieces, annotations))
    return documents


def _ranges(attribution: dict[str, Any], pieces: Pieces) -> dict[str, list[tuple[int, int]]]:
    return {
        role: [r for s in attribution[role] if (r := piece_range(pieces, tuple(s)))[0] < r[1]]
        for role in ("source", "cue", "content")
    }


def examples(documents: Iterable[Document], rng: random.Random) -> Iterator[Example]:
    """One pass over the articles: windows at shifted places, one annotator drawn for each article."""
    for index, document in enumerate(documents):
        attributions = rng.choice(document.annotations)
        for start, end in _cuts(len(document.pieces.ids), rng):
            yield _example(document.pieces, attributions, (index, start), end)


def _cuts(total: int, rng: random.Random) -> list[tuple[int, int]]:
    if total <= ROOM:
        return [(0, total)]
    step = ROOM - 64
    first = rng.randrange(step // 2, step + 1)
    begins = [0, *range(first, max(first + 1, total - 64), step)]
    return [(b, min(b + ROOM, total)) for b in begins]


def _example(
    pieces: Pieces, attributions: list[dict[str, list[tuple[int, int]]]], place: tuple[int, int], end: int
) -> Example:
    start = place[1]
    length = end - start
    cues = np.zeros(length, dtype=np.int64)
    anchors, rows = [], []
    for attribution in attributions:
        if not attribution["cue"]:
            continue
        (begin, finish) = attribution["cue"][0]
        if not start <= begin < end:
            continue
        cues[begin - start : min(finish, end) - start] = 2
        cues[begin - start] = 1
        row = np.zeros(length, dtype=np.int64)
        for role, first_tag in (("content", BEGIN_CONTENT), ("source", BEGIN_SOURCE)):
            for a, b in attribution[role]:
                if a < end and b > start:
                    row[max(a, start) - start : min(b, end) - start] = first_tag + 1
                    if a >= start:
                        row[a - start] = first_tag
        anchors.append(begin - start)
        rows.append(row)
    return Example(place, pieces.ids[start:end], pieces.types[start:end], cues, anchors, rows)
