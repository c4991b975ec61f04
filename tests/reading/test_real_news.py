"""Causes of wrong chains and kinds met in news that nobody had tuned on, each in sentences of our own."""

import pytest

from marked import chains, only, read, words

SAID = "{c1 said} {x1 it rained}."


def kind_and_name(marked: str) -> tuple[str, str]:
    statement = read(marked).statements[-1]
    return statement.chain[0].kind, statement.chain[0].name


@pytest.mark.parametrize(
    ("marked", "kind", "name"),
    [
        ("Voss met many. {s1 Democrats} " + SAID, "group", "Democrats"),
        ("Voss met many. {s1 House Republicans} " + SAID, "group", "House Republicans"),
        ("Voss met {s1 Russians}, who " + SAID, "group", "Russians"),
        ("Mayor Paul Reuters came. {s1 Reuters} " + SAID, "person", "Paul Reuters"),
        ("{s1 Open Harbour, a nonprofit campaign group,} " + SAID, "organization", "Open Harbour"),
        ("{s1 Hale, Ind., Mayor Ann Lee} " + SAID, "person", "Ann Lee"),
        ("The rules of the Port Authority stand. {s1 Lee's office} " + SAID, "organization", "Lee's office"),
        (
            "Parliament met. The Lee campaign lost. {s1 The Hale administration} " + SAID,
            "organization",
            "Hale administration",
        ),
        ("{s1 Ann Lee, whose mill burned,} smiled. {s1 She} " + SAID, "person", "Ann Lee"),
    ],
)
def test_kind_and_name_of_an_origin(marked, kind, name):
    assert kind_and_name(marked) == (kind, name)


def test_a_rifle_is_no_body():
    text = "The Mill Union met. Voss had an AR-15. {s1 The union} {c1 said} {x1 it rained}."
    assert chains(text) == [["Mill Union"]]


@pytest.mark.parametrize("cue", ["was reported", "has been publicly revealed", "is unclear", "is widely believed"])
def test_an_impersonal_it_names_nobody(cue):
    assert chains(f"The Port Authority closed. {{s1 It}} {{c1 {cue}}} that {{x1 the mill was sold}}.") == [["unnamed"]]


def test_it_that_reported_something_is_a_body():
    assert chains("The Port Authority closed. {s1 It} {c1 reported} that {x1 it rained}.") == [["Port Authority"]]


def test_a_relative_clause_makes_no_joint_source():
    text = "{s1 Max Hale, who had been courted by Senator Ann Lee and Ben Cole,} {c1 said} {x1 it rained}."
    assert chains(text) == [["Max Hale"]]


def test_an_example_makes_no_joint_source():
    text = "{s1 Critics of the plan, like Senators Ann Lee and Ben Cole,} {c1 said} {x1 it rained}."
    assert only(text).chain[0].kind == "group"


def test_the_president_is_not_his_family():
    text = "Mia and Sasha Voss came. First Lady Ann Voss sang. President Voss ate. "
    text += "{s1 The president} {c1 said} {x1 it rained}."
    assert chains(text) == [["Voss"]]


def test_a_relative_named_beside_somebody_does_not_take_the_family_name():
    text = "Mark Voss, whose son, Ben Voss, had died, came. {s1 Voss} {c1 said} {x1 it rained}."
    assert chains(text) == [["Mark Voss"]]


def test_the_governor_is_the_one_whom_the_article_is_about():
    text = (
        "Gov. Ann Lee spoke. Gov. Lee opened the mill. Lee left. He had met another one, Gov. Max Hale. It snowed. "
        "{s1 The governor} {c1 said} {x1 it rained}."
    )
    assert chains(text) == [["Ann Lee"]]


def test_a_former_governor_introduced_beside_a_name():
    text = (
        "Max Hale, a former Republican governor of Karland and preacher who has announced his run for the presidency, "
        "sang. {s1 The former governor} {c1 said} {x1 it rained}."
    )
    assert chains(text) == [["Max Hale"]]


def test_the_candidate_is_somebody_named():
    text = "Ann Lee spoke. {s1 An aide} {c1 said} {x1 it rained}. {s2 The candidate} {c2 said} {x2 it snowed}."
    assert chains(text)[1] == ["Ann Lee"]


