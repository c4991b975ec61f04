"""A quotation beside a text: which of its words stand there, in which order, and what lies between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from wherefrom.text.quoted_words import TELLING, QuotedWord

RARE = 3
"""How often a word may stand in a text for one such word by itself to be a place to begin from."""
SHORT = 4
"""Words of a quotation so short that all of them must stand in a row."""
ENOUGH = 0.6
"""The part of the words that must stand in a text for it to be the same quotation."""
LONG = 8
"""Words in a row that show the same quotation, however little of it they are."""
_RUNS = 300
"""Runs that are weighed against each other, the longest; the time grows with the square."""
_STEP = 0.4  # what a word of the quotation costs that does not stand in the text between two runs
_NEAR = 0.3  # what words of the text between two runs cost where they are no more than in the quotation, and a few
_FAR = 1.2  # what more words cost, rising with their number to twice as much
_BACK = 2.6  # what it costs that a later part of the quotation stands earlier in the text


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row that stand in both: the place in the quotation, in the text, and how many."""

    here: int
    there: int
    size: int

    @property
    def end(self) -> int:
        """The place in the quotation behind the run."""
        return self.here + self.size

    @property
    def stop(self) -> int:
        """The place in the text behind the run."""
        return self.there + self.size


def aligned(quotation: Sequence[QuotedWord], text: Sequence[QuotedWord]) -> list[Run]:
    """The runs of words in which ``quotation`` stands in ``text``, in its order; none where it does not stand there.

    The runs that together cover the most words, less what lies between them: a local alignment after Smith and
    Waterman (1981) over runs in place of letters, in which the text may also be gone through backwards, for words that
    were put together.
    """
    here, there = [word.plain for word in quotation], [word.plain for word in text]
    runs = _filled(here, there, _best(_common(here, there)))
    return runs if _is_enough(here, runs) else []


def matched(runs: Sequence[Run]) -> int:
    """How many words of the quotation stand in the text."""
    return sum(run.size for run in runs)


def _is_enough(here: Sequence[str], runs: Sequence[Run]) -> bool:
    if len(here) <= SHORT:
        return bool(here) and len(runs) == 1 and runs[0].size == len(here)
    if not runs:
        return False
    longest = max(run.size for run in runs)
    words = [word for run in runs for word in here[run.here : run.end]]
    telling = any(len(word) >= TELLING for word in words) or longest > SHORT
    return telling and (longest >= LONG or len(words) >= max(SHORT, ENOUGH * len(here)))


def _common(here: Sequence[str], there: Sequence[str]) -> list[Run]:
    """The longest runs that both have: two words or more, or one that is rare in the text."""
    wanted = frozenset(here)
    places: dict[str, list[int]] = defaultdict(list)
    for j, word in enumerate(there):
        if word in wanted:
            places[word].append(j)
    found: list[Run] = []
    before: dict[int, int] = {}
    for i, word in enumerate(here):
        now = {j: before.get(j - 1, 0) + 1 for j in places.get(word, ())}
        found += [Run(i - size, j - size + 1, size) for j, size in before.items() if j + 1 not in now]
        before = now
    found += [Run(len(here) - size, j - size + 1, size) for j, size in before.items()]
    short = len(here) <= SHORT
    kept = [run for run in found if run.size > 1 or short or _is_rare(here[run.here], places)]
    return sorted(sorted(kept, key=lambda run: -run.size)[:_RUNS], key=lambda run: (run.end, run.there))


def _is_rare(word: str, places: dict[str, list[int]]) -> bool:
    return len(word) >= TELLING and len(places[word]) <= RARE


def _best(runs: Sequence[Run]) -> list[Run]:
    """The runs that cover the most, in the order of the quotation, each cut where the one before still holds."""
    best: list[tuple[float, int | None, Run]] = []
    for run in runs:
        score, before, own = float(run.size), None, run
        for number, (gained, _, last) in enumerate(best):
            over = max(0, last.end - run.here)
            if over >= run.size:
                continue
            cut = Run(run.here + over, run.there + over, run.size - over)
            with_it = gained + cut.size - _cost(last, cut)
            if with_it > score:
                score, before, own = with_it, number, cut
        best.append((score, before, own))
    chain: list[Run] = []
    at = max(range(len(best)), key=lambda n: best[n][0]) if best else None
    while at is not None:
        chain.append(best[at][2])
        at = best[at][1]
    return chain[::-1]


def _cost(last: Run, run: Run) -> float:
    skipped, passed = run.here - last.end, run.there - last.stop
    cost = _STEP * skipped
    if passed < 0:
        return cost + _BACK
    if passed <= skipped + SHORT:
        return cost + (_NEAR if passed else 0.0)
    return cost + _FAR + min(_FAR, passed / 100)


def _filled(here: Sequence[str], there: Sequence[str], runs: Sequence[Run]) -> list[Run]:
    """``runs`` with the single words between two of them, and near the ends, that stand in both."""
    if not runs:
        return []
    first, last = runs[0], runs[-1]
    before = _between(here, there, (0, first.here), (max(0, first.there - first.here - SHORT), first.there))
    after = _between(here, there, (last.end, len(here)), (last.stop, last.stop + len(here) - last.end + SHORT))
    found = _near(before[::-1], lambda one, other: one.here - other.end, first)[::-1]
    for run, following in zip(runs, runs[1:], strict=False):
        found.append(run)
        if 0 <= following.there - run.stop <= 3 * (following.here - run.end) + SHORT:
            found += _between(here, there, (run.end, following.here), (run.stop, following.there))
    return _joined([*found, last, *_near(after, lambda one, other: other.here - one.end, last)])


def _near(found: Sequence[Run], gap: Callable[[Run, Run], int], beside: Run) -> list[Run]:
    """The runs, from ``beside`` outwards, as long as what lies between is short for them: "the" agrees by chance."""
    kept: list[Run] = []
    for run in found:
        if gap(kept[-1] if kept else beside, run) > 2 * run.size:
            break
        kept.append(run)
    return kept


def _between(here: Sequence[str], there: Sequence[str], own: tuple[int, int], other: tuple[int, int]) -> list[Run]:
    matcher = SequenceMatcher(None, here[slice(*own)], there[slice(*other)], autojunk=False)
    return [Run(own[0] + b.a, other[0] + b.b, b.size) for b in matcher.get_matching_blocks() if b.size]


def _joined(runs: Sequence[Run]) -> list[Run]:
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].end == run.here and joined[-1].stop == run.there:
            joined[-1] = Run(joined[-1].here, joined[-1].there, joined[-1].size + run.size)
        else:
            joined.append(run)
    return joined
