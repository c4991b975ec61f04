"""GraphML 1.0 of a graph, for Gephi, yEd, Cytoscape, igraph and networkx."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from wherefrom.export.exchange.naming import clean
from wherefrom.export.graphs.model import Edge, Graph, Node

NODE_KEYS = ("label", "kind", "start", "outlet", "url")
EDGE_KEYS = ("kind", "weight", "start", "stance", "stances")
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def graphml(graph: Graph) -> Iterator[str]:
    """The file in pieces; texts are as XML can hold them, and what is missing has no element."""
    yield _HEAD
    for what, keys in (("node", NODE_KEYS), ("edge", EDGE_KEYS)):
        for key in keys:
            kind = "double" if key == "weight" else "string"
            yield f'<key id="{what}-{key}" for="{what}" attr.name="{key}" attr.type="{kind}"/>\n'
    yield '<graph id="wherefrom" edgedefault="directed">\n'
    for node in graph.nodes:
        yield f"<node id={_quoted(node.id)}>{_data(node, 'node', NODE_KEYS)}</node>\n"
    for number, edge in enumerate(graph.edges):
        ends = f"source={_quoted(edge.source)} target={_quoted(edge.target)}"
        yield f'<edge id="edge-{number}" {ends}>{_data(edge, "edge", EDGE_KEYS)}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _data(what: Node | Edge, name: str, keys: tuple[str, ...]) -> str:
    values = ((key, getattr(what, key)) for key in keys)
    return "".join(f'<data key="{name}-{key}">{_text(str(v))}</data>' for key, v in values if v is not None)


def _text(words: str) -> str:
    return clean(words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quoted(words: str) -> str:
    return quoteattr(clean(words))
