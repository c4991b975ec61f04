"""``wherefrom export``: what an archive holds, for other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO, cast, get_args

import typer

from wherefrom.cli.archive.archives import ArchiveOption, existing_archive
from wherefrom.cli.confidence import MinConfidenceOption
from wherefrom.cli.exchange import one_of
from wherefrom.cli.output import ending_well, say, whole_file
from wherefrom.cli.progress import follow

if TYPE_CHECKING:
    from wherefrom.archive.archive import Archive
    from wherefrom.export.columns import Table

_Writer = Callable[[Iterable[Any], BinaryIO], int]

EXAMPLES = """\b
Examples:
  wherefrom export --what statements --format csv --out statements.csv
  wherefrom export --what readings > readings.jsonl
  wherefrom export --what claims | jq 'select(.independent_origins == 1) | .text'
  wherefrom export --what articles --format parquet --out articles.parquet
  wherefrom export --what readings --format csl-json --out articles.json
  wherefrom export --what readings --format gexf --out archive.gexf
"""

_FORMATS = ("jsonl", "csv", "parquet")


def _what(value: str) -> str:
    from wherefrom.export.columns import What

    return one_of(value, get_args(What))


def _format(value: str) -> str:
    from wherefrom.export.exchange.formats import READING_FORMATS, TRACE_FORMATS

    return one_of(value, (*_FORMATS, *READING_FORMATS, *TRACE_FORMATS))


def export(
    what: Annotated[
        str,
        typer.Option(
            "--what",
            metavar="WHAT",
            callback=_what,
            help="articles, readings, statements, derivations, claims, quotes, corrections, gold or passages.",
            show_default=False,
        ),
    ],
    format: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMAT",
            callback=_format,
            help="jsonl, csv or parquet; of readings also webannotation, quotation, ninjs, csl-json, ftm,"
            " ftm-statements; graphml, gexf, prov-n, prov-json or prov-rdf of all stories.",
        ),
    ] = "jsonl",
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Write to this file, whole or not at all.", dir_okay=False),
    ] = None,
    archive: ArchiveOption = None,
    min_confidence: MinConfidenceOption = 0.0,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No notice of what was written; errors stay.")] = False,
) -> None:
    """Write everything of one kind that the archive holds, one record a line or row, with fixed columns.

    Derivations, claims and quotes are traced anew, story by story. What has parts of its own is nested in Parquet and
    JSON in its cell in CSV. Parquet needs --out and the extra: pip install "wherefrom[parquet]". A graph is one of the
    whole archive, of which memory holds nodes and edges but no texts; PROV has a bundle for each story.
    """
    if format == "parquet" and out is None:
        raise typer.BadParameter("parquet needs a file: --out FILE")
    if format not in _FORMATS and what != "readings":
        raise typer.BadParameter(f"{format} is made of readings: --what readings")
    with ending_well() as results, existing_archive(archive) as opened:
        from wherefrom.export.columns import What, table_of
        from wherefrom.report.views.words import count

        table = table_of(cast("What", what))
        records: Iterable[Any] = table.records(opened, min_confidence=min_confidence)
        total = len(opened) if what in ("articles", "readings") else None
        if format not in _FORMATS:
            write, records, total = _exchanged(format, opened, min_confidence)
        else:
            write = _writer(format, what, table)
        if out is None:
            write(records, results.binary)
        else:
            with whole_file(out) as file:
                written = write(follow(records, total, wanted=not quiet, verb="writing"), file)
            if not quiet:
                say(f"{count(written, 'record')} written to {out}")


def _exchanged(format: str, archive: Archive, least: float) -> tuple[_Writer, Iterable[Any], int]:
    """What writes a format of other programs, what it is made of, and how many: readings, or traces of all stories."""
    from wherefrom.export.columns import readings_of, traces_of
    from wherefrom.export.exchange.formats import READING_FORMATS, write_readings, write_traces

    if format in READING_FORMATS:
        return partial(write_readings, format), readings_of(archive, least), len(archive)
    return partial(write_traces, format, archive=archive), traces_of(archive, least), len(archive.stories())


def _writer(format: str, what: str, table: Table) -> _Writer:
    if format == "jsonl":
        from wherefrom.export.jsonl import write_jsonl

        return write_jsonl
    if format == "csv":
        from wherefrom.export.csv_file import write_csv

        return partial(write_csv, table.columns)
    from wherefrom.export.parquet import write_parquet

    return partial(write_parquet, what, table.columns)
