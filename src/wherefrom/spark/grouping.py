"""Stories on Spark: what grouping needs of each reading is made in all tasks, the grouping is that of one machine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from pyspark.sql import functions

from wherefrom.archive.stories.grouping import Outline, group_outlines, outline_of
from wherefrom.archive.stories.near import Articles
from wherefrom.archive.stories.titles import central_title
from wherefrom.errors import InputError
from wherefrom.export.parquet import reading_of_row
from wherefrom.reading.arrow import Shape
from wherefrom.spark.frames import Record, mapped, readings_or_error

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

COLUMNS: dict[str, Shape] = {"id": str, "title": str, "from": str, "to": str, "articles": tuple[str, ...]}
"""The columns of stories, as ``wherefrom stories --jsonl`` has them."""
_BLOCK = "wherefrom_block"
_OUTLINES: dict[str, Shape] = {
    "id": str, "title": str, "day": int, "terms": Mapping[str, float], "about": tuple[float, ...],
    "prints": tuple[int, ...], _BLOCK: str,
}  # fmt: skip


def stories(readings: DataFrame, within: str | None = None) -> DataFrame:
    """The stories that articles make, each with its articles in order of date; its id is that of its first.

    ``readings``: what ``read_articles`` or ``read_warcs`` gave, each id once. They are all grouped in one task, as on
    one machine. With ``within``, a column more (a month, a country), only articles with the same value can be in one
    story, and the values are shared out among the tasks. ``title`` is that of the most central article, null where
    none has a title. Raises InputError where these are no readings, or have no column of that name.
    """
    if within is not None and within not in readings.columns:
        raise InputError("stories", f"has no column {within} in the readings to group within")
    block = functions.lit("") if within is None else functions.col(within).cast("string")
    read = readings_or_error(readings, "stories").where("article is not null").withColumn(_BLOCK, block)
    outlines = mapped(read, _outlines, _OUTLINES, "outlines")
    blocks = outlines.repartition(_BLOCK).sortWithinPartitions(_BLOCK)
    return mapped(blocks, _stories, COLUMNS, "stories")


def _outlines(rows: Iterator[Record]) -> Iterator[Record]:
    for row in rows:
        reading = reading_of_row(row, row["article"]["id"])
        if isinstance(reading, InputError):  # Not of this version: nothing here made it.
            raise reading
        outline = outline_of(reading)
        yield {**asdict(outline), "about": outline.about.tolist(), _BLOCK: row[_BLOCK]}


def _stories(rows: Iterator[Record]) -> Iterator[Record]:
    for _, block in groupby(rows, itemgetter(_BLOCK)):
        yield from map(_record, group_outlines([_outline(row) for row in block]))


def _outline(row: Record) -> Outline:
    import numpy as np

    known = {name: value for name, value in row.items() if name != _BLOCK}
    return Outline(**{**known, "about": np.array(row["about"], dtype=np.float64)})


def _record(story: Articles) -> Record:
    days = [date.fromordinal(article.day).isoformat() for article in story.known if article.day is not None]
    return {
        "id": story.known[0].id,
        "title": central_title(story),
        "from": min(days, default=None),
        "to": max(days, default=None),
        "articles": [article.id for article in story.known],
    }
