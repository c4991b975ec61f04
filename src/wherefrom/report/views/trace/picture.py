"""The picture of a trace in numbers: a band an origin, a row an article, a line to whom it was taken from.

A template draws it, in units of a drawing as wide as the layout says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from wherefrom.reading.types import Kind
from wherefrom.report.views.time import when_words
from wherefrom.report.views.trace.layout import LINE, ORIGIN_X, ROW, WIDTH, Band, Head, Layout, Row, layout
from wherefrom.report.views.trace.rows import card_of, entry_id, marks_of, row_words
from wherefrom.report.views.trace.tree import Edge, Node, TraceView, Way
from wherefrom.report.views.trace.words import NO_ARTICLE, came_words, display, goes_round, headline_numbers, years
from wherefrom.report.views.words import clean, shorten, title_of

# Measured in Chromium with DejaVu, the widest of the fonts that the style sheet comes down to.
_BOLD = 8.1
_PLAIN = 7.0
_SERIF = 6.8
"""About how wide a letter is: of a name, of what it did, of a title."""
_FEW_BOWS = 8
"""With more further ways than these, each is drawn only while its article is pointed at."""
TURN = 7.0
"""How wide lines turn a corner."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words of a band, and the height of their base line."""

    y: float
    role: Literal["over", "name", "quiet"]
    words: str


@dataclass(frozen=True, slots=True)
class Trunk:
    """The upright line from a source down to its last child."""

    x: float
    y: float
    last: float


@dataclass(frozen=True, slots=True)
class Branch:
    """The line from a source, or from its trunk, to an article, in the manner of its way.

    ``turns``: it leaves the trunk ``beside`` the row, goes ``over`` it where the article stands left of its source (a
    dated one under a source without a date), or goes ``straight`` where both stand at one height.
    """

    turns: Literal["straight", "beside", "over"]
    way: Way
    alarm: bool
    number: int
    from_x: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Bow:
    """A further way into an article, drawn as a thin bow with a tip. ``left`` is where it bends to."""

    way: Way
    circular: bool
    number: int
    from_x: float
    from_y: float
    left: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Mark:
    """The sign of an origin, at the height ``y``, and the height of the words under its last row.

    ``card``: the id of the part of the page that has the sentences it rests on.
    """

    kind: Kind
    card: str
    y: float
    also_y: float
    also: str


@dataclass(frozen=True, slots=True)
class PictureBand:
    """One band with its words and lines. ``mark`` None: it is not that of an origin."""

    carries: bool
    top: float
    height: float
    lines: tuple[Line, ...]
    mark: Mark | None
    trunks: tuple[Trunk, ...]
    branches: tuple[Branch, ...]
    bows: tuple[Bow, ...]


