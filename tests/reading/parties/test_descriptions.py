import pytest

from marked import chains, only, read


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # a named person whose office the phrase repeats
        (
            "{s1 Spokesman Paul Brandt} {c1 said} {x1 it rained}. {s2 The spokesman} {c2 added} {x2 it snowed}.",
            "Paul Brandt",
        ),
        (
            "It was Anna Voss, a singer. {s1 Max Hille} {c1 said} {x1 it rained}. {s2 The singer} {c2 said} {x2 it snowed}.",  # noqa: E501
            "Anna Voss",
        ),
        # an unnamed source comes back
        (
            "{s1 An anonymous clerk} {c1 said} {x1 it rained}. {s2 The clerk} {c2 said} {x2 it snowed}.",
            "anonymous clerk",
        ),
        # the statement is its issuer's, the agency is the body last named
        (
            "{s1 Lundor Ministry} {c1 said in a statement} {x1 it rained}. {s2 The statement} {c2 said} {x2 it snowed}.",  # noqa: E501
            "Lundor Ministry",
        ),
        ("{s1 Bank of Lundor} {c1 said} {x1 it rained}. {s2 The bank} {c2 said} {x2 it snowed}.", "Bank of Lundor"),
        # age and former office
        ("{s1 Max Hille} {c1 said} {x1 it rained}. {s2 The 44-year-old} {c2 said} {x2 it snowed}.", "Max Hille"),
        ("{s1 Max Hille} {c1 said} {x1 it rained}. {s2 The former general} {c2 said} {x2 it snowed}.", "Max Hille"),
    ],
)
def test_whom_a_description_means(marked, expected):
    assert chains(marked)[1] == [expected]


def test_somebody_brought_in_outside_any_source():
    assert chains("A young diver came up. {s1 The diver} {c1 said} {x1 it was cold}.") == [["young diver"]]


@pytest.mark.parametrize("verb", ["was sent on Friday", "that nobody had seen before turned up"])
def test_a_description_ends_before_its_verb_and_not_in_a_word_or_an_abbreviation(verb):
    letter = "letter from the heads of all boards and offices in the U.S. House of Harbourmasters"
    assert chains(f"A {letter} {verb}. {{s1 The letter}} {{c1 said}} {{x1 it rained}}.") == [[letter]]


def test_an_office_whose_holder_is_named_a_sentence_later():
    text = "{s1 The state attorney general} {c1 said} {x1 it rained}. Attorney General Eva Brandt left."
    assert chains(text) == [["Eva Brandt"]]


def test_another_city_has_another_spokesman():
    text = "{s1 A county clerk} {c1 said} {x1 it rained}. {s2 The city clerk} {c2 said} {x2 it snowed}."
    assert chains(text) == [["county clerk"], ["city clerk"]]


def test_a_relative_is_not_the_person():
    statement = only("Max Hille left. {s1 His sister} {c1 said} {x1 so}.")
    assert (statement.chain[0].name, statement.chain[0].kind) == ("Max Hille's sister", "unnamed")


def test_the_day_is_no_part_of_a_report():
    assert chains("{c1 According to} {s1 a report late Tuesday}, {x1 it rained}.") == [["report"]]


def test_who_stands_for_the_very_words_before_it():
    text = "{x1 “It rained,”} {c1 said} {s1 one sailor on the pier}, {s2 who} {c2 requested} {x2 anonymity}."
    reading = read(text)
    assert len({s.chain[0].entity for s in reading.statements}) == 1
    assert chains(text) == [["one sailor on the pier"], ["one sailor on the pier"]]
