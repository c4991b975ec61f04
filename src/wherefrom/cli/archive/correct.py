"""``wherefrom correct``: put a statement, or what is known of an article, right."""

from __future__ import annotations

import getpass
import os
from typing import Annotated

import typer

from wherefrom.cli.archive.archives import ArchiveOption, KindOption, StanceOption, existing_archive
from wherefrom.cli.archive.correcting import (
    By,
    Making,
    derived,
    listed,
    of_article,
    of_names,
    one_claim,
    put_right,
    read_whole,
    undone,
)
from wherefrom.cli.output import ending_well, say

EXAMPLES = """\b
Examples:
  wherefrom correct ARTICLE                                   its statements, each with its number
  wherefrom correct ARTICLE 3 --speaker "Mira Oldham"         who said it
  wherefrom correct ARTICLE 3 --speaker "Mira Oldham" --through "Coast Radio"
  wherefrom correct ARTICLE 3 --stance denies --note "see her answer"
  wherefrom correct ARTICLE 4 --reject                        it is no statement
  wherefrom correct ARTICLE 5 --confirm                       it is right as it is
  wherefrom correct ARTICLE --outlet "Coast Post" --published 2031-02-01
  wherefrom correct ARTICLE --took-from OTHER                 it is a copy, a rewriting, an excerpt of that article
  wherefrom correct ARTICLE --not-from OTHER                  both have it from somewhere else
  wherefrom correct ARTICLE 3 --same-claim OTHER 5            two statements, one claim
  wherefrom correct ARTICLE --read-through                    I read it all: what stands there is right and complete
  wherefrom correct --merge "Bill Orlo" "William Orlo"        two names, one person, in the whole archive
  wherefrom correct --split "Ines Adair" "Ines M. Adair"      never take these two for one
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
    took_from: Annotated[
        str | None,
        typer.Option(
            "--took-from", metavar="ARTICLE|NAME", help="The article took from that one, or credits that party."
        ),
    ] = None,
    not_from: Annotated[
        str | None,
        typer.Option("--not-from", metavar="ARTICLE|NAME", help="It did not take from that one, or credit that party."),
    ] = None,
    same_claim: Annotated[
        tuple[str, str] | None,
        typer.Option("--same-claim", metavar="ARTICLE STATEMENT", help="The statement says the same as that one."),
    ] = None,
    other_claim: Annotated[
        tuple[str, str] | None,
        typer.Option("--other-claim", metavar="ARTICLE STATEMENT", help="The statement says something else."),
    ] = None,
    read_through: Annotated[
        bool, typer.Option("--read-through", help="The whole article was read: what it shows is all, and right.")
    ] = False,
    merge: Annotated[
        tuple[str, str] | None,
        typer.Option("--merge", metavar="NAME NAME", help="The two names are one party's, in the whole archive."),
    ] = None,
    split: Annotated[
        tuple[str, str] | None,
        typer.Option("--split", metavar="NAME NAME", help="The two names are never one party's."),
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
    given = _given(speaker, kind, through, stance, no_relays=no_relays)
    about = {"outlet": outlet, "title": title, "published": published}
    by = By(person or os.environ.get(_PERSON) or getpass.getuser(), note)
    ways: dict[str, Making | None] = {
        "--confirm": (lambda opened: put_right(opened, by, article, "confirm", statement)) if confirm else None,
        "--reject": (lambda opened: put_right(opened, by, article, "reject", statement)) if reject else None,
        "a change of the statement": (lambda opened: put_right(opened, by, article, "change", statement, given))
        if given
        else None,
        "--outlet": (lambda opened: of_article(opened, by, article, about)) if any(about.values()) else None,
        "--took-from": (lambda opened: derived(opened, by, article, took_from, yes=True)) if took_from else None,
        "--not-from": (lambda opened: derived(opened, by, article, not_from, yes=False)) if not_from else None,
        "--same-claim": (lambda opened: one_claim(opened, by, (article, statement), same_claim, yes=True))
        if same_claim
        else None,
        "--other-claim": (lambda opened: one_claim(opened, by, (article, statement), other_claim, yes=False))
        if other_claim
        else None,
        "--read-through": (lambda opened: read_whole(opened, by, article)) if read_through else None,
        "--merge": (lambda opened: of_names(opened, by, "merge", merge)) if merge else None,
        "--split": (lambda opened: of_names(opened, by, "split", split)) if split else None,
        "--undo": (lambda opened: undone(opened, by, undo)) if undo is not None else None,
    }
    asked = [way for way in ways.values() if way is not None]
    if len(asked) > 1:
        raise typer.BadParameter(f"one correction at a time: {', '.join(name for name, way in ways.items() if way)}")
    if article is None and not (merge or split or undo is not None):
        raise typer.BadParameter("say which article, --merge or --split two names, or --undo CORRECTION")
    with ending_well() as results, existing_archive(archive) as opened:
        if not asked:
            results.write(listed(opened, article or ""))
            return
        made = asked[0](opened)
        say(f"{made.article or 'all articles'}: kept as {made.id}; `wherefrom correct --undo {made.id}` takes it back")


def _given(
    speaker: str | None, kind: str | None, through: list[str] | None, stance: str | None, *, no_relays: bool
) -> dict[str, object]:
    if through and no_relays:
        raise typer.BadParameter("choose one of --through and --no-relays")
    given = {"speaker": speaker, "kind": kind, "through": through or ([] if no_relays else None), "stance": stance}
    return {name: value for name, value in given.items() if value is not None}
