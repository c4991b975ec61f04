"""``wherefrom read``: articles in, readings out: for the eye, for the browser, or as JSON."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wherefrom.cli.columns import NamedColumns, with_columns
from wherefrom.cli.confidence import MinConfidenceOption
from wherefrom.cli.exchange import OutOption, ReadingFormatOption, write_exchange
from wherefrom.cli.failures import Failures
from wherefrom.cli.names import Named, unread_notice, unreadable
from wherefrom.cli.outlets import OutletsOption, know_outlets
from wherefrom.cli.output import Results, ending_well, say, write_whole
from wherefrom.errors import InputError

if TYPE_CHECKING:
    from wherefrom.reading.types import Reading


EXAMPLES = """\b
Examples:
  wherefrom read article.html
  wherefrom read https://www.example.org/news/story.html
  pdftotext report.pdf - | wherefrom read -
  wherefrom read --html page.html article.html other.pdf
  wherefrom read --jsonl folder/ > readings.jsonl
  wherefrom read --format ninjs --out news.jsonl folder/
  wherefrom read --json article.txt | jq '.statements[].chain'
  wherefrom read --min-confidence 0.8 article.html

\b
A batch (.jsonl) has one article a line; what is given wins over what is found:
  {"id": "a1", "text": "...", "title": "...", "outlet": "...", "published": "2025-03-11"}
  {"id": "a2", "html": "<html>...", "url": "https://..."}
Its readings come out in order, one a line, with the ids kept.

\b
A table (CSV, TSV, XLSX, ODS) has one article a row. Its columns are found by their usual names
(text, title, outlet, date, author, url, id and many more); others are said:
  wherefrom read --text-column Story --outlet-column Paper clips.xlsx
"""


@with_columns
def read(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH|URL|-",
            help="Page, text, PDF, DOCX, RTF, table (CSV, XLSX), batch (.jsonl), folder or web address; - is stdin.",
            show_default=False,
        ),
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="Print readings as JSON (indented for one article on a terminal).")
    ] = False,
    as_jsonl: Annotated[bool, typer.Option("--jsonl", help="Print readings as JSON, one a line.")] = False,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="Write one self-contained page for the browser.", dir_okay=False),
    ] = None,
    format: ReadingFormatOption = None,
    out: OutOption = None,
    min_confidence: MinConfidenceOption = 0.0,
    outlets: OutletsOption = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no notices; errors stay.")] = False,
    *,
    columns: NamedColumns | None = None,
) -> None:
    """Read articles and print every statement in them, with the chain of sources it came through.

    Without an option a summary for the eye is printed. What comes out goes to standard output, everything else to
    standard error. An input that cannot be read, or is not in English, gets a line there, the others are read all the
    same, and the exit code is 1.
    """
    if sum((as_json, as_jsonl, html is not None, format is not None)) > 1:
        raise typer.BadParameter("choose one of --json, --jsonl, --html and --format")
    if out is not None and format is None:
        raise typer.BadParameter("--out goes with --format")
    with ending_well() as results:
        know_outlets(outlets)
        run = _Run(inputs, min_confidence, quiet, columns)
        if html is not None:
            _write_page(run, html)
        elif format is not None:
            from wherefrom.export.exchange.formats import write_readings

            write_exchange(partial(write_readings, format, run.readings()), format, out, results, quiet=quiet)
        elif as_json or as_jsonl:
            _print_json(run, results, indent=as_json and run.is_single and results.isatty())
        else:
            _print_for_the_eye(run, results)
        results.flush()
        run.failures.close()
        if run.failures.count:
            raise typer.Exit(1)


class _Run:
    """The readings of all inputs as they come; what failed is said on the way and counted."""

    def __init__(self, inputs: list[str], min_confidence: float, quiet: bool, columns: NamedColumns | None) -> None:
        from wherefrom.intake import count_inputs

        self.inputs = inputs
        self.columns = columns
        self.min_confidence = min_confidence
        self.quiet = quiet
        self.total: int | None = None
        with contextlib.suppress(OSError):  # What cannot be counted cannot be read either, and says so in its turn.
            self.total = count_inputs(inputs)
        self.failures = Failures()

    @property
    def is_single(self) -> bool:
        """Whether it is about one article; a batch is a batch even with one line in it."""
        return self.total == 1 and not self.inputs[0].lower().endswith(".jsonl")

    def readings(self) -> Iterator[Reading]:
        from wherefrom.api import read_found
        from wherefrom.cli.progress import Share, follow
        from wherefrom.intake import load_inputs
        from wherefrom.intake.containers.following import Following
        from wherefrom.intake.tables.columns import Columns

        following = Following(notice=say)
        # What trickles in by standard input is answered at once; one article by itself may use all cores.
        ahead = not self.is_single and "-" not in self.inputs
        named = Named(load_inputs(self.inputs, following, Columns(**self.columns or {})))
        share = Share()
        found = read_found(named.articles(), min_confidence=self.min_confidence, ahead=ahead, told=share)
        for result in follow(found, self.total, wanted=not self.quiet, share=share):
            name = named.next_name()
            problem = result if isinstance(result, InputError) else unreadable(name, result)
            if problem is not None:
                self.failures.add(problem)
            if not isinstance(result, InputError):
                if not self.quiet and (notice := unread_notice(name, result)) is not None:
                    self.failures.notice(name, notice)
                yield result  # An article in another language too, without statements: a batch keeps its lines.


def _print_json(run: _Run, results: Results, *, indent: bool) -> None:
    from wherefrom.reading.contract import json_bytes

    for reading in run.readings():
        with run.failures.border(reading.article.id):
            results.write_bytes(json_bytes(reading.to_dict(), indent=indent) + b"\n")
        results.flush()  # So that a program on the other end of a pipe gets each reading as soon as it is there.


def _print_for_the_eye(run: _Run, results: Results) -> None:
    from typing import TextIO, cast

    from rich.console import Console

    from wherefrom.report.terminal import print_reading

    console = Console(file=cast(TextIO, results))
    for position, reading in enumerate(run.readings()):
        if position:
            console.print()
            console.rule(style="dim")
            console.print()
        with run.failures.border(reading.article.id):
            print_reading(reading, console)


def _write_page(run: _Run, path: Path) -> None:
    from wherefrom.report.html import reading_page, readings_page
    from wherefrom.report.views.words import count

    readings = list(run.readings())
    if not readings:
        return  # Every input failed and said so; a page about nothing would hide that.
    page = reading_page(readings[0]) if len(readings) == 1 else readings_page(readings)
    write_whole(path, page.encode("utf-8", "replace"))
    if not run.quiet:
        statements = sum(len(reading.statements) for reading in readings)
        say(f"{count(len(readings), 'article')}, {count(statements, 'statement')} written to {path}")
