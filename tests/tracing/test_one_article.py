"""An article traced by itself, of which much is known."""

from __future__ import annotations

from pathlib import Path

import wherefrom
from wherefrom.tracing.tracer import trace


def test_two_who_tell_of_the_letter_are_two_origins_doubted_by_news_outlets(shared: Path) -> None:
    (page,) = (shared / "seed").glob("*.txt")
    found = trace(list(wherefrom.read_many([page], workers=1)))
    claim = next(claim for claim in found.claims if claim.id == found.main_claim)
    assert "letter" in claim.text
    assert "Soleimani" in claim.text
    assert [origin.name for origin in claim.origins] == ["Mike Pompeo", "Mohammad Mohammadi Golpayegani"]
    assert claim.independent_origins == 2
    assert [(dispute.name, dispute.stance) for dispute in claim.disputed_by] == [("many news outlets", "doubts")]
