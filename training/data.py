"""Articles as training windows: inputs, cue labels and, for each cue, what is to be said of it and of every piece.

Here stand the forms that both corpora share, and PolNeAR; ``layered.py`` reads the layered gold readings.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from wherefrom.reading.network.encode import WINDOW, Pieces, encode, piece_range

# Tags of a piece as seen from one cue; a relay's are its own: none, begin, inside.
NONE, BEGIN_SOURCE, IN_SOURCE, BEGIN_CONTENT, IN_CONTENT = range(5)
BEGIN, INSIDE = 1, 2
OF_ORIGIN, OF_RELAY = 1, 2  # bits: a piece of a name of either
STANCES = ("asserts", "confirms", "denies", "doubts", "refuses", "intends", "asks", "thinks")
KINDS = ("person", "organization", "outlet", "document", "group", "unnamed")
IGNORE = -100  # the label of what nobody annotated
ROOM = WINDOW - 2

Range = tuple[int, int]
Ints = NDArray[np.int64]
Halves = NDArray[np.float16]


@dataclass(frozen=True)
class Marked:
    """One cue with what belongs to it, as ranges of pieces. None, and for ``stance`` IGNORE: not annotated.

    ``origin_names`` and ``relay_names``: wherever in the article the origin's and the relays' names stand.
    """

    cue: tuple[Range, ...]
    source: tuple[Range, ...]
    content: tuple[Range, ...]
    relay: tuple[Range, ...] | None = None
    stance: int = IGNORE
    origin_names: tuple[Range, ...] | None = None
    relay_names: tuple[Range, ...] | None = None


@dataclass(frozen=True)
class Annotation:
    """What one annotator says of an article: its cues, and the kind of the party that each piece stands for.

    ``kinds`` is IGNORE where a piece stands for none. Where the annotation is not ``complete``, it marks the outermost
    layer alone, without relays: a content may hold unmarked cues.
    """

    marked: tuple[Marked, ...]
    kinds: Ints
    complete: bool


@dataclass(frozen=True)
class Document:
    """One encoded article and its annotations."""

    id: str
    text: str
    pieces: Pieces
    annotations: list[Annotation]


@dataclass(frozen=True)
class TaughtRow:
    """What teachers see from one cue: probabilities of tags (w, 5), relays (w, 3) from piece ``start``, and stances."""

    start: int
    tags: Halves
    relays: Halves
    stance: Halves


@dataclass(frozen=True)
class Taught:
    """Teachers' probabilities of n pieces: ``cues`` (n, 3), ``kinds`` (n, 6), and the row of each likely cue."""

    cues: Halves
    kinds: Halves
    rows: dict[int, TaughtRow]

    def within(self, start: int, end: int) -> Taught:
        """The same for the pieces from ``start`` to ``end`` alone, counted from ``start``."""
        rows = {}
        for anchor, row in self.rows.items():
            if start <= anchor < end:
                low, high = max(row.start, start), min(row.start + len(row.tags), end)
                part = slice(low - row.start, high - row.start)
                rows[anchor - start] = TaughtRow(low - start, row.tags[part], row.relays[part], row.stance)
        return Taught(self.cues[start:end], self.kinds[start:end], rows)


@dataclass(frozen=True)
class Example:
    """One window of n pieces with k cues.

    ``cues``, shape (n,): 0 none, 1 begins, 2 goes on. ``complete``: cues that stand nowhere here have no relay either.
    ``kinds`` (n,); ``anchors``: the piece that begins each cue. ``tags``, ``relays``, ``names``: shape (k, n);
    ``stances`` (k,).
    """

    ids: Ints
    types: Ints
    cues: Ints
    kinds: Ints
    complete: bool
    taught: Taught | None = None
    anchors: list[int] = field(default_factory=list)
    tags: list[Ints] = field(default_factory=list)
    relays: list[Ints] = field(default_factory=list)
    names: list[Ints] = field(default_factory=list)
    stances: list[int] = field(default_factory=list)


def load_polnear(path: Path, tokenizer: Tokenizer) -> list[Document]:
    """Every article of a PolNeAR file, encoded."""
    documents = []
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            pieces = encode(row["text"], tokenizer)
            annotations = [_flat(row["text"], found, pieces) for found in row["annotations"].values()]
            documents.append(Document(row["id"], row["text"], pieces, annotations))
    return documents


def _flat(text: str, attributions: Sequence[dict[str, Any]], pieces: Pieces) -> Annotation:
    """PolNeAR marks the outermost layer alone, and no relays, stances or kinds."""
    marked = []
    for attribution in attributions:
        cue, content = without_opener(text, attribution["cue"], attribution["content"])
        if cue:
            source = ranges(attribution["source"], pieces)
            marked.append(Marked(ranges(cue, pieces), source, ranges(content, pieces)))
    return Annotation(tuple(one for one in marked if one.cue), nowhere(pieces), complete=False)


