"""Who is who kept up to date, in the transaction that adds an article or puts another reading in its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, func, insert, select, update

from wherefrom.archive.identity.counting import count_sources
from wherefrom.archive.identity.found import Found, NameOf, found_in
from wherefrom.archive.identity.graph import Graph
from wherefrom.archive.identity.names import Name, keys_of
from wherefrom.archive.identity.settle import Joined, settle
from wherefrom.archive.identity.shelf import InArchive
from wherefrom.archive.store import schema
from wherefrom.archive.store.schema import STATEMENTS_EACH
from wherefrom.lang.people import plain_name

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from wherefrom.archive.store.database import Database
    from wherefrom.reading.types import Reading


def replace_names(
    connection: Connection, database: Database, article: int, old: Reading | None, new: Reading | None
) -> None:
    """Make the archive know the names of the new reading of an article, by its key, in place of those of the old.

    Where there was none, or there will be none, that one is None. What it costs does not grow with the archive. Others
    that change names wait until this transaction ends.
    """
    database.lock(connection, ["parties"])
    before, after = (found_in(reading) if reading else Found() for reading in (old, new))
    keeper = _Keeper(connection, database, article)
    if old:
        keeper.forget()
    keys, touched = keeper.learn_names(before, after)
    touched |= keeper.learn_evidence(after, keys)
    keeper.learn_speakers(before, after, keys)
    gone, around = keeper.drop_unused(keys)
    settle_names(connection, database, (touched | around) - gone, grown=not old and not after.shows)
    for reading, sign in ((old, -1), (new, 1)):
        if reading:
            count_sources(connection, database, reading, sign)


class _Keeper:
    """The changes that one article makes to the names of an archive, one after the other."""

    def __init__(self, connection: Connection, database: Database, article: int) -> None:
        self._connection, self._database, self._article = connection, database, article
        self._parted: set[int] = set()

    def forget(self) -> None:
        """Take out what the article showed of names, and whose words its statements were."""
        evidence, speakers, first = schema.party_evidence, schema.speakers, self._article * STATEMENTS_EACH
        query = select(evidence.c.name, evidence.c.other).where(evidence.c.article == self._article)
        for row in self._connection.execute(query):
            self._parted |= {row.name, row.other}
        self._connection.execute(delete(evidence).where(evidence.c.article == self._article))
        mine = speakers.c.statement.between(first, first + STATEMENTS_EACH - 1)
        self._connection.execute(delete(speakers).where(mine))

    def learn_names(self, before: Found, after: Found) -> tuple[dict[NameOf, int], set[int]]:
        """The keys of all names of both readings, and of those that are new or newly known for an outlet's."""
        wanted = sorted({*before.names, *after.names})
        known = self._known(wanted)
        new = [name for name in wanted if name not in known]
        known |= {name: (key, False) for name, key in self._make(new).items()}
        said = Counter(one.name for one in after.speaks if not one.position)
        said.subtract(one.name for one in before.speaks if not one.position)
        changes = []
        touched = {known[name][0] for name in new} | self._parted
        for name in wanted:
            key, was_outlet = known[name]
            outlet = int(after.names.get(name, False)) - int(before.names.get(name, False))
            articles = (name in after.names) - (name in before.names)
            if articles or outlet or said[name]:
                changes.append({"name_key": key, "articles": articles, "outlets": outlet, "statements": said[name]})
            if outlet < 0 or (outlet > 0 and not was_outlet):
                touched.add(key)
        self._count(changes)
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
        table, parties = schema.party_names, schema.parties
        found: dict[NameOf, int] = {}
        for name, sort in names:
            party = self._connection.execute(insert(parties).values(statements=0).returning(parties.c.key)).scalar_one()
            empty = {"alone": 0, "articles": 0, "outlets": 0, "statements": 0}
            row = {"name": name, "sort": sort, "party": party, **empty}
            key = self._connection.execute(insert(table).values(row).returning(table.c.key)).scalar_one()
            found[name, sort] = key
        keys = [{"value": value, "name": found[name]} for name in names for value in sorted(keys_of(*name))]
        if keys:
            self._connection.execute(insert(schema.party_keys), keys)
        words = [(found[one], plain_name(one[0])) for one in names if one[1] != "person"]
        self._database.index_words(self._connection, "party_words", words)
        return found

    def _count(self, changes: Sequence[Mapping[str, int]]) -> None:
        table, parties = schema.party_names, schema.parties
        if not changes:
            return
        counts = {name: table.c[name] + bindparam(f"more_{name}") for name in ("articles", "outlets", "statements")}
        this = table.c.key == bindparam("name_key")
        rows = [{key if key == "name_key" else f"more_{key}": value for key, value in row.items()} for row in changes]
        self._connection.execute(update(table).where(this).values(counts), rows)
        more = [{"more": row["statements"], "name_key": row["name_key"]} for row in changes if row["statements"]]
        if more:
            whose = select(table.c.party).where(this).scalar_subquery()
            counted = {"statements": parties.c.statements + bindparam("more")}
            self._connection.execute(update(parties).where(parties.c.key == whose).values(counted), more)

    def learn_evidence(self, found: Found, keys: Mapping[NameOf, int]) -> set[int]:
        """Store what the article shows of two names; the keys of names of which that is news."""
        rows: list[dict[str, Any]] = []
        for one, other, says in sorted(found.shows):
            pair = keys[one], keys[other]
            first, second = pair if says == "called" else sorted(pair)
            if first != second:
                rows.append({"name": first, "other": second, "says": says, "article": self._article})
        if not rows:
            return set()
        table = schema.party_evidence
        known = self._database.among(table.c.name, sorted({row["name"] for row in rows}))
        query = select(table.c.name, table.c.other, table.c.says).where(known).distinct()
        before = {(row.name, row.other, row.says) for row in self._connection.execute(query)}
        self._connection.execute(self._database.insert(table).values(rows).on_conflict_do_nothing())
        news = [row for row in rows if (row["name"], row["other"], row["says"]) not in before]
        return {row[end] for row in news for end in ("name", "other")}

    def learn_speakers(self, before: Found, after: Found, keys: Mapping[NameOf, int]) -> None:
        """Store whose words the statements are."""
        first = self._article * STATEMENTS_EACH
        rows = {(keys[one.name], one.position, first + one.statement) for one in after.speaks}
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
        self._database.forget_words(self._connection, "party_words", words)
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
    for names, joins in sorted(settled.parties, key=lambda party: -len(party[0])):
        party = _party_for(connection, names, taken)
        taken.add(party)
        moved = [name.key for name in names if name.party != party]
        emptied |= {name.party for name in names if name.party != party}
        if moved:
            connection.execute(update(table).where(table.c.key.in_(moved)).values(party=party))
        _write_joins(connection, names, joins)
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


def _write_joins(connection: Connection, names: Sequence[Name], joins: Sequence[Joined]) -> None:
    table = schema.party_joins
    connection.execute(delete(table).where(table.c.name.in_([name.key for name in names])))
    rows = [{"name": j.name, "other": j.other, "why": j.tie.why, "article": j.tie.article} for j in joins]
    if rows:
        connection.execute(insert(table), rows)


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
