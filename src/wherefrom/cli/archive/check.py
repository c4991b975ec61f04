"""``wherefrom check``: is this quotation right? Over the archive, or over files that are named."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from wherefrom.cli.archive.archives import ArchiveOption, OutletOption, SinceOption, UntilOption, existing_archive
from wherefrom.cli.failures import Failures
from wherefrom.cli.output import Results, ending_well, say

if TYPE_CHECKING:
    from wherefrom.check.types import Checked, Place
    from wherefrom.intake import Article
    from wherefrom.reading.types import Reading
    from wherefrom.report.lines import Line, Part

EXAMPLES = """\b
Examples:
  wherefrom check "the gate was left open overnight"
  wherefrom check "the gate was left open overnight" --by "Mira Oldham"
  wherefrom check "nobody told the crew ... for those who signed" speech.html report.pdf
  wherefrom check --json "we did not know" | jq '.kind, .places[0].url'

\b
What is said of a quotation:
  exact          the same words stand in a text
  cut            words between them are left out
  spliced        it is put together from different places
  altered        words are changed, put in or left out; shown word by word
  other speaker  the words stand there, of somebody else than --by
  not found      no text has them
"""
SHOWN = 5
"""Places that the eye is shown; JSON has all."""


def check(
    quotation: Annotated[
        str, typer.Argument(metavar="QUOTATION", help="The words, in one pair of quotes.", show_default=False)
    ],
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH|URL|-]", help="Texts to look in; without any, the archive is asked.", show_default=False
        ),
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Who is said to have said it.", show_default=False)
    ] = None,
    archive: ArchiveOption = None,
    outlet: OutletOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON (wherefrom.check/1).")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no notices; errors stay.")] = False,
) -> None:
    """Check a quotation: whether its words stand in the texts, how they were changed, where first, and of whom.

    It tells what the texts say, never whether somebody said it. Brackets and an ellipsis in the quotation mark what it
    leaves out itself. Found or not, the exit code is 0; it is 1 where a text could not be read.
    """
    if inputs and (archive is not None or outlet or since or until):
        raise typer.BadParameter("texts that are named are looked in without an archive: leave out its options")
    if not any(character.isalnum() for character in quotation):
        raise typer.BadParameter("a quotation has at least one word")
    with ending_well() as results:
        failures = Failures()
        if inputs:
            found = _in_texts(quotation, inputs, by, failures, quiet=quiet)
        else:
            found = _in_archive(quotation, archive, by, outlet=outlet, since=since, until=until)
        if as_json:
            from wherefrom.check.contract import checked_to_dict
            from wherefrom.cli.listing import print_object

            print_object(checked_to_dict(found), results)
        else:
            _print(found, results)
        results.flush()
        failures.close()
        if failures.count:
            raise typer.Exit(1)


def _in_archive(quotation: str, place: str | None, by: str | None, **given: str | None) -> Checked:
    from wherefrom.check import check_archive
    from wherefrom.cli.archive.archives import filters_of

    with existing_archive(place) as archive:
        if not len(archive):
            say("the archive is empty; `wherefrom add PATH|URL ...` fills it")
        return check_archive(archive, quotation, by, filters_of(**given))


def _in_texts(quotation: str, inputs: Sequence[str], by: str | None, failures: Failures, *, quiet: bool) -> Checked:
    """Only the texts that have the words are read; the others are but looked through."""
    from msgspec.structs import replace

    from wherefrom.api import read_found
    from wherefrom.check import check as check_readings
    from wherefrom.errors import InputError

    looked: list[Article] = []
    worth = _worth_reading(quotation, inputs, looked, failures, quiet=quiet)
    readings: list[Reading] = []
    for result in read_found(worth):
        if isinstance(result, InputError):
            failures.add(result)
        else:
            readings.append(result)
    found = check_readings(quotation, readings, by)
    return replace(found, texts=len(looked))


def _worth_reading(
    quotation: str, inputs: Sequence[str], looked: list[Article], failures: Failures, *, quiet: bool
) -> Iterator[Article]:
    from wherefrom.check import could_have
    from wherefrom.cli.progress import follow
    from wherefrom.errors import InputError
    from wherefrom.intake import count_inputs, load_inputs
    from wherefrom.intake.containers.following import Following

    total = None
    with contextlib.suppress(OSError):  # What cannot be counted cannot be read either, and says so in its turn.
        total = count_inputs(inputs)
    following = Following(notice=lambda notice: None if quiet else say(notice))
    for loaded in follow(load_inputs(inputs, following), total, wanted=not quiet):
        if isinstance(loaded, InputError):
            failures.add(loaded)
            continue
        looked.append(loaded.article)
        if could_have(quotation, loaded.article.text):
            yield loaded.article


def _print(found: Checked, results: Results) -> None:
    from wherefrom.cli.listing import console_of
    from wherefrom.report.lines import print_lines

    print_lines(_lines(found), console_of(results))


def _lines(found: Checked) -> Iterator[Line]:
    from wherefrom.report.lines import Line
    from wherefrom.report.views.words import clean, count

    yield Line(((found.kind.replace("-", " ").upper(), "bold reverse"), ("  ", ""), (clean(found.why), "")))
    for number, place in enumerate(found.places[:SHOWN]):
        yield Line()
        yield from _place_lines(found, place, first=number == found.first)
    more = len(found.places) - SHOWN
    if more > 0:
        yield Line()
        yield Line(((f"and in {count(more, 'more text')}; --json has them all", "dim"),))


def _place_lines(found: Checked, place: Place, *, first: bool) -> Iterator[Line]:
    from wherefrom.cli.listing import chain_words, day_words
    from wherefrom.report.lines import Line
    from wherefrom.report.views.words import clean

    day = (day_words(place.published) or "no date") + (", the first" if first and len(found.places) > 1 else "")
    facts = " · ".join(filter(None, (place.outlet, day, place.url or place.article)))
    yield Line(((clean(place.title or "Untitled article"), "bold"),))
    yield Line(((clean(facts), "dim"),))
    said = chain_words([(link.name, link.kind) for link in place.chain]) if place.chain else "no speaker"
    how = "" if place.in_quotation else "not between quotation marks; "
    yield Line((*_beside(found.quotation, place), (f"  ({how}{said})", "dim")), 2)


def _beside(quotation: str, place: Place) -> Iterator[Part]:
    """The quotation with what was changed in it: put in ``{+so+}``, left out ``[-so-]``."""
    from wherefrom.report.views.words import clean

    def of_text(start: int, end: int) -> str:
        return clean(place.words[start - place.span[0] : end - place.span[0]])

    for number, one in enumerate(place.differences):
        if number:
            yield " ", ""
        here = clean(quotation[slice(*one.quotation)])
        if one.change == "same":
            yield here, "italic"
            continue
        if one.text[0] < one.text[1]:
            yield ("[…]", "dim") if one.marked else (f"[-{of_text(*one.text)}-]", "bold underline")
        if here and one.text[0] < one.text[1]:
            yield " ", ""
        if here:
            yield f"{{+{here}+}}", "bold"
