"""The list of outlets: names in running text, ordinary words that are no outlets, programmes, addresses."""

from __future__ import annotations

import pytest

from wherefrom.errors import InputError
from wherefrom.lang import outlets
from wherefrom.lang.outlets import add_outlets, is_agency, is_programme, outlet_named, outlet_of_host, outlet_record


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
        ("www.nydailynews.com", "New York Daily News"),
        ("g1.globo.com", "G1"),
        ("oglobo.globo.com", "O Globo"),
        ("example.org", None),
        ("com", None),
    ],
)
def test_outlet_of_an_address(host: str, name: str | None) -> None:
    assert outlet_of_host(host) == name


@pytest.mark.parametrize(
    ("words", "type", "country", "owner"),
    [
        ("AFP", "agency", "FR", None),
        ("Reuters", "agency", "GB", "Thomson Reuters"),
        ("nydailynews.com", "newspaper", "US", "Alden Global Capital"),
        ("the Sydney Morning Herald", "newspaper", "AU", "Nine Entertainment"),
        ("Meet the Press", "broadcaster", "US", "Comcast"),
        ("WikiLeaks", "site", None, None),
        ("Daily Nation", "newspaper", "KE", "Nation Media Group"),
    ],
)
def test_what_is_known_of_an_outlet(words: str, type: str, country: str | None, owner: str | None) -> None:
    found = outlet_record(words)
    assert found is not None
    assert (found.type, found.country, found.owner) == (type, country, owner)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Age", "Australian Financial Review"),
        ("Bild", "Politico"),
        ("The Times of India", "Navbharat Times"),
        ("The EastAfrican", "Daily Monitor"),
        ("El País", "Cadena SER"),
        ("De Morgen", "De Volkskrant"),
    ],
)
def test_papers_of_one_owner(one: str, other: str) -> None:
    owners = {found.owner for found in map(outlet_record, (one, other)) if found}
    assert len(owners) == 1
    assert None not in owners


def test_a_programme_is_none_of_its_networks_other_names() -> None:
    assert is_programme("Face the Nation")
    assert not is_programme("CBS News")
    assert not is_programme("Radio-Canada")


def test_the_list_is_sound() -> None:
    hosts: dict[str, str] = {}
    for name, outlet in outlets._fields():
        assert name == name.strip()
        assert outlet.country is None or (len(outlet.country) == 2 and outlet.country.isupper()), outlet
        if "." in name and name == name.lower() and " " not in name:
            assert hosts.setdefault(name, outlet.name) == outlet.name
    assert len({outlet.name for _, outlet in outlets._fields()}) > 2000


@pytest.fixture
def own(tmp_path, monkeypatch):
    """A list of one's own, forgotten afterwards."""

    def add(*lines: str) -> None:
        path = tmp_path / "own.txt"
        path.write_text("\n".join(lines), encoding="utf-8")
        add_outlets(path)

    monkeypatch.setattr(outlets, "_added", {})
    yield add
    outlets._added.clear()
    outlets.forget()


def test_a_list_of_ones_own(own) -> None:
    assert outlet_named("Skarholm Tidning") is None
    own("# of our own", "", "Skarholm Tidning | ST | skarholm.example | newspaper; NO; Nordmedia", "AFP | newspaper")
    found = outlet_record("the Skarholm Tidning newspaper")
    assert found is not None
    assert (found.name, found.type, found.country, found.owner) == ("Skarholm Tidning", "newspaper", "NO", "Nordmedia")
    assert outlet_of_host("www.skarholm.example") == "Skarholm Tidning"
    assert outlet_named("Agence France-Presse") == "Agence France-Presse"
    assert not is_agency("AFP")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("newspaper", "line 2: has no name before its type"),
        ("Skarholm Tidning | paper; NO", "line 2: its type is none of agency, newspaper"),
        ("Skarholm Tidning | | site", "line 2: has no name before its type"),
    ],
)
def test_a_line_of_another_form_is_refused(own, line: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        own("Skarholm Radio | broadcaster", line)
    assert outlet_named("Skarholm Radio") is None


def test_a_list_that_is_not_there() -> None:
    with pytest.raises(InputError, match="the list of outlets cannot be read: No such file"):
        add_outlets("absent.txt")
