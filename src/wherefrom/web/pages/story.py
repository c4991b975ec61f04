"""One story: the picture of who took it from whom, its claims, origins and disputes."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from wherefrom.archive.ask.lists import article_keys, story_state
from wherefrom.web.parameters import words
from wherefrom.web.views import Ask, Download, Page, View

if TYPE_CHECKING:
    from wherefrom.tracing.types import Trace

_TURN = threading.Lock()
"""A trace takes a whole processor: one at a time, so that others can go on reading."""


def story(ask: Ask) -> Page:
    """The trace of the story with this number."""
    number = ask.place["story"]
    state = ask.archive.story(f"story-{number}"), story_state(ask.archive, f"story-{number}")

    def shown() -> dict[str, Any]:
        from wherefrom.report.views.trace.page import page_of_trace

        trace = _trace(ask)
        keys = article_keys(ask.archive, [reading.article.id for reading in trace.readings])
        pages = {one: f"/articles/{key}" for one, key in keys.items()}
        return {"page": page_of_trace(trace, pages), "number": number, "claim": ask.given["claim"]}

    def data() -> dict[str, Any]:
        from wherefrom.tracing.contract import trace_to_dict

        return trace_to_dict(_trace(ask))

    return Page("story.html.j2", shown, data=data, kept=state)


def shared_story(ask: Ask) -> Download:
    """The report of the story as one file."""
    from wherefrom.report.html import trace_page

    page = trace_page(_trace(ask))
    return Download(f"story-{ask.place['story']}.html", "text/html; charset=utf-8", page.encode("utf-8", "replace"))


def _trace(ask: Ask) -> Trace:
    from wherefrom.tracing.archived import trace_story  # What traces is not needed to start.

    with _TURN:
        return trace_story(ask.archive, f"story-{ask.place['story']}", claim=ask.given["claim"] or None)


_CLAIM = (words("claim", "Which claim of the story, in your own words or by its number; empty: the main one."),)
VIEWS = (
    View("/stories/{story:key}", story, "The trace of one story: wherefrom.trace/1.", _CLAIM),
    View("/stories/{story:key}/share", shared_story, "The story's report as one HTML file.", _CLAIM, has_data=False),
)
