import pytest

from marked import read, words


def source_of(marked: str) -> str:
    reading = read(marked)
    return words(reading, reading.statements[0].source)


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        (
            "{s1 Ann Lee} {c1 said} {x1 they sent the boat to the} old harbour, and left.",
            "they sent the boat to the old harbour",
        ),
        ("{s1 Ann Lee} {c1 said} {x1 it rained}, and left.", "it rained"),
        ("{s1 Ann Lee} {c1 said} {x1 it rained and hence}, she left.", "it rained"),
        ("{s1 Ann Lee} {c1 said} {x1 it rained (}Photo: Max Hille).", "it rained"),
        ("The old pier {c1 reportedly} {x1 leans to the left}.", "The old pier|leans to the left"),
        ("{s1 The bank} {c1 told} {x1 Judge Paul Hill it had never sold them}.", "it had never sold them"),
        ("{s1 The bank} {c1 told} {x1 Paul Hill that he had to leave}.", "he had to leave"),
        ("{s1 The bank} {c1 told} {x1 all ferry owners they would get nothing}.", "they would get nothing"),
        ("{s1 The bank} {c1 told} {x1 the owner that she had to wait}.", "she had to wait"),
        ("{s1 Ann Lee} {c1 told} {x1 the story she had heard in May}.", "the story she had heard in May"),
        ("{s1 Ann Lee} {c1 told} {x1 how the boy she met had left}.", "how the boy she met had left"),
        (
            "{s1 The union} {c1 called for} {x1 a rise in the wages of port} workers.",
            "a rise in the wages of port workers",
        ),
        ("{s1 The union} {c1 called for} {x1 a rise} again.", "a rise"),
        ("{s1 The union} {c1 blamed} {x1 the head} of the port, and left.", "the head of the port"),
        ("{s1 The union} {c1 said} {x1 the plan that}’s old must go.", "the plan that’s old must go"),
        (
            "{s1 Ann Lee} {c1 said} {x1 she would run again following} her trial, and left.",
            "she would run again following her trial",
        ),
        (
            "{s1 Ann Lee} {c1 said} {x1 they met at the inn where} the robbery began.",
            "they met at the inn where the robbery began",
        ),
        ("{s1 Ann Lee} {c1 said} {x1 it leaned, but gave no further details}.", "it leaned"),
        ("{s1 Ann Lee} {c1 said} {x1 it leaned without elaborating}.", "it leaned"),
        ("{s1 The union} {c1 decried} {x1 “the smell of fish” and closed the harbour}.", "“the smell of fish”"),
        ("{s1 Ann Lee} {c1 said} {x1 “it leans” when asked about the pier}.", "“it leans”"),
        ("{s1 Ann Lee} {c1 said} {x1 the piers “leaned” and needed paint}.", "the piers “leaned” and needed paint"),
        ("{s1 Ann Lee} {c1 said} {x1 “it leaned” and that it smelled}.", "“it leaned” and that it smelled"),
        ("{s1 Ann Lee} {c1 said} {x1 this about old piers: “They lean.”}", "“They lean.”"),
        (
            "{s1 Ann Lee} {c1 said} {x1 it leaned and had no details to hide, either}.",
            "it leaned and had no details to hide, either",
        ),
        ("{s1 Ann Lee} {c1 says}, {x1 you know, it rained}.", "it rained"),
        ("{s1 Ann Lee} {c1 said}, {x1 basically, it rained}.", "it rained"),
        ("{c1 According to} {s1 the board}, which met{x1 , it rained}.", "it rained"),
    ],
)
def test_a_content_ends_where_its_clause_does(marked, content):
    reading = read(marked)
    assert words(reading, reading.statements[0].content) == content


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        ("{s1 A study} {c1 found} {x1 fog thins by noon (35).\n\nTry to sleep} well.", "fog thins by noon (35)."),
        ("{x1 Pier leans again\n\nThe pier leans}, {s1 Ann Lee} {c1 said}.", "The pier leans"),
        ("{s1 The port} {c1 said} {x1 what follows:\n\nThe pier leans}.", "what follows:\n\nThe pier leans"),
        ("{s1 Ann Lee} {c1 said} {x1 “it leans.\n\n“It leans a lot.”}", "“it leans.\n\n“It leans a lot.”"),
    ],
)
def test_what_is_not_quoted_stays_in_the_paragraph_of_its_cue(marked, content):
    reading = read(marked)
    assert words(reading, reading.statements[0].content) == content


