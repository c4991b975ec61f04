"""Who through whom, as a picture: origins on the left, relays between, the article on the right (a Sankey diagram)."""

from __future__ import annotations

import html
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from wherefrom.report.views.reading.view import View, display_name, shown
from wherefrom.report.views.words import KIND_WORDS, SIGNS, count, shorten

_OTHERS = -1
_ARTICLE = -2
_PASSING = -10
"""From here down: where an origin's statements go past a column of relays without stopping."""
_MOST_RELAYS = 3  # Longer chains keep their origin and their last relays.
_BAR = 9.0
_ROW = 21.0
_LABEL = 19.0
_GAP = 9.0
_TALLEST = 260.0
"""How high all statements together would like to be."""
_THICKEST = 16.0
_LETTER = 7.1
"""About how wide a letter of a name is."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How much room a picture has. ``above``: names stand over the bars, for narrow screens."""

    width: int
    right: int
    """Where the bar of the article stands."""
    above: bool
    origins: int
    """How many origins are drawn one by one."""
    relays: int
    name_limit: int


WIDE = Shape(width=890, right=762, above=False, origins=14, relays=8, name_limit=36)
NARROW = Shape(width=350, right=341, above=True, origins=10, relays=6, name_limit=30)


@dataclass(slots=True, eq=False)
class _Node:
    column: int
    party: int
    weight: int = 0
    height: float = 0.0
    top: float = 0.0

    @property
    def middle(self) -> float:
        return self.top + self.height / 2

    @property
    def passing(self) -> bool:
        return self.party <= _PASSING


@dataclass(frozen=True, slots=True)
class _Stream:
    """Statements with the same chain, as a run through nodes."""

    nodes: tuple[_Node, ...]
    weight: int
    kind: str


@dataclass(frozen=True, slots=True)
class _Hop:
    stream: _Stream
    before: _Node
    after: _Node


def flow(view: View, shape: Shape) -> str:
    """The picture of the chains as an SVG element; each party can be chosen with mouse or keyboard."""
    columns, streams = _streams(view, shape)
    unit = max(1.5, min(_THICKEST, _TALLEST / max(1, view.summary.statements)))
    height = _place(columns, streams, unit, shape) + (_LABEL if shape.above else 0)
    left = 0.0 if shape.above else _names_width(view, columns[0], shape)
    step = (shape.right - left) / max(1, len(columns) - 1)
    xs = [left + step * column for column in range(len(columns))]
    beside = max(6, min(shape.name_limit, int((step - 36) / _LETTER)))  # letters of a name with a neighbour
    letters = (beside if shape.above else shape.name_limit, beside)
    pieces = [
        f'<svg class="flow {"narrow" if shape.above else "wide"}" viewBox="0 0 {shape.width} {height:.0f}"'
        f' role="group" aria-label="{html.escape(_spoken(view))}">',
        *_ribbons(streams, xs, unit),
    ]
    for x, nodes in zip(xs, columns, strict=True):
        pieces.extend(_node(view, node, shape, x, letters[bool(node.column)]) for node in nodes if not node.passing)
    pieces.append("</svg>")
    return "".join(pieces)


def _names_width(view: View, origins: list[_Node], shape: Shape) -> float:
    names = [display_name(view.summary.sources[node.party]) for node in origins if node.party >= 0]
    return 44 + _LETTER * min(shape.name_limit, max(map(len, names), default=0))


def _spoken(view: View) -> str:
    summary = view.summary
    named = ", ".join(f"{display_name(source)} {len(source.origin_of)}" for source in summary.sources[:8])
    return f"Who the {count(summary.statements, 'statement')} come from and through whom: {named}"


def _streams(view: View, shape: Shape) -> tuple[list[list[_Node]], list[_Stream]]:
    weights = _weights(view, shape)
    between = max((len(run) - 1 for run in weights), default=0)
    nodes: dict[tuple[int, int], _Node] = {}
    streams = []
    for run, weight in weights.items():
        first_relay = between - len(run) + 2
        places = [(0, run[0])]
        places += [(column, _PASSING - 1 - run[0]) for column in range(1, first_relay)]
        places += [(first_relay + i, relay) for i, relay in enumerate(run[1:])]
        places.append((between + 1, _ARTICLE))
        passed = tuple(nodes.setdefault(place, _Node(*place)) for place in places)
        for node in passed:
            node.weight += weight
        kind = "others" if run[0] == _OTHERS else view.summary.sources[run[0]].kind
        streams.append(_Stream(passed, weight, kind))
    columns = [[node for node in nodes.values() if node.column == column] for column in range(between + 2)]
    return columns, streams


