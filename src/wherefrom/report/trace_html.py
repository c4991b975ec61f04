"""A trace as HTML: one self-contained page (no network, works from disk).

From the top: what is claimed, how many articles and how many independent origins; the picture of who took it from
whom over time; the claims; the quotations that were changed; and article by article the words that show it.
"""

from __future__ import annotations

from wherefrom.report.render import render, script_json
from wherefrom.report.views.reading.view import shown
from wherefrom.report.views.trace.claims import claim_list, flag_section, quote_list
from wherefrom.report.views.trace.evidence import entries
from wherefrom.report.views.trace.picture import graph
from wherefrom.report.views.trace.rows import legend, table, tree_list
from wherefrom.report.views.trace.tree import TraceView, trace_view
from wherefrom.report.views.trace.words import (
    all_origins,
    carried,
    claim_words,
    headline_numbers,
    outlets,
    span_words,
    story_title,
    told_twice,
)
from wherefrom.report.views.words import count, shorten
from wherefrom.tracing.contract import trace_to_dict
from wherefrom.tracing.types import Trace

__all__ = ["trace_page"]

_CLAIM_LIMIT = 400
_HOW_TO_READ = (
    "Each band is one <b>independent origin</b>, each row an article. Follow the line back from an article to see whom"
    ' it had the story from<span class="wide-only">; {}</span>. Point at a row to see the'
    " evidence; choose it to keep the evidence open."
)
_IN_TIME = "time runs from left to right"
_UNDATED = "no dates are known, so each step to the right is one step further from the source"
_TAGLINE = "many articles, how many sources?"


def trace_page(trace: Trace) -> str:
    """One trace as a whole HTML page: write it to a file as UTF-8 and open it in any browser."""
    view = trace_view(trace)
    title = story_title(view)
    parts = (_head(view, title), _picture(view), flag_section(view), _below(view), _footer(view))
    body = f'<article class="story" id="story">{"".join(parts)}</article>'
    page = {"title": title, "body": body, "start": "ways", "tagline": _TAGLINE}
    return render("document.html.j2", styles=("page.css", "trace.css"), script="trace.js", **page)


def _head(view: TraceView, title: str) -> str:
    story = view.trace.story
    told = " ".join(filter(None, (count(len(view.trace.readings), "article"), outlets(view))))
    facts = f'<p class="facts">{shown(span_words(story.begins, story.ends))} · {shown(told)}</p>'
    return f'<header class="head"><h1 class="title">{shown(title)}</h1>{facts}{_answer(view)}</header>'


def _answer(view: TraceView) -> str:
    if view.claim is None:
        return '<p class="lead">No claim stands in these articles that could be followed.</p>'
    claim = shown(shorten(claim_words(view.claim.text), _CLAIM_LIMIT))
    asked = "" if told_twice(view) else f'<p class="over">The claim</p><blockquote class="asked">{claim}</blockquote>'
    more = carried(view)
    return (
        f'{asked}<p class="numbers">{shown(headline_numbers(view))}</p>'
        f'<p class="lead">{shown(_sentence(all_origins(view.claim, view)))}</p>'
        + (f'<p class="also">{shown(_sentence(more))}</p>' if more else "")
    )


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + "." if words else ""


def _picture(view: TraceView) -> str:
    how_to_read = _HOW_TO_READ.format(_IN_TIME if view.dated else _UNDATED)
    return (
        f'<section id="ways"><h2>Who took it from whom</h2><p class="how-to">{how_to_read}</p>'
        f"<figure>{graph(view)}{tree_list(view)}<figcaption>{legend(view)}</figcaption></figure>"
        f'<details class="as-table"><summary>The same as a table</summary>{table(view)}</details></section>'
    )


def _below(view: TraceView) -> str:
    parts = []
    if view.trace.claims:
        parts.append(f'<section class="claims"><h2>What is claimed</h2>{claim_list(view)}</section>')
    quotes = quote_list(view)
    if quotes:
        changed = "<del>" in quotes or "<ins>" in quotes
        key = '<p class="how-to"><del>words left out</del> <ins>words put in</ins></p>' if changed else ""
        parts.append(f'<section class="quotes"><h2>Quotations</h2>{key}{quotes}</section>')
    parts.append(f'<section class="articles"><h2>Article by article</h2>{entries(view)}</section>')
    return "".join(parts)


def _footer(view: TraceView) -> str:
    data = script_json(trace_to_dict(view.trace))
    story = shown(view.trace.story.id)
    return (
        f'<footer class="foot"><p>Story {story} · <a class="save" href="#" hidden>save this trace as JSON</a></p>'
        "<p>wherefrom says who says so, not what is true. An independent origin is a place where the trail ends, once"
        " every credit and every copy is followed back.</p>"
        f'<script type="application/json" class="data">{data}</script></footer>'
    )
