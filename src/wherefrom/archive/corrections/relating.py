"""What people say of two articles or two statements, and that they read an article through: what became of it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select, update

from wherefrom.archive.corrections.carrying import carried_anchor
from wherefrom.archive.corrections.keeping import decoded, reading_of_text
from wherefrom.archive.corrections.overlay import undone
from wherefrom.archive.corrections.pairing import paired
from wherefrom.archive.corrections.types import OF_RELATIONS, Anchor, Correction, State
from wherefrom.archive.store import schema
from wherefrom.archive.store.rows import reading_from_record, storable
from wherefrom.lang.fold import fold
from wherefrom.text.digest import text_sha256

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from wherefrom.reading.types import Reading


def settle_relations(connection: Connection, key: int) -> None:
    """Write down what became of all that was said of the article with this key and another."""
    table = schema.corrections
    for one, (before, now) in states_of_relations(connection, key).items():
        if before != now:
            connection.execute(update(table).where(table.c.id == one).values(state=now))


def states_of_relations(connection: Connection, key: int) -> dict[str, tuple[State, State]]:
    """What became of all that was said of the article and another, by the id: as it is kept, and as it is."""
    table = schema.corrections
    about = or_(table.c.article == key, table.c.other == key) & table.c.action.in_(sorted(OF_RELATIONS))
    rows = connection.execute(select(table.c.id, table.c.state, table.c.article).where(about)).all()
    if not rows:
        return {}
    said = decoded(connection, select(table.c.record).where(about))
    beside = table.c.article.in_(sorted({row.article for row in rows})) & (table.c.action == "undo")
    gone = undone([*said, *decoded(connection, select(table.c.record).where(beside))])
    states = _states(connection, said, gone)
    return {row.id: (row.state, states[row.id]) for row in rows}


def _states(connection: Connection, said: Sequence[Correction], gone: frozenset[str]) -> dict[str, State]:
    states: dict[str, State] = {}
    told: set[Hashable] = set()
    for one in reversed(said):
        if one.id in gone:
            states[one.id] = "undone"
        elif _subject(one) in told:
            states[one.id] = "overruled"
        else:
            told.add(_subject(one))
            states[one.id] = _found(connection, one)
    return states


def _subject(one: Correction) -> Hashable:
    """What a correction decides: of two that decide one thing, the later counts."""
    if one.other is not None and one.anchor is not None:
        return frozenset({(one.article, one.anchor.content), (one.other.article, one.other.anchor.content)})
    if one.taken is not None:
        return (
            frozenset({one.article, one.taken.article})
            if one.taken.article
            else (one.article, fold(one.taken.name or ""))
        )
    return one.action, one.article


def _found(connection: Connection, one: Correction) -> State:
    if one.action == "read-through":
        now = shown_of(connection, one.article or "")
        return "applied" if now and text_sha256(now.article.text) == one.text_sha256 else "waiting"
    if one.other is None or one.anchor is None:
        return "applied"
    found: list[State] = []
    for article, sha256, anchor in both_of(one):
        now = shown_of(connection, article)
        carried = None if now is None else anchor_now(connection, now, sha256, anchor)
        if now is None or carried is None:
            found.append("waiting")
        else:
            found.append("applied" if statement_at(now, carried) is not None else "unpaired")
    return next((state for state in found if state != "applied"), "applied")


def both_of(one: Correction) -> tuple[tuple[str, str, Anchor], ...]:
    """The two statements of a same claim: the article, the SHA-256 of its text then, and the place."""
    if one.other is None or one.anchor is None:
        return ()
    first = (one.article or "", one.text_sha256 or "", one.anchor)
    return first, (one.other.article, one.other.text_sha256, one.other.anchor)


def shown_of(connection: Connection, article_id: str) -> Reading | None:
    """What people see of an article; None where it is not there."""
    articles, versions = schema.articles, schema.versions
    newest = (versions.c.article == articles.c.key) & (versions.c.number == articles.c.version)
    query = select(func.coalesce(versions.c.shown, versions.c.record)).join(articles, newest)
    record = connection.execute(query.where(articles.c.id == article_id)).scalar()
    return None if record is None else reading_from_record(record, article_id)


def anchor_now(connection: Connection, now: Reading, sha256: str, anchor: Anchor) -> Anchor | None:
    """A place of an older text in the newest; None where one of its words was changed."""
    if sha256 == text_sha256(now.article.text):
        return anchor
    before = reading_of_text(connection, now.article.id, sha256)
    return None if before is None else carried_anchor(anchor, before.article, now.article)


def statement_at(reading: Reading, anchor: Anchor) -> int | None:
    """The id of the statement that stands there."""
    place = paired([anchor], reading.statements).get(0)
    return None if place is None else reading.statements[place].id


def relations_of(connection: Connection, article_ids: Iterable[str]) -> list[Correction]:
    """What was said of two articles or two statements and counts, of the articles with these ids."""
    table, articles = schema.corrections, schema.articles
    query = select(table.c.record).join(articles, articles.c.key == table.c.article)
    wanted = table.c.action.in_(("derivation", "same-claim")) & (table.c.state == "applied")
    found: list[Correction] = []
    ids = sorted({storable(article_id) for article_id in article_ids})
    for start in range(0, len(ids), _AT_ONCE):
        found += decoded(connection, query.where(wanted, articles.c.id.in_(ids[start : start + _AT_ONCE])))
    return found


_AT_ONCE = 500
