"""Exports: fixed columns, every record once, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postgres import KINDS, new_archive
from sample_readings import sample
from small_readings import harbour
from wherefrom.archive.archive import Archive
from wherefrom.export.columns import What, table_of
from wherefrom.export.csv_file import write_csv
from wherefrom.export.jsonl import write_jsonl
from wherefrom.export.parquet import write_parquet
from wherefrom.reading.arrow import without_nulls
from wherefrom.reading.contract import reading_schema
from wherefrom.tracing.contract import trace_schema


@pytest.fixture(params=KINDS, scope="module")
def archive(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive(new_archive(request.param, tmp_path_factory.mktemp("archive"))) as opened:
        for reading in (*harbour(), sample()):
            opened.add(reading)
        yield opened


def lines(archive: Archive, what: What) -> list[dict[str, Any]]:
    out = io.BytesIO()
    count = write_jsonl(table_of(what).records(archive), out)
    found = [json.loads(line) for line in out.getvalue().splitlines()]
    assert len(found) == count
    return found


def test_articles_readings_and_statements_come_out_whole(archive: Archive) -> None:
    readings = [archive.reading(article_id) for article_id in archive.article_ids()]
    assert [record["id"] for record in lines(archive, "articles")] == [reading.article.id for reading in readings]
    assert lines(archive, "readings") == [json.loads(json.dumps(reading.to_dict())) for reading in readings]
    statements = lines(archive, "statements")
    assert len(statements) == sum(len(reading.statements) for reading in readings)
    texts = {reading.article.id: reading.article.text for reading in readings}
    for record in statements:
        pieces = [texts[record["article"]][start:end] for start, end in record["content_spans"]]
        assert " ".join(pieces) == record["content"]
        assert record["chain"][0] == {"name": record["origin"], "kind": record["origin_kind"]}


@pytest.mark.parametrize("what", get_args(What))
def test_every_record_has_exactly_the_columns_in_every_format(archive: Archive, what: What) -> None:
    table = table_of(what)
    records = list(table.records(archive))
    assert all(set(record) <= set(table.columns) for record in records)
    written = io.BytesIO()
    assert write_csv(table.columns, records, written) == len(records)
    rows = list(csv.reader(io.StringIO(written.getvalue().decode(), newline="")))
    assert rows[0] == list(table.columns)
    assert len(rows) == len(records) + 1
    parquet = pytest.importorskip("pyarrow.parquet")
    written = io.BytesIO()
    assert write_parquet(what, table.columns, records, written) == len(records)
    found = parquet.read_table(io.BytesIO(written.getvalue()))
    assert found.schema.metadata[b"wherefrom"] == f"wherefrom.export.{what}/2".encode()
    back = found.to_pylist(maps_as_pydicts="strict")
    assert len(back) == len(records)
    for row, record in zip(back, records, strict=True):
        assert json.loads(json.dumps(without_nulls(row), default=str)) == without_nulls(json.loads(json.dumps(record)))


def test_exports_are_as_if_less_likely_statements_were_not_there(archive: Archive) -> None:
    assert {record["confidence"] for record in lines(archive, "statements")} == {0.9, 1.0}
    (sampled,) = (r.article.id for r in map(archive.reading, archive.article_ids()) if len(r.statements) == 7)

    def exported(what: What) -> list[dict[str, Any]]:
        return list(table_of(what).records(archive, min_confidence=0.95))

    kept = {record["id"]: record["statements"] for record in exported("articles")}
    assert kept[sampled] == 6
    assert len(exported("statements")) == sum(kept.values()) == len(lines(archive, "statements")) - 1
    (reading,) = (record for record in exported("readings") if record["article"]["id"] == sampled)
    assert [statement["id"] for statement in reading["statements"]] == [1, 2, 3, 4, 5, 6]
    told = [(one["article"], one["statement"]) for record in exported("claims") for one in record["statements"]]
    assert told
    assert (sampled, 0) not in told


@pytest.mark.parametrize("least", [-0.1, 1.1, float("nan")])
def test_a_confidence_is_between_0_and_1(archive: Archive, least: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        table_of("statements").records(archive, min_confidence=least)


def test_no_key_of_the_contracts_is_without_a_column() -> None:
    traced = trace_schema()["$defs"]
    assert set(table_of("readings").columns) == set(reading_schema()["properties"])
    assert set(table_of("derivations").columns) == {"story", *traced["DerivationRecord"]["properties"]}
    assert set(table_of("claims").columns) == {"story", *traced["ClaimRecord"]["properties"]}
    assert set(table_of("quotes").columns) == {"story", *traced["Quote"]["properties"]}


def cell(value: str) -> str:
    out = io.BytesIO()
    write_csv({"words": str}, [{"words": value}], out)
    ((header,), (found,)) = csv.reader(io.StringIO(out.getvalue().decode(), newline=""))
    assert header == "words"
    return str(found)


@pytest.mark.parametrize(
    "formula", ["=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x.example")']
)
def test_no_cell_is_a_formula(formula: str) -> None:
    assert cell(formula) == "'" + formula


@given(st.text(min_size=1))
def test_every_other_text_comes_back_as_it_was(text: str) -> None:
    found = cell(text)
    plain = text.replace("\0", "").encode("utf-8", "replace").decode()
    assert found in (plain, "'" + plain)
    assert not found.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_half_a_surrogate_pair_goes_through_every_format(tmp_path: Path) -> None:
    record = {"words": "late \ud83d", "chain": ["\ud83d"]}
    for write in (write_csv, partial(write_parquet, "words")):
        assert write({"words": str, "chain": tuple[str, ...]}, [record], io.BytesIO()) == 1
    out = io.BytesIO()
    assert write_jsonl([record], out) == 1
    assert json.loads(out.getvalue()) == record
