"""The source audit: who is quoted in the articles of an archive, how often, by whom, and how many have a name.

What newsrooms count by hand when they ask whom they listen to: each statement counts once, for its origin.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import false, func, select

from wherefrom.archive.ask.filters import Filters, article_conditions, statement_conditions
from wherefrom.archive.ask.parties import KnownParty, known_parties, names_of_source
from wherefrom.archive.audit.attributes import Beside, People, beside
from wherefrom.archive.audit.citations import Citations, citations_of
from wherefrom.archive.audit.counts import Count, CountIn, by_name, by_period, each, summed
from wherefrom.archive.audit.periods import Per
from wherefrom.archive.audit.reprints import reprints
from wherefrom.archive.audit.tallies import Tallies, article_of, kept_tallies, origins, tallies
from wherefrom.archive.store import schema
from wherefrom.reading.types import Kind

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

    from wherefrom.archive.archive import Archive


@dataclass(frozen=True, slots=True)
class PartyCount:
    """A party and what originates from it: statements, in how many articles, of how many outlets.

    ``attributes`` are what a table of people says of it.
    """

    name: str
    kind: Kind
    statements: int
    articles: int
    outlets: int
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AttributeCount:
    """Statements of the parties of which a table of people says ``value`` in ``column``.

    ``of``: statements of all parties of which the table says something in that column, each once; what several said
    together counts for each value of theirs.
    """

    column: str
    value: str
    parties: int
    articles: int
    statements: int
    of: int


@dataclass(frozen=True, slots=True)
class SourceAudit:
    """Who is quoted. ``by_party`` has the most frequent first; ``by_outlet`` and ``by_section`` too.

    ``by_month`` is in order of time, and so is ``by_time``, by ``per``; ``outlets`` and ``sections`` are those in each
    period, where they were asked for. What is not known is under an empty name. An article in several sections counts
    in each. ``parties`` is how many there are in all. ``reprints`` is how many articles were left out because another
    has their text; None where each was counted. ``people`` is the table of people beside the archive, ``by_attribute``
    the statements of these.
    """

    articles: int
    statements: int
    named: int
    parties: int
    by_party: tuple[PartyCount, ...]
    by_kind: tuple[Count, ...]
    by_outlet: tuple[Count, ...]
    by_month: tuple[Count, ...]
    by_section: tuple[Count, ...] = ()
    per: Per = "month"
    by_time: tuple[Count, ...] = ()
    outlets: tuple[CountIn, ...] = ()
    sections: tuple[CountIn, ...] = ()
    reprints: int | None = None
    people: Beside | None = None
    by_attribute: tuple[AttributeCount, ...] = ()

    @property
    def unnamed(self) -> int:
        """Statements whose origin has no name."""
        return self.statements - self.named

    @property
    def total(self) -> Count:
        """All statements as one count."""
        return Count("", self.articles, self.statements, {count.name: count.statements for count in self.by_kind})  # type: ignore[misc]


def audit_sources(
    archive: Archive,
    filters: Filters | None = None,
    limit: int = 20,
    *,
    per: Per = "month",
    fold: bool = False,
    people: People | None = None,
    crossed: bool = False,
) -> SourceAudit:
    """Count the origins of all statements that ``filters`` leaves, with the ``limit`` most frequent parties.

    A party counts under all its names together, and what several said together counts for each of them; of all
    statements it is one. ``fold``: articles that only print again what another one of those has do not count.
    ``people`` are laid beside the parties; ``crossed``: outlets and sections in each period are wanted too. Raises
    NotInArchiveError where no article has an outlet of the name given.
    """
    filters = filters or Filters()
    with archive.connect() as connection:
        conditions, left_out = audit_conditions(connection, archive, filters, fold=fold)
        if not conditions and per == "month":
            found = kept_tallies(connection, crossed=crossed)
            known, most = _kept_parties(connection, limit)
        else:
            found = tallies(connection, conditions, per, crossed=crossed)
            counts = _parties(connection, conditions)
            known, most = len(counts), sorted(counts, key=lambda party: (-counts[party], party))[:limit]
        laid = beside(connection, archive, people) if people else None
        counted = _counted(connection, archive, conditions, most, laid)
        by_attribute = _by_attribute(connection, archive, conditions, laid) if laid else ()
    return _audit(found, per, known, counted, left_out, laid, by_attribute)


def citations(archive: Archive, filters: Filters | None = None, *, fold: bool = False) -> Citations:
    """Which outlets cite which others, in the statements that ``filters`` leaves; ``fold`` as in ``audit_sources``."""
    with archive.connect() as connection:
        conditions, _ = audit_conditions(connection, archive, filters or Filters(), fold=fold)
        return citations_of(connection, archive, conditions)


def _audit(
    found: Tallies,
    per: Per,
    known: int,
    counted: tuple[PartyCount, ...],
    left_out: int | None,
    laid: Beside | None,
    by_attribute: tuple[AttributeCount, ...],
) -> SourceAudit:
    whole = summed((("", ""), cell) for cell in found.outlets.values())["", ""]
    total = whole.count("")
    return SourceAudit(
        articles=total.articles,
        statements=total.statements,
        named=total.named,
        parties=known,
        by_party=counted,
        by_kind=tuple(whole.by_kind()),
        by_outlet=by_name(found.outlets),
        by_month=by_period(found.months),
        by_section=by_name(found.sections),
        per=per,
        by_time=by_period(found.times),
        outlets=each(found.outlets_each),
        sections=each(found.sections_each),
        reprints=left_out,
        people=laid,
        by_attribute=by_attribute,
    )


def audit_conditions(
    connection: Connection, archive: Archive, filters: Filters, *, fold: bool
) -> tuple[list[ColumnElement[bool]], int | None]:
    """What is counted of articles and statements, and how many reprints are left out."""
    of_articles = article_conditions(connection, archive, filters)
    conditions = [*of_articles, *statement_conditions(filters)]
    if filters.source:
        conditions.append(_of_source(connection, archive, filters.source))
    if not fold:
        return conditions, None
    again = reprints(connection, archive.database, of_articles)
    if again:
        listed = archive.database.listed(sorted(again))
        conditions.append(schema.articles.c.key.not_in(select(listed.c.value)))
    return conditions, len(again)


def _of_source(connection: Connection, archive: Archive, source: str) -> ColumnElement[bool]:
    """That the origin of the statement is a party called ``source``."""
    speakers, names = schema.speakers.alias("of_source"), names_of_source(connection, archive, source)
    if not names:
        return false()
    this = (speakers.c.statement == schema.statements.c.key) & (speakers.c.position == 0)
    return select(speakers.c.statement).where(this, archive.database.among(speakers.c.name, names)).exists()


def _kept_parties(connection: Connection, limit: int) -> tuple[int, list[int]]:
    """How many parties speak in the whole archive, and the most frequent of these."""
    parties = schema.parties
    speak = parties.c.statements > 0
    known = connection.execute(select(func.count()).select_from(parties).where(speak)).scalar_one()
    most = select(parties.c.key).where(speak).order_by(parties.c.statements.desc(), parties.c.key).limit(limit)
    return known, list(connection.execute(most).scalars())


def _parties(connection: Connection, conditions: list[Any]) -> dict[int, int]:
    """For each party how many of the statements originate from it."""
    speakers, names = schema.speakers, schema.party_names
    whose = (speakers.c.statement == schema.statements.c.key) & (speakers.c.position == 0)
    query = (
        origins(conditions, names.c.party, func.count(schema.statements.c.key.distinct()).label("n"))
        .join(speakers, whose)
        .join(names, names.c.key == speakers.c.name)
    )
    return {row.party: row.n for row in connection.execute(query.group_by(names.c.party))}


def _counted(
    connection: Connection,
    archive: Archive,
    conditions: list[Any],
    parties: Sequence[int],
    laid: Beside | None,
) -> tuple[PartyCount, ...]:
    """The counts of some parties, each under the name it is shown by."""
    known = known_parties(connection, archive, parties)
    said: dict[int, set[int]] = defaultdict(set)
    where: dict[int, set[int]] = defaultdict(set)
    outlets: dict[int, set[str]] = defaultdict(set)
    for party, statement, article, outlet in _of_parties(connection, archive, conditions, known):
        said[party].add(statement)
        where[party].add(article)
        outlets[party].update([outlet] if outlet else [])
    of = laid.of if laid else {}
    counts = (
        PartyCount(known[p].name, known[p].kind, len(said[p]), len(where[p]), len(outlets[p]), of.get(p, {}))
        for p in parties
        if p in known
    )
    return tuple(sorted(counts, key=lambda count: (-count.statements, count.name)))


def _by_attribute(
    connection: Connection, archive: Archive, conditions: list[Any], laid: Beside
) -> tuple[AttributeCount, ...]:
    """For each column the values, those with most statements first."""
    said: dict[tuple[str, str], set[int]] = defaultdict(set)
    where: dict[tuple[str, str], set[int]] = defaultdict(set)
    who: dict[tuple[str, str], set[int]] = defaultdict(set)
    of: dict[str, set[int]] = defaultdict(set)
    known = known_parties(connection, archive, sorted(laid.of))
    for party, statement, article, _ in _of_parties(connection, archive, conditions, known):
        for place in laid.of[party].items():
            said[place].add(statement)
            where[place].add(article)
            who[place].add(party)
            of[place[0]].add(statement)
    counts = [
        AttributeCount(column, value, len(who[column, value]), len(where[column, value]), len(found), len(of[column]))
        for (column, value), found in said.items()
    ]
    order = laid.columns.index
    return tuple(sorted(counts, key=lambda count: (order(count.column), -count.statements, count.value)))


def _of_parties(
    connection: Connection, archive: Archive, conditions: list[Any], known: Mapping[int, KnownParty]
) -> Iterator[tuple[int, int, int, str | None]]:
    """Party, statement, article and outlet of all that originates from some parties."""
    speakers, statements, articles = schema.speakers, schema.statements, schema.articles
    whose = {one.name.key: key for key, party in known.items() for one in party.names}
    if not whose:
        return
    query = select(speakers.c.name, speakers.c.statement, articles.c.key, articles.c.outlet).select_from(speakers)
    if conditions:  # Without any the statements need not be looked up.
        query = query.join(statements, statements.c.key == speakers.c.statement)
    query = query.join(articles, articles.c.key == article_of(speakers.c.statement))
    query = query.where(archive.database.among(speakers.c.name, sorted(whose)), speakers.c.position == 0, *conditions)
    for name, statement, article, outlet in archive.database.fetched(connection, query):
        yield whose[name], statement, article, outlet
