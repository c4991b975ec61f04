"""What an export may meet: no extra installed, an empty archive, hostile names, columns that nobody knows."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, get_args

import pytest
from click.testing import Result
from msgspec.structs import replace
from pyarrow import parquet
from typer.testing import CliRunner

import wherefrom
from sample_readings import sample
from sample_traces import hostile
from wherefrom.archive.archive import Archive
from wherefrom.cli import app
from wherefrom.errors import OutputError
from wherefrom.export.columns import What, table_of
from wherefrom.export.exchange.formats import READING_FORMATS, TRACE_FORMATS
from wherefrom.export.parquet import read_parquet, write_parquet
from wherefrom.reading.arrow import READING_COLUMNS

csv.field_size_limit(1 << 30)
TABLES = ("jsonl", "csv", "parquet")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> str:
    place = tmp_path_factory.mktemp("empty") / "archive.db"
    Archive(place).close()
    return str(place)


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> str:
    """An archive of articles in which every name is hostile."""
    place = tmp_path_factory.mktemp("odd") / "archive.db"
    with Archive(place) as archive:
        for reading in hostile().readings:
            article = replace(reading.article, id=reading.article.id[-400:])  # No archive takes a longer one.
            archive.add(replace(reading, article=article))
        assert len(archive) >= len(hostile().readings) / 2  # Of one address there is one article.
    return str(place)


def export(place: str, what: str, format: str, out: Path) -> Result:
    command = ["export", "--quiet", "--archive", place, "--what", what, "--format", format, "--out", str(out)]
    return CliRunner().invoke(app, command)


def rows(out: Path, format: str, what: Any) -> int:
    """How many there are in a file, each with the columns that there should be."""
    columns = list(table_of(what).columns)
    if format == "parquet":
        found = parquet.read_table(out)
        assert found.column_names == columns
        return int(found.num_rows)
    if format == "csv":
        with out.open(encoding="utf-8", newline="") as file:
            head, *body = csv.reader(file)
        assert head == columns
        assert {len(row) for row in body} <= {len(columns)}
        return len(body)
    return len([json.loads(line) for line in out.read_bytes().splitlines()])


EXTRAS = [
    ("parquet", "pyarrow", "wherefrom[parquet]"),
    *((format, "prov", "wherefrom[prov]") for format in TRACE_FORMATS if format.startswith("prov-")),
    ("prov-rdf", "rdflib", "wherefrom[prov]"),
]


@contextmanager
def without(missing: str) -> Iterator[None]:
    """As if a package were not installed; prov keeps what it found when it was loaded, so it is loaded anew."""
    affected = {missing, "prov"}
    held = {name: sys.modules.pop(name) for name in list(sys.modules) if name.partition(".")[0] in affected}
    sys.modules[missing] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        for name in [name for name in sys.modules if name.partition(".")[0] in affected]:
            del sys.modules[name]
        sys.modules.update(held)


@pytest.mark.parametrize(("format", "missing", "extra"), EXTRAS)
def test_without_its_extra_a_format_says_which(format: str, missing: str, extra: str, odd: str, tmp_path: Path) -> None:
    with without(missing):
        done = export(odd, "readings", format, tmp_path / "out")
    assert done.exit_code == 1
    assert f'pip install "{extra}"' in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_without_its_extra_arrow_says_which(odd: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with Archive(odd) as archive:
        for source in (wherefrom.table("statements", archive), sample(), hostile()):
            with pytest.raises(OutputError, match=r"wherefrom\[parquet\]"):
                source.__arrow_c_stream__()


@pytest.mark.parametrize("what", get_args(What))
def test_an_empty_archive_has_tables_without_rows(what: str, empty: str, tmp_path: Path) -> None:
    for format in TABLES:
        assert export(empty, what, format, tmp_path / format).exit_code == 0
        assert rows(tmp_path / format, format, what) == 0


@pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")  # of rdflib, in prov
@pytest.mark.parametrize("format", [*READING_FORMATS, *TRACE_FORMATS])
def test_an_empty_archive_goes_through_every_format(format: str, empty: str, tmp_path: Path) -> None:
    done = export(empty, "readings", format, tmp_path / "out")
    assert (done.exit_code, done.stderr) == (0, "")
    whole = (tmp_path / "out").read_bytes()
    assert whole == b"" or format in ("csl-json", *TRACE_FORMATS)


@pytest.mark.parametrize("what", ["articles", "readings", "statements", "derivations", "claims", "quotes"])
def test_hostile_names_go_through_every_table(what: str, odd: str, tmp_path: Path) -> None:
    counts = set()
    for format in TABLES:
        done = export(odd, what, format, tmp_path / format)
        assert (done.exit_code, done.stderr) == (0, "")
        counts.add(rows(tmp_path / format, format, what))
    assert len(counts) == 1
    assert what != "articles" or all(json.loads(x)["story"] for x in (tmp_path / "jsonl").read_bytes().splitlines())
    with (tmp_path / "csv").open(encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
    assert not any("\0" in cell for cell in cells)


def test_columns_that_nobody_knows_are_passed_over(tmp_path: Path) -> None:
    with (tmp_path / "x.parquet").open("wb") as file:
        record = {**sample().to_dict(), "note": "x", "rank": 3}
        write_parquet("readings", {**READING_COLUMNS, "note": str, "rank": int}, [record], file)
    assert list(read_parquet(str(tmp_path / "x.parquet"))) == [sample()]
    with (tmp_path / "y.parquet").open("wb") as file:
        # A later version's: less than is known today, and in another order.
        columns = {name: READING_COLUMNS[name] for name in ("statements", "entities", "article", "schema")}
        write_parquet("readings", columns, [{name: record[name] for name in columns}], file)
    (read,) = read_parquet(str(tmp_path / "y.parquet"))
    assert isinstance(read, wherefrom.Reading)
    assert read.statements == sample().statements
