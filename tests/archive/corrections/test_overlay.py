"""Corrections laid over a reading: what shows, who overrules whom, and that nothing is ever lost."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import wherefrom
from wherefrom.archive.corrections.carrying import carried
from wherefrom.archive.corrections.overlay import overlay
from wherefrom.archive.corrections.pairing import anchor_of
from wherefrom.archive.corrections.types import Correction, Values
from wherefrom.reading.contract import reading_from_dict, reading_to_dict
from wherefrom.reading.types import Link

TEXT = (
    'The pumps will hold until Friday, said Ana Reyes, the mayor. "We have sand for two more nights," she added.\n\n'
    "Joost Pell, who owns the mill, doubts that. He told the Coast Post that nobody had asked him for his sand.\n\n"
    "According to the water board the dike is dry. Reyes denied that the council had been warned."
)


@pytest.fixture(scope="module")
def reading():
    return wherefrom.read(wherefrom.Article(id="dike", text=TEXT, outlet="Dike Post", published="2031-02-01"))


def correction(number, reading, action, statement=None, **fields):
    anchor = None if statement is None else anchor_of(reading.article.text, reading.statements[statement])
    return Correction(f"c{number}", "dike", "", action, "ann", f"2031-02-0{1 + number % 9}", anchor, **fields)


def speaker(name, kind="person"):
    return Values(chain=(Link(name, kind),))


def test_a_corrected_speaker_shows_and_undo_gives_back_the_same_bytes(reading):
    change = correction(1, reading, "change", 1, after=speaker("Joost Pell"))
    found = overlay(reading, [change])
    (statement,) = [s for s in found.reading.statements if s.id == reading.statements[1].id]
    assert statement.chain[0].name == "Joost Pell"
    assert statement.chain[0].entity == next(e.id for e in reading.entities if e.name == "Joost Pell")
    assert statement.confidence == 1
    assert found.by == {statement.id: ("c1",)}
    undo = correction(2, reading, "undo", undoes="c1")
    found = overlay(reading, [change, undo])
    assert found.states["c1"] == "undone"
    assert reading_to_dict(found.reading) == reading_to_dict(reading)
    again = overlay(reading, [change, undo, correction(3, reading, "undo", undoes="c2")])
    assert again.states["c1"] == "applied"


def test_the_later_of_two_shows_and_both_are_kept(reading):
    first = correction(1, reading, "change", 0, after=speaker("Joost Pell"))
    second = correction(2, reading, "change", 0, after=speaker("the council", "organization"))
    found = overlay(reading, [first, second])
    assert found.reading.statements[0].chain[0].name == "the council"
    assert found.states == {"c1": "overruled", "c2": "applied"}
    stance = correction(3, reading, "change", 0, after=Values(stance="doubts"))
    found = overlay(reading, [first, stance])
    assert found.states == {"c1": "applied", "c3": "applied"}
    assert found.by[reading.statements[0].id] == ("c1", "c3")


def test_rejected_confirmed_and_added(reading):
    rejected = overlay(reading, [correction(1, reading, "reject", 0)])
    assert len(rejected.reading.statements) == len(reading.statements) - 1
    assert all(reading.statements[0].id not in s.targets for s in rejected.reading.statements)
    back = overlay(reading, [correction(1, reading, "reject", 0), correction(2, reading, "confirm", 0)])
    assert [s.id for s in back.reading.statements] == [s.id for s in reading.statements]
    assert back.reading.statements[0].confidence == 1
    start = TEXT.index("nobody had asked")
    new = Values(content=((start, start + 29),), cue=(), source=(), chain=(Link("Nobody Else", "person"),))
    added = overlay(reading, [correction(3, reading, "add", after=new)])
    assert len(added.reading.statements) == len(reading.statements) + 1
    (statement,) = [s for s in added.reading.statements if s.id in added.added]
    assert (statement.voice, statement.chain[0].name) == ("indirect", "Nobody Else")
    assert any(e.name == "Nobody Else" for e in added.reading.entities)
    about = replace(correction(4, reading, "change", after=Values(stance="denies")), of="c3")
    both = overlay(reading, [correction(3, reading, "add", after=new), about])
    assert next(s for s in both.reading.statements if s.id in both.added).stance == "denies"


def test_metadata(reading):
    found = overlay(reading, [correction(1, reading, "metadata", after=Values(outlet="Other Post", published="2030"))])
    assert (found.reading.article.outlet, found.reading.article.published) == ("Other Post", "2030")
    assert found.reading.article.title == reading.article.title


def test_every_reading_with_corrections_is_sound(reading):
    rng = random.Random(5)
    for _ in range(60):
        made = [_drawn(rng, reading, number) for number in range(rng.randrange(1, 12))]
        found = overlay(reading, made)
        assert reading_from_dict(reading_to_dict(found.reading)).statements == found.reading.statements
        assert len({s.key for s in found.reading.statements}) == len(found.reading.statements)
        assert set(found.states) == {one.id for one in made}


def _drawn(rng, reading, number):
    action = rng.choice(["confirm", "reject", "change", "change", "undo", "metadata", "add"])
    at = rng.randrange(len(reading.statements))
    if action == "change":
        values = [speaker("Ana Reyes"), speaker("Zed Orr"), Values(stance="asks"), Values(voice="mixed")]
        return correction(number, reading, action, at, after=rng.choice(values))
    if action == "undo":
        return correction(number, reading, action, undoes=f"c{rng.randrange(max(1, number))}")
    if action == "metadata":
        return correction(number, reading, action, after=Values(title=f"Title {number}"))
    if action == "add":
        start = rng.randrange(0, len(TEXT) - 40)
        return correction(
            number, reading, action, after=Values(content=((start, start + 30),), chain=speaker("X Y").chain)
        )
    return correction(number, reading, action, at)


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 10_000))
def test_no_correction_is_lost_when_the_article_is_read_anew(seed):
    rng = random.Random(seed)
    reading = wherefrom.read(wherefrom.Article(id="dike", text=TEXT, outlet="Dike Post", published="2031-02-01"))
    made = [_drawn(rng, reading, number) for number in range(12)]
    found = overlay(altered(reading, rng), made)
    assert set(found.states) == {one.id for one in made}
    assert set(found.states.values()) <= {"applied", "undone", "overruled", "unpaired"}
    shown = [one for ids in found.by.values() for one in ids]
    assert len(shown) == len(set(shown))


def altered(reading, rng):
    """Another model's output: of a third of the statements ends moved, other cues, some dropped, some new."""
    kept = []
    for statement in reading.statements:
        what = rng.choice(["same", "same", "same", "same", "moved", "cue", "dropped", "new"])
        (start, end), *rest = statement.content
        if what == "moved":
            kept.append(replace(statement, content=((start, max(start + 1, end - rng.randrange(12))), *rest), key=""))
        elif what == "cue":
            kept.append(replace(statement, cue=(), key=""))
        elif what != "dropped":
            kept.append(statement)
        if what == "new":
            place = rng.randrange(len(TEXT) - 20)
            kept.append(
                replace(statement, id=100 + len(kept), content=((place, place + 15),), cue=(), layers=(), key="")
            )
    return replace(reading, statements=tuple(replace(s, id=n, targets=()) for n, s in enumerate(kept)))


def test_carried_over_a_changed_text(reading):
    one = correction(1, reading, "change", len(reading.statements) - 1, after=speaker("Joost Pell"))
    newer = replace(reading.article, text="Update: the rain stopped.\n\n" + TEXT)
    moved = carried(one, reading.article, newer)
    assert newer.text[slice(*moved.anchor.content[0])] == TEXT[slice(*one.anchor.content[0])]
    changed = replace(reading.article, text=TEXT.replace("had been warned", "had been told"))
    assert carried(one, reading.article, changed) is None
    elsewhere = replace(reading.article, text=TEXT.replace("two more nights", "one more night"))
    assert carried(one, reading.article, elsewhere) is not None