def _weights(view: View, shape: Shape) -> dict[tuple[int, ...], int]:
    """How many statements took each way; parties beyond what the shape has room for are bundled."""
    sources = view.summary.sources
    origins = _busiest({place: len(source.origin_of) for place, source in enumerate(sources)}, shape.origins)
    relays = _busiest({place: len(source.relay_of) for place, source in enumerate(sources)}, shape.relays)
    weights: dict[tuple[int, ...], int] = defaultdict(int)
    for statement in view.reading.statements:
        if statement.chain:
            first, *others = (view.source_index(link) for link in statement.chain)
            way = [relay if relay in relays else _OTHERS for relay in others[-_MOST_RELAYS:]]
            weights[(first if first in origins else _OTHERS, *way)] += 1
    return weights


def _busiest(weights: dict[int, int], most: int) -> set[int]:
    busy = sorted((place for place, weight in weights.items() if weight), key=lambda place: -weights[place])
    return set(busy if len(busy) <= most + 1 else busy[:most])  # Never a bundle of one.


def _place(columns: list[list[_Node]], streams: list[_Stream], unit: float, shape: Shape) -> float:
    """Give every node its height and top; say how high the picture is."""
    for nodes in columns:
        for node in nodes:
            node.height = max(2.0, node.weight * unit)
    columns[0].sort(key=_by_last_relay(streams))
    bottom = 2.0
    for node in columns[0]:
        slot = node.height + _LABEL if shape.above else max(_ROW, node.height)
        node.top = bottom + (_LABEL if shape.above else (slot - node.height) / 2)
        bottom += slot + _GAP
    for nodes in columns[1:]:
        wanted = {id(node): _wanted_top(node, streams) for node in nodes}
        nodes.sort(key=lambda node: wanted[id(node)])
        free = 2.0
        for node in nodes:
            node.top = max(wanted[id(node)], free + (0 if node.passing else _LABEL))
            free = node.top + node.height + _GAP
        bottom = max(bottom, free)
    return bottom


def _by_last_relay(streams: list[_Stream]) -> Callable[[_Node], tuple[float, ...]]:
    """Orders origins so that those of one relay stand together, relays with most statements first."""
    stops: dict[int, tuple[int, _Node]] = {}
    for stream in streams:
        origin = stream.nodes[0]
        last = stream.nodes[-2] if stream.nodes[-2].party >= 0 and len(stream.nodes) > 2 else stream.nodes[-1]
        if stream.weight > stops.get(origin.party, (0, last))[0]:
            stops[origin.party] = (stream.weight, last)

    def order(node: _Node) -> tuple[float, ...]:
        last = stops[node.party][1]
        return (node.party == _OTHERS, last.party == _ARTICLE, -last.weight, last.party, -node.weight)

    return order


def _wanted_top(node: _Node, streams: list[_Stream]) -> float:
    """The top that puts ``node`` opposite the middle of what runs into it."""
    total, weight = 0.0, 0
    for stream in streams:
        for before, after in pairwise(stream.nodes):
            if after is node:
                total += before.middle * stream.weight
                weight += stream.weight
    return total / max(weight, 1) - node.height / 2


def _ribbons(streams: list[_Stream], xs: list[float], unit: float) -> Iterator[str]:
    hops = [_Hop(stream, before, after) for stream in streams for before, after in pairwise(stream.nodes)]
    leaving = _stacked(hops, lambda hop: hop.before, lambda hop: hop.after.middle, unit)
    arriving = _stacked(hops, lambda hop: hop.after, lambda hop: hop.before.middle, unit)
    points: list[tuple[float, float]] = []
    for hop, y0, y1 in zip(hops, leaving, arriving, strict=True):
        # A ribbon past a column of relays is one shape, without a seam where it goes past.
        if not hop.before.passing:
            points = [(xs[hop.before.column] + _BAR, y0)]
        points.append((xs[hop.after.column], y1))
        if not hop.after.passing:
            yield _ribbon(hop.stream, points, hop.stream.weight * unit)


