"""Where everything stands in the picture of a trace: a row an article, a band an origin, time from left to right."""

from __future__ import annotations

from dataclasses import dataclass, field

from wherefrom.report.views.trace.time import Column, time_columns
from wherefrom.report.views.trace.tree import Node, TraceView
from wherefrom.report.views.trace.words import Moment, display, moment, origin_name, root_words
from wherefrom.report.views.words import listed

WIDTH = 1104.0
ROW = 46.0
_HEAD = 30.0
_BAND_GAP = 10.0
_BAND_PAD = 10.0
ORIGIN_X = 212.0
"""Where the mark of an origin stands; its name is left of it."""
_STEP = 26.0
"""How far to the right of its source an article of the same column stands at least."""
_SPREAD = 66.0
"""How wide the hours of a day are drawn."""
_COLUMN = 76.0
_TIME_WIDTH = 500.0
"""The most that time may take; what is left belongs to names and titles."""
_GOOD_WIDTH = 380.0
_MOST_STRETCH = 1.7
"""Few columns are drawn wider, up to so many times."""
ORIGIN_LETTERS = 23
_ORIGIN_LINES = 5
LINE = 16.0


@dataclass(slots=True, eq=False)
class Row:
    """One article, or outlet without an article, and the middle of its mark."""

    node: Node
    number: int
    x: float = 0.0
    y: float = 0.0
    dated: bool = False


@dataclass(slots=True, eq=False)
class Band:
    """One origin with its rows. ``root`` None: the articles that do not carry the claim."""

    root: Node | None
    name: list[str]
    kind: str
    rows: list[Row]
    also: str = ""
    """Which articles of other bands rest on this origin too, in words."""
    top: float = 0.0
    height: float = 0.0

    @property
    def y(self) -> float:
        """The height of its mark: that of its first row."""
        return self.rows[0].y if self.rows else self.top + _BAND_PAD + ROW / 2


@dataclass(slots=True, eq=False)
class Layout:
    """The whole picture. ``heads``: the name of each column, what lies before it, and where it begins."""

    bands: list[Band]
    heads: list[tuple[str, str, float]]
    height: float
    dated: bool
    row_of: dict[int, Row] = field(default_factory=dict)


def layout(view: TraceView) -> Layout:
    """The picture of ``view``, in units of a drawing ``WIDTH`` wide."""
    bands = _bands(view)
    rows = [row for band in bands for row in band.rows]
    moments = {id(row.node): moment(row.node.article.published) for row in rows if row.node.article}
    known = [at for at in moments.values() if at]
    columns = time_columns(known)
    heads = _place_across(rows, columns, moments)
    bottom = _HEAD
    for band in bands:
        band.top = bottom
        for place, row in enumerate(band.rows):
            row.y = bottom + _BAND_PAD + ROW * (place + 0.5)
        label = LINE * (len(band.name) + len(wrapped(band.kind, ORIGIN_LETTERS + 3, 3))) + 38
        extra = LINE if band.also and band.rows else 0
        band.height = max(2 * _BAND_PAD + ROW * len(band.rows) + extra, label)
        bottom += band.height + _BAND_GAP
    return Layout(bands, heads, bottom, bool(known), {id(row.node): row for row in rows})


def _bands(view: TraceView) -> list[Band]:
    bands, number = [], 0
    for root in view.trees:
        rows = [Row(node, number + place) for place, (node, depth) in enumerate(root.walk()) if depth]
        number += len(rows) + 1
        name = wrapped(origin_name(root.origin) if root.origin else "", ORIGIN_LETTERS, _ORIGIN_LINES)
        also = [display(node) for node in view.also_under(root)]
        told = (
            f"also cited by {listed(also) if len(also) < 3 else f'{len(also)} articles of other bands'}" if also else ""
        )
        bands.append(Band(root, name, root_words(root), rows, told))
    outside = [node for top in view.rest for node, _ in top.walk()]
    if outside:
        rows = [Row(node, number + place) for place, node in enumerate(outside)]
        name = ["Not carrying", "this claim"] if view.claim else ["No claim to follow"]
        bands.append(Band(None, name, "", rows))
    return bands


def wrapped(words: str, letters: int, lines: int) -> list[str]:
    """``words`` in lines of so many letters, the last with an ellipsis where there are more."""
    found: list[str] = [""]
    for word in words.split():
        if found[-1] and len(found[-1]) + 1 + len(word) > letters:
            found.append("")
        found[-1] = f"{found[-1]} {word}".strip()
    if len(found) > lines:
        found = [*found[: lines - 1], found[lines - 1][: letters - 1] + "…"]
    return [line if len(line) <= letters + 4 else line[: letters + 3] + "…" for line in found]


def _place_across(
    rows: list[Row], columns: list[Column], moments: dict[int, Moment | None]
) -> list[tuple[str, str, float]]:
    """Give each row its place from left to right; say what stands over the columns."""
    heads = [(column.label, column.gap) for column in columns]
    undated = len(columns) + 1
    where = {id(row): _column(row.node, columns, moments, undated) for row in rows}
    before = any(place == 0 for place in where.values()) and bool(columns)
    names = [("passed on by", ""), *heads, ("no date" if columns else "", "")]
    names = [names[0] if before else ("", ""), *names[1:]]
    used = [p for p in range(undated + 1) if p in where.values()]
    offsets: dict[int, float] = {}
    widths = dict.fromkeys(used, _COLUMN)
    row_at = {id(row.node): row for row in rows}
    for row in rows:
        place = where[id(row)]
        above = row_at.get(id(row.node.came.source)) if row.node.came else None
        at = moments.get(id(row.node))
        offset = columns[place - 1].share(at) * _SPREAD if at and 0 < place < undated else 0.0
        if above and where[id(above)] == place:
            offset = max(offset, offsets.get(id(above), 0.0) + _STEP)
        offsets[id(row)] = offset
        widths[place] = max(widths[place], offset + _STEP)
    total = sum(widths.values())
    scale = max(min(_MOST_STRETCH, _GOOD_WIDTH / total), min(1.0, _TIME_WIDTH / total)) if total else 1.0
    starts, x = {}, ORIGIN_X + 40
    for place in used:
        starts[place] = x
        x += widths[place] * scale
    for row in rows:
        row.x = starts[where[id(row)]] + offsets[id(row)] * scale
        row.dated = not columns or moments.get(id(row.node)) is not None
    return [(*names[place], starts[place]) for place in used]


def _column(node: Node, columns: list[Column], moments: dict[int, Moment | None], undated: int) -> int:
    """The number of the column: 0 for outlets without an article here, the last for what has no date."""
    if node.article is None:
        return 0 if columns else undated
    at = moments.get(id(node))
    if at is None:
        return undated
    return next((i for i, c in enumerate(columns, start=1) if c.starts <= at.when < c.ends), undated)
