"""The command line from outside: what comes out where, and how each run ends."""

import json
import os
import pty
import resource
import select
import signal
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from places import STORY
from wherefrom.cli import app
from wherefrom.cli.output import say, write_whole
from wherefrom.errors import OutputError
from wherefrom.reading.contract import reading_schema

GAZETTE = STORY / "4-gazette.txt"
BLOG = STORY / "6-saltandsums.txt"
COMMAND = (sys.executable, "-m", "wherefrom")


def run(*arguments, **options):
    options = {"capture_output": True, "text": True, "encoding": "utf-8", "timeout": 300} | options
    return subprocess.run([*COMMAND, *map(str, arguments)], check=False, **options)


def batch(path, *lines):
    path.write_text("".join((x if isinstance(x, str) else json.dumps(x)) + "\n" for x in lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def articles(tmp_path_factory):
    """A batch of three, with a line in the middle that is no JSON."""
    return batch(
        tmp_path_factory.mktemp("batch") / "articles.jsonl",
        {"id": "first", "text": "The gate is shut, keeper Ana Ruel said on Monday. The sea was calm."},
        '{"id": "broken", ',
        {"id": "third", "text": "“The gate is open,” said Tomas Hale, a pilot.", "outlet": "Harbour Post"},
    )


# What comes out


def test_json_is_one_object_of_the_contract():
    done = run("read", "--json", GAZETTE)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1
    reading = json.loads(done.stdout)
    jsonschema.validate(reading, reading_schema())
    assert reading["article"]["text"] == GAZETTE.read_text(encoding="utf-8")
    assert reading["article"]["outlet"] == "Ashel Gazette"
    assert reading["statements"]


def test_several_inputs_give_one_reading_a_line_in_order():
    done = run("read", "--json", BLOG, GAZETTE)
    assert (done.returncode, done.stderr) == (0, "")
    outlines = [json.loads(line)["article"]["text"] for line in done.stdout.splitlines()]
    assert outlines == [path.read_text(encoding="utf-8") for path in (BLOG, GAZETTE)]


def test_a_batch_keeps_order_and_ids_and_survives_a_broken_line(articles):
    done = run("read", "--jsonl", articles)
    assert done.returncode == 1
    first, third = (json.loads(line)["article"] for line in done.stdout.splitlines())
    assert (first["id"], third["id"]) == ("first", "third")
    assert third["outlet"] == "Harbour Post"  # What is given wins over what is found.
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"wherefrom: {articles}, line 2: ")


def test_standard_input_is_read():
    done = run("read", "--json", "-", input=GAZETTE.read_text(encoding="utf-8"))
    assert done.returncode == 0
    assert json.loads(done.stdout)["article"]["text"] == GAZETTE.read_text(encoding="utf-8")


def test_json_is_utf8_whatever_the_locale():
    done = run("read", "--json", GAZETTE, env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert done.returncode == 0
    assert "“Twelve is gossip,”" in json.loads(done.stdout)["article"]["text"]


def test_half_a_surrogate_pair_comes_out_as_an_escape(tmp_path):
    path = batch(tmp_path / "odd.jsonl", '{"id": "odd", "text": "It is late \\ud83d, clerk Ana Ruel said."}')
    done = run("read", "--json", path)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["article"]["id"] == "odd"


def test_for_the_eye_title_and_sources_are_printed():
    done = run("read", GAZETTE, BLOG)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Harbour board knew in January that gate might fail, official says" in done.stdout
    assert "Salt & Sums" in done.stdout
    assert "\x1b" not in done.stdout


def test_the_eye_gets_words_even_without_unicode():
    done = run("read", GAZETTE, env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert done.returncode == 0, done.stderr
    assert "Harbour board knew" in done.stdout


def test_schema_is_a_json_schema():
    done = run("schema")
    assert (done.returncode, done.stderr) == (0, "")
    jsonschema.Draft202012Validator.check_schema(json.loads(done.stdout))
    assert json.loads(done.stdout) == reading_schema()


def test_version():
    import wherefrom

    assert run("--version").stdout == f"wherefrom {wherefrom.__version__}\n"


# What goes wrong


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


# The page for the browser


def test_html_is_written_and_said(tmp_path):
    page = tmp_path / "page.html"
    done = run("read", "--html", page, GAZETTE, BLOG)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("wherefrom: 2 articles, ")
    assert str(page) in done.stderr
    words = page.read_text(encoding="utf-8")
    assert words.lower().startswith("<!doctype html>")
    assert "Salt &amp; Sums" in words
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_html_of_what_could_be_read_is_written_though_some_failed(tmp_path):
    done = run("read", "--quiet", "--html", tmp_path / "page.html", "absent.html", GAZETTE)
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()  # Quiet is about notices; errors stay.
    assert "absent.html" in line
    assert "Harbour board knew" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_no_page_is_written_where_nothing_could_be_read(tmp_path):
    done = run("read", "--html", tmp_path / "page.html", "absent.html")
    assert done.returncode == 1
    assert list(tmp_path.iterdir()) == []


def small_files():
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))


def test_a_page_that_does_not_fit_leaves_the_old_one(tmp_path):
    page = tmp_path / "page.html"
    page.write_text("the old page")
    done = run(
        "read", "--html", page, GAZETTE, preexec_fn=small_files, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"wherefrom: {page}: could not be written: File too large\n"
    assert page.read_text() == "the old page"
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_under_the_page_is_said():
    done = run("read", "--html", "/dev/full", GAZETTE)
    assert done.returncode == 1
    assert done.stderr == "wherefrom: /dev/full: could not be written: No space left on device\n"


def test_no_permission_is_said_and_changes_nothing(tmp_path):
    folder = tmp_path / "locked"
    folder.mkdir()
    page = folder / "page.html"
    page.write_text("the old page")
    folder.chmod(0o555)
    tmp_path.chmod(0o755)
    as_nobody = f"""
import os, pathlib
from wherefrom.cli.output import write_whole
from wherefrom.errors import OutputError
if os.geteuid() == 0:  # Permissions do not hold root back.
    os.seteuid(65534)
try:
    write_whole(pathlib.Path({str(page)!r}), b"new")
except OutputError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", as_nobody], capture_output=True, text=True, check=True, timeout=300)
    folder.chmod(0o755)
    assert done.stdout == f"{page}: could not be written: Permission denied\n"
    assert page.read_text() == "the old page"
    assert [path.name for path in folder.iterdir()] == ["page.html"]


def test_write_whole_keeps_mode_and_links(tmp_path):
    page, link = tmp_path / "page.html", tmp_path / "link.html"
    page.write_text("old")
    page.chmod(0o640)
    link.symlink_to(page)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert page.read_bytes() == b"new"
    assert page.stat().st_mode & 0o777 == 0o640


def test_write_whole_says_what_is_in_the_way(tmp_path):
    with pytest.raises(OutputError, match="Is a directory"):
        write_whole(tmp_path, b"new")
    with pytest.raises(OutputError, match=r"absent/page\.html: could not be written: No such file or directory"):
        write_whole(tmp_path / "absent" / "page.html", b"new")


# In front of a person


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


# Help, and how light the start is

HEAVY = ("onnxruntime", "trafilatura", "httpcore", "lxml", "tokenizers", "pandas", "pypdfium2", "rich.console")
SERVING = ("numpy", "alembic", "authlib", "argon2", "wherefrom.intake.loading", "wherefrom.tracing.tracer")


@pytest.mark.parametrize("command", [(), ("read",), ("schema",), ("evaluate",)])
def test_help_teaches_with_examples(command):
    done = CliRunner().invoke(app, [*command, "--help"])
    assert (done.exit_code, done.stderr) == (0, "")
    assert "  wherefrom " in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 100


EXTRAS = ("pyarrow", "polars", "duckdb", "prov", "rdflib", "networkx", "mcp", "spacy", "jinja2", "starlette", "docx")


@pytest.mark.parametrize(
    ("module", "more"),
    [
        ("wherefrom", ("numpy", "sqlalchemy", "wherefrom.intake.loading", *EXTRAS, "asyncio", "ssl")),
        ("wherefrom.cli", ("numpy", "sqlalchemy", "wherefrom.intake.loading", *EXTRAS)),
        ("wherefrom.web.serving, wherefrom.web.app, uvicorn", (*SERVING, "rich")),
    ],
    ids=lambda given: given.rpartition(" ")[2] if isinstance(given, str) else "",
)
def test_importing_is_light(module, more):
    heavy = (*HEAVY, *more)
    code = f"import sys, {module}; print(len(sys.modules), *[name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=300)
    count, *loaded = done.stdout.split()
    assert loaded == []
    if module == "wherefrom":  # Under 150 ms on a machine of 2020: told by what it loads, as times differ.
        assert int(count) < 280


# evaluate


def test_evaluate_reads_the_gold_texts_itself(tmp_path):
    text = "The gate is shut, keeper Ana Ruel said on Monday. The sea was calm, and nobody was about."
    content, cue, source = "The gate is shut", "said", "keeper Ana Ruel"
    gold = batch(
        tmp_path / "gold.jsonl",
        {
            "id": "a",
            "text": text,
            "attributions": [
                {
                    role: [[text.index(words), text.index(words) + len(words)]]
                    for role, words in (("content", content), ("cue", cue), ("source", source))
                }
            ],
        },
    )
    done = run("evaluate", "--json", gold)
    assert (done.returncode, done.stderr) == (0, "")
    figures = json.loads(done.stdout)
    assert figures["gold"] == "attributions"
    assert figures["measures"]["attribution"]["gold"] == 1
    assert figures["measures"]["token content"]["hit"] >= 3


def test_evaluate_scores_the_readings_it_is_given(tmp_path):
    readings = tmp_path / "readings.jsonl"
    readings.write_text(run("read", "--jsonl", GAZETTE).stdout, encoding="utf-8")
    done = run("evaluate", readings, "--readings", readings)
    assert (done.returncode, done.stderr) == (0, "")
    lines = {line[:18].strip(): line[18:].split() for line in done.stdout.splitlines()}
    assert lines["chain"] == ["100.0", "100.0", "100.0"]
    figures = json.loads(run("evaluate", "--json", readings, "--readings", readings).stdout)
    assert figures["measures"]["statement"]["f1"] == 1.0
    assert figures["measures"]["stance"]["share"] == 1.0


def test_evaluate_says_what_is_wrong_with_its_gold(tmp_path):
    done = run("evaluate", batch(tmp_path / "gold.jsonl", "{}"))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"wherefrom: {tmp_path / 'gold.jsonl'}:1: ")


# Other languages

GERMAN = "Die Brücke bleibt bis zum Frühjahr gesperrt, weil in zwei Lagern Risse gefunden wurden, sagte die Polizei."


def test_an_article_in_another_language_gets_a_line_and_no_statements(tmp_path):
    path = batch(
        tmp_path / "articles.jsonl",
        {"id": "a", "text": GERMAN},
        {"id": "b", "text": "The gate is shut, keeper Ana Ruel said on Monday. The sea was calm."},
    )
    done = run("read", "--jsonl", path)
    assert done.returncode == 1
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert (first["article"]["id"], first["statements"]) == ("a", [])
    assert second["statements"]
    assert done.stderr == f"wherefrom: {path}, line 1: is in German; wherefrom reads English only\n"
    added = run("add", "--archive", tmp_path / "archive.db", path)
    assert (added.returncode, added.stdout) == (1, "1 new, 0 unchanged, 0 changed, 1 failed\n")
    assert added.stderr == done.stderr
    traced = run("trace", "--json", "--articles", path)
    assert traced.returncode == 1
    assert [article["id"] for article in json.loads(traced.stdout)["articles"]] == ["b"]


def test_what_is_left_out_of_a_mixed_article_is_said(tmp_path):
    path = tmp_path / "mixed.txt"
    path.write_text(f"The gate is shut, keeper Ana Ruel said on Monday.\n\n{GERMAN}\n", encoding="utf-8")
    done = run("read", path)
    assert done.returncode == 0
    assert done.stderr == f"wherefrom: {path}: not read: 1 paragraph in German\n"
    assert "Not read: 1 paragraph in German" in done.stdout
    assert "Ana Ruel → this article" in done.stdout
    assert run("read", "--quiet", path).stderr == ""
    page = tmp_path / "page.html"
    run("read", "--html", page, path)
    assert "Not read: 1 paragraph in German." in page.read_text(encoding="utf-8")


# Outlets of one's own


@pytest.mark.slow
def test_outlets_of_ones_own_are_known_to_every_process(tmp_path):
    outlets = tmp_path / "outlets.txt"
    lines = "Skarholm | skarholm.example | newspaper; NO; Nordmedia\nKystra | broadcaster; NO\n"
    outlets.write_text(lines, encoding="utf-8")
    text = "The ferry is sold, harbour master Ines Rook told Kystra on Monday."
    path = batch(tmp_path / "one.jsonl", {"id": "a", "text": text, "url": "https://www.skarholm.example/1"})
    (reading,) = map(json.loads, run("read", "--jsonl", "--outlets", outlets, path).stdout.splitlines())
    assert reading["article"]["outlet"] == "Skarholm"
    (without,) = map(json.loads, run("read", "--jsonl", path).stdout.splitlines())
    assert without["article"]["outlet"] is None
    archive = tmp_path / "archive.db"
    done = run("add", "--archive", archive, "--workers", "2", "--outlets", outlets, path)
    assert done.returncode == 0
    exported = run("export", "--archive", archive, "--what", "readings", "--format", "jsonl").stdout
    (kept,) = map(json.loads, exported.splitlines())
    assert kept["article"]["outlet"] == "Skarholm"
    assert {"Kystra": "outlet"}.items() <= {one["name"]: one["kind"] for one in kept["entities"]}.items()
    traced = json.loads(run("trace", "--json", "--outlets", outlets, "--articles", path).stdout)
    assert traced["articles"][0]["outlet"] == "Skarholm"


def test_a_list_of_outlets_with_a_fault_is_said(tmp_path):
    outlets = tmp_path / "outlets.txt"
    outlets.write_text("Skarholm | paper\n", encoding="utf-8")
    done = run("read", "--outlets", outlets, GAZETTE)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"wherefrom: {outlets}, line 1: its type is none of agency, newspaper, ")
