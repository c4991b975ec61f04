"""The options by which a command writes one of the exchange formats."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from wherefrom.cli.output import Results, say, whole_file


def _trace_format(value: str | None) -> str | None:
    from wherefrom.export.exchange.formats import READING_FORMATS, TRACE_FORMATS

    if value is not None and value not in (known := (*TRACE_FORMATS, *READING_FORMATS)):
        raise typer.BadParameter(f"{value!r} is none of {', '.join(known)}")
    return value


TraceFormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        callback=_trace_format,
        show_default=False,
        help="Write it for other programs: graphml, gexf, prov-n, prov-json, prov-rdf; or its articles: webannotation,"
        " quotation, ninjs, csl-json.",
    ),
]
OutOption = Annotated[
    Path | None,
    typer.Option(
        "--out", metavar="FILE", help="With --format: write to this file, whole or not at all.", dir_okay=False
    ),
]


def write_exchange(found: Any, format: str, out: Path | None, results: Results, *, quiet: bool) -> None:
    """Write a trace in ``format``, to ``out`` or to standard output."""
    from wherefrom.export.exchange.formats import write_trace

    if out is None:
        write_trace(format, found, results.binary)
        return
    with whole_file(out) as file:
        write_trace(format, found, file)
    if not quiet:
        say(f"{format} written to {out}")
