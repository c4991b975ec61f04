"""The exchange formats by their names, and the writing of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from wherefrom.export.exchange.annotations import annotation_collection
from wherefrom.export.exchange.csl import csl_item
from wherefrom.export.exchange.followthemoney import entities_of, links_of, statements_of
from wherefrom.export.exchange.ninjs import ninjs_item
from wherefrom.export.exchange.quotations import quotation_graph
from wherefrom.reading.contract import json_bytes
from wherefrom.reading.types import Reading

if TYPE_CHECKING:
    from wherefrom.archive.archive import Archive
    from wherefrom.export.graphs.names import NamesOf
    from wherefrom.tracing.types import Trace

_MADE: dict[str, Callable[[Reading], Iterable[dict[str, Any]]]] = {
    "webannotation": lambda reading: [annotation_collection(reading)],
    "quotation": lambda reading: [quotation_graph(reading)],
    "ninjs": lambda reading: [ninjs_item(reading)],
    "csl-json": lambda reading: [csl_item(reading)],
    "ftm": entities_of,
    "ftm-statements": lambda reading: statements_of(entities_of(reading), reading.model),
}
READING_FORMATS = tuple(_MADE)
"""Formats of readings: JSON documents, one a line, but for CSL-JSON, which is one list."""
TRACE_FORMATS = ("graphml", "gexf", "prov-n", "prov-json", "prov-rdf")
"""Formats of traces."""


def write_readings(format: str, readings: Iterable[Reading], file: BinaryIO) -> int:
    """Write readings in one of READING_FORMATS as they come, so that memory does not grow; how many there were."""
    read = 0

    def made() -> Iterator[dict[str, Any]]:
        nonlocal read
        for reading in readings:
            yield from _MADE[format](reading)
            read += 1

    _write_documents(format, made(), file)
    return read


def write_trace(format: str, trace: Trace, file: BinaryIO) -> None:
    """Write one trace in one of TRACE_FORMATS, or its readings in one of READING_FORMATS.

    FollowTheMoney also has how one article took from another. Raises OutputError where the library of a format is not
    installed.
    """
    if format.startswith("ftm"):
        entities = [entity for reading in trace.readings for entity in entities_of(reading)] + list(links_of(trace))
        model = trace.readings[0].model if trace.readings else ""
        _write_documents(format, entities if format == "ftm" else statements_of(entities, model), file)
    elif format in _MADE:
        write_readings(format, trace.readings, file)
    elif format.startswith("prov-"):
        from wherefrom.export.graphs.prov import prov_bytes

        file.write(prov_bytes(trace, format))
    else:
        from wherefrom.export.graphs.names import names_of_story

        _write_graph(format, [trace], file, names_of_story)


def write_traces(format: str, traces: Iterable[Trace], file: BinaryIO, archive: Archive | None = None) -> int:
    """Write many traces, of a whole archive or of what was found in it, in one of TRACE_FORMATS; how many articles.

    A graph is one of all, of which memory holds nodes and edges, but no texts. PROV is a bundle a trace, written as it
    comes. Parties are those of ``archive``, under the names by which it shows them; without one those of each trace.
    Raises OutputError where the library of a format is not installed.
    """
    from wherefrom.export.graphs.names import names_of_archive, names_of_story

    names_of = names_of_story if archive is None else names_of_archive(archive)
    articles = 0

    def counted() -> Iterator[Trace]:
        nonlocal articles
        for trace in traces:
            yield trace
            articles += len(trace.readings)

    if format.startswith("prov-"):
        from wherefrom.export.graphs.prov import prov_bundles

        for piece in prov_bundles(counted(), format, names_of):
            file.write(piece)
    else:
        _write_graph(format, counted(), file, names_of)
    return articles


def _write_documents(format: str, documents: Iterable[dict[str, Any]], file: BinaryIO) -> None:
    listed, written = format == "csl-json", False
    if listed:
        file.write(b"[")
    for document in documents:
        before = b"" if not listed else b",\n" if written else b"\n"
        file.write(before + json_bytes(document) + (b"" if listed else b"\n"))
        written = True
    if listed:
        file.write(b"\n]\n")


def _write_graph(format: str, traces: Iterable[Trace], file: BinaryIO, names_of: NamesOf) -> None:
    from wherefrom.export.graphs.gexf import gexf
    from wherefrom.export.graphs.graphml import graphml
    from wherefrom.export.graphs.model import graph_of

    for piece in (gexf if format == "gexf" else graphml)(graph_of(traces, names_of)):
        file.write(piece.encode())
