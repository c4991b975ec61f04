import pytest

from marked import chains, read, words


def test_the_subject_of_a_passive_belongs_to_what_is_said():
    reading = read("{s1 the operator} {c1 is said} {x1 to be buying scales for the harbour}.")
    (statement,) = reading.statements
    assert words(reading, statement.content) == "the operator|to be buying scales for the harbour"
    assert statement.source == ()
    assert statement.chain[0].name == "unnamed"


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        ("{s1 He}'s {c1 said to} {x1 be in fair health}.", "He|be in fair health"),
        ("{s1 The board} {c1 is soon expected to} {x1 sell the ferry}.", "The board|sell the ferry"),
        ("{s1 The board} {c1 is now said to} {x1 own the ferry}.", "The board|own the ferry"),
    ],
)
def test_so_it_does_with_a_short_helper_or_an_adverb(marked, content):
    reading = read(marked)
    (statement,) = reading.statements
    assert (words(reading, statement.content), statement.source) == (content, ())


def test_it_belongs_to_nothing():
    reading = read("Halden Lines waited since {s1 it} {c1 was first revealed} that {x1 the pier is weak}.")
    assert words(reading, reading.statements[0].content) == "the pier is weak"
    assert reading.statements[0].chain[0].name == "unnamed"


def test_whoever_was_told_is_no_source():
    assert chains("{x1 The pier is weak}, {s1 the Harbour Board} {c1 has been told}.") == [["unnamed"]]


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        ("{s1 The bakers} have already been {c1 warned} {x1 that flour is short}.", "that flour is short"),
        ("{s1 Halden Lines} was {c1 ordered to} {x1 sell the ferry}.", "Halden Lines|sell the ferry"),
        ("Sam Okoro spoke to the bakers. {s1 They} are being {c1 urged to} {x1 close}.", "close"),
    ],
)
def test_nor_is_whose_passive_has_its_helper_outside_the_cue(marked, content):
    (statement,) = read(marked).statements
    assert (words(read(marked), statement.content), statement.source) == (content, ())
    assert statement.chain[0].name == "unnamed"


def test_what_somebody_is_said_to_think_is_theirs():
    text = "{s1 Ann Lee} {c1 is said} {x1 to believe that the pier is weak}."
    assert chains(text) == [["Ann Lee"]]


def test_an_active_cue_keeps_its_source():
    assert chains("{s1 Ann Lee} {c1 is hoping} {x1 to sail on Monday}.") == [["Ann Lee"]]


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("The mayor was accused by two bakers of stealing bread.", "The mayor|stealing bread", "two bakers"),
        ("The mayor was accused of stealing bread by two bakers.", "The mayor|stealing bread", "two bakers"),
        ("The plan was called cruel by the baker, Ann Lee.", "The plan|cruel", "the baker, Ann Lee"),
        ("The plan was condemned by bakers.", "The plan", "bakers"),
        ("The mayor was told by the baker that it rained.", "it rained", "the baker"),
        ("The mayor was ordered by the court to leave.", "The mayor|leave", "the court"),
        ("The mayor, who was accused by bakers of lying, left.", "The mayor|lying", "bakers"),
    ],
)
def test_who_judges_is_the_source_and_who_is_judged_part_of_the_content(text, content, source):
    reading = read(text)
    (statement,) = reading.statements
    assert (words(reading, statement.content), words(reading, statement.source)) == (content, source)


@pytest.mark.parametrize(
    "text",
    [
        "The race was called off by noon.",
        "The mayor was suspected of winning by fraud.",
        "The pier is expected to be opened by the mayor.",
        "The plan was being considered by bakers.",
    ],
)
def test_a_by_that_names_no_judge_says_nothing(text):
    assert read(text).statements == ()


@pytest.mark.parametrize(
    "text",
    [
        "{s1 Carl Boman} {c1 is accused of} {x1 hiding the leaks}.",
        "{s1 Carl Boman} stood {c1 accused of} {x1 hiding the leaks}.",
        "The cook, {s1 who} was {c1 convicted of} {x1 theft}, left.",
        "{s1 The mate} has been {c1 charged with} {x1 fraud}.",
        "{s1 The nurses} {c1 were praised for} {x1 their calm}.",
    ],
)
def test_who_is_accused_or_judged_is_no_source(text):
    reading = read(text)
    assert reading.statements[0].source == ()
    assert [link.name for link in reading.statements[0].chain] == ["unnamed"]


def test_who_accuses_is_the_source():
    assert chains("{s1 Ann Lee} {c1 accused} {x1 the mate} {c1 of} {x1 fraud}.") == [["Ann Lee"]]


@pytest.mark.parametrize(
    ("marked", "who"),
    [
        ("{c1 Asked} by reporters {x1 whether he would go}, the mayor laughed.", "reporters"),
        ("{s1 Nils Aker}, {c1 asked} by a student {x1 what he feared}, left.", "a student"),
        ("The minister, {c1 asked} on Friday by two senators {x1 whether he lied}, laughed.", "two senators"),
        ("When {c1 asked} directly by lawmakers on Monday {x1 if the dam was safe}, she left.", "lawmakers"),
        ("{s1 She} {c1 was asked} by Ann Lee {x1 whether she had paid}.", "Ann Lee"),
        ("{c1 Pressed} repeatedly by the chairman {x1 to explain the loss}, he left.", "the chairman"),
        ("{s1 Ann Lee} {c1 asked} by {x1 phone whether it rained}.", "Ann Lee"),
    ],
)
def test_who_asks_stands_behind_by(marked, who):
    reading = read(marked)
    assert words(reading, reading.statements[0].source) == who
