from __future__ import annotations

from marked import chains, read, words


def test_one_statement_a_cue():
    reading = read("{s1 Anna Voss} {c1 {c2 said}} {x1 it {x2 was late}}.")
    assert [words(reading, s.source) for s in reading.statements] == ["Anna Voss"]


def test_a_source_cut_inside_its_apposition_gets_its_name_back():
    reading = read("On Monday Anna Voss, head of the office of {s1 Mayor Max Hille} {c1 announced} {x1 a new pier}.")
    assert reading.statements[0].chain[0].name == "Anna Voss"
    assert words(reading, reading.statements[0].source).startswith("Anna Voss, head")


def test_a_name_before_its_own_verb_is_not_taken_for_an_apposition():
    reading = read("Anna Voss, who left in a boat with {s1 Max Hille}, {c1 announced} {x1 a new pier}.")
    assert reading.statements[0].chain[0].name == "Max Hille"


def test_a_cut_title_gets_its_name():
    reading = read("Calling it late, {s1 Mr.} Hille {c1 told} {x1 him to leave}.")
    assert words(reading, reading.statements[0].source) == "Mr. Hille"


def test_a_quotation_claimed_twice_goes_to_the_cue_in_its_sentence():
    reading = read(
        "{x1 “It rained,”} {s1 Anna Voss} {c1 said}.\n\n{x1 {x2 “It snowed all night,”}} {s2 Max Hille} {c2 said}."
    )
    assert [words(reading, s.content) for s in reading.statements] == ["“It rained,”", "“It snowed all night,”"]


def test_content_that_swallowed_where_it_was_told():
    reading = read("{s1 Anna Voss} {c1 revealed} {x1 in an interview with the BBC that it rained}.")
    assert words(reading, reading.statements[0].content) == "it rained"
    assert [link.name for link in reading.statements[0].chain] == ["Anna Voss", "BBC"]


def test_a_clause_cut_in_two_before_according_to():
    reading = read(
        "{s1 Anna Voss} {c1 revealed} {x1 that she sent a letter to Max} {x2 Hille, a banker}, {c2 according to} {s2 Reuters}."  # noqa: E501
    )
    (statement,) = reading.statements
    assert [link.name for link in statement.chain] == ["Anna Voss", "Reuters"]
    assert words(reading, statement.content) == "that she sent a letter to Max Hille, a banker"


def test_most_of_a_quotation_is_all_of_it():
    reading = read("“What {x1 we wanted to say in that letter was clear}, of course,” {s1 Voss} {c1 said}.")
    assert (
        words(reading, reading.statements[0].content) == "“What we wanted to say in that letter was clear, of course,”"
    )


def test_quoted_as_saying_is_all_cue():
    reading = read(
        "The Gazette came late. {s1 It} {c1 quoted} {x1 a man who would not give his name as saying that it rained}."
    )
    (statement,) = reading.statements
    assert words(reading, statement.content) == "that it rained"
    assert words(reading, statement.cue) == "quoted a man who would not give his name as saying"
    assert statement.stance == "asserts"


def test_quoted_as_saying_after_the_words():
    text = "{x2 {x1 “I will not read it,”} {s1 Anna Voss} {c1 quoted} {x1 Max Hille as saying}}, {c2 according to} {s2 the BBC}."  # noqa: E501
    reading = read(text)
    assert [[link.name for link in s.chain] for s in reading.statements] == [["Max Hille", "Anna Voss", "BBC"]]
    assert words(reading, reading.statements[0].content) == "“I will not read it,”"


def test_a_piece_beyond_the_paragraph_goes_back_to_its_own_speaker():
    text = "{x1 It rained}, {c1 according to} {s1 Reuters}.\n\n{x2 {x1 “It rained a lot.} We got wet,”} {s2 Anna Voss} {c2 said}."  # noqa: E501
    reading = read(text)
    assert words(reading, reading.statements[0].content) == "It rained"


def test_to_receive_a_letter_is_no_place_where_it_was_told():
    reading = read("{s1 Anna Voss} {c1 refused} {x1 to receive a letter that was sent by the bank}.")
    assert words(reading, reading.statements[0].content) == "to receive a letter that was sent by the bank"


def test_a_name_after_citing_is_a_link_and_no_statement():
    text = "{s1 {s2 The Ashel Courier}}, {c1 citing} {x1 the Corvane News Agency}, {c2 reported} {x2 that it rained}."
    reading = read(text)
    assert [[link.name for link in s.chain] for s in reading.statements] == [["Corvane News Agency", "Ashel Courier"]]


def test_an_occasion_announces_nothing_by_itself():
    reading = read("At a council hearing {c1 explaining} {x1 the cut in his budget}, Ben Moss was calm.")
    assert reading.statements[0].chain[0].name == "Ben Moss"


def test_a_noun_dropped_between_cue_and_source_goes_to_the_source():
    reading = read("{x1 The pier was late}, {c1 according to a} letter {s1 seen by the paper}.")
    assert words(reading, reading.statements[0].source) == "a letter seen by the paper"
    assert reading.statements[0].chain[0].kind == "document"


def test_a_content_of_two_cues_is_the_inner_ones_as_the_outer_one_tells_it():
    marked = (
        "{s1 The Dockside letter} {c1 warns} {x1 {x2 that the gate might not hold}}, {c2 according to} {s2 the Post}."
    )
    assert chains(marked) == [["Dockside letter", "Post"]]


def test_a_cue_before_a_content_of_its_own_stays_alone():
    marked = "{s1 Ann Lee} {c1 said} {x1 the gate was weak}, but {c2 according to} {s2 the Post} {x2 it will hold}."
    assert chains(marked) == [["Ann Lee"], ["Post"]]
