"""Nesting: which attribution stands inside the content of another, and which of them are one statement in layers.

An outer layer is a statement of its own only where it says something beyond the inner one; otherwise both become one
statement with the innermost content (the annotation guide's rule).

The network is trained on the outermost layer alone and misses inner ones: "The petition asks the board to leave,"
Lee said. Grammar makes sure that the petition asks something. A verb of saying, asking, thinking or intending counts
where it has a subject of its own in the same words and the complement that such a verb takes (a clause, an infinitive,
somebody to do something). The speaker's own "I think" and what did not happen ("has not said", "may claim") are left
out, as the annotation guide has it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal, cast

from wherefrom.lang import lexicon
from wherefrom.lang.en.patterns import nesting as en
from wherefrom.reading.context import Context
from wherefrom.reading.parties.kinds import classify, parse
from wherefrom.reading.statements.sources import subject_of
from wherefrom.reading.types import Attribution
from wherefrom.text.span import Span

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_Form = Literal["quoted", "clause", "finite", "told", "infinitive", "asking", "noun", "heard", "report"]
_CLOSING = re.compile(r"(?<=[.,!?…])[\"”’'](?!\w)")
MOST = 12
"""Nested statements that one piece of content gives: what holds more is no speech but a list."""
REACH = 600
"""Characters in which a nested clause or quotation ends."""
SHORTEST = 3
"""Words that a nested content has at least; of an infinitive, one less."""


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
    """Whether the outer content has but function words, times and numbers beside the inner statement."""
    taken = (*inner.content, *inner.cue, *inner.source)
    for start, end in outer.content:
        for match in _WORD.finditer(text, start, end):
            word = match.group().casefold()
            if (
                word in lexicon.word_set("nesting_empty")
                or word.isdigit()
                or any(s <= match.start() < e for s, e in taken)
            ):
                continue
            return False
    return True


# Inner statements that the network leaves out


def inner_statements(context: Context, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The nested attributions that no entry of ``attributions`` has a cue for; confidence is their outer one's."""
    cues = sorted(span for a in attributions for span in a.cue)
    found: dict[int, Attribution] = {}
    for outer in attributions:
        for piece in outer.content if outer.cue else ():
            for inner in islice(_inside(context, outer, piece), MOST):
                last = bisect_left(cues, (inner.cue[0][1], 0)) - 1
                if last < 0 or cues[last][1] <= inner.cue[0][0]:
                    found.setdefault(inner.cue[0][0], inner)
    return list(found.values())


def _inside(context: Context, outer: Attribution, piece: Span) -> Iterator[Attribution]:
    for match in en.NESTED.finditer(context.text, *piece):
        source = _told_by(context, match, piece) if _form(match) == "heard" else _subject(context, match, piece)
        if source is None:
            continue
        cue, content = _spans(context, match, piece)
        long = SHORTEST - (_form(match) in ("infinitive", "asking"))
        if len(context.text[slice(*content)].split()) >= long:
            yield Attribution((content,), (cue,), (source,) if source[0] < source[1] else (), outer.confidence)


def _form(match: re.Match[str]) -> _Form:
    """Which of the forms of ``NESTED`` was found."""
    return cast(_Form, match.lastgroup)


def _told_by(context: Context, match: re.Match[str], piece: Span) -> Span | None:
    """Who told what somebody "was told by the board that": an empty span where the text leaves them unnamed."""
    at = match.start()
    if en.UNREAL.search(context.text, max(piece[0], at - 40), at):
        return None
    by = en.TOLD_BY.search(context.text, *match.span())
    return by.span(1) if by else (at, at)


def _subject(context: Context, match: re.Match[str], piece: Span) -> Span | None:
    """The subject of the verb, where it is a party of its own inside the same words."""
    at = match.start()
    if _form(match) == "report":
        return (match.end(), context.text.index(",", match.end()))
    if _form(match) != "noun" and en.UNREAL.search(context.text, max(piece[0], at - 40), at):
        return None
    # An empty cue: "asked" alone would be read as "(when) asked".
    source = subject_of(context, (at, at if match.group().startswith(en.ASK) else match.end()), ())
    if source is None or not piece[0] <= source[0] < source[1] <= at or context.text[source[1] : at] == ", ":
        return None
    words = context.text[slice(*source)]
    if (
        en.BASE_FORM.match(context.text, at)
        and en.SINGLE.match(words)
        and not parse(words).plural
        and parse(words).kind != "group"
    ):
        return None  # "the letter ... but say": the verb goes with somebody before
    if en.NOBODY.match(words) or en.SUPPOSED.search(context.text, max(0, source[0] - 12), source[0]):
        return None
    if en.OWN.search(words.casefold()) and not (words.casefold() in en.SPEAKERS and en.SPEECH_ACT.match(match.group())):
        return None
    known = en.PRONOUN_ALONE.fullmatch(words) or context.cast.between(*source) or classify(parse(words).head)
    return source if known else None


def _spans(context: Context, match: re.Match[str], piece: Span) -> tuple[Span, Span]:
    """Cue and content: the clause up to its own end, at the latest that of its sentence, quotation or piece."""
    text, start = context.text, match.end()
    if _form(match) == "report":
        start = text.index(",", start) + 2
    complement = en.COMPLEMENTIZER.match(text, start, piece[1])
    start = complement.end() if complement else start
    end = _limit(context, match.start(), piece)
    if _form(match) == "quoted":
        closing = _CLOSING.search(text, start + 1, min(piece[1], start + REACH))
        end = closing.end() if closing else end
    else:
        adjunct = en.ADJUNCT.search(text, start, end) if _form(match) in ("infinitive", "asking", "noun") else None
        end = adjunct.start() if adjunct else end
        stop = en.CLAUSE_END.search(text, start, end)
        end = stop.start() if stop else end
        end = start + len(text[start:end].rstrip(' .,"”'))
    cue = match.group().rstrip(" ,:").removesuffix(en.THAT)  # "that" belongs to neither
    return (match.start(), match.start() + len(cue)), (start, end)


def _limit(context: Context, at: int, piece: Span) -> int:
    number = context.sentence_of(at)
    ends = [piece[1], at + REACH, context.sentences[number][1] if number >= 0 else piece[1]]
    i = bisect_right(context.quotes, (at, 1 << 60)) - 1
    if i >= 0 and context.quotes[i][1] > at:
        ends.append(context.quotes[i][1])
    return min(ends)
