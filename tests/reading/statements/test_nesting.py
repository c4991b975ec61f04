import pytest

from marked import read, unmark, words
from wherefrom.reading.statements.nesting import nest


def nodes(marked: str):
    text, attributions = unmark(marked)
    return text, nest(text, attributions)


def test_layers_that_say_nothing_more_become_one_statement():
    _, found = nodes("{s1 Voss} {c1 said} {x1 that {s2 Hille} {c2 denied} {x2 the theft}}.")
    assert [len(node.layers) for node in found] == [2]


@pytest.mark.parametrize(
    "told",
    [
        "{x1 {x2 “I never signed it,”} {s2 Hille} {c2 wrote} to his brother}",
        "{x1 {s2 Hille} {c2 told} the court on Monday that {x2 he had slept}}",
    ],
)
def test_a_listener_is_nothing_more(told):
    _, found = nodes(told + ", {c1 according to} {s1 the indictment}.")
    assert [len(node.layers) for node in found] == [2]


def test_what_a_thing_shows_is_no_listener():
    _, found = nodes("{s1 Voss} {c1 said} {x1 {s2 the report} {c2 identified} problems that {x2 the board will mend}}.")
    assert len(found) == 2


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


@pytest.mark.parametrize(
    ("marked", "cue", "stance"),
    [
        ("{s1 Ines Dahl} {c1 is} still refusing to {x1 take part}.", "is still refusing to", "refuses"),
        ("{s1 Ines Dahl} {c1 is now} refusing to {x1 take part}.", "is now refusing to", "refuses"),
        ("{s1 Ines Dahl} {c1 was} “not happy” with {x1 the new mayor}.", "was “not happy” with", "thinks"),
        ("{s1 The neighbours} {c1 are} worried that {x1 the pier could fall}.", "are worried", "thinks"),
    ],
)
def test_is_alone_is_no_cue(marked, cue, stance):
    (statement,) = read(marked).statements
    assert (words(read(marked), statement.cue), statement.stance) == (cue, stance)
