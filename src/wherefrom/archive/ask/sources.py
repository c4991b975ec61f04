"""The source audit: who is quoted in the articles of an archive, how often, by whom, and how many have a name.

What newsrooms count by hand when they ask whom they listen to: each statement counts once, for its origin.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from sqlalchemy import func, literal_column, select

from wherefrom.archive.ask.filters import Filters, article_conditions, statement_conditions
from wherefrom.archive.ask.who import WITHOUT_NAME, names_of_source
from wherefrom.archive.store import schema
from wherefrom.lang.people import plain_name
from wherefrom.reading.types import Kind

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select

    from wherefrom.archive.archive import Archive


# The numbers stand in the query itself: as parameters, PostgreSQL would not know the two places of this for the same.
_MONTH = func.substr(schema.articles.c.day, literal_column("1"), literal_column("7"))


_Party = tuple[str, Kind]


@dataclass(frozen=True, slots=True)
class PartyCount:
    """A party and what originates from it: statements, in how many articles, of how many outlets."""

    name: str
    kind: Kind
    statements: int
    articles: int
    outlets: int


@dataclass(frozen=True, slots=True)
class Count:
    """Statements under one heading (a kind, an outlet, a month): how many, with and without a named origin."""

    name: str
    articles: int
    statements: int
    named: int

    @property
    def unnamed(self) -> int:
        """Statements whose origin has no name."""
        return self.statements - self.named


@dataclass(frozen=True, slots=True)
class SourceAudit:
    """Who is quoted. ``by_party`` has the most frequent first; ``by_outlet`` too; ``by_month`` is in order of time.

    Months and outlets that are not known are under an empty name. ``parties`` is how many there are in all.
    """

    articles: int
    statements: int
    named: int
    parties: int
    by_party: tuple[PartyCount, ...]
    by_kind: tuple[Count, ...]
    by_outlet: tuple[Count, ...]
    by_month: tuple[Count, ...]

    @property
    def unnamed(self) -> int:
        """Statements whose origin has no name."""
        return self.statements - self.named


def audit_sources(archive: Archive, filters: Filters | None = None, limit: int = 20) -> SourceAudit:
    """Count the origins of all statements that ``filters`` leaves, with the ``limit`` most frequent parties.

    Raises NotInArchiveError where no article has an outlet of the name given.
    """
    filters = filters or Filters()
    with archive.connect() as connection:
        conditions = [*article_conditions(connection, archive, filters), *statement_conditions(filters)]
        if filters.source:
            names = archive.database.listed(
                sorted({n for n, _ in names_of_source(connection, archive, filters.source)})
            )
            conditions.append(schema.links.c.folded.in_(select(names.c.value)))
        tally = _tally(connection, conditions)
        known = _parties(connection, conditions)
        most = sorted(known, key=lambda party: (-known[party].total(), party))[:limit]
        counted = _counted(connection, archive, conditions, {party: known[party] for party in most})
    order = get_args(Kind)
    return SourceAudit(
        articles=sum(count.articles for count in tally["outlet"]),
        statements=sum(count.statements for count in tally["kind"]),
        named=sum(count.named for count in tally["kind"]),
        parties=len(known),
        by_party=counted,
        by_kind=tuple(sorted(tally["kind"], key=lambda count: order.index(count.name))),
        by_outlet=tuple(sorted(tally["outlet"], key=lambda count: (-count.statements, count.name))),
        by_month=tuple(sorted(tally["month"], key=lambda count: (not count.name, count.name))),
    )


def _origins(conditions: list[Any], *columns: Any) -> Select[Any]:
    links, statements, articles = schema.links, schema.statements, schema.articles
    return (
        select(*columns)
        .select_from(links)
        .join(statements, statements.c.key == links.c.statement)
        .join(articles, articles.c.key == statements.c.article)
        .where(links.c.position == 0, *conditions)
    )


def _tally(connection: Connection, conditions: list[Any]) -> dict[str, list[Count]]:
    """Counts by ``kind``, ``outlet`` and ``month``; an article has one outlet and one month, but several kinds."""
    outlet, kind, month = schema.articles.c.outlet, schema.links.c.kind, _MONTH.label("month")
    each = func.count(schema.articles.c.key.distinct()).label("n")
    statements: dict[str, Counter[str]] = defaultdict(Counter)
    named: dict[str, Counter[str]] = defaultdict(Counter)
    articles: dict[str, Counter[str]] = defaultdict(Counter)
    query = _origins(conditions, outlet, month, kind, func.count().label("n")).group_by(outlet, month, kind)
    for row in connection.execute(query).mappings():
        for heading in ("kind", "outlet", "month"):
            statements[heading][row[heading] or ""] += row["n"]
            named[heading][row[heading] or ""] += row["n"] if row["kind"] not in WITHOUT_NAME else 0
    for row in connection.execute(_origins(conditions, outlet, month, each).group_by(outlet, month)).mappings():
        for heading in ("outlet", "month"):
            articles[heading][row[heading] or ""] += row["n"]
    for row in connection.execute(_origins(conditions, kind, each).group_by(kind)).mappings():
        articles["kind"][row["kind"]] += row["n"]
    return {
        heading: [
            Count(name, articles[heading][name], n, named[heading][name]) for name, n in statements[heading].items()
        ]
        for heading in ("kind", "outlet", "month")
    }


def _parties(connection: Connection, conditions: list[Any]) -> dict[_Party, Counter[str]]:
    """For each party, however its name is capitalised, accented or punctuated, its folded names with their statements.

    ``who`` goes further: it also ties initials and transliterations.
    """
    links = schema.links
    query = _origins(conditions, links.c.folded, links.c.kind, func.count().label("n"))
    found: dict[_Party, Counter[str]] = defaultdict(Counter)
    for row in connection.execute(query.group_by(links.c.folded, links.c.kind)):
        found[plain_name(row.folded) or row.folded, row.kind][row.folded] += row.n
    return found


def _counted(
    connection: Connection, archive: Archive, conditions: list[Any], parties: dict[_Party, Counter[str]]
) -> tuple[PartyCount, ...]:
    """The counts of some parties, each under the most frequent spelling of its name."""
    links, articles = schema.links, schema.articles
    if not parties:
        return ()
    party_of = {(folded, key[1]): key for key, names in parties.items() for folded in names}
    listed = archive.database.listed(sorted({folded for folded, _ in party_of}))
    columns = (links.c.folded, links.c.kind, links.c.name, articles.c.key, articles.c.outlet)
    query = _origins([*conditions, links.c.folded.in_(select(listed.c.value))], *columns)
    spelt: dict[_Party, Counter[str]] = defaultdict(Counter)
    where: dict[_Party, set[int]] = defaultdict(set)
    outlets: dict[_Party, set[str]] = defaultdict(set)
    for row in connection.execute(query):
        party = party_of.get((row.folded, row.kind))
        if party is not None:
            spelt[party][row.name] += 1
            where[party].add(row.key)
            outlets[party].update([row.outlet] if row.outlet else [])
    return tuple(
        PartyCount(
            name=max(spelt[party], key=lambda name: (spelt[party][name], name)),
            kind=party[1],
            statements=spelt[party].total(),
            articles=len(where[party]),
            outlets=len(outlets[party]),
        )
        for party in parties
    )
