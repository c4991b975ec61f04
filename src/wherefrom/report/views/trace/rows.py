"""What each row about an article says, in the picture and in the lists and tables that tell the same."""

from __future__ import annotations

from wherefrom.report.views.reading.view import shown, sign
from wherefrom.report.views.trace.tree import Node, TraceView, Way
from wherefrom.report.views.trace.words import (
    WAY_MEANINGS,
    also_words,
    came_words,
    display,
    moment,
    origin_name,
    root_words,
    when_words,
    years,
)
from wherefrom.report.views.words import KIND_WORDS, clean, shorten, title_of

_TITLE_LIMIT = 90
WAY_NAMES: dict[Way, str] = {
    "republished": "republished",
    "excerpted": "excerpted",
    "rewritten": "rewritten",
    "credits": "credits",
    "heard": "heard it",
    "cites": "cites the source",
    "own": "no source named",
}
NO_ARTICLE = "named on the way; no article of its own here"


def marks_of(view: TraceView, node: Node) -> list[str]:
    """What deserves a second look about an article, in a few words each."""
    marks = []
    if node.came and node.came.uncredited:
        marks.append("⚑ without credit")
    # An article that has nothing else to say for itself says the whole of it.
    whole = "⚑ circular with {}" if came_words(node) else "⚑ circular: credits {}, which credits it"
    marks += [whole.format(shorten(display(edge.source), _TITLE_LIMIT)) for edge in node.others if edge.circular]
    if node.article:
        marks += [f"✗ {clean(name)} {stance} it" for name, stance in view.denials_in(node.article.id)]
    return marks


def row_words(view: TraceView, node: Node, with_year: bool) -> str:
    """A row as one sentence, for screen readers."""
    way = came_words(node)
    also = "".join(f", also {words}" for words in also_words(node))
    when = when_words(node.article.published, with_year) if node.article else NO_ARTICLE
    marks = "".join(f"; {mark.lstrip('⚑✗ ')}" for mark in marks_of(view, node))
    return f"{display(node)}, {when}{f': {way}' if way else ''}{also}{marks}"


def entry_id(view: TraceView, node: Node) -> str:
    """The id of the part of the page about an article."""
    return f"e{view.place_of[node.article.id] + 1}" if node.article else ""


def quoted(words: str) -> str:
    """Words of an article as HTML in quotation marks, unless they come with their own."""
    told = shown(words)
    return told if words[:1] in "“\"'‘«„" else f"<q>{told}</q>"


def tree_list(view: TraceView) -> str:
    """The picture as nested lists: what narrow screens show in its place."""
    with_year = years(view)
    parts = []
    for root in view.trees:
        kind = "unnamed" if root.origin and root.origin.unattributed else root.kind
        name = shown(origin_name(root.origin)) if root.origin else ""
        about = f'<span class="quiet">{shown(root_words(root))}</span>'
        head = f'<p class="root k-{kind}">{sign(kind)} <b>{name}</b> {about}</p>'
        inside = _items(view, root.children, with_year, 1)
        also = ", ".join(shown(display(node)) for node in view.also_under(root))
        inside += f'<p class="quiet">also cited by {also}</p>' if also else ""
        parts.append(f'<li class="tree-band"><p class="over">Origin</p>{head}{inside}</li>')
    if view.rest:
        name = "Not carrying this claim" if view.claim else "No claim to follow"
        inside = _items(view, list(view.rest), with_year, 1)
        parts.append(f'<li class="tree-band rest"><p class="quiet">{name}</p>{inside}</li>')
    return f'<ul class="tree">{"".join(parts)}</ul>'


def _items(view: TraceView, nodes: list[Node], with_year: bool, depth: int) -> str:
    return f"<ul>{''.join(_item(view, node, with_year, depth) for node in nodes)}</ul>" if nodes else ""


