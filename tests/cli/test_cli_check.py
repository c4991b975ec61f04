"""``wherefrom check`` as people call it."""

import contextlib
import json

import jsonschema
from typer.testing import CliRunner

from wherefrom.check.contract import check_schema
from wherefrom.cli import app

TEXT = 'Low water\n\nPORT ELM - "The pilots were not told of the wreck," said Ines Marsh, the harbour master.'


def run(*arguments, cwd, command="check"):
    with contextlib.chdir(cwd):
        return CliRunner().invoke(app, [command, *arguments])


def test_a_changed_word_is_shown_word_by_word(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    done = run("The pilots were told of the wreck", "a.txt", "--by", "Ines Marsh", cwd=tmp_path)
    assert done.exit_code == 0
    assert "ALTERED" in done.stdout
    assert "[-not-]" in done.stdout
    assert "Ines Marsh" in done.stdout


def test_json_and_a_text_that_is_not_there(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    done = run("--json", "the pilots were not told of the wreck", "b.txt", "a.txt", cwd=tmp_path)
    assert done.exit_code == 1
    assert "b.txt" in done.stderr
    found = json.loads(done.stdout)
    jsonschema.validate(found, check_schema())
    assert (found["kind"], found["texts"]) == ("exact", 1)


def test_over_an_archive(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert run("--archive", "x.db", "a.txt", cwd=tmp_path, command="add").exit_code == 0
    done = run("pilots were told", "--archive", "x.db", cwd=tmp_path)
    assert done.exit_code == 0
    assert "NOT FOUND" in done.stdout
    assert "EXACT" in run("pilots were not told", "--archive", "x.db", cwd=tmp_path).stdout


def test_what_does_not_go_together(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    done = run("the wreck", "a.txt", "--archive", "x.db", cwd=tmp_path)
    assert done.exit_code == 2
    assert "without an archive" in done.stderr
    assert run(" … ", "a.txt", cwd=tmp_path).exit_code == 2
    assert "no archive" in run("the wreck", "--archive", "none.db", cwd=tmp_path).stderr
