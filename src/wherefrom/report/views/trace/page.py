"""All that the page of a trace shows.

From the top: what is claimed, how many articles and how many independent origins; the picture of who took it from
whom over time; the claims; the quotations that were changed; and article by article the words that show it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from wherefrom.report.views.time import span_words
from wherefrom.report.views.trace.claims import Claims, FlagGroup, Quotes, claims, flag_groups, quotes
from wherefrom.report.views.trace.evidence import Entry, entries
from wherefrom.report.views.trace.picture import Picture, picture
from wherefrom.report.views.trace.put_right import CorrectedArticle, SaidOfStory, corrected_articles, said_of_story
from wherefrom.report.views.trace.rows import LegendItem, ListBand, TableRow, legend, table, tree_lists
from wherefrom.report.views.trace.sources import SourceCard, source_cards
from wherefrom.report.views.trace.tree import TraceView, trace_view
from wherefrom.report.views.trace.words import (
    all_origins,
    carried,
    claim_words,
    connected,
    headline_numbers,
    in_doubt,
    outlets,
    story_title,
    told_twice,
)
from wherefrom.report.views.words import clean, count, shorten
from wherefrom.tracing.contract import trace_to_dict
from wherefrom.tracing.types import Trace

if TYPE_CHECKING:
    from wherefrom.archive.corrections.history import History

_CLAIM_LIMIT = 400


@dataclass(frozen=True, slots=True)
class Answer:
    """What the page says first. ``asked`` is the claim, empty where the title says it already."""

    asked: str
    numbers: str
    doubt: str
    origins: str
    also: str
    connected: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TracePage:
    """One trace as a page shows it. ``answer`` None: there is no claim to follow."""

    story: str
    title: str
    span: str
    told: str
    answer: Answer | None
    dated: bool
    picture: Picture
    lists: tuple[ListBand, ...]
    legend: tuple[LegendItem, ...]
    table: tuple[TableRow, ...]
    flags: tuple[FlagGroup, ...]
    sources: tuple[SourceCard, ...]
    claims: Claims
    quotes: Quotes
    entries: tuple[Entry, ...]
    put_right: tuple[SaidOfStory, ...]
    corrected: tuple[CorrectedArticle, ...]
    trace: Trace

    @property
    def record(self) -> dict[str, Any]:
        """The trace as JSON has it; made only where the page has it in it."""
        return trace_to_dict(self.trace)


def page_of_trace(
    trace: Trace, pages: Mapping[str, str] = MappingProxyType({}), histories: Sequence[History] = ()
) -> TracePage:
    """What the page of a trace shows; ``pages`` says where the application shows each article, by its id.

    ``histories``: of articles in which people put something right that the page is to tell.
    """
    view = trace_view(trace)
    told = " ".join(filter(None, (count(len(trace.readings), "article"), outlets(view))))
    return TracePage(
        story=clean(trace.story.id),
        title=clean(story_title(view)),
        span=clean(span_words(trace.story.begins, trace.story.ends)),
        told=clean(told),
        answer=_answer(view),
        dated=view.dated,
        picture=picture(view),
        lists=tree_lists(view),
        legend=legend(view),
        table=table(view),
        flags=flag_groups(view),
        sources=source_cards(view),
        claims=claims(view, pages),
        quotes=quotes(view),
        entries=entries(view, pages),
        put_right=said_of_story(trace),
        corrected=corrected_articles(trace, histories),
        trace=trace,
    )


def _answer(view: TraceView) -> Answer | None:
    if view.claim is None:
        return None
    claim = shorten(claim_words(view.claim.text), _CLAIM_LIMIT)
    return Answer(
        asked="" if told_twice(view) else clean(claim),
        numbers=headline_numbers(view),
        doubt=in_doubt(view),
        origins=clean(_sentence(all_origins(view.claim, view))),
        also=clean(_sentence(carried(view))),
        connected=tuple(connected(view)),
    )


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + "." if words else ""
