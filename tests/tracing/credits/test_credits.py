from __future__ import annotations

import time

import pytest

from wherefrom.intake.article import Article, CreditedOrigin
from wherefrom.tracing.credits.credits import credits_of
from wherefrom.tracing.parties import parties_of

NOBODY = parties_of([])


@pytest.mark.parametrize(
    ("text", "names", "passing"),
    [
        ("It ends here.\n\nSource: Dockside Ledger", ["Dockside Ledger"], False),
        ("It ends here.\nSOURCE Dockside Ledger", ["Dockside Ledger"], False),
        ("It ends here.\nSource: Dockside Ledger, Bugle", ["Dockside Ledger", "Bugle"], False),
        ("It ends here. [via Dockside Ledger]", ["Dockside Ledger"], True),
        ("It ends here. (H/T Dockside Ledger)", ["Dockside Ledger"], True),
        ("Via: Dockside Ledger", ["Dockside Ledger"], True),
    ],
)
def test_credit_lines_and_brackets(text, names, passing):
    found = credits_of(Article(id="a", text=text), NOBODY)
    assert [credit.chain[0].name for credit in found] == names
    assert {credit.passing for credit in found} == {passing}
    assert all("Ledger" in text[slice(*span)] or "Bugle" in text[slice(*span)] for c in found for span in c.evidence)


def test_an_outlet_by_way_of_another_is_a_chain():
    (credit,) = credits_of(Article(id="a", text="It ends here. [Dockside Ledger via Bugle]"), NOBODY)
    assert [link.name for link in credit.chain] == ["Dockside Ledger", "Bugle"]


@pytest.mark.parametrize("text", ["Sources: several officials", "The source lines the river.", "Sources say so."])
def test_other_uses_of_the_words_are_no_credits(text):
    assert credits_of(Article(id="a", text=text), NOBODY) == ()


def test_the_origin_that_the_page_credits_counts():
    article = Article(id="a", text="x", credited_origin=CreditedOrigin("Reuters"))
    assert [link.name for credit in credits_of(article, NOBODY) for link in credit.chain] == ["Reuters"]


def test_hostile_lines_take_no_time():
    began = time.process_time()
    for text in ("[via " + "A" * 400_000, "Source: " + "A b " * 150_000, "(" * 400_000, "[A via " * 60_000):
        credits_of(Article(id="a", text=text), NOBODY)
    assert time.process_time() - began < 5
