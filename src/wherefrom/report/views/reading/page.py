"""All that a page shows of one reading, and of several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wherefrom.reading.contract import reading_to_dict
from wherefrom.reading.types import Reading
from wherefrom.report.views.reading.cards import Card, SourceGroup, cards, source_groups
from wherefrom.report.views.reading.flow import NARROW, WIDE, Flow, flow
from wherefrom.report.views.reading.head import (
    Choice,
    Heading,
    KindShare,
    Lead,
    SecondLook,
    choices,
    heading,
    kind_shares,
    lead,
    second_look,
)
from wherefrom.report.views.reading.marked import Block, marked_text
from wherefrom.report.views.reading.put_right import PutRight, put_right
from wherefrom.report.views.reading.unattributed import Unattributed, unattributed
from wherefrom.report.views.reading.view import ReadingView, reading_view
from wherefrom.report.views.words import clean

if TYPE_CHECKING:
    from wherefrom.archive.corrections.history import History

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands at the end: the article's id, the snapshot it was read from, and who holds the rights."""

    article: str
    bytes: int | None
    media_type: str
    sha256: str
    rights: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where the application shows an article: its path, and the number of the last correction that the page shows.

    ``review``: the random order of the queue that led there; None where another page did.
    """

    path: str
    seen: int
    review: int | None = None


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """One reading as a page, or a part of one, shows it.

    ``corrected`` is what people put right; None where that is not to be shown. ``place`` is where the application shows
    the article; None in a file by itself.
    """

    prefix: str
    level: int
    heading: Heading
    lead: Lead
    kinds: tuple[KindShare, ...]
    flows: tuple[Flow, ...]
    second_look: SecondLook
    choices: tuple[Choice, ...]
    language: str
    text: tuple[Block, ...]
    cards: tuple[Card, ...]
    groups: tuple[SourceGroup, ...]
    unattributed: tuple[Unattributed, ...]
    corrected: PutRight | None
    foot: Foot
    reading: Reading
    place: Place | None = None

    @property
    def record(self) -> dict[str, Any]:
        """The reading as JSON has it; made only where the page has it in it."""
        return reading_to_dict(self.reading)


@dataclass(frozen=True, slots=True)
class IndexRow:
    """One article in the list before several. ``share`` is the percentage of its statements from named sources."""

    section: str
    title: str
    outlet: str
    day: str
    statements: int
    named: int
    depth: int
    share: float


@dataclass(frozen=True, slots=True)
class Index:
    """The list of the articles on a page, with what they have together."""

    rows: tuple[IndexRow, ...]
    statements: int
    named: int


def page_of_one(reading: Reading) -> ReadingPage:
    """What the page of one reading shows."""
    return _page(reading_view(reading))


def page_with_corrections(history: History, place: Place | None = None) -> ReadingPage:
    """What the page of an article shows, with who put what right and when; ``place`` as in ReadingPage."""
    return _page(reading_view(history.shown.reading, corrected=put_right(history)), place)


def page_of_several(readings: Sequence[Reading]) -> tuple[Index, tuple[ReadingPage, ...]]:
    """What the page of several readings shows: a list of the articles, then each as on a page of its own."""
    views = [reading_view(reading, f"a{number}-", level=2) for number, reading in enumerate(readings, start=1)]
    return _index(views), tuple(_page(view) for view in views)


def _page(view: ReadingView, place: Place | None = None) -> ReadingPage:
    language = view.reading.article.language or ""
    return ReadingPage(
        prefix=view.prefix,
        level=view.level,
        heading=heading(view),
        lead=lead(view),
        kinds=kind_shares(view),
        flows=(flow(view, WIDE), flow(view, NARROW)),
        second_look=second_look(view),
        choices=choices(view),
        language=language if _LANGUAGE.fullmatch(language) else "",
        text=marked_text(view),
        cards=cards(view),
        groups=source_groups(view),
        unattributed=unattributed(view),
        corrected=view.corrected,
        foot=_foot(view),
        reading=view.reading,
        place=place,
    )


def _foot(view: ReadingView) -> Foot:
    article = view.reading.article
    snapshot = article.snapshot
    return Foot(
        article=clean(article.id),
        bytes=snapshot.bytes if snapshot else None,
        media_type=clean(snapshot.media_type) if snapshot else "",
        sha256=clean(snapshot.sha256) if snapshot else "",
        rights=clean(article.rights.holder or "") if article.rights else "",
    )


def _index(views: list[ReadingView]) -> Index:
    return Index(
        rows=tuple(_row(view) for view in views),
        statements=sum(view.summary.statements for view in views),
        named=sum(view.summary.named for view in views),
    )


def _row(view: ReadingView) -> IndexRow:
    told, summary = heading(view), view.summary
    return IndexRow(
        section=f"{view.prefix}reading",
        title=told.title,
        outlet=told.outlet,
        day=told.day,
        statements=summary.statements,
        named=summary.named,
        depth=summary.depth,
        share=100 * summary.named / max(1, summary.statements),
    )
