import pytest

from marked import read, words

UNDER = "The mill closed in May and nobody came.\n\n"


def contents(marked: str) -> list[str]:
    reading = read(marked)
    return [words(reading, statement.content) for statement in reading.statements]


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        (UNDER + "{x1 No bread left\n\nThe oven was cold}, {s1 Ann Lee} {c1 said}.", "The oven was cold"),
        (UNDER + "{x1 Whose oven?\n\nThe town paid}, {s1 Ann Lee} {c1 said}.", "The town paid"),
        (
            UNDER + "{x1 No bread left} and {x1 the oven was cold}, {s1 Ann Lee} {c1 said}.",
            "No bread left and the oven was cold",
        ),
        ("{s1 The list} {c1 says}:\n\n{x1 More bread\n\nLess rain}\n\nThat is all.", "More bread\n\nLess rain"),
        ("“{x1 It rained.”\n\n“It snowed,”} {s1 Ann Lee} {c1 said}.", "It rained.”\n\n“It snowed,”"),
    ],
)
def test_what_is_left_of_a_content(marked, content):
    assert contents(marked) == [content]


def test_a_headline_above_the_text_may_be_long():
    headline = "Miller's Side: He 'Did Not Burn' the Bread as the Row With the Town 'Got Out of Hand,' Says a Friend"
    assert contents(f"{{x1 {headline}\n\nThe oven was cold}}, {{s1 Ann Lee}} {{c1 said}}.") == ["The oven was cold"]


def test_a_source_stands_in_the_line_of_its_cue():
    reading = read(UNDER + "{s1 A cold oven\n\nAnn Lee} {c1 said} {x1 it rained}.")
    assert words(reading, reading.statements[0].source) == "Ann Lee"


def test_a_heading_brings_in_nothing_below_it():
    assert contents(UNDER + "What {s1 Lee} {c1 says}\n\n{x1 “It rained all night.”} The end.") == []


def test_a_dash_and_a_name_below_bring_in_what_stands_above():
    assert contents("{x1 “It rained all night.”}\n\n{c1 —} {s1 Ann Lee}\n\nThe end.") == ["“It rained all night.”"]


def test_lines_broken_at_a_width_are_no_headings():
    marked = "{x1 The oven was cold\nand the bread\nwas not}, {s1 Ann Lee}\n{c1 said}. The mill\nstood still\nall week."
    assert contents(marked) == ["The oven was cold\nand the bread\nwas not"]
