"""Which article has which fingerprints, kept so that adding costs the same however large the archive is.

A fingerprint falls anywhere in its index, so the two hundred of an article would change as many pages. Where the
database says so (``Database.gathers``), they are therefore stored in one row first, and when ``FRESH`` articles have
come, theirs go into the index in one sorted pass. The index is cut into segments of ``schema.SEGMENT`` articles: a pass
changes the newest only, whose size is bounded. The log-structured merge-tree is the idea behind it (O'Neil, Cheng,
Gawlick and O'Neil, Acta Informatica 33, 1996), with two levels.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, select

from wherefrom.archive.passages.deciding import COMMON
from wherefrom.archive.store import schema

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from sqlalchemy import ColumnElement, Connection

    from wherefrom.archive.store.database import Database

FRESH = 1_024
"""Articles whose fingerprints wait to go into the index: as many as a look-up reads in a few milliseconds."""


def add_fingerprints(
    connection: Connection, database: Database, versions: Sequence[tuple[int, int, Sequence[int]]]
) -> None:
    """Store the fingerprints of versions, as part of the transaction that adds them.

    Of each: the key of its article, its number, and its fingerprints.
    """
    import numpy as np

    versions = [version for version in versions if version[2]]
    if not versions:
        return
    if not database.gathers:
        articles, numbers = (
            np.repeat([version[place] for version in versions], [len(marks) for *_, marks in versions])
            for place in (0, 1)
        )
        values = np.concatenate([np.array(marks, dtype=np.int64) for *_, marks in versions])
        _into_index(connection, database, articles, numbers, values)
        return
    table, done = schema.fresh_fingerprints, 0
    while done < len(versions):
        keys = database.next_keys(connection, table, len(versions) - done)
        keys = keys[: max(1, FRESH + 1 - keys[0])]
        coming = versions[done : done + len(keys)]
        packed = [
            (fresh, key, number, np.array(marks, dtype="<i8").tobytes())
            for fresh, (key, number, marks) in zip(keys, coming, strict=True)
        ]
        database.insert_many(connection, table, packed)
        done += len(keys)
        if keys[-1] >= FRESH:
            _settle(connection, database)


def forget_fingerprints(connection: Connection, database: Database, key: int, fingerprints: Sequence[int]) -> None:
    """Take out the fingerprints of a version of an article, wherever they are."""
    table, fresh = schema.fingerprints, schema.fresh_fingerprints
    connection.execute(delete(fresh).where(fresh.c.article == key))
    if fingerprints:
        these = database.among(table.c.fingerprint, fingerprints) & (table.c.article == key)
        connection.execute(delete(table).where(_everywhere(connection, database), these))


def _settle(connection: Connection, database: Database) -> None:
    """Everything that is fresh into the index, in the index's order; the keys of what comes next begin at 1 again."""
    articles, numbers, values = _fresh(connection, everything=True)
    _into_index(connection, database, articles, numbers, values)
    connection.execute(delete(schema.fresh_fingerprints))


def _into_index(
    connection: Connection, database: Database, articles: NDArray[Any], numbers: NDArray[Any], values: NDArray[Any]
) -> None:
    """Fingerprints of versions of articles into the index, in the index's order."""
    import numpy as np

    segments = articles // schema.SEGMENT
    order = np.lexsort((articles, values, segments))
    columns = [column[order] for column in (segments, values, articles, numbers)]
    database.insert_numbers(connection, schema.fingerprints, columns)


