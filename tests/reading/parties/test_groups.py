"""Learned groups of mentions given to parties, from groups made by hand and from those that the network finds."""

import pytest

from wherefrom.intake.article import Article
from wherefrom.reading.context import Discourse, Party
from wherefrom.reading.network.coreference import Mentioned
from wherefrom.reading.parties.groups import gather_groups
from wherefrom.reading.reader import context_of, read_article

TEXT = (
    "Anna Voss met Paul Brandt. She had seen an old diver and his wife. The diver swam. "
    "The staff of the mill were tired, so they left. We stayed, because we like it."
)


def at(words, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


def mention(words, head=None, nth=0, *, body=False):
    start, end = at(words, nth)
    a = start + words.index(head) if head else start
    return Mentioned((start, end), (a, a + len(head or words)), body)


def gathered(*groups, linked=()):
    discourse = Discourse(context_of(Article(id="t", text=TEXT)))
    known = list(discourse.parties())
    found = gather_groups(discourse, groups, linked)
    assert list(discourse.parties()) == known  # A question changes nothing: new parties are in the answer alone.
    return {party.name: ([TEXT[a:b] for a, b in spans], party.kind) for party, spans in found.items()}


def test_a_group_belongs_to_whom_it_names():
    found = gathered([mention("Anna Voss", "Voss"), mention("She")], [mention("Paul Brandt", "Brandt")])
    assert found["Anna Voss"] == (["Anna Voss", "She"], "person")
    assert found["Paul Brandt"] == (["Paul Brandt"], "person")


def test_who_is_named_otherwise_in_a_group_stays_apart():
    found = gathered([mention("Anna Voss", "Voss"), mention("She"), mention("Paul Brandt", "Brandt")])
    assert found["Anna Voss"][0] == ["Anna Voss", "She"]
    assert found["Paul Brandt"][0] == ["Paul Brandt"]


def test_a_new_party_is_called_by_its_noun_phrase():
    found = gathered(
        [mention("an old diver", "diver"), mention("his"), mention("The diver", "diver")],
        [mention("The staff of the mill", "staff"), mention("they")],
        [mention("We"), mention("we", nth=1)],
        [mention("his wife", "wife")],
    )
    assert found["old diver"] == (["an old diver", "his", "The diver"], "unnamed")
    assert found["staff of the mill"] == (["The staff of the mill", "they"], "group")
    assert found["we"][1] == "group"
    assert "his wife" not in found  # mentioned once and without a name


def test_a_group_without_a_name_belongs_to_whom_a_chain_takes_it_for():
    known = Party(7, "the diver of Aldermere", "unnamed")
    found = gathered([mention("an old diver", "diver"), mention("his")], linked=[(at("an old diver"), known)])
    assert found == {"the diver of Aldermere": (["an old diver", "his"], "unnamed")}


def test_what_a_chain_rests_on_stays_a_mention():
    (voss,) = [p for p in context_of(Article(id="t", text=TEXT)).cast.parties if p.name == "Anna Voss"]
    found = gathered([mention("Anna Voss", "Voss")], linked=[(at("She"), voss)])
    assert found["Anna Voss"][0] == ["Anna Voss", "She"]


def entities(text):
    """The mentions of each entity of a whole reading, by its name."""
    reading = read_article(Article(id="t", text=text), threads=1)
    return {entity.name: [text[a:b] for a, b in entity.mentions] for entity in reading.entities}


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Anna Voss came late. She had missed her train.", "Anna Voss", ["Anna Voss", "She", "her"]),
        ("Anna Voss met Paul Brandt. He was late, and his coat was wet.", "Paul Brandt", ["Paul Brandt", "He", "his"]),
        ("Anna Voss met Paul Brandt. She was late.", "Anna Voss", ["Anna Voss", "She"]),
        ("Mr. Kallinen left. He was tired. It rained. He slept.", "Kallinen", ["Mr. Kallinen", "He", "He"]),
        (
            "The Coastal Rescue Service sent a boat. The service had been warned.",
            "Coastal Rescue Service",
            ["The Coastal Rescue Service", "The service"],
        ),
        (
            "A young sailor fell in. The sailor could swim, and he laughed.",
            "young sailor",
            ["A young sailor", "The sailor", "he"],
        ),
        (
            "Many teachers stayed at home. The teachers want more pay.",
            "Many teachers",
            ["Many teachers", "The teachers"],
        ),
        ("I was born here. My house is old.", "author", ["I", "My"]),
        ("We came early, because we like the place.", "we", ["We", "we"]),
        ("You need a bowl. Fill your bowl.", "reader", ["You", "your"]),
    ],
)
def test_who_is_meant(text, name, expected):
    assert entities(text)[name] == expected


def test_i_in_a_quotation_is_its_speaker_and_nobody_else():
    found = entities("Anna Voss saw Paul Brandt. “I ran when he saw my coat,” Anna Voss said.")
    assert found["Anna Voss"] == ["Anna Voss", "I", "my", "Anna Voss"]
    assert found["Paul Brandt"] == ["Paul Brandt", "he"]
    assert "author" not in entities("“I am late,” somebody said. “I am.”")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He was late.", {}),  # nobody yet
        ("A sailor fell in. It rained.", {}),  # mentioned once, without a name
        ("Anna Voss came. They were late.", {"Anna Voss": ["Anna Voss"]}),  # one person is not "they"
        ("The student union met. The teacher training went on.", {}),  # the nouns only describe another
        ("The US sent aid. US aid came.", {"US": ["US"]}),
        ("", {}),
    ],
)
def test_who_does_not_fit_is_left_out(text, expected):
    assert entities(text) == expected
