import pytest

from marked import chains, read, words


@pytest.mark.parametrize(
    ("marked", "source"),
    [
        ("{s1 Anna Voss} {c1 denied} {x1 the theft}, {c2 adding} {x2 that it was late}.", "Anna Voss"),
        ("{s1 Anna Voss} {c1 denied} {x1 the theft} and {c2 called for} {x2 a vote}.", "Anna Voss"),
        ("{s1 Anna Voss} {c1 spoke of} {x1 rain}, with other sailors {c2 saying} {x2 it was late}.", "other sailors"),
        ("{s1 Anna Voss} {c1 spoke of} {x1 rain}. She also {c2 said} {x2 it was late}.", "She"),
        ("{s1 Anna Voss} {c1 spoke of} {x1 rain}. A clerk, who {c2 said} {x2 it was late}, left.", "who"),
        ("{c2 Calling} {x2 it a lie}, {s1 Anna Voss} {c1 spoke of} {x1 rain}.", "Anna Voss"),
        ("{s1 Anna Voss} {c1 spoke of} {x1 rain}. Max Hille's {c2 refusal to} {x2 pay} hurt.", "Max Hille's"),
    ],
)
def test_where_the_grammar_has_the_source(marked, source):
    reading = read(marked)
    found = [s for s in reading.statements if words(reading, s.content) not in ("rain", "the theft")]
    assert [words(reading, s.source) for s in found] == [source]


@pytest.mark.parametrize(
    "marked",
    [
        "{x1 The bridge} {c1 was described as} {x1 old}.",
        "{x1 The bridge}, long {c1 known as} {x1 a ruin}, fell.",
        "It {c1 is believed} {x1 that it rained}.",
        "The town faced {c1 claims of} {x1 neglect}.",
        "{c1 Asked whether} {x1 it rained}, Anna Voss left.",
    ],
)
def test_passives_and_bare_nouns_have_none(marked):
    (statement,) = read(marked).statements
    assert statement.source == ()
    assert statement.chain[0].kind == "unnamed"


CUT = {
    "{s1 Commissioner} Ann Lee said it rained but {c1 has repeatedly added} that {x1 it will stop}.": "Ann Lee",
    "{s1 one well-known diver who} {c1 said} {x1 the wreck is safe}.": "one well-known diver",
    "Ann Lee, {s1 one of the few divers} who know the wreck, {c1 said} {x1 it is safe}.": "Ann Lee",
    "{s1 Norway’s ambassador to the} U.N. told the council it snowed, and {c1 asked} {x1 members to leave}.": (
        "Norway’s ambassador to the U.N"
    ),
    "{s1 all} 42 members of the Harbour Board are sending a letter {c1 warning} that {x1 the pier is weak}.": (
        "all 42 members of the Harbour Board"
    ),
    "{s1 the Halden} Courier reported a storm and {c1 noted} that {x1 no ship was lost}.": "Halden Courier",
}


@pytest.mark.parametrize("text", CUT)
def test_a_source_cut_inside_a_name_or_a_phrase(text):
    assert chains(text)[0][0].rstrip(".") == CUT[text]


def test_a_source_cut_inside_a_compound():
    reading = read("{s1 Storm}-weary voters stayed ashore, {c1 preferring} {x1 to wait for Monday}.")
    assert words(reading, reading.statements[0].source) == "Storm-weary voters"


def test_what_is_whole_stays():
    for source in ("Ann Lee", "all nine members", "the ambassador to Norway", "Mr. Lee, a diver"):
        reading = read(f"{{s1 {source}}} {{c1 said}} {{x1 it rained all night}}.")
        assert words(reading, reading.statements[0].source) == source


def test_a_name_that_only_tells_which_people_is_not_the_source():
    text = "{s1 Some senators who pushed the bill through the Storting} {c1 said} {x1 it was wrong}."
    assert chains(text) == [["Some senators who pushed the bill through the Storting"]]


def test_the_mayor_of_a_place_is_not_whoever_spoke_last():
    text = "{s1 Max Hille} {c1 said} {x1 it rained}. {s2 The mayor of Halden} {c2 said} {x2 it snowed}."
    assert chains(text)[1] == ["mayor of Halden"]


def test_an_account_attributed_to_somebody_speaks_itself():
    text = "The account attributed to {s1 Ann Lee} {c1 suggested} {x1 it rained}."
    assert chains(text) == [["account attributed to Ann Lee"]]


def test_who_speaks_about_a_thing_is_not_the_thing():
    text = "For the long-awaited Velmouth Star, {s1 the analyst} {c1 says} {x1 sales will be slow}."
    assert chains(text) == [["analyst"]]
