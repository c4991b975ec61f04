"""Gold statements and those read, paired one to one as ``SHARED/benchmarks/score_chains.py`` pairs them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

ENOUGH = 0.5  # share of the words of both contents together that both must have


def paired(scorer: Any, gold: Sequence[Any], read: Sequence[Any]) -> Iterator[tuple[int, int, float]]:
    """The numbers of each pair, best first, and the share of their sources' words that both have.

    ``gold`` and ``read`` are the words of each statement, as ``scorer.token_sets`` gives them.
    """
    options = sorted(
        (
            (share, scorer.overlap(a["source"], b["source"]), i, j)
            for i, a in enumerate(gold)
            for j, b in enumerate(read)
            if a["content"] and b["content"] and (share := scorer.overlap(a["content"], b["content"])) >= ENOUGH
        ),
        reverse=True,
    )
    used: tuple[set[int], set[int]] = set(), set()
    for _, source, i, j in options:
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            yield i, j, source
