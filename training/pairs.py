"""Which gold statement each statement found is, by the words of its content, as the scorer pairs them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from layered import Row, layers_of
from wherefrom.evaluate.tokens import ENOUGH, Tokenized, overlap, pair
from wherefrom.reading.types import Attribution
from wherefrom.text.span import Span

T = TypeVar("T")


def paired(
    text: str, gold: Sequence[Row], found: Sequence[T], spans: Callable[[T], Attribution]
) -> Iterator[tuple[Row, T]]:
    """Each gold statement that is among ``found``, with it; ``spans`` gives where one of these stands."""
    tokens = Tokenized(text)
    one = tokens.roles([s["spans"] for s in gold])
    other = tokens.roles([{"content": spans(f).content, "source": spans(f).source} for f in found])
    options = (
        (share, overlap(a["source"], b["source"]), i, j)
        for i, a in enumerate(one)
        for j, b in enumerate(other)
        if a["content"] and b["content"] and (share := overlap(a["content"], b["content"])) >= ENOUGH
    )
    for i, j in pair(options):
        yield gold[i], found[j]


def layers_paired(
    text: str, gold: Sequence[Row], found: Sequence[T], read: Callable[[T], Attribution]
) -> Iterator[tuple[Sequence[Span], T]]:
    """The content that gold has for each of ``found``, by their cues first: in any layer, however it is cut.

    ``read``: an attribution from whatever was found.
    """
    layers = {str((layer["cue"], layer["content"])): layer for s in gold for layer in layers_of(s)}
    tokens = Tokenized(text)
    one = tokens.roles(layers.values())
    other = tokens.roles([{"content": a.content, "cue": a.cue} for a in map(read, found)])
    options = (
        (bool(a["cue"] & b["cue"]) + overlap(a["content"], b["content"]), 0.0, i, j)
        for i, a in enumerate(one)
        for j, b in enumerate(other)
        if a["content"] & b["content"] and (a["cue"] & b["cue"] or overlap(a["content"], b["content"]) >= ENOUGH)
    )
    contents = [layer["content"] for layer in layers.values()]
    for i, j in pair(options):
        yield contents[i], found[j]
