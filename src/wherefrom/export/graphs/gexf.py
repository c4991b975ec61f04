"""GEXF 1.3 of a graph, with time as Gephi's timeline takes it."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from wherefrom.export.exchange.naming import clean
from wherefrom.export.graphs.model import Edge, Graph, Node

NODE_KEYS = ("kind", "outlet", "url")
EDGE_KEYS = ("stance", "stances")


def gexf(graph: Graph) -> Iterator[str]:
    """The file in pieces. Nodes and edges have the day from which they are there; none ends, as nothing is unpublished.

    Where no article has a day the graph is static. What is missing has no value.
    """
    timed = any(node.start for node in graph.nodes) or any(edge.start for edge in graph.edges)
    mode = 'mode="dynamic" timeformat="date" timerepresentation="interval"' if timed else 'mode="static"'
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    yield "<meta><creator>wherefrom</creator><description>who cites whom</description></meta>\n"
    yield f'<graph defaultedgetype="directed" {mode}>\n'
    for what, keys in (("node", NODE_KEYS), ("edge", EDGE_KEYS)):
        rows = "".join(f'<attribute id="{key}" title="{key}" type="string"/>' for key in keys)
        yield f'<attributes class="{what}">{rows}</attributes>\n'
    yield "<nodes>\n"
    for node in graph.nodes:
        start = _attribute("start", node.start)
        yield f"<node id={_quoted(node.id)} label={_quoted(node.label)}{start}>{_values(node, NODE_KEYS)}</node>\n"
    yield "</nodes>\n<edges>\n"
    for number, edge in enumerate(graph.edges):
        ends = f"source={_quoted(edge.source)} target={_quoted(edge.target)} kind={_quoted(edge.kind)}"
        rest = f"label={_quoted(edge.kind)} weight={_quoted(str(edge.weight))}{_attribute('start', edge.start)}"
        yield f'<edge id="edge-{number}" {ends} {rest}>{_values(edge, EDGE_KEYS)}</edge>\n'
    yield "</edges>\n</graph>\n</gexf>\n"


def _values(what: Node | Edge, keys: tuple[str, ...]) -> str:
    values = ((key, getattr(what, key)) for key in keys)
    rows = "".join(f'<attvalue for="{key}" value={_quoted(v)}/>' for key, v in values if v is not None)
    return f"<attvalues>{rows}</attvalues>" if rows else ""


def _attribute(name: str, value: str | None) -> str:
    return f" {name}={_quoted(value)}" if value else ""


def _quoted(words: str) -> str:
    return quoteattr(clean(words))
