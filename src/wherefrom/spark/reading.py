"""Articles to readings on Spark: the same intake and reading as on one machine, in the workers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from pyspark.sql import functions
from pyspark.sql.types import ArrayType, StringType

from wherefrom.errors import InputError
from wherefrom.intake.loading import Loaded
from wherefrom.intake.tables.columns import Columns, header_in
from wherefrom.intake.tables.rows import Layout, article_of_row, day_first, days_and_months
from wherefrom.lang.outlets import AddedOutlets, added_outlets, know_outlets
from wherefrom.reading.arrow import READING_COLUMNS, Shape
from wherefrom.spark.files import Piece, found_in, pages_of, tasks_of
from wherefrom.spark.frames import Record, Records, mapped
from wherefrom.spark.storage import warcs_in

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame, SparkSession

COLUMNS: dict[str, Shape] = {**READING_COLUMNS, "input": str, "error": str}
"""The columns of readings on Spark: ``input`` names what was read; ``error`` says why it could not be, else null."""


def read_articles(articles: DataFrame, columns: Columns | None = None) -> DataFrame:
    """The reading of each row of ``articles``, or in a row of its own why it has none.

    The columns are found by their names as those of a table are (``text`` or ``html``, ``id``, ``title``, ``outlet``,
    ``published``, ``author``, ``url`` and many more); ``columns`` names those that have others. Give ids: one made up
    is of the text alone. Where days are written like 03/04/2023, that column is looked through at once, to tell the day
    from the month. Raises InputError where no column holds texts.
    """
    columns = columns or Columns()
    _, places = header_in([articles.columns], columns, "the data frame")
    roles = list(places)
    names = [articles.columns[places[role]] for role in roles]
    chosen = articles.select([_words_of(articles, name).alias(role) for role, name in zip(roles, names, strict=True)])
    day = _day_first(articles, chosen, places)
    layout = Layout({role: place for place, role in enumerate(roles)}, day, None, verbatim=True)
    return _read(chosen, partial(_rows, layout))


def read_warcs(spark: SparkSession, paths: str | Sequence[str]) -> DataFrame:
    """The reading of each page of WARC files, one task a file; what could not be read is a row that says why.

    ``paths``: files and folders, of a disk that every worker has or by their address (``s3://``, ``gs://``,
    ``abfs://``, ``hdfs://``). A file is read as it comes, in the memory of one page. Raises InputError where a path
    leads to no file.
    """
    files = [file for path in ([paths] if isinstance(paths, str) else paths) for file in warcs_in(path)]
    if not files:
        raise InputError("read_warcs", "was given no file to read")
    return _read(_numbers(spark, len(files)), partial(_pages, files))


def read_files(spark: SparkSession, paths: Sequence[str], columns: Columns | None = None) -> DataFrame:
    """The reading of each article that ``wherefrom.read_many`` finds in files and folders that every worker has.

    Small files are read together, a batch of JSON lines in pieces, each WARC file by a task; WARC files may be on other
    storage, as for ``read_warcs``. ``columns`` is for tables among them. What cannot be read is a row that says why.
    Raises InputError where there is no path.
    """
    tasks = tasks_of(paths)
    if not tasks:
        raise InputError("read_files", "was given no file to read")
    return _read(_numbers(spark, len(tasks)), partial(_articles, tasks, columns or Columns()))


def _read(frame: DataFrame, records: Records) -> DataFrame:
    """The readings that ``records`` makes in the workers, which know the outlets that were added here."""
    return mapped(frame, partial(_knowing, added_outlets(), records), COLUMNS, "readings")


def _knowing(outlets: AddedOutlets, records: Records, rows: Iterator[Record]) -> Iterable[Mapping[str, Any]]:
    know_outlets(outlets)
    return records(rows)


def _numbers(spark: SparkSession, count: int) -> DataFrame:
    """A data frame whose parts have one row each, the number of the task."""
    return spark.range(0, count, 1, count)


def _words_of(frame: DataFrame, name: str) -> Column:
    """A column of the data frame as text."""
    column = functions.col("`" + name.replace("`", "``") + "`")
    kind = frame.schema[name].dataType
    return functions.array_join(column, "; ") if isinstance(kind, ArrayType) else column.cast("string")


def _day_first(articles: DataFrame, chosen: DataFrame, places: dict[str, int]) -> bool | None:
    """Whether dates like 03/04/2023 have the day first, by all of the data frame, however it is cut into parts."""
    date = places.get("date")
    if date is None or not isinstance(articles.schema[date].dataType, StringType):
        return None
    seen = mapped(chosen.select("date"), _seen, {"day": bool, "month": bool}, "dates")
    return day_first(*seen.agg(functions.max("day"), functions.max("month")).collect()[0])


def _seen(rows: Iterator[Record]) -> Iterator[Record]:
    day, month = days_and_months(row["date"] or "" for row in rows)
    yield {"day": day, "month": month}


def _rows(layout: Layout, rows: Iterator[Record]) -> Iterator[Record]:
    for row in rows:
        cells = [cell or "" for cell in row.values()]
        name = layout.cell(cells, "id") or layout.cell(cells, "url") or "a row without an id"
        yield _record(article_of_row(cells, layout, name), name)


def _pages(files: Sequence[str], numbers: Iterator[Record]) -> Iterator[Record]:
    for number in numbers:
        for found in pages_of(files[number["id"]]):
            yield _record(found, found.name)


def _articles(tasks: Sequence[Sequence[Piece]], columns: Columns, numbers: Iterator[Record]) -> Iterator[Record]:
    for number in numbers:
        for found in found_in(tasks[number["id"]], columns):
            yield _record(found, found.name)


def _record(found: Loaded | InputError, name: str) -> dict[str, Any]:
    """The row of what was found."""
    from wherefrom.api import reading_or_fault

    # One thread for each: the tasks of an executor share its cores among them.
    result = found if isinstance(found, InputError) else reading_or_fault(found.article, threads=1)
    if isinstance(result, InputError):
        return {"input": result.name, "error": result.reason}
    return {**result.to_dict(), "input": name}
