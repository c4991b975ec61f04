"""``wherefrom sources``: the source audit of an archive: who is quoted, how often, and with a name or without."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from wherefrom.cli.archive.archives import (
    ArchiveOption,
    JsonOption,
    KindOption,
    OutletOption,
    SinceOption,
    StanceOption,
    UntilOption,
    existing_archive,
    filters_of,
    one_of,
)
from wherefrom.cli.confidence import MinConfidenceOption
from wherefrom.cli.output import Results, ending_well, say, write_whole

if TYPE_CHECKING:
    from rich.console import Console

    from wherefrom.archive.archive import Archive
    from wherefrom.archive.ask.filters import Filters
    from wherefrom.archive.ask.sources import SourceAudit
    from wherefrom.archive.audit.attributes import People
    from wherefrom.archive.audit.citations import Citations
    from wherefrom.archive.audit.counts import Count
    from wherefrom.archive.audit.periods import Per
    from wherefrom.export.audit import FlatTable

EXAMPLES = """\b
Examples:
  wherefrom sources
  wherefrom sources --outlet "Ashel Gazette" --since 2031-01 --until 2031-06
  wherefrom sources --fold --per week --html audit.html
  wherefrom sources --csv statements > rows.csv
  wherefrom sources --attributes people.csv --csv counts > shares.csv
  wherefrom sources --json | jq '.by_outlet[] | [.name, .unnamed / .statements]'

\b
Each statement counts once, for its origin: the party whose words, knowledge or thought it is.
Tables of --csv:
  statements  a row a statement, with title and address of its article
  counts      named, institutional, unnamed by kind, outlet, section, period, attribute
  parties     a row a source
  matrix      outlet by outlet: how many articles of the one cite the other
  people      a row a person of --attributes: who it is in the archive, or why nobody