@pytest.mark.parametrize(
    ("marked", "source"),
    [
        ("The Harle Times was first. {c1 According to} {s1 the} paper, {x1 the mill is lost}.", "the paper"),
        ("{s1 The} Harburg Mill Society came, {c1 accusing} {x1 the mayor of theft}.", "The Harburg Mill Society"),
        ("Max Hille left while {s1 his} friends {c1 blamed} {x1 the fog}.", "his friends"),
        ("{s1 Our} informant, {c1 recalling} {x1 a storm}, left.", "Our informant"),
        ("Max Hille left after {s1 his} {c1 complaint about} {x1 the fog}.", "his"),
        ("{s1 There} are {c1 fears} {x1 that the mill is lost}.", ""),
        ("The mill burned and {s1 there} are {c1 plans to} {x1 sell it}.", ""),
        ("There was {c1 new alarm} among {s1 party} leaders {x1 that the mill was lost}.", "party leaders"),
        ("{s1 Three engineers filed a suit}, {c1 accusing} {x1 the mill of fraud}.", "Three engineers"),
        ("{s1 The woman who filed a suit} {c1 said} {x1 the mill leaked}.", "The woman who filed a suit"),
        ("{s1 The mill} {c1 drew sharp criticism from} Mayor Ann Lee {x1 for closing early}.", "Mayor Ann Lee"),
        ("{x1 “We must go,”} a letter sent to {s1 Mayor Ann Lee} {c1 says}.", "a letter sent to Mayor Ann Lee"),
        ("{s1 Ann Lee} sent a letter to the mayor {c1 urging} {x1 him to go}.", "Ann Lee"),
        ("{s1 Senior Harle House} officials {c1 warned} {x1 the mill would close}.", "Senior Harle House officials"),
    ],
)
def test_a_source_cut_short_goes_on_to_its_noun(marked, source):
    assert source_of(marked) == source


def test_claims_end_before_the_judgement_on_them():
    marked = "{s1 Ann Lee} repeated {c1 claims} that {x1 the guild sold the old mill were false and silly}."
    reading = read(marked)
    assert words(reading, reading.statements[0].content) == "the guild sold the old mill"


@pytest.mark.parametrize(
    ("marked", "cue", "content"),
    [
        ("{s1 Ann Lee} {c1 pledged to pay for} {x1 the new pier}.", "pledged to", "pay for the new pier"),
        ("{s1 The port} {c1 refused to describe} {x1 the damage}.", "refused to", "describe the damage"),
        (
            "{x1 The boat} {c1 is thought to have} {x1 sunk off Halden}.",
            "is thought to",
            "The boat|have sunk off Halden",
        ),
        ("{s1 Ann Lee} {c1 declined to comment on} {x1 the damage}.", "declined to comment on", "the damage"),
        ("{s1 Ann Lee} {c1 went on to say} {x1 the pier leans}.", "went on to say", "the pier leans"),
        ("{s1 Ann Lee} {c1 wanted to know} {x1 who paid}.", "wanted to know", "who paid"),
    ],
)
def test_what_is_meant_to_be_done_is_content_verb_and_all(marked, cue, content):
    reading = read(marked)
    (statement,) = reading.statements
    assert (words(reading, statement.cue), words(reading, statement.content)) == (cue, content)


@pytest.mark.parametrize(
    ("marked", "source"),
    [
        (
            "An inquiry into claims of {s1 theft} {c1 found} {x1 that no boat was missing}.",
            "An inquiry into claims of theft",
        ),
        ("In Halden, footage from {s1 the quay} {c1 shows} {x1 a boat on fire}.", "footage from the quay"),
        ("While a survey among {s1 anglers} {c1 says} {x1 the river is clean}, it is not.", "a survey among anglers"),
        ("They shared a video of {s1 the mayor} {c1 saying} {x1 the river was clean}.", "the mayor"),
        ("He read an order by {s1 Ann Lee} {c1 directing} {x1 boats to leave}.", "Ann Lee"),
        ("In the boat that the report by the harbour named {s1 she} {c1 said} {x1 nobody slept}.", "she"),
    ],
)
def test_what_a_document_is_of_or_by_is_not_what_it_says(marked, source):
    assert source_of(marked) == source


@pytest.mark.parametrize(
    ("marked", "content", "source"),
    [
        ("{s1 Most}, {c1 says} {x1 Ann Lee, are weak and old}.", "Most|are weak and old", "Ann Lee"),
        ("But {s1 the pier}, {c1 wrote} {x1 the Halden Post, “is weak.”}", "the pier|“is weak.”", "the Halden Post"),
        ("{s1 The pier}, {c1 said} the baker, {x1 is old}.", "The pier|is old", "the baker"),
        (
            "{s1 Ann Lee, the mayor}, {c1 said} {x1 Tom Brandt, a baker, was late}.",
            "Tom Brandt, a baker, was late",
            "Ann Lee, the mayor",
        ),
        ("{s1 Ann Lee} {c1 said} {x1 Tom Brandt, a baker, was late}.", "Tom Brandt, a baker, was late", "Ann Lee"),
    ],
)
def test_a_cue_in_commas_has_its_source_behind_it(marked, content, source):
    reading = read(marked)
    (statement,) = reading.statements
    assert (words(reading, statement.content), words(reading, statement.source)) == (content, source)
