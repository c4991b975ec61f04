import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wherefrom.text.quotations import inner_quotations, is_inside, quotations
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
        ("‹Oui›, he said, and «non».", ["‹Oui›", "«non»"]),
        ("»Ja«, said Anna. »Nein.«", ["»Ja«", "»Nein.«"]),
        ("„Ja“, said Anna. „Nie”, said Jan.", ["„Ja“", "„Nie”"]),
        ("''Yes,'' he wrote. “No,’’ she wrote.", ["''Yes,''", "“No,’’"]),
        ("'It's the boys' hall,' said Ann. 'They'd no right.'", ["'It's the boys' hall,'", "'They'd no right.'"]),
        ("She called it 'a players' charter' and left.", ["'a players' charter'"]),
        ("'He told me \"no\" and left,' said Ann.", ["'He told me \"no\" and left,'"]),
        ("“He said “no” to us,” Ann said.", ["“He said “no” to us,”"]),
    ],
)
def test_pairs_as_printed(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # To the clause that says who speaks
        ("“It will open, the mayor, Ann Lee, said. “We know.”", ["“It will open,", "“We know.”"]),
        ('"It will open, said Ann Lee. Bo called it "a lie".', ['"It will open,', '"a lie"']),
        ('"On Monday, the firm will open, she said.\n\nNobody came.', ['"On Monday, the firm will open,']),
        # Over a lost paragraph break
        ('He said: "It rained. "It snowed," he said.', ['"It rained.', '"It snowed,"']),
        # Where every sentence has its own line
        ('He said: "It rained.\nIt snowed.\nWe left," and went.', ['"It rained.', "It snowed.", 'We left,"']),
    ],
)
def test_the_end_of_one_that_nothing_closes(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("— I will not go, said Ann Lee.", ["I will not go,"]),
        ("– We need it, he said. – And now.", ["We need it,", "And now."]),
        ("– The strike goes on, the union said.", []),
        ("— Ann Lee", []),
    ],
)
def test_turns_behind_a_dash(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_those_inside_one() -> None:
    text = "“When he says ‘Yes’, and she ‘Never’, I laugh,” said Ann."
    assert [text[s:e] for s, e in inner_quotations(text, quotations(text)[0])] == ["‘Yes’", "‘Never’"]


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
    began = time.process_time()
    quotations("'a " * 250_000)
    quotations('"a ' * 250_000)
    quotations("“a " * 250_000)
    quotations("as' a " * 150_000)
    assert time.process_time() - began < 5
