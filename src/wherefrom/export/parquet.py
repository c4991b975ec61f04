"""Parquet by pyarrow (``pip install wherefrom[parquet]``), in row groups, so that memory does not grow."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any, BinaryIO

from wherefrom.errors import OutputError
from wherefrom.export.columns import ColumnKind, Record
from wherefrom.reading.contract import json_bytes

_ROWS = 1_000


def write_parquet(columns: dict[str, ColumnKind], records: Iterable[Record], file: BinaryIO) -> int:
    """Write ``records`` to ``file``; how many there were. Raises OutputError where pyarrow is not installed."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise OutputError('Parquet needs pyarrow: pip install "wherefrom[parquet]"') from error
    types = {
        "text": pyarrow.string(),
        "json": pyarrow.string(),
        "texts": pyarrow.list_(pyarrow.string()),
        "number": pyarrow.int64(),
        "share": pyarrow.float64(),
        "yes": pyarrow.bool_(),
    }
    schema = pyarrow.schema([(name, types[kind]) for name, kind in columns.items()])
    written = 0
    rest = iter(records)
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        while rows := list(islice(rest, _ROWS)):
            values = [{name: _value(row.get(name), kind) for name, kind in columns.items()} for row in rows]
            writer.write_table(pyarrow.Table.from_pylist(values, schema=schema))
            written += len(rows)
    return written


def _value(value: Any, kind: ColumnKind) -> Any:
    if value is None:
        return None
    if kind == "json":
        return json_bytes(value).decode()
    if kind == "texts":
        return [_text(entry) for entry in value]
    return _text(value) if kind == "text" else value


def _text(value: object) -> str:
    return str(value).encode("utf-8", "replace").decode()
