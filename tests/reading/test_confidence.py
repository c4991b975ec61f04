"""Statements of low confidence are left out, and what stays is consistent in itself."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from typer.testing import CliRunner

import wherefrom
from places import STORY
from wherefrom import Article, Entity, Flag, Layer, Link, Reading, Statement
from wherefrom.cli import app
from wherefrom.reading.confidence import keep_confident
from wherefrom.reading.contract import reading_from_dict, reading_to_dict, with_keys
from wherefrom.reading.types import Retraction

GAZETTE = STORY / "4-gazette.txt"
TEXT = "The mayor said that the gate is shut. The keeper denied it."


def statement(number, confidence, layers=()):
    spans = {"content": ((15, 36),), "cue": ((10, 14),), "source": ((0, 9),)}
    chain = (Link("mayor", "unnamed", entity=0),)
    return Statement(
        number, **spans, voice="indirect", stance="asserts", chain=chain, layers=layers, confidence=confidence
    )


def reading(*confidences, targets=()):
    layers = (Layer(((4, 36),), ((10, 14),), ()), Layer(((15, 36),), ((10, 14),), ((0, 9),)))
    found = [statement(n, c, layers=layers if n else ()) for n, c in enumerate(confidences)]
    found[-1] = replace(found[-1], targets=tuple(targets))
    flags = tuple(Flag("unnamed-origin", s.id, "Why.") for s in found) + (Flag("undated", None, "Why."),)
    return Reading(
        Article(id="a", text=TEXT), tuple(found), (Entity(0, "mayor", "unnamed", mentions=((4, 9),)),), flags
    )


def test_what_is_left_out_takes_its_flags_and_the_targets_to_it_along():
    taken_back = Retraction(((0, 3),), "denies", (0, 1))
    before = replace(reading(0.9, 0.4, 0.7, targets=(0, 1)), retractions=(taken_back,))
    kept = keep_confident(before, 0.5)
    assert [s.id for s in kept.statements] == [0, 2]
    assert kept.statements[1].targets == (0,)
    assert [flag.statement for flag in kept.flags] == [0, 2, None]
    assert kept.retractions == (Retraction(((0, 3),), "denies", (0,)),)
    assert [entity.name for entity in kept.entities] == ["mayor"]


def test_layers_and_chains_of_what_stays_stay():
    before = reading(0.2, 0.9)
    (inner,) = keep_confident(before, 0.5).statements
    assert inner == before.statements[1]


def test_nothing_to_leave_out_gives_the_very_same_reading():
    before = reading(0.2, 0.9)
    assert keep_confident(before, 0) is before
    assert keep_confident(before, 0.2) is before


@pytest.mark.parametrize("least", [-0.1, 1.1, float("nan"), float("inf")])
def test_what_is_no_probability_is_refused(least):
    with pytest.raises(ValueError, match="between 0 and 1"):
        keep_confident(reading(0.2), least)
    with pytest.raises(ValueError, match="between 0 and 1"):
        wherefrom.read(GAZETTE, min_confidence=least)
    with pytest.raises(ValueError, match="between 0 and 1"):
        wherefrom.read_many([GAZETTE], min_confidence=least)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=8), st.floats(0, 1), st.data())
def test_a_reading_that_was_sound_stays_sound(confidences, least, data):
    targets = data.draw(st.lists(st.integers(0, len(confidences) - 1), unique=True))
    kept = keep_confident(reading(*confidences, targets=targets), least)
    assert reading_from_dict(reading_to_dict(kept)) == with_keys(kept)
    assert [s.confidence for s in kept.statements] == [c for c in confidences if c >= least]


def test_from_python_and_the_command_line_alike():
    everything = wherefrom.read(GAZETTE)
    least = sorted(s.confidence for s in everything.statements)[len(everything.statements) // 2]
    kept = wherefrom.read(GAZETTE, min_confidence=least)
    assert 0 < len(kept.statements) < len(everything.statements)
    assert all(s.confidence >= least for s in kept.statements)
    assert list(wherefrom.read_many([GAZETTE], min_confidence=least)) == [kept]
    result = CliRunner().invoke(app, ["read", "--json", "--min-confidence", str(least), str(GAZETTE)])
    assert result.exit_code == 0
    assert json.loads(result.stdout)["statements"] == kept.to_dict()["statements"]


def test_several_processes_leave_out_the_same():
    articles = [Article(id=str(n), text=GAZETTE.read_text(encoding="utf-8")) for n in range(2)]
    alone = list(wherefrom.read_many(articles, min_confidence=0.7))
    assert list(wherefrom.read_many(articles, workers=2, min_confidence=0.7)) == alone


@pytest.mark.parametrize("value", ["-1", "1.5", "nan", "much"])
def test_the_command_line_refuses_what_is_no_probability(value):
    result = CliRunner().invoke(app, ["read", "--min-confidence", value, str(GAZETTE)])
    assert result.exit_code == 2
    assert "--min-confidence" in result.stderr
