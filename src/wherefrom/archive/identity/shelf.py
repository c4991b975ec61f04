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
        """What articles show of two names, one of which is among these; "apart" before all else."""
        table = schema.party_evidence
        if not names:
            return {}
        one_of = or_(
            self._database.among(table.c.name, sorted(names)), self._database.among(table.c.other, sorted(names))
        )
        found = self._connection.execute(select(table).where(one_of))
        rows = sorted(found, key=lambda row: (_ORDER.index(row.says), -row.article))
        return {(row.name, row.other): Shown(row.says, row.article) for row in rows}

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
