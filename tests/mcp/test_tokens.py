"""What a text costs a model, and words cut to that."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vocabularies import tokens
from wherefrom.mcp.paging import BUDGET
from wherefrom.mcp.tokens import cost, shortened, visible

LOW = 1.08
"""No text costs more than this many times the estimate."""


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("The gate is shut, the keeper said.", 9, 12),
        ("a" * 100, 60, 101),
        ("0123456789" * 10, 100, 101),
        ("🦭" * 10, 30, 41),
        ("水門" * 10, 40, 61),
        (" " * 100, 1, 30),
        ('{"span":[12,345]}', 8, 16),
    ],
)
def test_the_cost_of_texts(text, least, most):
    assert least <= cost(text) <= most


ODD = [
    "THE BOARD KNEW SINCE JANUARY, OFFICIALS SAID. " * 20,
    "Þórunn Åkesson-Müller, José Ñuñez and Ngũgĩ wa Thiong'o " * 20,
    '{"span":[12045,12389],"words":"the gate is safe","more":false},' * 40,
    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 " * 20,
    "2031-03-14 9 8 7 " * 40,
    "0123456789" * 50,
    "aeiou eaiuo uoiea aiueoaiueoaiueo " * 40,
    "\n\n\t " * 100,
    "!?;:—–…“”’«»" * 50,
    "水門は安全だと彼は言った" * 30,
    "በሩ ደህንነቱ የተጠበቀ ነው " * 30,
    "𒀀𒀁𒀂" * 60,
    "🦭👩‍👩‍👧‍👦" * 50,
    "Zxqv Jhrwk Pqlmn vbtrsk " * 50,
]


@pytest.mark.parametrize("text", ODD)
def test_no_vocabulary_takes_much_more(text):
    assert tokens(text) <= LOW * cost(text)


@settings(max_examples=100)
@given(st.text() | st.text("aeiouqxz 0123456789") | st.text(st.characters(codec="ascii")))
def test_no_vocabulary_takes_much_more_for_any_text(text):
    assert tokens(text) <= LOW * cost(text) + 1


def test_an_answer_goes_out_twice_and_has_room():
    assert 2 * LOW * BUDGET < 8_000


@settings(max_examples=30)
@given(st.text(), st.integers(1, 30))
def test_shortened_is_a_beginning_that_fits(text, most):
    found = shortened(text, most)
    assert visible(text).startswith(found)
    assert cost(found) <= most or cost(found) <= cost(visible(text)[: len(found)])


def test_words_stay_whole_and_places_stay_what_they_are():
    assert shortened("The gate is shut tonight", 5) == "The gate is shut"
    text = "a\u202eb\U000e0041c\ud800\x1bd\ne"
    assert len(visible(text)) == len(text)
    assert visible(text) == "a\ufffdb\ufffdc\ufffd\ufffdd\ne"
