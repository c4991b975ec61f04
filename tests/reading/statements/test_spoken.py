"""Words that go on behind somebody else's, objects that are no sources, and who quotes whom."""

import pytest

from marked import chains, only, read, words


@pytest.mark.parametrize(
    ("marked", "contents"),
    [
        (
            "{s1 Ann Lee} {c1 said} {x1 that {s2 the board} {c2 warned}} {x2 the pier would fall in spring}.",
            ["the board warned the pier would fall in spring", "the pier would fall in spring"],
        ),
        ("{s1 Ann Lee} {c1 said} {x1 it rained}. {s2 Ben Cole} {c2 said} {x2 it snowed}.", ["it rained", "it snowed"]),
    ],
)
def test_a_content_goes_on_to_the_end_of_what_is_said_in_it(marked, contents):
    reading = read(marked)
    found = {words(reading, statement.content).removeprefix("that ") for statement in reading.statements}
    layers = {words(reading, layer.content).removeprefix("that ") for s in reading.statements for layer in s.layers}
    assert set(contents) <= found | layers


def test_who_is_written_to_warns_nobody():
    (statement,) = read(
        "Ann Lee wrote to {s1 Ben Cole}, {c1 to warn} him {x1 that the pier would fall in spring}."
    ).statements
    assert [link.name for link in statement.chain] != ["Ben Cole"]


def test_what_the_article_makes_of_it_is_not_what_was_said():
    statement = only("{c1 According to} {s1 Ann Lee}, {x1 the bank closed its doors, in a move that shocked the town}.")
    reading = read("{c1 According to} {s1 Ann Lee}, {x1 the bank closed its doors, in a move that shocked the town}.")
    assert words(reading, statement.content) == "the bank closed its doors"


def test_two_verbs_of_one_subject_have_one_source():
    marked = "{s1 {s2 Many of the clerks}} {c1 doubted} {x1 the report} and {c2 called} {x2 it a joke}."
    first, second = chains(marked)
    assert first == second


def test_who_quotes_somebody_is_a_relay():
    marked = '{x1 "It will hold,"} {s1 Ann Lee} {c1 quoted Ben Cole as saying}.'
    assert chains(marked) == [["Ben Cole", "Ann Lee"]]


def test_what_was_said_on_an_occasion_did_not_come_through_the_outlet_before():
    marked = (
        "{s1 Ann Lee} {c1 told} Reuters {x1 it rained}. {s2 She} {c2 said} during a forum in Halden {x2 it snowed}."
    )
    assert chains(marked) == [["Ann Lee", "Reuters"], ["Ann Lee"]]


def test_that_somebody_refused_is_news_of_its_own():
    marked = "{s1 Ann Lee} {c1 announced} {x1 that {s2 Ben Cole} {c2 refused to} {x2 read the letter}}."
    assert chains(marked) == [["Ann Lee"], ["Ben Cole", "Ann Lee"]]
