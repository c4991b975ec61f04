"""What is worth a person's look: statements that may be wrong and on which much hangs, every fifth drawn at random."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wherefrom.archive.review.queue import Measured, Queued, measured
from wherefrom.reading.types import Link
from wherefrom.report.views.reading.put_right import name_words
from wherefrom.report.views.words import clean, shorten
from wherefrom.web.parameters import number, words
from wherefrom.web.places import statement_places
from wherefrom.web.twins.asked import ErrorRate, Review, ToReview, typed
from wherefrom.web.views import Ask, Page, Table, View, Went

_ON_A_PAGE, _MOST = 20, 5_000
"""Statements among which the next one is looked for: those of the page, then where all of them were gone through."""
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


def next_one(ask: Ask) -> Went:
    """On to the first statement that nobody has looked at, or to the one after another that was left as it is."""
    seed, after = ask.given["seed"], ask.given["after"]
    for at_most in (_ON_A_PAGE, _MOST):
        found = ask.archive.queue(at_most, seed)
        places = statement_places(ask.archive, (one.article for one in found))
        queued = [place for one in found if (place := places(one.article, one.statement))]
        there = queued.index(after) + 1 if after in queued else 0
        if there < len(queued):
            return Went(_to_review(queued[there], seed))
    return Went(_to_review(queued[0], seed) if queued else f"/queue?seed={seed}")


def _to_review(place: str, seed: int) -> str:
    """The address of a statement where its page leads on to the next one."""
    article, _, statement = place.partition("#")
    return f"{article}?review={seed}#{statement}"


def _shown(ask: Ask, found: Sequence[Queued]) -> dict[str, Any]:
    places = statement_places(ask.archive, (one.article for one in found))
    rows = [
        {
            "address": _to_review(place, ask.given["seed"]),
            "kind": one.kind,
            "name": name_words(Link(one.name, one.kind)),
            "content": shorten(clean(one.content), 200),
            "title": clean(one.title or one.article),
            "trust": f"{one.confidence:.0%}",
            "is_sample": one.is_sample,
        }
        for one in found
        if (place := places(one.article, one.statement))  # else it was deleted a moment ago
    ]
    rate = measured(ask.archive, ask.given["seed"])
    return {"rows": rows, "rate": _rate(rate), "asked": dict(ask.given), "known": len(ask.archive)}


def _rate(rate: Measured) -> str | None:
    if rate.low is None or rate.high is None:
        return None
    return f"{rate.wrong} of {rate.looked_at} (between {rate.low:.0%} and {rate.high:.0%} with 95 % confidence)"


_SEED = number("seed", "Which random order; one for all who look.", least=0, default=0)
VIEWS = (
    View(
        "/queue",
        queue,
        "Statements that are most worth a person's look, every fifth drawn at random to measure errors.",
        (
            number("limit", "Statements at most.", most=500, default=_ON_A_PAGE),
            _SEED,
        ),
        nav="Review",
        is_table=True,
        schema=Review,
    ),
    View(
        "/queue/next",
        next_one,
        "On to the next statement to review.",
        (_SEED, words("after", "The place of one that is left as it is: /articles/12#s3.", most=60)),
        has_data=False,
    ),
)
