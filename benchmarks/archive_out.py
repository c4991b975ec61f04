"""An archive of many statements to Arrow, Parquet, CSV, JSON lines and to other programs: seconds, and memory.

PYTHONPATH=src:tests/support:benchmarks python benchmarks/archive_out.py [--statements N] [--archive FILE]
    [--page-cache KIB] [FORMAT ...]

Makes an archive of generated articles (``generated_news``) with N statements (100,000) and one of a tenth of them, or
takes FILE.N where it is. Prints for each format the seconds and the most memory that the process held while it wrote,
in MB beyond what it held when the archive was open, for the small archive and for the large one: where memory is flat
both are about the same. Formats are arrow (batch by batch), arrow-whole (one table), parquet, csv, jsonl, and those of
readings for other programs. Each is a process of its own. ``zero-copy`` prints instead, for pandas, polars
and DuckDB, whether the columns that they take are where pyarrow has them.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, BinaryIO

from generated_news import Corpus
from memory import most_during
from wherefrom.archive.archive import Archive
from wherefrom.archive.store import opening as stores
from wherefrom.export.columns import readings_of, table_of
from wherefrom.export.csv_file import write_csv
from wherefrom.export.exchange.formats import READING_FORMATS, write_readings
from wherefrom.export.jsonl import write_jsonl
from wherefrom.export.parquet import write_parquet
from wherefrom.export.tables import table

TABLES = ("arrow", "arrow-whole", "parquet", "csv", "jsonl")
WHAT = "statements"
ADDED = 2_000


def made(place: Path, statements: int) -> None:
    """An archive with at least so many statements, where there is none yet: 2,000 added, the others copies of them.

    A copy is a row of ``articles`` and one of ``versions`` under another id, which is all that is read here; to add
    100,000 statements one article after the other takes an hour and measures something else.
    """
    if place.exists():
        return
    corpus, count = Corpus(7), 0
    with Archive(place) as archive:
        while count < ADDED:
            reading = corpus.reading()
            archive.add(reading)
            count += len(reading.statements)
    with closing(sqlite3.connect(place)) as database, database:
        known = {name: _columns(database, name) for name in ("articles", "versions")}
        (highest,) = database.execute("SELECT max(key) FROM articles").fetchone()
        for number in range(1, -(-statements // ADDED)):
            changed = {"key": f"key + {number * highest}", "id": f"id || '-{number}'", "address": "NULL"}
            _copy(database, "articles", known["articles"], changed, highest)
            _copy(database, "versions", known["versions"], {"article": f"article + {number * highest}"}, highest)


def _columns(database: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in database.execute(f"PRAGMA table_info({table})")]


def _copy(database: sqlite3.Connection, table: str, columns: list[str], changed: dict[str, str], last: int) -> None:
    own = "key" if table == "articles" else "article"
    names = [name for name in columns if table == "articles" or name != "key"]
    values = ", ".join(changed.get(name, name) for name in names)
    database.execute(f"INSERT INTO {table} ({', '.join(names)}) SELECT {values} FROM {table} WHERE {own} <= {last}")


def arrow(archive: Archive, *, whole: bool) -> int:
    """Take all batches of the statements, one by one, or as one table; how many rows there were."""
    import pyarrow

    reader = pyarrow.RecordBatchReader.from_stream(table(WHAT, archive))
    return int(reader.read_all().num_rows) if whole else sum(batch.num_rows for batch in reader)


def writer(format: str, archive: Archive, file: BinaryIO) -> Callable[[], int]:
    """What writes an archive in one format."""
    found = table_of(WHAT)
    ways: dict[str, Callable[[], int]] = {
        "arrow": lambda: arrow(archive, whole=False),
        "arrow-whole": lambda: arrow(archive, whole=True),
        "parquet": lambda: write_parquet(WHAT, found.columns, found.records(archive), file),
        "csv": lambda: write_csv(found.columns, found.records(archive), file),
        "jsonl": lambda: write_jsonl(found.records(archive), file),
    }
    if format in READING_FORMATS:
        return lambda: write_readings(format, readings_of(archive, 0.0), file)
    return ways[format]


def one(format: str, place: Path) -> None:
    """Write one archive in one format, and print a line."""
    import pyarrow  # noqa: F401 - its own size is not that of the archive

    with Archive(place) as archive, tempfile.TemporaryFile() as file:
        write = writer(format, archive, file)
        began, cpu = time.perf_counter(), time.process_time()
        count, most = most_during(write)
        seconds, used = time.perf_counter() - began, time.process_time() - cpu
        size = file.seek(0, 2)
    told = f"{most / 2**20:6.0f} MB of memory {size / 2**20:7.1f} MB written"
    print(f"{format:14} {count:8,} records {seconds:7.1f} s ({used:5.1f} s of CPU) {told}")


def zero_copy(place: Path) -> None:
    """Whether each library has a column where the table of Arrow has it, and what it holds beyond it."""
    import duckdb
    import pandas
    import polars
    import pyarrow
    from pyarrow.interchange import from_dataframe  # noqa: F401 - so that its import is not measured

    with Archive(place) as archive:
        whole = pyarrow.table(table(WHAT, archive))
    column = whole.column("confidence").chunk(0)
    address = column.buffers()[1].address

    def told(name: str, take: Callable[[], Any], where: Callable[[Any], int | None]) -> None:
        taken, most = most_during(take)
        there = where(taken)
        same = "" if there is None else f", confidence at {'the same' if there == address else 'another'} address"
        print(f"{name:28} {most / 2**20:6.1f} MB more{same}")

    print(f"{'pyarrow.Table':28} {whole.nbytes / 2**20:6.1f} MB, {whole.num_rows:,} rows")
    told(
        "pandas with ArrowDtype",
        lambda: whole.to_pandas(types_mapper=pandas.ArrowDtype),
        lambda frame: frame["confidence"].array.__arrow_array__().chunk(0).buffers()[1].address,
    )
    told(
        "polars",
        lambda: polars.from_arrow(whole, rechunk=False),
        lambda frame: frame["confidence"].get_chunks()[0].to_arrow().buffers()[1].address,
    )
    connection = duckdb.connect()
    told(
        "duckdb, an average of it",
        lambda: connection.from_arrow(whole).aggregate("avg(confidence)").fetchall(),
        lambda _: None,
    )


def main() -> None:
    """Make the archives, and run each format in a process of its own."""
    parser = argparse.ArgumentParser()
    parser.add_argument("formats", nargs="*", metavar="FORMAT", default=list(TABLES))
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--archive", type=Path)
    parser.add_argument("--page-cache", type=int, metavar="KIB", help="of SQLite, which otherwise grows to 64 MB")
    parser.add_argument("--place", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.page_cache:
        stores._CACHE_KIB = asked.page_cache
    if asked.place:
        (format,) = asked.formats
        zero_copy(asked.place) if format == "zero-copy" else one(format, asked.place)
        return
    with tempfile.TemporaryDirectory() as folder:
        base = asked.archive or Path(folder, "archive.db")
        for format in asked.formats:
            for count in (asked.statements // 10, asked.statements):
                place = base.with_name(f"{base.name}.{count}")
                made(place, count)
                if count == asked.statements or format != "zero-copy":
                    command = [sys.executable, __file__, "--place", str(place), format]
                    command += ["--page-cache", str(asked.page_cache)] if asked.page_cache else []
                    subprocess.run(command, check=True, env=os.environ)


if __name__ == "__main__":
    main()
