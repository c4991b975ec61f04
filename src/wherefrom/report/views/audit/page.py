"""The page of a source audit: figures, shares by kind, outlet, section, time and attribute, and who cites whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wherefrom.archive.ask.filters import Filters
from wherefrom.archive.ask.sources import PartyCount, SourceAudit
from wherefrom.archive.audit.attributes import Matched
from wherefrom.archive.audit.citations import Citations
from wherefrom.archive.audit.counts import Count, Group
from wherefrom.reading.types import Kind, Link
from wherefrom.report.views.audit.charts import Chart, Matrix, Piece, chart, groups, matrix, period_words, pieces
from wherefrom.report.views.reading.put_right import name_words
from wherefrom.report.views.words import KIND_WORDS, clean, count, listed, long_date, part_of, shorten

GROUP_WORDS: dict[Group, str] = {
    "people": "people",
    "institutions": "institutions",
    "documents": "documents",
    "unnamed": "without a name",
}
_NAME = 120
_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a row in words (``3 of 12 (25 %)``), under the head of its column."""

    head: str
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """A heading with its statements, and of which sources these are."""

    name: str
    articles: int
    statements: int
    shares: tuple[Share, ...]
    bar: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """A table of rows under one heading; ``more`` are left out of it."""

    heading: str
    column: str
    rows: tuple[Row, ...]
    more: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A source and what comes from it."""

    name: str
    kind: Kind
    words: str
    statements: int
    articles: int
    outlets: int
    share: str
    attributes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AttributeRows:
    """A column of the table of people: each value with people, articles and ``3 of 12 (25 %)`` statements."""

    column: str
    of: int
    rows: tuple[tuple[str, int, int, str, float], ...]


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A person of the table who is nobody in the archive, or not surely."""

    name: str
    line: int
    why: str


@dataclass(frozen=True, slots=True)
class CitedRow:
    """Who cites whom, in how many articles and statements."""

    citing: str
    cited: str
    articles: int
    statements: int


@dataclass(frozen=True, slots=True)
class CitedPart:
    """Who cites whom, as a picture and as a table; without a picture where nobody cites anybody."""

    matrix: Matrix | None
    rows: tuple[CitedRow, ...]


@dataclass(frozen=True, slots=True)
class AuditPage:
    """All that the page of an audit shows; ``cited`` is None where that is to come later."""

    title: str
    asked: str
    figures: str
    shares: tuple[Share, ...]
    bar: tuple[Piece, ...]
    note: str
    parties: tuple[PartyRow, ...]
    parties_words: str
    columns: tuple[str, ...]
    kinds: Rows
    chart: Chart | None
    times: Rows
    outlets: Rows
    sections: Rows | None
    attributes: tuple[AttributeRows, ...]
    people_words: str
    unmatched: tuple[Unmatched, ...]
    cited: CitedPart | None


def page_of_audit(audit: SourceAudit, citations: Citations | None, filters: Filters, known: int) -> AuditPage:
    """The page; ``known`` is how many articles the archive has."""
    total, people = audit.total, audit.people
    sections = _rows("By section", "Section", audit.by_section, "not known")
    times = {one.name: groups(one) for one in audit.by_time}
    time_rows = [(period_words(one.name, audit.per), one) for one in audit.by_time]
    return AuditPage(
        title="Who is quoted",
        asked=asked_words(filters),
        figures=f"{count(audit.statements, 'statement')} in {audit.articles:,} of {count(known, 'article')}",
        shares=_shares(total),
        bar=_bar(total),
        note=_note(audit),
        parties=tuple(_party_row(audit, one) for one in audit.by_party),
        parties_words=f"the {len(audit.by_party):,} most quoted of {audit.parties:,}",
        columns=people.columns if people else (),
        kinds=_kinds(audit),
        chart=chart(times, audit.per),
        times=Rows(f"By {audit.per}", audit.per.capitalize(), tuple(_row(name, one) for name, one in time_rows)),
        outlets=_rows("By outlet", "Outlet", audit.by_outlet, "not known"),
        sections=sections if any(one.name for one in audit.by_section) else None,
        attributes=_attributes(audit),
        people_words=_people_words(audit),
        unmatched=tuple(map(_unmatched, people.unmatched)) if people else (),
        cited=None if citations is None else cited_part(citations),
    )


