"""The command line from outside: how each run ends."""

import signal
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from command_line import COMMAND, GAZETTE, run
from wherefrom.cli import app


def test_a_missing_file_costs_one_line_and_the_exit_code():
    done = run("read", "--jsonl", "no/such/file.html", GAZETTE, "nor\nthis")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    first, second = done.stderr.splitlines()
    assert first.startswith("wherefrom: no/such/file.html: ")
    assert second.startswith("wherefrom: nor\\nthis: ")


@pytest.mark.parametrize(
    "arguments",
    [
        ("read",),
        ("read", "--json", "--jsonl", GAZETTE),
        ("read", "--json", "--html", "page.html", GAZETTE),
        ("read", "--no-such-option", GAZETTE),
        ("no-such-command",),
        ("evaluate",),
    ],
)
def test_a_wrong_command_line_ends_with_2_and_says_why(arguments, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, [*map(str, arguments)])
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Usage: wherefrom" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_process_ends_with_the_same_code():
    done = run("read")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Usage: wherefrom read" in done.stderr


def test_a_closed_pipe_ends_quietly():
    with subprocess.Popen(
        [*COMMAND, "read", "--jsonl", *[str(GAZETTE)] * 4], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout.readline().startswith(b"{")
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("arguments", [("read", GAZETTE), ("schema",)])
def test_a_full_disk_under_standard_output_is_said(arguments):
    with open("/dev/full", "w") as full:
        done = run(*arguments, capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 1
    assert done.stderr == "wherefrom: standard output: No space left on device\n"


def test_an_interrupt_ends_with_130_and_a_line():
    with subprocess.Popen(
        [*COMMAND, "read", "--jsonl", str(GAZETTE), "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout.readline().startswith(b"{")  # From here on it waits for standard input.
        process.send_signal(signal.SIGINT)
        process.wait(timeout=300)
        assert process.stderr.read() == b"wherefrom: interrupted\n"
    assert process.returncode == 130
