from wherefrom.reading.context import Cast
from wherefrom.reading.parties.cast import CastBuilder
from wherefrom.reading.parties.names import names


def cast_of(text: str) -> Cast:
    return CastBuilder(text, names(text)).cast()


def parties(text: str) -> dict[str, int]:
    return {party.name: len(party.mentions) for party in cast_of(text).parties}


def test_short_forms_find_the_full_name_even_before_it():
    assert parties("Then Voss spoke. Later Anna Voss left. Mrs. Voss returned.") == {"Anna Voss": 3}


def test_spelling_variants_are_one_person():
    cast = cast_of("On Monday Yussef Kadari left. Later Gen. Yusef Kadari returned, and Kadari slept.")
    (party,) = cast.parties
    assert party.name == "Yussef Kadari"
    assert "Yusef Kadari" in party.aliases
    assert len(party.mentions) == 3


def test_two_of_one_surname_are_told_apart_by_title():
    text = "We met Paul Brandt and Eva Brandt. Then Mrs. Brandt spoke. Then Mr. Brandt spoke."
    cast = cast_of(text)
    assert cast.at(text.index("Mrs. Brandt") + 5).name == "Eva Brandt"
    assert cast.at(text.index("Mr. Brandt") + 4).name == "Paul Brandt"


def test_acronym_in_parentheses_and_alone():
    text = "The Coastal Rescue Service (CRS) came. Later the CRS left."
    (party,) = cast_of(text).parties
    assert party.name == "Coastal Rescue Service"
    assert "CRS" in party.aliases
    assert len(party.mentions) == 3


def test_outlet_by_its_last_word():
    (party,) = cast_of("A report in the Daily Mirror said so. The Mirror added more.").parties
    assert party.name == "Daily Mirror"


def test_country_under_all_its_names():
    (party,) = cast_of("Then the United States agreed. The U.S. paid. In the US, none knew.").parties
    assert party.name == "United States"


def test_programme_stands_for_its_network():
    (party,) = cast_of("He appeared on ABC News. On This Week, he smiled.").parties
    assert (party.name, party.kind) == ("ABC News", "outlet")


def test_mentions_slice_to_the_name():
    text = "Anna Voss's friend saw Voss."
    for party in cast_of(text).parties:
        assert [text[s:e] for s, e in party.mentions] == ["Anna Voss", "Voss"]
