"""A trace as a notebook shows it: the claim, its origins and their articles, who disputes it, who took from whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wherefrom.reading.table import html_table, linked, shown

if TYPE_CHECKING:
    from wherefrom.intake.article import Article
    from wherefrom.tracing.types import Claim, Trace


def trace_table(trace: Trace) -> str:
    """The trace as HTML, everything in it escaped; no style sheet, no script. Articles link to their web addresses."""
    articles = {reading.article.id: reading.article for reading in trace.readings}
    claim = next((one for one in trace.claims if one.id == trace.main_claim), None)
    told = _claim(claim, articles) if claim else f"<p><b>{shown(trace.story.title)}</b></p><p>No claim.</p>"
    rows = [
        [_article(way.article, articles), way.how, _source(way.from_article, way.from_name, articles)]
        for way in trace.derivations
    ]
    taken = f"<p>Who took it from whom</p>{html_table(('article', 'how', 'from'), rows)}" if rows else ""
    return f"<div>{told}{taken}</div>"


def _claim(claim: Claim, articles: dict[str, Article]) -> str:
    origins = [
        [
            shown(origin.name) + (f" via {shown(origin.via)}" if origin.via else ""),
            origin.kind,
            ", ".join(_article(id, articles) for id in origin.articles),
        ]
        for origin in claim.origins
    ]
    disputes = [[shown(one.name), one.stance, _article(one.article, articles)] for one in claim.disputed_by]
    counts = f"Articles: {claim.articles:,} · independent origins: {claim.independent_origins:,}"
    disputed = f"<p>Disputed by</p>{html_table(('who', 'stance', 'article'), disputes)}" if disputes else ""
    return (
        f"<p><b>{shown(claim.text)}</b><br>{counts}</p>{html_table(('origin', 'kind', 'articles'), origins)}{disputed}"
    )


def _article(id: str, articles: dict[str, Article]) -> str:
    """An article by its outlet, which links to it."""
    article = articles.get(id)
    return linked(article.outlet or article.title or id, article.url) if article else shown(id)


def _source(article: str | None, name: str | None, articles: dict[str, Article]) -> str:
    return _article(article, articles) if article is not None else shown(name or "")
