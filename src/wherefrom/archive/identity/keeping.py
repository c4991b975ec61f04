"""Who is who kept up to date, in the transaction that adds an article or puts another reading in its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, func, insert, select, update

from wherefrom.archive.identity.counting import count_sources
from wherefrom.archive.identity.found import Found, NameOf, found_in
from wherefrom.archive.identity.graph import Graph
from wherefrom.archive.identity.names import Name, keys_of
from wherefrom.archive.identity.settle import Joined, settle
from wherefrom.archive.identity.shelf import InArchive
from wherefrom.archive.identity.ties import Says
from wherefrom.archive.store import schema
from wherefrom.archive.store.full_text import plain_rows
from wherefrom.archive.store.schema import STATEMENTS_EACH
from wherefrom.lang.people import plain_name

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from wherefrom.archive.store.database import Database
    from wherefrom.reading.types import Reading


@dataclass(frozen=True, slots=True)
class Replaced:
    """An article, by its key, with what people saw of it before and see now; None where there was, or will be, none.

    ``found``: what the new reading tells of names, where that is known already.
    """

    article: int
    old: Reading | None
    new: Reading | None
    found: Found | None = None


def replace_names(
    connection: Connection, database: Database, article: int, old: Reading | None, new: Reading | None
) -> None:
    """``replace_all_names`` of one article."""
    replace_all_names(connection, database, [Replaced(article, old, new)])


def replace_all_names(connection: Connection, database: Database, articles: Sequence[Replaced]) -> None:
    """Make the archive know the names of the new readings of articles in place of those of the old.

    What it costs does not grow with the archive. Others that change names wait until this transaction ends.
    """
    database.lock(connection, ["parties"])
    changes = [_Change(one.article, _found(one.old), one.found or _found(one.new)) for one in articles]
    keeper = _Keeper(connection, database)
    for one in articles:
        if one.old:
            keeper.forget(one.article)
    keys, touched = keeper.learn_names(changes)
    touched |= keeper.learn_evidence(changes, keys)
    keeper.learn_speakers(changes, keys)
    gone, around = keeper.drop_unused(keys) if any(one.old for one in articles) else (set(), set())
    grown = not any(one.old for one in articles) and not any(change.after.shows for change in changes)
    settle_names(connection, database, (touched | around) - gone, grown=grown)
    count_sources(connection, database, [(one.old, -1) for one in articles if one.old])
    count_sources(connection, database, [(one.new, 1) for one in articles if one.new])


def _found(reading: Reading | None) -> Found:
    return found_in(reading) if reading else Found()


@dataclass(frozen=True, slots=True)
class _Change:
    """What an article, by its key, told of names, and what it tells."""

    article: int
    before: Found
    after: Found


class _Keeper:
    """The changes that articles make to the names of an archive, one after the other."""

    def __init__(self, connection: Connection, database: Database) -> None:
        self._connection, self._database = connection, database
        self._parted: set[int] = set()

    def forget(self, article: int) -> None:
        """Take out what the article showed of names, and whose words its statements were."""
        evidence, speakers, first = schema.party_evidence, schema.speakers, article * STATEMENTS_EACH
        query = select(evidence.c.name, evidence.c.other).where(evidence.c.article == article)
        for row in self._connection.execute(query):
            self._parted |= {row.name, row.other}
        self._connection.execute(delete(evidence).where(evidence.c.article == article))
        mine = speakers.c.statement.between(first, first + STATEMENTS_EACH - 1)
        self._connection.execute(delete(speakers).where(mine))

    def learn_names(self, changes: Sequence[_Change]) -> tuple[dict[NameOf, int], set[int]]:
        """The keys of all names of the readings, and of those that are new or newly known for an outlet's."""
        wanted = list(dict.fromkeys(n for c in changes for n in sorted({*c.before.names, *c.after.names})))
        known = self._known(wanted)
        new = [name for name in wanted if name not in known]
        known |= {name: (key, False) for name, key in self._make(new).items()}
        articles, outlets, said = Counter[NameOf](), Counter[NameOf](), Counter[NameOf]()
        for change in changes:
            for found, sign in ((change.after, 1), (change.before, -1)):
                for name, outlet in found.names.items():
                    articles[name] += sign
                    outlets[name] += sign * outlet
                for one in found.speaks:
                    said[one.name] += sign * (not one.position)
        counts = []
        touched = {known[name][0] for name in new} | self._parted
        for name in wanted:
            key, was_outlet = known[name]
            if articles[name] or outlets[name] or said[name]:
                counts.append((articles[name], outlets[name], said[name], key))
            if outlets[name] < 0 or (outlets[name] > 0 and not was_outlet):
                touched.add(key)
        self._count(counts)
        return {name: key for name, (key, _) in known.items()}, touched

    def _known(self, names: Sequence[NameOf]) -> dict[NameOf, tuple[int, bool]]:
        table = schema.party_names
        if not names:
            return {}
        listed = self._database.listed(sorted({name for name, _ in names}))
        query = select(table.c.key, table.c.name, table.c.sort, table.c.outlets)
        rows = self._connection.execute(query.where(table.c.name.in_(select(listed.c.value))))
        wanted = set(names)
        return {(row.name, row.sort): (row.key, bool(row.outlets)) for row in rows if (row.name, row.sort) in wanted}

    def _make(self, names: Sequence[NameOf]) -> dict[NameOf, int]:
        """New names, each a party of its own for now."""
        connection, database = self._connection, self._database
        parties = database.next_keys(connection, schema.parties, len(names))
        database.insert_many(connection, schema.parties, [(party, 0) for party in parties])
        keys = database.next_keys(connection, schema.party_names, len(names))
        found = dict(zip(names, keys, strict=True))
        rows = [
            (found[one], *one, party, 0, 0, 0, 0)  # not alone; in no article, no outlet, of no statement yet
            for one, party in zip(names, parties, strict=True)
        ]
        database.insert_many(connection, schema.party_names, rows)
        values = [(value, found[one]) for one in names for value in sorted(keys_of(*one))]
        database.insert_many(connection, schema.party_keys, values)
        words = [(found[one], plain_name(one[0])) for one in names if one[1] != "person"]
        database.index_words(connection, "party_words", plain_rows(words))
        return found

    def _count(self, counts: Sequence[tuple[int, int, int, int]]) -> None:
        """Count articles, outlets and statements of names up and down; the last number of each is the name's key."""
        table, parties = schema.party_names, schema.parties
        if not counts:
            return
        columns = ("articles", "outlets", "statements")
        rows = [dict(zip((*(f"more_{name}" for name in columns), "name_key"), row, strict=True)) for row in counts]
        more = {name: table.c[name] + bindparam(f"more_{name}") for name in columns}
        this = table.c.key == bindparam("name_key")
        self._connection.execute(update(table).where(this).values(more), rows)
        said = [{"more": row["more_statements"], "name_key": row["name_key"]} for row in rows if row["more_statements"]]
        if said:
            whose = select(table.c.party).where(this).scalar_subquery()
            counted = {"statements": parties.c.statements + bindparam("more")}
            self._connection.execute(update(parties).where(parties.c.key == whose).values(counted), said)

    def learn_evidence(self, changes: Sequence[_Change], keys: Mapping[NameOf, int]) -> set[int]:
        """Store what the articles show of two names; the keys of names of which that is news."""
        rows: dict[tuple[int, int, Says, int], None] = {}
        for change in changes:
            for one, other, says in sorted(change.after.shows):
                pair = keys[one], keys[other]
                first, second = pair if says == "called" else sorted(pair)
                if first != second:
                    rows[first, second, says, change.article] = None
        if not rows:
            return set()
        table = schema.party_evidence
        known = self._database.among(table.c.name, sorted({name for name, *_ in rows}))
        query = select(table.c.name, table.c.other, table.c.says).where(known).distinct()
        before = {(row.name, row.other, row.says) for row in self._connection.execute(query)}
        self._database.insert_many(self._connection, table, list(rows))
        return {end for row in rows if row[:3] not in before for end in row[:2]}

    def learn_speakers(self, changes: Sequence[_Change], keys: Mapping[NameOf, int]) -> None:
        """Store whose words the statements are."""
        rows = {
            (keys[one.name], one.position, change.article * STATEMENTS_EACH + one.statement)
            for change in changes
            for one in change.after.speaks
        }
        self._database.insert_many(self._connection, schema.speakers, sorted(rows))

    def drop_unused(self, keys: Mapping[NameOf, int]) -> tuple[set[int], set[int]]:
        """Take out names that no article has any more; their keys, and those of the names that they were tied to."""
        table = schema.party_names
        unused = self._database.among(table.c.key, sorted(keys.values())) & (table.c.articles == 0)
        shelf = InArchive(self._connection, self._database)
        rows = self._connection.execute(select(table.c.key).where(unused)).scalars()
        gone = set(rows)
        if not gone:
            return set(), set()
        names = shelf.named(gone)
        graph = Graph(shelf)
        graph.fetch(names)
        around = {one.key for name in names for one in graph.neighbours(name)}
        around |= {one.key for one in shelf.of_parties({name.party for name in names})}
        self._connection.execute(delete(schema.party_joins).where(schema.party_joins.c.name.in_(gone)))
        for name in names:
            mine = schema.party_keys.c.value.in_(keys_of(name.name, name.sort)) & (schema.party_keys.c.name == name.key)
            self._connection.execute(delete(schema.party_keys).where(mine))
        words = [(name.key, plain_name(name.name)) for name in names if name.sort != "person"]
        self._database.forget_words(self._connection, "party_words", plain_rows(words))
        self._connection.execute(delete(table).where(table.c.key.in_(gone)))
        drop_empty_parties(self._connection, {name.party for name in names})
        return gone, around


