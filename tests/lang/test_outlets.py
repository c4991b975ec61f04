"""The list of outlets: names in running text, ordinary words that are no outlets, programmes, addresses."""

from __future__ import annotations

import pytest

from wherefrom.lang.outlets import is_agency, outlet_named, outlet_of_host


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("AP", "Associated Press"),
        ("The Associated Press", "Associated Press"),
        ("the Turkish Anadolu Agency", "Anadolu Agency"),
        ("the Lebanese al-Mayadeen TV", "Al Mayadeen"),
        ("Iran's semi-official Fars news agency", "Fars News Agency"),
        ("state news agency IRNA", "Islamic Republic News Agency"),
        ("TechCrunch", "TechCrunch"),
        ("the Guardian newspaper", "The Guardian"),
        ("El Pais", "El País"),
        ("Time", "Time"),
        ("This Week", "ABC News"),
        ("ABC's This Week", "ABC News"),
        ('"Fox & Friends"', "Fox News"),
        ("nytimes.com", "The New York Times"),
    ],
)
def test_names_in_running_text(words: str, name: str) -> None:
    assert outlet_named(words) == name


@pytest.mark.parametrize(
    "words",
    [
        "this week",
        "people",
        "Map",
        "the fox",
        "Mike Pompeo",
        "many news outlets",
        "CNN's Jake Tapper",
        "",
        "time",
        "x" * 200,
    ],
)
def test_words_that_name_no_outlet(words: str) -> None:
    assert outlet_named(words) is None


def test_agencies_are_told_from_papers() -> None:
    assert is_agency("the AFP news agency")
    assert not is_agency("The Guardian")


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("www.theguardian.com", "The Guardian"),
        ("timesofindia.indiatimes.com", "The Times of India"),
        ("edition.cnn.com", "CNN"),
        ("example.org", None),
        ("com", None),
    ],
)
def test_outlet_of_an_address(host: str, name: str | None) -> None:
    assert outlet_of_host(host) == name
