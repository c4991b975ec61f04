"""Text to word pieces, and word pieces to overlapping windows that the network can take. Shared with training.

The base model is uncased and blind to typography, so what case, quotation marks and paragraphs tell is handed to it
as the token type of each piece: ``case + 4 * inside a quotation + 8 * first piece of a paragraph``, with case 0 for
lower, 1 for capitalised, 2 for all capitals, 3 for anything else.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from wherefrom.text.quotations import quotations
from wherefrom.text.sentences import paragraphs, sentences
from wherefrom.text.span import Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

TOKEN_TYPES = 16
WINDOW = 384  # word pieces in a window, the two markers at its ends included
# Pieces that neighbouring windows share; each cue is read where it has the more context. Sharing 96, or windows of 256,
# stays within 0.5 of the exact F1 on PolNeAR dev and takes 8 % more, 5 % less time (training/RUNS.md).
OVERLAP = 64
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>")
_SURROGATE = re.compile(r"[\ud800-\udfff]")  # half a character, as broken JSON escapes leave; no tokenizer takes it
_BLOCK = 200_000  # characters tokenized at once, so that a book-length text needs little memory

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of a text: vocabulary ids, token types and character offsets, each with one row a piece.

    ``starts`` marks the pieces that begin a sentence (their indices, ascending).
    """

    ids: Ints
    types: Ints
    offsets: Ints
    starts: Ints


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces ``start`` to ``end`` of a text; the cues of ``own_start`` to ``own_end`` are read from this window."""

    start: int
    end: int
    own_start: int
    own_end: int


def encode(text: str, tokenizer: Tokenizer, skip: Sequence[Span] = ()) -> Pieces:
    """Word pieces of ``text`` without those of inline tags (``<u>``) and those in a span of ``skip`` (furniture)."""
    parts: list[tuple[Ints, Ints]] = []
    for start, end in _blocks(text):
        encoding = tokenizer.encode(_SURROGATE.sub("\ufffd", text[start:end]), add_special_tokens=False)
        offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
        parts.append((np.array(encoding.ids, dtype=np.int64), offsets + start))
    ids = np.concatenate([np.empty(0, dtype=np.int64), *(part for part, _ in parts)])
    kept = np.concatenate([np.empty((0, 2), dtype=np.int64), *(part for _, part in parts)])
    furniture = sorted(skip)
    tags = [match.span() for match in _TAG.finditer(text) if not _within(furniture, match.start())]
    if skipped := sorted([*furniture, *tags]):
        keep = [i for i, a in enumerate(kept[:, 0].tolist()) if not _within(skipped, a)]
        ids, kept = ids[keep], kept[keep]
    types = _types(text, kept, tokenizer_words(text, kept))
    first = np.searchsorted(kept[:, 0], [s for s, _ in sentences(text)])
    return Pieces(ids, types, kept, _distinct(first, len(ids)))


def windows(pieces: Pieces) -> list[Window]:
    """Overlapping windows over ``pieces``, begun at a sentence where one is near; their own parts tile the text."""
    room, total = WINDOW - 2, len(pieces.ids)
    if total <= room:
        return [Window(0, total, 0, total)] if total else []
    begins = [0]
    while begins[-1] + room < total:
        wanted = begins[-1] + room - OVERLAP
        at = int(np.searchsorted(pieces.starts, wanted, side="right")) - 1
        near = int(pieces.starts[at]) if at >= 0 else 0
        begins.append(near if wanted - near < OVERLAP and near > begins[-1] else wanted)
    found: list[Window] = []
    for i, begin in enumerate(begins):
        end = min(begin + room, total)
        own_start = 0 if i == 0 else found[-1].own_end
        own_end = total if i == len(begins) - 1 else (begins[i + 1] + end) // 2
        found.append(Window(begin, end, own_start, own_end))
    return found


def _blocks(text: str) -> Iterator[Span]:
    start = 0
    while start < len(text):
        end = min(start + _BLOCK, len(text))
        if end < len(text):
            cut = max(text.rfind("\n", start, end), text.rfind(" ", start, end))
            end = cut if cut > start else end
        yield start, end
        start = end


def tokenizer_words(text: str, offsets: Ints) -> Ints:
    """The word each piece belongs to, shape (n, 2): pieces that touch and are letters or digits make one word."""
    begins = np.ones(len(offsets), dtype=np.bool_)
    touching = (offsets[1:, 0] == offsets[:-1, 1]).nonzero()[0] + 1
    for i, start in zip(touching.tolist(), offsets[touching, 0].tolist(), strict=True):
        begins[i] = not (text[start].isalnum() and text[start - 1].isalnum())
    first = begins.nonzero()[0]
    number = begins.cumsum() - 1
    last = np.append(first[1:], len(offsets)) - 1
    return np.stack([offsets[first[number], 0], offsets[last[number], 1]], 1)


def _types(text: str, offsets: Ints, words: Ints) -> Ints:
    printed = [text[s:e] for s, e in words.tolist()]
    cases = {word: _case(word) for word in set(printed)}
    types = np.array([cases[word] for word in printed], dtype=np.int64).reshape(-1)
    begins = offsets[:, 0]
    for start, end in quotations(text):
        types[int(np.searchsorted(begins, start)) : int(np.searchsorted(begins, end))] += 4
    first = np.searchsorted(begins, [s for s, _ in paragraphs(text)])
    types[_distinct(first, len(begins))] += 8
    return types


def _distinct(ascending: Ints, below: int) -> Ints:
    """Each of the ascending numbers once, those under ``below`` (``np.unique`` imports a module of 10 ms)."""
    kept = ascending[ascending < below]
    return kept[np.append(True, kept[1:] != kept[:-1])] if len(kept) else kept


def _case(word: str) -> int:
    if word.islower() or not any(c.isalpha() for c in word):
        return 0
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return 1
    return 2 if word.isupper() else 3


def _within(spans: Sequence[Span], at: int) -> bool:
    i = bisect_right(spans, (at, 1 << 60)) - 1
    return i >= 0 and spans[i][0] <= at < spans[i][1]


def piece_range(pieces: Pieces, span: Span) -> tuple[int, int]:
    """The half-open range of pieces that overlap the characters of ``span``."""
    ends = pieces.offsets[:, 1]
    return bisect_right(ends, span[0]), bisect_left(pieces.offsets[:, 0], span[1])
