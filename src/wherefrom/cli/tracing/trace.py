"""``wherefrom trace``: one story followed back to its independent origins: for the eye, the browser, or as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wherefrom.cli.listing import print_object
from wherefrom.cli.names import Named, unreadable
from wherefrom.cli.outlets import OutletsOption, know_outlets
from wherefrom.cli.output import Results, ending_well, say, say_failed, write_whole
from wherefrom.errors import InputError

if TYPE_CHECKING:
    from wherefrom.reading.types import Reading
    from wherefrom.tracing.types import Trace

EXAMPLES = """\b
Examples:
  wherefrom trace tide barrier cracks
  wherefrom trace --html story.html a1b2c3
  wherefrom trace --archive team.db --json tide barrier | jq '.claims[0].origins'
  wherefrom trace --articles story.jsonl
  wherefrom trace --articles story.jsonl --html story.html

\b
Without --articles the story is looked for in the archive: by its id, by the id of an article in it, or by words.
With --articles no archive is needed. The file (or a folder of pages) has one article a line, all of one story:
  {"id": "a1", "text": "...", "title": "...", "outlet": "...", "published": "2025-03-11"}
  {"id": "a2", "html": "<html>...", "url": "https://..."}
"""


def trace(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WORDS|ARTICLE|STORY",
            help="Words of the story, or the id of an article or of a story in the archive.",
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
        Path | None,
        typer.Option(
            "--articles",
            metavar="FILE.jsonl",
            help="Trace the articles of this file or folder, without an archive; - is standard input.",
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

    Without an option a summary for the eye is printed. What comes out goes to standard output, everything else to
    standard error. An article that cannot be read, or is not in English, gets a line there, the others are traced
    all the same, and the exit code is 1.
    """
    if as_json and html is not None:
        raise typer.BadParameter("choose one of --json and --html")
    if articles is not None and (words or archive is not None):
        raise typer.BadParameter("--articles needs no words and no archive")
    if articles is None and not words:
        raise typer.BadParameter("say which story: WORDS, ARTICLE or STORY, or --articles FILE.jsonl")
    with ending_well() as results:
        know_outlets(outlets)
        failed: list[InputError] = []
        if articles is not None:
            found = _of_file(articles, failed, quiet=quiet)
        else:
            found = _of_archive(archive, " ".join(words or []))
        if found is not None:
            _show(found, results, as_json=as_json, html=html, quiet=quiet)
            results.flush()
        if failed:
            raise typer.Exit(1)


def _of_file(path: Path, failed: list[InputError], *, quiet: bool) -> Trace | None:
    """The trace of the articles in a file; None where none of them could be read, which has been said."""
    from wherefrom.api import read_found
    from wherefrom.cli.progress import follow
    from wherefrom.intake import count_inputs, load_inputs
    from wherefrom.tracing.tracer import trace as trace_readings

    names = [str(path)]
    try:
        total = count_inputs(names)
    except OSError:  # What cannot be counted cannot be read either, and says so in its turn.
        total = None
    readings: dict[str, Reading] = {}
    named = Named(load_inputs(names))
    for result in follow(read_found(named.articles(), ahead=True), total, wanted=not quiet):
        name = named.next_name()
        problem = result if isinstance(result, InputError) else unreadable(name, result) or _twice(result, readings)
        if isinstance(problem, InputError):
            failed.append(problem)
            say_failed(problem)
        elif not isinstance(result, InputError):
            readings[result.article.id] = result
    if readings:
        return trace_readings(list(readings.values()))
    if not failed:
        raise InputError(str(path), "holds no article; one JSON object a line is needed")
    return None


def _twice(reading: Reading, known: dict[str, Reading]) -> InputError | None:
    article = reading.article.id
    return InputError(article, "a second article of this id; only the first is traced") if article in known else None


def _of_archive(address: str | None, words: str) -> Trace:
    from wherefrom.archive.archive import Archive
    from wherefrom.tracing.archived import find_story, trace_story

    with Archive(address) as archive:
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
