"""Two texts aligned word by word: the passages that they have in common, with their exact places in both.

The alignment starts from the runs of words that both hold (seeds) and goes on over small edits, as in the
seed-and-extend search of Altschul et al., "Basic Local Alignment Search Tool" (1990), with words for letters. What is
left too short is chance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from wherefrom.text.shingles import words_with_spans
from wherefrom.text.span import Span

SEED = 4
"""Words in a row that start a passage."""
REACH = 6
"""Words that may be changed, put in or left out between two common runs of one passage."""
SHORTEST = 6
"""Words of a passage that agree, at least."""
CORE = 10
"""Words that agree in the longest passage of a pair, at least: without one so long, the short ones are chance."""
LEAST = 20
"""Words in all passages of a pair, at least."""
WHOLE_SHARE = 0.8
"""So much of a text in common is no chance, however short it is."""
_OFTEN = 12
"""A seed that stands more often in an article says nothing about the place; and a text of one word stays cheap."""

_EFFORT = 20
"""Words walked over at most for each word of the two articles: a guard against texts made to be slow."""
_GAPS = sorted(
    ((2 + (max(x, y) - 1) // 2, x, y) for x in range(REACH + 1) for y in range(REACH + 1) if x or y),
    key=lambda gap: (max(gap[1:]), gap),
)
"""Ways over an edit, the shortest first: words that must agree behind it, words of it in a, words of it in b."""

_Run = tuple[int, int, int]
"""Position in a's words, position in b's words, how many words agree."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text as plain words, their places, and where each run of ``SEED`` words stands."""

    words: tuple[str, ...]
    spans: tuple[Span, ...]
    seeds: Mapping[tuple[str, ...], list[int]]


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that two texts have in common: ``here`` in the first, ``there`` in the second.

    ``words``: how many words lie in it on the side of the shorter text, the few edited ones included.
    """

    here: Span
    there: Span
    words: int


def words_of(text: str, skip: Sequence[Span] = ()) -> Words:
    """``text`` made ready to be aligned; words that touch a span of ``skip`` count as absent."""
    pairs = list(words_with_spans(text, skip))
    words = tuple(word for word, _ in pairs)
    seeds: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, seed in enumerate(zip(*(words[first:] for first in range(SEED)), strict=False)):
        seeds[seed].append(at)
    return Words(words, tuple(span for _, span in pairs), seeds)


def common_passages(a: Words, b: Words) -> tuple[Passage, ...]:
    """The passages of two texts, in the order of ``a``, not overlapping in either; none where that is only chance."""
    found = _passages(a, b)
    if not found:
        return ()
    side = 0 if len(a.words) <= len(b.words) else 1
    counts = [_end(runs, side) - runs[0][side] for runs in found]
    whole = WHOLE_SHARE * min(len(a.words), len(b.words))
    if max(map(_length, found)) < min(CORE, whole) or sum(counts) < min(LEAST, whole):
        return ()
    return tuple(
        Passage(_place(a.spans, runs, 0), _place(b.spans, runs, 1), count)
        for runs, count in zip(found, counts, strict=True)
    )


def _place(spans: Sequence[Span], runs: Sequence[_Run], side: int) -> Span:
    return spans[runs[0][side]][0], spans[_end(runs, side) - 1][1]


def _length(runs: Sequence[_Run]) -> int:
    return sum(run[2] for run in runs)


def _passages(a: Words, b: Words) -> list[list[_Run]]:
    """The passages in a's order, the longest chosen first where they would overlap."""
    grown: list[list[_Run]] = []
    reached: dict[int, int] = {}  # The furthest position in a that a passage has reached, for each diagonal.
    effort = _EFFORT * (len(a.words) + len(b.words))
    for seed in _seeds(a, b):
        if effort > 0 and seed[0] >= reached.get(seed[0] - seed[1], 0):
            runs = _extended(a.words, b.words, seed)
            grown.append(runs)
            effort -= _length(runs)
            for i, j, count in runs:
                reached[i - j] = max(reached.get(i - j, 0), i + count)
    grown.sort(key=lambda runs: (-_length(runs), runs[0]))
    taken = bytearray(len(a.words)), bytearray(len(b.words))
    chosen: list[list[_Run]] = []
    for runs in grown:
        for piece in _untaken(runs, taken):
            if _length(piece) >= SHORTEST:
                chosen.append(piece)
                _take(piece, taken)
    return sorted(chosen)


def _seeds(a: Words, b: Words) -> list[tuple[int, int]]:
    """Where ``SEED`` words of ``a`` stand in ``b`` too, each run of such places by its first, in the order of a."""
    places: set[tuple[int, int]] = set()
    for seed in a.seeds.keys() & b.seeds.keys():
        here, there = a.seeds[seed], b.seeds[seed]
        if len(here) <= _OFTEN and len(there) <= _OFTEN:
            places.update((i, j) for i in here for j in there)
    return sorted((i, j) for i, j in places if (i - 1, j - 1) not in places)


def _extended(a: Sequence[str], b: Sequence[str], seed: tuple[int, int]) -> list[_Run]:
    """The runs of the passage that grows from ``seed`` both ways, over edits of at most ``REACH`` words."""
    i, j = seed
    back = [(x - n + 1, y - n + 1, n) for x, y, n in _grown(a, b, (i - 1, j - 1), -1)]
    return back[::-1] + _grown(a, b, seed, 1)


def _grown(a: Sequence[str], b: Sequence[str], start: tuple[int, int], step: int) -> list[_Run]:
    """The common runs from ``start`` on, in direction ``step``, each from the word where it is entered."""
    i, j = start
    runs: list[_Run] = []
    while True:
        count = _agreeing(a, b, (i, j), step)
        if count:
            runs.append((i, j, count))
        i, j = i + step * count, j + step * count
        for gap, x, y in _GAPS:
            here, there = i + step * x, j + step * y
            begins = 0 <= here < len(a) and 0 <= there < len(b) and a[here] == b[there]
            if begins and _agreeing(a, b, (here, there), step, gap) == gap:
                i, j = here, there
                break
        else:
            return runs


def _agreeing(a: Sequence[str], b: Sequence[str], start: tuple[int, int], step: int, most: int = 1 << 60) -> int:
    """How many words agree from ``start`` on, at most ``most``."""
    i, j = start
    count = 0
    while count < most and 0 <= i < len(a) and 0 <= j < len(b) and a[i] == b[j]:
        count, i, j = count + 1, i + step, j + step
    return count


def _untaken(runs: Sequence[_Run], taken: tuple[bytearray, bytearray]) -> Iterator[list[_Run]]:
    """``runs`` cut where a word on either side belongs to another passage already."""
    piece: list[_Run] = []
    for i, j, count in runs:
        if piece and (any(taken[0][_end(piece, 0) : i]) or any(taken[1][_end(piece, 1) : j])):
            yield piece
            piece = []
        begin = 0
        for at in range(count + 1):
            if at < count and not (taken[0][i + at] or taken[1][j + at]):
                continue
            if at > begin:
                piece.append((i + begin, j + begin, at - begin))
            if at < count and piece:
                yield piece
                piece = []
            begin = at + 1
    if piece:
        yield piece


def _take(runs: Sequence[_Run], taken: tuple[bytearray, bytearray]) -> None:
    for side in (0, 1):
        begin, end = runs[0][side], _end(runs, side)
        taken[side][begin:end] = b"\1" * (end - begin)


def _end(runs: Sequence[_Run], side: int) -> int:
    return runs[-1][side] + runs[-1][2]
