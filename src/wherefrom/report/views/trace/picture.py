"""The picture of a trace as SVG: a band an origin, a row an article, a line to whom it was taken from."""

from __future__ import annotations

from collections.abc import Iterator

from wherefrom.report.views.reading.view import shown
from wherefrom.report.views.trace.layout import (
    LINE,
    ORIGIN_LETTERS,
    ORIGIN_X,
    ROW,
    WIDTH,
    Band,
    Layout,
    Row,
    layout,
    wrapped,
)
from wherefrom.report.views.trace.rows import NO_ARTICLE, entry_id, marks_of, row_words
from wherefrom.report.views.trace.tree import Edge, Node, TraceView
from wherefrom.report.views.trace.words import came_words, display, goes_round, headline_numbers, when_words, years
from wherefrom.report.views.words import SIGNS, clean, shorten, title_of

_BOLD = 7.3
_PLAIN = 6.5
_SERIF = 6.1
"""About how wide a letter is: of a name, of what it did, of a title."""
_FEW_BOWS = 8
"""With more further ways than these, each is drawn only while its article is pointed at."""
_TURN = 7.0
"""How wide lines turn a corner."""


def graph(view: TraceView) -> str:
    """The picture as an SVG element; each row is a link to what is known of that article."""
    plan = layout(view)
    with_year = years(view)
    further = sum(len(row.node.others) for band in plan.bands for row in band.rows)
    busy = " busy" if further > _FEW_BOWS else ""
    pieces = [
        f'<svg class="ways{busy}" viewBox="0 0 {WIDTH:.0f} {plan.height:.0f}" role="group"'
        ' aria-labelledby="ways-t ways-d">',
        f'<title id="ways-t">Who took it from whom</title><desc id="ways-d">{shown(_spoken(view, plan))}</desc>',
        *(_band(band) for band in plan.bands),
        *_heads(plan),
    ]
    for band in plan.bands:
        pieces.append(_origin(band))
        pieces.extend(_trunks(band, plan))
        pieces.extend(_branch(row, band, plan) for row in band.rows)
        pieces.extend(_further(row, edge, plan) for row in band.rows for edge in row.node.others)
    pieces.extend(_row(view, row, plan, with_year) for band in plan.bands for row in band.rows)
    pieces.append("</svg>")
    return "".join(pieces)


def _spoken(view: TraceView, plan: Layout) -> str:
    order = "Time runs from left to right." if plan.dated else "No dates are known."
    return (
        f"{headline_numbers(view)}. Each band is an origin, each row an article with a line from the place it had the"
        f" claim from. {order} The same stands in the table after the picture."
    )


def _band(band: Band) -> str:
    kind = "rest" if band.root is None else "origin"
    size = f'width="{WIDTH:.0f}" height="{band.height:.1f}" rx="10"'
    return f'<rect class="band {kind}" y="{band.top:.1f}" {size}/>'


def _heads(plan: Layout) -> Iterator[str]:
    for label, gap, x in plan.heads:
        if label:
            yield f'<path class="grid" d="M{x - 14:.1f} 8V{plan.height - 10:.1f}"/>'
            before = '<tspan class="gap">⋯ </tspan>' if gap else ""
            told = f"<title>{shown(gap)} without articles before it</title>" if gap else ""
            yield f'<text class="head" x="{x - 8:.1f}" y="19">{told}{before}{shown(label)}</text>'


def _origin(band: Band) -> str:
    root, top = band.root, band.top + 22
    if root is None or root.origin is None:
        lines = [_line(top + 6 + LINE * i, "quiet", words) for i, words in enumerate(band.name)]
        return f'<g class="origin">{"".join(lines)}</g>'
    kind = "unnamed" if root.origin.unattributed else root.kind
    lines = [_line(top, "over", "ORIGIN")]
    lines += [_line(top + 19 + LINE * i, "name", words) for i, words in enumerate(band.name)]
    below = top + 19 + LINE * len(band.name)
    about = wrapped(band.kind, ORIGIN_LETTERS + 3, 3)
    lines += [_line(below + LINE * i, "quiet", words) for i, words in enumerate(about)]
    place = f'x="{ORIGIN_X}" y="{band.y + 5:.1f}" text-anchor="middle"'
    mark = (
        f'<circle class="halo" cx="{ORIGIN_X}" cy="{band.y:.1f}" r="12"/>'
        f'<text class="sign" {place} aria-hidden="true">{SIGNS[kind]}</text>'
    )
    low = band.top + band.height - 12 if band.rows else band.y + 5
    most = int((WIDTH - ORIGIN_X) / _PLAIN) - 6
    also = f'<text class="quiet" x="{ORIGIN_X + 28}" y="{low:.1f}">{shown(shorten(band.also, most))}</text>'
    return f'<g class="origin k-{kind}">{"".join(lines)}{mark}{also if band.also else ""}</g>'


def _line(y: float, kind: str, words: str) -> str:
    return f'<text class="{kind}" x="12" y="{y:.1f}">{shown(words)}</text>'


def _place(node: Node, band: Band, plan: Layout) -> tuple[float, float]:
    row = plan.row_of.get(id(node))
    return (row.x, row.y) if row else (ORIGIN_X, band.y)


def _trunks(band: Band, plan: Layout) -> Iterator[str]:
    """The upright lines from a source down to its last child, drawn once."""
    parents = {id(row.node.came.source): row.node.came.source for row in band.rows if row.node.came}
    for parent in parents.values():
        x, y = _place(parent, band, plan)
        below = [plan.row_of[id(child)].y for child in parent.children if id(child) in plan.row_of]
        last = max(below, default=y) - _TURN
        if last > y + 6:
            yield f'<path class="trunk" d="M{x:.1f} {y + 6:.1f}V{last:.1f}"/>'


