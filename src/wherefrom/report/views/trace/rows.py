"""What each row about an article says: in the picture, and in the lists and the table that tell the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wherefrom.reading.types import Kind
from wherefrom.report.views.time import moment, when_words
from wherefrom.report.views.trace.tree import Node, TraceView, Way
from wherefrom.report.views.trace.words import (
    NO_ARTICLE,
    WAY_MEANINGS,
    WAY_NAMES,
    also_words,
    came_words,
    display,
    origin_name,
    root_words,
    years,
)
from wherefrom.report.views.words import KIND_WORDS, clean, shorten, title_of
from wherefrom.tracing.types import Origin

_TITLE_LIMIT = 90


@dataclass(frozen=True, slots=True)
class ListItem:
    """An article (or outlet without one) in the lists. ``entry``: the id of what is known of it, or empty."""

    way: Way | Literal["none"]
    alarm: bool
    entry: str
    name: str
    did: str
    marks: tuple[str, ...]
    when: str
    title: str
    below: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class ListBand:
    """An origin with its articles. ``kind`` None: the articles that carry no claim, and ``name`` says so.

    ``card``: the id of the part of the page that has the sentences it rests on; empty where it is no origin.
    """

    kind: Kind | None
    card: str
    name: str
    about: str
    items: tuple[ListItem, ...]
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableRow:
    """An article in the table; ``cells`` are the names of columns with what stands there."""

    entry: str
    name: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LegendItem:
    """A sign that occurs in the picture: a line or a dot, drawn in these classes, and what it means."""

    sign: Literal["line", "dot"]
    classes: str
    name: str
    meaning: str


def marks_of(view: TraceView, node: Node) -> list[str]:
    """What deserves a second look about an article, in a few words each."""
    marks = []
    if node.came and node.came.uncredited:
        marks.append("⚑ without credit")
    # An article that has nothing else to say for itself says the whole of it.
    whole = "⚑ circular with {}" if came_words(view, node) else "⚑ circular: credits {}, which credits it"
    round_trips = [view.source(edge) for edge in node.others if edge.circular]
    marks += [whole.format(shorten(display(source), _TITLE_LIMIT)) for source in round_trips]
    if node.article:
        marks += [f"✗ {clean(name)} {stance} it" for name, stance in view.denials_in(node.article.id)]
    return marks


def row_words(view: TraceView, node: Node, with_year: bool) -> str:
    """A row as one sentence, for screen readers."""
    way = came_words(view, node)
    also = "".join(f", also {words}" for words in also_words(view, node))
    when = when_words(node.article.published, with_year) if node.article else NO_ARTICLE
    marks = "".join(f"; {mark.lstrip('⚑✗ ')}" for mark in marks_of(view, node))
    return f"{display(node)}, {when}{f': {way}' if way else ''}{also}{marks}"


def entry_id(view: TraceView, node: Node) -> str:
    """The id of the part of the page about an article."""
    return f"e{view.place_of[node.article.id] + 1}" if node.article else ""


def card_of(view: TraceView, origin: Origin | None) -> str:
    """The id of the part of the page about an origin of the main claim; empty where it is none."""
    origins = view.claim.origins if view.claim else ()
    return next((f"o{place}" for place, one in enumerate(origins, 1) if one is origin), "")


def tree_lists(view: TraceView) -> tuple[ListBand, ...]:
    """The picture as nested lists: what narrow screens show in its place."""
    with_year = years(view)
    bands = []
    for root in view.trees:
        kind: Kind = "unnamed" if root.origin and root.origin.unattributed else root.kind
        items = tuple(_item(view, node, with_year, 1) for node in view.children(root))
        also = tuple(display(node) for node in view.also_under(root))
        name = origin_name(root.origin) if root.origin else ""
        bands.append(ListBand(kind, card_of(view, root.origin), name, clean(root_words(view, root)), items, also))
    if view.rest:
        name = "Not carrying this claim" if view.claim else "No claim to follow"
        items = tuple(_item(view, node, with_year, 1) for node in view.rest)
        bands.append(ListBand(None, "", name, "", items, ()))
    return tuple(bands)


def _item(view: TraceView, node: Node, with_year: bool, depth: int) -> ListItem:
    article = node.article
    title = clean(shorten(title_of(article), _TITLE_LIMIT)) if article else NO_ARTICLE
    return ListItem(
        way=node.came.way if node.came else "none",
        alarm=bool(node.came and node.came.uncredited),
        entry=entry_id(view, node),
        name=display(node),
        did=clean(came_words(view, node)),
        marks=tuple(clean(mark) for mark in marks_of(view, node)),
        when=clean(when_words(article.published, with_year)) if article and view.dated else "",
        title="" if article and title_of(article) == display(node) else title,
        below=tuple(_item(view, child, with_year, depth + 1) for child in view.below(node, depth)),
    )


def legend(view: TraceView) -> tuple[LegendItem, ...]:
    """The kinds of lines that occur in the picture, in words."""
    nodes = [node for top in (*view.trees, *view.rest) for node, _ in view.walk(top)]
    ways = {node.came.way for node in nodes if node.came and came_words(view, node)}
    further = [edge for node in nodes for edge in node.others]
    items = [
        (True, LegendItem("line", f"way {way}", WAY_NAMES[way], meaning))
        for way, meaning in WAY_MEANINGS.items()
        if way in ways
    ]
    uncredited = any(node.came and node.came.uncredited for node in nodes)
    passing = any(node.article is None and node.origin is None for node in nodes)
    undated = view.dated and any(node.article and not moment(node.article.published) for node in nodes)
    items += [
        (
            uncredited,
            LegendItem("line", "way rewritten alarm", "without credit", "took the text and does not say so"),
        ),
        (
            any(not edge.circular for edge in further),
            LegendItem("line", "further", "also", "a second place it had it from"),
        ),
        (
            any(edge.circular for edge in further),
            LegendItem("line", "further alarm", "circular", "each says that it has it from the other"),
        ),
        (passing, LegendItem("dot", "hollow", "", "named on the way, without an article here")),
        (undated, LegendItem("dot", "undated", "", "an article without a date")),
    ]
    return tuple(item for occurs, item in items if occurs)


def table(view: TraceView) -> tuple[TableRow, ...]:
    """The picture as a table, for those who cannot see it or want to copy it."""
    with_year = years(view)
    rows: list[TableRow] = []
    for top in (*view.trees, *view.rest):
        origin = origin_name(top.origin) if top.origin else "—"
        rows.extend(_table_row(view, node, origin, with_year) for node, _ in view.walk(top) if node.origin is None)
    return tuple(rows)


def _table_row(view: TraceView, node: Node, origin: str, with_year: bool) -> TableRow:
    source = view.source(node.came) if node.came else None
    above = display(source) if source and not (source.origin and source.origin.unattributed) else ""
    marks = [f"also {words}" for words in also_words(view, node)] + marks_of(view, node)
    cells = {
        "Published": when_words(node.article.published, with_year) if node.article else "no article here",
        "Had it from": above,
        "How": WAY_NAMES[node.came.way] if node.came else "",
        "Origin": f"{origin} ({KIND_WORDS[source.kind][0]})" if source and source.origin else origin,
        "Worth a look": "; ".join(marks),
    }
    return TableRow(entry_id(view, node), display(node), tuple((label, clean(words)) for label, words in cells.items()))
