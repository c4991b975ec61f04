"""The command line in front of a person."""

import json
import os
import pty
import select
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from command_line import BLOG, COMMAND, GAZETTE
from wherefrom.cli.output import say


def on_a_terminal(*arguments, which):
    """What the command writes to the terminal that ``which`` ("stdout", "stderr") is, and to the other one, a pipe."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80"}
    environment.pop("NO_COLOR", None)
    other = {"stdout": "stderr", "stderr": "stdout"}[which]
    with subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        env=environment,
        **{which: theirs, other: subprocess.PIPE},
    ) as process:
        os.close(theirs)
        shown = b"".join(chunks(ours))
        piped = getattr(process, other).read()
    os.close(ours)
    assert process.returncode == 0
    return shown.decode(), piped.decode()


def chunks(terminal):
    while select.select([terminal], [], [], 300)[0]:
        try:
            chunk = os.read(terminal, 65536)
        except OSError:  # The other side is closed.
            return
        if not chunk:
            return
        yield chunk


def test_progress_shows_on_a_terminal_with_several_inputs_only():
    shown, piped = on_a_terminal("read", "--jsonl", GAZETTE, BLOG, which="stderr")
    assert "2/2" in shown or "1/2" in shown
    assert len(piped.splitlines()) == 2
    shown, _ = on_a_terminal("read", "--jsonl", "--quiet", GAZETTE, BLOG, which="stderr")
    assert shown == ""


def test_one_reading_on_a_terminal_is_indented_and_coloured_for_the_eye():
    shown, errors = on_a_terminal("read", "--json", GAZETTE, which="stdout")
    assert errors == ""
    assert len(shown.splitlines()) > 50
    assert json.loads(shown)["schema"] == "wherefrom.reading/1"
    shown, _ = on_a_terminal("read", GAZETTE, which="stdout")
    assert "\x1b[" in shown


@given(st.text(max_size=60))
def test_whatever_a_name_holds_a_message_is_one_printable_line(name):
    ours, theirs = os.pipe()
    saved = os.dup(2)
    os.dup2(theirs, 2)
    os.close(theirs)
    try:
        with open(2, "w", encoding="utf-8", closefd=False) as sys.stderr:
            say(f"{name}: gone")
    finally:
        sys.stderr = sys.__stderr__
        os.dup2(saved, 2)
        os.close(saved)
    with open(ours, encoding="utf-8", newline="") as written:
        line = written.read()
    assert line.startswith("wherefrom: ")
    assert line.endswith(": gone\n")
    assert line[:-1].isprintable()