def _branch(row: Row, band: Band, plan: Layout) -> str:
    """The line from the upright to an article, in the manner of its way."""
    came = row.node.came
    if came is None:
        return ""
    x, y = _place(came.source, band, plan)
    if row.x > x + _TURN:
        turn = f"M{x:.1f} {row.y - _TURN:.1f}q0 {_TURN} {_TURN} {_TURN}"
        d = f"{f'M{x + 13:.1f} {row.y:.1f}' if abs(row.y - y) < 1 else turn}H{row.x - 9:.1f}"
    else:  # A dated article under a source without a date: over the row, so that no words are crossed.
        over = row.y - ROW / 2 + 4
        start = f"M{x:.1f} {over - _TURN:.1f}q0 {_TURN} {-_TURN} {_TURN}H{row.x + _TURN:.1f}"
        d = f"{start}q{-_TURN} 0 {-_TURN} {_TURN}V{row.y - 8:.1f}"
    alarm = " alarm" if came.uncredited or goes_round(row.node) else ""
    return f'<path class="way {came.way}{alarm}" data-to="{row.number}" d="{d}"/>'


def _further(row: Row, edge: Edge, plan: Layout) -> str:
    """A further way into an article, as a thin bow with a tip; one that goes round in the colour of alarm."""
    source = plan.row_of.get(id(edge.source))
    band = next((band for band in plan.bands if band.root is edge.source), None)
    if source is None and band is None:
        return ""
    x, y = (source.x, source.y) if source else (ORIGIN_X, band.y if band else 0.0)
    left = min(x, row.x) - 34 - min(60.0, abs(row.y - y) / 12)
    down = 5 if row.y > y else -5
    end = row.y - down
    bow = f"M{x - 6:.1f} {y + down:.1f}C{left:.1f} {y + down:.1f} {left:.1f} {end:.1f} {row.x - 13:.1f} {end:.1f}"
    tip = f"M{row.x - 15:.1f} {end - 4:.1f}L{row.x - 7:.1f} {end + down / 5:.1f}L{row.x - 15:.1f} {end + 4:.1f}z"
    kind = f"{edge.way}{' alarm' if edge.circular else ''}"
    to = f'data-to="{row.number}"'
    return f'<path class="further {kind}" {to} d="{bow}"/><path class="tip {kind}" {to} d="{tip}"/>'


def _row(view: TraceView, row: Row, plan: Layout, with_year: bool) -> str:
    node, x, y = row.node, row.x, row.y
    room = WIDTH - x - 16
    shape = "hollow" if node.article is None else "dated" if row.dated else "undated"
    second = _second_line(node, room, with_year, plan.dated)
    inside = (
        f'<rect class="area" x="{x - 14:.1f}" y="{y - ROW / 2 + 2:.1f}" width="{WIDTH - x + 8:.1f}"'
        f' height="{ROW - 4:.0f}" rx="6"/><circle class="dot {shape}" cx="{x:.1f}" cy="{y:.1f}" r="6.5"/>'
        f'<text class="label" x="{x + 13:.1f}" y="{y - 3:.1f}">{_first_line(view, node, room)}</text>'
        f'<text class="label second" x="{x + 13:.1f}" y="{y + 14:.1f}">{second}</text>'
    )
    up = " ".join(str(plan.row_of[id(above)].number) for above in _above(node) if id(above) in plan.row_of)
    data = f'data-n="{row.number}" data-up="{up}"'
    told = shown(row_words(view, node, with_year))
    if node.article is None:
        return f'<g class="row" {data}><title>{told}</title>{inside}</g>'
    entry = entry_id(view, node)
    return f'<a class="row" href="#{entry}" data-e="{entry}" {data} aria-label="{told}">{inside}</a>'


def _first_line(view: TraceView, node: Node, room: float) -> str:
    """Who, what it did, and what deserves a second look; each gets room, the marks all that they need."""
    marks = marks_of(view, node)
    way = came_words(node)
    taken = min(_PLAIN * sum(len(mark) + 3 for mark in marks), room * 0.6)
    share = 0.6 if way else 1.0
    name = shorten(display(node), max(14, int((room - taken) * share / _BOLD)))
    left = room - taken - _BOLD * len(name) - 10
    way = shorten(way, max(12, int(left / _PLAIN)))
    kind = node.came.way if node.came else "none"
    alarm = " alarm" if node.came and node.came.uncredited else ""
    most = max(16, int(room * 0.6 / _PLAIN / max(1, len(marks))))
    flags = "".join(f'<tspan class="mark" dx="7">{shown(shorten(mark, most))}</tspan>' for mark in marks)
    did = f'<tspan class="did {kind}{alarm}" dx="6">{shown(way)}</tspan>' if way else ""
    return f'<tspan class="who">{shown(name)}</tspan>{did}{flags}'


def _second_line(node: Node, room: float, with_year: bool, dated: bool) -> str:
    if node.article is None:
        return f'<tspan class="quiet">{NO_ARTICLE}</tspan>'
    when = when_words(node.article.published, with_year) if dated else ""
    title = title_of(node.article)
    if title == display(node):  # The first line has it already.
        text = clean(node.article.text[:600])
        title = text.removeprefix(title).strip() or text
    title = shorten(title, max(20, int((room - 20) / _SERIF) - len(when) - 3))
    if not when:
        return f'<tspan class="headline">{shown(title)}</tspan>'
    return f'<tspan class="when">{shown(when)}</tspan><tspan class="headline" dx="7">{shown(title)}</tspan>'


def _above(node: Node) -> Iterator[Node]:
    at = node.came
    while at is not None:
        yield at.source
        at = at.source.came
