"""The commands that work on an archive: run in the tests' own process, or as a program, and what they print."""

from __future__ import annotations

import csv
import io
import sys

from click.testing import Result
from typer.testing import CliRunner

from archive_app import app
from places import ROOT

PROGRAM = (sys.executable, str(ROOT / "tests" / "support" / "archive_app.py"))


def run(*arguments: object) -> Result:
    """What the command with these arguments says and how it ends, in this process."""
    return CliRunner().invoke(app, [*map(str, arguments)], env={"COLUMNS": "160"})


def rows_of(printed: str) -> list[dict[str, str]]:
    """The rows of the CSV that was printed, by the names of their columns."""
    return list(csv.DictReader(io.StringIO(printed)))
