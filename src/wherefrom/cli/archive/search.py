"""``wherefrom search``: full text over the articles and statements of an archive."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from wherefrom.cli.archive.archives import (
    ArchiveOption,
    JsonlOption,
    JsonOption,
    KindOption,
    OutletOption,
    SinceOption,
    SourceOption,
    StanceOption,
    UntilOption,
    existing_archive,
    filters_of,
    only_one,
)
from wherefrom.cli.exchange import OutOption, TraceFormatOption, write_exchange
from wherefrom.cli.output import Results, ending_well, say
from wherefrom.cli.progress import follow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    from wherefrom.archive.archive import Archive
    from wherefrom.archive.ask.search import SearchHit
    from wherefrom.archive.ask.snippets import Snippet
    from wherefrom.report.lines import Line

EXAMPLES = """\b
Examples:
  wherefrom search barrier cracks
  wherefrom search '"tide barrier" -ferry'
  wherefrom search barrier --source "Ines Adair" --since 2031-03
  wherefrom search barrier --stance denies --jsonl | jq .article.id
  wherefrom search barrier --limit 200 --format gexf --out barrier.gexf
  wherefrom search barrier --format csl-json > articles.json

\b
All words must be there, in any form (crack finds cracks and cracked):
  "exact words"   these words in this order
  -word           without it
  a or b          either of them
"""


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="What to look for.", show_default=False)],
    archive: ArchiveOption = None,
    source: SourceOption = None,
    outlet: OutletOption = None,
    stance: StanceOption = None,
    kind: KindOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, max=1000, help="Articles at most.")] = 20,
    as_json: JsonOption = False,
    as_jsonl: JsonlOption = False,
    format: TraceFormatOption = None,
    out: OutOption = None,
) -> None:
    """Find articles by the words of their text and their statements, the best first.

    With --source, --stance or --kind only statements count. Nothing found is no failure: the exit code is 0. --format
    writes the articles found with the statements found in them, a graph of both for example.
    """
    only_one(as_json, as_jsonl)
    if format is not None and (as_json or as_jsonl):
        raise typer.BadParameter("choose one of --json, --jsonl and --format")
    if out is not None and format is None:
        raise typer.BadParameter("--out goes with --format")
    with ending_well() as results, existing_archive(archive) as opened:
        from wherefrom.archive.ask.search import search as find

        filters = filters_of(source=source, outlet=outlet, stance=stance, kind=kind, since=since, until=until)
        wanted = " ".join(words)
        hits = find(opened, wanted, filters, limit)
        if not hits and not (as_json or as_jsonl):
            say(_nothing(wanted, len(opened)))
        if format is not None:
            write_exchange(_writer(format, opened, hits), format, out, results, quiet=False)
        elif as_json or as_jsonl:
            from wherefrom.cli.listing import print_records

            print_records((_record(hit) for hit in hits), results, lines=as_jsonl)
        else:
            _print(hits, results)


def _writer(format: str, archive: Archive, hits: tuple[SearchHit, ...]) -> Callable[[BinaryIO], object]:
    """What writes the hits in a format of other programs."""
    from wherefrom.export.exchange.formats import READING_FORMATS, write_readings, write_traces
    from wherefrom.tracing.archived import readings_of_hits, traces_of_hits

    if format in READING_FORMATS:
        return partial(write_readings, format, readings_of_hits(archive, hits))
    traces = follow(traces_of_hits(archive, hits), None, wanted=True, verb="tracing")
    return partial(write_traces, format, traces, archive=archive)


def _nothing(wanted: str, articles: int) -> str:
    if not articles:
        return "the archive is empty; `wherefrom add PATH|URL ...` fills it"
    from wherefrom.report.views.words import count

    return f"nothing about {wanted!r} in {count(articles, 'article')}; try fewer words, or without the options"


def _record(hit: SearchHit) -> dict[str, Any]:
    from wherefrom.cli.listing import article_record, chain_records

    return {
        "article": article_record(hit.article),
        "snippet": _snippet_record(hit.snippet) if hit.snippet else None,
        "statements": [
            {
                "statement": said.statement,
                "snippet": _snippet_record(said.snippet),
                "stance": said.stance,
                "voice": said.voice,
                "chain": chain_records(said.chain),
            }
            for said in hit.statements
        ],
    }


def _snippet_record(snippet: Snippet) -> dict[str, Any]:
    return {"words": snippet.words, "span": list(snippet.span), "marks": [list(mark) for mark in snippet.marks]}


def _print(hits: tuple[SearchHit, ...], results: Results) -> None:
    from wherefrom.cli.listing import console_of
    from wherefrom.report.lines import print_lines

    console = console_of(results)
    for position, hit in enumerate(hits):
        if position:
            console.print()
        print_lines(_lines(hit), console)


def _lines(hit: SearchHit) -> Iterator[Line]:
    from wherefrom.cli.listing import chain_words, day_words
    from wherefrom.report.lines import Line
    from wherefrom.report.views.words import clean

    article = hit.article
    facts = " · ".join(filter(None, (article.outlet, day_words(article.published) or "no date", article.id)))
    yield Line(((clean(article.title or "Untitled article"), "bold"),))
    yield Line(((clean(facts), "dim"),))
    if hit.snippet and not hit.statements:
        yield Line((*_marked(hit.snippet),), 2)
    for said in hit.statements:
        yield Line(((f"{chain_words(said.chain)} ", "bold"), (f"{said.stance}: ", "dim"), *_marked(said.snippet)), 2)


def _marked(snippet: Snippet) -> Iterator[tuple[str, str]]:
    """The words with those that were searched for made to stand out."""
    at = 0
    for start, end in (*snippet.marks, (len(snippet.words), len(snippet.words))):
        yield (_shown(snippet.words[at:start]), "")
        yield (_shown(snippet.words[start:end]), "bold underline")
        at = end


def _shown(words: str) -> str:
    """Words fit to be shown, the space at their ends kept, because other words follow."""
    from wherefrom.report.views.words import clean

    shown = clean(words)
    if not shown:
        return " " if words else ""
    return " " * words[0].isspace() + shown + " " * words[-1].isspace()
