"""How many statements there are by outlet, month, section and kind of source: kept, so that an audit need not count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import delete

from wherefrom.archive.store import schema
from wherefrom.archive.store.rows import article_row, sections_of

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

    from wherefrom.archive.store.database import Database
    from wherefrom.reading.types import Reading

_Place = tuple[str, str, str]
"""An outlet or a section, a month, and a kind of source or ``""`` for all of them."""


def count_sources(connection: Connection, database: Database, readings: Iterable[tuple[Reading, int]]) -> None:
    """Count the statements of readings in (with the sign 1), or out again (-1)."""
    outlets, sections = Counter[_Place](), Counter[_Place]()
    said_outlets, said_sections = Counter[_Place](), Counter[_Place]()
    for reading, sign in readings:
        about = article_row(reading.article)
        counts = Counter[str](statement.chain[0].kind for statement in reading.statements)
        if not counts:
            continue
        counts[""] = counts.total()
        month = (about["day"] or "")[:7]
        for kind, n in counts.items():
            outlets[about["outlet"] or "", month, kind] += sign
            said_outlets[about["outlet"] or "", month, kind] += sign * n
            for section in sections_of(about["sections"]) or ("",):
                sections[section, month, kind] += sign
                said_sections[section, month, kind] += sign * n
    _count(connection, database, schema.source_counts, outlets, said_outlets)
    _count(connection, database, schema.section_counts, sections, said_sections)


def _count(
    connection: Connection, database: Database, table: Table, articles: Counter[_Place], statements: Counter[_Place]
) -> None:
    """The counts of each place added; what comes to nothing goes."""
    if not articles:
        return
    names = [column.name for column in table.columns]
    # In order, so that two who count the same places wait for each other in turn, never in a circle.
    rows = [dict(zip(names, (*place, articles[place], statements[place]), strict=True)) for place in sorted(articles)]
    count = database.insert(table)
    more = {name: table.c[name] + count.excluded[name] for name in ("articles", "statements")}
    connection.execute(count.on_conflict_do_update(index_elements=list(table.primary_key.columns), set_=more), rows)
    for place in articles:
        if articles[place] < 0:
            here = [column == value for column, value in zip(table.primary_key.columns, place, strict=True)]
            connection.execute(delete(table).where(*here, table.c.articles == 0))
