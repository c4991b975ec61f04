"""What holds for every command that works on an archive: none there, an empty one, an old one, too little sureness."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from archive_commands import run
from small_readings import harbour, told
from wherefrom.archive.archive import Archive
from wherefrom.cli.archive import archives


@pytest.mark.parametrize(
    "command", [["who", "--jsonl", "Brandt"], ["sources", "--json"], ["export", "--what", "statements"]]
)
def test_what_is_less_likely_than_asked_is_not_shown(place: str, command: list[str]) -> None:
    before = told("post", "Post", "2031", *[(f"it is {n}", "asserts", "person Ana Brandt") for n in range(3)])
    said = zip(before.statements, (0.4, 0.6, 0.4), strict=True)
    with Archive(place) as archive:
        archive.add(replace(before, statements=tuple(replace(one, confidence=share) for one, share in said)))
    assert '"statements": 3' in run("sources", "--json", "--archive", place).stdout
    shown = run(*command, "--archive", place, "--min-confidence", "0.5").stdout
    if command[0] == "sources":
        assert '"statements": 1' in shown
    else:
        assert "it is 1" in shown
        assert "it is 0" not in shown
        assert "it is 2" not in shown


@pytest.mark.parametrize("command", [["add"], ["who"], ["sources"], ["export", "--what", "statements"]])
@pytest.mark.parametrize("value", ["-1", "1.5", "nan"])
def test_what_is_no_probability_is_refused(command: list[str], value: str) -> None:
    done = run(*command, "--min-confidence", value, *(["a"] if command[0] in ("add", "who") else []))
    assert done.exit_code == 2
    assert "--min-confidence" in done.stderr


@pytest.mark.parametrize(
    "command",
    ["search wall", "who Ana", "sources", "parties", "stories", "trace wall", "verify", "export --what articles"],
)
def test_without_an_archive_each_command_says_how_to_make_one(tmp_path: Path, command: str) -> None:
    done = run(*command.split(), "--archive", tmp_path / "none.db")
    assert (done.exit_code, done.stdout) == (1, "")
    assert f"{tmp_path / 'none.db'}: there is no archive yet; `wherefrom add PATH|URL ...` makes one" in done.stderr
    assert not (tmp_path / "none.db").exists()


def test_what_only_asks_changes_and_makes_no_file(tmp_path: Path) -> None:
    place = tmp_path / "archive.db"
    with Archive(place) as archive:
        for reading in harbour():
            archive.add(reading)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    for command in ("who Ana", "sources", "parties", "search quay", "stories", "trace quay", "export --what claims"):
        assert run(*command.split(), "--archive", place).exit_code == 0, command
        assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before, command


@pytest.mark.parametrize("command", ["search wall", "who Ana", "sources", "parties", "stories"])
def test_an_empty_archive_is_told(tmp_path: Path, command: str) -> None:
    Archive(tmp_path / "empty.db").close()
    done = run(*command.split(), "--archive", tmp_path / "empty.db")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "the archive is empty" in done.stderr


def test_a_long_upgrade_tells_how_far_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = 100.0
    monkeypatch.setattr(archives.time, "monotonic", lambda: now)
    told = archives.Upgrading()
    for done, later in ((50, 1), (100, 2.5), (150, 4), (1200, 8)):
        now = 100.0 + later
        told(done, 1200)
    said = capsys.readouterr().err.splitlines()
    assert [line.partition("date: ")[2] for line in said] == ["100 of 1,200 articles", "1,200 of 1,200 articles"]
