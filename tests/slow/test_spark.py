"""Spark in an environment of its own, for it needs another pandas than the other tests: two small clusters, each with
its executors in processes of their own, give what one process gives, byte for byte.

Needs Java and a package index; skipped where there is no Java, but an error in CI.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from pyarrow import parquet

from environments import clean, environment, run, wheel_in
from places import ROOT, STORY
from shared_passages import BRIDGE, NOTICE, article, changed, filler
from warc_files import page_of, warc_of
from wherefrom import Article, InputError, Reading, read_many
from wherefrom.archive.archive import Archive
from wherefrom.archive.passages.counting import pairs_among
from wherefrom.archive.passages.deciding import COMMON, NEIGHBOURS
from wherefrom.archive.stories.grouping import group
from wherefrom.export.parquet import read_parquet, write_parquet
from wherefrom.reading.arrow import READING_COLUMNS
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


def sharing() -> list[Article]:
    """Articles that share a passage, an outlet's notice, a notice of everybody, and one of more than are paired."""
    found = [
        article(at, filler(at), NOTICE, outlet="Larn Courier", published=f"2024-01-{at + 1:02}") for at in range(12)
    ]
    found.append(article(20, filler(20), BRIDGE, filler(21), outlet="A", published="2024-01-01"))
    found.append(article(21, filler(22), changed(BRIDGE, 15), filler(23), outlet="B", published="2024-01-02"))
    found.append(article(22, BRIDGE, NOTICE, outlet="Larn Courier"))
    found += [article(100 + at, filler(100 + at, 20), filler("all", 30)) for at in range(COMMON + 10)]
    found += [article(800 + at, filler(800 + at, 20), filler("many", 30)) for at in range(NEIGHBOURS + 10)]
    return found


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


