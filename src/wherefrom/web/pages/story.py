"""One story: the picture of who took it from whom, its claims, origins and disputes."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from wherefrom.archive.ask.lists import StoryState, article_keys, story_state
from wherefrom.archive.corrections.history import History, history
from wherefrom.archive.corrections.keeping import corrections_of
from wherefrom.archive.corrections.making import Kept
from wherefrom.report.views.reading.put_right import logged
from wherefrom.report.views.trace.put_right import said_of_story
from wherefrom.tracing.contract import TraceRecord, trace_to_dict
from wherefrom.web.parameters import words, yes
from wherefrom.web.views import Ask, Download, Page, View

if TYPE_CHECKING:
    from wherefrom.tracing.types import Trace

_TURN = threading.Lock()
"""A trace takes a whole processor: one at a time, so that others can go on reading."""


def story(ask: Ask) -> Page:
    """The trace of the story with this number."""
    number = ask.place["story"]
    named = ask.archive.story(f"story-{number}")
    state = story_state(ask.archive, named.id)

    def shown() -> dict[str, Any]:
        from wherefrom.report.views.trace.page import page_of_trace

        trace = _trace(ask)
        keys = article_keys(ask.archive, [reading.article.id for reading in trace.readings])
        pages = {one: f"/articles/{key}" for one, key in keys.items()}
        page = page_of_trace(trace, pages, _histories(ask, state))
        told = _told(ask, trace) if ask.given["made"] else None
        return {"page": page, "number": number, "claim": ask.given["claim"], "told": told}

    return Page(
        "story.html.j2",
        shown,
        data=lambda: trace_to_dict(_trace(ask)),
        kept=None if ask.given["made"] else (named, state),
    )


def _told(ask: Ask, trace: Trace) -> dict[str, Any] | None:
    """What was said last, with the id by which it is taken back; None where nobody said it."""
    made = ask.given["made"]
    for one in said_of_story(trace):
        if one.id == made:
            return {"words": one.words, "undo": made}
    with ask.archive.connect() as connection:
        found = corrections_of(connection, ask.archive.database, [made])
        undone = corrections_of(connection, ask.archive.database, [one.undoes for one in found if one.undoes])
    if not found:
        return None
    words = logged(Kept(found[0], "applied"), undone[0] if undone else None)
    return {"words": f"{words.person} {words.done}.", "undo": ""}


def shared_story(ask: Ask) -> Download:
    """The report of the story as one file; with who put what right where the sharer wants it."""
    from wherefrom.report.html import trace_page

    trace = _trace(ask)
    if ask.given["corrections"]:
        page = trace_page(trace, _histories(ask, story_state(ask.archive, trace.story.id)))
    else:
        page = trace_page(_without_people(trace))
    return Download(f"story-{ask.place['story']}.html", "text/html; charset=utf-8", page.encode("utf-8", "replace"))


def _trace(ask: Ask) -> Trace:
    from wherefrom.tracing.archived import trace_story  # What traces is not needed to start.

    with _TURN:
        return trace_story(ask.archive, f"story-{ask.place['story']}", claim=ask.given["claim"] or None)


def _histories(ask: Ask, state: StoryState) -> list[History]:
    """Of the articles in which anything was put right."""
    return [history(ask.archive, one.id) for one in state.articles if one.correction]


def _without_people(trace: Trace) -> Trace:
    """The same trace without who said what it follows."""
    untold = tuple(replace(one, put_right=None) for one in trace.derivations)
    return replace(trace, derivations=untold, put_right=())


_CLAIM = words("claim", "Which claim of the story, in your own words or by its number; empty: the main one.")
_CORRECTIONS = yes("corrections", "Whether it shows what people put right, who and when.")
_MADE = words("made", "The correction that was made last, to be told.", most=40)
VIEWS = (
    View(
        "/stories/{story:key}", story, "The trace of one story: wherefrom.trace/1.", (_CLAIM, _MADE), schema=TraceRecord
    ),
    View(
        "/stories/{story:key}/share",
        shared_story,
        "The story's report as one HTML file.",
        (_CLAIM, _CORRECTIONS),
        has_data=False,
    ),
)
