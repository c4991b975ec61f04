"""Statements of a fixed form that need no network: silence on a request, the headlines of other articles.

"Lee did not respond to a request for comment" is a refusal (a decision of the annotation guide), and so is "neither
would comment"; so says who stands before the colon of a headline that another article is announced by ("MUST WATCH Lee:
Sell now"). Where the network has found something in the same words, it is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wherefrom.lang.en.patterns import fixed_forms as en
from wherefrom.reading.context import Context
from wherefrom.reading.parties.kinds import classify, parse
from wherefrom.reading.statements.sources import subject_of
from wherefrom.reading.types import Attribution
from wherefrom.text.quotations import is_inside
from wherefrom.text.span import meets

CONFIDENCE = 0.6
"""Given to a statement that is found by its form alone; a guess, not measured."""


def in_fixed_forms(context: Context, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The statements of this form that no entry of ``attributions`` touches."""
    taken = sorted((s[0], s[-1]) for a in attributions for s in (*a.content, *a.cue, *a.source))
    return [
        a
        for a in (*_silent(context), *_neither(context), *_teased(context))
        if not any(meets(taken, span) for span in (*a.cue, *a.content))
    ]


def _silent(context: Context) -> Iterator[Attribution]:
    """The request of "Lee did not respond to a request for comment" as the content."""
    for match in en.SILENT.finditer(context.text):
        source = subject_of(context, match.span(1), ())
        if source is not None and not is_inside(context.quotes, match.start()):
            yield Attribution((match.span(2),), (match.span(1),), (source,), CONFIDENCE)


def _neither(context: Context) -> Iterator[Attribution]:
    """A refusal of two: "neither the bank nor its owner would comment", which the network passes over."""
    for match in en.NEITHER.finditer(context.text):
        if not is_inside(context.quotes, match.start()):
            yield Attribution((match.span(3),), (match.span(2),), (match.span(1),), CONFIDENCE)


def _teased(context: Context) -> Iterator[Attribution]:
    """What a headline of another article has from somebody: "RELATED: Prosecutors: Lee tried to coach witnesses"."""
    for match in en.TEASED.finditer(context.text):
        who, head = match.span("who"), parse(match["who"]).head
        named = [party for span, _, party in context.cast.between(*who) if span[1] == who[1]]
        # Any other name is rather what it is about: "READ MORE: Halden Lines: The year in pictures".
        person = any(party.kind == "person" and party.certain for party in named)
        noun = classify(head)
        if person or head in en.FINDS or (noun is not None and noun.kind in ("group", "unnamed")):
            yield Attribution((match.span("said"),), (match.span("mark"),), (who,), CONFIDENCE, plain=True)