def _fresh(connection: Connection, *, everything: bool) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Article, version and fingerprint of all that is not in the index yet, of the newest versions or of all."""
    import numpy as np

    table, articles = schema.fresh_fingerprints, schema.articles
    query = select(table.c.article, table.c.version, table.c.packed)
    if not everything:
        query = query.join(articles, (articles.c.key == table.c.article) & (articles.c.version == table.c.version))
    rows = connection.execute(query).all()
    counts = [len(row.packed) // 8 for row in rows]
    keys = np.repeat(np.array([row.article for row in rows], dtype=np.int64), counts)
    numbers = np.repeat(np.array([row.version for row in rows], dtype=np.int64), counts)
    return keys, numbers, np.frombuffer(b"".join(row.packed for row in rows), dtype="<i8")


class Fresh:
    """What is not in the index yet, of each version of an article, by its key and its number."""

    def __init__(self, connection: Connection) -> None:
        keys, numbers, values = _fresh(connection, everything=True)
        self._marks: dict[tuple[int, int], set[int]] = defaultdict(set)
        for key, number, value in zip(keys.tolist(), numbers.tolist(), values.tolist(), strict=True):
            self._marks[key, number].add(value)
        self.count = len(values)

    def of(self, version: tuple[int, int]) -> set[int]:
        """The fingerprints of a version that wait."""
        return self._marks.get(version, set())


def kept_of(
    connection: Connection, database: Database, fresh: Fresh, version: tuple[int, int], wanted: Collection[int]
) -> int:
    """How many of the fingerprints are kept for a version of an article, which its key and its number tell."""
    waiting = len(fresh.of(version) & set(wanted))
    if waiting == len(wanted):
        return waiting
    table = schema.fingerprints
    mine = (table.c.article == version[0]) & (table.c.version == version[1])
    these = _everywhere(connection, database) & database.among(table.c.fingerprint, sorted(wanted)) & mine
    return waiting + int(connection.execute(select(func.count()).select_from(table).where(these)).scalar_one())


def keys_sharing(connection: Connection, database: Database, wanted: Sequence[int]) -> dict[int, int]:
    """Keys of the articles whose newest version has any of the fingerprints, each with how many it has.

    Fingerprints in more than ``COMMON`` articles do not count.
    """
    held, _ = holders_of(connection, database, wanted)
    return Counter(key for _, key in held)


def holders_of(
    connection: Connection, database: Database, wanted: Sequence[int]
) -> tuple[list[tuple[int, int]], set[int]]:
    """(fingerprint, key of an article whose newest version has it) for those that at most ``COMMON`` articles have.

    And the fingerprints that more have.
    """
    if not wanted:
        return [], set()
    table = schema.fingerprints
    rows = select(table.c.article, table.c.version).where(_everywhere(connection, database))
    found, everywhere = database.few_of_each(connection, rows, table.c.fingerprint, wanted, COMMON)
    found += _fresh_matches(connection, [value for value in wanted if value not in everywhere])
    newest = _newest_versions(connection, database, {article for _, article, _ in found})
    held = [(value, article) for value, article, number in found if newest.get(article) == number]
    often = Counter(value for value, _ in held)
    everywhere |= {value for value, number in often.items() if number > COMMON}
    return [(value, article) for value, article in held if value not in everywhere], everywhere


def in_slices(
    connection: Connection, database: Database, slices: int
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]]:
    """Everything, by ranges of fingerprints of about even size: fingerprint, article, version."""
    import numpy as np

    articles, numbers, values = _fresh(connection, everything=True)
    table = schema.fingerprints
    columns = select(table.c.fingerprint, table.c.article, table.c.version)
    bounds = [-(1 << 63) + (1 << 64) * part // slices for part in range(slices)] + [(1 << 63) - 1]
    for low, high in pairwise(bounds):
        last = high == bounds[-1]
        inside = (table.c.fingerprint >= low) & ((table.c.fingerprint <= high) if last else table.c.fingerprint < high)
        query = columns.where(_everywhere(connection, database), inside)
        rows = database.fetched(connection, query)
        kept = np.array(rows, dtype=np.int64).reshape(len(rows), 3)
        fresh = (values >= low) & ((values <= high) if last else (values < high))
        columns_and_fresh = zip(kept.T, (values, articles, numbers), strict=True)
        marks, keys, versions = (np.concatenate([column, more[fresh]]) for column, more in columns_and_fresh)
        yield marks, keys, versions


def _fresh_matches(connection: Connection, wanted: Sequence[int]) -> list[tuple[int, ...]]:
    import numpy as np

    articles, numbers, values = _fresh(connection, everything=True)
    asked = np.array(wanted, dtype=np.int64)
    # Most are ruled out by their last bits; comparing all would cost ten times as much.
    bits = np.zeros(1 << 16, dtype=bool)
    bits[asked & 0xFFFF] = True
    maybe = np.flatnonzero(bits[values & 0xFFFF])
    sure = maybe[np.isin(values[maybe], asked)]
    return list(zip(values[sure].tolist(), articles[sure].tolist(), numbers[sure].tolist(), strict=True))


def _newest_versions(connection: Connection, database: Database, keys: Collection[int]) -> dict[int, int]:
    """The numbers of the newest versions of articles, by their keys."""
    articles = schema.articles
    query = select(articles.c.key, articles.c.version).where(database.among(articles.c.key, sorted(keys)))
    return {row.key: row.version for row in connection.execute(query)}


def _everywhere(connection: Connection, database: Database) -> ColumnElement[bool]:
    """In any segment; said so that the database looks into each instead of going through all rows."""
    segment = schema.fingerprints.c.segment
    newest = connection.execute(select(func.max(segment))).scalar()
    return database.among(segment, range((newest or 0) + 1))


def fingerprints_below(
    connection: Connection, database: Database, limit: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The fingerprints from 0 up to ``limit`` of all newest versions, and for each the key of its article."""
    import numpy as np

    table, articles = schema.fingerprints, schema.articles
    query = (
        select(table.c.fingerprint, table.c.article)
        .join(articles, (articles.c.key == table.c.article) & (articles.c.version == table.c.version))
        .where(_everywhere(connection, database), table.c.fingerprint >= 0, table.c.fingerprint < limit)
    )
    settled = np.array([tuple(row) for row in connection.execute(query)], dtype=np.int64).reshape(-1, 2)
    keys, _, values = _fresh(connection, everything=False)
    low = (values >= 0) & (values < limit)
    return np.concatenate((settled[:, 0], values[low])), np.concatenate((settled[:, 1], keys[low]))
