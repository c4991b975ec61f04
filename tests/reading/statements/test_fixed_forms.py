import pytest

from marked import only, read, words


def test_silence_on_a_request_is_a_refusal():
    reading = read("Ann Lee did not immediately respond to a request for comment.")
    (statement,) = reading.statements
    found = [words(reading, spans) for spans in (statement.source, statement.cue, statement.content)]
    assert found == ["Ann Lee", "did not immediately respond to", "a request for comment"]
    assert statement.stance == "refuses"


def test_what_the_network_has_found_in_the_same_words_is_left_alone():
    assert only("{s1 Ann Lee} {c1 did not respond to} {x1 a request for comment}.").confidence == 1


def test_neither_would_comment():
    reading = read("Neither the bank nor its owner would comment. It rained.")
    (statement,) = reading.statements
    found = [words(reading, spans) for spans in (statement.source, statement.cue, statement.content)]
    assert found == ["Neither the bank nor its owner", "would", "comment"]
    assert (statement.stance, statement.chain[0].name) == ("refuses", "bank and its owner")


def test_neither_answered():
    (statement,) = read("Neither Anna Voss nor Paul Brandt responded to requests for comment.").statements
    assert (statement.stance, statement.chain[0].name) == ("refuses", "Anna Voss and Paul Brandt")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ann Lee sat.\n\n( Also on Channel Nine: Lee on owners: Sell now )\n\nIt rained.", ("Ann Lee", "Sell now")),
        ("It rained.\n\nMUST WATCH Expert: Pier not safe 02:31\n\nIt rained.", ("Expert", "Pier not safe")),
        ("It rained. (RELATED: Prosecutors: Dahl lied)\n\nIt rained.", ("Prosecutors", "Dahl lied")),
    ],
)
def test_the_headline_of_another_article_is_said_by_whom_it_names(text, found):
    reading = read(text)
    (statement,) = reading.statements
    assert (statement.chain[0].name, words(reading, statement.content)) == found


@pytest.mark.parametrize(
    "headline",
    [
        "Pier walks: Where to go now",
        "Halden: Ships wait outside",
        "Halden Lines Ltd: Fares to rise",
        "Ann Lee: Five things to know",
    ],
)
def test_the_headline_of_another_article_that_is_about_something_is_nobodys(headline):
    assert not read(f"It rained on Ann Lee in Halden.\n\nREAD MORE: {headline}\n\nIt rained.").statements