@dataclass(frozen=True, slots=True)
class PictureRow:
    """One article (or outlet without one) in two lines: who, what it did and what deserves a second look; its title.

    ``entry`` is the id of what is known of it, empty without an article; ``above`` the numbers of the rows it hangs on.
    """

    number: int
    above: tuple[int, ...]
    entry: str
    told: str
    x: float
    y: float
    dated: bool
    name: str
    way: Way | Literal["none"]
    alarm: bool
    did: str
    marks: tuple[str, ...]
    when: str
    title: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole picture. ``busy``: it has too many bows to draw all of them at once."""

    width: float
    height: float
    row: float
    origin_x: float
    turn: float
    busy: bool
    dated: bool
    numbers: str
    heads: tuple[Head, ...]
    bands: tuple[PictureBand, ...]
    rows: tuple[PictureRow, ...]


def picture(view: TraceView) -> Picture:
    """The picture of a trace."""
    plan = layout(view)
    with_year = years(view)
    further = sum(len(row.node.others) for band in plan.bands for row in band.rows)
    return Picture(
        width=WIDTH,
        height=plan.height,
        row=ROW,
        origin_x=ORIGIN_X,
        turn=TURN,
        busy=further > _FEW_BOWS,
        dated=plan.dated,
        numbers=headline_numbers(view),
        heads=tuple(head for head in plan.heads if head.label),
        bands=tuple(_band(view, band, plan) for band in plan.bands),
        rows=tuple(_row(view, row, plan, with_year) for band in plan.bands for row in band.rows),
    )


def _band(view: TraceView, band: Band, plan: Layout) -> PictureBand:
    return PictureBand(
        carries=band.root is not None,
        top=band.top,
        height=band.height,
        lines=tuple(_lines(band)),
        mark=_mark(view, band),
        trunks=tuple(_trunks(view, band, plan)),
        branches=tuple(_branch(view, row, row.node.came, band, plan) for row in band.rows if row.node.came),
        bows=tuple(bow for row in band.rows for edge in row.node.others if (bow := _bow(row, edge, plan))),
    )


def _lines(band: Band) -> Iterator[Line]:
    top = band.top + 22
    if band.root is None or band.root.origin is None:
        yield from (Line(top + 6 + LINE * i, "quiet", clean(words)) for i, words in enumerate(band.name))
        return
    yield Line(top, "over", "ORIGIN")
    yield from (Line(top + 19 + LINE * i, "name", clean(words)) for i, words in enumerate(band.name))
    below = top + 19 + LINE * len(band.name)
    yield from (Line(below + LINE * i, "quiet", clean(words)) for i, words in enumerate(band.about))


def _mark(view: TraceView, band: Band) -> Mark | None:
    origin = band.root.origin if band.root else None
    if origin is None:
        return None
    most = int((WIDTH - ORIGIN_X) / _PLAIN) - 6
    low = band.top + band.height - 12 if band.rows else band.y + 5
    kind: Kind = "unnamed" if origin.unattributed else origin.kind
    return Mark(kind, card_of(view, origin), band.y, low, clean(shorten(band.also, most)))


def _place(number: int, band: Band, plan: Layout) -> tuple[float, float]:
    row = plan.row_of.get(number)
    return (row.x, row.y) if row else (ORIGIN_X, band.y)


def _trunks(view: TraceView, band: Band, plan: Layout) -> Iterator[Trunk]:
    for source in dict.fromkeys(row.node.came.source for row in band.rows if row.node.came):
        x, y = _place(source, band, plan)
        below = [plan.row_of[child].y for child in view.nodes[source].children if child in plan.row_of]
        last = max(below, default=y) - TURN
        if last > y + 6:
            yield Trunk(x, y, last)


def _branch(view: TraceView, row: Row, came: Edge, band: Band, plan: Layout) -> Branch:
    x, y = _place(came.source, band, plan)
    turns: Literal["straight", "beside", "over"] = "over"
    if row.x > x + TURN:
        turns = "straight" if abs(row.y - y) < 1 else "beside"
    return Branch(turns, came.way, came.uncredited or goes_round(view, row.node), row.number, x, row.x, row.y)


def _bow(row: Row, edge: Edge, plan: Layout) -> Bow | None:
    source = plan.row_of.get(edge.source)
    band = next((band for band in plan.bands if band.root and band.root.number == edge.source), None)
    if source is None and band is None:
        return None
    x, y = (source.x, source.y) if source else (ORIGIN_X, band.y if band else 0.0)
    left = min(x, row.x) - 34 - min(60.0, abs(row.y - y) / 12)
    return Bow(edge.way, edge.circular, row.number, x, y, left, row.x, row.y)


def _row(view: TraceView, row: Row, plan: Layout, with_year: bool) -> PictureRow:
    node, room = row.node, WIDTH - row.x - 16
    name, did, marks = _first_line(view, node, room)
    when, title = _second_line(node, room, with_year, plan.dated)
    return PictureRow(
        number=row.number,
        above=tuple(plan.row_of[above.number].number for above in view.above(node) if above.number in plan.row_of),
        entry=entry_id(view, node),
        told=clean(row_words(view, node, with_year)),
        x=row.x,
        y=row.y,
        dated=row.dated,
        name=name,
        way=node.came.way if node.came else "none",
        alarm=bool(node.came and node.came.uncredited),
        did=did,
        marks=marks,
        when=when,
        title=title,
    )


def _first_line(view: TraceView, node: Node, room: float) -> tuple[str, str, tuple[str, ...]]:
    """Who, what it did, and what deserves a second look; each gets room, the marks all that they need."""
    marks = marks_of(view, node)
    did = came_words(view, node)
    taken = min(_PLAIN * sum(len(mark) + 3 for mark in marks), room * 0.6)
    share = 0.6 if did else 1.0
    name = shorten(display(node), max(14, int((room - taken) * share / _BOLD)))
    left = room - taken - _BOLD * len(name) - 10
    did = shorten(did, max(12, int(left / _PLAIN)))
    most = max(16, int(room * 0.6 / _PLAIN / max(1, len(marks))))
    return clean(name), clean(did), tuple(clean(shorten(mark, most)) for mark in marks)


_HEAD = 300
"""Characters of a text in which its byline block begins, which tells nothing beside the name."""


def _second_line(node: Node, room: float, with_year: bool, dated: bool) -> tuple[str, str]:
    """When (empty where it need not be told) and the title; what stands in the first line already gives way."""
    if node.article is None:
        return "", NO_ARTICLE
    when = when_words(node.article.published, with_year) if dated else ""
    title = title_of(node.article)
    if title == display(node):
        begin = max((end for start, end in node.article.furniture if start < _HEAD), default=0)
        text = clean(node.article.text[begin : begin + 600])
        title = text.removeprefix(title).strip() or text
    return clean(when), clean(shorten(title, max(20, int((room - 20) / _SERIF) - len(when) - 3)))
