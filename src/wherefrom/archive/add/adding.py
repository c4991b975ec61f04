"""One reading into an archive, in one transaction: there whole or not at all; adding it again does nothing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import bindparam, delete, func, insert, literal, select, union_all, update

from wherefrom.archive.add.preparing import Prepared, prepared, reader_version, terms_of
from wherefrom.archive.add.versions import Change, changes_between, changes_from_json, changes_to_json, digest
from wherefrom.archive.add.writing import (
    article_words,
    count_terms,
    statement_words,
    table_rows,
    write_rows,
    write_terms,
    write_versions,
)
from wherefrom.archive.corrections.keeping import laid_over
from wherefrom.archive.corrections.relating import settle_relations
from wherefrom.archive.identity.keeping import replace_names
from wherefrom.archive.store import schema
from wherefrom.archive.store.full_text import plain_rows
from wherefrom.archive.store.rows import (
    address_of,
    article_row,
    checked_id,
    packed_vectors,
    reading_from_record,
    rows_of,
    terms_from,
    vectors_from,
)
from wherefrom.archive.store.schema import STATEMENTS_EACH
from wherefrom.archive.stories.in_archive import place_new_article
from wherefrom.archive.stories.near import about_of
from wherefrom.errors import ArchiveError, NotInArchiveError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select

    from wherefrom.archive.store.database import Database
    from wherefrom.intake.article import Article
    from wherefrom.reading.types import Reading

Outcome = Literal["new", "unchanged", "changed"]


@dataclass(frozen=True, slots=True)
class Added:
    """What adding did: the id under which the archive has the article, and the number of the version.

    ``unchanged``: this version was there already, nothing was written. ``changed``: it is a new version of an article
    that was there, or was read again by a newer wherefrom; ``changes`` says what differs.
    """

    article: str
    outcome: Outcome
    version: int
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """An article that is there: its key, its id in this archive, the number of its newest version."""

    key: int
    id: str
    version: int


def is_older(reader: str, than: str) -> bool:
    """Whether a reading by ``reader`` is to be made anew by the version ``than``."""
    return _numbers(reader) < _numbers(than)


def _numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".") if part.isdecimal()]


def find_article(connection: Connection, article_id: str, address: str | None) -> Found | None:
    """Key, id and newest version of the article with this id, else of the one with this address."""
    given = {"id": article_id} | ({"address": address} if address else {})
    row = connection.execute(_finding(by_address=bool(address)), given).first()
    return None if row is None else Found(row.key, row.id, row.version)


@cache
def _finding(*, by_address: bool) -> Select[Any]:
    """The query of ``find_article``, made once: every page asks it."""
    table, others = schema.articles, schema.other_ids
    columns, named = (table.c.key, table.c.id, table.c.version), bindparam("id", type_=table.c.id.type)
    ways = [
        select(*columns, literal(0).label("way")).where(table.c.id == named),
        select(*columns, literal(1)).join(others, others.c.article == table.c.key).where(others.c.id == named),
    ]
    if by_address:
        ways.append(select(*columns, literal(2)).where(table.c.address == bindparam("address")))
    found = union_all(*ways).subquery()
    return select(found.c.key, found.c.id, found.c.version).order_by(found.c.way, found.c.key).limit(1)


def has_reading(database: Database, article: Article) -> bool:
    """Whether this version of the article is there, read by this version of wherefrom or a newer one."""
    wanted = digest(article)
    with database.reading() as connection:
        found = find_article(connection, checked_id(article.id), address_of(article.url))
        known = known_version(connection, found.key, wanted) if found else None
    return known is not None and not is_older(known[1], reader_version())


def add_reading(database: Database, reading: Reading, snapshot: bytes | None) -> Added:
    """Store the reading; ``Archive.add`` says what comes of it."""
    return add_prepared(database, reading, prepared(reading, snapshot))


def add_prepared(database: Database, reading: Reading, new: Prepared) -> Added:
    """Store a reading of which has been prepared what can be."""
    with database.writing() as connection:
        database.lock(connection, [f"id {new.id}", *([f"address {new.address}"] if new.address else [])])
        found = find_article(connection, new.id, new.address)
        if found is None:
            return _add_article(connection, database, reading, new)
        # Others may know the article by other names than the ones locked above.
        table = schema.articles
        version = connection.execute(
            select(table.c.version).where(table.c.key == found.key).with_for_update()
        ).scalar_one()
        if found.id != new.id:
            other = database.insert(schema.other_ids).values(id=new.id, article=found.key)
            connection.execute(other.on_conflict_do_nothing())
        known = known_version(connection, found.key, new.digest)
        if known is None:
            return _add_version(connection, database, reading, new, found.key, found.id, version)
        number, reader = known
        if not is_older(reader, new.reader):
            return Added(found.id, "unchanged", number)
        return _read_again(connection, database, new, found.key, found.id, newest=number == version)


def read_anew(database: Database, reading: Reading) -> Added:
    """Put ``reading``, of the newest version's text, in the place of the one that is there, whatever read that one.

    Raises NotInArchiveError where the archive has no such article, ArchiveError where its newest version has another
    text.
    """
    new = prepared(reading, None)
    with database.writing() as connection:
        found = find_article(connection, new.id, None)
        if found is None:
            raise NotInArchiveError(f"{database.where}: has no article {new.id}")
        database.lock(connection, [f"id {found.id}"])
        known = known_version(connection, found.key, new.digest)
        if known is None or known[0] != found.version:
            raise ArchiveError(f"{new.id}: its newest version in {database.where} has another text")
        return _read_again(connection, database, new, found.key, found.id, newest=True)


def known_version(connection: Connection, key: int, wanted: str) -> tuple[int, str] | None:
    """Number and reader of the version with this digest."""
    table = schema.versions
    query = select(table.c.number, table.c.reader).where(table.c.article == key, table.c.digest == wanted)
    row = connection.execute(query).first()
    return row and (row.number, row.reader)


def _add_article(connection: Connection, database: Database, reading: Reading, new: Prepared) -> Added:
    row = article_row(reading.article) | {"id": new.id, "version": 1, "added": new.now}
    key = connection.execute(insert(schema.articles).values(row).returning(schema.articles.c.key)).scalar_one()
    _write_version(connection, database, new, key, 1, ())
    _write_rows(connection, database, reading, key, set())
    replace_names(connection, database, key, None, reading)
    place_new_article(connection, database, new.id, new.fingerprints)
    return Added(new.id, "new", 1)


def _add_version(
    connection: Connection, database: Database, reading: Reading, new: Prepared, key: int, article_id: str, last: int
) -> Added:
    old = shown(connection, key, last, article_id)
    changes = changes_between(old.article, reading.article)
    number = last + 1
    about = article_row(reading.article) | {"version": number}
    connection.execute(update(schema.articles).where(schema.articles.c.key == key).values(about))
    _write_version(connection, database, new, key, number, changes)
    show(connection, database, key, article_id, old)
    return Added(article_id, "changed", number, changes)


def _read_again(
    connection: Connection, database: Database, new: Prepared, key: int, article_id: str, *, newest: bool
) -> Added:
    """The same version by a newer reader: the reading is put in the place of the old one."""
    table = schema.versions
    this = (table.c.article == key) & (table.c.digest == new.digest)
    number, reader, changes = connection.execute(
        select(table.c.number, table.c.reader, table.c.changes).where(this)
    ).one()
    again = Change("reading", reader, new.reader)
    kept = [change for change in changes_from_json(changes) if change.what != "reading"]
    old = shown(connection, key, number, article_id)
    values = {"record": new.record, "reader": new.reader, "changes": changes_to_json([*kept, again])}
    connection.execute(update(table).where(this).values(values))
    if newest:
        show(connection, database, key, article_id, old)
    return Added(article_id, "changed", number, (again,))


def show(connection: Connection, database: Database, key: int, article_id: str, before: Reading) -> None:
    """Make what people see of an article anew: the newest version's reading with the corrections laid over it.

    ``before`` is what they saw until now, whose rows go.
    """
    reading = laid_over(connection, key, article_id)
    about = article_row(reading.article)
    connection.execute(update(schema.articles).where(schema.articles.c.key == key).values(about))
    _replace_rows(connection, database, reading, key, before)
    settle_relations(connection, key)


def shown_now(connection: Connection, key: int, article_id: str) -> Reading:
    """The reading of the newest version as people see it."""
    number = connection.execute(select(schema.articles.c.version).where(schema.articles.c.key == key)).scalar_one()
    return shown(connection, key, number, article_id)


def shown(connection: Connection, key: int, number: int, article_id: str) -> Reading:
    """The reading of a version as people see it."""
    table = schema.versions
    query = select(func.coalesce(table.c.shown, table.c.record)).where(table.c.article == key, table.c.number == number)
    return reading_from_record(connection.execute(query).scalar_one(), article_id)


def _write_version(
    connection: Connection, database: Database, new: Prepared, key: int, number: int, changes: tuple[Change, ...]
) -> None:
    write_versions(connection, database, [(new, key, number, changes)])


def _write_rows(connection: Connection, database: Database, reading: Reading, key: int, before: set[str]) -> None:
    """The rows of the article. ``before``: the terms that it had and that are still counted."""
    vectors = packed_vectors(reading)
    write_rows(connection, database, [(table_rows(reading, vectors), key)])
    now = terms_of(reading)
    counted = _count_terms(connection, database, before, set(now))
    day = article_row(reading.article)["day"] or ""
    terms = [(counted[term], weight) for term, weight in now.items()]
    write_terms(connection, database, [(key, day, terms, about_of(vectors_from(vectors)))])


def _replace_rows(connection: Connection, database: Database, reading: Reading, key: int, old: Reading) -> None:
    """The rows of ``old`` out, those of the new reading in."""
    before = _forget_rows(connection, database, key, old)
    _write_rows(connection, database, reading, key, before)
    articles = schema.articles
    if connection.execute(select(articles.c.waiting).where(articles.c.key == key)).scalar() is None:
        replace_names(connection, database, key, old, reading)


def _forget_rows(connection: Connection, database: Database, key: int, old: Reading) -> set[str]:
    """The rows of ``old`` out; its terms. A full-text index forgets only what it is told exactly."""
    database.forget_words(connection, "article_words", plain_rows([article_words(old.article, key)]))
    database.forget_words(connection, "statement_words", plain_rows(statement_words(rows_of(old, key))))
    mine = schema.links.c.statement.between(key * STATEMENTS_EACH, (key + 1) * STATEMENTS_EACH - 1)
    connection.execute(delete(schema.links).where(mine))
    for table in (schema.statements, schema.names, schema.entities):
        connection.execute(delete(table).where(table.c.article == key))
    terms, mentions, outlines = schema.terms, schema.article_terms, schema.outlines
    packed = connection.execute(select(outlines.c.terms).where(outlines.c.article == key)).scalar_one()
    these = terms_from(packed)[0].tolist()
    before = set(connection.execute(select(terms.c.term).where(database.among(terms.c.key, these))).scalars())
    here = (mentions.c.day == (article_row(old.article)["day"] or "")) & (mentions.c.article == key)
    connection.execute(delete(mentions).where(database.among(mentions.c.term, these), here))
    connection.execute(delete(outlines).where(outlines.c.article == key))
    return before


def remove_rows(connection: Connection, database: Database, key: int, old: Reading) -> None:
    """The rows of ``old``, which an article shows, out for good, and its terms counted down."""
    table = schema.terms
    for term in sorted(_forget_rows(connection, database, key, old)):  # In order, as they are counted up.
        connection.execute(update(table).where(table.c.term == term).values(articles=table.c.articles - 1))
        _drop_unused(connection, term)


def _count_terms(connection: Connection, database: Database, before: set[str], now: set[str]) -> dict[str, int]:
    """Count for each term in how many articles it is, up and down; and the keys of all."""
    more = {term: (term in now) - (term in before) for term in sorted(before | now)}
    counted = count_terms(connection, database, more)
    for term in sorted(before - now):
        _drop_unused(connection, term)
    return {term: key for term, (key, _) in counted.items()}


def _drop_unused(connection: Connection, term: str) -> None:
    table = schema.terms
    connection.execute(delete(table).where(table.c.term == term, table.c.articles <= 0))
