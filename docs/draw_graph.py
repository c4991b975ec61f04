"""Draws docs/trace-graph.svg: the invented story in examples/story as networkx reads and lays out its GraphML.

python docs/draw_graph.py            (or: make docs)
"""

from __future__ import annotations

import io
import math
from html import escape
from pathlib import Path

import networkx

import wherefrom
from wherefrom.export.exchange.formats import write_trace

ROOT = Path(__file__).resolve().parent.parent
WIDE, HIGH, EDGE, RIGHT = 1200, 860, 50, 190
LETTER, LINE = 6.6, 15  # of 13 pixels, about
NODES = {"article": "#3b6fb6", "outlet": "#8a8a8a", "person": "#c2571a", "document": "#3a8a4d"}
OTHERS = "#8a5fb0"
EDGES = {"cites": "#c2571a", "has-from": "#8a5fb0", "published-by": "#bbbbbb"}
TAKEN = "#3b6fb6"
STYLE = """text{fill:#222;paint-order:stroke;stroke:#fff;stroke-width:3px}
@media(prefers-color-scheme:dark){text{fill:#eee;stroke:#111}}"""

Place = tuple[float, float]
Box = tuple[float, float, float, float]


def main() -> None:
    """Read the graph as any program would, lay it out, draw it."""
    file = io.BytesIO()
    write_trace("graphml", wherefrom.trace(ROOT / "examples" / "story"), file)
    graph = networkx.MultiDiGraph(networkx.read_graphml(io.BytesIO(file.getvalue())))
    plain = networkx.Graph()
    plain.add_nodes_from(graph)
    plain.add_edges_from((a, b) for a, b in graph.edges())
    found = networkx.spring_layout(plain, k=3.2 / math.sqrt(len(graph)), iterations=500, seed=11)
    places = scaled({node: (float(x), float(y)) for node, (x, y) in found.items()})
    (ROOT / "docs" / "trace-graph.svg").write_text(drawn(graph, places), encoding="utf-8")


def scaled(places: dict[str, Place]) -> dict[str, Place]:
    """The layout stretched over the picture."""
    xs, ys = zip(*places.values(), strict=True)
    left, top = min(xs), min(ys)
    across, down = (WIDE - 2 * EDGE - RIGHT) / (max(xs) - left), (HIGH - 2 * EDGE) / (max(ys) - top)
    return {node: (EDGE + (x - left) * across, EDGE + (y - top) * down) for node, (x, y) in places.items()}


def drawn(graph: networkx.MultiDiGraph, places: dict[str, Place]) -> str:
    """The picture: edges behind, nodes by kind, articles under the name of their outlet."""
    size = f'viewBox="0 0 {WIDE} {HIGH}" width="{WIDE}" height="{HIGH}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="13"><style>{STYLE}</style>'
    ]
    parts += [marker(colour) for colour in sorted({*EDGES.values(), TAKEN})]
    for source, target, told in graph.edges(data=True):
        parts.append(line(places[source], places[target], told))
    taken: list[Box] = [(x - 9, y - 9, x + 9, y + 9) for x, y in places.values()]
    for node, told in sorted(graph.nodes(data=True), key=lambda one: -graph.degree(one[0])):
        (x, y), kind = places[node], told["kind"]
        name = short(f"article in {told['outlet']}" if told.get("outlet") else told["label"])
        radius = 9 if kind == "article" else 6
        parts.append(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{radius}" fill="{NODES.get(kind, OTHERS)}"/>')
        left, top, _, below = room(x, y, len(name) * LETTER, taken)
        parts.append(f'<text x="{left:.0f}" y="{(top + below) / 2 + 4:.0f}">{escape(name)}</text>')
    parts += legend()
    return "\n".join([*parts, "</svg>", ""])


def room(x: float, y: float, wide: float, taken: list[Box]) -> Box:
    """Where the name of a node stands: right of it, left, above or below, wherever it covers least of the others."""
    high = LINE / 2
    ways = [
        (x + 12, y),
        (x - 12 - wide, y),
        (x - wide / 2, y - 18),
        (x - wide / 2, y + 18),
        (x + 9, y - 14),
        (x + 9, y + 14),
    ]
    boxes = [(left, middle - high, left + wide, middle + high) for left, middle in ways]
    boxes = [box for box in boxes if box[0] > 0 and box[2] < WIDE] or boxes
    best = min(boxes, key=lambda box: sum(shared(box, other) for other in taken))
    taken.append(best)
    return best


def shared(one: Box, other: Box) -> float:
    """The area that two boxes have in common."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across * down if across > 0 and down > 0 else 0.0


def marker(colour: str) -> str:
    """The head of an arrow."""
    return (
        f'<marker id="a{colour[1:]}" viewBox="0 0 8 8" refX="14" refY="4" markerWidth="9" markerHeight="9"'
        ' markerUnits="userSpaceOnUse" orient="auto">'
        f'<path d="M0 0L8 4L0 8z" fill="{colour}"/></marker>'
    )


def line(start: Place, end: Place, told: dict[str, object]) -> str:
    """One edge, the thicker the more statements it stands for, bent so that two between the same nodes are two."""
    colour = EDGES.get(str(told["kind"]), TAKEN)
    bend = {"cites": 14, "has-from": -14, "published-by": 0}.get(str(told["kind"]), 28)
    (x, y), (u, v) = start, end
    length = math.hypot(u - x, v - y) or 1.0
    middle = (x + u) / 2 - bend * (v - y) / length, (y + v) / 2 + bend * (u - x) / length
    wide = 1 + math.log2(float(str(told["weight"])) + 1) / 1.5
    return (
        f'<path d="M{x:.0f} {y:.0f}Q{middle[0]:.0f} {middle[1]:.0f} {u:.0f} {v:.0f}" fill="none" stroke="{colour}"'
        f' stroke-width="{wide:.1f}" stroke-opacity=".75" marker-end="url(#a{colour[1:]})"/>'
    )


def short(name: str) -> str:
    """A name that leaves room for others."""
    return name if len(name) <= 34 else name[:32].rstrip() + " ..."


def legend() -> list[str]:
    """What the colours mean."""
    rows = [("cites", EDGES["cites"]), ("has it from", EDGES["has-from"]), ("published by", EDGES["published-by"])]
    rows.append(("took the text, or credits", TAKEN))
    parts = []
    for number, (words, colour) in enumerate(rows):
        y = HIGH - 74 + 20 * number
        parts.append(
            f'<path d="M14 {y}h28" stroke="{colour}" stroke-width="3"/><text x="50" y="{y + 4}">{words}</text>'
        )
    return parts


if __name__ == "__main__":
    main()
