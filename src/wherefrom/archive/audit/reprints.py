"""Which articles only print again what another one has, so that an audit can count each text once.

They are counted as where passages are looked for (``passages.counting``), but decided without aligning their words: a
page of the audit waits for the answer. Most pairs are told by a sample of their fingerprints, the lowest eighth, which
the index has in one place; texts too short for that, and pairs that it leaves in doubt, are compared by all of theirs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from wherefrom.archive.add.fingerprint_index import fingerprints_below
from wherefrom.archive.passages.counting import Counts, count_neighbours
from wherefrom.archive.passages.deciding import COMMON
from wherefrom.archive.store import schema
from wherefrom.archive.store.rows import reading_from_record
from wherefrom.text.shingles import fingerprints

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from sqlalchemy import ColumnElement, Connection

    from wherefrom.archive.store.database import Database

WHOLE = 0.8
"""An article of whose text so much stands in another one is a reprint of it, as in a trace."""
_LOWEST = 1 << 60
"""Fingerprints run up to 2**63, the lower ones more often than the higher; below this are about an eighth."""
_TELLING = 32
"""So many fingerprints of the sample tell how much two articles share; of fewer, all are compared."""
_SURELY, _HARDLY = 0.95, 0.5
"""Where the sample has a share between these, all are compared as well."""

Pair = tuple[int, int]


def reprints(
    connection: Connection, database: Database, conditions: Iterable[ColumnElement[bool]] = ()
) -> dict[int, int]:
    """For each article that is a reprint of another one the key of that one, which is none; articles by their keys.

    ``conditions`` on the table of articles say which are looked at. Of two that have each other's text the earlier
    stands, by its day, then by when it was added; else the one that has more.
    """
    articles, versions = schema.articles, schema.versions
    newest = (versions.c.article == articles.c.key) & (versions.c.number == articles.c.version)
    query = select(articles.c.key, articles.c.day, versions.c.text_sha256).join(versions, newest).where(*conditions)
    rows = sorted(connection.execute(query), key=lambda row: (row.day is None, row.day or "", row.key))
    place = {row.key: number for number, row in enumerate(rows)}
    first: dict[str, int] = {}
    found = {row.key: same for row in rows if (same := first.setdefault(row.text_sha256, row.key)) != row.key}
    texts = [key for key in place if key not in found]
    for one, other in sorted(_repeats(connection, database, texts), key=lambda pair: (place[pair[0]], place[pair[1]])):
        found.setdefault(one, other)
    return {key: root for key in found if (root := _root(found, key, place)) != key}


def _root(found: Mapping[int, int], key: int, place: Mapping[int, int]) -> int:
    seen = {key: None}
    while (key := found.get(key, key)) not in seen:
        seen[key] = None
    circle = list(seen)[list(seen).index(key) :]
    return min(circle, key=place.__getitem__)


def _repeats(connection: Connection, database: Database, keys: Collection[int]) -> Iterator[Pair]:
    """Pairs of a reprint and what it reprints; of two that have each other's text both ways, the later is first."""
    place = {key: number for number, key in enumerate(keys)}
    sizes, shared = _shared_in_sample(connection, database, place)
    weak: list[Pair] = []
    for (one, other), both in shared.items():
        of_one, of_other = both / sizes[one], both / sizes[other]
        if min(sizes[one], sizes[other]) >= _TELLING and _is_plain(of_one) and _is_plain(of_other):
            yield from _ways(one, other, of_one, of_other, place)
        elif max(of_one, of_other) >= _HARDLY:
            weak.append((one, other))
    marks = _all_fingerprints(connection, database, {key for pair in weak for key in pair})
    for one, other in weak:
        a, b = marks[one], marks[other]
        if a and b:
            yield from _ways(one, other, len(a & b) / len(a), len(a & b) / len(b), place)


def _is_plain(share: float) -> bool:
    return share >= _SURELY or share < _HARDLY


def _ways(one: int, other: int, of_one: float, of_other: float, place: Mapping[int, int]) -> Iterator[Pair]:
    if of_one >= WHOLE and of_other >= WHOLE:
        yield (one, other) if place[one] > place[other] else (other, one)
    elif of_one >= WHOLE:
        yield one, other
    elif of_other >= WHOLE:
        yield other, one


def _shared_in_sample(
    connection: Connection, database: Database, place: Mapping[int, int]
) -> tuple[dict[int, int], dict[Pair, int]]:
    """How many fingerprints of the sample each article has, and how many each two have in common."""
    import numpy as np

    values, keys = fingerprints_below(connection, database, _LOWEST)
    ordered = np.array(sorted(place, key=place.__getitem__), dtype=np.int64)
    at = _places(ordered, keys)
    values, at = values[at >= 0], at[at >= 0]
    order = np.lexsort((at, values))
    values, at = values[order], at[order]
    group = np.cumsum(np.diff(values, prepend=values[:1]) != 0)
    telling = np.bincount(group)[group] <= COMMON if len(group) else group == 0
    counts = Counts.empty()
    count_neighbours(counts, group[telling], at[telling], np.ones(len(ordered), dtype=bool))
    counts.settle()
    sizes = np.bincount(at[telling], minlength=len(ordered))
    one, other = ordered[counts.keys >> 32], ordered[counts.keys & 0xFFFFFFFF]
    pairs = zip(one.tolist(), other.tolist(), counts.counts.tolist(), strict=True)
    return dict(zip(ordered.tolist(), sizes.tolist(), strict=True)), {(a, b): both for a, b, both in pairs}


def _places(ordered: NDArray[np.int64], keys: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where each of ``keys`` stands in ``ordered``; -1 where it does not."""
    import numpy as np

    table = np.full(int(max(ordered.max(initial=0), keys.max(initial=0))) + 1, -1, dtype=np.int64)
    table[ordered] = np.arange(len(ordered))
    return table[keys]


def _all_fingerprints(connection: Connection, database: Database, keys: Collection[int]) -> dict[int, set[int]]:
    articles, versions = schema.articles, schema.versions
    newest = (versions.c.article == articles.c.key) & (versions.c.number == articles.c.version)
    query = select(articles.c.key, articles.c.id, func.coalesce(versions.c.shown, versions.c.record).label("record"))
    query = query.join(versions, newest).where(database.among(articles.c.key, sorted(keys)))
    found: dict[int, set[int]] = defaultdict(set)
    for key, article_id, record in connection.execute(query) if keys else ():
        article = reading_from_record(record, article_id).article
        found[key] = set(fingerprints(article.text, article.furniture))
    return found