"""

_TABLES = ("statements", "counts", "parties", "matrix", "people")
_LINES = 24
_ALL = 100_000


def _table(value: str | None) -> str | None:
    return one_of(value, _TABLES)


def _per(value: str) -> str:
    from wherefrom.archive.audit.periods import PERS

    return one_of(value, PERS) or value


def sources(
    archive: ArchiveOption = None,
    outlet: OutletOption = None,
    stance: StanceOption = None,
    kind: KindOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    min_confidence: MinConfidenceOption = 0.0,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, max=_ALL, help="Parties at most.")] = 20,
    per: Annotated[
        str, typer.Option("--per", metavar="UNIT", callback=_per, help="Unit of time: month, week or day.")
    ] = "month",
    fold: Annotated[
        bool, typer.Option("--fold", help="Count a text once: leave out articles that only reprint another one.")
    ] = False,
    attributes: Annotated[
        Path | None,
        typer.Option(
            "--attributes",
            metavar="FILE",
            dir_okay=False,
            show_default=False,
            help="A CSV about people: a column name, and others (gender, party, expertise) to count by.",
        ),
    ] = None,
    as_json: JsonOption = False,
    csv: Annotated[
        str | None,
        typer.Option(
            "--csv",
            metavar="TABLE",
            callback=_table,
            show_default=False,
            help="Print as CSV: statements, counts, parties, matrix or people.",
        ),
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option(
            "--html", metavar="FILE", dir_okay=False, show_default=False, help="Write a page for the browser."
        ),
    ] = None,
) -> None:
    """Count who is quoted: by party, kind of source, outlet, section and time, with a name and without.

    The source audit that newsrooms make by hand, to see whom they listen to and how often they do not say whom.
    """
    if as_json and csv:
        raise typer.BadParameter("choose one of --json and --csv")
    if csv == "people" and attributes is None:
        raise typer.BadParameter("--csv people is about the table that --attributes FILE gives")
    with ending_well() as results, existing_archive(archive) as opened:
        from wherefrom.archive.ask.sources import audit_sources
        from wherefrom.archive.audit.attributes import read_people

        filters = filters_of(
            outlet=outlet, stance=stance, kind=kind, since=since, until=until, min_confidence=min_confidence
        )
        people = read_people(attributes) if attributes else None
        asked = _Asked(opened, filters, fold, people)
        crossed = as_json or csv == "counts"
        most = _ALL if csv == "parties" else limit
        audit = audit_sources(opened, filters, most, per=cast("Per", per), fold=fold, people=people, crossed=crossed)
        _tell_unmatched(audit)
        if html:
            write_whole(html, asked.page(audit).encode("utf-8", "replace"))
        if csv:
            _print_csv(asked.table(audit, csv), results)
        elif as_json:
            from wherefrom.cli.listing import print_object
            from wherefrom.export.audit_record import audit_record
            from wherefrom.reading.contract import plain

            print_object(plain(audit_record(audit, asked.citations())), results)
        elif audit.statements and not html:
            _print(audit, results)
        elif not html:
            say(_nothing(len(opened)))


def _nothing(articles: int) -> str:
    if articles:
        return "no statement that the options leave; try without them"
    return "the archive is empty; `wherefrom add PATH|URL ...` fills it"


class _Asked:
    """What was asked for, to be asked again in another form."""

    def __init__(self, archive: Archive, filters: Filters, fold: bool, people: People | None) -> None:
        self._archive, self._filters, self._fold, self._people = archive, filters, fold, people

    def citations(self) -> Citations:
        """Who cites whom."""
        from wherefrom.archive.ask.sources import citations

        return citations(self._archive, self._filters, fold=self._fold)

    def table(self, audit: SourceAudit, which: str) -> FlatTable:
        """One of the flat tables."""
        from wherefrom.archive.ask.evidence import counted_statements
        from wherefrom.export import audit as tables

        if which == "statements":
            counted = counted_statements(self._archive, self._filters, fold=self._fold, people=self._people)
            return tables.statements_table(counted, self._people.columns if self._people else ())
        if which == "matrix":
            return tables.matrix_table(self.citations())
        if which == "people" and audit.people:
            return tables.people_table(audit.people)
        return tables.parties_table(audit) if which == "parties" else tables.counts_table(audit)

    def page(self, audit: SourceAudit) -> str:
        """The page for the browser."""
        from wherefrom.report.audit import audit_page

        return audit_page(audit, self.citations(), self._filters, len(self._archive))


def _print_csv(table: FlatTable, results: Results) -> None:
    from wherefrom.export.csv_file import write_csv

    write_csv(table.columns, table.records, results.binary)


def _tell_unmatched(audit: SourceAudit) -> None:
    """Which rows of the table of people are about nobody, the first of them by name."""
    if audit.people is None:
        return
    from wherefrom.report.views.words import count, listed, shorten

    rows = audit.people.unmatched
    known = len(audit.people.rows)
    say(f"{known - len(rows):,} of {count(known, 'person', 'people')} are in the archive")
    for row in rows[:_LINES]:
        may_be = f": {listed(row.may_be[:5], 'or')}" if row.may_be else ""
        say(f"line {row.person.line}, {shorten(row.person.name, 80)!r}: {row.why}{may_be}")
    if len(rows) > _LINES:
        say(f"and {len(rows) - _LINES:,} more; --csv people has them all")


def _print(audit: SourceAudit, results: Results) -> None:
    from wherefrom.cli.listing import console_of, heading, print_table, signed
    from wherefrom.report.views.words import count, part_of

    console = console_of(results)
    whole = audit.statements
    heading(
        console,
        f"{count(whole, 'statement')} in {count(audit.articles, 'article')}",
        f"{part_of(audit.named, whole)} from named sources,"
        f" {part_of(audit.unnamed, whole)} from sources without a name",
    )
    if audit.reprints is not None:
        heading(console, f"left out as reprints: {count(audit.reprints, 'article')}")
    console.print()
    parties = [
        (signed(p.name, p.kind), f"{p.statements:,}", f"{p.articles:,}", f"{p.outlets:,}") for p in audit.by_party
    ]
    print_table(
        console, (_of_all("source", len(parties), audit.parties), "#statements", "#articles", "#outlets"), parties
    )
    _print_counts(audit, console)
    _print_attributes(audit, console)


def _print_counts(audit: SourceAudit, console: Console) -> None:
    from wherefrom.cli.listing import print_table
    from wherefrom.report.views.words import KIND_WORDS, part_of

    sections = audit.by_section if any(count.name for count in audit.by_section) else ()
    console.print()
    rows = [
        (KIND_WORDS[kind][1], f"{one.articles:,}", f"{one.statements:,}", part_of(one.statements, audit.statements))
        for one in audit.by_kind
        for kind in one.kinds
    ]
    print_table(console, ("kind of source", "#articles", "#statements", "#of all"), rows)
    for title, counts, empty in (
        ("outlet", audit.by_outlet[:_LINES], "not known"),
        ("section", sections[:_LINES], "not known"),
        (audit.per, audit.by_time[-_LINES:], "no date"),
    ):
        if counts:
            console.print()
            columns = (title, "#statements", "#people", "#institutions", "#documents", "#without a name")
            print_table(console, columns, [_shares(one, empty) for one in counts])


def _shares(one: Count, empty: str) -> tuple[str, ...]:
    from wherefrom.report.views.words import shorten

    parts = (one.people, one.institutional, one.documents, one.unnamed)
    return (shorten(one.name, 40) or empty, f"{one.statements:,}", *(_with_share(n, one.statements) for n in parts))


def _with_share(part: int, whole: int) -> str:
    return f"{part:,} ({100 * part / whole:.0f} %)" if part else "0"


def _print_attributes(audit: SourceAudit, console: Console) -> None:
    from wherefrom.cli.listing import print_table
    from wherefrom.report.views.words import part_of

    for column in audit.people.columns if audit.people else ():
        rows = [
            (one.value, f"{one.parties:,}", f"{one.articles:,}", part_of(one.statements, one.of))
            for one in audit.by_attribute
            if one.column == column
        ]
        if rows:
            console.print()
            print_table(console, (column, "#people", "#articles", "#statements"), rows)


def _of_all(word: str, shown: int, known: int) -> str:
    return word if shown == known else f"{word} ({shown:,} of {known:,})"
