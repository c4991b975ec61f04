"""The cells of an audit out of an archive: those that it keeps of all articles, and those of what filters leave."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import BigInteger, func, literal_column, select

from wherefrom.archive.audit.counts import Cell, Cells, summed
from wherefrom.archive.audit.periods import Per, period_of
from wherefrom.archive.store import schema
from wherefrom.archive.store.rows import sections_of
from wherefrom.archive.store.schema import STATEMENTS_EACH

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Select, Table


_Place = tuple[tuple[str, str], Cell]


@dataclass(frozen=True, slots=True)
class Tallies:
    """Cells by outlet, by section, by the periods asked for, and by month, in which ``2031`` stands for itself.

    ``outlets_each`` and ``sections_each`` are those of each period; empty where they were not wanted.
    """

    outlets: Cells
    sections: Cells
    times: Cells
    months: Cells
    outlets_each: Cells
    sections_each: Cells


def kept_tallies(connection: Connection, *, crossed: bool) -> Tallies:
    """Those of the whole archive by month, which it keeps; ``crossed``: those of outlets and sections in each, too."""
    outlets, sections = schema.source_counts, schema.section_counts
    months = [(("", month), cell) for (month,), cell in _kept(connection, outlets, outlets.c.month)]
    return Tallies(
        summed(((name, ""), cell) for (name,), cell in _kept(connection, outlets, outlets.c.outlet)),
        summed(((name, ""), cell) for (name,), cell in _kept(connection, sections, sections.c.section)),
        summed(_exact(months)),
        summed(months),
        summed(_exact(_kept(connection, outlets, outlets.c.outlet, outlets.c.month))) if crossed else {},
        summed(_exact(_kept(connection, sections, sections.c.section, sections.c.month))) if crossed else {},
    )


def _kept(connection: Connection, table: Table, *places: ColumnElement[str]) -> Iterator[tuple[Any, Cell]]:
    """The counts of a table by some of its columns, each with the kind of the origins."""
    counts = func.sum(table.c.articles), func.sum(table.c.statements)
    for *place, kind, articles, statements in connection.execute(
        select(*places, table.c.kind, *counts).group_by(*places, table.c.kind)
    ):
        yield tuple(place), Cell(Counter({kind: int(articles)}), Counter({kind: int(statements)}))


def _exact(cells: Iterable[_Place]) -> Iterator[_Place]:
    for (name, month), cell in cells:
        yield (name, period_of(month, "month")), cell


def tallies(connection: Connection, conditions: list[ColumnElement[bool]], per: Per, *, crossed: bool) -> Tallies:
    """Those of the statements that meet the conditions on articles and statements; ``crossed`` as before."""
    articles, links = schema.articles, schema.links
    kinds: dict[int, Counter[str]] = defaultdict(Counter)
    if conditions:
        article: ColumnElement[int] = articles.c.key
        counted = origins(conditions, article, links.c.kind, func.count())
    else:  # No other table need be asked.
        article = article_of(links.c.statement)
        counted = select(article, links.c.kind, func.count()).where(links.c.position == 0)
    for key, kind, number in connection.execute(counted.group_by(article, links.c.kind)):
        kinds[key][kind] = number
    about = connection.execute(select(articles.c.key, articles.c.outlet, articles.c.sections, articles.c.day))
    outlets, sections, months = list[_Place](), list[_Place](), list[_Place]()
    for key, outlet, stored, day in about:
        if key in kinds:
            cell, period = _cell(kinds[key]), period_of(day, per)
            outlets.append(((outlet or "", period), cell))
            months.append((("", (day or "")[:7]), cell))
            sections += [((name, period), cell) for name in sections_of(stored) or ("",)]
    return Tallies(
        summed(((name, ""), cell) for (name, _), cell in outlets),
        summed(((name, ""), cell) for (name, _), cell in sections),
        summed((("", period), cell) for (_, period), cell in outlets),
        summed(months),
        summed(outlets) if crossed else {},
        summed(sections) if crossed else {},
    )


def article_of(statement: ColumnElement[int]) -> ColumnElement[int]:
    """The key of a statement's article, which the statement's own key tells."""
    return statement // literal_column(str(STATEMENTS_EACH), BigInteger())


def _cell(kinds: Counter[str]) -> Cell:
    return Cell(Counter({"": 1, **dict.fromkeys(kinds, 1)}), Counter({"": kinds.total(), **kinds}))


def origins(conditions: Iterable[ColumnElement[bool]], *columns: Any) -> Select[Any]:
    """A query for columns of origins (links), their statements and articles."""
    links, statements, articles = schema.links, schema.statements, schema.articles
    return (
        select(*columns)
        .select_from(links)
        .join(statements, statements.c.key == links.c.statement)
        .join(articles, articles.c.key == statements.c.article)
        .where(links.c.position == 0, *conditions)
    )
