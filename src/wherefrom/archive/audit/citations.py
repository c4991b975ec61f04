"""Who cites whom: which outlet's articles have something from which other outlet, or through it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import null, select

from wherefrom.archive.ask.parties import known_parties
from wherefrom.archive.store import schema

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

    from wherefrom.archive.archive import Archive


@dataclass(frozen=True, slots=True)
class Cited:
    """That articles of the outlet ``citing`` name the outlet ``cited``.

    ``statements`` have it in their chain; ``articles`` have such a statement, or name it as their origin.
    """

    citing: str
    cited: str
    articles: int
    statements: int


@dataclass(frozen=True, slots=True)
class Citations:
    """Every pair of outlets of which one cites the other, those with most articles first; nobody cites himself.

    ``citing`` and ``cited`` are the outlets of either side, those with most articles first.
    """

    pairs: tuple[Cited, ...]

    @property
    def citing(self) -> tuple[str, ...]:
        """The outlets that cite another one."""
        return _order([(pair.citing, pair.articles) for pair in self.pairs])

    @property
    def cited(self) -> tuple[str, ...]:
        """The outlets that are cited."""
        return _order([(pair.cited, pair.articles) for pair in self.pairs])


def _order(named: Sequence[tuple[str, int]]) -> tuple[str, ...]:
    totals: dict[str, int] = defaultdict(int)
    for name, number in named:
        totals[name] += number
    return tuple(sorted(totals, key=lambda name: (-totals[name], name)))


def citations_of(connection: Connection, archive: Archive, conditions: Sequence[ColumnElement[bool]]) -> Citations:
    """The citations in the statements that meet the conditions, and in the credit lines of the articles of these."""
    names = schema.party_names
    query = select(names.c.name, names.c.party).where(names.c.sort == "organization", names.c.outlets > 0)
    outlets = {row.name: row.party for row in connection.execute(query)}
    known = known_parties(connection, archive, sorted(set(outlets.values())))
    called = {key: party.name for key, party in known.items() if party.kind == "outlet"}
    where: dict[tuple[int, int], set[int]] = defaultdict(set)
    said: dict[tuple[int, int], set[int]] = defaultdict(set)
    for article, publisher, credited, statement, cited in _named(connection, conditions):
        citing = outlets.get(publisher)
        for party in (cited, outlets.get(credited)):
            if citing in called and party in called and citing != party:
                where[citing, party].add(article)
                said[citing, party].update([statement] if party == cited else [])
    pairs = [Cited(called[a], called[b], len(found), len(said[a, b])) for (a, b), found in where.items()]
    return Citations(tuple(sorted(pairs, key=lambda pair: (-pair.articles, -pair.statements, pair.citing, pair.cited))))


def _named(connection: Connection, conditions: Sequence[ColumnElement[bool]]) -> Iterator[tuple[Any, ...]]:
    """Article, its outlet, whom it credits, and a statement with a body in its chain, or with none."""
    articles, statements = schema.articles, schema.statements
    speakers, names = schema.speakers, schema.party_names
    about = (articles.c.key, articles.c.outlet, articles.c.credited_origin)
    said = select(*about, statements.c.key, names.c.party).join(statements, statements.c.article == articles.c.key)
    said = said.join(speakers, speakers.c.statement == statements.c.key).join(names, names.c.key == speakers.c.name)
    yield from (tuple(row) for row in connection.execute(said.where(names.c.outlets > 0, *conditions)))
    credit = select(*about, null(), null()).join(statements, statements.c.article == articles.c.key)
    credit = credit.where(articles.c.credited_origin.is_not(None), *conditions).distinct()
    yield from (tuple(row) for row in connection.execute(credit))
