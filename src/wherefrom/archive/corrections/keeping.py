"""Corrections in the archive: written once, never changed; and what they make of an article's newest version."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import insert, select, update

from wherefrom.archive.corrections.carrying import carried
from wherefrom.archive.corrections.overlay import Overlaid, overlay
from wherefrom.archive.corrections.types import OF_READING, Action, Correction
from wherefrom.archive.store import schema
from wherefrom.archive.store.rows import packed_record, reading_from_record, storable
from wherefrom.errors import CorrectionError
from wherefrom.reading.types import Reading

if TYPE_CHECKING:
    from sqlalchemy import Connection, ScalarSelect, Select

    from wherefrom.archive.store.database import Database


def made(action: Action, person: str, note: str = "", **fields: Any) -> Correction:
    """A new correction of this moment, about no article unless ``fields`` say so.

    Raises CorrectionError where nobody made it.
    """
    if not person.strip():
        raise CorrectionError("a correction says who made it: give a name")
    return Correction(
        id=uuid.uuid4().hex[:16],
        action=action,
        person=storable(person.strip()),
        time=datetime.now(UTC).isoformat(timespec="milliseconds"),
        note=storable(note),
        **({"article": None, "text_sha256": None} | fields),
    )


def written(connection: Connection, key: int | None, correction: Correction, other: int | None = None) -> None:
    """Keep a correction of the article with this key; ``other``: the key of the second, where it is about two."""
    row = {
        "id": correction.id,
        "article": key,
        "other": other,
        "time": correction.time,
        "person": correction.person,
        "action": correction.action,
        "state": "applied",
        "record": msgspec.json.encode(correction).decode(),
    }
    connection.execute(insert(schema.corrections).values(row))


def kept(connection: Connection, key: int) -> list[Correction]:
    """All corrections of an article's reading, in the order in which they were made."""
    table = schema.corrections
    query = select(table.c.record).where(table.c.article == key, table.c.action.in_(sorted(OF_READING)))
    return decoded(connection, query)


def decoded(connection: Connection, query: Select[Any]) -> list[Correction]:
    """The corrections whose records a query asks for, in the order in which they were made."""
    query = query.order_by(schema.corrections.c.key)
    return [msgspec.json.decode(record, type=Correction) for record in connection.execute(query).scalars()]


def corrections_of(connection: Connection, database: Database, ids: Iterable[str]) -> list[Correction]:
    """The corrections with these ids, in the order in which they were made."""
    wanted = sorted(ids)
    if not wanted:
        return []
    listed = database.listed(wanted)
    table = schema.corrections
    return decoded(connection, select(table.c.record).where(table.c.id.in_(select(listed.c.value))))


def overlaid(connection: Connection, key: int, article_id: str, corrections: Sequence[Correction]) -> Overlaid:
    """``corrections`` laid over the model's reading of the newest version."""
    model = model_reading(connection, key, article_id)
    here, waiting = carried_here(connection, key, article_id, model, corrections)
    return overlay(model, here, waiting)


def laid_over(connection: Connection, key: int, article_id: str) -> Reading:
    """What people see of the newest version; kept beside the model's reading, with what became of each correction."""
    corrections = kept(connection, key)
    if not corrections:
        return model_reading(connection, key, article_id)
    found = overlaid(connection, key, article_id, corrections)
    table, versions = schema.corrections, schema.versions
    for one, state in found.states.items():
        connection.execute(update(table).where(table.c.id == one).values(state=state))
    record = packed_record(found.reading) if found.is_corrected else None
    newest = (versions.c.article == key) & (versions.c.number == _newest(key))
    connection.execute(update(versions).where(newest).values(shown=record))
    return found.reading


def model_reading(connection: Connection, key: int, article_id: str) -> Reading:
    """The model's own reading of the newest version."""
    table = schema.versions
    query = select(table.c.record).where(table.c.article == key, table.c.number == _newest(key))
    return reading_from_record(connection.execute(query).scalar_one(), article_id)


def _newest(key: int) -> ScalarSelect[Any]:
    articles = schema.articles
    return select(articles.c.version).where(articles.c.key == key).scalar_subquery()


def carried_here(
    connection: Connection, key: int, article_id: str, model: Reading, corrections: Sequence[Correction]
) -> tuple[list[Correction], frozenset[str]]:
    """The corrections on the newest text, and the ids of those whose words were changed since they were made."""
    from wherefrom.text.digest import text_sha256

    now = text_sha256(model.article.text)
    older: dict[str, Reading | None] = {}
    here: list[Correction] = []
    waiting: set[str] = set()
    for one in corrections:
        if one.text_sha256 and one.text_sha256 != now and one.action not in {"undo", "metadata"}:
            if one.text_sha256 not in older:
                older[one.text_sha256] = _of_text(connection, key, article_id, one.text_sha256)
            before = older[one.text_sha256]
            moved = None if before is None else carried(one, before.article, model.article)
            if moved is None:
                waiting.add(one.id)
            one = moved or one
        here.append(one)
    return here, frozenset(waiting)


def reading_of_text(connection: Connection, article_id: str, sha256: str) -> Reading | None:
    """The model's reading of the version of an article whose text has this SHA-256; None where there is none."""
    articles = schema.articles
    key = connection.execute(select(articles.c.key).where(articles.c.id == article_id)).scalar()
    return None if key is None else _of_text(connection, key, article_id, sha256)


def _of_text(connection: Connection, key: int, article_id: str, sha256: str) -> Reading | None:
    table = schema.versions
    query = select(table.c.record).where(table.c.article == key, table.c.text_sha256 == sha256).limit(1)
    record = connection.execute(query).scalar()
    return None if record is None else reading_from_record(record, article_id)
