"""Whom something is told of by nobody in particular is no source of it."""

import pytest

from marked import read, words


@pytest.mark.parametrize(
    ("marked", "content", "source"),
    [
        ("{s1 Ines Dahl} {c1 reportedly} {x1 owns three islands}.", "Ines Dahl|owns three islands", ""),
        ("They sought {s1 a man} {c1 believed to} {x1 have fled}.", "a man|have fled", ""),
        ("It was Ines Dahl {c1 who reportedly} {x1 owns it}.", "owns it", ""),
        ("{s1 Ines Dahl} {c1 reportedly} {x1 wants to leave}.", "wants to leave", "Ines Dahl"),
        ("{s1 Ines Dahl} {c1 reportedly} {x1 posted the bill}.", "Ines Dahl|posted the bill", ""),
        ("{x1 Ines Dahl} {c1 reportedly told} staff {x1 she would go}.", "she would go", "Ines Dahl"),
        ("{x1 Ines Dahl} {c1 reportedly} told staff that {x1 she would go}.", "she would go", "Ines Dahl"),
        ("{s1 Ines Dahl} {c1 reportedly} said that {x1 she would go}.", "she would go", "Ines Dahl"),
        ("{x1 Ines Dahl} {c1 reportedly} {x1 agreed to sell the inn}.", "sell the inn", "Ines Dahl"),
        ("{s1 Ines Dahl} {c1 reportedly} {x1 admitted to loving boats}.", "loving boats", "Ines Dahl"),
        ("It was a scarf which {s1 many} {c1 thought to} {x1 be a clue}.", "a scarf|be a clue", "many"),
        ("He was sacked for {c1 allegedly} {x1 stealing fish}.", "stealing fish", ""),
        ("The pier is old. {s1 It} {c1 is expected to} {x1 close in May}.", "It|close in May", ""),
        ("The pier is old. It {c1 is projected to} {x1 close in May}.", "It|close in May", ""),
        ("The pier is old, and it {c1 is expected to} {x1 close in May}.", "it|close in May", ""),
        ("The owners sold the pier — they {c1 are said to} {x1 have lost money}.", "they|have lost money", ""),
        (
            "Just four of the old harbour's 19 piers {c1 are expected to} {x1 close in May}.",
            "Just four of the old harbour's 19 piers|close in May",
            "",
        ),
        ("Halden {c1 has been described as} {x1 a ruin}.", "Halden|a ruin", ""),
        ("He left what {s1 Ines Dahl} {c1 described as} {x1 a ruin}.", "a ruin", "Ines Dahl"),
    ],
)
def test_who_is_spoken_of_is_no_source(marked, content, source):
    (statement,) = read(marked).statements
    assert words(read(marked), statement.content) == content
    assert words(read(marked), statement.source) == source


@pytest.mark.parametrize(
    ("marked", "source"),
    [
        ("{s1 Ines Dahl} faced {c1 rumours} {x1 she would go}.", ""),
        ("{s1 Ines Dahl} has not commented on {c1 the rumors that} {x1 she would go}.", ""),
        ("{s1 The couple} laughed at {c1 new rumours of} {x1 a divorce}.", ""),
        ("{s1 The singer} fought {c1 rumors about} {x1 her health}.", ""),
        ("{s1 Ines Dahl's} {c1 rumours that} {x1 he would go} hurt.", "Ines Dahl's"),
        ("{s1 her} {c1 rumours that} {x1 he would go} hurt.", "her"),
        ("There are {c1 rumours} among {s1 the crew} {x1 that he would go}.", "the crew"),
        ("{s1 Ines Dahl} {c1 said} {x1 there were rumours}.", "Ines Dahl"),
    ],
)
def test_who_faces_rumours_tells_none(marked, source):
    reading = read(marked)
    assert words(reading, reading.statements[0].source) == source


def test_a_verb_that_is_a_cue_by_itself_needs_no_reportedly():
    reading = read("{s1 {s2 Ines Dahl}} {c1 reportedly} {c2 said} that {x1 {x2 she would go}}.")
    assert [words(reading, statement.cue) for statement in reading.statements] == ["said"]


def test_what_somebody_reportedly_agreed_to_is_told_once():
    reading = read("{x1 {s2 Ines Dahl}} {c1 reportedly} {x1 {c2 agreed to} {x2 sell the inn}}.")
    (statement,) = reading.statements
    assert words(reading, statement.cue) == "reportedly|agreed to"
    assert [link.name for link in statement.chain] == ["Ines Dahl", "unnamed"]


def test_what_somebody_reportedly_said_came_through_nobody_named():
    (statement,) = read("{s1 Ines Dahl} {c1 reportedly told} her staff {x1 that she would go}.").statements
    assert [(link.name, link.kind) for link in statement.chain] == [("Ines Dahl", "person"), ("unnamed", "unnamed")]
