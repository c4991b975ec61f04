"""Where everything stands in the picture of a trace: a row an article, a band an origin, time from left to right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wherefrom.report.views.time import Column, Moment, moment, time_columns
from wherefrom.report.views.trace.tree import Node, TraceView
from wherefrom.report.views.trace.words import display, origin_name, root_words
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
_ORIGIN_LETTERS = 23
_ABOUT_LETTERS = _ORIGIN_LETTERS + 3
_ORIGIN_LINES = 5
_ABOUT_LINES = 3
LINE = 16.0


@dataclass(frozen=True, slots=True)
class Row:
    """One article, or outlet without an article, and the middle of its mark."""

    node: Node
    number: int
    x: float
    y: float
    dated: bool


@dataclass(frozen=True, slots=True)
class Band:
    """One origin with its rows. ``root`` None: the articles that do not carry the claim.

    ``name`` and ``about`` (what it is) are wrapped lines; ``also``: which articles of other bands rest on this origin
    too, in words; ``y``: the height of its mark, which is that of its first row.
    """

    root: Node | None
    name: tuple[str, ...]
    about: tuple[str, ...]
    also: str
    rows: tuple[Row, ...]
    top: float
    height: float
    y: float


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over a column: its name, what lies before it, and where it begins."""

    label: str
    gap: str
    x: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole picture. ``row_of`` finds rows by the number of their node."""

    bands: tuple[Band, ...]
    heads: tuple[Head, ...]
    height: float
    dated: bool
    row_of: dict[int, Row]


@dataclass(frozen=True, slots=True)
class _Content:
    """What a band holds, before it has a place: its nodes, and the number of the first."""

    root: Node | None
    name: tuple[str, ...]
    about: tuple[str, ...]
    also: str
    nodes: tuple[Node, ...]
    number: int


_Moments = Mapping[int, Moment | None]
"""When the article of a node was published, by the number of the node."""


def layout(view: TraceView) -> Layout:
    """The picture of ``view``, in units of a drawing ``WIDTH`` wide."""
    contents = _contents(view)
    nodes = [node for content in contents for node in content.nodes]
    moments = {node.number: moment(node.article.published) for node in nodes if node.article}
    known = [at for at in moments.values() if at]
    columns = time_columns(known)
    heads, xs = _across(nodes, columns, moments)
    bottom, bands = _HEAD, []
    for content in contents:
        rows = tuple(
            Row(
                node,
                content.number + place,
                xs[node.number],
                bottom + _BAND_PAD + ROW * (place + 0.5),
                not columns or moments.get(node.number) is not None,
            )
            for place, node in enumerate(content.nodes)
        )
        band = _band(content, rows, bottom)
        bands.append(band)
        bottom += band.height + _BAND_GAP
    row_of = {row.node.number: row for band in bands for row in band.rows}
    return Layout(tuple(bands), heads, bottom, bool(known), row_of)


def _band(content: _Content, rows: tuple[Row, ...], top: float) -> Band:
    label = LINE * (len(content.name) + len(content.about)) + 38
    extra = LINE if content.also and rows else 0
    return Band(
        root=content.root,
        name=content.name,
        about=content.about,
        also=content.also,
        rows=rows,
        top=top,
        height=max(2 * _BAND_PAD + ROW * len(rows) + extra, label),
        y=rows[0].y if rows else top + _BAND_PAD + ROW / 2,
    )


def _contents(view: TraceView) -> list[_Content]:
    found, number = [], 0
    for root in view.trees:
        nodes = tuple(node for node, depth in view.walk(root) if depth)
        name = wrapped(origin_name(root.origin) if root.origin else "", _ORIGIN_LETTERS, _ORIGIN_LINES)
        about = wrapped(root_words(view, root), _ABOUT_LETTERS, _ABOUT_LINES)
        found.append(_Content(root, name, about, _also(view, root), nodes, number + 1))
        number += len(nodes) + 1
    outside = tuple(node for top in view.rest for node, _ in view.walk(top))
    if outside:
        name = ("Not carrying", "this claim") if view.claim else ("No claim to follow",)
        found.append(_Content(None, name, ("",), "", outside, number))
    return found


def _also(view: TraceView, root: Node) -> str:
    also = [display(node) for node in view.also_under(root)]
    if not also:
        return ""
    return f"also cited by {listed(also) if len(also) < 3 else f'{len(also)} articles of other bands'}"


def wrapped(words: str, letters: int, lines: int) -> tuple[str, ...]:
    """``words`` in lines of so many letters, the last with an ellipsis where there are more."""
    found: list[str] = [""]
    for word in words.split():
        if found[-1] and len(found[-1]) + 1 + len(word) > letters:
            found.append("")
        found[-1] = f"{found[-1]} {word}".strip()
    if len(found) > lines:
        found = [*found[: lines - 1], found[lines - 1][: letters - 1] + "…"]
    return tuple(line if len(line) <= letters + 4 else line[: letters + 3] + "…" for line in found)


def _across(nodes: list[Node], columns: list[Column], moments: _Moments) -> tuple[tuple[Head, ...], dict[int, float]]:
    """What stands over the columns, and where each node stands from left to right, by its number."""
    undated = len(columns) + 1
    where = {node.number: _column(node, columns, moments, undated) for node in nodes}
    used = sorted(set(where.values()))
    offsets = _offsets(nodes, columns, moments, where)
    widths = dict.fromkeys(used, _COLUMN)
    for number, place in where.items():
        widths[place] = max(widths[place], offsets[number] + _STEP)
    total = sum(widths.values())
    scale = max(min(_MOST_STRETCH, _GOOD_WIDTH / total), min(1.0, _TIME_WIDTH / total)) if total else 1.0
    starts, x = {}, ORIGIN_X + 40
    for place in used:
        starts[place] = x
        x += widths[place] * scale
    names = [
        ("passed on by" if columns else "", ""),
        *((column.label, column.gap) for column in columns),
        ("no date" if columns else "", ""),
    ]
    heads = tuple(Head(*names[place], starts[place]) for place in used)
    return heads, {number: starts[place] + offsets[number] * scale for number, place in where.items()}


def _offsets(nodes: list[Node], columns: list[Column], moments: _Moments, where: Mapping[int, int]) -> dict[int, float]:
    """How far from the start of its column each node stands: by its hour, and right of its source."""
    offsets: dict[int, float] = {}
    for node in nodes:
        place, at = where[node.number], moments.get(node.number)
        dated = 0 < place <= len(columns)
        offset = columns[place - 1].share(at) * _SPREAD if at and dated else 0.0
        if node.came and where.get(node.came.source) == place:
            offset = max(offset, offsets.get(node.came.source, 0.0) + _STEP)
        offsets[node.number] = offset
    return offsets


def _column(node: Node, columns: list[Column], moments: _Moments, undated: int) -> int:
    """The number of the column: 0 for outlets without an article here, the last for what has no date."""
    if node.article is None:
        return 0 if columns else undated
    at = moments.get(node.number)
    if at is None:
        return undated
    return next((i for i, c in enumerate(columns, start=1) if c.starts <= at.when < c.ends), undated)