@pytest.fixture(scope="module")
def clusters(python: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """What a cluster has made of the inputs, in a folder; made when it is first asked for."""
    return cache(lambda master: made_by(python, master, tmp_path_factory.mktemp("jobs")))


@pytest.fixture(params=MASTERS)
def folder(request: pytest.FixtureRequest, clusters: Callable[[str], Path]) -> Path:
    """What each of the clusters has made."""
    return clusters(request.param)


@pytest.fixture
def two(clusters: Callable[[str], Path]) -> Path:
    """What the one of two executors has made, on which everything is done."""
    return clusters(MASTERS[1])


def made_by(python: Path, master: str, folder: Path) -> Path:
    """``folder`` with the inputs, and with what a cluster makes of them."""
    rows = [*story_rows(), {"id": "nothing", "text": " "}, {"id": "blank page", "html": "<html><body></body></html>"}]
    (folder / "articles.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    crawls = folder / "crawls"
    crawls.mkdir()
    pages = [{"url": f"https://www.example.org/{at}", "body": page_of(f"Bridge {at}")} for at in range(3)]
    (crawls / "sound.warc.gz").write_bytes(warc_of(*pages[:2]))
    (crawls / "broken.warc").write_bytes(warc_of(*pages, packed=False)[:-200])
    (crawls / "nonsense.warc").write_bytes(b"nonsense")
    with (folder / "sharing.parquet").open("wb") as file:
        bare = (Reading(one, ()).to_dict() for one in [*sharing(), sharing()[0]])
        write_parquet("readings", READING_COLUMNS, bare, file)
    run(python, JOBS, master, folder, folder=folder)
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


@pytest.mark.parametrize(("name", "boilerplate"), [("passages", False), ("with-boilerplate", True)])
def test_passages_are_those_of_one_machine(folder: Path, name: str, boilerplate: bool) -> None:
    found = sorted(rows_in(folder / name), key=lambda pair: (pair["a"], pair["b"]))
    here = [pair.to_dict() for pair in pairs_among(sharing(), boilerplate=boilerplate)]
    assert list(map(json_bytes, found)) == list(map(json_bytes, here))
    notice = {"a": "a0000", "b": "a0022"}
    assert any(pair.items() >= notice.items() for pair in here) == boilerplate


def test_stories_are_those_of_one_machine(two: Path) -> None:
    readings = [found for found in found_in(two / "articles") if isinstance(found, Reading)]
    here = group(readings)
    assert sorted(story["articles"] for story in rows_in(two / "stories")) == sorted(here)
    assert any(len(story) > 1 for story in here)
    gates = group([one for one in readings if one.article.id.startswith("gate")])
    others = group([one for one in readings if not one.article.id.startswith("gate")])
    assert sorted(story["articles"] for story in rows_in(two / "stories-within")) == sorted([*gates, *others])


def test_a_story_has_a_title_and_days(two: Path) -> None:
    (story,) = [story for story in rows_in(two / "stories") if "1-corvane" in story["articles"]]
    assert story["id"] == story["articles"][0]
    titles = {
        found.article.id: found.article.title for found in found_in(two / "articles") if isinstance(found, Reading)
    }
    assert story["title"] in {titles[one] for one in story["articles"]}
    assert story["from"] == "2025-03-11"


def test_files_are_read_by_their_address(two: Path) -> None:
    here = list(read_many([two / "crawls" / "sound.warc.gz"]))
    assert as_bytes(found_in(two / "by-address")) == as_bytes(here)


def test_days_and_months_are_told_by_all_parts(two: Path) -> None:
    assert facts(two)["day first"] == ["2023-04-03", "2023-04-25"]
    assert facts(two)["month first"] == ["2023-03-04", "2023-04-25"]


def test_what_cannot_be_read_at_all_is_refused(two: Path) -> None:
    assert "no column is known to hold texts" in facts(two)["no text"]
    assert facts(two)["no folder"].endswith("nowhere: is not there")
    assert "takes readings, which have a column article; this data frame has id, url" in facts(two)["no readings"]
    assert facts(two)["no column"] == "stories: has no column month in the readings to group within"


def test_a_killed_worker_and_a_killed_executor_lose_nothing(two: Path) -> None:
    assert facts(two)["killed"] == ["worker", "executor"]
    assert as_bytes(found_in(two / "killed")) == as_bytes(found_in(two / "articles"))


def test_an_archive_loads_what_spark_wrote(two: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "wherefrom", "add", "--archive", tmp_path / "a.db", two / "articles"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout == f"{len(story_rows())} new, 0 unchanged, 0 changed, {len(BAD)} failed\n"
    with Archive(tmp_path / "a.db") as archive:
        kept = list(archive.readings(list(archive.article_ids())))
    assert as_bytes(kept) == as_bytes(found_in(two / "articles"))


def test_a_batch_without_a_notebook(python: Path, two: Path, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    address = "https://www.skarholm.example/gate"
    table = pyarrow.table(
        {
            "id": ["t1", "t2"],
            "Story": ["The gate is shut, keeper Ana Ruel said."] * 2,
            "newspaper": ["Mill Post", None],
            "url": [None, address],
        }
    )
    parquet.write_table(table, tmp_path / "more" / "part.parquet")
    (tmp_path / "own.txt").write_text("Skarholm Tidning | skarholm.example | newspaper; NO\n", encoding="utf-8")
    shutil.copy(two / "articles.jsonl", tmp_path)
    asked = ("batch", "articles.jsonl", two / "crawls" / "sound.warc.gz", "more", "absent.html")
    asked += ("--out", "out", "--master", "local[2]", "--stories", "--text-column", "Story")
    asked += ("--outlets", "own.txt")
    done = subprocess.run(
        [python, "-m", "wherefrom", *asked], cwd=tmp_path, env=clean(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stderr
    here = [*read_many([tmp_path / "articles.jsonl", two / "crawls" / "sound.warc.gz"])]
    stories = len(rows_in(tmp_path / "out" / "stories"))
    assert done.stdout == f"{len(as_bytes(here)) + 2} read, 3 failed; {stories} stories\n"
    lines = dict(line.removeprefix("wherefrom: ").split(": ", 1) for line in done.stderr.splitlines())
    expected = errors(here) | {str(tmp_path / "absent.html"): "no such file"}
    assert lines.keys() == expected.keys()
    found = found_in(tmp_path / "out" / "readings")
    by_id = {one.article.id: one for one in found if isinstance(one, Reading)}
    assert by_id.pop("t1").article.outlet == "Mill Post"
    assert by_id.pop("t2").article.outlet == "Skarholm Tidning"
    assert as_bytes(list(by_id.values())) == as_bytes(here)


def test_results_are_not_written_over(python: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / "readings").mkdir(parents=True)
    command = [python, "-m", "wherefrom", "batch", STORY, "--out", tmp_path / "out"]
    done = subprocess.run(command, env=clean(), capture_output=True, text=True, check=False)
    where = tmp_path / "out" / "readings"
    assert done.stderr == f"wherefrom: {where} is there already; name another folder by --out, or take it away\n"
    assert done.returncode == 1


def test_a_master_that_does_not_answer_is_told(python: Path, tmp_path: Path) -> None:
    command = [python, "-m", "wherefrom", "batch", STORY, "--out", tmp_path / "out", "--master", "lokal[2]"]
    done = subprocess.run(command, env=clean(), capture_output=True, text=True, check=False)
    assert done.stderr.startswith("wherefrom: Spark does not start on lokal[2]: Master must either be yarn or start")
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)


@pytest.mark.parametrize(
    ("version", "told"),
    [
        ("1.8.0_402", "is Java 8 (on Debian: apt-get install default-jre-headless"),
        ("11.0.24", "is Java 11 (on Debian"),
        (None, "Spark needs Java 17 or later, and none is in $JAVA_HOME, which is "),
    ],
)
def test_the_wrong_java_is_told(python: Path, tmp_path: Path, version: str | None, told: str) -> None:
    if version is not None:
        (tmp_path / "bin").mkdir()
        java = tmp_path / "bin" / "java"
        java.write_text(f"#!/bin/sh\necho 'openjdk version \"{version}\" 2024-04-16' >&2\n", encoding="utf-8")
        java.chmod(0o755)
    command = [python, "-m", "wherefrom", "batch", STORY, "--out", tmp_path / "out"]
    variables = {**clean(), "JAVA_HOME": str(tmp_path)}
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_the_example_of_the_docs_is_what_is_printed(python: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    page = (ROOT / "docs" / "spark.md").read_text(encoding="utf-8")
    section = page.partition("## Without a notebook")[2].partition("\n## ")[0]
    shown = [line[4:] for line in section.splitlines() if line.startswith("    ")]
    printed = []
    for line in shown:
        if line.startswith("$ wherefrom "):
            command = [python, "-m", *shlex.split(line[2:])]
            done = subprocess.run(command, cwd=tmp_path, env=clean(), capture_output=True, text=True, check=False)
            printed += [line, *(done.stderr + done.stdout).replace(str(tmp_path), "/news").splitlines()]
    assert printed == shown
    assert len([line for line in shown if line.startswith("$")]) == 2


def rows_in(folder: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = parquet.read_table(folder).to_pylist()
    return rows


def facts(folder: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((folder / "facts.json").read_text(encoding="utf-8"))
    return found
