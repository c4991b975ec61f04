"""Which articles share fingerprints that tell, counted over very many of them at once, without a database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wherefrom.archive.passages.deciding import (
    COMMON,
    NEIGHBOURS,
    REPEATED,
    SHARED,
    PassagePair,
    marks_of,
    pair_of,
    print_day,
    side_of,
)
from wherefrom.intake.article import Article

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

_HELD = 8_000_000
"""Pairs that are held before they are counted: 64 MB."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What is known of articles besides their texts, each at the place of its id in the order of ids.

    ``outlets``: a number for each outlet, -1 where not known; ``days``: a number for each ``deciding.print_day``.
    ``new``: whether pairs of it are wanted.
    """

    outlets: Numbers
    days: Numbers
    new: NDArray[np.bool_]


def printed_of(
    ids: Sequence[str], outlets: Sequence[str | None], published: Sequence[str | None], new: Sequence[bool]
) -> Printed:
    """``Printed`` of the articles with these ids, which are in order."""
    import numpy as np

    def numbered(values: Iterable[str]) -> Numbers:
        known: dict[str, int] = {}
        return np.array([known.setdefault(value, len(known)) for value in values], dtype=np.int64)

    days = numbered(print_day(day, id) for day, id in zip(published, ids, strict=True))
    kept = numbered(outlet or "" for outlet in outlets)
    kept[[outlet is None for outlet in outlets]] = -1
    return Printed(kept, days, np.array(new, dtype=bool))


@dataclass(slots=True)
class Counts:
    """Pairs of articles with how many fingerprints that tell they share, added up from part to part.

    ``repeated``: for each article (its place) those of its fingerprints that are boilerplate.
    """

    keys: Numbers
    counts: Numbers
    repeated: dict[int, list[int]]
    waiting: list[Numbers]
    held: int = 0

    @classmethod
    def empty(cls) -> Counts:
        """No pair yet."""
        import numpy as np

        nothing = np.zeros(0, dtype=np.int64)
        return cls(nothing, nothing, defaultdict(list), [])

    def add(self, pairs: Numbers) -> None:
        """One more fingerprint for each of these pairs, which may come twice."""
        self.waiting.append(pairs)
        self.held += len(pairs)
        if self.held >= _HELD:
            self.settle()

    def settle(self) -> None:
        """Count what waits."""
        import numpy as np

        keys, counts = np.unique(np.concatenate([*self.waiting, self.keys[:0]]), return_counts=True)
        both, where = np.unique(np.concatenate([self.keys, keys]), return_inverse=True)
        total = np.bincount(where, weights=np.concatenate([self.counts, counts]), minlength=len(both))
        self.keys, self.counts = both, total.astype(np.int64)
        self.waiting, self.held = [], 0

    def candidates(self) -> Iterator[tuple[int, int]]:
        """The pairs that share enough, by places, in order."""
        self.settle()
        for key in self.keys[self.counts >= SHARED].tolist():
            yield key >> 32, key & 0xFFFFFFFF


def count_shared(counts: Counts, values: Numbers, places: Numbers, printed: Printed, *, boilerplate: bool) -> None:
    """Add to ``counts`` what articles (by ``places``) share of the fingerprints ``values``.

    Each fingerprint that is among ``values`` at all is there with every article that has it. With ``boilerplate``,
    that of outlets tells too; it is noted in ``counts.repeated`` all the same.
    """
    import numpy as np

    order = np.lexsort((places, values))
    values, places = values[order], places[order]
    begins = np.flatnonzero(np.r_[True, values[1:] != values[:-1]]) if len(values) else values
    sizes = np.diff(np.r_[begins, len(values)])
    group = np.repeat(np.arange(len(begins)), sizes)
    repeated = np.isin(group, _repeated_groups(group, sizes, places, printed))
    for place, value in zip(places[repeated].tolist(), values[repeated].tolist(), strict=True):
        counts.repeated[place].append(value)
    telling = (sizes[group] > 1) & (sizes[group] <= COMMON)
    if not boilerplate:
        telling &= ~repeated
    count_neighbours(counts, group[telling], places[telling], printed.new)


def count_neighbours(counts: Counts, group: Numbers, places: Numbers, new: NDArray[np.bool_]) -> None:
    """Add to ``counts`` one for each two articles of a ``group``, those that have one fingerprint.

    The groups stand one after the other, in each the ``places`` in order; each article is paired with the
    ``NEIGHBOURS`` before it. ``new`` says of each place whether pairs of it are wanted.
    """
    import numpy as np

    at = np.arange(len(group))
    for lag in range(1, NEIGHBOURS + 1):
        at = at[: np.searchsorted(at, len(group) - lag)]
        at = at[group[at] == group[at + lag]]
        if not len(at):
            return
        first, second = places[at], places[at + lag]
        wanted = new[first] | new[second]
        counts.add((first[wanted] << 32) | second[wanted])


def _repeated_groups(group: Numbers, sizes: Numbers, places: Numbers, printed: Printed) -> Numbers:
    """The groups of which one outlet has printed the fingerprint on ``REPEATED`` days; as ``deciding.is_repeated``."""
    import numpy as np

    asked = (sizes[group] >= REPEATED) & (printed.outlets[places] >= 0)
    rows = np.stack([group[asked], printed.outlets[places[asked]], printed.days[places[asked]]], axis=1)
    if not len(rows):
        return group[:0]
    rows = np.unique(rows, axis=0)
    ones, days = np.unique(rows[:, :2], axis=0, return_counts=True)
    return np.unique(ones[days >= REPEATED, 0])


def pairs_among(articles: Iterable[Article], *, boilerplate: bool = False) -> Iterator[PassagePair]:
    """The pairs of ``articles`` that share passages, in the order of ids; all of it in memory.

    With ``boilerplate``, what outlets print under their articles is no exception. Raises ValueError where two articles
    have one id.
    """
    import numpy as np

    ordered = sorted(articles, key=lambda article: article.id)
    ids = [article.id for article in ordered]
    if len(set(ids)) < len(ids):
        raise ValueError("two articles have the same id")
    printed = printed_of(ids, [a.outlet for a in ordered], [a.published for a in ordered], [True] * len(ids))
    marks = [marks_of(article) for article in ordered]
    values = np.array([value for found in marks for value in found], dtype=np.int64)
    places = np.repeat(np.arange(len(ids), dtype=np.int64), [len(found) for found in marks])
    counts = Counts.empty()
    count_shared(counts, values, places, printed, boilerplate=boilerplate)
    sides: dict[int, Any] = {}
    for pair in counts.candidates():
        for place in pair:
            if place not in sides:
                sides[place] = side_of(ordered[place], counts.repeated.get(place, ()), with_boilerplate=boilerplate)
        found = pair_of(sides[pair[0]], sides[pair[1]])
        if found:
            yield found
