import random
import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wherefrom.text.shingles import GUARANTEED, SHINGLE, fingerprints, plain_word, words_with_spans

WORDS = [f"{a}{b}{c}" for a in "bdfgklmnprst" for b in "aeiou" for c in ("n", "r", "st", "lk", "m")]


def prose(count: int, seed: int) -> str:
    draw = random.Random(seed)
    return " ".join(draw.choice(WORDS) for _ in range(count))


def plain(text: str) -> list[str]:
    return [word for word, _ in words_with_spans(text)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Harbour", "harbour"),
        ("don’t", "dont"),
        ("don't", "dont"),
        ("N.A.T.O", "nato"),
        ("1,000", "1000"),
        ("Müller", "muller"),
        ("résumé", "resume"),
        ("re\u0301sume\u0301", "resume"),
        ("Straße", "strasse"),
        ("har\u00adbour", "harbour"),
        ("ﬁsh", "fish"),
    ],
)
def test_plain_words(word: str, expected: str) -> None:
    assert plain_word(word) == expected
    assert plain(f"the {word} and") == ["the", expected, "and"]


def test_words_point_at_themselves() -> None:
    text = "“We don’t know,” the U.S. mayor’s office said; 12,500 gold-plated cups."
    found = [(word, text[start:end]) for word, (start, end) in words_with_spans(text)]
    assert found == [
        ("we", "We"),
        ("dont", "don’t"),
        ("know", "know"),
        ("the", "the"),
        ("us", "U.S"),
        ("mayors", "mayor’s"),
        ("office", "office"),
        ("said", "said"),
        ("12500", "12,500"),
        ("gold", "gold"),
        ("plated", "plated"),
        ("cups", "cups"),
    ]


@given(st.text(max_size=300))
def test_any_text_gives_words_in_order(text: str) -> None:
    end_before = 0
    for word, (start, end) in words_with_spans(text):
        assert end_before <= start < end <= len(text)
        assert word == plain_word(text[start:end])
        end_before = end


def test_skipped_spans_count_as_absent() -> None:
    text = "one two three [share this] four five six"
    at = text.index("[")
    assert fingerprints(text, [(at, text.index("]") + 1)]) == fingerprints("one two three four five six")
    assert fingerprints("Share. " + text, [(at + 8, at + 20), (0, 6)]) == fingerprints("one two three four five six")


def test_looks_make_no_difference() -> None:
    a = "“The bridge,” Zoë Marn said, “won’t open in 2024 — not for 1,000 crowns.” Nobody at the U.N. had asked."
    b = "'The BRIDGE' Zoe Marn said:  \"won't\nopen in 2024, not for 1000 crowns\". Nobody at the UN had asked"
    assert fingerprints(a) == fingerprints(b)
    assert len(fingerprints(a)) > 2


def test_numbers_are_signed_64_bit_ascending_and_each_once() -> None:
    found = fingerprints(prose(2000, 1) + " " + prose(300, 1))
    assert found == sorted(set(found))
    assert -(2**63) <= found[0] < 0 < found[-1] < 2**63
    assert all(type(number) is int for number in found)


PINNED = [47945687309383489, 1620218950352536151, 3590907457297832640]


def test_numbers_never_change() -> None:
    # Archives keep these numbers: a version that gives others would find nothing in them.
    text = "The council of Varnhem closed the old harbour bridge on Monday after two cracks were found."
    expected = fingerprints(text)
    code = f"from wherefrom.text.shingles import fingerprints; print(fingerprints({text!r}))"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == str(expected)
    assert expected == PINNED


@pytest.mark.parametrize("count", [0, 1, SHINGLE - 1])
def test_too_short(count: int) -> None:
    assert fingerprints(prose(count, 3)) == []


@given(st.integers(0, 2**32), st.integers(0, 200), st.integers(0, 200))
def test_common_run_always_shares_a_fingerprint(seed: int, before: int, behind: int) -> None:
    shared = prose(GUARANTEED, seed)
    a = f"{prose(before, seed + 1)} {shared} {prose(behind, seed + 2)}"
    b = f"{prose(behind, seed + 3)} {shared} {prose(before, seed + 4)}"
    assert set(fingerprints(a)) & set(fingerprints(b))


def test_few_numbers_for_many_words() -> None:
    assert 0.2 < len(fingerprints(prose(5000, 5))) / 5000 < 0.4


@pytest.mark.parametrize("text", ["a" * 10**6, "a." * 500_000, "a'" * 500_000, "1," * 500_000, "e\u0301" * 400_000])
def test_hostile_text_takes_no_time(text: str) -> None:
    began = time.process_time()
    fingerprints(text, [(i, i + 1) for i in range(0, 5000, 2)])
    assert time.process_time() - began < 5
