"""The first page: the articles of the archive, those added last first. An empty archive teaches how to fill it."""

from __future__ import annotations

from typing import Any

from msgspec.structs import astuple

from wherefrom.archive.ask.lists import ArticleList, ListedArticle, list_articles
from wherefrom.report.views.words import clean, count, long_date
from wherefrom.web.parameters import number
from wherefrom.web.twins.kept import ArticleEntry, Articles
from wherefrom.web.views import Ask, Page, Table, View

_ON_A_PAGE = 40


def articles(ask: Ask) -> Page:
    """The list, page by page."""
    found = list_articles(ask.archive, ask.given["limit"], ask.given["before"])
    return Page("articles.html.j2", lambda: _shown(found, ask), data=lambda: _data(found), table=lambda: _table(found))


def title_of_row(title: str | None, article_id: str) -> str:
    """What a list calls an article."""
    return clean(title or "") or f"Article {clean(article_id)}"


def facts_of_row(outlet: str | None, published: str | None) -> str:
    """Who published an article and when, in one line."""
    return " · ".join(filter(None, (clean(outlet or ""), long_date(published) if published else "no date")))


def article_entry(one: ListedArticle) -> ArticleEntry:
    """An article of a list, as JSON."""
    row = one.article
    about = (row.id, row.title, row.outlet, row.published, row.url)
    return ArticleEntry(one.key, *about, one.added, one.story, one.statements)


def _shown(found: ArticleList, ask: Ask) -> dict[str, Any]:
    rows = [
        {
            "key": one.key,
            "title": title_of_row(one.article.title, one.article.id),
            "facts": facts_of_row(one.article.outlet, one.article.published),
            "told": count(one.statements, "statement"),
            "story": (one.story or "").removeprefix("story-"),
        }
        for one in found.articles
    ]
    return {"rows": rows, "total": found.total, "before": found.before, "later": ask.given["before"] is not None}


def _data(found: ArticleList) -> Articles:
    return Articles(found.total, found.before, tuple(map(article_entry, found.articles)))


def _table(found: ArticleList) -> Table:
    return Table(ArticleEntry.__struct_fields__, map(astuple, map(article_entry, found.articles)))


VIEWS = (
    View(
        "/articles",
        articles,
        "The articles of the archive, those added last first.",
        (
            number("before", "Go on before the article with this key.", most=10**17),
            number("limit", "So many at most.", most=500, default=_ON_A_PAGE),
        ),
        nav="Articles",
        is_table=True,
        schema=Articles,
        also=("/",),
    ),
)
