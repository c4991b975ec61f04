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
        ("“{x1 The gate is weak and was never mended},” {c1 warned} the statement.", "the statement"),
        ("{c1 According to} Anna Voss’s notes on the storm, {x1 it was late}.", "Anna Voss’s notes on the storm"),
        ("Despite a {c1 pledge} by the Harbour Board to {x1 mend it}, the gate fell.", "the Harbour Board"),
        ("The panel approved the plan but {c1 asked for} {x1 a vote}.", "The panel"),
        ("To save the pier, in spring, Halden Port bought stone, then {c1 vowed to} {x1 build}.", "Halden Port"),
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
        "{x1 The bridge}, long {c1 described as} {x1 a ruin}, fell.",
        "It {c1 is believed} {x1 that it rained}.",
        "The town faced {c1 claims of} {x1 neglect}.",
        "{c1 Asked whether} {x1 it rained}, Anna Voss left.",
    ],
)
def test_passives_and_bare_nouns_have_none(marked):
    (statement,) = read(marked).statements
    assert statement.source == ()
    assert statement.chain[0].kind == "unnamed"


@pytest.mark.parametrize(
    "before",
    [
        "{s1 Anna Voss}, the mayor, faced",
        "{s1 Anna Voss} left the harbour amid growing",
        "{s1 Anna Voss} pushed back against",
        "{s1 Anna Voss} mended the gate, easing",
        "{s1 Anna Voss} left the pier, and the words of the board led to",
        "{s1 Anna Voss}, who built the pier, shrugged off",
    ],
)
def test_what_is_said_in_general_is_not_said_by_whoever_meets_with_it(before):
    (statement,) = read(before + " {c1 fears that} {x1 the gate is weak}.").statements
    assert (statement.source, statement.chain[0].name) == ((), "unnamed")


@pytest.mark.parametrize(
    ("marked", "source"),
    [
        ("{s1 A} {c1 vow} on Tuesday from the Harbour Board that {x1 it will build} was heard.", "the Harbour Board"),
        ("{s1 Anna Voss} checked {c1 claims} made by Max Hille that {x1 the gate is weak}.", "Max Hille"),
        ("{s1 Anna Voss} knew of {c1 worries} among sailors that {x1 the gate is weak}.", "sailors"),
        ("{s1 Anna Voss}, asked by Max Hille, {c1 fears that} {x1 the gate is weak}.", "Anna Voss"),
        ("{s1 Anna Voss} stayed after {c1 threats to} {x1 leave the board}.", "Anna Voss"),
        ("{s1 Anna Voss} {c1 laughed off fears that} {x1 the gate is weak}.", "Anna Voss"),
        ("Anna Voss on Monday announced an ambitious {c1 plan to} {x1 mend the gate}.", "Anna Voss"),
        ("Max Hille faced {s1 Harbour Board} {c1 criticism that} {x1 the gate is weak}.", "Harbour Board"),
    ],
)
def test_what_a_noun_tells_is_told_by_whoever_stands_behind_it(marked, source):
    reading = read(marked)
    assert [words(reading, s.source) for s in reading.statements] == [source]


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


@pytest.mark.parametrize(
    "marked",
    [
        "{s1 Anna Voss} {c1 declined} {x1 an interview}, but on {s2 Twitter} {c2 said} {x2 it was late}.",
        "{s1 Anna Voss} {c1 denied} {x1 the theft} and on Facebook {c2 wrote} {x2 it was late}.",
        "{s1 Anna Voss} {c1 denied} {x1 the theft}, but in {s2 a video} {c2 said} {x2 it was late}.",
        "{s1 Anna Voss} {c1 denied} {x1 the theft} and in her letter {c2 warned} {x2 it was late}.",
        "{s1 Anna Voss} {c1 denied} {x1 the theft} but via {s2 her Instagram account} {c2 added} {x2 it was late}.",
    ],
)
def test_where_it_was_written_is_no_subject(marked):
    assert chains(marked)[-1] == ["Anna Voss"]
