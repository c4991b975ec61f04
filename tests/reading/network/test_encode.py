import pytest
from hypothesis import given
from hypothesis import strategies as st

from wherefrom.reading.network.encode import WINDOW, encode, piece_range, windows
from wherefrom.reading.network.model import load_network

TOKENIZER = load_network(1).tokenizer
PROSE = st.text(alphabet=st.sampled_from("Ab cd. \n“”\"'é漢😀1$%-\u00a0"), max_size=300)


@given(PROSE)
def test_offsets_point_at_the_words(text: str) -> None:
    pieces = encode(text, TOKENIZER)
    assert len(pieces.ids) == len(pieces.types) == len(pieces.offsets)
    assert all(0 <= s < e <= len(text) for s, e in pieces.offsets.tolist())
    covered = {i for s, e in pieces.offsets.tolist() for i in range(s, e)}
    assert all(i in covered for i, c in enumerate(text) if c.isalnum())


def test_token_types_tell_case_quotation_and_paragraph() -> None:
    text = "He said “WHO knew”.\n\nmcDonald"
    pieces = encode(text, TOKENIZER)
    types = {text[s:e]: int(t) for (s, e), t in zip(pieces.offsets.tolist(), pieces.types.tolist(), strict=True)}
    assert types["He"] == 1 + 8
    assert types["said"] == 0
    assert types["WHO"] == 2 + 4
    assert types["knew"] == 0 + 4
    assert types["."] == 0
    assert types["mcDonald"] == 3 + 8


def test_furniture_is_skipped() -> None:
    text = "By Ann Lee\n\nThe town voted."
    pieces = encode(text, TOKENIZER, [(0, 10)])
    assert text[pieces.offsets[0, 0] :] == "The town voted."


@pytest.mark.parametrize("sentences", [1, 30, 31, 100, 1000])
def test_windows_tile_the_text(sentences: int) -> None:
    pieces = encode("The old mayor said that the new bridge would stay closed. " * sentences, TOKENIZER)
    found = windows(pieces)
    assert [w.own_start for w in found] == [0, *(w.own_end for w in found[:-1])]
    assert found[-1].own_end == found[-1].end == len(pieces.ids)
    assert all(w.start <= w.own_start < w.own_end <= w.end for w in found)
    assert all(w.end - w.start <= WINDOW - 2 for w in found)


def test_an_empty_text_has_no_window() -> None:
    assert windows(encode("", TOKENIZER)) == []


def test_piece_range() -> None:
    text = "alpha beta gamma"
    pieces = encode(text, TOKENIZER)
    start, end = piece_range(pieces, (6, 10))
    assert (int(pieces.offsets[start, 0]), int(pieces.offsets[end - 1, 1])) == (6, 10)


def test_inline_tags_are_no_words() -> None:
    text = "He said <u>the town</u> voted."
    pieces = encode(text, TOKENIZER)
    assert [text[s:e] for s, e in pieces.offsets.tolist()] == ["He", "said", "the", "town", "voted", "."]


def test_half_a_character_is_no_reason_to_fail() -> None:
    pieces = encode("He said \ud83d so.", TOKENIZER)
    assert [int(s) for s, _ in pieces.offsets.tolist()][:2] == [0, 3]
