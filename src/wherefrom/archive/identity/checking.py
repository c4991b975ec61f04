"""Whether what is kept of who is who is what the readings and the names give."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING

from sqlalchemy import func, literal, select

from wherefrom.archive.identity.found import found_in
from wherefrom.archive.identity.names import keys_of
from wherefrom.archive.identity.settle import settle
from wherefrom.archive.identity.shelf import InArchive
from wherefrom.archive.store import schema
from wherefrom.archive.store.rows import sections_of
from wherefrom.archive.store.schema import STATEMENTS_EACH

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from wherefrom.archive.store.database import Database
    from wherefrom.reading.types import Reading

_AT_ONCE = 500


def article_problems(connection: Connection, database: Database, article: int, reading: Reading) -> Iterator[str]:
    """What is wrong with the speakers, names and evidence of one article, given by its key and its reading."""
    speakers, names, evidence = schema.speakers, schema.party_names, schema.party_evidence
    found, first = found_in(reading), article * STATEMENTS_EACH
    query = select(names.c.name, names.c.sort, speakers.c.position, speakers.c.statement)
    mine = speakers.c.statement.between(first, first + STATEMENTS_EACH - 1)
    rows = connection.execute(query.join(names, names.c.key == speakers.c.name).where(mine))
    if {tuple(row) for row in rows} != {(*s.name, s.position, first + s.statement) for s in found.speaks}:
        yield "the speakers that queries see are not those of its reading"
    wanted = database.listed(sorted({name for name, _ in found.names}) or [""])
    rows = connection.execute(select(names.c.name, names.c.sort).where(names.c.name.in_(select(wanted.c.value))))
    known = {tuple(row) for row in rows}
    if not found.names.keys() <= known:
        yield "the archive does not know all its names"
    one, other = names.alias("one"), names.alias("other")
    query = (
        select(one.c.name, one.c.sort, other.c.name, other.c.sort, evidence.c.says)
        .join(one, one.c.key == evidence.c.name)
        .join(other, other.c.key == evidence.c.other)
        .where(evidence.c.article == article)
    )
    shown = {_unordered((row[0], row[1]), (row[2], row[3]), row[4]) for row in connection.execute(query)}
    if shown != {_unordered(a, b, says) for a, b, says in found.shows if a != b}:
        yield "what it shows of two names is not what its reading gives"


def _unordered(one: tuple[str, str], other: tuple[str, str], says: str) -> tuple[object, ...]:
    return (says, one, other) if says == "called" else (says, *sorted((one, other)))


def identity_problems(connection: Connection, database: Database) -> Iterator[str]:
    """What is wrong with the parties of the whole archive, and with what is kept count of."""
    yield from _wrong_parties(connection, database)
    yield from _wrong_keys(connection, database)
    yield from _wrong_joins(connection)
    yield from _wrong_counts(connection)


def _wrong_parties(connection: Connection, database: Database) -> Iterator[str]:
    """Every name is with those that the names and the evidence put it with, and with no others."""
    shelf, table, last = InArchive(connection, database), schema.party_names, -1
    while True:
        query = select(table.c.key).where(table.c.key > last).order_by(table.c.key).limit(_AT_ONCE)
        keys = connection.execute(query).scalars().all()
        if not keys:
            return
        last = keys[-1]
        settled = settle(shelf, keys, grown=False)
        known = {name.key: name for name in shelf.named(settled.alone.keys())}
        for key, alone in settled.alone.items():
            if known[key].alone != alone:
                yield f"the name {known[key].name!r} {'fits' if alone else 'does not fit'} several parties"
        for names, _ in settled.parties:
            held = shelf.of_parties({name.party for name in names})
            if {name.key for name in held} != {name.key for name in names}:
                yield f"the name {names[0].name!r} is not with those of its party"


def _wrong_keys(connection: Connection, database: Database) -> Iterator[str]:
    """Every name is found under the keys that names like it have, and under no others."""
    names, kept, last, total = schema.party_names, schema.party_keys, -1, 0
    query = select(names.c.key, names.c.name, names.c.sort).order_by(names.c.key).limit(_AT_ONCE)
    while rows := connection.execute(query.where(names.c.key > last)).all():
        last = rows[-1].key
        wanted = {row.key: keys_of(row.name, row.sort) for row in rows}
        listed = database.listed(sorted({value for values in wanted.values() for value in values}) or [""])
        mine = kept.c.value.in_(select(listed.c.value)) & kept.c.name.between(rows[0].key, last)
        found = {tuple(row) for row in connection.execute(select(kept.c.value, kept.c.name).where(mine))}
        for row in rows:
            total += len(wanted[row.key])
            if not {(value, row.key) for value in wanted[row.key]} <= found:
                yield f"the name {row.name!r} is not found under all its keys"
    if (more := connection.execute(select(func.count()).select_from(kept)).scalar_one() - total) > 0:
        yield f"{more} keys of names are of no name"


def _wrong_joins(connection: Connection) -> Iterator[str]:
    """Every name of a party but one is joined to another of its names."""
    names, joins = schema.party_names, schema.party_joins
    one, other = names.alias("one"), names.alias("other")
    apart = select(one.c.name).join(joins, joins.c.name == one.c.key).outerjoin(other, other.c.key == joins.c.other)
    for name in connection.execute(apart.where(other.c.party.is_distinct_from(one.c.party))).scalars():
        yield f"the name {name!r} is joined to one of another party"
    counts = func.count(names.c.key) - func.count(joins.c.name)
    query = select(func.min(names.c.name)).outerjoin(joins, joins.c.name == names.c.key).group_by(names.c.party)
    for name in connection.execute(query.having(counts != 1)).scalars():
        yield f"why the party of {name!r} is one is not kept for each of its names"


def _wrong_counts(connection: Connection) -> Iterator[str]:
    names, speakers, parties = schema.party_names, schema.speakers, schema.parties
    said = select(func.count()).where(speakers.c.name == names.c.key, speakers.c.position == 0).scalar_subquery()
    for name in connection.execute(select(names.c.name).where(names.c.statements != said)).scalars():
        yield f"the statements of {name!r} are miscounted"
    total = select(func.sum(names.c.statements)).where(names.c.party == parties.c.key).scalar_subquery()
    wrong = select(parties.c.key).where(parties.c.statements != func.coalesce(total, -1))
    for party in connection.execute(wrong).scalars():
        yield f"the statements of the party {party} are miscounted"
    counts = schema.source_counts
    kept = {tuple(row) for row in connection.execute(select(counts))}
    if kept != set(_counted(connection)):
        yield "the counts of statements by outlet, month and kind are not those of its statements"
    table = schema.section_counts
    if {tuple(row) for row in connection.execute(select(table))} != _counted_by_section(connection):
        yield "the counts of statements by section, month and kind are not those of its statements"


def _counted(connection: Connection) -> Iterator[tuple[object, ...]]:
    articles, statements, links = schema.articles, schema.statements, schema.links
    outlet = func.coalesce(articles.c.outlet, literal(""))
    month = func.substr(func.coalesce(articles.c.day, literal("")), 1, 7)
    origin = (links.c.statement == statements.c.key) & (links.c.position == 0)
    for kind in (links.c.kind, literal("")):
        inner = (
            select(outlet.label("o"), month.label("m"), kind.label("k"), articles.c.key.label("a"))
            .join(statements, statements.c.article == articles.c.key)
            .join(links, origin)
            .subquery()
        )
        query = select(inner.c.o, inner.c.m, inner.c.k, func.count(inner.c.a.distinct()), func.count())
        yield from (tuple(row) for row in connection.execute(query.group_by(inner.c.o, inner.c.m, inner.c.k)))


def _counted_by_section(connection: Connection) -> set[tuple[object, ...]]:
    articles, statements, links = schema.articles, schema.statements, schema.links
    query = (
        select(articles.c.key, articles.c.sections, articles.c.day, links.c.kind, func.count())
        .join(statements, statements.c.article == articles.c.key)
        .join(links, (links.c.statement == statements.c.key) & (links.c.position == 0))
        .group_by(articles.c.key, articles.c.sections, articles.c.day, links.c.kind)
    )
    said: Counter[tuple[str, str, str]] = Counter()
    where: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    for key, stored, day, kind, number in connection.execute(query):
        for place in product(sections_of(stored) or ("",), [(day or "")[:7]], (kind, "")):
            said[place] += number
            where[place].add(key)
    return {(*place, len(where[place]), number) for place, number in said.items()}
