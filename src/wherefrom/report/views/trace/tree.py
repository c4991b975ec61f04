"""A trace as people see it: a tree for each origin of a claim, from the source through its relays to the articles.

The derivations of a trace are a graph; to be read it is told as trees. Each article stands once, under the one place
it took most from; every other way on which it got the claim stays with it as a further edge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from wherefrom.intake.article import Article
from wherefrom.reading.types import Kind, Reading, Stance
from wherefrom.report.views.words import clean, title_of
from wherefrom.tracing.types import Claim, Derivation, Origin, Trace, TraceFlag

Way = Literal["republished", "excerpted", "rewritten", "credits", "heard", "cites", "own"]
"""How it came: the four kinds of derivation; ``heard`` from the source itself, as the outlet that an unnamed source
spoke to; ``cites`` the source and names nobody in between; ``own``, the trail ends at this article."""

COPIES = ("republished", "excerpted", "rewritten")
DEEPEST = 12
"""Steps that lists go in: a screen of 80 columns, or a phone, has no room for more."""
_STRENGTH: dict[Way, int] = {"republished": 0, "excerpted": 1, "rewritten": 2, "credits": 3}
_LEADING = re.compile(r"the\s+", re.IGNORECASE)
_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(slots=True, eq=False)
class Node:
    """One place on the way: an origin, an outlet that is credited but has no article here, or an article."""

    name: str
    kind: Kind
    article: Article | None = None
    origin: Origin | None = None
    came: Edge | None = None
    children: list[Node] = field(default_factory=list)
    others: list[Edge] = field(default_factory=list)
    """Further ways on which it got the claim, beside the one it stands under."""

    def walk(self) -> Iterator[tuple[Node, int]]:
        """The node and all below it, each with its depth, parents before children."""
        waiting = [(self, 0)]
        while waiting:
            node, depth = waiting.pop()
            yield node, depth
            waiting.extend((child, depth + 1) for child in reversed(node.children))

    def below(self, depth: int) -> list[Node]:
        """What a list shows one step further in than a node at ``depth``: its children.

        At the deepest step that lists go in to, that is everything below the node; further in, nothing.
        """
        if depth == DEEPEST:
            return [node for node, steps in self.walk() if steps]
        return self.children if depth < DEEPEST else []


@dataclass(frozen=True, slots=True, eq=False)
class Edge:
    """One way into a node. ``derivation``: its place in the trace, where the way is one of those."""

    source: Node
    way: Way
    derivation: int | None = None
    uncredited: bool = False
    circular: bool = False


@dataclass(frozen=True, slots=True)
class TraceView:
    """A trace made ready to be shown; ``trees`` are about the main claim, one an origin.

    The articles of ``rest`` do not carry that claim. ``node_of`` finds each article's node by its id.
    """

    trace: Trace
    claim: Claim | None
    trees: tuple[Node, ...]
    rest: tuple[Node, ...]
    node_of: dict[str, Node]
    reading_of: dict[str, Reading]
    place_of: dict[str, int]

    @property
    def dated(self) -> bool:
        """Whether any article has a date."""
        return any(reading.article.published for reading in self.trace.readings)

    def also_under(self, root: Node) -> list[Node]:
        """The articles that rest on an origin too but stand under another."""
        return [node for node in self.node_of.values() if any(edge.source is root for edge in node.others)]

    def flags_of(self, article: str) -> list[TraceFlag]:
        """The flags about an article."""
        return [flag for flag in self.trace.flags if article in flag.articles]

    def denials_in(self, article: str) -> list[tuple[str, Stance]]:
        """Who denies or doubts the main claim in an article: name and stance."""
        disputes = self.claim.disputed_by if self.claim else ()
        return list(dict.fromkeys((d.name, d.stance) for d in disputes if d.article == article))


def trace_view(trace: Trace) -> TraceView:
    """``trace`` made ready to be shown."""
    claim = next((claim for claim in trace.claims if claim.id == trace.main_claim), None)
    builder = _Builder(trace, claim)
    trees, rest = builder.build()
    readings = {reading.article.id: reading for reading in trace.readings}
    places = {article: place for place, article in enumerate(readings)}
    return TraceView(trace, claim, trees, rest, builder.nodes, readings, places)


def party_key(name: str) -> str:
    """What two spellings of a name have in common: ``Pando Daily`` and ``The PandoDaily``."""
    return _NO_LETTER.sub("", _LEADING.sub("", clean(name), count=1)).casefold() or clean(name)


def article_name(article: Article) -> str:
    """Who speaks in an article: its outlet, else its title."""
    return clean(article.outlet or "") or title_of(article)


class _Builder:
    """Grows the trees: origins first, then the articles in order of date, each where its strongest way leads."""

    def __init__(self, trace: Trace, claim: Claim | None) -> None:
        self._trace = trace
        self._origins = claim.origins if claim else ()
        self._statements = claim.statements if claim else ()
        self._articles = {reading.article.id: reading.article for reading in trace.readings}
        self._place = {article: place for place, article in enumerate(self._articles)}
        self._home = {article: i for i, origin in reversed([*enumerate(self._origins)]) for article in origin.articles}
        self.nodes = {a.id: Node(article_name(a), "outlet", a) for a in self._articles.values()}
        self._roots = [Node(origin.name, origin.kind, origin=origin) for origin in self._origins]
        self._parties: dict[tuple[int, str], Node] = {}
        self._by_outlet: dict[str, list[str]] = {}
        for article in self._articles.values():
            if article.outlet:
                self._by_outlet.setdefault(party_key(article.outlet), []).append(article.id)
        self._mutual = _mutual(trace)

    def build(self) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
        for article in self._articles:
            self._attach(article)
        for flag in self._trace.flags:
            if flag.flag == "circular" and len(flag.articles) == 2 and set(flag.articles) <= set(self.nodes):
                self._mark_circle(*(self.nodes[article] for article in flag.articles))
        for i, origin in enumerate(self._origins):
            for article in origin.articles:
                if article in self.nodes and self._home[article] != i:
                    self.nodes[article].others.append(Edge(self._roots[i], "cites"))
        free = [node for (home, _), node in self._parties.items() if home < 0]
        for node in [*self.nodes.values(), *self._roots, *self._parties.values()]:
            node.children = [child for child in node.children if any(one.article for one, _ in child.walk())]
            node.children.sort(key=self._in_order)
            node.others = [
                self._told_if_round(edge, node) for edge in node.others if not _goes_without_saying(edge, node)
            ]
        outside = [node for article, node in self.nodes.items() if article not in self._home]
        rest = sorted((node for node in [*free, *outside] if node.came is None), key=self._in_order)
        return tuple(self._roots), tuple(node for node in rest if node.article or node.children)

    def _mark_circle(self, one: Node, other: Node) -> None:
        """Show both ways between two articles that a flag calls circular, also where they are no derivations."""
        for node, source in ((one, other), (other, one)):
            if node.came and node.came.source is source:
                continue
            known = next((edge for edge in node.others if edge.source is source), Edge(source, "credits"))
            rest = [edge for edge in node.others if edge is not known]
            node.others = [*rest, replace(known, circular=True)]

    def _told_if_round(self, edge: Edge, node: Node) -> Edge:
        return replace(edge, circular=True) if self._leads_to(edge.source, node) else edge

    def _in_order(self, node: Node) -> int:
        """By the first article under a node."""
        places = (self._place[below.article.id] for below, _ in node.walk() if below.article)
        return min(places, default=len(self._place))

    def _attach(self, article: str) -> None:
        node, home = self.nodes[article], self._home.get(article, -1)
        root = self._roots[home] if home >= 0 else None
        ways = sorted(self._ways(article, home), key=lambda edge: self._rank(edge, article))
        first_hand = root.origin and self._first_hand(root.origin, article) if root else None
        if root and first_hand:
            node.came = Edge(root, first_hand)
        for edge in ways:
            fits = node.came is None and not edge.circular and self._same_tree(edge.source, home)
            if fits and not self._leads_to(edge.source, node):
                node.came = edge
            elif node.came is None or edge.source is not node.came.source:
                node.others.append(edge)
        if root and node.came is None:
            node.came = self._by_chain(article, home) or Edge(root, "cites")
        if node.came:
            node.came.source.children.append(node)

    def _first_hand(self, origin: Origin, article: str) -> Way | None:
        outlet = self._articles[article].outlet or ""
        if origin.unattributed and (article == origin.name or party_key(outlet) == party_key(origin.name)):
            return "own"
        if origin.unattributed and len(origin.articles) == 1:
            return "own"
        return "heard" if origin.via and outlet and party_key(outlet) == party_key(origin.via) else None

    def _ways(self, article: str, home: int) -> Iterator[Edge]:
        for place, derivation in enumerate(self._trace.derivations):
            if derivation.article != article:
                continue
            source = self._source(derivation, home)
            if source is self.nodes[article]:
                continue
            mutual = source.article is not None and frozenset((article, source.article.id)) in self._mutual
            back = mutual and self._later(source, article)
            way: Way = "cites" if source.origin and derivation.how == "credits" else derivation.how
            yield Edge(source, way, place, self._is_uncredited(derivation), back)

    def _later(self, source: Node, article: str) -> bool:
        return source.article is not None and self._place[source.article.id] > self._place[article]

    def _rank(self, edge: Edge, article: str) -> tuple[bool, int, float]:
        confidence = self._trace.derivations[edge.derivation].confidence if edge.derivation is not None else 0
        return (self._later(edge.source, article), _STRENGTH.get(edge.way, len(_STRENGTH)), -confidence)

    def _source(self, derivation: Derivation, home: int) -> Node:
        if derivation.from_article in self.nodes:
            return self.nodes[derivation.from_article]
        return self._party(derivation.from_name or derivation.from_article or "", "outlet", home, derivation.article)

    def _party(self, name: str, kind: Kind, home: int, article: str) -> Node:
        """The node of a party that ``article`` names: the origin itself, an outlet's article, or one of its own."""
        key = party_key(name)
        if home >= 0 and key == party_key(self._roots[home].name):
            return self._roots[home]
        here = [one for one in self._by_outlet.get(key, ()) if one != article]
        if here:
            earlier = [one for one in here if self._place[one] < self._place[article]]
            return self.nodes[(earlier or here)[-1 if earlier else 0]]
        known = self._parties.get((home, key))
        return known or self._new_party(name, kind, home)

    def _new_party(self, name: str, kind: Kind, home: int) -> Node:
        node = self._parties[home, party_key(name)] = Node(name, kind)
        if home < 0:
            return node
        root = self._roots[home]
        via = root.origin.via if root.origin else None
        above = None if via and party_key(via) == party_key(name) else self._before(name, home)
        way: Way = "heard" if via and party_key(via) == party_key(name) else "credits" if above else "cites"
        node.came = Edge(above or root, way)
        node.came.source.children.append(node)
        return node

    def _before(self, name: str, home: int) -> Node | None:
        """Whom a relay without an article had it from, as some chain through it says."""
        for statement in self._statements:
            names = [party_key(link.name) for link in statement.chain]
            if self._home.get(statement.article) == home and party_key(name) in names[2:]:
                link = statement.chain[names.index(party_key(name)) - 1]
                found = self._party(link.name, link.kind, home, statement.article)
                return found if self._same_tree(found, home) and not self._hangs_on(found, name, home) else None
        return None

    def _hangs_on(self, node: Node, name: str, home: int) -> bool:
        return self._leads_to(node, self._parties[home, party_key(name)])

    def _by_chain(self, article: str, home: int) -> Edge | None:
        """The way that the chain of the article's own statement tells: its last relay."""
        for statement in self._statements:
            if statement.article == article and len(statement.chain) > 1:
                link = statement.chain[-1]
                source = self._party(link.name, link.kind, home, article)
                if self._same_tree(source, home) and not self._leads_to(source, self.nodes[article]):
                    return Edge(source, "credits")
        return None

    def _same_tree(self, node: Node, home: int) -> bool:
        if node.article:
            return self._home.get(node.article.id, -1) == home
        return home < 0 or node is self._roots[home] or node in self._parties.values()

    @staticmethod
    def _leads_to(start: Node, goal: Node) -> bool:
        """Whether ``start`` stands at or below ``goal``: then ``goal`` cannot hang on it."""
        at: Node | None = start
        while at is not None and at is not goal:
            at = at.came.source if at.came else None
        return at is goal

    def _is_uncredited(self, derivation: Derivation) -> bool:
        if derivation.how not in COPIES or derivation.evidence:
            return False
        return any(
            flag.flag == "uncredited-copy"
            and derivation.article in flag.articles
            and (len(flag.articles) == 1 or not derivation.from_article or derivation.from_article in flag.articles)
            for flag in self._trace.flags
        )


def _goes_without_saying(edge: Edge, node: Node) -> bool:
    """Whether a way leads from the very origin under which the node stands anyway."""
    at = node.came
    while at is not None and at.source.came is not None:
        at = at.source.came
    return at is not None and at.source is edge.source and edge.source.origin is not None


def _mutual(trace: Trace) -> set[frozenset[str]]:
    """Pairs of articles that each take from the other, or that a flag calls circular."""
    ways = {(d.article, d.from_article) for d in trace.derivations if d.from_article}
    pairs = {frozenset((a, b)) for a, b in ways if (b, a) in ways and a != b}
    for flag in trace.flags:
        if flag.flag == "circular" and len(flag.articles) == 2:
            pairs.add(frozenset(flag.articles))
    return pairs
