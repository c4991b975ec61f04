"""What a text costs a model, and words cut to that."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wherefrom.mcp.tokens import cost, shortened, visible


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("The gate is shut, the keeper said.", 9, 12),
        ("a" * 100, 60, 100),
        ("0123456789" * 10, 40, 60),
        ("🦭" * 10, 30, 40),
        ("水門" * 10, 40, 60),
        (" " * 100, 1, 30),
        ('{"span":[12,345]}', 8, 14),
    ],
)
def test_the_cost_of_texts(text, least, most):
    assert least <= cost(text) <= most


@settings(max_examples=30)
@given(st.text(), st.integers(1, 30))
def test_shortened_is_a_beginning_that_fits(text, most):
    found = shortened(text, most)
    assert visible(text).startswith(found)
    assert cost(found) <= most or cost(found) <= cost(visible(text)[: len(found)])


def test_words_stay_whole_and_places_stay_what_they_are():
    assert shortened("The gate is shut tonight", 4) == "The gate is shut"
    text = "a\u202eb\U000e0041c\ud800\x1bd\ne"
    assert len(visible(text)) == len(text)
    assert visible(text) == "a\ufffdb\ufffdc\ufffd\ufffdd\ne"
