"""How many statements there are by outlet, month, section and kind of source: kept, so that an audit need not count."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete

from wherefrom.archive.store import schema
from wherefrom.archive.store.rows import article_row, sections_of

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

    from wherefrom.archive.store.database import Database
    from wherefrom.reading.types import Reading


def count_sources(connection: Connection, database: Database, reading: Reading, sign: int) -> None:
    """Count the statements of a reading in (``sign`` 1), or out again (-1)."""
    about = article_row(reading.article)
    counts = Counter[str](statement.chain[0].kind for statement in reading.statements)
    if not counts:
        return
    counts[""] = counts.total()
    month = (about["day"] or "")[:7]
    outlets = [{"outlet": about["outlet"] or "", "month": month}]
    sections = [{"section": name, "month": month} for name in sections_of(about["sections"]) or ("",)]
    _count(connection, database, schema.source_counts, outlets, counts, sign)
    _count(connection, database, schema.section_counts, sections, counts, sign)


def _count(
    connection: Connection,
    database: Database,
    table: Table,
    places: list[dict[str, str]],
    counts: Counter[str],
    sign: int,
) -> None:
    """The counts under each of the places; what comes to nothing goes."""
    rows: list[dict[str, Any]] = [
        place | {"kind": kind, "articles": sign, "statements": sign * n}
        # In order, so that two who count the same places wait for each other in turn, never in a circle.
        for place in sorted(places, key=lambda place: sorted(place.items()))
        for kind, n in sorted(counts.items())
    ]
    count = database.insert(table)
    more = {name: table.c[name] + count.excluded[name] for name in ("articles", "statements")}
    connection.execute(count.on_conflict_do_update(index_elements=list(table.primary_key.columns), set_=more), rows)
    for place in places if sign < 0 else ():
        here = [table.c[name] == value for name, value in place.items()]
        connection.execute(delete(table).where(*here, table.c.articles == 0))
