"""Where contents begin: before the cue in relative clauses and openings, and not on "But" or a dateline."""

import pytest

from marked import read, words


def content_of(marked):
    reading = read(marked)
    return words(reading, reading.statements[0].content)


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        ("They closed the old pier, which {s1 Ann Lee} {c1 said} {x1 was weak}.", "the old pier|was weak"),
        ("They spoke of plans which {s1 engineers} {c1 say} {x1 could harm it}.", "plans|could harm it"),
        ("She built a range of piers, which {s1 Ann Lee} {c1 called} {x1 a mess}.", "a range of piers|a mess"),
        ("He doubted the word of Max Hille, who {s1 Ann Lee} {c1 says} {x1 saw it}.", "Max Hille|saw it"),
        ("It shows Max Hille's new boat, which {s1 police} {c1 say} {x1 sank}.", "Max Hille's new boat|sank"),
        ("They found a boat {s1 Ann Lee} {c1 said} {x1 was hers}.", "a boat|was hers"),
        ("According to court papers that {s1 lawyers} {c1 say} {x1 are forged}.", "court papers|are forged"),
        ("He moved to the West and whites who {s1 he} {c1 said} {x1 had lied}.", "the West and whites|had lied"),
    ],
)
def test_the_noun_of_a_relative_clause_belongs_to_what_is_said(marked, content):
    assert content_of(marked) == content


@pytest.mark.parametrize(
    "marked",
    [
        "They held a meeting in which {s1 Ann Lee} {c1 said} {x1 it rained}.",
        "They heard that {s1 Ann Lee} {c1 said} {x1 it rained}.",
        "They asked what {s1 Ann Lee} {c1 said} {x1 was wrong}.",
        "They met, and {s1 Ann Lee} {c1 claimed to} {x1 have won}.",
    ],
)
def test_what_is_no_relative_clause_lacks_nothing(marked):
    assert "|" not in content_of(marked)


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        ("Under the law, {s1 she} {c1 said}, {x1 the pier must go}.", "Under the law|the pier must go"),
        ("The pier, {s1 Ann Lee} {c1 warned}, {x1 “may not last”}.", "The pier|“may not last”"),
        ("Meanwhile, {s1 Ann Lee} {c1 said}, {x1 the pier leans}.", "the pier leans"),
        ("In a statement, {s1 Ann Lee} {c1 said}, {x1 the pier leans}.", "the pier leans"),
        ("Asked about it, {s1 Ann Lee} {c1 said}, {x1 the pier leans}.", "the pier leans"),
        ("In May, {s1 Ann Lee} {c1 said} {x1 the pier leans}.", "the pier leans"),
        ("On the pier, {s1 Ann Lee} {c1 said}, {x1 “It leans.”}", "“It leans.”"),
    ],
)
def test_what_opens_the_sentence_belongs_to_what_is_said_around_its_cue(marked, content):
    assert content_of(marked) == content


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        ("{x1 But the pier leans}, {s1 Ann Lee} {c1 said}.", "the pier leans"),
        ("{x1 However, the pier leans}, {c1 according to} {s1 Ann Lee}.", "the pier leans"),
        ("{x1 HALDEN — The pier leans}, {s1 Ann Lee} {c1 said}.", "The pier leans"),
        ("{x1 “But the pier leans,”} {s1 Ann Lee} {c1 said}.", "“But the pier leans,”"),
        ("{s1 Ann Lee} {c1 said}: {x1 But the pier leans}.", "But the pier leans"),
    ],
)
def test_a_content_begins_behind_what_only_ties_its_sentence_to_the_one_before(marked, content):
    assert content_of(marked) == content


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        ("{s1 Ann Lee} {c1 said} that{x1 ’s no reason to close it}.", "that’s no reason to close it"),
        ("{s1 Ann Lee} {c1 added} that {x1 wouldn't save the pier}.", "that wouldn't save the pier"),
        ("{s1 She} wrote to Max, {c1 saying} that {x1 vote was unfair}.", "that vote was unfair"),
        ("{s1 Ann Lee} {c1 called} that {x1 reply an insult}.", "that reply an insult"),
        ("{s1 Ann Lee} {c1 said} that {x1 would it fall, they would build}.", "would it fall, they would build"),
        ("{s1 Ann Lee} {c1 said} that {x1 votes were bought}.", "votes were bought"),
        ("{s1 Ann Lee} {c1 denied} the claim that {x1 was made}.", "was made"),
    ],
)
def test_that_belongs_to_a_content_which_lacks_a_subject_or_an_article_without_it(marked, content):
    assert content_of(marked) == content
