"""The source audit: who is quoted in the articles of an archive, how often, by whom, and how many have a name.

What newsrooms count by hand when they ask whom they listen to: each statement counts once, for its origin.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

from sqlalchemy import case, false, func, literal_column, select

from wherefrom.archive.ask.filters import Filters, article_conditions, statement_conditions
from wherefrom.archive.ask.parties import known_parties, names_of_source
from wherefrom.archive.ask.who import WITHOUT_NAME
from wherefrom.archive.store import schema
from wherefrom.reading.types import Kind

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Select

    from wherefrom.archive.archive import Archive


# The numbers stand in the query itself: as parameters, PostgreSQL would not know the two places of this for the same.
_MONTH = func.substr(schema.articles.c.day, literal_column("1"), literal_column("7"))


_Heading = Literal["kind", "outlet", "month"]
_HEADINGS: tuple[_Heading, ...] = get_args(_Heading)


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

    A party counts under all its names together, and what several said together counts for each of them; of all
    statements it is one. Raises NotInArchiveError where no article has an outlet of the name given.
    """
    filters = filters or Filters()
    with archive.connect() as connection:
        if filters == Filters():
            tally, known, most = _kept(connection, limit)
            conditions: list[Any] = []
        else:
            conditions = [*article_conditions(connection, archive, filters), *statement_conditions(filters)]
            if filters.source:
                conditions.append(_of_source(connection, archive, filters.source))
            tally = _tally(connection, conditions)
            counts = _parties(connection, conditions)
            known, most = len(counts), sorted(counts, key=lambda party: (-counts[party], party))[:limit]
        counted = _counted(connection, archive, conditions, most)
    order = get_args(Kind)
    return SourceAudit(
        articles=sum(count.articles for count in tally["outlet"]),
        statements=sum(count.statements for count in tally["kind"]),
        named=sum(count.named for count in tally["kind"]),
        parties=known,
        by_party=counted,
        by_kind=tuple(sorted(tally["kind"], key=lambda count: order.index(count.name))),
        by_outlet=tuple(sorted(tally["outlet"], key=lambda count: (-count.statements, count.name))),
        by_month=tuple(sorted(tally["month"], key=lambda count: (not count.name, count.name))),
    )


def _of_source(connection: Connection, archive: Archive, source: str) -> ColumnElement[bool]:
    """That the origin of the statement is a party called ``source``."""
    speakers, names = schema.speakers.alias("of_source"), names_of_source(connection, archive, source)
    if not names:
        return false()
    this = (speakers.c.statement == schema.statements.c.key) & (speakers.c.position == 0)
    return select(speakers.c.statement).where(this, archive.database.among(speakers.c.name, names)).exists()


def _kept(connection: Connection, limit: int) -> tuple[dict[str, list[Count]], int, list[int]]:
    """What the archive keeps count of: all statements by heading, how many parties, the most frequent of these."""
    counts, parties = schema.source_counts, schema.parties
    articles, statements = func.sum(counts.c.articles).label("articles"), func.sum(counts.c.statements).label("n")
    with_name = func.sum(case((counts.c.kind.not_in(WITHOUT_NAME), counts.c.statements), else_=0)).label("named")
    # The rows of all kinds together count an article once; those of a kind tell which statements have a name.
    is_total = counts.c.kind == ""
    tally: dict[str, list[Count]] = {}
    for heading in _HEADINGS:
        by = counts.c[heading]
        query = select(by, articles, statements, with_name).group_by(by)
        of_kinds = {row[0]: row for row in connection.execute(query.where(~is_total))}
        totals = of_kinds if heading == "kind" else {row[0]: row for row in connection.execute(query.where(is_total))}
        tally[heading] = [
            Count(name, int(row.articles), int(row.n), int(of_kinds[name].named) if name in of_kinds else 0)
            for name, row in totals.items()
        ]
    speak = parties.c.statements > 0
    known = connection.execute(select(func.count()).select_from(parties).where(speak)).scalar_one()
    most = select(parties.c.key).where(speak).order_by(parties.c.statements.desc(), parties.c.key).limit(limit)
    return tally, known, list(connection.execute(most).scalars())


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
        for heading in _HEADINGS:
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
        for heading in _HEADINGS
    }


def _parties(connection: Connection, conditions: list[Any]) -> dict[int, int]:
    """For each party how many of the statements originate from it."""
    speakers, names = schema.speakers, schema.party_names
    whose = (speakers.c.statement == schema.statements.c.key) & (speakers.c.position == 0)
    query = (
        _origins(conditions, names.c.party, func.count(schema.statements.c.key.distinct()).label("n"))
        .join(speakers, whose)
        .join(names, names.c.key == speakers.c.name)
    )
    return {row.party: row.n for row in connection.execute(query.group_by(names.c.party))}


def _counted(
    connection: Connection, archive: Archive, conditions: list[Any], parties: Sequence[int]
) -> tuple[PartyCount, ...]:
    """The counts of some parties, each under the name it is shown by."""
    speakers, statements, articles = schema.speakers, schema.statements, schema.articles
    known = known_parties(connection, archive, parties)
    whose = {one.name.key: key for key, party in known.items() for one in party.names}
    if not whose:
        return ()
    query = select(speakers.c.name, speakers.c.statement, articles.c.key, articles.c.outlet)
    query = query.join(statements, statements.c.key == speakers.c.statement)
    query = query.join(articles, articles.c.key == statements.c.article)
    query = query.where(archive.database.among(speakers.c.name, sorted(whose)), speakers.c.position == 0)
    if conditions:
        links = schema.links
        query = query.join(links, (links.c.statement == statements.c.key) & (links.c.position == 0)).where(*conditions)
    said: dict[int, set[int]] = defaultdict(set)
    where: dict[int, set[int]] = defaultdict(set)
    outlets: dict[int, set[str]] = defaultdict(set)
    for name, statement, article, outlet in connection.execute(query):
        party = whose[name]
        said[party].add(statement)
        where[party].add(article)
        outlets[party].update([outlet] if outlet else [])
    counts = (PartyCount(known[p].name, known[p].kind, len(said[p]), len(where[p]), len(outlets[p])) for p in parties)
    return tuple(sorted(counts, key=lambda count: (-count.statements, count.name)))