def settle_names(connection: Connection, database: Database, touched: Collection[int], *, grown: bool) -> None:
    """Work out anew whose names these are, and whose those around them."""
    if not touched:
        return
    settled = settle(InArchive(connection, database), sorted(touched), grown=grown)
    table = schema.party_names
    known = {name.key: name for names, _ in settled.parties for name in names}
    for key, alone in settled.alone.items():
        if known[key].alone != alone:
            connection.execute(update(table).where(table.c.key == key).values(alone=int(alone)))
    taken: set[int] = set()
    emptied: set[int] = set()
    all_joins: list[Joined] = []
    for names, joins in sorted(settled.parties, key=lambda party: -len(party[0])):
        party = _party_for(connection, names, taken)
        taken.add(party)
        moved = [name.key for name in names if name.party != party]
        emptied |= {name.party for name in names if name.party != party}
        if moved:
            connection.execute(update(table).where(table.c.key.in_(moved)).values(party=party))
        all_joins += joins
    _write_joins(connection, database, known, all_joins)
    _recount(connection, taken if emptied else set())
    drop_empty_parties(connection, emptied - taken)


def _party_for(connection: Connection, names: Sequence[Name], taken: Collection[int]) -> int:
    """The party that most of the names are of already; a new one where others have it."""
    counts = Counter(name.party for name in names if name.party not in taken)
    if counts:
        return min(counts, key=lambda party: (-counts[party], party))
    parties = schema.parties
    made: int = connection.execute(insert(parties).values(statements=0).returning(parties.c.key)).scalar_one()
    return made


def _write_joins(connection: Connection, database: Database, names: Collection[int], joins: Sequence[Joined]) -> None:
    """Why each of the names, by their keys, is its party's."""
    table = schema.party_joins
    connection.execute(delete(table).where(database.among(table.c.name, sorted(names))))
    database.insert_many(connection, table, [(j.name, j.other, j.tie.why, j.tie.article) for j in joins])


def _recount(connection: Connection, parties: Collection[int]) -> None:
    """Count the statements of parties whose names are others now."""
    table, names = schema.parties, schema.party_names
    for party in sorted(parties):
        total = select(func.coalesce(func.sum(names.c.statements), 0)).where(names.c.party == party).scalar_subquery()
        connection.execute(update(table).where(table.c.key == party).values(statements=total))


def drop_empty_parties(connection: Connection, parties: Iterable[int]) -> None:
    """Take out those of the parties that have no name left."""
    table, names = schema.parties, schema.party_names
    for party in sorted(parties):
        empty = ~select(names.c.key).where(names.c.party == party).exists()
        connection.execute(delete(table).where(table.c.key == party, empty))
