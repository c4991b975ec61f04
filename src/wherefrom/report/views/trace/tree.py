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
from wherefrom.lang.en.patterns.reports import LEADING_ARTICLE
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
_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Edge:
    """One way into a node, from the node of the number ``source``.

    ``derivation``: its place in the trace, where the way is one of those.
    """

    source: int
    way: Way
    derivation: int | None = None
    uncredited: bool = False
    circular: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """One place on the way: an origin, an outlet that is credited but has no article here, or an article.

    Other nodes are told by their numbers, which are their places in ``TraceView.nodes``.
    """

    number: int
    name: str
    kind: Kind
    article: Article | None
    origin: Origin | None
    came: Edge | None
    children: tuple[int, ...]
    others: tuple[Edge, ...]
    """Further ways on which it got the claim, beside the one it stands under."""


@dataclass(frozen=True, slots=True)
class TraceView:
    """A trace made ready to be shown; ``trees`` are about the main claim, one an origin.

    The articles of ``rest`` do not carry that claim. ``node_of`` finds each article's node by its id.
    """

    trace: Trace
    claim: Claim | None
    nodes: tuple[Node, ...]
    trees: tuple[Node, ...]
    rest: tuple[Node, ...]
    node_of: dict[str, Node]
    reading_of: dict[str, Reading]
    place_of: dict[str, int]

    @property
    def dated(self) -> bool:
        """Whether any article has a date."""
        return any(reading.article.published for reading in self.trace.readings)

    def source(self, edge: Edge) -> Node:
        """The node that a way comes from."""
        return self.nodes[edge.source]

    def above(self, node: Node) -> Iterator[Node]:
        """The nodes that a node hangs on, the nearest first."""
        at = node.came
        while at is not None:
            source = self.source(at)
            yield source
            at = source.came

    def walk(self, top: Node) -> Iterator[tuple[Node, int]]:
        """A node and all below it, each with its depth, parents before children."""
        waiting = [(top.number, 0)]
        while waiting:
            number, depth = waiting.pop()
            node = self.nodes[number]
            yield node, depth
            waiting.extend((child, depth + 1) for child in reversed(node.children))

    def below(self, node: Node, depth: int) -> list[Node]:
        """What a list shows one step further in than a node at ``depth``: its children.

        At the deepest step that lists go in to, that is everything below the node; further in, nothing.
        """
        if depth == DEEPEST:
            return [one for one, steps in self.walk(node) if steps]
        return self.children(node) if depth < DEEPEST else []

    def children(self, node: Node) -> list[Node]:
        """The nodes that came from a node."""
        return [self.nodes[child] for child in node.children]

    def also_under(self, root: Node) -> list[Node]:
        """The articles that rest on an origin too but stand under another."""
        return [node for node in self.node_of.values() if any(edge.source == root.number for edge in node.others)]

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
    nodes, roots, rest = builder.build()
    readings = {reading.article.id: reading for reading in trace.readings}
    return TraceView(
        trace=trace,
        claim=claim,
        nodes=nodes,
        trees=tuple(nodes[number] for number in roots),
        rest=tuple(nodes[number] for number in rest),
        node_of={article: nodes[draft.number] for article, draft in builder.articles.items()},
        reading_of=readings,
        place_of={article: place for place, article in enumerate(readings)},
    )


def party_key(name: str) -> str:
    """What two spellings of a name have in common: ``Pando Daily`` and ``The PandoDaily``."""
    return _NO_LETTER.sub("", LEADING_ARTICLE.sub("", clean(name), count=1)).casefold() or clean(name)


def article_name(article: Article) -> str:
    """Who speaks in an article: its outlet, else its title."""
    return clean(article.outlet or "") or title_of(article)


@dataclass(slots=True, eq=False)
class _Draft:
    """A node while the trees grow."""

    number: int
    name: str
    kind: Kind
    article: Article | None = None
    origin: Origin | None = None
    came: Edge | None = None
    children: list[int] = field(default_factory=list)
    others: list[Edge] = field(default_factory=list)


