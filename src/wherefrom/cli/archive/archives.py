"""What the commands that ask an archive have in common: their options, and how they open it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from wherefrom.cli.output import say
from wherefrom.cli.progress import PATIENCE

if TYPE_CHECKING:
    from wherefrom.archive.archive import Archive
    from wherefrom.archive.ask.filters import Filters

_BETWEEN = 5.0
"""Seconds between two lines about an upgrade."""
_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


def _day(value: str | None) -> str | None:
    if value is not None and not _DAY.fullmatch(value):
        raise typer.BadParameter(f"{value!r} is no day, month or year; write 2017-12-04, 2017-12 or 2017")
    return value


def _stance(value: str | None) -> str | None:
    from wherefrom.reading.types import Stance

    return one_of(value, get_args(Stance))


def _kind(value: str | None) -> str | None:
    from wherefrom.reading.types import Kind

    return one_of(value, get_args(Kind))


def one_of(value: str | None, allowed: tuple[str, ...]) -> str | None:
    """``value``, which must be one of ``allowed`` where it is given. Raises BadParameter."""
    if value is not None and value not in allowed:
        raise typer.BadParameter(f"{value!r} is none of {', '.join(allowed)}")
    return value


def _option(name: str, metavar: str, words: str, callback: Callable[..., Any] | None = None) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(
        name,
        metavar=metavar,
        help=words,
        show_default=False,
        callback=callback,
    )
    return option


ArchiveOption = Annotated[
    str | None,
    _option(
        "--archive",
        "A",
        "The archive: a file or a database address. Default: $WHEREFROM_ARCHIVE, else your own archive.",
    ),
]
SourceOption = Annotated[
    str | None, _option("--source", "NAME", "Only statements of this party, or passed on by it, however it is spelt.")
]
OutletOption = Annotated[str | None, _option("--outlet", "NAME", "Only articles of this outlet.")]
StanceOption = Annotated[
    str | None,
    _option(
        "--stance",
        "STANCE",
        "Only statements of this stance: asserts, confirms, denies, doubts, refuses, intends, asks or thinks.",
        _stance,
    ),
]
KindOption = Annotated[
    str | None,
    _option(
        "--kind",
        "KIND",
        "Only statements whose origin is of this kind: person, organization, outlet, document, group or unnamed.",
        _kind,
    ),
]
SinceOption = Annotated[
    str | None, _option("--since", "DAY", "Only articles of this day or later (2017-12-04, 2017-12, 2017).", _day)
]
UntilOption = Annotated[str | None, _option("--until", "DAY", "Only articles of this day or earlier.", _day)]
JsonOption = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
JsonlOption = Annotated[bool, typer.Option("--jsonl", help="Print the result as JSON, one entry a line.")]


def existing_archive(place: str | None) -> Archive:
    """The archive at ``place``, which must be there. Raises ArchiveError."""
    from wherefrom.archive.archive import Archive

    return Archive(place, create=False, told=Upgrading())


class Upgrading:
    """Says from time to time how far it is while an archive of an older version is brought up to date."""

    def __init__(self) -> None:
        self._next = time.monotonic() + PATIENCE

    def __call__(self, done: int, total: int) -> None:
        """``done`` of ``total`` articles are done."""
        if time.monotonic() >= self._next:
            say(f"bringing the archive up to date: {done:,} of {total:,} articles")
            self._next = time.monotonic() + _BETWEEN


def filters_of(**given: str | float | None) -> Filters:
    """The filters that the options say."""
    from wherefrom.archive.ask.filters import Filters

    return Filters(**given)  # type: ignore[arg-type]


def only_one(as_json: bool, as_jsonl: bool) -> None:
    """Raises BadParameter where both forms of JSON are asked for."""
    if as_json and as_jsonl:
        raise typer.BadParameter("choose one of --json and --jsonl")
