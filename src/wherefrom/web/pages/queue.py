"""What is worth a person's look: statements that may be wrong and on which much hangs, every fifth drawn at random."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wherefrom.archive.ask.lists import article_keys
from wherefrom.archive.review.queue import Measured, Queued, measured
from wherefrom.reading.types import Link
from wherefrom.report.views.reading.put_right import name_words
from wherefrom.report.views.words import clean, shorten
from wherefrom.web.parameters import number
from wherefrom.web.twins.asked import ErrorRate, Review, ToReview, typed
from wherefrom.web.views import Ask, Page, Table, View

_COLUMNS = ToReview.__struct_fields__


def queue(ask: Ask) -> Page:
    """The statements to look at, each with a link to where it is put right, and the errors found so far."""
    found = ask.archive.queue(ask.given["limit"], ask.given["seed"])

    def data() -> Review:
        rate = typed(measured(ask.archive, ask.given["seed"]), ErrorRate)
        return Review(rate, tuple(typed(one, ToReview) for one in found))

    def table() -> Table:
        return Table(_COLUMNS, ([getattr(one, name) for name in _COLUMNS] for one in found))

    return Page("queue.html.j2", lambda: _shown(ask, found), data=data, table=table)


def _shown(ask: Ask, found: Sequence[Queued]) -> dict[str, Any]:
    keys = article_keys(ask.archive, [one.article for one in found])
    rows = [
        {
            "address": f"/articles/{keys[one.article]}#s{one.statement + 1}",
            "kind": one.kind,
            "name": name_words(Link(one.name, one.kind)),
            "content": shorten(clean(one.content), 200),
            "title": clean(one.title or one.article),
            "trust": f"{one.confidence:.0%}",
            "is_sample": one.is_sample,
        }
        for one in found
        if one.article in keys  # else it was deleted a moment ago
    ]
    rate = measured(ask.archive, ask.given["seed"])
    return {"rows": rows, "rate": _rate(rate), "asked": dict(ask.given), "known": len(ask.archive)}


def _rate(rate: Measured) -> str | None:
    if rate.low is None or rate.high is None:
        return None
    return f"{rate.wrong} of {rate.looked_at} (between {rate.low:.0%} and {rate.high:.0%} with 95 % confidence)"


VIEWS = (
    View(
        "/queue",
        queue,
        "Statements that are most worth a person's look, every fifth drawn at random to measure errors.",
        (
            number("limit", "Statements at most.", most=500, default=20),
            number("seed", "Which random order; one for all who look.", least=0, default=0),
        ),
        nav="Review",
        is_table=True,
        schema=Review,
    ),
)
