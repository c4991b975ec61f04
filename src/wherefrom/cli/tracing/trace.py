"""``wherefrom trace``: one story followed back to its independent origins: for the eye, the browser, or as JSON."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wherefrom.cli.columns import NamedColumns, with_columns
from wherefrom.cli.exchange import OutOption, TraceFormatOption, write_exchange
from wherefrom.cli.failures import Failures
from wherefrom.cli.outlets import OutletsOption, know_outlets
from wherefrom.cli.output import ending_well
from wherefrom.cli.tracing.inputs import StoryInputs, explaining_words, told_apart
from wherefrom.cli.tracing.showing import say_no_such_claim, show_claims, show_trace, write_memo

if TYPE_CHECKING:
    from wherefrom.reading.types import Reading
    from wherefrom.tracing.said import Said
    from wherefrom.tracing.types import Story

EXAMPLES = """\b
Examples:
  wherefrom trace first.html second.pdf https://www.example.org/third.html
  wherefrom trace --html page.html folder/
  wherefrom trace --articles story.jsonl --html story.html
  wherefrom trace --claims folder/
  wherefrom trace --claim "the board had known since January" folder/
  wherefrom trace --memo memo.docx folder/
  wherefrom trace --format gexf --out story.gexf folder/
  wherefrom trace tide barrier cracks
  wherefrom trace --archive team.db --json tide barrier | jq '.claims[0].origins'

\b
What is an existing file or folder, or an address, is read, as by `wherefrom read`: all of it is one story.
Anything else means a story of the archive: its id, the id of an article in it, or words of it.
A batch (.jsonl) has one article a line:
  {"id": "a1", "text": "...", "title": "...", "outlet": "...", "published": "2025-03-11"}
  {"id": "a2", "html": "<html>...", "url": "https://..."}
Tables (CSV, XLSX) and the exports of press databases (DOCX, RTF) hold many articles too.
"""


def _memo_name(path: Path | None) -> Path | None:
    from wherefrom.report.memo.writing import FORMS, is_memo_name

    if path is not None and not is_memo_name(path.name):
        raise typer.BadParameter(f"a memo is one of {', '.join(FORMS)}; {path.name!r} has none of these endings")
    return path


@with_columns
def trace(
    asked: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH|URL|-|WORDS|ARTICLE|STORY",
            help="Articles to read, all of one story; or a story of the archive: words, its id or an article's.",
            show_default=False,
        ),
    ] = None,
    archive: Annotated[
        str | None,
        typer.Option(
            "--archive",
            metavar="A",
            help="The archive: a file or a database address. Default: $WHEREFROM_ARCHIVE, else your own archive.",
            show_default=False,
        ),
    ] = None,
    articles: Annotated[
        list[str] | None,
        typer.Option(
            "--articles",
            metavar="PATH|URL|-",
            help="Trace these articles: the same as naming them without it; may be given several times.",
            show_default=False,
        ),
    ] = None,
    claim: Annotated[
        str | None,
        typer.Option(
            "--claim",
            metavar="WORDS|NUMBER",
            help="Trace this claim of the story, in your own words, or by its number in --claims.",
            show_default=False,
        ),
    ] = None,
    claims: Annotated[
        bool, typer.Option("--claims", help="List the claims of the story that can be traced, and stop.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the trace, or the claims, as JSON.")] = False,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="Write one self-contained page for the browser.", dir_okay=False),
    ] = None,
    memo: Annotated[
        Path | None,
        typer.Option(
            "--memo",
            metavar="FILE.md|.docx|.html",
            help="Write one page to send to a colleague: the claim, its sources with quotations, what is disputed.",
            dir_okay=False,
            callback=_memo_name,
        ),
    ] = None,
    format: TraceFormatOption = None,
    out: OutOption = None,
    outlets: OutletsOption = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no notices; errors stay.")] = False,
    *,
    columns: NamedColumns | None = None,
) -> None:
    """Follow a story back to its origins: how many articles, how many independent sources, who took it from whom.

    Inputs (files, folders, batches, crawls, feeds, addresses) need no archive, and words need one; both in one call is
    an error. What is traced is the claim that most articles are about, or the one that --claim means. Without an option
    a summary for the eye is printed. What comes out goes to standard output, everything else to standard error. An
    article that cannot be read, or is not in English, gets a line there, the others are traced all the same, and the
    exit code is 1.
    """
    if sum((as_json, html is not None, memo is not None, format is not None)) > 1:
        raise typer.BadParameter("choose one of --json, --html, --memo and --format")
    if out is not None and format is None:
        raise typer.BadParameter("--out goes with --format")
    if claims and (claim is not None or html is not None or memo is not None or format is not None):
        raise typer.BadParameter(
            "--claims lists the claims; it goes with --json, not with --claim, --html, --memo or --format"
        )
    inputs, words = told_apart(asked or [], articles or [], archive=archive is not None)
    with ending_well() as results:
        from wherefrom.errors import NoSuchClaimError
        from wherefrom.tracing import tracer
        from wherefrom.tracing.said import NOTHING

        know_outlets(outlets)
        failures = Failures()
        run = StoryInputs(inputs, failures, quiet=quiet, columns=columns)
        readings, story, said = (run.readings(), None, None) if inputs else _of_archive(archive, words)
        said = said or NOTHING
        try:
            if readings and claims:
                show_claims(tracer.claims_of(readings, said), readings, results, as_json=as_json)
            elif readings:
                found = tracer.trace(readings, story, claim, said)
                if memo is not None:
                    write_memo(found, memo, missing=failures.count, quiet=quiet)
                elif format is not None:
                    from wherefrom.export.exchange.formats import write_trace

                    write_exchange(partial(write_trace, format, found), format, out, results, quiet=quiet)
                else:
                    show_trace(found, results, as_json=as_json, html=html, quiet=quiet)
        except NoSuchClaimError as error:
            say_no_such_claim(error)
            raise typer.Exit(1) from None
        results.flush()
        failures.close()
        if failures.count:
            raise typer.Exit(1)


def _of_archive(address: str | None, words: str) -> tuple[list[Reading], Story, Said]:
    from wherefrom.cli.archive.archives import existing_archive
    from wherefrom.tracing.archived import find_story, story_readings

    with explaining_words(words), existing_archive(address) as archive:
        return story_readings(archive, find_story(archive, words))
