"""Quotations that no statement holds: nobody is named whose words they are, so they are listed and not lost."""

from __future__ import annotations

from dataclasses import dataclass

from wherefrom.report.views.reading.summary import covered
from wherefrom.report.views.reading.view import ReadingView
from wherefrom.report.views.words import clean, shorten
from wherefrom.text.quotations import quotations
from wherefrom.text.span import Span

LEAST_WORDS = 4
"""Fewer words in quotation marks are a name, a title or a doubt of the word more often than what somebody said."""
_WORDS_LIMIT = 300


@dataclass(frozen=True, slots=True)
class Unattributed:
    """A quotation without a speaker: its place in the text, marks included, and its words."""

    span: Span
    words: str


def unattributed(view: ReadingView) -> tuple[Unattributed, ...]:
    """The quotations of which less than half lies in a statement, in text order."""
    article = view.reading.article
    taken = [span for statement in view.reading.statements for span in statement.content]
    taken += [span for one in view.reading.retractions for span in one.text]
    taken += [*article.furniture, *(span for one in view.reading.unread for span in one.text)]
    found = []
    for start, end in quotations(article.text):
        words = clean(article.text[start:end])
        if len(words.split()) >= LEAST_WORDS and 2 * _inside((start, end), taken) < end - start:
            found.append(Unattributed((start, end), shorten(words, _WORDS_LIMIT)))
    return tuple(found)


def _inside(quote: Span, taken: list[Span]) -> int:
    """How many characters of the quotation lie in one of the spans."""
    start, end = quote
    return covered((max(start, begin), min(end, stop)) for begin, stop in taken if begin < end and start < stop)
