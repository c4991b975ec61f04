"""The sentence that a claim is put in."""

import re

import pytest

from marked import assembled, unmark
from wherefrom.intake.article import Article
from wherefrom.tracing.tracer import trace


def claim_of(*marked):
    readings = []
    for number, text in enumerate(marked):
        plain, attributions = unmark(text)
        readings.append(assembled(Article(id=str(number), text=plain), attributions))
    found = trace(readings)
    texts = [" ".join(r.article.text.split()) for r in readings]
    return next(c.text for c in found.claims if c.id == found.main_claim), texts


@pytest.mark.parametrize(
    "second",
    [
        "{s1 The mayor} {c1 said} {x1 it will}. {c2 According to} {s2 Ida Brandt}, {x2 the bank closes in May}.",
        "{s1 Bram Okell} {c1 denied} {x1 that the bank Orlo will close its branch in Lund in May}.",
        "{s1 She} {c1 told} staff {x1 that the bank Orlo would close the branch in Lund in May, after thirty years}.",
    ],
)
def test_a_claim_is_a_whole_sentence_of_an_article_that_says_it_by_itself(second):
    first = "{c1 According to} {s1 Ida Brandt}, {x1 the bank Orlo will close its only branch in Lund in May this year}."
    third = "{x1 The bank Orlo is about to close its branch in Lund in May}, {s1 Ida Brandt} {c1 said}."
    text, texts = claim_of(first, second, third)
    assert any(text.rstrip(".") in article for article in texts)
    assert "Ida Brandt said" not in text
    assert re.match(r"[A-Z].*\.$", text)
    assert not re.match(r"(?:She|He|It)\b", text)
    assert "denied" not in text


def test_where_no_sentence_can_stand_by_itself_the_claim_is_in_the_words_of_a_statement():
    text, _ = claim_of("{s1 She} {c1 said} {x1 that the gate in Lund would be closed before the autumn storms come}.")
    assert text == "The gate in Lund would be closed before the autumn storms come"


def test_the_opening_of_an_article_stands_for_the_claim_where_no_statement_tells_it_as_well():
    first = (
        "The bank Orlo closed its branch in Lund on Monday after thirty years. The square was empty by noon. {s1 Ida "
        "Brandt} {c1 said} {x1 the old doors of the branch would go to a museum}."
    )
    second = (
        "LUND, Sweden (Orlo News) — Orlo, a bank, closed its only branch in Lund on Monday. {s1 Ida Brandt} {c1 said} "
        "{x1 the branch that the bank closed in Lund had been too large}."
    )
    text, texts = claim_of(first, second)
    assert text.startswith(("The bank Orlo closed its branch in Lund", "Orlo, a bank, closed its only branch in Lund"))


def test_an_opening_that_nobody_tells_is_no_claim_of_theirs():
    first = (
        "The mill at Orlo burned down on Monday and the street is closed. {s1 Ida Brandt} {c1 said} {x1 the mill had "
        "been sound in May}."
    )
    text, _ = claim_of(first)
    assert "burned" not in text


def test_a_sentence_to_the_reader_is_no_claim():
    first = (
        "If you have an account at the bank Orlo in Lund, you will see the branch close in May. {s1 Ida Brandt} "
        "{c1 said} {x1 that the bank Orlo would close the branch in Lund in May}."
    )
    text, _ = claim_of(first)
    assert "you" not in text.split()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "{s1 Ida Brandt} {c1 calls} {x1 herself the last banker of Lund}.",
            "Ida Brandt calls herself the last banker",
        ),
        ("{s1 She} {c1 urged} {x1 the council to keep the old branch of Orlo open}.", "She urged the council to keep"),
        ("“{x1 It is our last branch},” {s1 she} {c1 said}, “{x1 and it stays}.”", "“It is our last branch,” she said"),
    ],
)
def test_a_piece_of_a_sentence_is_told_with_all_of_it(said, told):
    text, _ = claim_of(said)
    assert text.startswith(told)


@pytest.mark.parametrize(
    "line", ["LUND — ", "LUND, Sweden (Orlo News) — ", "NEW VELM, N.H. -- ", "Lund (Orlo News) - ", "ST. OLA (ON) – "]
)
def test_a_dateline_is_no_part_of_a_claim(line):
    sentence = "{s1 Ida Brandt} {c1 said} {x1 the bank Orlo will close its only branch in Lund in May this year}."
    text, _ = claim_of(line + sentence)
    assert text.startswith("Ida Brandt said")
    told = f"{{x1 {line}The bank Orlo will close its only branch in Lund in May}}, {{s1 Ida Brandt}} {{c1 said}}."
    text, _ = claim_of(told)
    assert text.startswith("The bank Orlo will close its only branch in Lund in May")


@pytest.mark.parametrize("line", ["THE bank — ", "Orlo (the bank) - ", "NATO said - ", "Ida Brandt (53) lives "])
def test_other_openings_are_no_datelines(line):
    sentence = "{s1 Ida Brandt} {c1 said} {x1 the bank Orlo will close its only branch in Lund in May this year}."
    text, _ = claim_of(line + sentence)
    assert not text.startswith("Ida Brandt said")
