"""Statements of three fixed forms that need no network: hearsay, silence on a request, a quotation set off with a dash.

"The band reportedly split" has an origin that the article does not name; "Lee did not respond to a request for comment"
is a refusal; a paragraph that is a quotation, a dash and a name says whose words it holds (each a decision of the
annotation guide). Where the network has found something in the same words, it is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from wherefrom.lang.en.patterns import fixed_forms as en
from wherefrom.reading.context import Context
from wherefrom.reading.parties.kinds import classify, parse
from wherefrom.reading.statements.sources import subject_of
from wherefrom.reading.types import Attribution
from wherefrom.text.quotations import is_inside
from wherefrom.text.span import Span

_CREDIT = re.compile(r"\s*(?:—|–|--|-)\s*([A-Z][^\n\"“”]{2,90})")
REACH = 400
"""Characters to either side in which the clause around "reportedly" is looked for."""
CONFIDENCE = 0.6
"""Given to a statement that is found by its form alone; a guess, not measured."""


def in_fixed_forms(context: Context, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The statements of these forms that no entry of ``attributions`` touches."""
    taken = sorted((s[0], s[-1]) for a in attributions for s in (*a.content, *a.cue, *a.source))
    found = [*_hearsay(context), *_silent(context), *_credited(context)]
    return [a for a in found if not any(_meets(taken, span) for span in (*a.cue, *a.content))]


def _meets(taken: Sequence[Span], span: Span) -> bool:
    # Contents are seldom longer than a page, so a look at the last spans that begin before the end suffices.
    last = bisect_left(taken, (span[1], 0))
    return any(end > span[0] for _, end in taken[max(0, last - 40) : last])


def _hearsay(context: Context) -> Iterator[Attribution]:
    """The clause of "The band reportedly split": on both sides of the adverb, which is the cue; there is no source."""
    for match in en.HEARSAY.finditer(context.text):
        number = context.sentence_of(match.start())
        if number < 0 or is_inside(context.quotes, match.start()):
            continue
        start, end = context.sentences[number]
        start, end = max(start, match.start() - REACH), min(end, match.end() + REACH)
        before = [m.end() for m in en.CLAUSE_EDGE.finditer(context.text, start, match.start())]
        after = en.CLAUSE_EDGE.search(context.text, match.end(), end)
        pieces = [(before[-1] if before else start, match.start()), (match.end(), after.start() if after else end)]
        content = tuple(p for p in (_trimmed(context.text, p) for p in pieces) if p[0] < p[1])
        if content and content[-1][0] > match.start():  # else nothing that the adverb could be about follows it
            yield Attribution(content, (match.span(),), (), CONFIDENCE)


def _trimmed(text: str, span: Span) -> Span:
    words = text[span[0] : span[1]]
    start = span[0] + len(words) - len(words.lstrip(" ,"))
    joined = en.CONJUNCTION.match(text, start, span[1])
    start = joined.end() if joined else start
    return start, max(start, span[1] - len(words) + len(words.rstrip(" ,.")))


def _silent(context: Context) -> Iterator[Attribution]:
    """The request of "Lee did not respond to a request for comment" as the content."""
    for match in en.SILENT.finditer(context.text):
        source = subject_of(context, match.span(1), ())
        if source is not None and not is_inside(context.quotes, match.start()):
            yield Attribution((match.span(2),), (match.span(1),), (source,), CONFIDENCE)


def _credited(context: Context) -> Iterator[Attribution]:
    """A paragraph that is a quotation, a dash and a name or a description: the dash is the cue."""
    for start, end in context.quotes:
        opens = start == 0 or context.text[start - 1] == "\n"
        match = _CREDIT.match(context.text, end) if opens else None
        if match is None or context.text[match.end() : match.end() + 1] not in {"", "\n"}:
            continue
        if context.cast.between(match.start(1), match.start(1) + 30) or classify(parse(match.group(1)).head):
            dash = context.text[end : match.start(1)]
            cue = (end + len(dash) - len(dash.lstrip()), end + len(dash.rstrip()))
            yield Attribution(((start, end),), (cue,), (match.span(1),), CONFIDENCE)
