"""``wherefrom queue``: what is worth a person's look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from wherefrom.cli.archive.archives import ArchiveOption, JsonlOption, JsonOption, existing_archive, only_one
from wherefrom.cli.output import ending_well, say

if TYPE_CHECKING:
    from wherefrom.archive.review.queue import Measured, Queued
    from wherefrom.report.lines import Line

EXAMPLES = """\b
Examples:
  wherefrom queue                         what to look at first
  wherefrom correct ARTICLE 3 --confirm   it is right; or --speaker, --reject ...
  wherefrom queue --measured              how many statements are wrong, by those drawn at random

\b
First come statements that may be wrong and on which much hangs: how many articles the trace of their story has, whether
they are their origin's only words in it, how much else is told of the same party. Every fifth is drawn at random among
all, so that what people say of those tells how many errors the whole archive has: look at each of them.
"""


def queue(
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="Statements at most.")] = 20,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Which random order; one for all who look.")] = 0,
    measured: Annotated[bool, typer.Option("--measured", help="Tell the error rate found so far, and stop.")] = False,
    archive: ArchiveOption = None,
    as_json: JsonOption = False,
    as_jsonl: JsonlOption = False,
) -> None:
    """List the statements that are most worth a person's look, every fifth drawn at random to measure errors."""
    only_one(as_json, as_jsonl)
    with ending_well() as results, existing_archive(archive) as opened:
        from wherefrom.archive.review.queue import measured as measure
        from wherefrom.cli.listing import console_of, print_object, print_records
        from wherefrom.report.lines import print_lines

        if measured:
            rate = measure(opened, seed)
            if as_json or as_jsonl:
                print_object({**asdict(rate), "share": rate.share}, results)
            else:
                results.write(_rate(rate) + "\n")
            return
        found = opened.queue(limit, seed)
        if as_json or as_jsonl:
            print_records((asdict(one) for one in found), results, lines=as_jsonl)
        elif found:
            print_lines((line for one in found for line in _lines(one)), console_of(results))
        else:
            say("there is no statement that nobody has looked at")


def _lines(one: Queued) -> Iterator[Line]:
    from wherefrom.report.lines import Line
    from wherefrom.report.views.words import clean, shorten

    yield Line(((clean(one.name), "bold"), (f": {shorten(clean(one.content), 90)}", "")))
    drawn = " · drawn at random" if one.is_sample else ""
    facts = f"{clean(one.article)} {one.statement} · trust {one.confidence:.0%} · hangs on it {one.hangs:.0f}{drawn}"
    yield Line(((facts, "dim"),), 2)


def _rate(rate: Measured) -> str:
    if rate.share is None:
        return "nobody has looked at the first statement that was drawn at random yet"
    bounds = f"between {rate.low:.0%} and {rate.high:.0%} with 95 % confidence"
    return f"{rate.wrong} of {rate.looked_at} statements drawn at random are wrong: {rate.share:.0%}, {bounds}"
