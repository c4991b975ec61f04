"""``wherefrom verify``: whether an archive is sound: every span, every hash, every row."""

from __future__ import annotations

from typing import Annotated

import typer

from wherefrom.cli.archive.archives import ArchiveOption, JsonlOption, existing_archive
from wherefrom.cli.output import ending_well, say

EXAMPLES = """\b
Examples:
  wherefrom verify
  wherefrom verify --archive team.db --jsonl
"""


def verify(
    archive: ArchiveOption = None,
    as_jsonl: JsonlOption = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only problems, no notes and no summary.")] = False,
) -> None:
    """Check that the archive is sound; print each problem on a line. The exit code is 1 where there is one.

    Every reading is taken from the archive again: its spans must lie in its text, text and snapshots must have their
    SHA-256, and the rows that searches use must say what the reading says. A note is no damage: today's reader of
    pages makes another text from the snapshot than the one that was stored.
    """
    with ending_well() as results, existing_archive(archive) as opened:
        from wherefrom.archive.verify import verify as check
        from wherefrom.report.views.words import clean, count

        problems = notes = 0
        for problem in check(opened):
            problems += not problem.note
            notes += problem.note
            if problem.note and quiet:
                continue
            if as_jsonl:
                from wherefrom.reading.contract import json_bytes

                record = {"where": problem.where, "what": problem.what, "note": problem.note}
                results.write_bytes(json_bytes(record) + b"\n")
            else:
                results.write(
                    f"{'note' if problem.note else 'problem'}: {clean(problem.where)}: {clean(problem.what)}\n"
                )
        if not quiet:
            found = count(problems, "problem") if problems else "sound"
            also = f", {count(notes, 'note')}" if notes else ""
            say(f"{opened.database.where}: {count(len(opened), 'article')}: {found}{also}")
        results.flush()
        if problems:
            raise typer.Exit(1)
