"""The source audit: who is quoted, over time, by outlet and section, and who cites whom."""

from __future__ import annotations

from typing import Any, get_args

from wherefrom.archive.ask.evidence import counted_statements
from wherefrom.archive.ask.filters import Filters
from wherefrom.archive.ask.sources import SourceAudit, audit_sources, citations
from wherefrom.archive.audit.citations import Citations
from wherefrom.archive.audit.periods import PERS
from wherefrom.errors import NotInArchiveError
from wherefrom.export.audit import (
    FlatTable,
    audit_record,
    counts_table,
    matrix_table,
    parties_table,
    statements_table,
)
from wherefrom.reading.types import Kind, Stance
from wherefrom.report.views.audit.page import page_of_audit
from wherefrom.web.parameters import Parameter, choice, day, number, words, yes
from wherefrom.web.views import Ask, Page, Table, View

_TABLES = ("counts", "statements", "parties", "matrix")
_ALL = 100_000
NARROWED = ("source", "outlet", "stance", "kind", "since", "until")


def filters_of(ask: Ask) -> Filters:
    """What the form narrows to; what a view does not declare is not narrowed."""
    given: dict[str, Any] = {name: ask.given.get(name) or None for name in NARROWED}
    return Filters(**given, min_confidence=(ask.given.get("confidence") or 0) / 100)


def sources(ask: Ask) -> Page:
    """The audit of what the filters leave."""
    filters, fold = filters_of(ask), ask.given["fold"]

    def audited(limit: int, *, crossed: bool = False) -> SourceAudit:
        return audit_sources(ask.archive, filters, limit, per=ask.given["per"], fold=fold, crossed=crossed)

    def cited() -> Citations:
        return citations(ask.archive, filters, fold=fold)

    def shown() -> dict[str, Any]:
        choices = {"stances": get_args(Stance), "kinds": get_args(Kind), "pers": PERS}
        values = {"asked": ask.given, "narrowed": filters != Filters(), "page": None, "problem": "", **choices}
        known = len(ask.archive)
        try:
            page = page_of_audit(audited(ask.given["limit"]), cited(), filters, known)
        except NotInArchiveError as error:  # No outlet of that name.
            return values | {"problem": str(error).partition(": ")[2], "known": known}
        return values | {"page": page, "known": known}

    def table() -> Table:
        wanted = ask.given["table"]
        if wanted == "statements":
            return as_table(statements_table(counted_statements(ask.archive, filters, fold=fold)))
        if wanted == "matrix":
            return as_table(matrix_table(cited()))
        if wanted == "parties":
            return as_table(parties_table(audited(_ALL)))
        return as_table(counts_table(audited(1, crossed=True)))

    return Page(
        "sources.html.j2",
        shown,
        data=lambda: audit_record(audited(ask.given["limit"], crossed=True), cited()),
        table=table,
    )


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

VIEWS = (
    View(
        "/sources",
        sources,
        "Who is quoted, how often, with a name and without: by kind, outlet, section and time; who cites whom.",
        (
            *NARROWING,
            words("source", "Only statements that originate from this party.", most=200),
            choice("kind", "Only statements whose origin is of this kind.", get_args(Kind)),
            choice("per", "The unit of time.", PERS, default="month"),
            yes("fold", "Leave out articles that only reprint another one."),
            number("limit", "So many sources at most.", most=1_000, default=40),
            choice("table", "Which table the CSV is.", _TABLES, default="counts"),
        ),
        nav="Sources",
        is_table=True,
    ),
)