def test_a_name_in_reach_of_its_details_only():
    statement = only("{s1 The report, commissioned by the guild}, {c1 said} {x1 it rained}.")
    assert statement.chain[0].name == "report"


@pytest.mark.parametrize(
    ("marked", "source"),
    [
        ("{s1 A Harle staffer on} Friday {c1 said} {x1 it rained}.", "A Harle staffer"),
        ("{s1 The FBI and} the Port Authority {c1 said} {x1 it rained}.", "The FBI and the Port Authority"),
        ("{s1 Video of} the incident {c1 shows} {x1 that it rained}.", "Video of the incident"),
        ("{x1 “It rained,”} {s1 the} president said at length, {c1 comparing} {x1 it to a flood}.", "the president"),
        ("{s1 The} ambitious compendium, at length, {c1 said} {x1 it rained}.", "The ambitious compendium"),
    ],
)
def test_a_source_cut_in_the_middle_is_made_whole(marked, source):
    reading = read(marked)
    assert words(reading, reading.statements[-1].source) == source


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        ("{s1 Lee} {c1 plans} {x1 to file three bills: a tax, a road, and a 9/11} health bill.", "a 9/11 health bill"),
        ("{s1 Lee} {c1 feared} {x1 the death of her} wife.", "the death of her wife"),
        ("{s1 Lee} {c1 refuses} {x1 to talk of a mill that has} closed.", "that has closed"),
        ("{s1 Lee} {c1 noted} {x1 the rain, which} was strong.", "the rain"),
        ("{s1 Lee} {c1 said} {x1 it rained -} and left.", "it rained"),
    ],
)
def test_a_content_cut_in_the_middle_is_made_whole(marked, content):
    reading = read(marked)
    assert words(reading, reading.statements[0].content).endswith(content)


@pytest.mark.parametrize(
    ("marked", "stance"),
    [
        ("{x1 “He would defend his views,”} {s1 Ann Lee} {c1 said}.", "asserts"),
        ("{x1 “I will defend my views,”} {s1 Ann Lee} {c1 said}.", "intends"),
        ("{s1 Ann Lee} {c1 said} {x1 she will defend her views}.", "intends"),
        ("{s1 Ann Lee} {c1 pleaded guilty} to {x1 lying}.", "confirms"),
        ("{s1 Ann Lee} {c1 pleaded not guilty} to {x1 lying}.", "denies"),
        ("{s1 Ann Lee} {c1 did not agree with} {x1 the mayor's view}.", "denies"),
    ],
)
def test_stance(marked, stance):
    assert read(marked).statements[0].stance == stance


def test_a_bill_is_a_document_and_bill_a_person():
    assert kind_and_name("{s1 Hale campaign chairman Bill Orlo} " + SAID) == ("person", "Bill Orlo")
    assert kind_and_name("The {s1 Hale Water Bill} " + SAID)[0] == "document"


def test_a_plural_that_no_list_knows_is_a_group():
    assert kind_and_name("{s1 Harle stargazers} " + SAID)[0] == "group"
    assert kind_and_name("{s1 A stargazer} " + SAID)[0] == "unnamed"


@pytest.mark.parametrize(
    "source",
    ["Some senators who pushed the bill through the Port Authority", "Some lobbyists outside the Port Authority"],
)
def test_a_name_behind_a_preposition_or_a_relative_is_not_the_source(source):
    assert kind_and_name(f"{{s1 {source}}} " + SAID)[0] == "group"


def test_an_outlet_in_what_somebody_else_says_passes_nothing_on():
    text = "{s1 Lee} {c1 attacked} {x1 Hale}, {s1 Lee} {c2 accusing} {x2 him of asking his friends at the BBC to lie}."
    text = text.replace("{s1 Lee} {c2", "{s2 Lee} {c2")
    assert chains(text.replace("{s1 Lee}", "{s1 Ann Lee}")) == [["Ann Lee"], ["Ann Lee"]]


def test_what_stands_behind_a_preposition_is_no_subject():
    text = "{s1 Ann Lee} {c1 argues} that {x1 the mill is weak}, and in talks over the looming crisis has "
    text += "{c2 called for} {x2 a vote}."
    assert chains(text)[1] == ["Ann Lee"]
