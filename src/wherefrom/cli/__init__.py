"""The command ``wherefrom``: one module a command; results to standard output, everything else to standard error.

Exit codes: 0 all done; 1 some inputs failed, or a result could not be written; 2 the command line is wrong;
130 interrupted. Nothing heavy is imported here, because every start pays for it.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from wherefrom.cli import mcp, watch
from wherefrom.cli.archive import (
    add,
    check,
    copying,
    correct,
    corrections,
    deleting,
    export,
    parties,
    passages,
    queue,
    reread,
    search,
    sources,
    stories,
    verify,
    who,
)
from wherefrom.cli.output import TRACEBACK, say
from wherefrom.cli.reading import batch, evaluate, read, schema
from wherefrom.cli.serve import EXAMPLES as SERVE_EXAMPLES
from wherefrom.cli.serve import serve
from wherefrom.cli.tracing import trace
from wherefrom.system import occupy_standard_streams

app = typer.Typer(
    name="wherefrom",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
First steps:
  wherefrom read article.html               every statement of one article, with its chain
  wherefrom read --html page.html URL       the same as a page for the browser
  wherefrom read --jsonl folder > out.jsonl one JSON object an article, for programs
  wherefrom trace first.html second.html    forty articles of one story: how many sources?
  wherefrom add folder                      keep articles in an archive, then ask it:
  wherefrom who "Ann Lee"                   all that she said, where and through whom
  wherefrom read --help                     all about reading
""",
)
for command, examples, help_line in (
    (read.read, read.EXAMPLES, "Read articles: every statement with its chain of sources."),
    (trace.trace, trace.EXAMPLES, "Trace a story: its claims, its independent origins, who denies it."),
    (add.add, add.EXAMPLES, "Add articles, pages, feeds and crawls to the archive."),
    (search.search, search.EXAMPLES, "Search the articles and statements of the archive."),
    (who.who, who.EXAMPLES, "All that somebody said: where, when, through whom."),
    (check.check, check.EXAMPLES, "Check a quotation: exact, cut, altered, somebody else's; where it first stands."),
    (sources.sources, sources.EXAMPLES, "Who is quoted how often: the source audit."),
    (parties.parties, parties.EXAMPLES, "Who has several names in the archive, and why they are one."),
    (stories.stories, stories.EXAMPLES, "List the stories of the archive."),
    (passages.passages, passages.EXAMPLES, "Find the text that articles share, over the whole archive."),
    (export.export, export.EXAMPLES, "Export the archive as JSON lines, CSV or Parquet."),
    (serve, SERVE_EXAMPLES, "Open the archive in the browser."),
    (watch.watch, watch.EXAMPLES, "Watch feeds and pages; events tell what is new, changed, gone, denied."),
    (mcp.mcp, mcp.EXAMPLES, "Let an agent ask the archive (Model Context Protocol); read-only."),
    (correct.correct, correct.EXAMPLES, "Put a statement right: who said it, through whom, how; undo it."),
    (corrections.corrections, corrections.EXAMPLES, "List what people put right, and what became of it."),
    (queue.queue, queue.EXAMPLES, "What is worth a person's look; how many statements are wrong."),
    (reread.reread, reread.EXAMPLES, "Read the archive anew with this version; corrections stay."),
    (verify.verify, verify.EXAMPLES, "Check that everything in the archive is sound."),
    (evaluate.evaluate, evaluate.EXAMPLES, "Score readings against gold annotations."),
    (batch.batch, batch.EXAMPLES, "Read very many articles by Spark, on all cores or on a cluster."),
    (schema.schema, schema.EXAMPLES, "Print the JSON Schema of a reading, a trace or a checked quotation."),
):
    app.command(epilog=examples, short_help=help_line)(command)
copying.app.command(epilog=deleting.EXAMPLES, short_help="Delete articles, with all that hangs on them.")(
    deleting.delete
)
app.add_typer(copying.app, short_help="Back up an archive, move it to another database, delete articles.")


def _print_version(wanted: bool) -> None:
    if wanted:
        from wherefrom import __version__

        typer.echo(f"wherefrom {__version__}")
        raise typer.Exit


def _want_traceback(wanted: bool) -> None:
    if wanted:
        os.environ[TRACEBACK] = "1"


@app.callback()
def wherefrom(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
    traceback: Annotated[
        bool,
        typer.Option(
            "--traceback",
            callback=_want_traceback,
            help="Print where a fault of wherefrom arose.",
        ),
    ] = False,
) -> None:
    """Read news articles and say where each statement comes from: who said it, and through whom it reached the page.

    It works from the text alone, on this machine; it never says what is true, only who says so.
    """


def main() -> None:
    """Run the command line; ends the process with the exit code."""
    occupy_standard_streams()
    for given in sys.argv[1:]:
        if not given or (given.startswith("--") and given.endswith("=")):
            say(f"the argument {given!r} is empty; is a variable of the shell not set?")
            sys.exit(2)
    app(prog_name="wherefrom")