def _ribbon(stream: _Stream, points: list[tuple[float, float]], thick: float) -> str:
    parties = " ".join(str(node.party) for node in stream.nodes if node.party >= 0)
    above = _curve(points)
    below = _curve([(x, y + thick) for x, y in reversed(points)])
    (x, y), (last_x, last_y) = points[0], points[-1]
    path = f"M{x:.1f} {y:.1f}{above}L{last_x:.1f} {last_y + thick:.1f}{below}z"
    return f'<path class="ribbon k-{stream.kind}" data-parties="{parties}" d="{path}"/>'


def _curve(points: list[tuple[float, float]]) -> str:
    """Bézier curves through ``points``, level at each of them."""
    curves = (
        f"C{(x0 + x1) / 2:.1f} {y0:.1f} {(x0 + x1) / 2:.1f} {y1:.1f} {x1:.1f} {y1:.1f}"
        for (x0, y0), (x1, y1) in pairwise(points)
    )
    return "".join(curves)


def _stacked(
    hops: list[_Hop], side: Callable[[_Hop], _Node], opposite: Callable[[_Hop], float], unit: float
) -> list[float]:
    """Where each hop touches the node on one side: stacked in the order of the other ends, so that few cross."""
    filled: dict[int, float] = {}
    tops = [0.0] * len(hops)
    for index in sorted(range(len(hops)), key=lambda i: (opposite(hops[i]), hops[i].stream.nodes[0].top)):
        node = side(hops[index])
        tops[index] = filled.get(id(node), node.top)
        filled[id(node)] = tops[index] + hops[index].stream.weight * unit
    return tops


def _node(view: View, node: _Node, shape: Shape, x: float, letters: int) -> str:
    bar = f'<rect x="{x:.1f}" y="{node.top:.1f}" width="{_BAR}" height="{node.height:.1f}" rx="1.5"/>'
    if node.party == _ARTICLE:
        return f'<g class="article">{bar}{_article_label(view, node, x, shape)}</g>'
    if node.party == _OTHERS:
        return f'<g class="k-others">{bar}{_label(_bundle_name(view, node, shape), node, x, shape, "")}</g>'
    source = view.summary.sources[node.party]
    told = count(node.weight, "statement") + (" passed on" if node.column else "")
    spoken = html.escape(f"{display_name(source)}, {KIND_WORDS[source.kind][0]}: {told}. Show all it said.")
    label = _label(_fitted(display_name(source), letters), node, x, shape, SIGNS[source.kind])
    return (
        f'<g class="node k-{source.kind}" role="button" tabindex="0" data-party="{node.party}" aria-label="{spoken}">'
        f"<title>{shown(display_name(source))}: {told}</title>{bar}{label}</g>"
    )


def _bundle_name(view: View, node: _Node, shape: Shape) -> str:
    if node.column:
        return "others"
    return f"{sum(1 for source in view.summary.sources if source.origin_of) - shape.origins} other sources"


def _label(name: str, node: _Node, x: float, shape: Shape, sign: str) -> str:
    words = (
        f'<tspan class="sign">{sign}</tspan> <tspan>{html.escape(name)}</tspan>'
        f' <tspan class="weight">{node.weight}</tspan>'
    )
    if shape.above:
        return _text(x, node.top - 5, "start", words)
    if node.column:
        return _text(x + _BAR / 2, node.top - 6, "middle", words)
    return _text(x - 8, node.middle + 4.5, "end", words)


def _article_label(view: View, node: _Node, x: float, shape: Shape) -> str:
    if shape.above:
        return _text(x + _BAR, node.top + node.height + 15, "end", "this article")
    outlet = _fitted(view.reading.article.outlet or "", 16)
    below = _text(x + _BAR + 8, node.middle + 20, "start", f'<tspan class="weight">{shown(outlet)}</tspan>')
    return _text(x + _BAR + 8, node.middle + 4.5, "start", "this article") + (below if outlet else "")


def _text(x: float, y: float, anchor: str, words: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{words}</text>'


def _fitted(name: str, limit: int) -> str:
    """``name`` cut to ``limit`` columns, wide East Asian characters counting as two."""
    wide = sum(1 for char in name if unicodedata.east_asian_width(char) in "WF")
    if not name or len(name) + wide <= limit:
        return name
    return shorten(name, max(4, limit * len(name) // (len(name) + wide)))
