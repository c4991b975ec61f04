"""The graph of traces: articles, outlets and parties; who published, took, cited and passed on what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wherefrom.export.exchange.naming import address_of, article_id, bearer_id, day_of, one_line
from wherefrom.export.graphs.names import Names, NamesOf, names_of_story
from wherefrom.intake.article import Article
from wherefrom.reading.types import Link, Statement
from wherefrom.tracing.types import Derivation, Trace


@dataclass(frozen=True, slots=True)
class Node:
    """An article, or a party. ``kind`` is ``article`` or the kind of the party; ``start`` the day it first appears."""

    id: str
    label: str
    kind: str
    start: str | None = None
    outlet: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """``source`` has it from ``target``, from the day ``start`` on.

    ``kind``: ``published-by`` the outlet of an article; ``cites``: how many statements an article has from its nearest
    source; ``has-from``: a relay from who stands before it in the chain; else how an article took from another
    (``republished``, ``excerpted``, ``rewritten``, ``credits``). ``weight``: so many statements, or the confidence of a
    derivation. ``stance``: the one that most of the statements have; ``stances``: all, with how often.
    """

    source: str
    target: str
    kind: str
    weight: float
    start: str | None = None
    stance: str | None = None
    stances: str | None = None


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes and edges, each once, in an order that stays the same; every edge is between nodes of the graph."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def graph_of(traces: Iterable[Trace], names_of: NamesOf = names_of_story) -> Graph:
    """The graph of one trace or several, in which a party has one node under the name that ``names_of`` gives it.

    A name in two traces is one party. Whoever no name tells (unnamed, a group, one of several) is another in every
    article, with an id of its own. Those who are a source together have a node each. What an article says has no node.
    """
    drawn = _Drawn()
    for trace in traces:
        _draw(drawn, trace, names_of(trace))
    return drawn.graph()


def _draw(drawn: _Drawn, trace: Trace, names: Names) -> None:
    days = {reading.article.id: day_of(reading.article.published) for reading in trace.readings}
    for reading in trace.readings:
        drawn.article(reading.article, names)
        for statement in reading.statements:
            _draw_statement(drawn, statement, reading.article.id, days[reading.article.id], names)
    for way in trace.derivations:
        day = days.get(way.article)
        drawn.derived(article_id(way.article), _source(drawn, way, day, names), way.how, day, way.confidence)


def _draw_statement(drawn: _Drawn, statement: Statement, article: str, day: str | None, names: Names) -> None:
    here: Sequence[str] = (article_id(article),)
    for position, link in enumerate(reversed(statement.chain)):
        there = [drawn.party(bearer, day, article) for bearer in names.bearers(link)]
        for one in here:
            for other in there:
                drawn.told(one, other, "has-from" if position else "cites", day, statement.stance)
        here = there


def _source(drawn: _Drawn, way: Derivation, day: str | None, names: Names) -> str:
    if way.from_article is not None:
        return article_id(way.from_article)
    return drawn.party(names.credited(way.from_name or ""), day, way.article)


class _Drawn:
    """A graph under construction."""

    def __init__(self) -> None:
        self._nodes: dict[str, Node] = {}
        self._told: dict[tuple[str, str, str], Counter[str]] = {}
        self._starts: dict[tuple[str, str, str], str | None] = {}
        self._derived: dict[tuple[str, str, str], float] = {}

    def article(self, article: Article, names: Names) -> None:
        own, day = article_id(article.id), day_of(article.published)
        label, outlet = one_line(article.title or article.id), one_line(article.outlet or "") or None
        self._nodes[own] = Node(own, label, "article", day, outlet, address_of(article))
        if outlet:
            self.derived(own, self.party(names.outlet(outlet), day, article.id), "published-by", day, 1.0)

    def party(self, link: Link, day: str | None, article: str) -> str:
        own = bearer_id(link, article)
        known = self._nodes.get(own)
        start = _earlier(known.start, day) if known else day
        self._nodes[own] = Node(own, known.label if known else one_line(link.name), link.kind, start)
        return own

    def told(self, source: str, target: str, kind: str, day: str | None, stance: str) -> None:
        if source != target:
            key = (source, target, kind)
            self._told.setdefault(key, Counter())[stance] += 1
            self._starts[key] = _earlier(self._starts.get(key), day)

    def derived(self, source: str, target: str, kind: str, day: str | None, weight: float) -> None:
        key = (source, target, kind)
        self._derived[key] = max(weight, self._derived.get(key, 0.0))
        self._starts[key] = _earlier(self._starts.get(key), day)

    def graph(self) -> Graph:
        return Graph(tuple(self._nodes.values()), tuple(self._edges()))

    def _edges(self) -> Iterator[Edge]:
        for key, weight in self._derived.items():
            if key[0] in self._nodes and key[1] in self._nodes:
                yield Edge(*key, weight, self._starts[key])
        for key, stances in self._told.items():
            counts = stances.most_common()
            words = ", ".join(f"{stance} {count}" for stance, count in counts)
            yield Edge(*key, float(stances.total()), self._starts[key], counts[0][0], words)


def _earlier(one: str | None, other: str | None) -> str | None:
    return min(filter(None, (one, other)), default=None)
