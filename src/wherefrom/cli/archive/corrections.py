"""``wherefrom corrections``: what people put right, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from wherefrom.cli.archive.archives import ArchiveOption, JsonlOption, existing_archive
from wherefrom.cli.output import ending_well, say, write_whole

if TYPE_CHECKING:
    from wherefrom.archive.archive import Archive
    from wherefrom.archive.corrections.making import Kept
    from wherefrom.report.lines import Line

EXAMPLES = """\b
Examples:
  wherefrom corrections
  wherefrom corrections ARTICLE
  wherefrom corrections ARTICLE --html article.html      its page as people see it, with who put what right and when
  wherefrom corrections --agreement ann ben
  wherefrom corrections --jsonl | jq 'select(.state == "unpaired")'

\b
What became of a correction in the article's newest version:
  applied     it shows
  overruled   a later one says otherwise
  undone      somebody took it back
  waiting     the words it stands on were changed: look at it again
  unpaired    the model no longer finds this statement
"""


def corrections(
    article: Annotated[
        str | None, typer.Argument(metavar="[ARTICLE]", help="Only those of this article.", show_default=False)
    ] = None,
    agreement: Annotated[
        tuple[str, str] | None,
        typer.Option("--agreement", metavar="PERSON PERSON", help="How far two people agree, and stop."),
    ] = None,
    archive: ArchiveOption = None,
    as_jsonl: JsonlOption = False,
    html: Annotated[
        Path | None,
        typer.Option(
            "--html",
            metavar="FILE",
            help="Write the article's page with its corrections, as one self-contained file.",
            dir_okay=False,
            show_default=False,
        ),
    ] = None,
) -> None:
    """List what people put right, in the order in which they did, with what became of each correction."""
    if html is not None and (article is None or as_jsonl):
        raise typer.BadParameter("--html is for one article: say which, and leave out --jsonl")
    with ending_well() as results, existing_archive(archive) as opened:
        if html is not None:
            _write_page(opened, article or "", html)
            return
        from wherefrom.archive.corrections.making import corrections as all_of
        from wherefrom.archive.corrections.record import correction_record

        if agreement is not None:
            results.write(_agreement(opened, *agreement, as_json=as_jsonl))
            return
        found = all_of(opened, article)
        if as_jsonl:
            from wherefrom.cli.listing import print_records
            from wherefrom.reading.contract import plain

            print_records((plain(correction_record(one)) for one in found), results, lines=True)
        elif found:
            from wherefrom.cli.listing import console_of
            from wherefrom.report.lines import print_lines

            print_lines((line for one in found for line in _lines(one)), console_of(results))
        else:
            say("nobody has put anything right yet; `wherefrom correct ARTICLE` begins")


def _write_page(archive: Archive, article: str, path: Path) -> None:
    from wherefrom.archive.corrections.history import history
    from wherefrom.report.html import corrected_page
    from wherefrom.report.views.words import count

    found = history(archive, article)
    write_whole(path, corrected_page(found).encode("utf-8", "replace"))
    say(f"{article}: {count(len(found.log), 'correction')}, written with the article to {path}")


def _agreement(archive: Archive, one: str, other: str, *, as_json: bool) -> str:
    import json
    from dataclasses import asdict

    from wherefrom.archive.review.agreement import agreement
    from wherefrom.report.views.words import count

    found = agreement(archive, one, other)
    if as_json:
        return json.dumps(asdict(found)) + "\n"
    told = {
        "which statements there are (F1)": found.found,
        "their words (F1 of characters)": found.spans,
        "kind of the origin (Krippendorff's alpha)": found.kind,
        "stance (Krippendorff's alpha)": found.stance,
    }
    lines = [f"{count(found.statements, 'statement')} of {count(found.articles, 'article')} that both looked at"]
    lines += [f"{name:44}{'not to be told' if value is None else f'{value:.2f}'}" for name, value in told.items()]
    return "\n".join(lines) + "\n"


def _lines(one: Kept) -> Iterator[Line]:
    from wherefrom.report.lines import Line
    from wherefrom.report.views.words import clean

    made = one.correction
    yield Line(((clean(_what(one)), ""), (f"  {one.state}", "bold")))
    facts = (made.article or "all articles", made.person, made.time[:16].replace("T", " "), made.id)
    yield Line(((" · ".join(map(clean, facts)), "dim"),), 2)
    if made.note:
        yield Line(((clean(made.note), "italic"),), 2)


def _what(one: Kept) -> str:
    from wherefrom.report.views.words import shorten

    made = one.correction
    if made.action == "undo":
        return f"undo {made.undoes}"
    if made.parties:
        return f"{made.action} " + " and ".join(f"“{name.name}”" for name in made.parties)
    if made.taken:
        return f"{'took' if made.yes else 'did not take'} from {made.taken.article or made.taken.name}"
    if made.other and made.anchor:
        both = " and ".join(f"“{shorten(one.words, 40)}”" for one in (made.anchor, made.other.anchor))
        return f"{both} {'are' if made.yes else 'are not'} one claim"
    words = f" “{shorten(made.anchor.words, 40)}”" if made.anchor else ""
    after: dict[str, Any] = {}
    if made.after is not None:
        after = {name: value for name in made.after.__struct_fields__ if (value := getattr(made.after, name))}
    if "chain" in after:
        after["chain"] = " → ".join(link.name for link in after["chain"])
    return f"{made.action}{words}" + "".join(f" {name}: {value}" for name, value in after.items())
