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
