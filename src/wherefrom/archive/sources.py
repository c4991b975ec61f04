"""The source audit: who is quoted in the articles of an archive, how often, by whom, and how many have a name.

What newsrooms count by hand when they ask whom they listen to: each statement counts once, for its origin.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from sqlalchemy import func, literal_column, select

from wherefrom.archive import schema
from wherefrom.archive.filters import Filters, article_conditions, statement_conditions
from wherefrom.archive.naming import plain_name
from wherefrom.archive.who import WITHOUT_NAME, names_of_source
from wherefrom.reading.statement import Kind

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select

    from wherefrom.archive.archive import Archive


# The numbers stand in the query itself: as parameters, PostgreSQL would not know the two places of this for the same.
_MONTH = func.substr(schema.articles.c.day, literal_column("1"), literal_column("7"))


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
        parties = _parties(connection, conditions)
        kinds = _counts(connection, conditions, schema.links.c.kind)
        outlets = _counts(connection, conditions, schema.articles.c.outlet)
        months = _counts(connection, conditions, _MONTH)
        articles = connection.execute(_origins(conditions, func.count(schema.articles.c.key.distinct()))).scalar_one()
    order = get_args(Kind)
    return SourceAudit(
        articles=articles,
        statements=sum(count.statements for count in kinds),
        named=sum(count.named for count in kinds),
        parties=len(parties),
        by_party=tuple(sorted(parties, key=lambda p: (-p.statements, -p.articles, p.name))[:limit]),
        by_kind=tuple(sorted(kinds, key=lambda count: order.index(count.name))),
        by_outlet=tuple(sorted(outlets, key=lambda count: (-count.statements, count.name))),
        by_month=tuple(sorted(months, key=lambda count: (not count.name, count.name))),
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


def _counts(connection: Connection, conditions: list[Any], heading: Any) -> list[Count]:
    """Statements by ``heading``; articles are counted once under each."""
    links, articles = schema.links, schema.articles
    name = heading.label("heading")
    by_kind = _origins(conditions, name, links.c.kind, func.count().label("n")).group_by(name, links.c.kind)
    statements: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for row in connection.execute(by_kind):
        statements[row.heading or ""] += row.n
        named[row.heading or ""] += row.n if row.kind not in WITHOUT_NAME else 0
    each = _origins(conditions, name, func.count(articles.c.key.distinct()).label("n")).group_by(name)
    found = {row.heading or "": row.n for row in connection.execute(each)}
    return [Count(heading, found[heading], statements[heading], named[heading]) for heading in statements]


def _parties(connection: Connection, conditions: list[Any]) -> list[PartyCount]:
    """One count for each name, however it is capitalised, accented or punctuated; ``who`` goes further."""
    links, articles = schema.links, schema.articles
    columns = (links.c.folded, links.c.kind, articles.c.key, articles.c.outlet)
    query = _origins(conditions, *columns, func.min(links.c.name).label("name"), func.count().label("n"))
    spelt: dict[tuple[str, Kind], Counter[str]] = defaultdict(Counter)
    where: dict[tuple[str, Kind], set[int]] = defaultdict(set)
    outlets: dict[tuple[str, Kind], set[str | None]] = defaultdict(set)
    for row in connection.execute(query.group_by(*columns)):
        party = (plain_name(row.folded) or row.folded, row.kind)
        spelt[party][row.name] += row.n
        where[party].add(row.key)
        outlets[party].add(row.outlet)
    return [
        PartyCount(
            max(names, key=lambda name: (names[name], name)), kind, names.total(), len(where[key, kind]),
            len(outlets[key, kind] - {None}),
        )
        for (key, kind), names in spelt.items()
    ]  # fmt: skip
