"""``wherefrom correct``, ``corrections`` and ``reread`` as people call them."""

import contextlib
import json

import pytest
from typer.testing import CliRunner

from wherefrom.cli import app

TEXT = (
    "The sluice will be mended by May, said Ana Reyes, the mayor of Orbe.\n\n"
    "Joost Pell, who owns the mill, doubts that the money is there."
)


def run(*arguments, cwd):
    with contextlib.chdir(cwd):
        return CliRunner().invoke(app, arguments)


@pytest.fixture
def folder(tmp_path):
    line = {"id": "sluice", "text": TEXT, "outlet": "Orbe Post", "published": "2031-02-01"}
    (tmp_path / "a.jsonl").write_text(json.dumps(line), encoding="utf-8")
    assert run("add", "--archive", "x.db", "a.jsonl", cwd=tmp_path).exit_code == 0
    return tmp_path


def test_the_way_of_a_correction(folder):
    listed = run("correct", "sluice", "--archive", "x.db", cwd=folder).stdout
    assert "   0  Ana Reyes asserts" in listed
    made = run("correct", "sluice", "0", "--speaker", "Mira Solt", "--person", "ann", "--archive", "x.db", cwd=folder)
    assert made.exit_code == 0, made.stderr
    assert "Mira Solt" in run("who", "Mira Solt", "--archive", "x.db", cwd=folder).stdout
    assert "(corrected)" in run("correct", "sluice", "--archive", "x.db", cwd=folder).stdout
    (one,) = map(json.loads, run("corrections", "--jsonl", "--archive", "x.db", cwd=folder).stdout.splitlines())
    assert (one["schema"], one["person"], one["state"]) == ("wherefrom.correction/1", "ann", "applied")
    assert one["before"]["chain"][0]["name"] == "Ana Reyes"
    exported = run("export", "--what", "corrections", "--archive", "x.db", cwd=folder).stdout
    assert json.loads(exported)["id"] == one["id"]
    assert "Mira Solt" in run("corrections", "--archive", "x.db", cwd=folder).stdout
    shared = run("corrections", "sluice", "--html", "shared.html", "--archive", "x.db", cwd=folder)
    assert "1 correction, written with the article" in shared.stderr
    assert "1 correction by ann" in (folder / "shared.html").read_text(encoding="utf-8")
    assert run("correct", "--undo", one["id"], "--archive", "x.db", cwd=folder).exit_code == 0
    assert "Mira Solt" not in run("who", "Mira Solt", "--archive", "x.db", cwd=folder).stdout
    assert run("verify", "--archive", "x.db", cwd=folder).exit_code == 0


def test_relays_stance_and_metadata(folder):
    assert run("correct", "sluice", "0", "--through", "Coast Radio", "--archive", "x.db", cwd=folder).exit_code == 0
    assert run("correct", "sluice", "1", "--stance", "denies", "--archive", "x.db", cwd=folder).exit_code == 0
    assert run("correct", "sluice", "--outlet", "Vale Post", "--archive", "x.db", cwd=folder).exit_code == 0
    reading = json.loads(run("export", "--what", "readings", "--archive", "x.db", cwd=folder).stdout)
    assert [link["name"] for link in reading["statements"][0]["chain"]] == ["Ana Reyes", "Coast Radio"]
    assert reading["statements"][1]["stance"] == "denies"
    assert reading["article"]["outlet"] == "Vale Post"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("sluice", "9", "--confirm"), 1, "has no statement 9"),
        (("sluice", "--confirm"), 1, "say which statement"),
        (("nowhere", "0", "--confirm"), 1, "has no article nowhere"),
        (("sluice", "0", "--confirm", "--reject"), 2, "one correction at a time"),
        (("sluice", "0", "--through", "X", "--no-relays"), 2, "choose one"),
        ((), 2, "say which article"),
        (("--undo", "none"), 1, "has no correction none"),
    ],
)
def test_what_cannot_be_done(folder, arguments, code, said):
    done = run("correct", *arguments, "--archive", "x.db", cwd=folder)
    assert done.exit_code == code
    assert said in " ".join(done.stderr.replace("│", " ").split())
    assert run("corrections", "--archive", "x.db", cwd=folder).stdout == ""


def test_reread_keeps_corrections(folder):
    run("correct", "sluice", "0", "--speaker", "Mira Solt", "--archive", "x.db", cwd=folder)
    tried = run("reread", "--dry-run", "--archive", "x.db", cwd=folder)
    assert (tried.exit_code, tried.stdout) == (0, "")
    done = run("reread", "--archive", "x.db", cwd=folder)
    assert done.exit_code == 0
    assert "1 article read anew, 0 changed" in done.stderr
    assert "Mira Solt" in run("who", "Mira Solt", "--archive", "x.db", cwd=folder).stdout


def test_two_names_are_one_or_never(folder):
    done = run("correct", "--merge", "Ana Reyes", "Joost Pell", "--person", "ann", "--archive", "x.db", cwd=folder)
    assert (done.exit_code, done.stdout) == (0, "")
    (party,) = json.loads(run("parties", "--json", "--archive", "x.db", cwd=folder).stdout)
    assert {"Ana Reyes", "Joost Pell"} <= set(party["names"])
    assert "ann" in {join["person"] for join in party["joins"]}
    assert run("correct", "--split", "Ana Reyes", "Joost Pell", "--archive", "x.db", cwd=folder).exit_code == 0
    listed = run("corrections", "--archive", "x.db", cwd=folder).stdout
    assert "merge “Ana Reyes” and “Joost Pell”  overruled" in listed
    assert "split “Ana Reyes” and “Joost Pell”  applied" in listed
    done = run("correct", "--merge", "Ana Reyes", "Nobody Else", "--archive", "x.db", cwd=folder)
    assert (done.exit_code, "Nobody Else" in done.stderr) == (1, True)


def test_an_article_took_from_another_and_was_read_through(folder):
    line = {"id": "weir", "text": TEXT, "outlet": "Vale Post", "published": "2031-02-02"}
    (folder / "b.jsonl").write_text(json.dumps(line), encoding="utf-8")
    assert run("add", "--archive", "x.db", "b.jsonl", cwd=folder).exit_code == 0
    for arguments in (
        ("weir", "--not-from", "sluice"),
        ("weir", "--took-from", "Corvane News"),
        ("weir", "0", "--same-claim", "sluice", "0"),
        ("weir", "--read-through"),
    ):
        done = run("correct", *arguments, "--person", "ann", "--archive", "x.db", cwd=folder)
        assert done.exit_code == 0, done.stderr
    listed = run("corrections", "--archive", "x.db", cwd=folder).stdout
    assert "did not take from sluice  applied" in listed
    assert "took from Corvane News  applied" in listed
    assert "are one claim applied" in " ".join(listed.split())
    assert "read-through  applied" in listed


def test_an_article_is_deleted_after_a_question(folder):
    kept = run("archive", "delete", "sluice", "--archive", "x.db", cwd=folder)
    assert kept.exit_code == 1
    assert run("archive", "delete", "--yes", "nowhere", "--archive", "x.db", cwd=folder).exit_code == 1
    done = run("archive", "delete", "--yes", "sluice", "--archive", "x.db", cwd=folder)
    assert (done.exit_code, "1 article deleted" in done.stderr) == (0, True)
    assert run("export", "--what", "articles", "--archive", "x.db", cwd=folder).stdout == ""
