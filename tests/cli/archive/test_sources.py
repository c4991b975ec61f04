"""``wherefrom sources`` from outside."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from archive_commands import rows_of, run


def test_sources(harbour_archive: str) -> None:
    done = run("sources", "--archive", harbour_archive)
    assert "11 statements in 4 articles" in done.stdout
    said = "9 of 11 (82 %) from named sources, 2 of 11 (18 %) from sources without a name"
    assert said in " ".join(done.stdout.split())
    assert re.search(r"● Ana Brandt +4 +3 +3", done.stdout)
    assert re.search(r"Coast Radio +3 +2 \(67 %\) +1 \(33 %\) +0 +0", done.stdout)
    found = json.loads(run("sources", "--archive", harbour_archive, "--json", "--limit", "2").stdout)
    assert (found["statements"], found["named"], found["unnamed"], len(found["by_party"])) == (11, 9, 2, 2)
    nowhere = {"name": None, "articles": 1, "statements": 1, "named": 1, "unnamed": 0}
    assert found["by_outlet"][-1] == nowhere | {"people": 1, "institutional": 0, "documents": 0}
    assert found["citations"] == [{"citing": "The Ellery Post", "cited": "Coast Radio", "articles": 1, "statements": 1}]
    assert (
        "no statement that the options leave" in run("sources", "--archive", harbour_archive, "--until", "1999").stderr
    )


def test_sources_as_csv(harbour_archive: str, tmp_path: Path) -> None:
    asked = ("sources", "--archive", harbour_archive, "--csv")
    rows = rows_of(run(*asked, "statements").stdout)
    assert len(rows) == 11
    assert rows[0]["title"] == "Harbour wall failing"
    assert rows[0]["url"] == "https://post.example/"
    assert (rows[1]["source"], rows[1]["through"]) == ("Ana Brandt", "Coast Radio")
    counts = rows_of(run(*asked, "counts", "--per", "day").stdout)
    (post,) = (row for row in counts if (row["by"], row["name"]) == ("outlet", "The Ellery Post"))
    assert (post["unnamed"], post["statements"], post["unnamed_share"]) == ("1", "4", "0.25")
    assert {row["period"] for row in counts if row["by"] == "day"} == {"2031-03-14", "2031-03-15", "undated"}
    assert len(rows_of(run(*asked, "parties", "--limit", "1").stdout)) == 8
    assert rows_of(run(*asked, "matrix").stdout) == [{"outlet": "The Ellery Post", "cites Coast Radio": "1"}]


def test_sources_with_what_is_known_of_people(harbour_archive: str, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("name,party\nAna Brandt,=Greens\nJo Nobody,Reds\n", "utf-8")
    asked = ("sources", "--archive", harbour_archive, "--attributes", people)
    done = run(*asked)
    assert re.search(r"=Greens +1 +3 +4 of 4 \(100 %\)", done.stdout)
    assert "1 of 2 people are in the archive" in done.stderr
    assert "line 3, 'Jo Nobody': not in the archive" in done.stderr
    rows = rows_of(run(*asked, "--csv", "people").stdout)
    assert [(row["party"], row["why_not"]) for row in rows] == [("Ana Brandt", ""), ("", "not in the archive")]
    assert rows[0]["person_party"] == "'=Greens", "a spreadsheet would run it"
    found = json.loads(run(*asked, "--json").stdout)
    assert found["by_attribute"][0]["of"] == 4
    people.write_text("person,party\n", "utf-8")
    wrong = run(*asked)
    assert (wrong.exit_code, "names no column 'name'" in wrong.stderr) == (1, True)


def test_pages_of_sources_and_of_who(harbour_archive: str, tmp_path: Path) -> None:
    page = tmp_path / "audit.html"
    done = run("sources", "--archive", harbour_archive, "--html", page, "--fold")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "Who cites whom" in page.read_text("utf-8")
    assert run("who", "--archive", harbour_archive, "Tomas", "Lind", "--html", page).exit_code == 0
    assert "<h1" in page.read_text("utf-8")
    assert run("sources", "--archive", harbour_archive, "--html", tmp_path / "no" / "a.html").exit_code == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--csv", "counts", "--json"), "choose one of --json and --csv"),
        (("--csv", "rows"), "is none of statements, counts, parties, matrix, people"),
        (("--csv", "people"), "--csv people is about the table"),
        (("--per", "year"), "is none of month, week, day"),
    ],
)
def test_options_of_sources_that_do_not_fit(harbour_archive: str, options: tuple[str, ...], said: str) -> None:
    done = run("sources", "--archive", harbour_archive, *options)
    assert done.exit_code == 2
    assert said in " ".join(done.stderr.replace("│", " ").split())
