"""Readings as HTML: one self-contained page (no network, works from disk)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wherefrom.reading.contract import reading_to_dict
from wherefrom.reading.types import Reading
from wherefrom.report.render import render, script_json
from wherefrom.report.views.reading.cards import cards, source_list
from wherefrom.report.views.reading.flow import NARROW, WIDE, flow
from wherefrom.report.views.reading.head import filters, flag_list, headline, kind_bar, lead
from wherefrom.report.views.reading.marked import marked_text
from wherefrom.report.views.reading.summary import Summary
from wherefrom.report.views.reading.view import View, heading, shown, view
from wherefrom.report.views.words import count, long_date, title_of

__all__ = ["reading_page", "readings_page"]

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_HOW_TO_READ = (
    "Tinted words are passed on from somebody else; the number before them leads to the chain beside the text: whose"
    " words they are → who passed them on → this article. Choose a statement or a source to see all of it."
    ' <span class="keys"><kbd>j</kbd> <kbd>k</kbd> next and previous statement, <kbd>Esc</kbd> back.</span>'
)


def reading_page(reading: Reading) -> str:
    """One reading as a whole HTML page: write it to a file as UTF-8 and open it in any browser."""
    shown_reading = view(reading)
    return _page(title_of(reading.article), _section(shown_reading), "text")


def readings_page(readings: Sequence[Reading]) -> str:
    """Several readings as one HTML page: a list of the articles, then each as in ``reading_page``."""
    views = [view(reading, f"a{number}-", level=2) for number, reading in enumerate(readings, start=1)]
    title = count(len(views), "article")
    return _page(title, _index(views) + "".join(_section(one) for one in views), "index")


def _page(title: str, body: str, start: str) -> str:
    tagline = "who said it, and through whom it reached the page"
    page = {"title": title, "body": body, "start": start, "tagline": tagline}
    return render("document.html.j2", styles=("page.css",), script="page.js", **page)


def _section(view: View) -> str:
    statements = _annotated(view) if view.reading.statements else f'<div class="spread">{_text(view)}</div>'
    return (
        f'<section class="reading" id="{view.prefix}reading" data-prefix="{view.prefix}">'
        f'<header class="head">{headline(view)}</header>{statements}{_footer(view)}</section>\n'
    )


def _annotated(view: View) -> str:
    caption = "Whose words they are, who passed them on, and this article. Width: number of statements."
    return (
        f'<div class="glance"><div class="words">{lead(view)}{kind_bar(view)}</div>'
        f"<figure>{flow(view, WIDE)}{flow(view, NARROW)}<figcaption>{caption}</figcaption></figure></div>"
        f'{flag_list(view)}<div class="toolbar">{filters(view)}</div><p class="how-to">{_HOW_TO_READ}</p>'
        f'<div class="spread">{_text(view)}<div class="margin">{heading(view, 1, "Statements", "margin-name")}'
        f'<ol class="cards">{cards(view)}</ol></div></div>'
        f'<section class="sources">{heading(view, 1, "Sources")}<div class="groups">{source_list(view)}</div></section>'
    )


def _text(view: View) -> str:
    language = view.reading.article.language or ""
    said = f' lang="{language}"' if _LANGUAGE.fullmatch(language) else ""
    return f'<article class="text" id="{view.prefix}text"{said}>{marked_text(view)}</article>'


def _footer(view: View) -> str:
    article = view.reading.article
    facts = [f"Article {shown(article.id)}"]
    if article.snapshot:
        size = f"{article.snapshot.bytes:,} bytes of {shown(article.snapshot.media_type)}"
        facts.append(f"read from {size}, SHA-256 <code>{shown(article.snapshot.sha256)}</code>")
    if article.rights and article.rights.holder:
        facts.append(f"rights: {shown(article.rights.holder)}")
    facts.append('<a class="save" href="#" hidden>save this reading as JSON</a>')
    data = script_json(reading_to_dict(view.reading))
    back = '<p><a href="#index">Back to the list of articles</a></p>' if view.prefix else ""
    return (
        f'<footer class="foot"><p>{" · ".join(facts)}</p><p>wherefrom says who says so, not what is true.</p>{back}'
        f'<script type="application/json" class="data">{data}</script></footer>'
    )


def _index(views: list[View]) -> str:
    statements = sum(one.summary.statements for one in views)
    named = sum(one.summary.named for one in views)
    rows = "".join(_index_row(one) for one in views)
    names = ("Article", "Outlet", "Date", "Statements", "Named", "Not named", "Deepest chain")
    columns = "".join(f'<th scope="col">{name}</th>' for name in names)
    return (
        f'<section class="index" id="index"><h1 class="title">{count(len(views), "article")}</h1>'
        f'<p class="lead">They pass on <b>{count(statements, "statement")}</b>, <b>{named:,}</b> of them from named'
        f" sources.</p><table><thead><tr>{columns}</tr></thead><tbody>{rows}</tbody></table></section>\n"
    )


def _index_row(view: View) -> str:
    article, summary = view.reading.article, view.summary
    day = shown(long_date(article.published)) if article.published else ""
    return (
        f'<tr><th scope="row"><a href="#{view.prefix}reading">{shown(title_of(view.reading.article))}</a></th>'
        f'<td data-name="Outlet">{shown(article.outlet or "")}</td><td data-name="Date">{day}</td>'
        f'<td data-name="Statements" class="figure">{summary.statements:,}</td>'
        f'<td data-name="Named" class="figure">{summary.named:,}{_named_bar(summary)}</td>'
        f'<td data-name="Not named" class="figure">{summary.statements - summary.named:,}</td>'
        f'<td data-name="Deepest chain" class="figure">{summary.depth or ""}</td></tr>'
    )


def _named_bar(summary: Summary) -> str:
    if not summary.statements:
        return ""
    width = 100 * summary.named / summary.statements
    return (
        '<svg class="share" viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="track" width="100" height="3"/><rect width="{width:.1f}" height="3"/></svg>'
    )
