"""Who through whom, as a picture: origins on the left, relays between, the article on the right (a Sankey diagram).

Here are its numbers, in units of a drawing as wide as its shape says; a template draws them.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from wherefrom.reading.types import Kind
from wherefrom.report.views.reading.view import ReadingView, display_name
from wherefrom.report.views.words import KIND_WORDS, clean, count, shorten

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
_OUTLET_LETTERS = 16
_THIS_ARTICLE = "this article"

_Place = tuple[int, int]
"""A node: its column, and its party (or one of the numbers above)."""
Point = tuple[float, float]


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


@dataclass(frozen=True, slots=True)
class Ribbon:
    """Statements with the same chain: a band of one thickness, its upper edge through ``points``."""

    kind: Kind | Literal["others"]
    parties: tuple[int, ...]
    points: tuple[Point, ...]
    thick: float


@dataclass(frozen=True, slots=True)
class Label:
    """Words beside a bar: where they are anchored, and at which of their ends."""

    x: float
    y: float
    anchor: Literal["start", "middle", "end"]
    words: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One party in one column, several that there is no room for (``others``), or the article itself.

    ``party`` is its place among the sources, None where there is none to choose; ``name`` and ``told`` then say in
    full what the label may have no room for. ``below`` stands under the label: the outlet of the article.
    """

    party: int | None
    kind: Kind | Literal["others", "article"]
    x: float
    y: float
    height: float
    weight: int
    label: Label
    below: Label | None = None
    called: str = ""
    name: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """The whole picture. ``bars`` stand in columns from left to right, from top to bottom in each."""

    above: bool
    width: int
    height: float
    bar: float
    """How wide a bar is."""
    statements: int
    largest: tuple[tuple[str, int], ...]
    """The first sources by name, with how many statements begin with them: the picture in words."""
    ribbons: tuple[Ribbon, ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class _Stream:
    """Statements with the same chain, as a run through nodes."""

    nodes: tuple[_Place, ...]
    weight: int
    kind: Kind | Literal["others"]


@dataclass(frozen=True, slots=True)
class _Node:
    """Where a node stands in its column."""

    weight: int
    height: float
    top: float

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


_Nodes = Mapping[_Place, _Node]


def flow(view: ReadingView, shape: Shape) -> Flow:
    """The picture of the chains in the room that ``shape`` has."""
    streams = _streams(view, shape)
    unit = max(1.5, min(_THICKEST, _TALLEST / max(1, view.summary.statements)))
    nodes, bottom = _placed(streams, unit, shape)
    columns = 1 + max((column for column, _ in nodes), default=1)
    left = 0.0 if shape.above else _names_width(view, nodes, shape)
    step = (shape.right - left) / max(1, columns - 1)
    xs = [left + step * column for column in range(columns)]
    beside = max(6, min(shape.name_limit, int((step - 36) / _LETTER)))  # letters of a name with a neighbour
    letters = (beside if shape.above else shape.name_limit, beside)
    return Flow(
        above=shape.above,
        width=shape.width,
        height=bottom + (_LABEL if shape.above else 0),
        bar=_BAR,
        statements=view.summary.statements,
        largest=tuple((display_name(source), len(source.origin_of)) for source in view.summary.sources[:8]),
        ribbons=tuple(_ribbons(streams, nodes, xs, unit)),
        bars=tuple(
            _bar(view, place, node, shape, xs[place[0]], letters[bool(place[0])])
            for place, node in nodes.items()
            if place[1] > _PASSING
        ),
    )


def _names_width(view: ReadingView, nodes: _Nodes, shape: Shape) -> float:
    names = [display_name(view.summary.sources[party]) for column, party in nodes if not column and party >= 0]
    return 44 + _LETTER * min(shape.name_limit, max(map(len, names), default=0))


def _streams(view: ReadingView, shape: Shape) -> list[_Stream]:
    weights = _weights(view, shape)
    between = max((len(run) - 1 for run in weights), default=0)
    streams = []
    for run, weight in weights.items():
        first_relay = between - len(run) + 2
        places = [(0, run[0])]
        places += [(column, _PASSING - 1 - run[0]) for column in range(1, first_relay)]
        places += [(first_relay + i, relay) for i, relay in enumerate(run[1:])]
        places.append((between + 1, _ARTICLE))
        streams.append(_Stream(tuple(places), weight, _stream_kind(view, run[0])))
    return streams


def _stream_kind(view: ReadingView, origin: int) -> Kind | Literal["others"]:
    return "others" if origin == _OTHERS else view.summary.sources[origin].kind


def _weights(view: ReadingView, shape: Shape) -> dict[tuple[int, ...], int]:
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


def _placed(streams: list[_Stream], unit: float, shape: Shape) -> tuple[dict[_Place, _Node], float]:
    """Where every node stands, in columns from top to bottom, and how high the picture is."""
    weights: dict[_Place, int] = defaultdict(int)
    for stream in streams:
        for place in stream.nodes:
            weights[place] += stream.weight
    height = {place: max(2.0, weight * unit) for place, weight in weights.items()}
    columns: list[list[_Place]] = [[] for _ in range(1 + max((column for column, _ in weights), default=1))]
    for place in weights:
        columns[place[0]].append(place)
    nodes: dict[_Place, _Node] = {}
    bottom = 2.0
    for place in sorted(columns[0], key=_by_last_relay(streams, weights)):
        slot = height[place] + _LABEL if shape.above else max(_ROW, height[place])
        top = bottom + (_LABEL if shape.above else (slot - height[place]) / 2)
        nodes[place] = _Node(weights[place], height[place], top)
        bottom += slot + _GAP
    for column in columns[1:]:
        wanted = {place: _middle_of_sources(place, streams, nodes) - height[place] / 2 for place in column}
        free = 2.0
        for place in sorted(column, key=wanted.__getitem__):
            top = max(wanted[place], free + (0 if place[1] <= _PASSING else _LABEL))
            nodes[place] = _Node(weights[place], height[place], top)
            free = top + height[place] + _GAP
        bottom = max(bottom, free)
    return nodes, bottom


def _by_last_relay(streams: list[_Stream], weights: Mapping[_Place, int]) -> Callable[[_Place], tuple[float, ...]]:
    """Orders origins so that those of one relay stand together, relays with most statements first."""
    stops: dict[_Place, tuple[int, _Place]] = {}
    for stream in streams:
        origin = stream.nodes[0]
        last = stream.nodes[-2] if stream.nodes[-2][1] >= 0 and len(stream.nodes) > 2 else stream.nodes[-1]
        if stream.weight > stops.get(origin, (0, last))[0]:
            stops[origin] = (stream.weight, last)

    def order(place: _Place) -> tuple[float, ...]:
        last = stops[place][1]
        return (place[1] == _OTHERS, last[1] == _ARTICLE, -weights[last], last[1], -weights[place])

    return order


def _middle_of_sources(place: _Place, streams: list[_Stream], nodes: _Nodes) -> float:
    """The middle of what runs into a node."""
    total, weight = 0.0, 0
    for stream in streams:
        for before, after in pairwise(stream.nodes):
            if after == place:
                total += nodes[before].middle * stream.weight
                weight += stream.weight
    return total / max(weight, 1)


def _ribbons(streams: list[_Stream], nodes: _Nodes, xs: list[float], unit: float) -> Iterator[Ribbon]:
    hops = [(stream, before, after) for stream in streams for before, after in pairwise(stream.nodes)]
    leaving = _stacked([(s, before, after) for s, before, after in hops], nodes, unit)
    arriving = _stacked([(s, after, before) for s, before, after in hops], nodes, unit)
    points: list[Point] = []
    for (stream, before, after), y0, y1 in zip(hops, leaving, arriving, strict=True):
        # A ribbon past a column of relays is one shape, without a seam where it goes past.
        if before[1] > _PASSING:
            points = [(xs[before[0]] + _BAR, y0)]
        points.append((xs[after[0]], y1))
        if after[1] > _PASSING:
            parties = tuple(party for _, party in stream.nodes if party >= 0)
            yield Ribbon(stream.kind, parties, tuple(points), stream.weight * unit)


def _stacked(hops: list[tuple[_Stream, _Place, _Place]], nodes: _Nodes, unit: float) -> list[float]:
    """Where each hop (stream, this side, other side) touches its node on this side.

    They are stacked in the order of the other ends, so that few cross.
    """
    filled: dict[_Place, float] = {}
    tops = [0.0] * len(hops)
    order = sorted(range(len(hops)), key=lambda i: (nodes[hops[i][2]].middle, nodes[hops[i][0].nodes[0]].top))
    for index in order:
        stream, here, _ = hops[index]
        tops[index] = filled.get(here, nodes[here].top)
        filled[here] = tops[index] + stream.weight * unit
    return tops


def _bar(view: ReadingView, place: _Place, node: _Node, shape: Shape, x: float, letters: int) -> Bar:
    column, party = place
    stands = (x, node.top, node.height, node.weight)
    if party == _ARTICLE:
        return Bar(None, "article", *stands, *_end_labels(view, node, x, shape))
    if party == _OTHERS:
        left = sum(1 for source in view.summary.sources if source.origin_of) - shape.origins
        words = "others" if column else f"{left} other sources"
        return Bar(None, "others", *stands, _label(words, node, x, shape, column))
    source = view.summary.sources[party]
    name = display_name(source)
    return Bar(
        party,
        source.kind,
        *stands,
        _label(_fitted(name, letters), node, x, shape, column),
        called=KIND_WORDS[source.kind][0],
        name=name,
        told=count(node.weight, "statement") + (" passed on" if column else ""),
    )


def _label(words: str, node: _Node, x: float, shape: Shape, column: int) -> Label:
    if shape.above:
        return Label(x, node.top - 5, "start", words)
    if column:
        return Label(x + _BAR / 2, node.top - 6, "middle", words)
    return Label(x - 8, node.middle + 4.5, "end", words)


def _end_labels(view: ReadingView, node: _Node, x: float, shape: Shape) -> tuple[Label, Label | None]:
    if shape.above:
        return Label(x + _BAR, node.top + node.height + 15, "end", _THIS_ARTICLE), None
    label = Label(x + _BAR + 8, node.middle + 4.5, "start", _THIS_ARTICLE)
    outlet = _fitted(view.reading.article.outlet or "", _OUTLET_LETTERS)
    return label, Label(x + _BAR + 8, node.middle + 20, "start", clean(outlet)) if outlet else None


def _fitted(name: str, limit: int) -> str:
    """``name`` cut to ``limit`` columns, wide East Asian characters counting as two."""
    wide = sum(1 for char in name if unicodedata.east_asian_width(char) in "WF")
    if not name or len(name) + wide <= limit:
        return name
    return shorten(name, max(4, limit * len(name) // (len(name) + wide)))
