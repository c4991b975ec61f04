"""``wherefrom reread``: the articles of an archive read anew by this version; every correction stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from wherefrom.cli.archive.archives import ArchiveOption, existing_archive
from wherefrom.cli.failures import Failures
from wherefrom.cli.output import ending_well, say

if TYPE_CHECKING:
    from wherefrom.archive.archive import Archive
    from wherefrom.archive.corrections.rereading import Reread
    from wherefrom.errors import InputError
    from wherefrom.reading.types import Reading

EXAMPLES = """\b
Examples:
  wherefrom reread --dry-run          what would change
  wherefrom reread                    all articles
  wherefrom reread ARTICLE ARTICLE
"""


def reread(
    articles: Annotated[
        list[str] | None, typer.Argument(metavar="[ARTICLE]", help="Only these.", show_default=False)
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Tell what would change; write nothing.")] = False,
    archive: ArchiveOption = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no summary.")] = False,
) -> None:
    """Read articles of the archive anew with this version's network and rules, and lay every correction over it.

    Prints a line for each article of which something changes. A correction that finds its statement no more is kept
    and listed as unpaired. An article that cannot be read stays as it is, and the exit code is 1.
    """
    with ending_well() as results, existing_archive(archive) as opened:
        from wherefrom.archive.corrections.rereading import reread as put
        from wherefrom.archive.corrections.rereading import would_change
        from wherefrom.errors import InputError
        from wherefrom.report.views.words import clean, count

        failures = Failures()
        totals: Counter[str] = Counter()
        for result in _readings(opened, articles or None, quiet=quiet):
            if isinstance(result, InputError):
                totals["failed"] += 1
                failures.add(result)
                continue
            found = would_change(opened, result) if dry_run else put(opened, result)
            totals["articles"] += 1
            if line := _line(found):
                totals["changed"] += 1
                results.write(f"{clean(found.article)}: {line}\n")
        results.flush()
        failures.close()
        if not quiet:
            would = "would change" if dry_run else "changed"
            say(f"{count(totals['articles'], 'article')} read anew, {totals['changed']} {would}")
        if totals["failed"]:
            raise typer.Exit(1)


def _readings(archive: Archive, wanted: list[str] | None, *, quiet: bool) -> Iterator[Reading | InputError]:
    from wherefrom.api import read_found
    from wherefrom.archive.corrections.making import model_readings
    from wherefrom.cli.progress import follow

    total = len(archive) if wanted is None else len(wanted)
    known = (reading.article for reading in model_readings(archive, wanted))
    return follow(read_found(known, ahead=True), total, wanted=not quiet)


def _line(found: Reread) -> str:
    told = {"told otherwise": found.changed, "gone": found.gone, "new": found.new}
    told |= {f"corrections {state}": n for state, n in found.corrections.items() if state in ("waiting", "unpaired")}
    return ", ".join(f"{number} {words}" for words, number in told.items() if number)