def _item(view: TraceView, node: Node, with_year: bool, depth: int) -> str:
    kind = node.came.way if node.came else "none"
    alarm = " alarm" if node.came and node.came.uncredited else ""
    way = f' <span class="did {kind}{alarm}">{shown(came_words(node))}</span>'
    marks = "".join(f' <span class="mark">{shown(mark)}</span>' for mark in marks_of(view, node))
    name = f'<b class="who">{shown(display(node))}</b>'
    second = f'<span class="quiet">{NO_ARTICLE}</span>'
    if node.article:
        entry = entry_id(view, node)
        name = f'<a href="#{entry}" data-e="{entry}">{name}</a>'
        title = title_of(node.article)
        title = "" if title == display(node) else shown(shorten(title, _TITLE_LIMIT))
        when = shown(when_words(node.article.published, with_year)) if view.dated else ""
        second = f'<span class="when">{when}</span> <span class="headline">{title}</span>'
    below = _items(view, node.below(depth), with_year, depth + 1)
    return f'<li class="{kind}{alarm}"><p>{name}{way}{marks}<br>{second}</p>{below}</li>'


def legend(view: TraceView) -> str:
    """The kinds of lines that occur in the picture, in words."""
    nodes = [node for top in (*view.trees, *view.rest) for node, _ in top.walk()]
    ways = {node.came.way for node in nodes if node.came and came_words(node)}
    items = [
        _legend_item(f"way {way}", f"<b>{WAY_NAMES[way]}</b> {meaning}")
        for way, meaning in WAY_MEANINGS.items()
        if way in ways
    ]
    further = [edge for node in nodes for edge in node.others]
    if any(node.came and node.came.uncredited for node in nodes):
        items.append(_legend_item("way rewritten alarm", "<b>without credit</b> took the text and does not say so"))
    if any(not edge.circular for edge in further):
        items.append(_legend_item("further", "<b>also</b> a second place it had it from"))
    if any(edge.circular for edge in further):
        items.append(_legend_item("further alarm", "<b>circular</b> each says that it has it from the other"))
    if any(node.article is None and node.origin is None for node in nodes):
        items.append(_legend_dot("hollow", "named on the way, without an article here"))
    if view.dated and any(node.article and not moment(node.article.published) for node in nodes):
        items.append(_legend_dot("undated", "an article without a date"))
    return f'<ul class="way-legend" aria-label="What the signs mean">{"".join(items)}</ul>'


def _legend_item(kind: str, words: str) -> str:
    line = f'<svg viewBox="0 0 40 12" aria-hidden="true"><path class="{kind}" d="M2 6H38"/></svg>'
    return f"<li>{line}<span>{words}</span></li>"


def _legend_dot(kind: str, words: str) -> str:
    dot = f'<svg viewBox="0 0 40 14" aria-hidden="true"><circle class="dot {kind}" cx="20" cy="7" r="5.5"/></svg>'
    return f"<li>{dot}<span>{words}</span></li>"


def table(view: TraceView) -> str:
    """The picture as a table, for those who cannot see it or want to copy it."""
    with_year = years(view)
    rows: list[str] = []
    for top in (*view.trees, *view.rest):
        origin = origin_name(top.origin) if top.origin else "—"
        rows.extend(_table_row(view, node, origin, with_year) for node, _ in top.walk() if node.origin is None)
    names = ("Article", "Published", "Had it from", "How", "Origin", "Worth a look")
    head = "".join(f'<th scope="col">{name}</th>' for name in names)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _table_row(view: TraceView, node: Node, origin: str, with_year: bool) -> str:
    source = node.came.source if node.came else None
    above = display(source) if source and not (source.origin and source.origin.unattributed) else ""
    how = WAY_NAMES[node.came.way] if node.came else ""
    name = shown(display(node))
    linked = f'<a href="#{entry_id(view, node)}">{name}</a>' if node.article else name
    when = when_words(node.article.published, with_year) if node.article else "no article here"
    marks = [f"also {words}" for words in also_words(node)] + marks_of(view, node)
    cells = {
        "Published": when,
        "Had it from": above,
        "How": how,
        "Origin": f"{origin} ({KIND_WORDS[source.kind][0]})" if source and source.origin else origin,
        "Worth a look": "; ".join(marks),
    }
    told = "".join(f'<td data-name="{label}">{shown(words)}</td>' for label, words in cells.items())
    return f'<tr><th scope="row">{linked}</th>{told}</tr>'
