"""``wherefrom search`` from outside."""

from __future__ import annotations

import json

import pytest

from archive_commands import run


def test_search_for_the_eye_and_for_programs(harbour_archive: str) -> None:
    done = run("search", "--archive", harbour_archive, "quay", "close")
    assert done.exit_code == 0
    assert "Harbour wall failing" in done.stdout
    assert "Ana Brandt → Coast Radio asserts: the quay is closing next week" in done.stdout
    assert "\x1b" not in done.stdout
    lines = [
        json.loads(line) for line in run("search", "--archive", harbour_archive, "quay", "--jsonl").stdout.splitlines()
    ]
    assert {line["article"]["id"] for line in lines} == {"post", "courier", "radio", "blog"}
    assert json.loads(run("search", "--archive", harbour_archive, "quay", "--json").stdout) == lines
    (said,) = next(line for line in lines if line["article"]["id"] == "post")["statements"]
    assert said["chain"] == [{"name": "Ana Brandt", "kind": "person"}, {"name": "Coast Radio", "kind": "outlet"}]
    ((start, end),) = said["snippet"]["marks"]
    assert said["snippet"]["words"][start:end] == "quay"


def test_search_by_options_and_without_a_result(harbour_archive: str) -> None:
    asked = ("search", "--archive", harbour_archive, "wall", "or", "hall", "--jsonl")
    denied = run(*asked, "--stance", "denies", "--source", "tomas lind").stdout.splitlines()
    assert [json.loads(line)["article"]["id"] for line in denied] == ["post"]
    assert run(*asked, "--since", "2032").stdout == ""
    nothing = run("search", "--archive", harbour_archive, "zeppelin")
    assert (nothing.exit_code, nothing.stdout) == (0, "")
    assert "nothing about 'zeppelin' in 4 articles" in nothing.stderr
    unknown = run("search", "--archive", harbour_archive, "wall", "--outlet", "Elery Post")
    assert unknown.exit_code == 1
    assert "did you mean The Ellery Post" in unknown.stderr


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (("--since", "last week"), "is no day, month or year"),
        (("--until", "2031-13"), "is no day, month or year"),
        (("--stance", "says"), "is none of asserts, confirms"),
        (("--kind", "robot"), "is none of person, organization"),
        (("--json", "--jsonl"), "choose one of --json and --jsonl"),
    ],
)
def test_wrong_options_say_what_is_allowed(option: tuple[str, ...], said: str) -> None:
    done = run("search", "x", *option)
    assert done.exit_code == 2
    assert said in " ".join(done.stderr.replace("│", " ").split())
