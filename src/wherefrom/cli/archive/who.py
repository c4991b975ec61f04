"""``wherefrom who``: all that a party said, where, and through whom."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from wherefrom.cli.archive.archives import (
    ArchiveOption,
    JsonlOption,
    JsonOption,
    OutletOption,
    SinceOption,
    StanceOption,
    UntilOption,
    existing_archive,
    filters_of,
    only_one,
)
from wherefrom.cli.confidence import MinConfidenceOption
from wherefrom.cli.output import Results, ending_well, say, write_whole

if TYPE_CHECKING:
    from rich.console import Console

    from wherefrom.archive.ask.who import Party, Said, Who

EXAMPLES = """\b
Examples:
  wherefrom who Ines Adair
  wherefrom who adair --since 2031-03 --stance denies
  wherefrom who "Velmouth Harbour Board" --jsonl > board.jsonl
  wherefrom who "Ines Adair" --csv > adair.csv
  wherefrom who "Ines Adair" --html adair.html

\b
Spellings of one name count as one: case, accents, initials, missing given names, transliterations
(Qassem Soleimani, Qasem Suleimani). A name that fits several parties is listed apart from them.
"""

_SHOWN = 30


def who(
    name: Annotated[list[str], typer.Argument(metavar="NAME", help="Whose statements.", show_default=False)],
    archive: ArchiveOption = None,
    outlet: OutletOption = None,
    stance: StanceOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    min_confidence: MinConfidenceOption = 0.0,
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=1, help="Statements of each party at most, the newest.")
    ] = _SHOWN,
    as_json: JsonOption = False,
    as_jsonl: JsonlOption = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print as CSV, a row a statement.")] = False,
    html: Annotated[
        Path | None,
        typer.Option(
            "--html", metavar="FILE", dir_okay=False, show_default=False, help="Write a page for the browser."
        ),
    ] = None,
) -> None:
    """Print all that a party said or passed on, in order of date: in which article, and through whom.

    JSON, CSV and the page have every statement, whatever --limit says. Nothing found is no failure: the exit code is 0.
    """
    only_one(as_json, as_jsonl)
    if as_csv and (as_json or as_jsonl):
        raise typer.BadParameter("choose one of --csv, --json and --jsonl")
    with ending_well() as results, existing_archive(archive) as opened:
        from wherefrom.archive.ask.who import who as ask

        filters = filters_of(outlet=outlet, stance=stance, since=since, until=until, min_confidence=min_confidence)
        found = ask(opened, " ".join(name), filters)
        if html:
            from wherefrom.report.audit import who_page

            write_whole(html, who_page(found).encode("utf-8", "replace"))
        if as_csv:
            from wherefrom.export.audit import said_table
            from wherefrom.export.csv_file import write_csv

            table = said_table(found.parties)
            write_csv(table.columns, table.records, results.binary)
        elif as_json or as_jsonl:
            from wherefrom.cli.listing import print_records

            print_records(map(_record, found.parties), results, lines=as_jsonl)
        elif found.parties and not html:
            _print(found, results, limit)
        elif not found.parties:
            say(_nothing(found, len(opened)))


def _nothing(found: Who, articles: int) -> str:
    if not articles:
        return "the archive is empty; `wherefrom add PATH|URL ...` fills it"
    from wherefrom.report.views.words import listed

    hint = f"; did you mean {' or '.join(found.like)}?" if found.like else ""
    if found.query in found.like:
        hint = f" that the options leave; without them there is something by {listed([found.query])}"
    return f"nothing by {found.query!r}{hint}"


def _record(party: Party) -> dict[str, Any]:
    return {
        "name": party.name,
        "kind": party.kind,
        "variants": list(party.variants),
        "may_be": list(party.may_be),
        "articles": party.articles,
        "statements": [_said_record(said) for said in party.said],
    }


def _said_record(said: Said) -> dict[str, Any]:
    from wherefrom.cli.listing import article_record, chain_records

    return {
        "article": article_record(said.article),
        "statement": said.statement,
        "content": said.content,
        "stance": said.stance,
        "voice": said.voice,
        "date": said.date,
        "position": said.position,
        "chain": chain_records(said.chain),
    }


def _print(found: Who, results: Results, limit: int) -> None:
    from wherefrom.cli.listing import console_of

    console = console_of(results)
    for position, party in enumerate(found.parties):
        if position:
            console.print()
        _print_party(party, console, limit)


def _print_party(party: Party, console: Console, limit: int) -> None:
    from rich.text import Text

    from wherefrom.cli.listing import chain_words, day_words, print_table, signed
    from wherefrom.report.views.words import KIND_WORDS, clean, count, listed, shorten

    number = f"{count(len(party.said), 'statement')} in {count(party.articles, 'article')}"
    name = signed(party.name, party.kind)
    name.stylize("bold")
    console.print(Text.assemble(name, f" · {KIND_WORDS[party.kind][0]} · {number}"))
    others = [clean(variant) for variant in party.variants if variant != party.name]
    if others:
        console.print(Text(f"also written {listed(others)}", "dim"))
    if party.may_be:
        console.print(Text(f"may be {' or '.join(map(clean, party.may_be))}", "dim"))
    console.print()
    rows = [
        (
            day_words(said.article.published),
            said.article.outlet or shorten(clean(said.article.title or said.article.id), 40),
            said.stance if not said.position else "passes on",
            shorten(clean(said.content), 160),
            chain_words(said.chain[1:] if not said.position else said.chain),
        )
        for said in party.said[-limit:]
    ]
    print_table(console, ("published", "outlet", "stance", "what", "through"), rows)
    if len(party.said) > limit:
        console.print(Text(f"the newest {limit:,} of {len(party.said):,}; --limit shows more", "dim"))