def cited_part(found: Citations) -> CitedPart:
    """The part of the page about who cites whom."""
    pairs = found.pairs[:_SHOWN]
    rows = (CitedRow(_short(pair.citing), _short(pair.cited), pair.articles, pair.statements) for pair in pairs)
    return CitedPart(matrix(found), tuple(rows))


def asked_words(filters: Filters) -> str:
    """What an audit is narrowed to, in words; ``All articles``."""
    said = [
        f"outlet {_short(filters.outlet)}" if filters.outlet else "",
        f"source {_short(filters.source)}" if filters.source else "",
        f"from {long_date(filters.since)} on" if filters.since else "",
        f"until {long_date(filters.until)}" if filters.until else "",
        f"stance {filters.stance}" if filters.stance else "",
        f"origins of the kind {filters.kind}" if filters.kind else "",
        f"confidence of at least {filters.min_confidence:g}" if filters.min_confidence else "",
    ]
    narrowed = ", ".join(filter(None, said))
    return f"Only {narrowed}" if narrowed else "All articles"


def _short(name: str) -> str:
    return shorten(clean(name), _NAME)


def _note(audit: SourceAudit) -> str:
    if audit.reprints is None:
        return "Reprints are counted each: an article that prints another's text again adds its statements again."
    if not audit.reprints:
        return "No article among these only prints another's text again."
    return (
        f"{count(audit.reprints, 'article')} left out: four fifths of the text of each stands in another one of these,"
        " which is counted in its place."
    )


def _shares(one: Count) -> tuple[Share, ...]:
    return tuple(Share(GROUP_WORDS[group], part_of(number, one.statements)) for group, number in groups(one))


def _bar(one: Count) -> tuple[Piece, ...]:
    return pieces(groups(one), one.statements)


def _row(name: str, one: Count) -> Row:
    return Row(name, one.articles, one.statements, _shares(one), _bar(one))


def _rows(heading: str, column: str, counts: Sequence[Count], empty: str) -> Rows:
    rows = tuple(_row(_short(one.name) or empty, one) for one in counts[:_SHOWN])
    return Rows(heading, column, rows, len(counts) - len(rows))


def _kinds(audit: SourceAudit) -> Rows:
    rows = tuple(
        Row(
            KIND_WORDS[kind][1],
            one.articles,
            one.statements,
            (Share("of all", part_of(one.statements, audit.statements)),),
            pieces([(group, number) for group, number in groups(one) if number], audit.statements),
        )
        for one in audit.by_kind
        for kind in one.kinds
    )
    return Rows("By kind of source", "Kind", rows)


def _party_row(audit: SourceAudit, one: PartyCount) -> PartyRow:
    return PartyRow(
        name_words(Link(one.name, one.kind)),
        one.kind,
        KIND_WORDS[one.kind][0],
        one.statements,
        one.articles,
        one.outlets,
        part_of(one.statements, audit.statements),
        tuple(_short(one.attributes.get(name, "")) for name in (audit.people.columns if audit.people else ())),
    )


def _attributes(audit: SourceAudit) -> tuple[AttributeRows, ...]:
    found = []
    for column in audit.people.columns if audit.people else ():
        counts = [one for one in audit.by_attribute if one.column == column]
        if counts:
            rows = tuple(
                (
                    _short(one.value),
                    one.parties,
                    one.articles,
                    part_of(one.statements, one.of),
                    100 * one.statements / one.of,
                )
                for one in counts[:_SHOWN]
            )
            found.append(AttributeRows(_short(column), counts[0].of, rows))
    return tuple(found)


def _people_words(audit: SourceAudit) -> str:
    if audit.people is None:
        return ""
    rows, missed = audit.people.rows, audit.people.unmatched
    said = f"{len(rows) - len(missed):,} of {count(len(rows), 'person', 'people')} in the table are in the archive"
    return f"{said}; what several said together counts for each of them."


def _unmatched(row: Matched) -> Unmatched:
    may_be = f": {listed(_shorter(row.may_be), 'or')}" if row.may_be else ""
    return Unmatched(_short(row.person.name), row.person.line, f"{row.why}{may_be}")


def _shorter(names: Iterable[str]) -> list[str]:
    return [_short(name) for name in names][:5]
