"""Which gold statement each statement found is, by the words of its content, as the scorer pairs them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from layered import Row
from wherefrom.evaluate.tokens import ENOUGH, Tokenized, overlap, pair
from wherefrom.reading.types import Attribution

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
