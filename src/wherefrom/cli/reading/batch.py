"""``wherefrom batch``: very many articles, read on all cores of a machine or a cluster by Spark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from wherefrom.cli.columns import NamedColumns, with_columns
from wherefrom.cli.failures import Failures
from wherefrom.cli.names import unreadable
from wherefrom.cli.outlets import OutletsOption, know_outlets
from wherefrom.cli.output import ending_well
from wherefrom.errors import InputError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

EXAMPLES = """\b
Examples:
  wherefrom batch crawls/ --out result
  wherefrom batch articles.parquet --out result --passages --stories
  wherefrom batch articles.jsonl --out result --master local[4]
  wherefrom batch s3://bucket/crawls/a.warc.gz --out s3a://bucket/result --master spark://host:7077
  wherefrom add result/readings             # into an archive, to search and trace

\b
It needs: pip install "wherefrom[spark]", and Java 17 or later. On a cluster wherefrom has to be installed wherever
Spark runs Python, and what is read and written has to be where all machines reach it. Memory and the like are said in
Spark's own way: a file spark-defaults.conf in the folder that $SPARK_CONF_DIR names.
"""


@with_columns
def batch(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH|ADDRESS",
            help="Parquet with an article a row, WARC file, batch (.jsonl), table, page, folder of them.",
            show_default=False,
        ),
    ],
    out: Annotated[
        str,
        typer.Option("--out", metavar="FOLDER", help="Where results are written, as Parquet.", show_default=False),
    ],
    master: Annotated[
        str,
        typer.Option("--master", metavar="MASTER", help="Where Spark works: local[2] is two cores of this machine."),
    ] = "local[*]",
    passages: Annotated[bool, typer.Option("--passages", help="Find what articles share, too.")] = False,
    stories: Annotated[bool, typer.Option("--stories", help="Group the articles into stories, too.")] = False,
    outlets: OutletsOption = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar; errors stay.")] = False,
    *,
    columns: NamedColumns | None = None,
) -> None:
    """Read very many articles with Apache Spark, on the cores of this machine or on a cluster.

    FOLDER/readings gets a row for each article, FOLDER/passages and FOLDER/stories what was asked for besides, all with
    the columns of `wherefrom export`. An input that cannot be read is a row with its error and gets a line on standard
    error, the others are read all the same, and the exit code is 1.
    """
    with ending_well() as results:
        from wherefrom.cli.progress import counting
        from wherefrom.report.views.words import count
        from wherefrom.spark import pyspark_or_error

        pyspark_or_error()
        know_outlets(outlets)
        from wherefrom.spark.session import make_room, session_on, watched

        make_room(master, out, ["readings", *["passages"] * passages, *["stories"] * stories])

        failures = Failures()
        with session_on(master) as spark:

            def write(frame: DataFrame, name: str, verb: str) -> DataFrame:
                with counting(wanted=not quiet, verb=verb) as told, watched(spark, told):
                    frame.write.parquet(f"{out}/{name}")
                return spark.read.parquet(f"{out}/{name}")

            readings = write(_readings(spark, inputs, columns or {}), "readings", "reading")
            for error in _errors(readings):
                failures.add(error)
            done = [f"{readings.where('article is not null').count():,} read, {failures.count:,} failed"]
            if passages:
                from wherefrom.spark.sharing import passages as shared

                found = write(shared(readings), "passages", "looking for shared passages")
                done.append(f"{count(found.count(), 'pair')} of articles that share passages")
            if stories:
                from wherefrom.spark.grouping import stories as grouped

                found = write(grouped(readings), "stories", "grouping")
                done.append(count(found.count(), "story", "stories"))
        results.write("; ".join(done) + "\n")
        results.flush()
        failures.close()
        if failures.count:
            raise typer.Exit(1)


def _readings(spark: SparkSession, inputs: list[str], columns: NamedColumns) -> DataFrame:
    """The readings of all inputs: of tables as Parquet Spark reads the rows, of all else wherefrom reads the files."""
    from wherefrom.cli.archive.add import readings_among
    from wherefrom.intake.tables.columns import Columns
    from wherefrom.spark.reading import read_articles, read_files

    tables, files = readings_among([name for name in inputs if not _is_distant_table(name)])
    tables += filter(_is_distant_table, inputs)
    frames = [read_files(spark, files, Columns(**columns))] if files else []
    if tables:
        frames.append(read_articles(spark.read.option("mergeSchema", "true").parquet(*tables), Columns(**columns)))
    first, *others = frames
    for other in others:
        first = first.union(other)
    return first


def _is_distant_table(name: str) -> bool:
    return "://" in name and name.lower().rstrip("/").endswith(".parquet")


def _errors(readings: DataFrame) -> list[InputError]:
    """Why articles could not be read, those in other languages among them."""
    from wherefrom.export.parquet import reading_of_row

    found: list[InputError] = []
    for kept in readings.where("error is not null or size(unread) > 0").toLocalIterator():
        row: dict[str, Any] = kept.asDict(recursive=True)
        reading = reading_of_row(row, row["input"])
        problem = reading if isinstance(reading, InputError) else unreadable(row["input"], reading)
        if problem is not None:
            found.append(problem)
    return found
