"""What can be exported, as records with fixed columns: the same in every format, documented in docs/commands.md.

JSON lines carry the records as they are. In CSV and Parquet, a column of kind ``json`` is JSON in a text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal

from wherefrom.reading.confidence import check_least, keep_confident

if TYPE_CHECKING:
    from wherefrom.archive.archive import Archive
    from wherefrom.reading.types import Reading
    from wherefrom.tracing.types import Trace

Record = dict[str, Any]
What = Literal[
    "articles", "readings", "statements", "derivations", "claims", "quotes", "corrections", "gold", "passages"
]
ColumnKind = Literal["text", "number", "share", "yes", "texts", "json"]

_PAGE = 200
"""Articles that are read from the archive at once, so that memory does not grow with it."""


@dataclass(frozen=True, slots=True)
class Table:
    """One thing to export: its columns in order, and how an archive's records of it are made."""

    columns: dict[str, ColumnKind]
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
            "story": stories.get(article.id),
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
        }


def _reading_records(archive: Archive, least: float) -> Iterator[Record]:
    for reading in readings_of(archive, least):
        yield reading.to_dict()


def _statement_records(archive: Archive, least: float) -> Iterator[Record]:
    for reading in readings_of(archive, least):
        article = reading.article
        for statement in reading.statements:
            origin = statement.chain[0]
            yield {
                "article": article.id,
                "statement": statement.id,
                "outlet": article.outlet,
                "published": article.published,
                "content": article.words_at(statement.content),
                "cue": article.words_at(statement.cue),
                "source": article.words_at(statement.source),
                "voice": statement.voice,
                "stance": statement.stance,
                "origin": origin.name,
                "origin_kind": origin.kind,
                "chain": [{"name": link.name, "kind": link.kind} for link in statement.chain],
                "date": statement.date.value if statement.date else None,
                "confidence": statement.confidence,
                "flags": list(statement.flags),
                "content_spans": [list(span) for span in statement.content],
                "key": statement.key,
                "stance_confidence": statement.stance_confidence,
            }


def _correction_records(archive: Archive, _: float) -> Iterator[Record]:
    from wherefrom.archive.corrections.making import corrections
    from wherefrom.archive.corrections.record import correction_record

    return (correction_record(kept) for kept in corrections(archive))


def _passage_records(archive: Archive, _: float) -> Iterator[Record]:
    return (pair.to_dict() for pair in archive.passages())


def _gold_records(archive: Archive, _: float) -> Iterator[Record]:
    from wherefrom.archive.review.gold import gold_records

    return gold_records(archive)


def _traces(archive: Archive, least: float) -> Iterator[Trace]:
    from wherefrom.tracing.archived import trace_story

    for story in archive.stories():
        yield trace_story(archive, story.id, min_confidence=least)


def _traced(key: Literal["derivations", "claims", "quotes"]) -> Callable[[Archive, float], Iterator[Record]]:
    """The records that a trace's JSON has under ``key``, each with the id of its story."""

    def records(archive: Archive, least: float) -> Iterator[Record]:
        for trace in _traces(archive, least):
            for record in trace.to_dict()[key]:
                yield {"story": trace.story.id, **record}

    return records


_TABLES: dict[What, Table] = {
    "corrections": Table(
        {
            "schema": "text", "id": "text", "article": "text", "text_sha256": "text", "action": "text",
            "person": "text", "time": "text", "anchor": "json", "of": "text", "before": "json", "after": "json",
            "model": "text", "note": "text", "undoes": "text", "state": "text", "parties": "json", "taken": "json",
            "other": "json", "yes": "yes",
        },
        _correction_records,
    ),
    "passages": Table(
        {
            "a": "text", "b": "text", "earlier": "text", "words": "number", "share": "share", "reprint": "yes",
            "passages": "json",
        },
        _passage_records,
    ),
    "gold": Table(
        {
            "id": "text", "text": "text", "title": "text", "outlet": "text", "authors": "texts", "published": "text",
            "url": "text", "partial": "yes", "statements": "json", "rejected": "json",
        },
        _gold_records,
    ),
    "articles": Table(
        {
            "id": "text", "story": "text", "outlet": "text", "title": "text", "authors": "texts", "published": "text",
            "modified": "text", "url": "text", "language": "text", "credited_origin": "text", "statements": "number",
            "sha256": "text", "text": "text",
        },
        _article_records,
    ),
    "readings": Table(
        {
            "schema": "text", "article": "json", "statements": "json", "entities": "json", "flags": "json",
            "model": "text", "retractions": "json", "unread": "json",
        },
        _reading_records,
    ),
    "statements": Table(
        {
            "article": "text", "statement": "number", "outlet": "text", "published": "text", "content": "text",
            "cue": "text", "source": "text", "voice": "text", "stance": "text", "origin": "text",
            "origin_kind": "text", "chain": "json", "date": "text", "confidence": "share", "flags": "texts",
            "content_spans": "json", "key": "text", "stance_confidence": "share",
        },
        _statement_records,
    ),
    "derivations": Table(
        {
            "story": "text", "source": "json", "article": "text", "how": "text", "passages": "json",
            "evidence": "json", "confidence": "share", "put_right": "text",
        },
        _traced("derivations"),
    ),
    "claims": Table(
        {
            "story": "text", "id": "number", "text": "text", "statements": "json", "articles": "number",
            "origins": "json", "independent_origins": "number", "first": "json", "disputed_by": "json",
            "flags": "texts", "at_least": "number", "at_most": "number", "why": "text",
        },
        _traced("claims"),
    ),
    "quotes": Table({"story": "text", "speaker": "text", "variants": "json", "altered": "yes"}, _traced("quotes")),
}  # fmt: skip
