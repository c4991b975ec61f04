"""The exchange formats by their names, and the writing of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, BinaryIO

from wherefrom.export.exchange.annotations import annotation_collection
from wherefrom.export.exchange.csl import csl_item
from wherefrom.export.exchange.ninjs import ninjs_item
from wherefrom.export.exchange.quotations import quotation_graph
from wherefrom.reading.contract import json_bytes
from wherefrom.reading.types import Reading

if TYPE_CHECKING:
    from wherefrom.tracing.types import Trace

_MADE: dict[str, Callable[[Reading], dict[str, Any]]] = {
    "webannotation": annotation_collection,
    "quotation": quotation_graph,
    "ninjs": ninjs_item,
    "csl-json": csl_item,
}
READING_FORMATS = tuple(_MADE)
"""Formats of readings: one JSON document a line, but for CSL-JSON, which is one list."""
TRACE_FORMATS = ("graphml", "gexf", "prov-n", "prov-json", "prov-rdf")
"""Formats of one trace."""


def write_readings(format: str, readings: Iterable[Reading], file: BinaryIO) -> int:
    """Write readings in one of READING_FORMATS as they come, so that memory does not grow; how many there were."""
    make, listed = _MADE[format], format == "csl-json"
    written = 0
    if listed:
        file.write(b"[")
    for reading in readings:
        before = b"" if not listed else b",\n" if written else b"\n"
        file.write(before + json_bytes(make(reading)) + (b"" if listed else b"\n"))
        written += 1
    if listed:
        file.write(b"\n]\n")
    return written


def write_trace(format: str, trace: Trace, file: BinaryIO) -> None:
    """Write one trace in one of TRACE_FORMATS, or its readings in one of READING_FORMATS.

    Raises OutputError where the library of a format is not installed.
    """
    if format in _MADE:
        write_readings(format, trace.readings, file)
    elif format.startswith("prov-"):
        from wherefrom.export.graphs.prov import prov_bytes

        file.write(prov_bytes(trace, format))
    else:
        from wherefrom.export.graphs.gexf import gexf
        from wherefrom.export.graphs.graphml import graphml
        from wherefrom.export.graphs.model import graph_of

        for piece in (gexf if format == "gexf" else graphml)(graph_of(trace)):
            file.write(piece.encode())
