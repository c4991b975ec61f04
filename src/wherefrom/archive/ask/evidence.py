"""The statements that a source audit counts, one by one, each with the article in which it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from wherefrom.archive.ask.filters import ArticleRow, Filters, article_columns, article_row_of
from wherefrom.archive.ask.parties import known_parties
from wherefrom.archive.ask.sources import audit_conditions
from wherefrom.archive.ask.who import chains_of
from wherefrom.archive.audit.attributes import Beside, People, beside
from wherefrom.archive.audit.tallies import origins
from wherefrom.archive.store import schema
from wherefrom.archive.store.rows import sections_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from wherefrom.archive.archive import Archive
    from wherefrom.reading.types import Kind

_AT_ONCE = 5_000
"""Statements held in memory."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One statement as an audit counts it.

    ``parties`` are those from whom it comes, by the names that the archive shows them by; ``chain`` has the names of
    the article. ``attributes`` are what a table of people says of these parties, of several one after the other.
    """

    article: ArticleRow
    sections: tuple[str, ...]
    statement: int
    content: str
    stance: str
    voice: str
    date: str | None
    confidence: float
    chain: tuple[tuple[str, Kind], ...]
    parties: tuple[str, ...]
    attributes: Mapping[str, str]


def counted_statements(
    archive: Archive, filters: Filters | None = None, *, fold: bool = False, people: People | None = None
) -> Iterator[Counted]:
    """Every statement that ``audit_sources`` counts with the same arguments, in order of adding.

    Raises NotInArchiveError where no article has an outlet of the name given.
    """
    with archive.connect() as connection:
        conditions, _ = audit_conditions(connection, archive, filters or Filters(), fold=fold)
        laid = beside(connection, archive, people) if people else None
        statements = schema.statements
        columns = (
            *article_columns(), schema.articles.c.sections, statements.c.key, statements.c.id.label("statement"),
            statements.c.content, statements.c.stance, statements.c.voice, statements.c.date, statements.c.confidence,
        )  # fmt: skip
        after = -1
        while True:
            query = origins([*conditions, statements.c.key > after], *columns).order_by(statements.c.key)
            rows = connection.execute(query.limit(_AT_ONCE)).all()
            if not rows:
                return
            yield from _page(connection, archive, rows, laid)
            after = rows[-1].key


def _page(connection: Connection, archive: Archive, rows: Sequence[Any], laid: Beside | None) -> Iterator[Counted]:
    keys = [row.key for row in rows]
    chains = chains_of(connection, archive, keys)
    speakers, names = schema.speakers, schema.party_names
    query = select(speakers.c.statement, names.c.party).join(names, names.c.key == speakers.c.name)
    query = query.where(speakers.c.position == 0, archive.database.among(speakers.c.statement, keys))
    whose: dict[int, list[int]] = defaultdict(list)
    for statement, party in connection.execute(query.order_by(speakers.c.statement, speakers.c.name)):
        if party not in whose[statement]:
            whose[statement].append(party)
    known = known_parties(connection, archive, {party for held in whose.values() for party in held})
    for row in rows:
        parties = whose[row.key]
        yield Counted(
            article_row_of(row),
            sections_of(row.sections),
            row.statement,
            row.content,
            row.stance,
            row.voice,
            row.date,
            row.confidence,
            chains[row.key],
            tuple(known[party].name for party in parties),
            _attributes(parties, laid),
        )


def _attributes(parties: Sequence[int], laid: Beside | None) -> dict[str, str]:
    if laid is None:
        return {}
    of = [laid.of.get(party, {}) for party in parties]
    return {column: "; ".join(dict.fromkeys(filter(None, (one.get(column) for one in of)))) for column in laid.columns}
