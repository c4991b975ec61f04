"""Which articles only print again what another one has, so that an audit can count each text once.

Most pairs are told by a sample of their fingerprints, the lowest eighth, which the index has in one place; texts too
short for that are compared by all of theirs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from wherefrom.archive.add.fingerprint_index import fingerprints_below
from wherefrom.archive.passages.deciding import COMMON
from wherefrom.archive.store import schema
from wherefrom.archive.store.rows import reading_from_record
from wherefrom.text.shingles import fingerprints

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

    from wherefrom.archive.store.database import Database

WHOLE = 0.8
"""An article of whose text so much stands in another one is a reprint of it, as in a trace."""
_LOWEST = 1 << 60
"""Fingerprints run up to 2**63, the lower ones more often than the higher; below this are about an eighth."""
_TELLING = 32
"""So many fingerprints of the sample tell how much two articles share; of fewer, all are compared."""
_LIKELY = 0.5

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
        small = min(sizes[one], sizes[other])
        if small >= _TELLING:
            yield from _ways(one, other, both / sizes[one], both / sizes[other], place)
        elif both >= _LIKELY * small:
            weak.append((one, other))
    marks = _all_fingerprints(connection, database, {key for pair in weak for key in pair})
    for one, other in weak:
        a, b = marks[one], marks[other]
        if a and b:
            yield from _ways(one, other, len(a & b) / len(a), len(a & b) / len(b), place)


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
    wanted = np.isin(keys, np.array(sorted(place), dtype=np.int64))
    values, keys = values[wanted], keys[wanted]
    order = np.lexsort((keys, values))
    values, keys = values[order], keys[order]
    starts = np.flatnonzero(np.diff(values, prepend=values[:1] - 1))
    counts = np.diff(np.append(starts, len(values)))
    sizes = _times(keys[np.repeat(counts <= COMMON, counts)])
    together = [
        np.stack((rows[:, one], rows[:, other]), axis=-1).reshape(-1, 2)
        for count in sorted({*counts.tolist()} - {1})
        if count <= COMMON
        # Every article that has the fingerprint, a row for each fingerprint that so many have.
        for rows in [keys[starts[counts == count][:, None] + np.arange(count)]]
        for one, other in [np.triu_indices(count, 1)]
    ]
    pairs = np.concatenate(together) if together else np.empty((0, 2), dtype=np.int64)
    unique, times = np.unique(pairs, axis=0, return_counts=True)
    return sizes, {(one, other): n for (one, other), n in zip(unique.tolist(), times.tolist(), strict=True)}


def _times(keys: Any) -> dict[int, int]:
    import numpy as np

    found, times = np.unique(keys, return_counts=True)
    return dict(zip(found.tolist(), times.tolist(), strict=True))


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