class _Builder:
    """Grows the trees: origins first, then the articles in order of date, each where its strongest way leads."""

    def __init__(self, trace: Trace, claim: Claim | None) -> None:
        self._trace = trace
        self._origins = claim.origins if claim else ()
        self._statements = claim.statements if claim else ()
        found = {reading.article.id: reading.article for reading in trace.readings}
        self._place = {article: place for place, article in enumerate(found)}
        self._home = {article: i for i, origin in reversed([*enumerate(self._origins)]) for article in origin.articles}
        self._drafts: list[_Draft] = []
        self.articles = {a.id: self._draft(article_name(a), "outlet", a) for a in found.values()}
        self._roots = [self._draft(origin.name, origin.kind, origin=origin) for origin in self._origins]
        self._parties: dict[tuple[int, str], _Draft] = {}
        self._by_outlet: dict[str, list[str]] = {}
        for article in found.values():
            if article.outlet:
                self._by_outlet.setdefault(party_key(article.outlet), []).append(article.id)
        self._mutual = _mutual(trace)

    def _draft(self, name: str, kind: Kind, article: Article | None = None, origin: Origin | None = None) -> _Draft:
        draft = _Draft(len(self._drafts), name, kind, article, origin)
        self._drafts.append(draft)
        return draft

    def build(self) -> tuple[tuple[Node, ...], list[int], list[int]]:
        """All nodes, the numbers of the origins, and those of the tops that carry no claim."""
        for article in self.articles:
            self._attach(article)
        for flag in self._trace.flags:
            if flag.flag == "circular" and len(flag.articles) == 2 and set(flag.articles) <= set(self.articles):
                self._mark_circle(*(self.articles[article] for article in flag.articles))
        for i, origin in enumerate(self._origins):
            for article in origin.articles:
                if article in self.articles and self._home[article] != i:
                    self.articles[article].others.append(Edge(self._roots[i].number, "cites"))
        first = self._first_places()
        nodes = tuple(self._node(draft, first) for draft in self._drafts)
        free = [draft.number for (home, _), draft in self._parties.items() if home < 0]
        outside = [draft.number for article, draft in self.articles.items() if article not in self._home]
        rest = [number for number in (*free, *outside) if nodes[number].came is None]
        rest = [number for number in rest if nodes[number].article or nodes[number].children]
        return nodes, [root.number for root in self._roots], sorted(rest, key=first.__getitem__)

    def _first_places(self) -> list[int]:
        """For each node the place of the first article at or below it; past all places where there is none."""
        order = [draft.number for draft in self._drafts if draft.came is None]
        for number in order:  # grows while it is read: parents before children
            order.extend(self._drafts[number].children)
        first = [len(self._place)] * len(self._drafts)
        for number in reversed(order):
            draft = self._drafts[number]
            own = [self._place[draft.article.id]] if draft.article else []
            first[number] = min([*own, *(first[child] for child in draft.children)], default=len(self._place))
        return first

    def _node(self, draft: _Draft, first: list[int]) -> Node:
        """A node as it is shown: in order of date, without parties under which no article stands."""
        children = sorted((c for c in draft.children if first[c] < len(self._place)), key=first.__getitem__)
        others = [
            replace(edge, circular=True) if self._leads_to(self._drafts[edge.source], draft) else edge
            for edge in draft.others
            if not self._goes_without_saying(edge, draft)
        ]
        return Node(
            number=draft.number,
            name=draft.name,
            kind=draft.kind,
            article=draft.article,
            origin=draft.origin,
            came=draft.came,
            children=tuple(children),
            others=tuple(others),
        )

    def _mark_circle(self, one: _Draft, other: _Draft) -> None:
        """Show both ways between two articles that a flag calls circular, also where they are no derivations."""
        for draft, source in ((one, other), (other, one)):
            if draft.came and draft.came.source == source.number:
                continue
            known = next((edge for edge in draft.others if edge.source == source.number), None)
            rest = [edge for edge in draft.others if edge is not known]
            draft.others = [*rest, replace(known or Edge(source.number, "credits"), circular=True)]

    def _attach(self, article: str) -> None:
        draft, home = self.articles[article], self._home.get(article, -1)
        root = self._roots[home] if home >= 0 else None
        ways = sorted(self._ways(article, home), key=lambda edge: self._rank(edge, article))
        first_hand = root.origin and self._first_hand(root.origin, article) if root else None
        if root and first_hand:
            draft.came = Edge(root.number, first_hand)
        for edge in ways:
            source = self._drafts[edge.source]
            fits = draft.came is None and not edge.circular and self._same_tree(source, home)
            if fits and not self._leads_to(source, draft):
                draft.came = edge
            elif draft.came is None or edge.source != draft.came.source:
                draft.others.append(edge)
        if root and draft.came is None:
            draft.came = self._by_chain(article, home) or Edge(root.number, "cites")
        if draft.came:
            self._drafts[draft.came.source].children.append(draft.number)

    def _first_hand(self, origin: Origin, article: str) -> Way | None:
        found = self.articles[article].article
        outlet = (found.outlet if found else None) or ""
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
            if source is self.articles[article]:
                continue
            mutual = source.article is not None and frozenset((article, source.article.id)) in self._mutual
            back = mutual and self._later(source, article)
            way: Way = "cites" if source.origin and derivation.how == "credits" else derivation.how
            yield Edge(source.number, way, place, self._is_uncredited(derivation), back)

    def _later(self, source: _Draft, article: str) -> bool:
        return source.article is not None and self._place[source.article.id] > self._place[article]

    def _rank(self, edge: Edge, article: str) -> tuple[bool, int, float]:
        confidence = self._trace.derivations[edge.derivation].confidence if edge.derivation is not None else 0
        later = self._later(self._drafts[edge.source], article)
        return (later, _STRENGTH.get(edge.way, len(_STRENGTH)), -confidence)

    def _source(self, derivation: Derivation, home: int) -> _Draft:
        if derivation.from_article in self.articles:
            return self.articles[derivation.from_article]
        return self._party(derivation.from_name or derivation.from_article or "", "outlet", home, derivation.article)

    def _party(self, name: str, kind: Kind, home: int, article: str) -> _Draft:
        """The node of a party that ``article`` names: the origin itself, an outlet's article, or one of its own."""
        key = party_key(name)
        if home >= 0 and key == party_key(self._roots[home].name):
            return self._roots[home]
        here = [one for one in self._by_outlet.get(key, ()) if one != article]
        if here:
            earlier = [one for one in here if self._place[one] < self._place[article]]
            return self.articles[(earlier or here)[-1 if earlier else 0]]
        known = self._parties.get((home, key))
        return known or self._new_party(name, kind, home)

    def _new_party(self, name: str, kind: Kind, home: int) -> _Draft:
        draft = self._parties[home, party_key(name)] = self._draft(name, kind)
        if home < 0:
            return draft
        root = self._roots[home]
        via = root.origin.via if root.origin else None
        above = None if via and party_key(via) == party_key(name) else self._before(name, home)
        way: Way = "heard" if via and party_key(via) == party_key(name) else "credits" if above else "cites"
        source = above or root
        draft.came = Edge(source.number, way)
        source.children.append(draft.number)
        return draft

    def _before(self, name: str, home: int) -> _Draft | None:
        """Whom a relay without an article had it from, as some chain through it says."""
        for statement in self._statements:
            names = [party_key(link.name) for link in statement.chain]
            if self._home.get(statement.article) == home and party_key(name) in names[2:]:
                link = statement.chain[names.index(party_key(name)) - 1]
                found = self._party(link.name, link.kind, home, statement.article)
                round_trip = self._leads_to(found, self._parties[home, party_key(name)])
                return found if self._same_tree(found, home) and not round_trip else None
        return None

    def _by_chain(self, article: str, home: int) -> Edge | None:
        """The way that the chain of the article's own statement tells: its last relay."""
        for statement in self._statements:
            if statement.article == article and len(statement.chain) > 1:
                link = statement.chain[-1]
                source = self._party(link.name, link.kind, home, article)
                if self._same_tree(source, home) and not self._leads_to(source, self.articles[article]):
                    return Edge(source.number, "credits")
        return None

    def _same_tree(self, draft: _Draft, home: int) -> bool:
        if draft.article:
            return self._home.get(draft.article.id, -1) == home
        return home < 0 or draft is self._roots[home] or draft.origin is None

    def _leads_to(self, start: _Draft, goal: _Draft) -> bool:
        """Whether ``start`` stands at or below ``goal``: then ``goal`` cannot hang on it."""
        at: _Draft | None = start
        while at is not None and at is not goal:
            at = self._drafts[at.came.source] if at.came else None
        return at is goal

    def _goes_without_saying(self, edge: Edge, draft: _Draft) -> bool:
        """Whether a way leads from the very origin under which the node stands anyway."""
        top = draft
        while top.came is not None:
            top = self._drafts[top.came.source]
        return top is not draft and edge.source == top.number and top.origin is not None

    def _is_uncredited(self, derivation: Derivation) -> bool:
        if derivation.how not in COPIES or derivation.evidence:
            return False
        return any(
            flag.flag == "uncredited-copy"
            and derivation.article in flag.articles
            and (len(flag.articles) == 1 or not derivation.from_article or derivation.from_article in flag.articles)
            for flag in self._trace.flags
        )


def _mutual(trace: Trace) -> set[frozenset[str]]:
    """Pairs of articles that each take from the other, or that a flag calls circular."""
    ways = {(d.article, d.from_article) for d in trace.derivations if d.from_article}
    pairs = {frozenset((a, b)) for a, b in ways if (b, a) in ways and a != b}
    for flag in trace.flags:
        if flag.flag == "circular" and len(flag.articles) == 2:
            pairs.add(frozenset(flag.articles))
    return pairs
