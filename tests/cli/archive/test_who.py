"""``wherefrom who`` from outside."""

from __future__ import annotations

import json

from archive_commands import rows_of, run


def test_who_for_the_eye_and_for_programs(harbour_archive: str) -> None:
    done = run("who", "--archive", harbour_archive, "Ana", "Brandt")
    assert "Ana Brandt · person · 4 statements in 3 articles" in done.stdout
    assert "also written A. Brandt and Åna Brandt" in done.stdout
    assert "may be Ana Brandt or Ivo Brandt" in done.stdout
    assert "the quay is closing next week" in " ".join(done.stdout.split())
    first, second = map(
        json.loads, run("who", "--archive", harbour_archive, "Ana Brandt", "--jsonl").stdout.splitlines()
    )
    assert (first["name"], first["articles"], len(first["statements"])) == ("Ana Brandt", 3, 4)
    assert sorted(second["may_be"]) == ["Ana Brandt", "Ivo Brandt"]


def test_who_suggests_names(harbour_archive: str) -> None:
    done = run("who", "--archive", harbour_archive, "Ana Brant")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.startswith("wherefrom: nothing by 'Ana Brant'; did you mean Ana Brandt")
    left = run("who", "--archive", harbour_archive, "Tomas Lind", "--until", "2001")
    assert "without them there is something by Tomas Lind" in left.stderr


def test_who_as_csv(harbour_archive: str) -> None:
    rows = rows_of(run("who", "--archive", harbour_archive, "Tomas Lind", "--csv").stdout)
    assert [(row["role"], row["article"], row["chain"]) for row in rows] == [
        ("says", "post", "Tomas Lind"),
        ("passes on", "courier", "Ana Brandt < Tomas Lind"),
    ]
