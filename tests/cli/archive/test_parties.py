"""``wherefrom parties`` from outside."""

from __future__ import annotations

import inspect
import json
from typing import get_args

from archive_commands import run
from wherefrom.archive.identity import ties
from wherefrom.archive.parties.types import Same
from wherefrom.report.views.joins import WHY


def test_parties_are_listed_with_why_they_are_one(harbour_archive: str) -> None:
    shown = run("parties", "--archive", harbour_archive).stdout
    assert "Ana Brandt · person · 4 statements" in shown
    assert "Åna Brandt" in shown
    assert "a shorter name that fits nobody else here" in shown
    lines = run("parties", "--archive", harbour_archive, "--jsonl", "brandt").stdout.splitlines()
    (party,) = map(json.loads, lines)
    assert party["name"] == "Ana Brandt"
    assert sorted(party["names"]) == ["A. Brandt", "Ana Brandt", "Åna Brandt"]
    assert {join["why"] for join in party["joins"]} <= set(WHY)
    none = run("parties", "--archive", harbour_archive, "Zeno Quirk")
    assert none.stdout == ""
    assert "nobody in this archive called 'Zeno Quirk' has several names" in none.stderr


def test_every_reason_within_an_archive_has_words() -> None:
    found = inspect.getsource(ties)
    assert set(WHY) == {why for why in get_args(Same) if f'"{why}"' in found}
