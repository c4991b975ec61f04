"""The source audit: who is quoted, over time, by outlet and section, and who cites whom; by what you know of people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, get_args

from wherefrom.archive.ask.evidence import counted_statements
from wherefrom.archive.ask.filters import Filters
from wherefrom.archive.ask.sources import SourceAudit, audit_sources, citations
from wherefrom.archive.audit.attributes import People, people_of
from wherefrom.archive.audit.citations import Citations
from wherefrom.archive.audit.periods import PERS
from wherefrom.errors import NotInArchiveError
from wherefrom.export.audit import (
    FlatTable,
    counts_table,
    matrix_table,
    parties_table,
    people_table,
    statements_table,
)
from wherefrom.export.audit_record import AuditRecord, CitedRecord, audit_record, cited_record
from wherefrom.reading.types import Kind, Stance
from wherefrom.report.audit import audit_page
from wherefrom.report.views.audit.page import asked_words, cited_part, page_of_audit
from wherefrom.web.parameters import Parameter, choice, day, number, words, yes
from wherefrom.web.refusals import Refused
from wherefrom.web.responses import csv_bytes
from wherefrom.web.views import Action, Ask, Download, Page, Table, View

_TABLES = ("counts", "statements", "parties", "matrix")
_WANTED = ("page", "report", *_TABLES, "people")
_ALL = 100_000
_HTML = "text/html; charset=utf-8"
NARROWED = ("source", "outlet", "stance", "kind", "since", "until")


def filters_of(ask: Ask) -> Filters:
    """What the form narrows to; what a view does not declare is not narrowed."""
    given: dict[str, Any] = {name: ask.given.get(name) or None for name in NARROWED}
    return Filters(**given, min_confidence=(ask.given.get("confidence") or 0) / 100)


def sources(ask: Ask) -> Page:
    """The audit of what the filters leave."""
    return _page(_Asked(ask))


def shared_audit(ask: Ask) -> Download:
    """The audit as one file."""
    return _report(_Asked(ask))


def cited(ask: Ask) -> Page:
    """Who cites whom: a part of the audit that takes longer than all others, so its page asks for it by itself."""
    asked = _Asked(ask)

    def shown() -> dict[str, Any]:
        values = {"narrowed": asked_words(filters_of(ask)), "kept": _as_given(ask), "part": None, "problem": ""}
        try:
            return values | {"part": cited_part(asked.cited())}
        except NotInArchiveError as error:  # No outlet of that name.
            return values | {"problem": str(error).partition(": ")[2]}

    return Page(
        "cited.html.j2",
        shown,
        data=lambda: cited_record(asked.cited()),
        table=lambda: asked.table("matrix"),
        fragment="cited_part.html.j2",
    )


def with_people(ask: Ask) -> Page | Download:
    """The audit with a table of people laid beside it, which is read for this answer and kept nowhere."""
    files = [one for one in ask.files if one.data.strip()]
    if len(files) != 1:
        raise Refused(400, "One table of people is wanted.", "Choose a CSV with a column 'name' and others, then send.")
    asked = _Asked(ask, people_of(files[0].data, files[0].name))
    wanted = ask.given["wanted"]
    if wanted == "page":
        return _page(asked)
    if wanted == "report":
        return _report(asked)
    return Download(f"{wanted}.csv", "text/csv; charset=utf-8", csv_bytes(asked.table(wanted)))


@dataclass(frozen=True, slots=True)
class _Asked:
    """An audit that was asked for: what it is narrowed to, and what is known of people."""

    ask: Ask
    people: People | None = None

    def audit(self, limit: int, *, crossed: bool = False) -> SourceAudit:
        given = self.ask.given
        options: dict[str, Any] = {"per": given["per"], "fold": given["fold"], "people": self.people}
        return audit_sources(self.ask.archive, filters_of(self.ask), limit, crossed=crossed, **options)

    def cited(self) -> Citations:
        return citations(self.ask.archive, filters_of(self.ask), fold=self.ask.given["fold"])

    def table(self, wanted: str) -> Table:
        ask, people = self.ask, self.people
        if wanted == "statements":
            columns = people.columns if people else ()
            counted = counted_statements(ask.archive, filters_of(ask), fold=ask.given["fold"], people=people)
            return as_table(statements_table(counted, columns))
        if wanted == "matrix":
            return as_table(matrix_table(self.cited()))
        if wanted == "parties":
            return as_table(parties_table(self.audit(_ALL)))
        audit = self.audit(1, crossed=wanted == "counts")
        if wanted == "people" and audit.people:
            return as_table(people_table(audit.people))
        return as_table(counts_table(audit))


def _page(asked: _Asked) -> Page:
    ask = asked.ask

    def shown() -> dict[str, Any]:
        filters, known = filters_of(ask), len(ask.archive)
        choices = {"stances": get_args(Stance), "kinds": get_args(Kind), "pers": PERS}
        values: dict[str, Any] = {"asked": ask.given, "narrowed": filters != Filters(), "page": None, "problem": ""}
        values |= {"known": known, "people": asked.people is not None, "kept": _as_given(ask), **choices}
        try:
            page = page_of_audit(asked.audit(ask.given["limit"]), None, filters, known)
        except NotInArchiveError as error:  # No outlet of that name.
            return values | {"problem": str(error).partition(": ")[2]}
        return values | {"page": page}

    return Page(
        "sources.html.j2",
        shown,
        data=lambda: audit_record(asked.audit(ask.given["limit"], crossed=True), asked.cited()),
        table=lambda: asked.table(ask.given["table"]),
    )


def _as_given(ask: Ask) -> list[tuple[str, str]]:
    """What the audit is narrowed to, as the fields of a form."""
    given = [(one.name, ask.given[one.name]) for one in _OF_AUDIT if ask.given[one.name] != one.default]
    return [(name, "yes" if value is True else str(value)) for name, value in given]


def _report(asked: _Asked) -> Download:
    ask = asked.ask
    audit = asked.audit(ask.given["limit"])
    page = audit_page(audit, asked.cited(), filters_of(ask), len(ask.archive))
    return Download("audit.html", _HTML, page.encode("utf-8", "replace"))


def as_table(flat: FlatTable) -> Table:
    """A flat table as the application gives it."""
    return Table(tuple(flat.columns), ([record.get(name) for name in flat.columns] for record in flat.records))


NARROWING: tuple[Parameter, ...] = (
    words("outlet", "Only articles of this outlet.", most=200),
    choice("stance", "Only statements of this stance.", get_args(Stance)),
    day("since", "Only articles of this day or later."),
    day("until", "Only articles of this day or earlier."),
    number("confidence", "Only statements that are right with a probability of at least so many per cent.", most=100),
)
"""What both the audit and a party's page may be narrowed to."""
_OF_AUDIT = (
    *NARROWING,
    words("source", "Only statements that originate from this party.", most=200),
    choice("kind", "Only statements whose origin is of this kind.", get_args(Kind)),
    choice("per", "The unit of time.", PERS, default="month"),
    yes("fold", "Leave out articles that only reprint another one."),
    number("limit", "So many sources at most.", most=1_000, default=40),
)

VIEWS = (
    View(
        "/sources",
        sources,
        "Who is quoted, how often, with a name and without: by kind, outlet, section and time; who cites whom.",
        (*_OF_AUDIT, choice("table", "Which table the CSV is.", _TABLES, default="counts")),
        nav="Sources",
        is_table=True,
        schema=AuditRecord,
    ),
    View(
        "/sources/cited",
        cited,
        "Which outlet cites which others, in how many articles.",
        _OF_AUDIT,
        is_table=True,
        schema=CitedRecord,
    ),
    View("/sources/share", shared_audit, "The audit's report as one HTML file.", _OF_AUDIT, has_data=False),
)
ACTIONS = (
    Action(
        "/sources/people",
        with_people,
        "The audit with a CSV of people (name, and columns such as gender or party) beside it; the CSV is not kept.",
        (*_OF_AUDIT, choice("wanted", "What comes back.", _WANTED, default="page")),
        files=True,
        schema=AuditRecord,
        downloads=("text/csv", "text/html"),
    ),
)
