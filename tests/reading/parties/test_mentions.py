"""Mentions beyond names and sources: pronouns, noun phrases, first and second person."""

import time

import pytest

from wherefrom.intake.article import Article
from wherefrom.reading.assemble import context_of
from wherefrom.reading.parties.mentions import further_mentions, gather_mentions


def mentions(text, said=()):
    """The further mentions by the name of their party."""
    context = context_of(Article(id="t", text=text))
    by_name = {party.name: party for party in context.cast.parties}
    spoken = [((find(text, words),), by_name[name]) for words, name in said]
    found: dict[str, list[str]] = {}
    for (start, end), party in further_mentions(context, [([span], party) for (span,), party in spoken]):
        found.setdefault(party.name, []).append(text[start:end])
    return found


def find(text, words):
    at = text.index(words)
    return at, at + len(words)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Anna Voss came late. She had missed her train.", "Anna Voss", ["She", "her"]),
        ("Anna Voss met Paul Brandt. He was late, and his coat was wet.", "Paul Brandt", ["He", "his"]),
        ("Anna Voss met Paul Brandt. She was late.", "Anna Voss", ["She"]),
        ("Mr. Kallinen left. He was tired. It rained. He slept.", "Kallinen", ["He", "He"]),
        (
            "The Coastal Rescue Service sent a boat. The service had been warned.",
            "Coastal Rescue Service",
            ["The service"],
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
    assert mentions(text)[name] == expected


def test_i_in_a_quotation_is_its_speaker_and_nobody_else():
    text = "Anna Voss saw Paul Brandt. “I ran when he saw my coat,” Anna Voss said."
    found = mentions(text, [("“I ran when he saw my coat,”", "Anna Voss")])
    assert found["Anna Voss"] == ["I", "my"]
    assert found["Paul Brandt"] == ["he"]
    assert "author" not in mentions("“I am late,” somebody said. “I am.”")


@pytest.mark.parametrize(
    "text",
    [
        "He was late.",  # nobody yet
        "A sailor fell in. It rained.",  # mentioned once, without a name
        "Anna Voss came. They were late.",  # one person is not "they"
        "The student union met. The teacher training went on.",  # the nouns only describe another
        "The US sent aid. US aid came.",
        "",
    ],
)
def test_who_does_not_fit_is_left_out(text):
    assert mentions(text) == {}


def test_a_party_that_is_long_unmentioned_is_not_meant():
    text = "Anna Voss left. " + "It rained and rained. " * 12 + "She came back."
    assert mentions(text) == {}


def test_spans_slice_to_words_and_do_not_repeat_what_is_known():
    text = "Anna Voss came. “She is late,” Paul Brandt said. The former mayor left; he and his wife’s dog, too."
    context = context_of(Article(id="t", text=text))
    known = {span for party in context.cast.parties for span in party.mentions}
    spans = [span for span, _ in further_mentions(context, [])]
    assert len(spans) == len(set(spans))
    assert not known & set(spans)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)


def test_gathering_puts_mentions_and_parties_in_the_cast():
    text = "A young sailor fell in. The sailor laughed. Anna Voss saw it. She laughed."
    context = context_of(Article(id="t", text=text))
    before = len(context.cast.parties)
    touched = gather_mentions(context, [])
    assert {party.name for party in touched} == {"young sailor", "Anna Voss"}
    assert len(context.cast.parties) == before + 1
    for party in touched:
        assert party in context.cast.parties
        assert party.mentions == sorted(set(party.mentions))
        assert len(party.mentions) == 2


def test_a_long_text_takes_time_in_proportion():
    def spent(sentences):
        text = " ".join(
            f"Person{i % 997}a Voss{i % 997} met a teacher. He gave her his book." for i in range(sentences)
        )
        context = context_of(Article(id="t", text=text))
        began = time.process_time()
        further_mentions(context, [])
        return time.process_time() - began

    spent(50)
    assert spent(2_000) < 50 * max(spent(200), 0.01)  # the square would be 100 times
