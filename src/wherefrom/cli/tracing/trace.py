"""``wherefrom trace``: one story followed back to its independent origins: for the eye, the browser, or as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wherefrom.cli.listing import print_object
from wherefrom.cli.outlets import OutletsOption, know_outlets
from wherefrom.cli.output import Results, ending_well, say, write_whole
from wherefrom.cli.tracing.inputs import StoryInputs, explaining_words, told_apart
from wherefrom.errors import InputError

if TYPE_CHECKING:
    from wherefrom.tracing.types import Trace

EXAMPLES = """\b
Examples:
  wherefrom trace first.html second.pdf https://www.example.org/third.html
  wherefrom trace --html page.html folder/
  wherefrom trace --articles story.jsonl --html story.html
  wherefrom trace tide barrier cracks
  wherefrom trace --archive team.db --json tide barrier | jq '.claims[0].origins'

\b
What is an existing file or folder, or an address, is read, as by `wherefrom read`: all of it is one story.
Anything else means a story of the archive: its id, the id of an article in it, or words of it.
A batch (.jsonl) has one article a line:
  {"id": "a1", "text": "...", "title": "...", "outlet": "...", "published": "2025-03-11"}
  {"id": "a2", "html": "<html>...", "url": "https://..."}
"""


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
    as_json: Annotated[bool, typer.Option("--json", help="Print the trace as JSON.")] = False,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="Write one self-contained page for the browser.", dir_okay=False),
    ] = None,
    outlets: OutletsOption = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no notices; errors stay.")] = False,
) -> None:
    """Follow a story back to its origins: how many articles, how many independent sources, who took it from whom.

    Inputs (files, folders, batches, crawls, feeds, addresses) need no archive, and words need one; both in one call is
    an error. Without an option a summary for the eye is printed. What comes out goes to standard output, everything
    else to standard error. An article that cannot be read, or is not in English, gets a line there, the others are
    traced all the same, and the exit code is 1.
    """
    if as_json and html is not None:
        raise typer.BadParameter("choose one of --json and --html")
    inputs, words = told_apart(asked or [], articles or [], archive=archive is not None)
    with ending_well() as results:
        know_outlets(outlets)
        failed: list[InputError] = []
        found = _of_inputs(inputs, failed, quiet=quiet) if inputs else _of_archive(archive, words)
        if found is not None:
            _show(found, results, as_json=as_json, html=html, quiet=quiet)
            results.flush()
        if failed:
            raise typer.Exit(1)


def _of_inputs(inputs: Sequence[str], failed: list[InputError], *, quiet: bool) -> Trace | None:
    """The trace of the articles in ``inputs``; None where none of them could be read, which has been said."""
    from wherefrom.tracing.tracer import trace as trace_readings

    run = StoryInputs(inputs, quiet=quiet)
    readings = run.readings()
    failed.extend(run.failed)
    return trace_readings(readings) if readings else None


def _of_archive(address: str | None, words: str) -> Trace:
    from wherefrom.archive.archive import Archive
    from wherefrom.tracing.archived import find_story, trace_story

    with explaining_words(words), Archive(address) as archive:
        return trace_story(archive, find_story(archive, words))


def _show(found: Trace, results: Results, *, as_json: bool, html: Path | None, quiet: bool) -> None:
    if html is not None:
        _write_page(found, html, quiet=quiet)
    elif as_json:
        print_object(found.to_dict(), results)
    else:
        _print_for_the_eye(found, results)


def _print_for_the_eye(found: Trace, results: Results) -> None:
    from typing import TextIO, cast

    from rich.console import Console

    from wherefrom.report.trace_terminal import print_trace

    print_trace(found, Console(file=cast(TextIO, results)))


def _write_page(found: Trace, path: Path, *, quiet: bool) -> None:
    from wherefrom.report.html import trace_page
    from wherefrom.report.views.trace.tree import trace_view
    from wherefrom.report.views.trace.words import headline_numbers

    write_whole(path, trace_page(found).encode("utf-8", "replace"))
    if not quiet:
        say(f"{headline_numbers(trace_view(found))}, written to {path}")
