"""A source audit as JSON: the same for the command line and the pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import replace

from wherefrom.archive.audit.periods import Per
from wherefrom.reading.types import Kind

if TYPE_CHECKING:
    from wherefrom.archive.ask.sources import PartyCount, SourceAudit
    from wherefrom.archive.audit.attributes import Beside
    from wherefrom.archive.audit.citations import Citations
    from wherefrom.archive.audit.counts import Count, CountIn


class Counted(Struct, frozen=True):
    """What is counted under one heading.

    Attributes:
        name: The heading: a kind, an outlet, a section, a period; null where it is not known.
        articles: Articles.
        statements: Statements.
        named: Statements whose source has a name.
        people: Statements by people with a name.
        institutional: Statements by organizations and outlets.
        documents: Statements of documents.
        unnamed: Statements by nobody named.

    """

    name: str | None
    articles: int
    statements: int
    named: int
    people: int
    institutional: int
    documents: int
    unnamed: int


class CountedInTime(Counted, frozen=True, kw_only=True):
    """What is counted under one heading in one period.

    Attributes:
        period: The period; null where the articles have no exact date.

    """

    period: str | None


class CountedParty(Struct, frozen=True):
    """A source.

    Attributes:
        name: The name by which it is shown.
        kind: What it is.
        statements: Statements that originate from it.
        articles: Articles that they stand in.
        outlets: Outlets that printed those.
        attributes: What the table of people that was given says of it; absent where none was given.

    """

    name: str
    kind: Kind
    statements: int
    articles: int
    outlets: int
    attributes: dict[str, str] | UnsetType = UNSET


class Cited(Struct, frozen=True):
    """One outlet cites another.

    Attributes:
        citing: The one.
        cited: The other.
        articles: In how many articles.
        statements: For how many statements.

    """

    citing: str
    cited: str
    articles: int
    statements: int


class CitedRecord(Struct, frozen=True):
    """Who cites whom.

    Attributes:
        citations: Which outlet cites which.

    """

    citations: tuple[Cited, ...]


class CountedValue(Struct, frozen=True):
    """What is counted under a value of a column of the table of people.

    Attributes:
        column: The column.
        value: The value.
        parties: Parties that have it.
        articles: Articles that they speak in.
        statements: Statements by them.
        of: Statements by all who have a value in the column.

    """

    column: str
    value: str
    parties: int
    articles: int
    statements: int
    of: int


class Unmatched(Struct, frozen=True):
    """A row of the table of people that is laid beside nobody.

    Attributes:
        name: Its name.
        line: Its line.
        why: Why.
        may_be: Whom of the archive it may mean.

    """

    name: str
    line: int
    why: str
    may_be: tuple[str, ...]


class AuditRecord(Struct, frozen=True):
    """Who is quoted, how often, with a name and without.

    Attributes:
        articles: Articles that are counted.
        statements: Statements that are counted.
        named: Statements whose source has a name.
        people: Statements by people with a name.
        institutional: Statements by organizations and outlets.
        documents: Statements of documents.
        unnamed: Statements by nobody named.
        parties: How many sources there are in all.
        by_party: Those with most statements.
        by_kind: By the kind of the source.
        by_outlet: By outlet.
        by_month: By month.
        by_section: By section.
        per: The unit of ``by_time``.
        by_time: By the periods of ``per``.
        outlets_over_time: Each outlet by period.
        sections_over_time: Each section by period.
        citations: Which outlet cites which.
        reprints: How many articles were left out as reprints; null where each was counted.
        by_attribute: By each value of the table of people; absent where none was given.
        table_rows: How many people that table has.
        unmatched: Those of them who are nobody of the archive, or nobody for sure.

    """

    articles: int
    statements: int
    named: int
    people: int
    institutional: int
    documents: int
    unnamed: int
    parties: int
    by_party: tuple[CountedParty, ...]
    by_kind: tuple[Counted, ...]
    by_outlet: tuple[Counted, ...]
    by_month: tuple[Counted, ...]
    by_section: tuple[Counted, ...]
    per: Per
    by_time: tuple[Counted, ...]
    outlets_over_time: tuple[CountedInTime, ...]
    sections_over_time: tuple[CountedInTime, ...]
    citations: tuple[Cited, ...]
    reprints: int | None
    by_attribute: tuple[CountedValue, ...] | UnsetType = UNSET
    table_rows: int | UnsetType = UNSET
    unmatched: tuple[Unmatched, ...] | UnsetType = UNSET


def audit_record(audit: SourceAudit, citations: Citations) -> AuditRecord:
    """The audit as JSON has it."""
    told = AuditRecord(
        *(audit.articles, audit.statements, *_parts(audit.total), audit.parties),
        by_party=tuple(_party(party, audit.people) for party in audit.by_party),
        by_kind=_counted(audit.by_kind),
        by_outlet=_counted(audit.by_outlet),
        by_month=_counted(audit.by_month),
        by_section=_counted(audit.by_section),
        per=audit.per,
        by_time=_counted(audit.by_time),
        outlets_over_time=_in_time(audit.outlets),
        sections_over_time=_in_time(audit.sections),
        citations=cited_record(citations).citations,
        reprints=audit.reprints,
    )
    return told if audit.people is None else _with_people(told, audit, audit.people)


def cited_record(found: Citations) -> CitedRecord:
    """Who cites whom as JSON has it."""
    return CitedRecord(tuple(Cited(p.citing, p.cited, p.articles, p.statements) for p in found.pairs))


def _with_people(told: AuditRecord, audit: SourceAudit, people: Beside) -> AuditRecord:
    values = (
        CountedValue(one.column, one.value, one.parties, one.articles, one.statements, one.of)
        for one in audit.by_attribute
    )
    unmatched = (
        Unmatched(row.person.name, row.person.line, row.why or "", tuple(row.may_be)) for row in people.unmatched
    )
    return replace(told, by_attribute=tuple(values), table_rows=len(people.rows), unmatched=tuple(unmatched))


def _party(party: PartyCount, people: Beside | None) -> CountedParty:
    attributes = UNSET if people is None else dict(party.attributes)
    return CountedParty(party.name, party.kind, party.statements, party.articles, party.outlets, attributes)


def _counted(counts: Iterable[Count]) -> tuple[Counted, ...]:
    return tuple(Counted(one.name or None, one.articles, one.statements, *_parts(one)) for one in counts)


def _in_time(cells: Iterable[CountIn]) -> tuple[CountedInTime, ...]:
    return tuple(
        CountedInTime(one.name or None, one.articles, one.statements, *_parts(one), period=cell.period or None)
        for cell in cells
        for one in (cell.count,)
    )


def _parts(count: Count) -> tuple[int, int, int, int, int]:
    return count.named, count.people, count.institutional, count.documents, count.unnamed
