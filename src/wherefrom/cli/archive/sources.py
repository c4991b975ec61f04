"""``wherefrom sources``: the source audit of an archive: who is quoted, how often, and with a name or without."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

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
)
from wherefrom.cli.confidence import MinConfidenceOption
from wherefrom.cli.output import Results, ending_well, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wherefrom.archive.ask.sources import Count, SourceAudit

EXAMPLES = """\b
Examples:
  wherefrom sources
  wherefrom sources --outlet "Ashel Gazette" --since 2031-01 --until 2031-06
  wherefrom sources --kind unnamed
  wherefrom sources --json | jq '.by_outlet[] | [.name, .unnamed / .statements]'

\b
Each statement counts once, for its origin: the party whose words, knowledge or thought it is.
"""

_MONTHS = 24


def sources(
    archive: ArchiveOption = None,
    outlet: OutletOption = None,
    stance: StanceOption = None,
    kind: KindOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    min_confidence: MinConfidenceOption = 0.0,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, max=100_000, help="Parties at most.")] = 20,
    as_json: JsonOption = False,
) -> None:
    """Count who is quoted: by party, kind of source, outlet and month, with a name and without.

    The source audit that newsrooms make by hand, to see whom they listen to and how often they do not say whom.
    """
    with ending_well() as results, existing_archive(archive) as opened:
        from wherefrom.archive.ask.sources import audit_sources

        filters = filters_of(
            outlet=outlet, stance=stance, kind=kind, since=since, until=until, min_confidence=min_confidence
        )
        audit = audit_sources(opened, filters, limit)
        if as_json:
            from wherefrom.cli.listing import print_object

            print_object(_record(audit), results)
        elif audit.statements:
            _print(audit, results)
        elif len(opened):
            say("no statement that the options leave; try without them")
        else:
            say("the archive is empty; `wherefrom add PATH|URL ...` fills it")


def _record(audit: SourceAudit) -> dict[str, Any]:
    return {
        "articles": audit.articles,
        "statements": audit.statements,
        "named": audit.named,
        "unnamed": audit.unnamed,
        "parties": audit.parties,
        "by_party": [
            {
                "name": party.name,
                "kind": party.kind,
                "statements": party.statements,
                "articles": party.articles,
                "outlets": party.outlets,
            }
            for party in audit.by_party
        ],
        "by_kind": _count_records(audit.by_kind),
        "by_outlet": _count_records(audit.by_outlet),
        "by_month": _count_records(audit.by_month),
    }


def _count_records(counts: Iterable[Count]) -> list[dict[str, Any]]:
    return [
        {
            "name": count.name or None,
            "articles": count.articles,
            "statements": count.statements,
            "named": count.named,
            "unnamed": count.unnamed,
        }
        for count in counts
    ]


def _print(audit: SourceAudit, results: Results) -> None:
    from wherefrom.cli.listing import console_of, heading, print_table, signed
    from wherefrom.report.views.words import KIND_WORDS, count

    console = console_of(results)
    heading(
        console,
        f"{count(audit.statements, 'statement')} in {count(audit.articles, 'article')}",
        f"{_share(audit.named, audit.statements)} from named sources, {_share(audit.unnamed, audit.statements)} from"
        " sources without a name",
    )
    console.print()
    parties = [
        (signed(p.name, p.kind), f"{p.statements:,}", f"{p.articles:,}", f"{p.outlets:,}") for p in audit.by_party
    ]
    print_table(
        console, (_of_all("source", len(parties), audit.parties), "#statements", "#articles", "#outlets"), parties
    )
    for title, counts, empty in (
        ("kind of source", audit.by_kind, ""),
        ("outlet", audit.by_outlet[:_MONTHS], "not known"),
        ("month", audit.by_month[-_MONTHS:], "no date"),
    ):
        console.print()
        rows = [
            (
                KIND_WORDS[one.name][1] if title.startswith("kind") else one.name or empty,  # type: ignore[index]
                f"{one.statements:,}",
                f"{one.articles:,}",
                _share(one.unnamed, one.statements),
            )
            for one in counts
        ]
        print_table(console, (title, "#statements", "#articles", "#without a name"), rows)


def _of_all(word: str, shown: int, known: int) -> str:
    return word if shown == known else f"{word} ({shown:,} of {known:,})"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %"
