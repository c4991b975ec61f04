import time

import pytest

from marked import assembled_unseen, chains, read, unmark, words
from wherefrom.intake.article import Article
from wherefrom.reading.statements.nesting import nest
from wherefrom.reading.types import Attribution


def nodes(marked: str):
    text, attributions = unmark(marked)
    return text, nest(text, attributions)


def test_layers_that_say_nothing_more_become_one_statement():
    _, found = nodes("{s1 Voss} {c1 said} {x1 that {s2 Hille} {c2 denied} {x2 the theft}}.")
    assert [len(node.layers) for node in found] == [2]


def test_an_outer_layer_that_says_more_stands_by_itself():
    _, found = nodes("{s1 Voss} {c1 said} {x1 the bank was robbed and {s2 Hille} {c2 denied} {x2 it all}}.")
    assert [(len(node.layers), node.parent) for node in found] == [(1, None), (1, 0)]


def test_three_layers_in_any_order_given():
    text, attributions = unmark(
        "{s1 The Courier} {c1 says} {x1 that {s2 Voss} {c2 said} {x2 that {s3 Hille} {c3 knew} {x3 the code}}}."
    )
    for given in (attributions, attributions[::-1]):
        (node,) = nest(text, given)
        assert [text[slice(*layer.cue[0])] for layer in node.layers] == ["says", "said", "knew"]


def test_layers_in_the_reading():
    reading = read("{s1 Anna Voss} {c1 said} {x1 that {s2 Max Hille} {c2 denied} {x2 the theft}}.")
    (statement,) = reading.statements
    assert words(reading, statement.content) == "the theft"
    assert words(reading, statement.cue) == "said|denied"
    assert words(reading, statement.source) == "Max Hille"
    assert [words(reading, layer.cue) for layer in statement.layers] == ["said", "denied"]
    assert statement.layers[-1].content == statement.content
    assert [link.name for link in statement.chain] == ["Max Hille", "Anna Voss"]


def test_separate_layers_carry_their_own_cue_and_the_whole_chain():
    reading = read("{x1 “We went home and {s2 Max Hille} {c2 said} {x2 no},”} {c1 said} {s1 Anna Voss}.")
    outer, inner = reading.statements
    assert outer.layers == ()
    assert words(reading, inner.cue) == "said"
    assert [link.name for link in inner.chain] == ["Max Hille", "Anna Voss"]


def test_content_without_words_is_no_statement():
    assert read("{s1 Voss} {c1 said} {x1 ...}").statements == ()


def inner(marked: str) -> tuple[str, str, str, list[str]]:
    """Source, cue, content and chain of the innermost statement."""
    reading = read(marked)
    last = reading.statements[-1]
    source, cue, content = (words(reading, spans) for spans in (last.source, last.cue, last.content))
    return source, cue, content, [link.name for link in last.chain]


@pytest.mark.parametrize(
    ("marked", "source", "content", "chain"),
    [
        (
            "{s1 Ann Lee} {c1 said} {x1 {his son}had asked him to sell the mill}.".replace("{his son}", "her son "),
            "her son",
            "him to sell the mill",
            ["her son", "Ann Lee"],
        ),
        (
            "{x1 “I was afraid, but the doctors told me they would stay in Harburg,”} {s1 Ann Lee} {c1 said}.",
            "the doctors",
            "they would stay in Harburg",
            ["doctors", "Ann Lee"],
        ),
        (
            "{s1 Ann Lee} {c1 said} {x1 Max Hille plans to sell the mill next year}.",
            "Max Hille",
            "sell the mill next year",
            ["Max Hille", "Ann Lee"],
        ),
        (
            "{s1 Ann Lee} {c1 regretted} {x1 Max Hille’s refusal to sell the mill}.",
            "Max Hille’s",
            "sell the mill",
            ["Max Hille", "Ann Lee"],
        ),
        (
            "{x1 “He said, ‘I have just come home.’ We laughed,”} {s1 Ann Lee} {c1 said}.",
            "He",
            "‘I have just come home.’",
            ["unnamed", "Ann Lee"],
        ),
        (
            "{s1 Ann Lee} {c1 wrote} {x1 that, according to the harbour office, the pier was never finished}.",
            "the harbour office",
            "the pier was never finished",
            ["harbour office", "Ann Lee"],
        ),
    ],
)
def test_what_others_say_inside_somebody_s_words(marked, source, content, chain):
    found = inner(marked)
    assert (found[0], found[2], found[3]) == (source, content, chain)


@pytest.mark.parametrize(
    "content",
    [
        "I think the mill is lost",
        "nobody wants to sell the mill",
        "the council has not said the mill is lost",
        "the council may claim that it is lost",
        "if the council says the mill is lost",
        "he was asked to sell the mill",
    ],
)
def test_what_was_not_said_and_the_speaker_s_own_thoughts_are_left_out(content):
    reading = read(f"{{x1 “{content},”}} {{s1 Ann Lee}} {{c1 said}}.")
    assert [words(reading, s.cue) for s in reading.statements] == ["said"]


def test_they_after_said_are_those_who_said_it():
    text = "The mill closed. {s1 The owners} {c1 said} {x1 they hope to open it again}."
    assert chains(text) == [["owners"]]


def test_a_cue_that_the_network_has_found_is_not_taken_twice():
    reading = read("{s1 Ann Lee} {c1 said} {x1 {s2 Max Hille} {c2 wants} {x2 to sell the mill}}.")
    assert len(reading.statements) == 1


def test_one_endless_sentence_takes_linear_time():
    text, attributions = unmark("{s1 Ann Lee} {c1 said} {x1 Max Hille wants to sell it and }")
    long = text + "that the council said it wants to reportedly sell " * 4000
    whole = Attribution(((attributions[0].content[0][0], len(long)),), attributions[0].cue, attributions[0].source)
    began = time.process_time()
    assembled_unseen(Article(id="long", text=long), [whole])
    assert time.process_time() - began < 20


@pytest.mark.parametrize(
    ("content", "chain"),
    [
        ("he was told that the ferry was safe", ["unnamed", "Ann Lee"]),
        ("he was assured by the harbour board that the ferry was safe", ["harbour board", "Ann Lee"]),
    ],
)
def test_who_told_what_somebody_was_told(content, chain):
    assert chains(f"{{s1 Ann Lee}} {{c1 said}} {{x1 {content}}}.") == [chain]


def test_what_one_may_have_been_told_was_not_said():
    assert chains("{s1 Ann Lee} {c1 said} {x1 he may have been told that the ferry was safe}.") == [["Ann Lee"]]


def test_a_clause_without_that_needs_its_verb():
    text = "{s1 Reuters} {c1 reported} that {x1 Ann Lee denied the board is looking for a buyer}."
    assert chains(text) == [["Ann Lee", "Reuters"]]
    text = "{s1 Reuters} {c1 reported} that {x1 Ann Lee denied the charge of fraud}."
    assert chains(text) == [["Reuters"]]
