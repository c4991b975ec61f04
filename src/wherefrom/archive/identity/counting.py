"""How many statements there are by outlet, month and kind of source: kept, so that an audit need not count them all."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import delete

from wherefrom.archive.store import schema
from wherefrom.archive.store.rows import article_row

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from wherefrom.archive.store.database import Database
    from wherefrom.reading.types import Reading


def count_sources(connection: Connection, database: Database, reading: Reading, sign: int) -> None:
    """Count the statements of a reading in (``sign`` 1), or out again (-1)."""
    about = article_row(reading.article)
    counts = Counter[str](statement.chain[0].kind for statement in reading.statements)
    if not counts:
        return
    place = {"outlet": about["outlet"] or "", "month": (about["day"] or "")[:7]}
    rows = [
        place | {"kind": kind, "articles": sign, "statements": sign * n}
        for kind, n in sorted([*counts.items(), ("", counts.total())])
    ]
    table = schema.source_counts
    count = database.insert(table)
    more = {name: table.c[name] + count.excluded[name] for name in ("articles", "statements")}
    connection.execute(count.on_conflict_do_update(index_elements=list(table.primary_key.columns), set_=more), rows)
    if sign < 0:
        here = (table.c.outlet == place["outlet"]) & (table.c.month == place["month"])
        connection.execute(delete(table).where(here, table.c.articles == 0))
