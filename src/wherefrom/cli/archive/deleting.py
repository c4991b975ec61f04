"""``wherefrom archive delete``: articles out of an archive, with all that hangs on them."""

from __future__ import annotations

from typing import Annotated

import typer

from wherefrom.cli.archive.archives import ArchiveOption, existing_archive
from wherefrom.cli.output import ending_well, say

EXAMPLES = """\b
Examples:
  wherefrom archive delete ARTICLE
  wherefrom archive delete --yes ARTICLE ARTICLE
"""


def delete(
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE", help="Ids of the articles.", show_default=False)],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    archive: ArchiveOption = None,
) -> None:
    """Delete articles for good: every version, reading and snapshot, their corrections, what they showed of names.

    Asks first. All of them go, or, where one is not there, none. There is no undo: `wherefrom archive backup` before.
    """
    with ending_well(), existing_archive(archive) as opened:
        from wherefrom.archive.corrections.making import corrections
        from wherefrom.report.views.words import clean, count

        told = []
        for reading in opened.readings(articles):
            article = reading.article
            made = count(len(corrections(opened, article.id)), "correction")
            told.append(f"{clean(article.id)} ({clean(article.title or article.outlet or 'no title')}, {made})")
        for line in dict.fromkeys(told):
            say(line)
        if not yes and not typer.confirm(f"Delete {count(len(set(told)), 'article')} for good?", err=True):
            raise typer.Exit(1)
        gone = opened.delete(articles)
        say(f"{count(len(gone), 'article')} deleted")
