"""``wherefrom passages`` from outside: one article's, clusters, pairs for programs, a file kept up to date."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from postgres import KINDS, new_archive
from shared_passages import BRIDGE, NOTICE, article, filler
from wherefrom.archive.archive import Archive
from wherefrom.cli import app
from wherefrom.reading.types import Reading

OUTLETS = ("Larn Courier", "Hebble Post")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["passages", *map(str, arguments)], env={"COLUMNS": "160"})


def add(place: str, *numbers: int) -> None:
    with Archive(place) as archive:
        for i in numbers:
            parts = [filler(i, 20 if i > 10 else 150), *[BRIDGE] * (i > 1), *[NOTICE] * (i < 14)]
            archive.add(Reading(article(i, *parts, outlet=OUTLETS[i > 13], published=f"2031-03-{i:02}")))


@pytest.fixture(params=KINDS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    made = new_archive(request.param, tmp_path)
    add(made, 1, 2, 3, 11, 12, 13)
    return made


def test_an_article_is_shown_with_what_it_shares(place: str) -> None:
    done = run("a0003", "--archive", place)
    assert done.exit_code == 0
    assert "58 words in common" in done.stdout
    assert "Engineers closed the old bridge" in done.stdout
    assert "earlier than this article" in done.stdout
    assert "Readers of the Larn Courier" not in done.stdout
    with_notice = run("a0003", "--archive", place, "--boilerplate").stdout
    assert "Readers of the Larn Courier" in with_notice


def test_clusters_are_the_reprints(place: str) -> None:
    done = run("--archive", place)
    assert "10 pairs of articles share passages, 1 cluster of reprints" in done.stdout
    (cluster,) = map(json.loads, run("--archive", place, "--clusters", "--jsonl").stdout.splitlines())
    assert cluster == {"articles": ["a0002", "a0003", "a0011", "a0012", "a0013"], "outlets": ["Larn Courier"]}


def test_where_nothing_is_a_reprint_the_way_to_the_pairs_is_told(tmp_path: Path) -> None:
    add(str(tmp_path / "a.db"), 2, 3)
    done = run("--archive", tmp_path / "a.db")
    assert done.stdout == "1 pair of articles share passages, 0 clusters of reprints\n"
    assert "--jsonl prints every pair" in done.stderr


def test_pairs_come_one_a_line(place: str) -> None:
    pairs = [json.loads(line) for line in run("--archive", place, "--jsonl").stdout.splitlines()]
    assert len(pairs) == 10
    assert (pairs[0]["a"], pairs[0]["b"], pairs[0]["earlier"]) == ("a0002", "a0003", "a0002")
    later = run("--archive", place, "--jsonl", "--after", "a0012").stdout.splitlines()
    assert [json.loads(line) for line in later] == pairs[6:]


def test_a_file_is_kept_up_to_date_and_a_stopped_run_goes_on(place: str, tmp_path: Path) -> None:
    kept = tmp_path / "passages.jsonl"
    assert run("--archive", place, "--keep", kept).exit_code == 0
    whole = kept.read_bytes()
    for stop in (1, 200, len(whole) - 1, len(whole) // 2, len(whole)):
        kept.write_bytes(whole[:stop])
        assert run("--archive", place, "--keep", kept).exit_code == 0
        assert kept.read_bytes() == whole
    add(place, 14, 15)
    run("--archive", place, "--keep", kept)
    assert kept.read_bytes().startswith(whole)
    assert kept.read_text() == run("--archive", place, "--jsonl").stdout


def test_a_file_of_something_else_stays_as_it_was(place: str, tmp_path: Path) -> None:
    kept = tmp_path / "notes.txt"
    for words in ("my notes\nof last week\n", '{"id": "a"}\n', "[1]\n\n"):
        kept.write_text(words)
        done = run("--archive", place, "--keep", kept)
        assert done.exit_code == 1
        assert "notes.txt" in done.stderr
        assert kept.read_text() == words


@pytest.mark.parametrize(
    "options",
    [("a0003", "--clusters"), ("a0003", "--keep", "x"), ("--keep", "x", "--jsonl"), ("--clusters", "--after", "a")],
)
def test_options_that_do_not_go_together_are_told(place: str, options: tuple[str, ...]) -> None:
    assert run(*options, "--archive", place).exit_code == 2


def test_what_is_not_there_is_told(place: str, tmp_path: Path) -> None:
    assert "no article nobody" in run("nobody", "--archive", place).stderr
    assert "shares no passage" in run("a0001", "--archive", place).stderr
    (tmp_path / "other").mkdir()
    assert "empty" in run("--archive", new_archive("sqlite", tmp_path / "other")).stderr
