import pytest
from hypothesis import given
from hypothesis import strategies as st

from wherefrom.text.sentences import paragraphs, sentences


def words(text: str) -> list[str]:
    return [text[s:e] for s, e in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("Sen. Ann Lee met Dr. Roy. They spoke.", ["Sen. Ann Lee met Dr. Roy.", "They spoke."]),
        (
            "It met the U.S. Senate in D.C. on Jan. 5. Then it left.",
            ["It met the U.S. Senate in D.C. on Jan. 5.", "Then it left."],
        ),
        ("She moved to the U.S. The firm followed.", ["She moved to the U.S.", "The firm followed."]),
        ('"We won." That was all. "Go!" he said.', ['"We won."', "That was all.", '"Go!" he said.']),
        ("Prices rose 3.5 percent. No. 4 fell.", ["Prices rose 3.5 percent.", "No. 4 fell."]),
        ("A headline\n\nA body. It ends", ["A headline", "A body.", "It ends"]),
        (
            "The mayor of the\ntown said it\nwas late. He\nleft.\n\nShe did not.",
            ["The mayor of the\ntown said it\nwas late.", "He\nleft.", "She did not."],
        ),
        ("What? Why… Because.", ["What?", "Why…", "Because."]),
        ("", []),
        (" \n \n", []),
        (
            "She told E! News that it was over. OK! That is all.",
            ["She told E! News that it was over.", "OK!", "That is all."],
        ),
    ],
)
def test_splits_where_a_reader_would(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text(alphabet=st.sampled_from("ab. \n\r\"”!?AB1…'"), max_size=200))
def test_sentences_cover_all_that_is_not_white_space(text: str) -> None:
    found = sentences(text)
    covered = {i for s, e in found for i in range(s, e)}
    assert all(i in covered or text[i].isspace() for i in range(len(text)))
    assert all(a[1] <= b[0] for a, b in zip(found, found[1:], strict=False))
    assert all(text[s:e] == text[s:e].strip() for s, e in found)


@given(st.text(max_size=200))
def test_sentences_stay_inside_their_paragraph(text: str) -> None:
    whole = paragraphs(text)
    assert all(any(p[0] <= s and e <= p[1] for p in whole) for s, e in sentences(text))


def test_a_sentence_that_never_ends_is_divided_between_words() -> None:
    text = "and the water rose " * 1000
    found = sentences(text)
    assert all(end - start <= 2000 and text[start:end].split()[0] in text.split() for start, end in found)
    assert " ".join(text[start:end] for start, end in found).split() == text.split()
    assert sentences("x" * 5000) == [(0, 2000), (2000, 4000), (4000, 5000)]
