"""Readings, traces and archives as Arrow: what pandas, polars and DuckDB make of them; Parquet back into an archive."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pandas
import polars
import pyarrow
import pytest
from msgspec.structs import replace
from typer.testing import CliRunner

import wherefrom
from sample_readings import sample
from small_readings import harbour
from wherefrom.archive.archive import Archive
from wherefrom.archive.ask.search import search
from wherefrom.archive.ask.sources import audit_sources
from wherefrom.archive.ask.who import who
from wherefrom.cli import app
from wherefrom.errors import InputError
from wherefrom.export.audit import FlatTable, counts_table, hits_table, parties_table, said_table
from wherefrom.export.columns import table_of
from wherefrom.export.parquet import read_parquet, write_parquet
from wherefrom.reading.arrow import READING_COLUMNS, ROWS, arrow_batches, arrow_schema


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive(tmp_path_factory.mktemp("archive") / "a.db") as opened:
        for reading in (*harbour(), sample()):
            opened.add(reading)
        yield opened


def arrow(source: Any) -> pyarrow.Table:
    return pyarrow.table(source)


def frames(source: Any) -> Iterator[tuple[int, list[str]]]:
    """How many rows and which columns each of the libraries sees."""
    if hasattr(pandas.DataFrame, "from_arrow"):  # pandas 3
        frame = pandas.DataFrame.from_arrow(source)
    else:
        frame = arrow(source).to_pandas()
    yield len(frame), list(frame.columns)
    of_polars = polars.DataFrame(source)
    yield of_polars.height, of_polars.columns
    asked = duckdb.connect().from_arrow(arrow(source))
    yield len(asked.fetchall()), asked.columns


@pytest.mark.parametrize("what", ["articles", "readings", "statements", "derivations", "claims", "quotes", "passages"])
def test_every_library_takes_every_table(archive: Archive, what: Any) -> None:
    table = wherefrom.table(what, archive)
    expected = len(list(table)), list(table_of(what).columns)
    assert list(frames(table)) == [expected] * 3


def test_every_library_takes_what_an_archive_answers(archive: Archive) -> None:
    found = who(archive, "Ana Brandt").parties
    hits = search(archive, "quay")
    answers: dict[str, tuple[int, Callable[[], FlatTable]]] = {
        "who": (sum(len(party.said) for party in found), lambda: said_table(found)),
        "search": (len(hits), lambda: hits_table(hits)),
        "sources": (len(audit_sources(archive).by_party), lambda: parties_table(audit_sources(archive))),
        "counts": (
            len(list(counts_table(audit_sources(archive)).records)),
            lambda: counts_table(audit_sources(archive)),
        ),
    }
    for rows, made in answers.values():
        assert rows > 2
        frame = polars.DataFrame(made())
        assert (frame.height, frame.columns) == (rows, list(made().columns))
        assert len(arrow(made()).to_pandas()) == rows
        assert len(duckdb.connect().from_arrow(arrow(made())).fetchall()) == rows
    frame = polars.DataFrame(hits_table(hits))
    assert frame["rank"].is_sorted()
    assert set(frame["source"].to_list()) >= {"Ana Brandt"}
    assert polars.DataFrame(hits_table(())).height == 0


def test_a_reading_is_a_table_of_its_statements(archive: Archive) -> None:
    reading = sample()
    assert {rows for rows, _ in frames(reading)} == {len(reading.statements)}
    frame = polars.DataFrame(reading)
    assert frame["chain"].dtype == polars.List(polars.Struct({"name": polars.String, "kind": polars.String}))
    assert frame["published_day"].dtype == polars.Date
    assert frame["content_spans"].to_list() == [[list(span) for span in s.content] for s in reading.statements]


def test_a_trace_is_a_table_of_its_claims() -> None:
    found = wherefrom.trace(harbour())
    assert found.claims
    assert {rows for rows, _ in frames(found)} == {len(found.claims)}
    quotes = wherefrom.table("quotes", found)
    assert arrow(quotes).num_rows == len(found.quotes)


def test_dates_are_dates_where_the_day_is_known(archive: Archive) -> None:
    days = dict(duckdb.sql("SELECT id, published_day FROM found", connection=registered(archive)).fetchall())
    assert str(days["post"]) == "2031-03-14"
    assert str(days["courier"]) == "2031-03-15"
    assert days["radio"] is None  # Only the month is known.
    assert days["blog"] is None


def registered(archive: Archive) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.register("found", arrow(wherefrom.table("articles", archive)))
    return connection


def test_readings_without_an_archive_are_tables_too() -> None:
    several = [*harbour(), InputError("a.html", "is empty")]
    assert arrow(wherefrom.table("readings", several)).num_rows == 4
    assert arrow(wherefrom.table("statements", several)).num_rows == 11


@pytest.mark.parametrize(
    ("what", "source", "reason"),
    [("spoons", [], "none of articles"), ("claims", [], "into an archive"), ("articles", "trace", "a trace has")],
)
def test_a_kind_that_is_not_there_is_an_error(what: Any, source: Any, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        wherefrom.table(what, wherefrom.trace(harbour()) if source == "trace" else source)


def test_parquet_of_readings_goes_back_into_an_archive_as_it_was(archive: Archive, tmp_path: Path) -> None:
    odd = replace(
        sample(), article=replace(sample().article, id="odd\n\0id", title="Line\nbreak", url=None, sections={"a": ()})
    )
    readings = [*map(archive.reading, archive.article_ids()), odd]
    (tmp_path / "out").mkdir()
    with (tmp_path / "out" / "readings.parquet").open("wb") as file:
        write_parquet("readings", READING_COLUMNS, (reading.to_dict() for reading in readings), file)
    back = list(read_parquet(str(tmp_path / "out" / "readings.parquet")))
    assert back == readings or [json.dumps(r.to_dict()) for r in back] == [json.dumps(r.to_dict()) for r in readings]
    into = ["add", "--archive", str(tmp_path / "b.db"), str(tmp_path / "out")]
    done = CliRunner().invoke(app, into)
    assert (done.exit_code, done.stdout) == (0, "6 new, 0 unchanged, 0 changed, 0 failed\n")
    assert "6 unchanged" in CliRunner().invoke(app, into).stdout
    with Archive(tmp_path / "b.db") as copied:
        for reading in readings[:-1]:
            assert copied.reading(reading.article.id) == reading


@pytest.mark.parametrize("case", ["text", "other", "cut"])
def test_parquet_that_is_none_of_readings_is_named(case: str, tmp_path: Path) -> None:
    path = tmp_path / "found.parquet"
    with path.open("wb") as file:
        write_parquet("x", {"words": str} if case == "other" else READING_COLUMNS, [], file)
    if case == "text":
        path.write_text("no Parquet at all")
    if case == "cut":
        path.write_bytes(path.read_bytes()[:-20])
    done = CliRunner().invoke(app, ["add", "--archive", str(tmp_path / "b.db"), str(path)])
    assert done.exit_code == 1
    assert "found.parquet: " in done.stderr
    assert "1 failed" in done.stdout


def test_batches_are_bounded_in_rows_and_in_bytes() -> None:
    schema = arrow_schema({"text": str}, "texts")
    assert [batch.num_rows for batch in arrow_batches(schema, ({"text": "a"} for _ in range(ROWS + 1)))] == [ROWS, 1]
    long = ({"text": "a" * (9 << 20)} for _ in range(5))
    assert [batch.num_rows for batch in arrow_batches(schema, long)] == [2, 2, 1]
