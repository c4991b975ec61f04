"""The article's text as HTML with its statements marked: every character once, in order, nothing added.

Numbers, signs and labels are drawn by the style sheet (or stand in attributes), so that the text content of the
element is the article's text and a reader who copies from the page gets the article.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import pairwise

from wherefrom.reading.types import Statement
from wherefrom.report.views.reading.segments import Mark, Role, Segment, segments
from wherefrom.report.views.reading.view import View, display_name, verbatim
from wherefrom.report.views.words import INLINE_TAG, SIGNS, STANCE_WORDS
from wherefrom.text.sentences import paragraphs
from wherefrom.text.span import Span

_SHORT_LINE = 45
_DEEPEST_TINT = 3
_DATA: tuple[tuple[Role, str], ...] = (
    ("content", "c"),
    ("cue", "u"),
    ("source", "o"),
    ("date", "w"),
    ("mention", "m"),
)


def marked_text(view: View) -> str:
    """The inner HTML of the article's text: paragraphs with marked segments, white space between them kept."""
    text = view.reading.article.text
    anchors = _Anchors(view)
    marks = list(_marks(view))
    blocks = _blocks(text)
    starts = {start: lines for (start, _), lines in blocks}
    ends = {end for (_, end), _ in blocks}
    cuts = {*starts, *ends, *anchors.places()}
    pieces: list[str] = []
    for segment in segments(0, len(text), marks, cuts):
        if segment.start in starts:
            pieces.append('<p class="lines" dir="auto">' if starts[segment.start] else '<p dir="auto">')
        pieces.extend(anchors.up_to(segment.start))
        pieces.append(_segment(view, text, segment))
        if segment.end in ends:
            pieces.append("</p>")
    pieces.extend(anchors.up_to(len(text)))
    return "".join(pieces)


def _blocks(text: str) -> list[tuple[Span, bool]]:
    """Paragraphs as a page shows them, and whether their line breaks matter (verse, lists, address blocks).

    Where the text has blank lines, those divide it and single line breaks lie inside paragraphs.
    """
    found = paragraphs(text)
    blank = [_line_breaks(text[a[1] : b[0]]) > 1 for a, b in pairwise(found)]
    if not any(blank):
        return [(span, False) for span in found]
    groups: list[list[Span]] = [[found[0]]]
    for span, apart in zip(found[1:], blank, strict=True):
        if apart:
            groups.append([span])
        else:
            groups[-1].append(span)
    return [((group[0][0], group[-1][1]), any(e - s < _SHORT_LINE for s, e in group[:-1])) for group in groups]


def _line_breaks(gap: str) -> int:
    return len(re.findall(r"\r\n?|\n", gap))


def _marks(view: View) -> Iterator[Mark]:
    article = view.reading.article
    for statement in view.reading.statements:
        links = [link.mention for link in statement.chain if link.mention]
        spans: tuple[tuple[Role, tuple[Span, ...]], ...] = (
            ("content", statement.content),
            ("cue", statement.cue),
            ("source", (*statement.source, *links)),
            ("date", (statement.date.span,) if statement.date else ()),
        )
        yield from (Mark(*span, role, statement.id) for role, places in spans for span in places)
    for entity in view.reading.entities:
        place = view.place_of.get(("entity", entity.id))
        if place is not None:
            yield from (Mark(*span, "mention", place) for span in entity.mentions)
    yield from (Mark(*span, "furniture") for span in article.furniture)
    if article.credited_origin:
        yield from (Mark(*span, "credit") for span in article.credited_origin.evidence)
    yield from (Mark(*match.span(), "tag") for match in INLINE_TAG.finditer(article.text))


def _segment(view: View, text: str, segment: Segment) -> str:
    words = verbatim(text[segment.start : segment.end])
    if not segment.marks or words.isspace():
        return words
    classes = list(_classes(view, segment))
    of = ((name, segment.of(role)) for role, name in _DATA)
    data = "".join(f' data-{name}="{" ".join(map(str, ids))}"' for name, ids in of if ids)
    return f'<span class="{" ".join(classes)}"{data}>{words}</span>'


def _classes(view: View, segment: Segment) -> Iterator[str]:
    roles = {mark.role for mark in segment.marks}
    contents = segment.of("content")
    if contents:
        yield "c"
        yield f"k-{_origin_kind(view.by_id[contents[-1]])}"
        if len(contents) > 1:
            yield f"d{min(len(contents), _DEEPEST_TINT)}"
    elif "source" in roles:
        yield f"k-{_origin_kind(view.by_id[segment.of('source')[-1]])}"
    yield from (name for name in ("cue", "source", "date", "mention", "furniture", "credit", "tag") if name in roles)


def _origin_kind(statement: Statement) -> str:
    return statement.chain[0].kind if statement.chain else "unnamed"


class _Anchors:
    """The small numbered links that stand before each statement's content, handed out in text order."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._waiting = sorted(
            ((_first_place(statement), number) for number, statement in enumerate(view.reading.statements)),
            reverse=True,
        )

    def places(self) -> list[int]:
        return [place for place, _ in self._waiting]

    def up_to(self, place: int) -> Iterator[str]:
        while self._waiting and self._waiting[-1][0] <= place:
            yield self._anchor(self._view.reading.statements[self._waiting.pop()[1]])

    def _anchor(self, statement: Statement) -> str:
        view = self._view
        number, kind = view.number_of[statement.id], _origin_kind(statement)
        chain = ", through ".join(display_name(link) for link in statement.chain)
        label = html.escape(f"Statement {number}: {chain}; {STANCE_WORDS[statement.stance]}")
        return (
            f'<a class="n k-{kind}" id="{view.prefix}t{number}" href="#{view.prefix}s{number}" data-s="{statement.id}"'
            f' data-n="{SIGNS[statement.chain[0].kind] if statement.chain else ""}{number}" aria-label="{label}"></a>'
        )


def _first_place(statement: Statement) -> int:
    spans = statement.content or statement.cue or statement.source
    return min((start for start, _ in spans), default=0)
