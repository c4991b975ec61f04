import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wherefrom.intake.article import Article
from wherefrom.report.views.words import clean, count, listed, long_date, phrase, shorten, title_of


@pytest.mark.parametrize(
    ("given_text", "cleaned"),
    [
        ("a\x1b[31mred\x1b[0m", "a[31mred[0m"),
        ("bell\x07 \x00null", "bell null"),
        ("\x9b31mC1", "31mC1"),
        ("two\n lines\t", "two lines"),
        ("user\u202etxt.exe", "user txt.exe"),
        ("\ud83d alone", "\ufffd alone"),
        ("emoji 👩‍🚒 stays", "emoji 👩‍🚒 stays"),
        ("naïve café – “ok”", "naïve café – “ok”"),
    ],
)
def test_clean(given_text: str, cleaned: str) -> None:
    assert clean(given_text) == cleaned


@settings(deadline=None)
@given(st.text(), st.integers(2, 60))
def test_shorten_keeps_to_the_limit(text: str, limit: int) -> None:
    assert len(shorten(text, limit)) <= limit
    assert shorten(text, limit) == text or shorten(text, limit).endswith("…")


def test_shorten_cuts_at_a_word() -> None:
    assert shorten("one two three four", 12) == "one two…"


def test_phrase_shows_what_was_left_out() -> None:
    text = "The wall, he said, will <u>not</u> last."
    assert phrase(text, [(0, 8), (19, 40)]) == "The wall … will not last."
    assert phrase(text, [(4, 8), (0, 8)]) == "The wall"
    assert phrase(text, []) == ""


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2017-12-04", "4 December 2017"),
        ("2017-12-04T10:00:00Z", "4 December 2017"),
        ("2017-12", "December 2017"),
        ("2017", "2017"),
        ("2017-13-01", "2017"),
        ("last \x1bweek", "last week"),
        ("2017-12-045", "2017-12-045"),
    ],
)
def test_long_date(iso: str, words: str) -> None:
    assert long_date(iso) == words


def test_numbers_and_lists_in_words() -> None:
    assert count(1, "statement") == "1 statement"
    assert count(1200, "person", "people") == "1,200 people"
    assert [listed([]), listed("a"), listed("ab"), listed("abc")] == ["", "a", "a and b", "a, b and c"]


def test_an_article_without_title_is_called_by_its_first_words() -> None:
    assert title_of(Article("a", "The quay is lost. " * 20)).startswith("“The quay is lost.")
    assert title_of(Article("a", " \n")) == "Untitled article"


@pytest.mark.parametrize("unit", ["<a ", "<", " ", "<u ", "\x1b", "\u202e "])
def test_hostile_text_takes_no_long_time(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    started = time.perf_counter()
    phrase(text, [(0, len(text))])
    assert time.perf_counter() - started < 20
