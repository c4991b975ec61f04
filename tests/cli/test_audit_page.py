"""The worked example of docs/audit.md: every command in it prints what the page shows."""

from __future__ import annotations

import csv
import io
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from places import ROOT
from small_readings import PEOPLE, mill
from wherefrom.archive.archive import Archive
from wherefrom.cli import app

PAGE = (ROOT / "docs" / "audit.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^    \$ (wherefrom [^\n]+)\n((?:    [^\n]*\n|\n(?=    |\n    ))*)", PAGE, re.MULTILINE)
WIDTH = "110"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive of the seven articles, and the table of people, where the page's commands find them."""
    with Archive(tmp_path / "mill.db") as archive:
        for reading in mill():
            archive.add(reading)
    (tmp_path / "people.csv").write_bytes(PEOPLE)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WHEREFROM_ARCHIVE", str(tmp_path / "mill.db"))
    monkeypatch.setenv("COLUMNS", WIDTH)
    return tmp_path / "mill.db"


def lines(printed: str) -> list[str]:
    return [line.rstrip() for line in printed.strip().splitlines()]


def test_the_page_shows_what_the_commands_print(place: Path) -> None:
    assert len(EXAMPLES) == 5
    for command, shown in EXAMPLES:
        done = CliRunner().invoke(app, shlex.split(command)[1:])
        assert done.exit_code == 0, command
        assert lines(done.stdout) == lines(re.sub(r"^    ", "", shown, flags=re.MULTILINE)), command


def test_the_other_commands_and_the_recipe_run(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in re.findall(r"^    (wherefrom [^\n>]+)", PAGE, re.MULTILINE):
        assert CliRunner().invoke(app, shlex.split(command)[1:]).exit_code == 0, command
    (recipe,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    exec(compile(recipe, "audit.md", "exec"), {"place": place})
    assert "The Ashel Gazette 1 of 7" in capsys.readouterr().out


def test_the_table_of_people_and_the_columns_are_those_of_the_page(place: Path) -> None:
    (table,) = re.findall(r"```csv\n(.*?)```", PAGE, re.DOTALL)
    assert table.encode() == PEOPLE
    for name, described in re.findall(r"^\| `(\w+)` \| (.+) \|$", PAGE, re.MULTILINE):
        done = CliRunner().invoke(app, ["sources", "--csv", name, "--attributes", "people.csv"])
        named = set(re.findall(r"`([\w. ]+)`", described))
        for column in next(csv.reader(io.StringIO(done.stdout))):
            known = (
                column in named or re.match(r"person_|kind_|cites ", column) or column.removesuffix("_share") in named
            )
            assert known, f"{name} has a column {column}"
