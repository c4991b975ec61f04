"""Data frames from functions over records: what goes in and comes out is Arrow, made by the one way to it there is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from pyspark.sql.pandas.types import from_arrow_schema

from wherefrom.errors import InputError
from wherefrom.reading.arrow import Shape, arrow_batches, arrow_schema

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

Record = dict[str, Any]
Records = Callable[[Iterator[Record]], Iterable[Mapping[str, Any]]]
"""From the rows of a part of a data frame to those of another."""


def mapped(frame: DataFrame, records: Records, columns: Mapping[str, Shape], what: str) -> DataFrame:
    """The data frame of what ``records`` makes of each part of ``frame``, with the columns of an export of ``what``.

    ``records`` runs in the workers. Its rows come one by one and go out in batches of bounded bytes.
    """
    schema = arrow_schema(columns, what)
    return frame.mapInArrow(partial(_batches, records, schema), from_arrow_schema(schema))


def _batches(records: Records, schema: Any, batches: Iterable[Any]) -> Iterator[Any]:
    return arrow_batches(schema, records(rows_of(batches)))


def readings_or_error(frame: DataFrame, asked: str) -> DataFrame:
    """``frame``, which has readings as ``read_articles`` gives them; else raises InputError."""
    if "article" not in frame.columns:
        raise InputError(
            asked,
            f"takes readings, which have a column article; this data frame has {', '.join(frame.columns)}"
            " (read_articles makes readings of articles)",
        )
    return frame


def rows_of(batches: Iterable[Any]) -> Iterator[Record]:
    """The rows of record batches, each made when it is asked for: as objects of Python they take most memory."""
    for batch in batches:
        for at in range(batch.num_rows):
            yield from batch.slice(at, 1).to_pylist(maps_as_pydicts="strict")
