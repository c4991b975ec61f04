"""Say of articles and statements: this was taken from that, these make one claim, this article was read through."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from wherefrom.archive.add import adding
from wherefrom.archive.corrections.keeping import made, written
from wherefrom.archive.corrections.pairing import anchor_of
from wherefrom.archive.corrections.relating import settle_relations
from wherefrom.archive.corrections.types import Anchor, Correction, How, OtherStatement, Taken
from wherefrom.archive.store import schema
from wherefrom.archive.store.rows import storable
from wherefrom.errors import CorrectionError, NotInArchiveError
from wherefrom.text.digest import text_sha256

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from wherefrom.archive.add.adding import Found
    from wherefrom.archive.archive import Archive
    from wherefrom.reading.types import Reading

OfArticle = tuple[str, str | int]
"""The id of an article, and the id or key of one of its statements."""


def say_derivation(
    archive: Archive, article: str, taken: Taken, person: str, *, yes: bool = True, note: str = ""
) -> Correction:
    """Say that an article took from another, or credits a party; with ``yes`` false that it does not.

    Traces follow: what was taken goes back to where the other one does. Of two articles one thing counts, what was said
    last. Raises NotInArchiveError where one is not there, CorrectionError where they are one.
    """
    if (taken.article is None) == (taken.name is None) or not (taken.article or taken.name or "").strip():
        raise CorrectionError("say from which article, or from which party")
    with archive.database.writing() as connection:
        here, *others = _locked(archive, connection, [article, *([taken.article] if taken.article else [])])
        for there in others:
            if there.key == here.key:
                raise CorrectionError(f"{article}: an article does not take from itself")
            taken = Taken(there.id, None, taken.how)
        reading = adding.shown_now(connection, here.key, here.id)
        new = made("derivation", person, note, **_about(reading), taken=taken, yes=yes)
        written(connection, here.key, new, others[0].key if others else None)
        settle_relations(connection, here.key)
    return new


def say_same_claim(
    archive: Archive, one: OfArticle, other: OfArticle, person: str, *, yes: bool = True, note: str = ""
) -> Correction:
    """Say that two statements of two articles make one claim; with ``yes`` false that they do not.

    Raises NotInArchiveError where an article is not there, CorrectionError where it has no such statement, or where
    both are of one article.
    """
    with archive.database.writing() as connection:
        here, there = _locked(archive, connection, [one[0], other[0]])
        if there.key == here.key:
            raise CorrectionError("a claim is compared between two articles")
        readings = [adding.shown_now(connection, found.key, found.id) for found in (here, there)]
        anchors = [_anchor(reading, asked) for reading, (_, asked) in zip(readings, (one, other), strict=True)]
        beside = OtherStatement(there.id, text_sha256(readings[1].article.text), anchors[1])
        new = made("same-claim", person, note, **_about(readings[0]), anchor=anchors[0], other=beside, yes=yes)
        written(connection, here.key, new, there.key)
        settle_relations(connection, here.key)
    return new


def mark_read_through(archive: Archive, article: str, person: str, note: str = "") -> Correction:
    """Say that a person has read the whole article: what it shows is all there is, and right.

    Only such articles are whole gold (``export --what gold``). Raises NotInArchiveError where there is none.
    """
    with archive.database.writing() as connection:
        (here,) = _locked(archive, connection, [article])
        reading = adding.shown_now(connection, here.key, here.id)
        new = made("read-through", person, note, **_about(reading))
        written(connection, here.key, new)
        settle_relations(connection, here.key)
    return new


def _about(reading: Reading) -> dict[str, Any]:
    article = reading.article
    return {"article": article.id, "text_sha256": text_sha256(article.text), "model": reading.model}


def _locked(archive: Archive, connection: Connection, asked: Sequence[str]) -> list[Found]:
    """The articles with these ids; nobody else writes to them until the transaction ends."""
    found: list[Found] = []
    for article_id in asked:
        one = adding.find_article(connection, storable(article_id), None)
        if one is None:
            raise NotInArchiveError(f"{archive.database.where}: has no article {article_id}")
        found.append(one)
    archive.database.lock(connection, [f"id {one.id}" for one in found])
    table, keys = schema.articles, sorted(one.key for one in found)
    connection.execute(select(table.c.key).where(table.c.key.in_(keys)).order_by(table.c.key).with_for_update())
    return found


def _anchor(reading: Reading, asked: str | int) -> Anchor:
    for statement in reading.statements:
        if asked in (statement.key, statement.id) or str(statement.id) == asked:
            return anchor_of(reading.article.text, statement)
    raise CorrectionError(f"{reading.article.id}: has no statement {asked}")


__all__ = ["How", "OfArticle", "Taken", "mark_read_through", "say_derivation", "say_same_claim"]
