import pytest

from wherefrom.reading.context import Cast
from wherefrom.reading.parties.cast import CastBuilder
from wherefrom.reading.parties.names import names


def cast_of(text: str) -> Cast:
    return CastBuilder(text, names(text)).cast()


def parties(text: str) -> dict[str, int]:
    return {party.name: len(party.mentions) for party in cast_of(text).parties}


def test_short_forms_find_the_full_name_even_before_it():
    assert parties("Then Voss spoke. Later Anna Voss left. Mrs. Voss returned.") == {"Anna Voss": 3}


def test_an_agency_is_not_whoever_has_its_initials():
    text = "Photograph: AP. Then Amrit Pollan spoke, as AP reported."
    assert parties(text)["Amrit Pollan"] == 1


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


def test_a_family_name_alone_is_of_the_one_whom_the_article_names_first():
    text = "Paul Brandt spoke. His cousin Max Brandt left. Then Brandt slept."
    assert cast_of(text).at(text.index("Brandt slept")).name == "Paul Brandt"


def test_a_short_form_of_a_given_name_is_whoever_has_that_name():
    text = "Angela Brandt spoke. Max Voss left. Then Angie slept. Later Maxie woke."
    assert cast_of(text).at(text.index("Angie")).name == "Angela Brandt"
    assert cast_of(text).at(text.index("Maxie")).name == "Maxie"


def test_a_family_name_of_two_words_is_of_its_full_name():
    assert parties("John Della Vorre spoke. Then Della Vorre left. Vorre slept.") == {"John Della Vorre": 3}


def test_a_title_stays_with_a_ruler_of_one_name():
    assert parties("Then Prince Oskar spoke. Oskar left. Mayor Brandt slept.") == {"Prince Oskar": 2, "Brandt": 1}


def test_a_saint_is_not_the_one_who_is_called_after_him():
    text = "He chose the name of St. Martin of Harle. Later Martin spoke."
    assert cast_of(text).at(text.index("Martin spoke")).name == "Martin"


def test_an_outlet_s_whole_name_is_not_short_for_another():
    text = "He told The Hill that it was over. On Capitol Hill they met."
    assert cast_of(text).at(text.index("Hill that")).name == "Hill"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Paul Harker Sr. met Paul Harker Jr. there.", {"Paul Harker Sr.": 1, "Paul Harker Jr.": 1}),
        ("Paul Harker, Sr. met Paul Harker, Jr. there.", {"Paul Harker Sr.": 1, "Paul Harker Jr.": 1}),
        ("It was said by Paul Harker Jr. One of his friends left.", {"Paul Harker Jr.": 1}),
        ("It was said by Paul Harker Jr. His sister Eva Brandt left.", {"Paul Harker Jr.": 1, "Eva Brandt": 1}),
        ("Then King Erik II died, and Erik III ruled.", {"Erik II": 1, "Erik III": 1}),
        ("Then Paul Harker left. Paul Harker Jr. stayed.", {"Paul Harker Jr.": 2}),
    ],
)
def test_generations_are_parties_of_their_own(text: str, named: dict[str, int]) -> None:
    assert parties(text) == named


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


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Harbour and Fishery Administration", "HFA"),
        ("Department of Tides", "DOT"),
        ("Tides Department", "DOT"),
        ("Halden Electric Power Company", "HEPCO"),
        ("US Tides and Harbour Protection", "THP"),
        ("U.S. Department of Tides", "USDT"),
    ],
)
def test_an_acronym_belongs_to_the_name_whose_letters_it_has(full, short):
    assert parties(f"The {full} warned. The {short} was right.") == {full: 2}


def test_names_that_an_acronym_does_not_hold_together_stay_two():
    assert "Harbour" in parties("The Harbour and Fishery Administration warned. It was right.")


def test_the_first_word_of_a_company_is_the_company():
    assert parties("We asked Brandwick Shaw & Co about it. Brandwick declined.") == {"Brandwick Shaw & Co": 2}


def test_a_title_before_the_given_name_finds_its_bearer():
    assert parties("We met Graham Voss. Later Sir Graham left.") == {"Graham Voss": 2}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The US spoke. America was heard. The US left.", "US"),
        ("The US spoke. The United States was heard. The US left.", "United States"),
    ],
)
def test_a_country_goes_by_its_fullest_or_its_usual_name(text, name):
    assert parties(text) == {name: 3}


def test_given_names_of_two_syllables_belong_to_the_name():
    assert parties("We met Moon Hui-kuan and the London-based Anna Voss.").keys() == {"Moon Hui-kuan", "Anna Voss"}


def test_a_company_by_its_first_word_beside_another_that_begins_alike():
    text = "Then Halden Brothers & Co paid. It sued the Halden Brothers Bank. On Monday Halden Brothers left."
    assert cast_of(text).at(text.rindex("Halden")).name == "Halden Brothers & Co"


def test_the_first_half_of_a_double_given_name():
    assert parties("Then Anna-Lena Voss left. Later Anna returned.") == {"Anna-Lena Voss": 2}


def test_a_father_is_not_his_son_nor_a_pope_the_saint():
    text = "Mayor Paul Harker spoke. His son, Paul Harker Jr., left. Then Harker wept. Paul Harker will run again."
    assert parties(text) == {"Paul Harker": 3, "Paul Harker Jr.": 1}
    heir = "President Paul Harker spoke. His son, Paul Harker Jr., left. President Harker wept with Harker Jr."
    assert parties(heir) == {"Paul Harker": 2, "Paul Harker Jr.": 2}
    second = "President Paul Harker Jr. spoke. Paul Harker wept."
    assert parties(second) == {"Paul Harker Jr.": 2}
    saint = "Pope Martin spoke in Halden. He is named after St. Martin of Tours. Then Martin left."
    assert cast_of(saint).at(saint.index("Martin left")).name == "Pope Martin"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It was late. ANN MCLEE: Good morning.", "Ann McLee"),
        ("It was late. DINAH O'SHEA III spoke.", "Dinah O'Shea III"),
        ("ANN LEE spoke. Ann Lee sat down.", "Ann Lee"),
        ("It was late. UBS AG spoke.", "UBS AG"),
    ],
)
def test_a_name_in_capitals_throughout_is_told_as_other_news_prints_it(text: str, name: str) -> None:
    assert name in parties(text)
