"""Parquet by pyarrow (``pip install wherefrom[parquet]``), nested, in row groups, so that memory does not grow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from wherefrom.errors import InputError
from wherefrom.reading.arrow import Shape, arrow_batches, arrow_schema, pyarrow_or_error, without_nulls

if TYPE_CHECKING:
    from wherefrom.export.columns import Record
    from wherefrom.reading.types import Reading

_ROWS = 64


def write_parquet(what: str, columns: dict[str, Shape], records: Iterable[Record], file: BinaryIO) -> int:
    """Write ``records`` to ``file``; how many there were. Raises OutputError where pyarrow is not installed."""
    pyarrow_or_error()
    from pyarrow import parquet

    schema = arrow_schema(columns, what)
    written = 0
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        for batch in arrow_batches(schema, records):
            writer.write_batch(batch)
            written += batch.num_rows
    return written


def read_parquet(path: str) -> Iterator[Reading | InputError]:
    """The readings of a Parquet file that ``export --what readings`` or Spark wrote, some at a time.

    A row that holds none, or whose ``error`` says why, gives an InputError in its place. Raises InputError where the
    file is no such file, OutputError where pyarrow is not installed.
    """
    pyarrow = pyarrow_or_error()
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(path) as opened:
            names = set(opened.schema_arrow.names)
            if not {"schema", "article", "statements"} <= names or not pyarrow.types.is_struct(
                opened.schema_arrow.field("article").type
            ):
                raise InputError(path, "is a Parquet file, but not of readings (wherefrom export --what readings)")
            number = 0
            for batch in opened.iter_batches(batch_size=_ROWS):
                for row in batch.to_pylist(maps_as_pydicts="strict"):
                    number += 1
                    yield reading_of_row(row, f"{path}, row {number}")
    except (OSError, pyarrow.ArrowException) as error:
        raise InputError(path, f"cannot be read as Parquet ({error})") from error


def reading_of_row(row: dict[str, Any], name: str) -> Reading | InputError:
    """The reading that a row has, or why it has none."""
    from wherefrom.reading.contract import RecordError, reading_from_dict

    if row.get("article") is None:
        return InputError(row.get("input") or name, row.get("error") or "has no reading")
    try:
        record = without_nulls(row)
        # Of a flag alone JSON always has the null.
        record["flags"] = [{"statement": None, **flag} for flag in record.get("flags", ())]
        return reading_from_dict(record)
    except RecordError as error:
        return InputError(name, error.reason)
