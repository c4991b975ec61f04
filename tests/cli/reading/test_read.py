"""The command line from outside: what comes out where."""

import json
import os

import jsonschema

from command_line import BLOG, GAZETTE, batch, run
from wherefrom.reading.contract import reading_schema


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
