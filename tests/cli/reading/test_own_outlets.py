"""Outlets of one's own, from outside."""

import json

import pytest

from command_line import GAZETTE, batch, run


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