_OPENER = re.compile(r"(that|to)\b[,\s]*", re.IGNORECASE)


def without_opener(
    text: str, cue: Sequence[Sequence[int]], content: Sequence[Sequence[int]]
) -> tuple[list[Range], list[Range]]:
    """Cue and content as the annotation guide has them: no "that" opens a content, and "to" goes with its cue."""
    cues, contents = sorted((s, e) for s, e in cue), []
    for start, end in sorted((s, e) for s, e in content):
        opener = _OPENER.match(text, start, end) if not contents else None
        if opener and opener[1].lower() == "to" and cues and not text[cues[-1][1] : start].strip():
            cues[-1] = (cues[-1][0], opener.end(1))
        if (begin := opener.end() if opener else start) < end:
            contents.append((begin, end))
    return cues, contents


def ranges(spans: Iterable[Sequence[int]], pieces: Pieces) -> tuple[Range, ...]:
    """The pieces of each span of characters, spans without any left out."""
    found = (piece_range(pieces, (span[0], span[1])) for span in sorted(spans))
    return tuple(r for r in found if r[0] < r[1])


def nowhere(pieces: Pieces) -> Ints:
    """A label for each piece that says nothing."""
    return np.full(len(pieces.ids), IGNORE)


def examples(
    documents: Sequence[Document], rng: random.Random, taught: Sequence[Taught] | None = None
) -> Iterator[Example]:
    """One pass over the articles: windows at shifted places, one annotation drawn for each article."""
    for index, document in enumerate(documents):
        annotation = rng.choice(document.annotations)
        for start, end in _cuts(len(document.pieces.ids), rng):
            window = example(document.pieces, annotation, (start, end))
            yield replace(window, taught=taught[index].within(start, end)) if taught else window


def _cuts(total: int, rng: random.Random) -> list[Range]:
    if total <= ROOM:
        return [(0, total)]
    step = ROOM - 64
    first = rng.randrange(step // 2, step + 1)
    begins = [0, *range(first, max(first + 1, total - 64), step)]
    return [(b, min(b + ROOM, total)) for b in begins]


def example(pieces: Pieces, annotation: Annotation, place: Range) -> Example:
    """The window of the pieces at ``place``."""
    start, end = place
    cues = _cues(annotation, len(pieces.ids))[start:end]
    found = Example(
        pieces.ids[start:end], pieces.types[start:end], cues, annotation.kinds[start:end], annotation.complete
    )
    for one in annotation.marked:
        anchor = one.cue[0][0]
        if start <= anchor < end:
            found.anchors.append(anchor - start)
            found.tags.append(_row((one.content, BEGIN_CONTENT), (one.source, BEGIN_SOURCE), place=place))
            unknown = np.full(end - start, IGNORE)
            found.relays.append(unknown if one.relay is None else _row((one.relay, BEGIN), place=place))
            found.names.append(_names(one, place))
            found.stances.append(one.stance)
    return found


def _names(one: Marked, place: Range) -> Ints:
    """For each piece of a window whether it is part of a name of the cue's origin, of a relay, of both; or unknown."""
    start, end = place
    if one.origin_names is None or one.relay_names is None:
        return np.full(end - start, IGNORE)
    row = np.zeros(end - start, dtype=np.int64)
    for found, bit in ((one.origin_names, OF_ORIGIN), (one.relay_names, OF_RELAY)):
        for a, b in found:
            row[max(a - start, 0) : max(b - start, 0)] |= bit
    return row


def _cues(annotation: Annotation, total: int) -> Ints:
    cues = np.zeros(total, dtype=np.int64)
    unmarked = () if annotation.complete else (span for one in annotation.marked for span in one.content)
    further = (part for one in annotation.marked for part in one.cue[1:])  # "described ... as": neither begun nor none
    for a, b in (*unmarked, *further):
        cues[a:b] = IGNORE
    for one in annotation.marked:
        cues[slice(*one.cue[0])] = INSIDE
    for one in annotation.marked:
        cues[one.cue[0][0]] = BEGIN
    return cues


def _row(*roles: tuple[tuple[Range, ...], int], place: Range) -> Ints:
    """Tags of the pieces of a window: none, and each role's first tag where a range of it begins, the next inside."""
    start, end = place
    row = np.zeros(end - start, dtype=np.int64)
    for found, first in roles:
        for a, b in found:
            if a < end and b > start:
                row[max(a, start) - start : b - start] = first + 1
                if a >= start:
                    row[a - start] = first
    return row
