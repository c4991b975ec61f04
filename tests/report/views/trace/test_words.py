from takeover_trace import takeover
from wherefrom.report.views.trace.tree import trace_view
from wherefrom.report.views.trace.words import all_origins, carried, claim_words, headline_numbers


def test_the_story_in_words() -> None:
    view = trace_view(takeover())
    assert headline_numbers(view) == "12 articles, 1 independent origin"
    assert view.claim
    assert all_origins(view.claim, view) == "a person on its deal team who spoke to The Dockside Ledger"
    assert carried(view) == "11 of them carry it; Hanne Brekke denies it"
    assert claim_words("that the gate will  hold") == "The gate will hold"
    assert claim_words("Thatcham is flooded") == "Thatcham is flooded"
