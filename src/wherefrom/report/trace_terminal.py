"""One trace for a terminal, a pipe or a file: the story in one screen, with colours only where the console has them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wherefrom.lang.en.patterns.reports import SINGULAR_VERB
from wherefrom.report.lines import FLAG_STYLE, KIND_STYLES, Line, Part, print_lines
from wherefrom.report.views.time import span_words, when_words
from wherefrom.report.views.trace.put_right import said_of_story
from wherefrom.report.views.trace.sources import disputed_in, in_marks, rests_of, sentence_of
from wherefrom.report.views.trace.tree import Node, TraceView, trace_view
from wherefrom.report.views.trace.words import (
    DISPUTE_WORDS,
    all_origins,
    also_words,
    came_words,
    carried,
    claim_words,
    connected,
    display,
    headline_numbers,
    in_doubt,
    in_numbers,
    origin_name,
    outlets,
    root_words,
    story_title,
    told_twice,
    way_words,
    years,
)
from wherefrom.report.views.words import FLAG_MEANINGS, SIGNS, clean, count, flag_words, listed, shorten
from wherefrom.text.diff import word_changes
from wherefrom.tracing.types import Quote, Trace

if TYPE_CHECKING:
    from rich.console import Console

_CLAIM_LIMIT = 300
_QUOTE_LIMIT = 400
_SENTENCE_LIMIT = 240
_NAMED = 6
_OTHER_CLAIMS = 5
_DISPUTES = 6
_QUOTES = 4
_CONNECTIONS = 3
_FLAGS = 3
"""Flags of one kind."""
_FOLD_FROM = 16
"""Articles from which on like ones are told in one line: one screen has about forty lines."""
_FOLD_LEAST = 3
_SAME_ON = ("uncredited-copy", "circular", "disputed")
"""Flags that the tree itself shows beside the article."""


def print_trace(trace: Trace, console: Console) -> None:
    """Print ``trace``: title, main claim, origins, who took it from whom, disputes, changed quotations, flags.

    Control characters of the articles never reach the console, and nothing in them is taken for rich markup.
    """
    print_lines(_lines(trace_view(trace)), console)


def _lines(view: TraceView) -> Iterator[Line]:
    yield from _heading(view)
    yield Line()
    yield Line((("WHO TOOK IT FROM WHOM", "bold"),))
    yield from _trees(view)
    for name, lines in (
        ("DISPUTED", list(_disputes(view))),
        ("QUOTATIONS THAT CHANGED", list(_quotes(view))),
        ("OTHER CLAIMS", list(_other_claims(view))),
        ("WORTH A SECOND LOOK", list(_flags(view))),
        ("PUT RIGHT BY PEOPLE", [Line(((one.words, ""),), 2) for one in said_of_story(view.trace)]),
    ):
        if lines:
            yield Line()
            yield Line(((name, "bold"),))
            yield from lines


def _heading(view: TraceView) -> Iterator[Line]:
    story = view.trace.story
    yield Line(((story_title(view), "bold"),))
    facts = [
        span_words(story.begins, story.ends),
        " ".join(filter(None, (count(len(view.trace.readings), "article"), outlets(view)))),
    ]
    yield Line(((" · ".join(facts), ""),))
    yield Line()
    if view.claim is None:
        yield Line((("No claim stands in these articles that could be followed.", ""),))
        return
    if not told_twice(view):
        yield Line((("“", "dim"), (shorten(claim_words(view.claim.text), _CLAIM_LIMIT), "italic"), ("”", "dim")), 2)
        yield Line()
    yield Line(((headline_numbers(view).upper(), "bold reverse"),), 2)
    origins = all_origins(view.claim, view)
    if origins:
        yield Line(((origins, ""),), 2)
    for more in filter(None, (in_doubt(view), carried(view), *connected(view)[:_CONNECTIONS])):
        yield Line(((more, ""),), 2)


def _trees(view: TraceView) -> Iterator[Line]:
    with_year = years(view)
    fold = len(view.trace.readings) > _FOLD_FROM
    open_ends = [root for root in view.trees if root.origin and root.origin.unattributed and _is_lone(view, root)]
    for root in view.trees:
        if root.origin and not (root in open_ends and len(open_ends) > _FOLD_LEAST):
            style = KIND_STYLES[root.origin.kind]
            parts = ((origin_name(root.origin), f"bold {style}"), (f"  {root_words(view, root)}", "dim"))
            yield Line(parts, 2, (SIGNS[root.origin.kind], style), ("│ " if root.children else "", "dim"))
            yield from _rests(view, root)
            yield from _children(view, root, "", with_year, fold)
            also = [display(node) for node in view.also_under(root)]
            if also:
                yield Line(((f"also cited by {_some(also)}", ""),), 4, ("", ""))
    if len(open_ends) > _FOLD_LEAST:
        names = [display(view.children(root)[0]) for root in open_ends]
        yield Line(((f"{len(names)} articles name no source: ", ""), (_some(names), "")), 2, ("?", "dim"))
    if view.rest:
        yield Line((("not carrying the claim" if view.claim else "articles", "dim"),))
        for node in view.rest:
            yield from _branch(view, node, ("  ", "  "), with_year, fold)


def _rests(view: TraceView, root: Node) -> Iterator[Line]:
    """The first sentence on which an origin rests; the page has all of them."""
    rests = rests_of(view, view.claim, root.origin) if view.claim and root.origin else []
    for rest in rests[:1]:
        shown = sentence_of(view, rest)
        bar = ("│ " if root.children else "", "dim")
        words = in_marks(shorten(shown.whole, _SENTENCE_LIMIT))
        yield Line(((words, "italic"), (f"  {shown.where.name}", "dim")), 4, bar, bar)


def _is_lone(view: TraceView, root: Node) -> bool:
    below = view.children(root)
    return len(below) == 1 and not below[0].children and not below[0].others


def _some(names: list[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(shorten(name, 60) for name in names[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def _children(view: TraceView, node: Node, margin: str, with_year: bool, fold: bool) -> Iterator[Line]:
    below = view.below(node, len(margin) // 2)
    folded = [child for child in below if fold and _is_plain(view, child)]
    by_way = {
        way: [c for c in folded if c.came and c.came.way == way] for way in (c.came.way for c in folded if c.came)
    }
    groups = [group for group in by_way.values() if len(group) > _FOLD_LEAST]
    told = {child.number for group in groups for child in group}
    single = [child for child in below if child.number not in told]
    for place, child in enumerate(single):
        last = place == len(single) - 1 and not groups
        yield from _branch(
            view, child, (margin + ("└ " if last else "├ "), margin + ("  " if last else "│ ")), with_year, fold
        )
    for place, group in enumerate(groups):
        last = place == len(groups) - 1
        way = came_words(view, group[0])
        way = SINGULAR_VERB.sub(r"\1", way)
        parts = ((f"{len(group)} {way}: ", "bold"), (_some([display(child) for child in group]), ""))
        lead = margin + ("└ " if last else "├ ")
        hang = margin + ("    " if last else "│   ")
        yield Line(parts, len(hang), (lead, "dim"), (hang, "dim"), len(lead))


def _is_plain(view: TraceView, node: Node) -> bool:
    """Whether nothing about an article needs a line of its own."""
    article = node.article
    odd = article is None or node.children or node.others or (node.came and node.came.uncredited)
    return not odd and not any(flag.flag in _SAME_ON for flag in view.flags_of(article.id if article else ""))


def _branch(view: TraceView, node: Node, lead: tuple[str, str], with_year: bool, fold: bool) -> Iterator[Line]:
    parts: list[Part] = [(shorten(display(node), 70), "bold" if node.article else "")]
    if node.article and view.dated:
        parts.append((f" · {when_words(node.article.published, with_year)}", "dim"))
    elif node.article is None:
        parts.append((" · no article of its own here", "dim"))
    if came_words(view, node):
        parts.append((f" · {came_words(view, node)}", ""))
    parts.extend(_marks(view, node))
    hang = lead[1] + ("│ " if view.below(node, len(lead[1]) // 2) else "  ")
    yield Line(tuple(parts), len(hang), (lead[0], "dim"), (hang, "dim"), len(lead[0]))
    yield from _children(view, node, lead[1], with_year, fold)


def _marks(view: TraceView, node: Node) -> Iterator[Part]:
    also = also_words(view, node)
    if also:
        yield (f", also {listed(also)}", "")
    for edge in node.others:
        if edge.circular:
            yield (f" ⚑ circular: {way_words(view, edge)}, which credits it", f"bold {FLAG_STYLE}")
    if node.came and node.came.uncredited:
        yield (" ⚑ without credit", f"bold {FLAG_STYLE}")
    if node.article:
        for name, stance in view.denials_in(node.article.id):
            yield (f" ✗ {clean(name)} {stance} it", "bold")


def _disputes(view: TraceView) -> Iterator[Line]:
    for dispute in (view.claim.disputed_by if view.claim else ())[:_DISPUTES]:
        verb = DISPUTE_WORDS.get(dispute.stance, dispute.stance)
        where = view.node_of.get(dispute.article)
        words = shorten(disputed_in(view.reading_of.get(dispute.article), dispute), _SENTENCE_LIMIT)
        said = f": {in_marks(words)}" if words else ""
        yield Line(
            ((clean(dispute.name), "bold"), (f" {verb}, in {display(where) if where else dispute.article}{said}", "")),
            2,
        )


def _quotes(view: TraceView) -> Iterator[Line]:
    altered = [quote for quote in view.trace.quotes if quote.altered and len(quote.variants) > 1]
    for quote in altered[:_QUOTES]:
        yield from _quote(view, quote)
    if altered:
        yield Line((("[-words left out-] {+words put in+}", "dim"),), 2)
    if len(altered) > _QUOTES:
        yield Line(((f"and {len(altered) - _QUOTES} more", "dim"),), 2)


def _quote(view: TraceView, quote: Quote) -> Iterator[Line]:
    first, *others = quote.variants
    before = shorten(clean(first.text), _QUOTE_LIMIT)
    yield Line(((clean(quote.speaker) or "unnamed", "bold"), (f", as in {_printed(view, first.articles)}:", "")), 2)
    yield Line(((before, ""),), 4)
    for variant in others:
        yield Line(((f"as in {_printed(view, variant.articles)}:", ""),), 2)
        yield Line(tuple(_changed(before, shorten(clean(variant.text), _QUOTE_LIMIT))), 4)


def _printed(view: TraceView, articles: tuple[str, ...]) -> str:
    names = [display(view.node_of[article]) for article in articles if article in view.node_of]
    return listed(names) if len(names) < _NAMED else _some(names)


def _changed(before: str, after: str) -> Iterator[Part]:
    for place, (change, words) in enumerate(word_changes(before, after)):
        space = " " if place else ""
        if change == "same":
            yield (space + words, "")
        elif change == "out":
            yield (f"{space}[-{words}-]", "strike color(160)")
        else:
            yield (f"{space}{{+{words}+}}", "bold color(29)")


def _other_claims(view: TraceView) -> Iterator[Line]:
    others = [claim for claim in view.trace.claims if claim is not view.claim]
    for claim in others[:_OTHER_CLAIMS]:
        yield Line(((shorten(claim_words(claim.text), 160), ""),), 2)
        told = f"{in_numbers(claim.articles, claim.independent_origins)}: {all_origins(claim, view, 2)}"
        disputed = (
            f" · disputed by {listed(dict.fromkeys(clean(d.name) for d in claim.disputed_by))}"
            if claim.disputed_by
            else ""
        )
        yield Line(((told + disputed, "dim"),), 4)
    if len(others) > _OTHER_CLAIMS:
        yield Line(((f"and {len(others) - _OTHER_CLAIMS} more", "dim"),), 2)


def _flags(view: TraceView) -> Iterator[Line]:
    told: dict[str, int] = {}
    for flag in view.trace.flags:
        told[flag.flag] = told.get(flag.flag, 0) + 1
        if told[flag.flag] > _FLAGS:
            continue
        label = f"⚑ {flag_words(flag.flag)}"
        why = clean(flag.why) or FLAG_MEANINGS.get(flag.flag, "")
        yield Line(((label, f"bold {FLAG_STYLE}"), (f": {why}", "")), 2)
    more = ", ".join(f"{n - _FLAGS} more {flag_words(name)}" for name, n in told.items() if n > _FLAGS)
    if more:
        yield Line(((f"and {more}", "dim"),), 2)
