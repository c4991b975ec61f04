"""``wherefrom correct``: put a statement, or what is known of an article, right."""

from __future__ import annotations

import getpass
import os
from typing import TYPE_CHECKING, Annotated

import typer

from wherefrom.cli.archive.archives import ArchiveOption, KindOption, StanceOption, existing_archive
from wherefrom.cli.output import ending_well, say

if TYPE_CHECKING:
    from wherefrom.archive.archive import Archive
    from wherefrom.archive.corrections.types import Action, Values
    from wherefrom.reading.types import Kind, Reading, Statement

EXAMPLES = """\b
Examples:
  wherefrom correct ARTICLE                                   its statements, each with its number
  wherefrom correct ARTICLE 3 --speaker "Mira Oldham"         who said it
  wherefrom correct ARTICLE 3 --speaker "Mira Oldham" --through "Coast Radio"
  wherefrom correct ARTICLE 3 --stance denies --note "see her answer"
  wherefrom correct ARTICLE 4 --reject                        it is no statement
  wherefrom correct ARTICLE 5 --confirm                       it is right as it is
  wherefrom correct ARTICLE --outlet "Coast Post" --published 2031-02-01
  wherefrom correct --undo CORRECTION

\b
The model's own reading is kept, and so is every correction: who, sources, search, trace and export follow, and undo
brings back what was. `wherefrom corrections` lists them.
"""
_PERSON = "WHEREFROM_PERSON"


def correct(
    article: Annotated[
        str | None, typer.Argument(metavar="[ARTICLE]", help="Id of the article.", show_default=False)
    ] = None,
    statement: Annotated[
        str | None, typer.Argument(metavar="[STATEMENT]", help="Number or key of the statement.", show_default=False)
    ] = None,
    speaker: Annotated[
        str | None, typer.Option("--speaker", metavar="NAME", help="Who said it.", show_default=False)
    ] = None,
    kind: KindOption = None,
    through: Annotated[
        list[str] | None,
        typer.Option("--through", metavar="NAME", help="Who passed it on; may be given several times, in order."),
    ] = None,
    no_relays: Annotated[bool, typer.Option("--no-relays", help="Nobody passed it on.")] = False,
    stance: StanceOption = None,
    confirm: Annotated[bool, typer.Option("--confirm", help="It is right as it is.")] = False,
    reject: Annotated[bool, typer.Option("--reject", help="It is no statement.")] = False,
    outlet: Annotated[
        str | None, typer.Option("--outlet", metavar="NAME", help="Who published the article.", show_default=False)
    ] = None,
    title: Annotated[str | None, typer.Option("--title", help="The article's headline.", show_default=False)] = None,
    published: Annotated[
        str | None, typer.Option("--published", metavar="DAY", help="The article's day.", show_default=False)
    ] = None,
    undo: Annotated[
        str | None, typer.Option("--undo", metavar="CORRECTION", help="Undo a correction.", show_default=False)
    ] = None,
    note: Annotated[str, typer.Option("--note", help="Why; kept with the correction.", show_default=False)] = "",
    person: Annotated[
        str | None,
        typer.Option("--person", metavar="NAME", help=f"Who corrects. Default: ${_PERSON}, else the login name."),
    ] = None,
    archive: ArchiveOption = None,
) -> None:
    """Put something right; with an article alone, list its statements with their numbers.

    A correction is a record of its own, with who made it and when; of two people who say different things, the later
    one shows. The exit code is 1 where it cannot be made.
    """
    if undo is None and article is None:
        raise typer.BadParameter("say which article, or --undo CORRECTION")
    who = person or os.environ.get(_PERSON) or getpass.getuser()
    given = _given(speaker, kind, through, stance, no_relays=no_relays)
    about = any((outlet, title, published))
    if sum((confirm, reject, bool(given), about, undo is not None)) > 1:
        raise typer.BadParameter(
            "one correction at a time: --confirm, --reject, a change of the statement, or --outlet"
        )
    with ending_well() as results, existing_archive(archive) as opened:
        from wherefrom.archive.corrections.making import correct as put_right
        from wherefrom.archive.corrections.making import undo as take_back
        from wherefrom.archive.corrections.types import Values

        if undo is not None:
            made = take_back(opened, undo, who, note)
        elif about:
            made = put_right(
                opened,
                article or "",
                "metadata",
                who,
                after=Values(outlet=outlet, title=title, published=published),
                note=note,
            )
        elif confirm or reject or given:
            action: Action = "confirm" if confirm else "reject" if reject else "change"
            found = _statement(opened.reading(article or ""), statement)
            change = _values(opened.reading(article or ""), found, given) if given else None
            made = put_right(opened, article or "", action, who, statement=found.id, after=change, note=note)
        else:
            results.write(_listed(opened, article or ""))
            return
        say(f"{made.article}: kept as {made.id}; `wherefrom correct --undo {made.id}` takes it back")


def _given(
    speaker: str | None, kind: str | None, through: list[str] | None, stance: str | None, *, no_relays: bool
) -> dict[str, object]:
    if through and no_relays:
        raise typer.BadParameter("choose one of --through and --no-relays")
    given = {"speaker": speaker, "kind": kind, "through": through or ([] if no_relays else None), "stance": stance}
    return {name: value for name, value in given.items() if value is not None}


def _statement(reading: Reading, asked: str | None) -> Statement:
    from wherefrom.errors import CorrectionError

    for statement in reading.statements:
        if asked in (str(statement.id), statement.key):
            return statement
    which = "say which statement" if asked is None else f"has no statement {asked}"
    raise CorrectionError(f"{reading.article.id}: {which}; `wherefrom correct {reading.article.id}` lists them")


def _values(reading: Reading, statement: Statement, given: dict[str, object]) -> Values:
    from typing import cast

    from msgspec.structs import replace

    from wherefrom.archive.corrections.links import link_named
    from wherefrom.archive.corrections.types import Values
    from wherefrom.reading.types import Stance

    chain = list(statement.chain)
    kind = cast("Kind | None", given.get("kind"))
    if "speaker" in given:
        chain[0] = link_named(reading, cast(str, given["speaker"]), kind, before=chain[0])
    elif kind is not None:
        chain[0] = replace(chain[0], kind=kind)
    if "through" in given:
        chain[1:] = [link_named(reading, name) for name in cast("list[str]", given["through"])]
    changed = tuple(chain) != statement.chain
    return Values(chain=tuple(chain) if changed else None, stance=cast("Stance | None", given.get("stance")))


def _listed(archive: Archive, article_id: str) -> str:
    from wherefrom.archive.corrections.making import shown
    from wherefrom.report.views.words import clean, shorten

    found = shown(archive, article_id)
    lines = []
    for one in found.reading.statements:
        chain = " → ".join(clean(link.name) for link in one.chain)
        mark = " (corrected)" if one.id in found.by else ""
        words = shorten(clean(found.reading.article.words_at(one.content)), 90)
        lines.append(f"{one.id:4}  {chain} {one.stance}: {words}{mark}\n")
    return "".join(lines)
