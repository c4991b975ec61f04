"""Nesting: which attribution stands inside the content of another, and which of them are one statement in layers.

An outer layer is a statement of its own only where it says something beyond the inner one; otherwise both become one
statement with the innermost content (the annotation guide's rule).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from wherefrom.lang import lexicon
from wherefrom.lang.en.patterns.boundaries import BARE_BE, PREDICATE
from wherefrom.lang.en.patterns.clauses import (
    ARTICLE,
    JUDGES,
    REFUSING,
    TELLING,
    TELLS_MORE,
    THING_SAID,
    TOLD_WHOM,
    WHOSE_THING,
)
from wherefrom.lang.outlets import outlet_named
from wherefrom.reading.types import Attribution
from wherefrom.text.span import Span

LISTENER = 60
"""Characters between a cue and what is said, where they but tell to whom, when or where it was said."""
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Node:
    """One statement to be: its attribution layers, outermost first, and the node it stands inside (or None)."""

    layers: tuple[Attribution, ...]
    parent: int | None = None

    @property
    def inner(self) -> Attribution:
        """The innermost layer: the statement itself."""
        return self.layers[-1]


def nest(text: str, attributions: Sequence[Attribution]) -> list[Node]:
    """Order attributions by their content, find what stands inside what, and merge layers that say nothing more.

    The parent of a node comes before it in the list.
    """
    order = sorted(_distinct(text, attributions), key=lambda a: (_hull(a)[0], -_hull(a)[1], _first_cue(a)))
    parents = _parents(order)
    children: dict[int, list[int]] = {}
    for i, parent in enumerate(parents):
        if parent is not None:
            children.setdefault(parent, []).append(i)
    merged_into: dict[int, int] = {}
    for outer, inside in children.items():
        fitting = [i for i in inside if _says_nothing_more(text, order[outer], order[i])]
        if fitting:
            merged_into[outer] = fitting[0]
    return _nodes(order, parents, merged_into)


def with_predicates(text: str, node: Node) -> Node:
    """``node``, a cue that is but "is" with the words behind it up to what is said: "is | refusing to".

    Only once it is known what stands in what, and who says it: the network has seen the cues as they were.
    """
    return Node(tuple(_with_predicate(text, layer) for layer in node.layers), node.parent)


def _with_predicate(text: str, a: Attribution) -> Attribution:
    if not a.cue or BARE_BE.fullmatch(text, *a.cue[-1]) is None:
        return a
    start, end = a.cue[-1]
    begin = next((begin for begin, _ in a.content if begin >= end), end)
    rest = PREDICATE.fullmatch(text, end, begin)
    apart = rest is not None and not any(end <= at < begin for at, _ in a.source)
    return replace(a, cue=(*a.cue[:-1], (start, rest.end("rest")))) if rest and apart else a


def is_object(text: str, outer: Attribution, inner: Attribution) -> bool:
    """Whether an outer cue judges the thing said, as its object: "rejected Lee's claim that". It passes nothing on."""
    if not (outer.cue and inner.cue) or JUDGES.search(text, *outer.cue[-1]) is None:
        return False
    between = outer.cue[-1][1], inner.cue[0][0]
    return bool(
        between[0] < between[1]
        and WHOSE_THING.fullmatch(text, *between)
        and THING_SAID.match(text, inner.cue[0][0], inner.cue[0][1])
    )


def layers_of(nodes: Sequence[Node], number: int) -> tuple[Attribution, ...]:
    """All layers of a node, outermost first: those of the statements it stands inside, then its own."""
    node = nodes[number]
    return (*(layers_of(nodes, node.parent) if node.parent is not None else ()), *node.layers)


def _nodes(order: Sequence[Attribution], parents: Sequence[int | None], merged_into: dict[int, int]) -> list[Node]:
    """One node for each attribution that is merged into no other, with the layers that are."""
    nodes: list[Node] = []
    number: dict[int, int] = {}
    gone = set(merged_into)
    outer_of = {inner: outer for outer, inner in merged_into.items()}
    for i in range(len(order)):
        if i in gone:
            continue
        layers, top = [order[i]], i
        while top in outer_of:
            top = outer_of[top]
            layers.insert(0, order[top])
        parent = parents[top]
        while parent in gone and parent is not None:
            parent = merged_into[parent]
        number[i] = len(nodes)
        nodes.append(Node(tuple(layers), number.get(parent) if parent is not None else None))
    return nodes


def _distinct(text: str, attributions: Sequence[Attribution]) -> list[Attribution]:
    """Usable attributions, each once: some content with words in it, everything inside the text."""
    kept: dict[tuple[tuple[Span, ...], tuple[Span, ...]], Attribution] = {}
    for attribution in attributions:
        content = tuple(s for s in attribution.content if _WORD.search(text, s[0], s[1]))
        if content:
            found = replace(attribution, content=content)
            kept.setdefault((content, attribution.cue), found)
    return list(kept.values())


def _hull(attribution: Attribution) -> Span:
    return attribution.content[0][0], attribution.content[-1][1]


def _first_cue(attribution: Attribution) -> int:
    return attribution.cue[0][0] if attribution.cue else attribution.content[0][0]


def _parents(order: Sequence[Attribution]) -> list[int | None]:
    """The nearest enclosing attribution of each; a stack keeps this linear, since order is by start of content."""
    parents: list[int | None] = []
    open_: list[int] = []
    for i, attribution in enumerate(order):
        start = _hull(attribution)[0]
        open_ = [j for j in open_ if _hull(order[j])[1] > start]
        inside = [j for j in open_ if _contains(order[j], attribution)]
        parents.append(min(inside, key=lambda j: _length(order[j])) if inside else None)
        open_.append(i)
    return parents


def _length(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content)


def _contains(outer: Attribution, inner: Attribution) -> bool:
    """Whether the inner one's words, its cue among them, stand in the outer one's content."""
    if outer is inner or _length(inner) > _length(outer):
        return False
    own = inner.cue[:1] or inner.source[:1]
    if not own and _length(inner) == _length(outer):
        return False
    return all(any(s <= a and b <= e for s, e in outer.content) for a, b in (*own, *inner.content[:1]))


def _says_nothing_more(text: str, outer: Attribution, inner: Attribution) -> bool:
    """Whether the outer content has but function words, times and numbers beside the inner statement.

    That somebody refused is news of its own, which who tells it states; an outlet only passes it on.
    """
    outlet = any(outlet_named(ARTICLE.sub("", text[slice(*span)])) for span in outer.source)
    if inner.cue and outer.source and not outlet and REFUSING.match(text, inner.cue[-1][0]):
        return False
    own = (*inner.content, *inner.cue, *inner.source, *([inner.relay] if inner.relay else []))
    taken = (*own, *_listener(text, inner))
    for start, end in outer.content:
        for match in _WORD.finditer(text, start, end):
            word = match.group().casefold()
            if (
                word in lexicon.word_set("nesting_empty")
                or word.isdigit()
                or any(s <= match.start() < e for s, e in taken)
            ):
                continue
            return _is_listener(text, match.start(), inner, (start, end))
    return True


def _listener(text: str, inner: Attribution) -> tuple[Span, ...]:
    """Whom the inner statement was told, and when, between its cue and its content: "told the court on Monday that"."""
    if not inner.cue or TELLING.search(text, *inner.cue[-1]) is None:
        return ()
    between = inner.cue[-1][1], inner.content[0][0]
    near = between[0] < between[1] <= between[0] + LISTENER
    return (between,) if near and TELLS_MORE.search(text, *between) is None else ()


def _is_listener(text: str, at: int, inner: Attribution, content: Span) -> bool:
    """Whether the words from ``at`` on but tell whom the inner statement was told: "wrote to him"."""
    last = max(end for _, end in (*inner.cue, *inner.source))
    behind = inner.content[-1][1] <= last <= at and content[1] - last <= LISTENER
    return bool(behind and TOLD_WHOM.fullmatch(text, last, content[1]))
