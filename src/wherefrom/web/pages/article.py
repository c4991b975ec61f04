"""One article: its text with the statements and their chains."""

from __future__ import annotations

from typing import Any

from wherefrom.archive.ask.lists import article_state
from wherefrom.reading.contract import reading_to_dict
from wherefrom.report.html import reading_page
from wherefrom.report.views.reading.page import page_of_one
from wherefrom.web.views import Ask, Download, Page, View


def article(ask: Ask) -> Page:
    """The article with this key."""
    key = ask.place["article"]
    state = article_state(ask.archive, key)

    def shown() -> dict[str, Any]:
        reading = ask.archive.reading(state.id)
        story = (state.story or "").removeprefix("story-")
        return {"page": page_of_one(reading), "key": key, "story": story}

    return Page("article.html.j2", shown, data=lambda: reading_to_dict(ask.archive.reading(state.id)), kept=state)


def shared_article(ask: Ask) -> Download:
    """The report of the article as one file."""
    state = article_state(ask.archive, ask.place["article"])
    page = reading_page(ask.archive.reading(state.id))
    return Download(f"article-{ask.place['article']}.html", "text/html; charset=utf-8", page.encode("utf-8", "replace"))


VIEWS = (
    View("/articles/{article:key}", article, "One article with its statements and chains: wherefrom.reading/1."),
    View("/articles/{article:key}/share", shared_article, "The article's report as one HTML file.", has_data=False),
)
