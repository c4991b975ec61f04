"""The stories of the archive, those that got an article last first."""

from __future__ import annotations

from typing import Any

from msgspec.structs import astuple

from wherefrom.archive.ask.lists import ListedStory, StoryList, list_stories
from wherefrom.report.views.time import span_words
from wherefrom.report.views.words import clean, count
from wherefrom.web.parameters import number
from wherefrom.web.twins.kept import Stories, StoryEntry
from wherefrom.web.views import Ask, Page, Table, View

_ON_A_PAGE = 40
_COLUMNS = StoryEntry.__struct_encode_fields__


def stories(ask: Ask) -> Page:
    """The list, page by page."""
    place = ask.given["page"]
    found = list_stories(ask.archive, _ON_A_PAGE, (place - 1) * _ON_A_PAGE, ask.given["least"])

    def data() -> Stories:
        return Stories(found.total, place, tuple(map(_entry, found.stories)))

    def table() -> Table:
        return Table(_COLUMNS, map(astuple, map(_entry, found.stories)))

    return Page("stories.html.j2", lambda: _shown(found, ask), data=data, table=table)


def _entry(one: ListedStory) -> StoryEntry:
    return StoryEntry(one.id, one.title, one.begins, one.ends, one.articles, one.outlets)


def _shown(found: StoryList, ask: Ask) -> dict[str, Any]:
    rows = [
        {
            "number": one.id.removeprefix("story-"),
            "title": clean(one.title),
            "span": clean(span_words(one.begins, one.ends)),
            "told": count(one.articles, "article"),
            "outlets": f"in {count(one.outlets, 'outlet')}" if one.outlets else "",
        }
        for one in found.stories
    ]
    place, least = ask.given["page"], ask.given["least"]
    more = found.total > place * _ON_A_PAGE
    return {"rows": rows, "total": found.total, "place": place, "more": more, "least": least, "known": len(ask.archive)}


VIEWS = (
    View(
        "/stories",
        stories,
        "The stories of the archive, those that got an article last first.",
        (
            number("page", "Which page of the list.", most=100_000, default=1),
            number("least", "Only stories of so many articles.", most=1_000, default=2),
        ),
        nav="Stories",
        is_table=True,
        schema=Stories,
    ),
)
