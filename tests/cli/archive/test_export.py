"""``wherefrom export`` from outside."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from pathlib import Path

import pytest

from archive_commands import PROGRAM, run


@pytest.mark.parametrize("what", ["articles", "readings", "statements", "derivations", "claims", "quotes"])
def test_export_in_every_format(harbour_archive: str, tmp_path: Path, what: str) -> None:
    asked = ("export", "--archive", harbour_archive, "--what", what)
    lines = [json.loads(line) for line in run(*asked).stdout.splitlines()]
    rows = list(csv.reader(io.StringIO(run(*asked, "--format", "csv").stdout, newline="")))
    assert len(rows) == len(lines) + 1
    done = run(*asked, "--format", "parquet", "--out", tmp_path / "out.parquet")
    assert (done.exit_code, done.stdout) == (0, "")
    assert f"written to {tmp_path / 'out.parquet'}" in done.stderr
    parquet = pytest.importorskip("pyarrow.parquet")
    assert parquet.read_table(tmp_path / "out.parquet").num_rows == len(lines)


def test_an_export_that_fails_leaves_the_older_file(tmp_path: Path, harbour_archive: str) -> None:
    out = tmp_path / "out.csv"
    out.write_text("older")
    out_of_reach = tmp_path / "missing" / "out.csv"
    asked = ("export", "--archive", harbour_archive, "--what", "articles", "--format", "csv", "--out")
    assert "could not be written" in run(*asked, out_of_reach).stderr
    assert run(*asked, out).exit_code == 0
    assert out.read_text(encoding="utf-8").startswith("id,story,outlet,title,authors,published")
    assert list(tmp_path.glob(".out*")) == []
    assert "parquet needs a file" in run("export", "--what", "articles", "--format", "parquet").stderr
    assert "is none of" in run("export", "--what", "everything").stderr


def test_a_reader_that_leaves_is_no_failure(harbour_archive: str) -> None:
    command = [*PROGRAM, "export", "--archive", harbour_archive, "--what", "readings"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
    assert process.returncode == 0
