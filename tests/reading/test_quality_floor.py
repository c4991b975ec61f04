"""The quality of the reading on own gold articles may not fall unnoticed.

``python tests/gold/update_floor.py`` makes the present state the floor.
"""

import json
import sys
from typing import get_args

import pytest

from gold_readings import FIGURES, FLOOR, GOLD, changes, gold_lines, state
from wherefrom.reading.types import Kind, Stance, Voice

SLACK = 1.5
"""Points that a figure may fall: two statements of some 140. Sums of floats are added in another order on processors
with other instructions, and a statement whose probability is at a threshold then comes or goes."""


@pytest.fixture(scope="module")
def floor():
    return json.loads(FLOOR.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def now():
    return state()


def test_the_gold_file_is_what_the_marked_texts_say():
    assert GOLD.read_text(encoding="utf-8").splitlines() == gold_lines()


def test_there_is_enough_gold_of_every_kind():
    records = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    statements = [statement for record in records for statement in record["statements"]]
    assert len(records) >= 12
    assert all(90 <= len(record["text"].split()) <= 350 for record in records)
    assert {s["stance"] for s in statements} == set(get_args(Stance))
    assert {s["voice"] for s in statements} == set(get_args(Voice))
    kinds = {link["kind"] for s in statements for link in s["chain"]}
    assert kinds == set(get_args(Kind))
    assert max(len(s["chain"]) for s in statements) == 3
    for record in records:
        for statement in record["statements"]:
            for role in ("content", "cue", "source"):
                assert [record["text"][s:e] for s, e in statement["spans"][role]] == statement[role]


@pytest.mark.parametrize("figure", FIGURES)
def test_no_figure_falls(figure, floor, now):
    lost = "\n".join(changes(floor["statements"], now["statements"]))
    assert now["figures"][figure] >= floor["figures"][figure] - SLACK, (
        f"{figure} fell from {floor['figures'][figure]} to {now['figures'][figure]}; what changed:\n{lost}\n"
        "If that is meant, run python tests/gold/update_floor.py and commit what it writes."
    )


def test_gains_and_losses_are_told_statement_by_statement(floor, now, capsys):
    before, after = floor["statements"], now["statements"]
    with capsys.disabled():  # also where every test passes
        for line in changes(before, after):
            sys.stdout.write(f"\n{line}")
    assert changes(before, before) == []
    name = next(name for name, result in before.items() if result == "right")
    assert changes(before, {**before, name: "missed"}) == [f"- {name!r}: right => missed"]
    assert changes({**before, name: "stance asks; voice mixed"}, {**before, name: "voice mixed"})[0][0] == "+"
    assert changes(before, {**before, "x ++ never said": "not in gold"})[0][0] == "-"
