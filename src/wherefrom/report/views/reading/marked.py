"""The article's text with its statements marked: every character once, in order, nothing added.

Numbers, signs and labels are drawn by the style sheet (or stand in attributes), so that the text content of the
page is the article's text and a reader who copies from the page gets the article.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from wherefrom.reading.types import Kind, Statement
from wherefrom.report.views.reading.segments import Mark, Role, Segment, segments
from wherefrom.report.views.reading.view import ReadingView, display_name, origin_kind
from wherefrom.report.views.words import INLINE_TAG, STANCE_WORDS
from wherefrom.text.sentences import paragraphs
from wherefrom.text.span import Span

# What no HTML document can carry.
_UNSHOWABLE = re.compile("[\x00\ud800-\udfff]")
_SHORT_LINE = 45
_DEEPEST_TINT = 3
_DATA: tuple[tuple[Role, str], ...] = (
    ("content", "c"),
    ("cue", "u"),
    ("source", "o"),
    ("date", "w"),
    ("mention", "m"),
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The small numbered link before the content of a statement. ``kind``: of its origin, None without a chain."""

    id: str
    card: str
    statement: int
    number: int
    kind: Kind | None
    names: tuple[str, ...]
    meaning: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text under the same marks. ``data``: by role (a letter), the statements or source it is of."""

    words: str
    classes: tuple[str, ...] = ()
    data: tuple[tuple[str, list[int]], ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or the white space between two. ``lines``: its line breaks matter."""

    paragraph: bool
    lines: bool
    inside: tuple[Anchor | Piece, ...]


def marked_text(view: ReadingView) -> tuple[Block, ...]:
    """The article's text in blocks: paragraphs with marked pieces, white space between them kept."""
    text = view.reading.article.text
    anchors = _Anchors(view)
    found = _paragraphs(text)
    begins = [start for (start, _), _ in found]
    cuts = {*(place for span, _ in found for place in span), *anchors.places()}

    def paragraph(segment: Segment) -> tuple[int, bool]:
        """The last paragraph that has begun where the segment stands, and whether the segment lies in it."""
        last = bisect_right(begins, segment.start) - 1
        return last, last >= 0 and segment.start < found[last][0][1]

    blocks = []
    for (last, inside), members in groupby(segments(0, len(text), list(_marks(view)), cuts), key=paragraph):
        pieces: list[Anchor | Piece] = []
        for segment in members:
            pieces.extend(anchors.up_to(segment.start))
            pieces.append(_piece(view, text, segment))
        blocks.append(Block(inside, inside and found[last][1], tuple(pieces)))
    rest = tuple(anchors.up_to(len(text)))
    return (*blocks, Block(False, False, rest)) if rest else tuple(blocks)


def _paragraphs(text: str) -> list[tuple[Span, bool]]:
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


def _marks(view: ReadingView) -> Iterator[Mark]:
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


def _piece(view: ReadingView, text: str, segment: Segment) -> Piece:
    words = _UNSHOWABLE.sub("\ufffd", text[segment.start : segment.end])
    if not segment.marks or words.isspace():
        return Piece(words)
    of = ((name, segment.of(role)) for role, name in _DATA)
    return Piece(words, tuple(_classes(view, segment)), tuple((name, ids) for name, ids in of if ids))


def _classes(view: ReadingView, segment: Segment) -> Iterator[str]:
    roles = {mark.role for mark in segment.marks}
    contents = segment.of("content")
    if contents:
        yield "c"
        yield f"k-{origin_kind(view.by_id[contents[-1]])}"
        if len(contents) > 1:
            yield f"d{min(len(contents), _DEEPEST_TINT)}"
    elif "source" in roles:
        yield f"k-{origin_kind(view.by_id[segment.of('source')[-1]])}"
    yield from (name for name in ("cue", "source", "date", "mention", "furniture", "credit", "tag") if name in roles)


class _Anchors:
    """Hands out the anchors in text order."""

    def __init__(self, view: ReadingView) -> None:
        self._view = view
        self._waiting = sorted(
            ((_first_place(statement), number) for number, statement in enumerate(view.reading.statements)),
            reverse=True,
        )

    def places(self) -> list[int]:
        return [place for place, _ in self._waiting]

    def up_to(self, place: int) -> Iterator[Anchor]:
        while self._waiting and self._waiting[-1][0] <= place:
            yield self._anchor(self._view.reading.statements[self._waiting.pop()[1]])

    def _anchor(self, statement: Statement) -> Anchor:
        view = self._view
        number = view.number_of[statement.id]
        return Anchor(
            id=f"{view.prefix}t{number}",
            card=f"{view.prefix}s{number}",
            statement=statement.id,
            number=number,
            kind=statement.chain[0].kind if statement.chain else None,
            names=tuple(display_name(link) for link in statement.chain),
            meaning=STANCE_WORDS[statement.stance],
        )


def _first_place(statement: Statement) -> int:
    spans = statement.content or statement.cue or statement.source
    return min((start for start, _ in spans), default=0)
