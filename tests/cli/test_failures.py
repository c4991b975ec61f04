"""How a run with faults ends: a line for each, the rest done, exit code 1, never a traceback that nobody asked for."""

import json
import os
import subprocess
import sys

import pytest

from command_line import COMMAND
from hostile import NEWS
from wherefrom.cli import failures
from wherefrom.cli.failures import Failures
from wherefrom.errors import ArchiveError, InputError, OutputError, UnexpectedError, UnstorableError

LONG = "w" * 300


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.txt").write_text(NEWS)
    (tmp_path / "zero").write_bytes(b"")
    return tmp_path


def shell(line):
    command = line.replace("wherefrom", f"{sys.executable} -m wherefrom", 1)
    return subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.skipif(os.name != "posix", reason="streams are closed by a shell of POSIX")
@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("wherefrom read good.txt >&-", "standard output: is closed"),
        ("wherefrom read --json good.txt >&-", "standard output: is closed"),
        ("wherefrom read --jsonl - <&-", "standard input: is closed"),
        ("wherefrom trace good.txt >&-", "standard output: is closed"),
        ("wherefrom trace - <&-", "standard input: is closed"),
        ("wherefrom add --archive news.db - <&-", "standard input: is closed"),
        (f"wherefrom read {LONG}.txt", "File name too long"),
        (f"wherefrom read --html {LONG}.html good.txt", "could not be written: File name too long"),
        (f"wherefrom add --archive {LONG}.db good.txt", "cannot be opened: File name too long"),
        (f"wherefrom search --archive {LONG}/{LONG}.db weir", "cannot be opened: File name too long"),
        (f"wherefrom who --archive ./{LONG} Lee", "cannot be opened: File name too long"),
        ("wherefrom search --archive zero weir", "there is no archive yet"),
        ("wherefrom read zero", "zero: is empty"),
        ("wherefrom read --outlets zero/no good.txt", "the list of outlets cannot be read"),
    ],
)
def test_odd_places_get_a_line_and_exit_code_1(folder, line, says):
    result = shell(line)
    assert result.returncode == 1
    assert says in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", "--archive", "", "good.txt"),
        ("search", "--archive=", "weir"),
        ("read", ""),
        ("read", "good.txt", "--html", ""),
        ("trace", "--articles", ""),
        ("read", "--outlets=", "good.txt"),
    ],
)
def test_an_empty_argument_is_an_unset_variable(folder, arguments):
    result = subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, timeout=60, check=False)
    assert result.returncode == 2
    assert "is empty; is a variable of the shell not set?" in result.stderr
    assert not (folder / "archive.db").exists()


def test_a_page_is_written_where_standard_output_is_closed(folder):
    result = shell("wherefrom read --quiet --html page.html good.txt >&-")
    assert (result.returncode, result.stderr) == (0, "")
    assert (folder / "page.html").stat().st_size > 1000


def test_of_one_file_ten_lines_and_a_count(folder):
    (folder / "bad.jsonl").write_text("{\n" * 5000 + json.dumps({"id": "a", "text": NEWS}) + "\n")
    result = shell("wherefrom read --jsonl bad.jsonl zero good.txt")
    lines = result.stderr.splitlines()
    assert result.returncode == 1
    assert [line.split(": ")[1] for line in lines[:10]] == [f"bad.jsonl, line {n}" for n in range(1, 11)]
    assert lines[10:] == [
        "wherefrom: zero: is empty; there is nothing to read",
        "wherefrom: bad.jsonl: 4,990 more errors like these are not shown",
    ]
    assert [json.loads(line)["article"]["text"] for line in result.stdout.splitlines()] == [NEWS, NEWS]


def test_a_fault_is_told_with_its_way_to_show_more(capsys, monkeypatch):
    monkeypatch.delenv("WHEREFROM_TRACEBACK", raising=False)
    fault = UnexpectedError("a.html", "TypeError: no", "Traceback: in line 7")
    Failures().add(fault)
    assert capsys.readouterr().err == (
        "wherefrom: a.html: could not be read, by a fault in wherefrom (TypeError: no); please report it with what"
        " `wherefrom --traceback ...` prints\n"
    )
    monkeypatch.setenv("WHEREFROM_TRACEBACK", "1")
    Failures().add(fault)
    assert capsys.readouterr().err.endswith("\nTraceback: in line 7\n")


def test_a_border_lets_through_what_is_about_the_whole_run(capsys):
    run = Failures()
    for error in (TypeError("no"), InputError("b", "is bad"), UnstorableError("c: too long"), MemoryError()):
        with run.border("a"):
            raise error
    assert run.count == 4
    assert "fault in wherefrom (TypeError: no)" in capsys.readouterr().err
    for error in (ArchiveError("x"), OutputError("y"), KeyboardInterrupt(), failures.ReaderLeft()):
        with pytest.raises(type(error)), run.border("a"):
            raise error
    assert run.count == 4


def test_notices_of_one_file_are_counted_too(capsys):
    run = Failures()
    for number in range(12):
        run.notice(f"a.jsonl, line {number}", f"a.jsonl, line {number}: not read: two paragraphs")
    run.close()
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 11
    assert said[-1] == "wherefrom: a.jsonl: 2 more notices like these are not shown"


def test_a_fault_outside_of_any_input_is_one_line_too(folder, monkeypatch):
    # A hook that breaks a module of the command: what no border inside it could know of.
    (folder / "sitecustomize.py").write_text(
        "import wherefrom.cli.outlets as o\ndef fail(path): raise ZeroDivisionError('by hand')\n"
        "import wherefrom.cli.reading.read as r\nr.know_outlets = fail\n"
    )
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(folder), *filter(None, sys.path)]))
    plain = shell("wherefrom read good.txt")
    assert plain.returncode == 1
    assert plain.stderr == (
        "wherefrom: a fault in wherefrom (ZeroDivisionError: by hand); please report it with what"
        " `wherefrom --traceback ...` prints\n"
    )
    assert "ZeroDivisionError" in shell("wherefrom --traceback read good.txt").stderr.split("Traceback", 1)[1]
