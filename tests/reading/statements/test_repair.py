from __future__ import annotations

from marked import chains, read, words


def test_a_cut_title_gets_its_name():
    reading = read("Calling it late, {s1 Mr.} Hille {c1 told} {x1 him to leave}.")
    assert words(reading, reading.statements[0].source) == "Mr. Hille"


def test_how_a_source_came_up_is_no_part_of_it():
    for came_up in ("emerged", "later surfaced online", "swirled around last week"):
        reading = read(f"{{s1 New reports {came_up}}} {{c1 suggesting}} {{x1 the mill was sold}}.")
        assert words(reading, reading.statements[0].source) == "New reports"
    reading = read("{s1 A book which had surfaced} {c1 says} {x1 the mill was sold}.")
    assert words(reading, reading.statements[0].source) == "A book which had surfaced"


def test_a_quotation_claimed_twice_goes_to_the_cue_in_its_sentence():
    reading = read(
        "{x1 “It rained,”} {s1 Anna Voss} {c1 said}.\n\n{x1 {x2 “It snowed all night,”}} {s2 Max Hille} {c2 said}."
    )
    assert [words(reading, s.content) for s in reading.statements] == ["“It rained,”", "“It snowed all night,”"]


def test_most_of_a_quotation_is_all_of_it():
    reading = read("“What {x1 we wanted to say in that letter was clear}, of course,” {s1 Voss} {c1 said}.")
    assert (
        words(reading, reading.statements[0].content) == "“What we wanted to say in that letter was clear, of course,”"
    )


def test_a_piece_beyond_the_paragraph_goes_back_to_its_own_speaker():
    text = "{x1 It rained}, {c1 according to} {s1 Reuters}.\n\n{x2 {x1 “It rained a lot.} We got wet,”} {s2 Anna Voss} {c2 said}."  # noqa: E501
    reading = read(text)
    assert words(reading, reading.statements[0].content) == "It rained"


def test_a_content_of_two_cues_is_the_inner_ones_as_the_outer_one_tells_it():
    marked = (
        "{s1 The Dockside letter} {c1 warns} {x1 {x2 that the gate might not hold}}, {c2 according to} {s2 the Post}."
    )
    assert chains(marked) == [["Dockside letter", "Post"]]


def test_a_cue_before_a_content_of_its_own_stays_alone():
    marked = "{s1 Ann Lee} {c1 said} {x1 the gate was weak}, but {c2 according to} {s2 the Post} {x2 it will hold}."
    assert chains(marked) == [["Ann Lee"], ["Post"]]
