"""Texts of several items: where one ends, and what does not reach from one into the next."""

import pytest

from wherefrom.intake.article import Article
from wherefrom.reading.reader import context_of, read_article

LIVE = (
    "18:20\n\nThe dam holds, says engineer Ida Brandt. She calls it a miracle.\n\n"
    "17:45: Mayor Tom Ash told Radio Nine the valley is empty. He thanked the army.\n\n"
    "5.10pm Good evening."
)
ROUND = (
    "OSLO — Anna Dahl told Reuters the bridge would stay shut. She blamed the frost.\n\n"
    "ROME — Marco Bini leaves the opera, a paper says. He said he was tired.\n\n"
    "LIMA — The mine reopened on Monday."
)
GOSSIP = (
    "Singer Mia Holt is to marry her drummer, a friend said. (Daily Mirror)\n\n"
    "The chef of the Ritz has been sacked. (The Sun)\n\n"
    'Actor Ben Cole said he was "done with capes". (Evening Herald)'
)
LETTERS = (
    "Sir, — I have kept bees for forty years, and I think the council is wrong. "
    "Councillor Jane Pell said nobody would miss the meadow.\n\n"
    "ROLAND MOSS\n\n"
    "Sir, — We walk there every Sunday. My wife said the larks were back.\n\n"
    "P. ADLER\n\n"
    "Sir, — I want my taxes lower.\n\nG. HUNT"
)


def begins(text):
    """The first words of every item, with the outlet credited for it."""
    items = context_of(Article(id="t", text=text)).items
    return [(" ".join(text[slice(*i.span)].split()[:2]), i.credit and text[slice(*i.credit)]) for i in items]


def chains(text, **known):
    """The chain of every statement read, by the first two words of its content."""
    reading = read_article(Article(id="t", text=text, **known))
    return {" ".join(text[s.content[0][0] :].split()[:2]): [link.name for link in s.chain] for s in reading.statements}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LIVE, [("18:20 The", None), ("17:45: Mayor", None), ("5.10pm Good", None)]),
        (ROUND, [("OSLO —", None), ("ROME —", None), ("LIMA —", None)]),
        (GOSSIP, [("Singer Mia", "Daily Mirror"), ("The chef", "Sun"), ("Actor Ben", "Evening Herald")]),
        (LETTERS, [("Sir, —", None), ("Sir, —", None), ("Sir, —", None)]),
        ("OIL RISES AGAIN\n\nUp.\n\nSTEEL FALLS HARD\n\nDown.\n\nTEA IS STEADY NOW\n\nSo so.", 3),
        ("1. A bank falls\n\nIt fell.\n\n2. A bank rises\n\nIt rose.\n\n3. No banks\n\nNone.", 3),
        ("The first.\n\n***\n\nThe second.\n\n***\n\nThe third.\n\n***\n\nThe fourth.", 4),
    ],
)
def test_where_items_begin(text, expected):
    found = begins(text)
    assert (len(found) if isinstance(expected, int) else found) == expected


@pytest.mark.parametrize(
    "text",
    [
        "WASHINGTON (AP) — The bill failed.\n\nIt got nine votes. (Reuters)",
        "At 6:30 the train left.\n\nBy 7:15 it had not come back.\n\nAt 8:00 they looked for it.",
        "He said it rained.\n\nAnn Lee\n\nShe said it snowed.\n\nBen Cole\n\nThat was all.",
    ],
)
def test_an_article_about_one_thing_has_no_items(text):
    assert begins(text) == []


def test_a_pronoun_and_a_relay_stay_in_their_item():
    found = chains(ROUND)
    assert found["he was"] == ["Marco Bini"]
    assert found["the bridge"] == ["Anna Dahl", "Reuters"]
    assert chains(LIVE)["the valley"] == ["Tom Ash", "Radio Nine"]


def test_the_outlet_credited_for_an_item_passed_its_words_on():
    found = chains(GOSSIP)
    assert found["Singer Mia"] == ["friend", "Daily Mirror"]
    assert found["The chef"] == ["Sun"]
    assert found["he was"][-1] == "Evening Herald"


def test_the_voice_of_a_letter_or_a_column_is_no_statement():
    found = chains(LETTERS)
    assert found["nobody would"] == ["Jane Pell"]
    assert "the larks" in found
    assert not {"the council", "my taxes"} & set(found)
    column = "I believe the mayor is wrong. We want a bridge. Mayor Tom Ash says there is no money."
    assert list(chains(column)) == ["there is"]
