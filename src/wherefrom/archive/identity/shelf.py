"""The names of an archive and what articles show of them, within one transaction."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, get_args

from sqlalchemy import or_, select

from wherefrom.archive.identity.names import Name
from wherefrom.archive.identity.ties import Pair, Says, Shown
from wherefrom.archive.store import schema

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

    from wherefrom.archive.store.database import Database

_ORDER: tuple[Says, ...] = get_args(Says)


class InArchive:
    """A shelf (``graph.Shelf``) that is an archive."""

    def __init__(self, connection: Connection, database: Database) -> None:
        self._connection, self._database = connection, database
        self._are_verdicts: bool | None = None

    def found_by(self, keys: Collection[str], beginnings: Collection[str]) -> list[Name]:
        """The names that have one of these keys, or one that begins like this."""
        table, names = schema.party_keys, schema.party_names
        found: dict[int, Name] = {}
        ways: list[ColumnElement[bool]] = [
            (table.c.value >= beginning) & (table.c.value < beginning + "\U0010ffff") for beginning in beginnings
        ]
        if keys:
            listed = self._database.listed(sorted(keys))
            ways.append(table.c.value.in_(select(listed.c.value)))
        for way in ways:
            query = select(names).join(table, table.c.name == names.c.key).where(way)
            found.update((row.key, name_of(row)) for row in self._connection.execute(query))
        return list(found.values())

    def shown(self, names: Collection[int]) -> dict[Pair, Shown]:
        """What articles show and people say of two names, one of which is among these."""
        table = schema.party_evidence
        if not names:
            return {}
        one_of = or_(
            self._database.among(table.c.name, sorted(names)), self._database.among(table.c.other, sorted(names))
        )
        found = self._connection.execute(select(table).where(one_of))
        rows = sorted(found, key=lambda row: (_ORDER.index(row.says), -row.article))
        evidence = {(row.name, row.other): Shown(row.says, row.article) for row in rows}
        return evidence | self._said(names)

    def _said(self, names: Collection[int]) -> dict[Pair, Shown]:
        """What people say of two names, one of which is among these."""
        table, known = schema.party_verdicts, schema.party_names
        if self._are_verdicts is None:
            self._are_verdicts = self._connection.execute(select(table.c.says).limit(1)).first() is not None
        if not self._are_verdicts:
            return {}
        one, other = known.alias("one"), known.alias("other")
        query = (
            select(one.c.key, other.c.key.label("other"), table.c.says)
            .join_from(table, one, (one.c.name == table.c.name) & (one.c.sort == table.c.sort))
            .join(other, (other.c.name == table.c.other) & (other.c.sort == table.c.other_sort))
        )
        found: dict[Pair, Shown] = {}
        for end in (one, other):
            for row in self._connection.execute(query.where(self._database.among(end.c.key, sorted(names)))):
                found[min(row.key, row.other), max(row.key, row.other)] = Shown(row.says, None)
        return found

    def named(self, names: Collection[int]) -> list[Name]:
        """The names with these keys."""
        return self._names(schema.party_names.c.key, names)

    def of_parties(self, parties: Collection[int]) -> list[Name]:
        """All names of these parties."""
        return self._names(schema.party_names.c.party, parties)

    def _names(self, column: ColumnElement[int], keys: Collection[int]) -> list[Name]:
        if not keys:
            return []
        query = select(schema.party_names).where(self._database.among(column, sorted(keys)))
        return [name_of(row) for row in self._connection.execute(query)]


def name_of(row: Any) -> Name:
    """The name of a row of ``party_names``."""
    return Name(row.key, row.name, row.sort, bool(row.outlets), row.party, bool(row.alone))
