import pytest

from marked import read, words


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The ferryman is accused of smuggling honey. It rained.", "The ferryman|smuggling honey"),
        ("Dana Reyes, 51, has also been charged with arson.", "Dana Reyes, 51|arson"),
        ("Dana Reyes, a baker, was accused last week of selling old bread.", "Dana Reyes, a baker|selling old bread"),
        ("They questioned Dana Reyes, who stands accused of lying, and left.", "Dana Reyes|lying"),
        ("Dana Reyes was nevertheless charged with “wilful arson.” It rained.", "Dana Reyes|“wilful arson.”"),
        ("In both cases, he was charged with theft before he left.", "he|theft"),
    ],
)
def test_an_accusation_needs_no_accuser(text, content):
    reading = read(text)
    (statement,) = reading.statements
    assert words(reading, statement.content) == content
    assert (statement.chain[0].name, statement.stance) == ("unnamed", "asserts")


@pytest.mark.parametrize(
    "text",
    [
        "The harbour master is charged with overseeing the locks.",
        "Whoever lands there could be charged with trespass.",
        "Nobody would help if you were accused of theft.",
        "They freed people accused of theft.",
        "He denied what he was accused of when he left.",
        "The town, as dull as ever, has not been accused of anything.",
    ],
)
def test_tasks_and_what_nobody_is_accused_of_are_none(text):
    assert not read(text).statements


def test_whom_an_accusation_is_about_is_added_to_what_the_network_has_found():
    reading = read("The ferryman was {c1 accused of} {x1 smuggling honey}.")
    (statement,) = reading.statements
    assert (words(reading, statement.content), statement.confidence) == ("The ferryman|smuggling honey", 1)


def test_no_word_between_is_taken_for_who_accuses():
    reading = read("{x1 The ferryman} was nevertheless {c1 charged with} {x1 smuggling honey}.")
    (statement,) = reading.statements
    assert (words(reading, statement.content), statement.source) == ("The ferryman|smuggling honey", ())


def test_an_accuser_is_kept():
    reading = read("The ferryman was {c1 accused} by {s1 the board} of {x1 smuggling honey}.")
    assert [words(reading, statement.source) for statement in reading.statements] == ["the board"]


@pytest.mark.parametrize(
    ("text", "content", "stance"),
    [
        ("Dana Reyes pleaded not guilty to two counts of arson.", "two counts of arson", "denies"),
        ("Dana Reyes has pleaded guilty.", "guilty", "confirms"),
    ],
)
def test_a_plea_is_an_answer(text, content, stance):
    reading = read(text)
    (statement,) = reading.statements
    assert (statement.chain[0].name, statement.stance) == ("Dana Reyes", stance)
    assert words(reading, statement.content) == content


def test_no_plea_is_given_to_somebody_who_may_not_be_meant():
    assert not read("Dana Reyes saw the baker. He pleaded guilty. She was told to plead guilty.").statements
