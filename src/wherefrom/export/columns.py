"""What can be exported, as records with fixed columns: the same in every format, documented in docs/commands.md.

JSON lines carry the records as they are, Arrow and Parquet nest them alike; in CSV what has parts is JSON in its cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from wherefrom.archive.corrections.types import Anchor, OtherStatement, PartyName, Taken, Values
from wherefrom.archive.store.rows import storable
from wherefrom.reading.arrow import READING_COLUMNS, STATEMENT_COLUMNS, Shape, statement_records, whole_day
from wherefrom.reading.confidence import check_least, keep_confident
from wherefrom.reading.types import Layer
from wherefrom.text.span import Span
from wherefrom.tracing.arrow import TRACED_COLUMNS, Traced

if TYPE_CHECKING:
    from wherefrom.archive.archive import Archive
    from wherefrom.reading.types import Reading
    from wherefrom.tracing.types import Trace

Record = dict[str, Any]
What = Literal[
    "articles", "readings", "statements", "derivations", "claims", "quotes", "corrections", "gold", "passages"
]

_PAGE = 200
"""Articles that are read from the archive at once, so that memory does not grow with it."""


class _SharedPassage(Struct, frozen=True):
    """A passage of two articles, as ``wherefrom passages --jsonl`` has it."""

    a: Span
    b: Span
    words: int
    boilerplate: bool


class _GoldLink(Struct, frozen=True):
    """One link of a chain that a person confirmed."""

    name: str
    kind: str
    mention: Span | None


class _GoldStatement(Struct, frozen=True):
    """A statement of a gold reading: the words of each role, and their places."""

    content: tuple[str, ...]
    cue: tuple[str, ...]
    source: tuple[str, ...]
    voice: str
    stance: str
    chain: tuple[_GoldLink, ...]
    targets: tuple[int, ...]
    spans: Layer
    layers: tuple[Layer, ...] = ()


class _Rejected(Struct, frozen=True):
    """The place of what a person said is no statement."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One thing to export: its columns in order, and how an archive's records of it are made."""

    columns: dict[str, Shape]
    make: Callable[[Archive, float], Iterator[Record]]

    def records(self, archive: Archive, *, min_confidence: float = 0.0) -> Iterator[Record]:
        """The archive's records, as if it had no statement below ``min_confidence``.

        Raises ValueError where that is not between 0 and 1.
        """
        check_least(min_confidence)
        return self.make(archive, min_confidence)


def table_of(what: What) -> Table:
    """The columns and records of ``what``."""
    return _TABLES[what]


def readings_of(archive: Archive, least: float) -> Iterator[Reading]:
    """The readings of an archive, a page at a time, without the statements below ``least``."""
    ids = archive.article_ids()
    while page := list(islice(ids, _PAGE)):
        yield from (keep_confident(reading, least) for reading in archive.readings(page))


def _article_records(archive: Archive, least: float) -> Iterator[Record]:
    stories = {article: story.id for story in archive.stories() for article in story.articles}
    for reading in readings_of(archive, least):
        article = reading.article
        yield {
            "id": article.id,
            "story": stories.get(storable(article.id)),
            "outlet": article.outlet,
            "title": article.title,
            "authors": list(article.authors),
            "published": article.published,
            "modified": article.modified,
            "url": article.url,
            "language": article.language,
            "credited_origin": article.credited_origin.name if article.credited_origin else None,
            "statements": len(reading.statements),
            "sha256": article.snapshot.sha256 if article.snapshot else None,
            "text": article.text,
            "published_day": whole_day(article.published),
        }


def _reading_records(archive: Archive, least: float) -> Iterator[Record]:
    for reading in readings_of(archive, least):
        yield reading.to_dict()


def _statement_records(archive: Archive, least: float) -> Iterator[Record]:
    for reading in readings_of(archive, least):
        yield from statement_records(reading)


def _correction_records(archive: Archive, _: float) -> Iterator[Record]:
    from wherefrom.archive.corrections.making import corrections
    from wherefrom.archive.corrections.record import correction_record
    from wherefrom.reading.contract import plain

    return (plain(correction_record(kept)) for kept in corrections(archive))


def _passage_records(archive: Archive, _: float) -> Iterator[Record]:
    return (pair.to_dict() for pair in archive.passages())


def _gold_records(archive: Archive, _: float) -> Iterator[Record]:
    from wherefrom.archive.review.gold import gold_records

    return gold_records(archive)


def traces_of(archive: Archive, least: float) -> Iterator[Trace]:
    """The traces of all stories of an archive, one after the other, without the statements below ``least``."""
    from wherefrom.tracing.archived import trace_story

    for story in archive.stories():
        yield trace_story(archive, story.id, min_confidence=least)


def _traced(key: Traced) -> Callable[[Archive, float], Iterator[Record]]:
    """The records that a trace's JSON has under ``key``, each with the id of its story."""

    def records(archive: Archive, least: float) -> Iterator[Record]:
        for trace in traces_of(archive, least):
            for record in trace.to_dict()[key]:
                yield {"story": trace.story.id, **record}

    return records


PASSAGE_COLUMNS: dict[str, Shape] = {
    "a": str, "b": str, "earlier": str, "words": int, "share": float, "reprint": bool,
    "passages": tuple[_SharedPassage, ...],
}  # fmt: skip

_TABLES: dict[What, Table] = {
    "corrections": Table(
        {
            "schema": str, "id": str, "article": str, "text_sha256": str, "action": str,
            "person": str, "time": datetime, "anchor": Anchor, "of": str, "before": Values, "after": Values,
            "model": str, "note": str, "undoes": str, "state": str,
            "parties": tuple[PartyName, ...], "taken": Taken, "other": OtherStatement, "yes": bool,
        },
        _correction_records,
    ),
    "passages": Table(PASSAGE_COLUMNS, _passage_records),
    "gold": Table(
        {
            "id": str, "text": str, "title": str, "outlet": str, "authors": tuple[str, ...], "published": str,
            "url": str, "partial": bool, "statements": tuple[_GoldStatement, ...], "rejected": tuple[_Rejected, ...],
        },
        _gold_records,
    ),
    "articles": Table(
        {
            "id": str, "story": str, "outlet": str, "title": str, "authors": tuple[str, ...], "published": str,
            "modified": str, "url": str, "language": str, "credited_origin": str, "statements": int,
            "sha256": str, "text": str, "published_day": date,
        },
        _article_records,
    ),
    "readings": Table(READING_COLUMNS, _reading_records),
    "statements": Table(STATEMENT_COLUMNS, _statement_records),
    **{what: Table({"story": str, **columns}, _traced(what)) for what, columns in TRACED_COLUMNS.items()},
}  # fmt: skip
