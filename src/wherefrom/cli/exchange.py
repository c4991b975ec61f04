"""The options by which a command writes one of the exchange formats."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, BinaryIO, TypeVar

import typer

from wherefrom.cli.output import Results, say, whole_file

_Given = TypeVar("_Given", str, str | None)


def _trace_format(value: str | None) -> str | None:
    from wherefrom.export.exchange.formats import READING_FORMATS, TRACE_FORMATS

    return one_of(value, (*TRACE_FORMATS, *READING_FORMATS))


def _reading_format(value: str | None) -> str | None:
    from wherefrom.export.exchange.formats import READING_FORMATS

    return one_of(value, READING_FORMATS)


def one_of(value: _Given, known: tuple[str, ...]) -> _Given:
    """``value``, which must be one of ``known`` where there is one. Raises BadParameter."""
    if value is not None and value not in known:
        raise typer.BadParameter(f"{value!r} is none of {', '.join(known)}")
    return value


_ARTICLES = "webannotation, quotation, ninjs, csl-json, ftm, ftm-statements"
TraceFormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        callback=_trace_format,
        show_default=False,
        help=f"Write it for other programs: graphml, gexf, prov-n, prov-json, prov-rdf; or its articles: {_ARTICLES}.",
    ),
]
ReadingFormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        callback=_reading_format,
        show_default=False,
        help=f"Write them for other programs: {_ARTICLES}.",
    ),
]
OutOption = Annotated[
    Path | None,
    typer.Option(
        "--out", metavar="FILE", help="With --format: write to this file, whole or not at all.", dir_okay=False
    ),
]


def write_exchange(
    write: Callable[[BinaryIO], object], format: str, out: Path | None, results: Results, *, quiet: bool
) -> None:
    """Have ``write`` write something in ``format`` to ``out``, or to standard output."""
    if out is None:
        write(results.binary)
        return
    with whole_file(out) as file:
        write(file)
    if not quiet:
        say(f"{format} written to {out}")
