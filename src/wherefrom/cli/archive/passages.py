"""``wherefrom passages``: which articles of an archive share text, where in both, and who had it first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from wherefrom.cli.archive.archives import ArchiveOption, JsonlOption, existing_archive
from wherefrom.cli.output import Results, ending_well, say

if TYPE_CHECKING:
    from wherefrom.archive.archive import Archive
    from wherefrom.archive.passages.deciding import PassagePair
    from wherefrom.intake.article import Article

EXAMPLES = """\b
Examples:
  wherefrom passages 4f2a9c                   what one article shares with all others
  wherefrom passages                          the clusters of reprints, the largest first
  wherefrom passages --jsonl > passages.jsonl every pair, with the places in both
  wherefrom passages --clusters --jsonl | jq 'select(.outlets | length > 5)'
  wherefrom passages --keep passages.jsonl    every pair, and only what is new the next time

\b
ARTICLE is an id, as `wherefrom search` prints it. What an outlet prints under its articles on six days or more is its
boilerplate and left out; --boilerplate shows that too.
"""

_SHOWN_WORDS = 240
_SHOWN_OUTLETS = 4


def passages(
    article: Annotated[
        str | None, typer.Argument(metavar="ARTICLE", help="Only what this article shares.", show_default=False)
    ] = None,
    archive: ArchiveOption = None,
    clusters: Annotated[bool, typer.Option("--clusters", help="With --jsonl: clusters, not pairs.")] = False,
    boilerplate: Annotated[
        bool, typer.Option("--boilerplate", help="Show also what outlets print under their articles.")
    ] = False,
    after: Annotated[
        str | None,
        typer.Option("--after", metavar="ARTICLE", help="Only pairs with an article added after this one."),
    ] = None,
    keep: Annotated[
        Path | None,
        typer.Option(
            "--keep",
            metavar="FILE",
            dir_okay=False,
            help="Keep the pairs in FILE (JSON lines): go on where it ends, add only what is new.",
        ),
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=1, max=100_000, help="Articles or clusters to show at most.")
    ] = 20,
    as_jsonl: JsonlOption = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no notices; errors stay.")] = False,
) -> None:
    """Find the text that articles share, over the whole archive, whatever their stories.

    With ARTICLE: every other that has words of it, the most first. Without: clusters of reprints, articles of which
    each has half of another's words at least; with --jsonl every pair of articles with the places in both.
    """
    _check(article, clusters=clusters, after=after, keep=keep, as_jsonl=as_jsonl)
    with ending_well() as results, existing_archive(archive) as opened:
        if keep is not None:
            from wherefrom.cli.archive.kept_passages import keep_up

            written = keep_up(opened, keep, partial(_followed, opened, boilerplate=boilerplate, quiet=quiet))
            if not quiet:
                say(f"{written:,} pairs added to {keep}")
        elif article is not None:
            found = list(opened.passages(article, boilerplate=boilerplate))
            if as_jsonl:
                _print_lines((pair.to_dict() for pair in found), results)
            else:
                _print_article(opened, article, found, limit, results, boilerplate=boilerplate)
        else:
            pairs = _followed(opened, after, boilerplate=boilerplate, quiet=quiet)
            if as_jsonl and not clusters:
                _print_lines((pair.to_dict() for pair in pairs), results)
            else:
                _print_clusters(opened, pairs, limit, results, as_jsonl=as_jsonl)


def _check(article: str | None, *, clusters: bool, after: str | None, keep: Path | None, as_jsonl: bool) -> None:
    if article is not None and (clusters or after or keep):
        raise typer.BadParameter(
            "--clusters, --after and --keep are for the passages of all articles; leave out ARTICLE"
        )
    if clusters and after:
        raise typer.BadParameter("clusters are of all articles; leave out --after")
    if keep and (clusters or after or as_jsonl):
        raise typer.BadParameter("--keep writes every pair to its file; leave out --clusters, --after and --jsonl")


def _followed(archive: Archive, after: str | None, *, boilerplate: bool, quiet: bool) -> Iterator[PassagePair]:
    """The pairs of all articles, with a bar that counts the articles that are done."""
    from wherefrom.archive.passages.finding import all_passages
    from wherefrom.cli.progress import counting

    with counting(wanted=not quiet, verb="comparing") as told:
        yield from all_passages(archive, after=after, boilerplate=boilerplate, told=told)


def _print_lines(records: Iterable[dict[str, Any]], results: Results) -> None:
    from wherefrom.cli.listing import print_records

    print_records(records, results, lines=True)


def _print_article(
    archive: Archive,
    article_id: str,
    found: Sequence[PassagePair],
    limit: int,
    results: Results,
    *,
    boilerplate: bool,
) -> None:
    from wherefrom.cli.listing import console_of
    from wherefrom.report.lines import print_lines
    from wherefrom.report.views.words import count

    own = archive.reading(article_id).article
    if not found:
        more = "" if boilerplate else " (what outlets print under their articles is left out; --boilerplate shows it)"
        say(f"{article_id} shares no passage with any of {count(len(archive) - 1, 'other article')}{more}")
        return
    others = [pair.b if pair.a == own.id else pair.a for pair in found[:limit]]
    console = console_of(results)
    for position, (pair, reading) in enumerate(zip(found, archive.readings(others), strict=False)):
        if position:
            console.print()
        print_lines(_pair_lines(pair, own, reading.article), console)
    if len(found) > limit:
        say(f"{len(found) - limit:,} more; --limit {len(found)} shows them")


def _pair_lines(pair: PassagePair, own: Article, other: Article) -> Iterator[Any]:
    from wherefrom.cli.listing import day_words
    from wherefrom.report.lines import Line
    from wherefrom.report.views.words import clean, count, shorten, title_of

    facts = " · ".join(filter(None, (other.outlet, day_words(other.published) or "no date", other.id)))
    yield Line(((clean(title_of(other)), "bold"),))
    yield Line(((clean(facts), "dim"),))
    when = {own.id: "later than this article", other.id: "earlier than this article"}.get(pair.earlier or "", "")
    shared = f"{count(pair.words, 'word')} in common, {100 * pair.share:.0f} % of the shorter article"
    yield Line(((", ".join(filter(None, (shared, when))), ""),), 2)
    for passage in pair.passages:
        place = passage.a if pair.a == own.id else passage.b
        words = f"“{shorten(clean(own.text[slice(*place)]), _SHOWN_WORDS)}”"
        yield Line(((words, "dim" if passage.boilerplate else ""), (" boilerplate" * passage.boilerplate, "dim")), 4)


def _print_clusters(
    archive: Archive, pairs: Iterable[PassagePair], limit: int, results: Results, *, as_jsonl: bool
) -> None:
    from wherefrom.archive.passages.finding import clusters_of
    from wherefrom.report.views.words import count

    found = clusters_of(archive, pairs)
    if as_jsonl:
        _print_lines((cluster.to_dict() for cluster in found.clusters), results)
        return
    if not found.pairs:
        say("no two articles share a passage" if len(archive) else "the archive is empty; `wherefrom add` fills it")
        return
    from wherefrom.cli.listing import console_of, day_words, heading, print_table

    console = console_of(results)
    heading(
        console,
        f"{count(found.pairs, 'pair')} of articles share passages, {count(len(found.clusters), 'cluster')} of reprints",
    )
    rows = []
    for cluster in found.clusters[:limit]:
        first = archive.reading(cluster.articles[0]).article
        more = len(cluster.outlets) - _SHOWN_OUTLETS
        outlets = ", ".join(cluster.outlets[:_SHOWN_OUTLETS]) + (f" and {more} more" if more > 0 else "")
        day = day_words(first.published) or "no date"
        rows.append((first.id, first.title or "", day, outlets, f"{len(cluster.articles):,}"))
    if rows:
        console.print()
        print_table(console, ("earliest article", "title", "published", "outlets", "#articles"), rows)
    else:
        say("no article is half another's; --jsonl prints every pair, `wherefrom passages ARTICLE` those of one")
    if len(found.clusters) > limit:
        say(f"{len(found.clusters) - limit:,} more; --limit {len(found.clusters)} shows them")
