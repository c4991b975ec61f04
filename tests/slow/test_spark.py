"""Spark in an environment of its own, for it needs another pandas than the other tests: two small clusters, each with
its executors in processes of their own, give what one process gives, byte for byte.

Needs Java and a package index; skipped where there is no Java, but an error in CI.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from environments import environment, run, wheel_in
from places import ROOT, STORY
from warc_files import page_of, warc_of
from wherefrom import InputError, Reading, read_many
from wherefrom.archive.archive import Archive
from wherefrom.export.parquet import read_parquet
from wherefrom.reading.contract import json_bytes

JOBS = ROOT / "tests" / "support" / "spark_jobs.py"
MASTERS = ("local-cluster[1,1,1024]", "local-cluster[2,1,1024]")
BAD = {"nothing": "has nothing in the column that holds the texts", "blank page": "page has no text of an article"}


def story_rows() -> list[dict[str, object]]:
    """The articles of the example, as rows of a table, and a few short ones."""
    rows: list[dict[str, object]] = []
    for path in sorted(STORY.glob("[0-9]-*")):
        kind = "html" if path.suffix == ".html" else "text"
        rows.append({"id": path.stem, kind: path.read_text(encoding="utf-8")})
    for number in range(6):
        text = f"The gate number {number} is shut, keeper Ana Ruel told the Harbour Post.\n\n“It is,” she added."
        rows.append(
            {"id": f"gate-{number}", "text": text, "outlet": "Mill Post", "published": f"2024-03-0{number + 1}"}
        )
    return rows


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment with the wheel and its extra ``spark``."""
    java = shutil.which("java")
    if not java or subprocess.run([java, "-version"], capture_output=True, check=False).returncode:
        reason = "Java is not installed, and Spark needs it"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    folder = tmp_path_factory.mktemp("spark")
    wheel = wheel_in(folder)
    return environment(folder, sys.executable, wheel, "-r", ROOT / "requirements-spark.txt") / "python"


@pytest.fixture(scope="module", params=MASTERS)
def folder(request: pytest.FixtureRequest, python: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a cluster has made of the inputs."""
    folder = tmp_path_factory.mktemp("jobs")
    rows = [*story_rows(), {"id": "nothing", "text": " "}, {"id": "blank page", "html": "<html><body></body></html>"}]
    (folder / "articles.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    crawls = folder / "crawls"
    crawls.mkdir()
    pages = [{"url": f"https://www.example.org/{at}", "body": page_of(f"Bridge {at}")} for at in range(3)]
    (crawls / "sound.warc.gz").write_bytes(warc_of(*pages[:2]))
    (crawls / "broken.warc").write_bytes(warc_of(*pages, packed=False)[:-200])
    (crawls / "nonsense.warc").write_bytes(b"nonsense")
    run(python, JOBS, request.param, folder, folder=folder)
    return folder


def found_in(folder: Path) -> list[Reading | InputError]:
    return [found for file in sorted(folder.glob("*.parquet")) for found in read_parquet(str(file))]


def as_bytes(found: list[Reading | InputError]) -> list[bytes]:
    """The readings, in an order of their own."""
    return sorted(json_bytes(reading.to_dict()) for reading in found if isinstance(reading, Reading))


def errors(found: list[Reading | InputError]) -> dict[str, str]:
    return {error.name: error.reason for error in found if isinstance(error, InputError)}


def test_rows_are_read_as_on_one_machine(folder: Path) -> None:
    found = found_in(folder / "articles")
    here = list(read_many([folder / "articles.jsonl"]))
    assert as_bytes(found) == as_bytes(here)
    assert len(as_bytes(here)) == len(story_rows())


def test_a_bad_row_is_a_row_with_its_error(folder: Path) -> None:
    found = errors(found_in(folder / "articles"))
    assert found.keys() == BAD.keys()
    assert found["nothing"] == BAD["nothing"]


def test_warc_files_are_read_as_on_one_machine_a_task_each(folder: Path) -> None:
    found = found_in(folder / "warcs")
    sound, broken, nonsense = (
        str(folder / "crawls" / name) for name in ("sound.warc.gz", "broken.warc", "nonsense.warc")
    )
    here = list(read_many([sound, broken]))
    assert as_bytes(found) == as_bytes(here)
    assert len(as_bytes(here)) == 4
    assert errors(found) == {broken: errors(here)[broken], nonsense: "is no WARC file"}
    assert facts(folder)["tasks"] == 3


def test_files_are_read_by_their_address(folder: Path) -> None:
    here = list(read_many([folder / "crawls" / "sound.warc.gz"]))
    assert as_bytes(found_in(folder / "by-address")) == as_bytes(here)


def test_days_and_months_are_told_by_all_parts(folder: Path) -> None:
    assert facts(folder)["day first"] == ["2023-04-03", "2023-04-25"]
    assert facts(folder)["month first"] == ["2023-03-04", "2023-04-25"]


def test_what_cannot_be_read_at_all_is_refused(folder: Path) -> None:
    assert "no column is known to hold texts" in facts(folder)["no text"]
    assert facts(folder)["no folder"].endswith("nowhere: is not there")


def test_a_killed_worker_and_a_killed_executor_lose_nothing(folder: Path) -> None:
    if "killed" not in facts(folder):
        pytest.skip("only where there is a second executor")
    assert facts(folder)["killed"] == ["worker", "executor"]
    assert as_bytes(found_in(folder / "killed")) == as_bytes(found_in(folder / "articles"))


def test_an_archive_loads_what_spark_wrote(folder: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "wherefrom", "add", "--archive", tmp_path / "a.db", folder / "articles"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout == f"{len(story_rows())} new, 0 unchanged, 0 changed, {len(BAD)} failed\n"
    with Archive(tmp_path / "a.db") as archive:
        kept = list(archive.readings(list(archive.article_ids())))
    assert as_bytes(kept) == as_bytes(found_in(folder / "articles"))


def facts(folder: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((folder / "facts.json").read_text(encoding="utf-8"))
    return found
