import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wherefrom.text.quotations import is_inside, quotations
from wherefrom.text.sentences import paragraphs


def words(text: str) -> list[str]:
    return [text[s:e] for s, e in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Yes," she said. "Never."', ['"Yes,"', '"Never."']),
        ("“Yes,” she said, “but not now.”", ["“Yes,”", "“but not now.”"]),
        ("«Oui», he said.", ["«Oui»"]),
        ("“One.\n\n“Two,” he said.", ["“One.", "“Two,”"]),
        ("He is 6'2\" tall and said nothing.", []),
        ("A stray “ mark in a line.\n\nAnother line.", []),
        ('She called it "a mess.\n\nNothing more.', []),
        ("‘We are not sure about it,’ he said of the workers’ union.", ["‘We are not sure about it,’"]),
        ("``Fine,'' he wrote.", ["``Fine,''"]),
        ("She said: 'It is old.\n\n'It must go.'\n\nShe left.", ["'It is old.", "'It must go.'"]),
    ],
)
def test_pairs_as_printed(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@settings(max_examples=1000)
@given(st.text(alphabet=st.sampled_from("ab \"“”'‘’«»\n."), max_size=120))
def test_spans_are_ordered_apart_and_within_one_paragraph(text: str) -> None:
    found, whole = quotations(text), paragraphs(text)
    assert all(a[1] <= b[0] for a, b in zip(found, found[1:], strict=False))
    assert all(s < e and any(a <= s and e <= b for a, b in whole) for s, e in found)


def test_inside() -> None:
    spans = [(2, 5), (8, 9)]
    assert [is_inside(spans, i) for i in (1, 2, 4, 5, 8, 9)] == [False, True, True, False, True, False]


def test_a_line_of_a_million_marks_takes_no_time() -> None:
    began = time.monotonic()
    quotations("'a " * 250_000)
    quotations('"a ' * 250_000)
    assert time.monotonic() - began < 5
