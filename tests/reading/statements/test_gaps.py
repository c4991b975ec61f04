"""Gaps in contents: what stands between two pieces in one sentence is told too, unless it is the reporter's."""

import pytest

from marked import chains, read, words


def content_of(marked):
    reading = read(marked)
    return [words(reading, statement.content) for statement in reading.statements]


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        (
            "{s1 The survey} {c1 found} {x1 piers in the north were} shut, while {x1 those in the south stayed open}.",
            "piers in the north were shut, while those in the south stayed open",
        ),
        (
            "{s1 Ann Lee} {c1 said} {x1 the pier on her} own beach {x1 had begun to lean}.",
            "the pier on her own beach had begun to lean",
        ),
        (
            "{x1 In 2003}, {x1 the toll was two crowns}, {c1 according to} {s1 Ann Lee}.",
            "In 2003, the toll was two crowns",
        ),
    ],
)
def test_what_stands_between_two_pieces_is_told_too(marked, content):
    assert content_of(marked) == [content]


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        ("{x1 “The pier,”} {s1 Ann Lee} {c1 said}, {x1 “leans.”}", "“The pier,”|“leans.”"),
        ("{s1 Ann Lee} {c1 noted} {x1 “the pier,”} he sighed, {x1 “leans.”}", "“the pier,”|“leans.”"),
        ("{s1 Ann Lee} {c1 called} {x1 the owners} in a letter {x1 thieves}.", "the owners|thieves"),
    ],
)
def test_what_is_the_reporters_stays_between_them(marked, content):
    assert content_of(marked) == [content]


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        (
            "The toll rose by {x1 a sum few can pay}.\n\n{x1 Still, that may not do}, {s1 others} {c1 argue}.",
            "Still, that may not do",
        ),
        (
            "{x1 On tolls, the port}, say, is firm. {x1 That may wait till May}, {c1 notes} {s1 Ann Lee}.",
            "That may wait till May",
        ),
        ("{s1 Ann Lee} {c1 said} {x1 the pier leans}. It was noon. {x1 The road is shut}.", "the pier leans"),
        ("{s1 A study} {c1 found} {x1 the pier leans}. {x1 This was seen from boats}.", "the pier leans"),
        (
            "{x1 “The pier leans.”} It was noon. {x1 “The road is shut,”} {s1 Ann Lee} {c1 said}.",
            "“The pier leans.”|“The road is shut,”",
        ),
        ("{x1 The pier leans}, {s1 Ann Lee} {c1 says}. {x1 The road is shut}.", "The pier leans|The road is shut"),
    ],
)
def test_what_stands_in_another_sentence_than_its_cue_is_not_said_with_it(marked, content):
    assert content_of(marked) == [content]


def test_what_holds_another_cue_is_somebody_elses():
    (outer, *_) = content_of("{s1 Ann Lee} {c1 praised} {x1 the pier} {c2 calling} {x2 it a wonder} {x1 of the coast}.")
    assert outer == "the pier|of the coast"


@pytest.mark.parametrize(
    "marked",
    [
        '{s1 The Halden Times} {c1 writes}:\n\n{x1 "The gate fell at noon. "}{s2 Sailors} {c2 say} {x2 it was weak}. '
        '{x1 Nobody was hurt."}',
        "{x1 “The gate fell at noon,”} {c1 reported} {s1 the Halden Times}. {x1 “It had been weak for years.}\n\n"
        "“{x2 It leans},” {c2 said} {s2 Osk Bremer}, a sailor. {x1 “Nobody mended it.”}",
    ],
)
def test_what_others_say_in_a_quotation_left_open_came_through_whose_it_is(marked):
    assert [chain[1:] for chain in chains(marked)] == [[], ["Halden Times"]]
