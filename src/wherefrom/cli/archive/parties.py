"""``wherefrom parties``: who is in the archive under several names, and why these were taken for one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from wherefrom.cli.archive.archives import ArchiveOption, JsonlOption, JsonOption, existing_archive, only_one
from wherefrom.cli.output import Results, ending_well, say

if TYPE_CHECKING:
    from wherefrom.archive.ask.parties import MergedName, MergedParty

EXAMPLES = """\b
Examples:
  wherefrom parties
  wherefrom parties Adair
  wherefrom parties --jsonl | jq -r '.joins[] | [.name, .other, .why, .article] | @tsv'

\b
Two names are one party's where they are spellings of each other, or where an article uses both for one. A surname, an
initial or an abbreviation counts where it fits nobody else in the archive; where it fits two, it is a party by itself
(`wherefrom who` then says who it may be). Two people whom one article tells apart are two in the whole archive.
Where that is wrong: `wherefrom correct --merge NAME NAME` and `--split NAME NAME`.
"""

_SHOWN = 50


def parties(
    name: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME]", help="Only whom this may mean.", show_default=False)
    ] = None,
    archive: ArchiveOption = None,
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=1, help="Parties at most, those most quoted.")
    ] = _SHOWN,
    as_json: JsonOption = False,
    as_jsonl: JsonlOption = False,
) -> None:
    """List every party that the archive has under several names, and for each name why it is the party's.

    JSON has every party, whatever --limit says.
    """
    only_one(as_json, as_jsonl)
    with ending_well() as results, existing_archive(archive) as opened:
        from wherefrom.archive.ask.parties import merged_parties

        wanted = " ".join(name) if name else None
        found = merged_parties(opened, wanted)
        if as_json or as_jsonl:
            from wherefrom.cli.listing import print_records

            print_records(map(_record, found), results, lines=as_jsonl)
        elif found:
            _print(found, results, limit)
        elif not len(opened):
            say("the archive is empty; `wherefrom add PATH|URL ...` fills it")
        elif wanted:
            say(f"nobody in this archive called {wanted!r} has several names")
        else:
            say("nobody in this archive has several names")


def _record(party: MergedParty) -> dict[str, Any]:
    return {
        "name": party.name,
        "kind": party.kind,
        "statements": party.statements,
        "names": list(party.names),
        "joins": [
            {name: getattr(join, name) for name in ("name", "other", "why", "article", "person", "correction")}
            for join in party.joins
        ],
    }


def _why(join: MergedName) -> str:
    from wherefrom.report.views.joins import WHY
    from wherefrom.report.views.words import clean

    if join.why == "by hand":
        return f"{WHY[join.why]} {clean(join.person or '')} ({join.correction})"
    return WHY[join.why] + (f" ({clean(join.article)})" if join.article else "")


def _print(found: tuple[MergedParty, ...], results: Results, limit: int) -> None:
    from rich.text import Text

    from wherefrom.cli.listing import console_of, print_table, signed
    from wherefrom.report.views.words import KIND_WORDS, clean, count

    console = console_of(results)
    for position, party in enumerate(found[:limit]):
        if position:
            console.print()
        name = signed(party.name, party.kind)
        name.stylize("bold")
        console.print(Text.assemble(name, f" · {KIND_WORDS[party.kind][0]} · {count(party.statements, 'statement')}"))
        rows = [(clean(join.name), clean(join.other), _why(join)) for join in party.joins]
        print_table(console, ("name", "one with", "why"), rows)
    if len(found) > limit:
        console.print(Text(f"the {limit:,} most quoted of {len(found):,}; --limit shows more", "dim"))
