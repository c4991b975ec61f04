from marked import chains
from wherefrom.reading.parties.headlines import headline_names, headlines
from wherefrom.reading.parties.names import names

TITLE = "Port Chief Voss Warns Lundor: General Qasim Hadari Never Opened Her Parcel"
BODY = "\n\nOn Monday, port director Anna Voss left Lundor. Gen. Qassim Hadari stayed there."


def test_headlines_are_found_and_sentences_are_not():
    text = TITLE + BODY
    assert headlines(text) == [(0, len(TITLE))]
    assert headlines("Anna Voss Met Max Hille There.") == []


def test_names_of_a_headline_come_from_the_body():
    text = TITLE + BODY
    found = headline_names(text, headlines(text), names(text[len(TITLE) :]))
    assert [text[s.span[0] : s.span[1]] for s in found] == ["Voss", "Lundor", "Qasim Hadari"]


def test_who_presents_a_programme_is_named_with_his_given_name():
    title = "Channel Nine: The Morning Boat with Paul Voss"
    found = headline_names(title, headlines(title), names("A day later Voss asked about the pier."))
    assert ["Paul", "Voss"] in [list(name.words) for name in found]
    title = "Will Voss Go Back to Lundor?"
    found = headline_names(title, headlines(title), names("A day later Voss asked about the pier."))
    assert [list(name.words) for name in found] == [["Voss"]]


def test_an_outlet_in_a_headline_is_an_outlet():
    (name,) = headline_names("Why NBC Sold Its Old Pier", [(0, 25)], [])
    assert (name.words, name.kind) == (("NBC",), "outlet")


def test_a_source_in_a_headline_gets_its_full_name():
    assert chains("Voss {c1 Says} {x1 Ferry Line Is Sold Again}".replace("Voss", "{s1 Voss}") + BODY) == [["Anna Voss"]]
