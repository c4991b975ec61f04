"""What a researcher knows of people (gender, party, expertise), from a CSV, laid beside the parties of an archive."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from wherefrom.archive.ask.parties import fitting_names, known_parties
from wherefrom.archive.parties.names import person_key
from wherefrom.errors import InputError
from wherefrom.lang.people import plain_name

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from wherefrom.archive.archive import Archive

MOST_BYTES = 16 << 20
MOST_ROWS = 20_000
MOST_COLUMNS = 50
_DELIMITERS = ",;\t|"
_NAME = "name"

Failed = Literal["not in the archive", "may be several", "only a part of the name", "another row has the same party"]


@dataclass(frozen=True, slots=True)
class Person:
    """A row: the name as it is written there, and what stands in the other columns, empty cells left out."""

    name: str
    attributes: Mapping[str, str]
    line: int


@dataclass(frozen=True, slots=True)
class People:
    """A table of people: the names of its other columns, and its rows."""

    columns: tuple[str, ...]
    rows: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Matched:
    """A row with the party of the archive that it is about; where there is none, ``why``, and whom it may mean."""

    person: Person
    party: int | None
    called: str | None
    why: Failed | None = None
    may_be: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """All rows beside the archive. ``of``: attributes by the keys of parties."""

    columns: tuple[str, ...]
    rows: tuple[Matched, ...]
    of: Mapping[int, Mapping[str, str]] = field(default_factory=dict)

    @property
    def unmatched(self) -> tuple[Matched, ...]:
        """The rows that are about no party of the archive, or not surely."""
        return tuple(row for row in self.rows if row.why)


def read_people(path: Path) -> People:
    """The table in a CSV file (UTF-8; commas, semicolons or tabs), which has a column ``name`` and others.

    Raises InputError where it cannot be read, has no such column, or is larger than is sensible.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputError(str(path), f"cannot be read: {error.strerror or error}") from error
    if len(data) > MOST_BYTES:
        raise InputError(str(path), f"has more than {MOST_BYTES >> 20} MB")
    return people_of(data, str(path))


def people_of(data: bytes, where: str) -> People:
    """As ``read_people``, of the bytes of a file that messages call ``where``."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(where, f"is not UTF-8 (byte {error.start:,}); save it as CSV UTF-8") from error
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=first.count))
    try:
        table = [[cell.strip() for cell in row] for row in reader]
    except csv.Error as error:
        raise InputError(where, f"line {reader.line_num}: {error}") from error
    return _people([(number, row) for number, row in enumerate(table, 1) if any(row)], where)


def _people(table: Sequence[tuple[int, list[str]]], where: str) -> People:
    header = [cell.casefold() for cell in table[0][1]] if table else []
    if _NAME not in header:
        raise InputError(where, "its first line names no column 'name'; it wants one, and others beside it")
    others = [(place, column) for place, column in enumerate(header) if column and column != _NAME]
    twice = {column for _, column in others if header.count(column) > 1}
    if twice or header.count(_NAME) > 1:
        raise InputError(where, f"two columns are called {min(twice or {_NAME})!r}")
    if not 0 < len(others) <= MOST_COLUMNS or len(table) - 1 > MOST_ROWS:
        raise InputError(where, f"wants 1 to {MOST_COLUMNS} columns beside the name, and at most {MOST_ROWS:,} rows")
    at = header.index(_NAME)
    rows = []
    for line, row in table[1:]:
        if len(row) > at and row[at]:
            cells = {column: row[place] for place, column in others if place < len(row) and row[place]}
            rows.append(Person(row[at], cells, line))
    return People(tuple(column for _, column in others), tuple(rows))


def beside(connection: Connection, archive: Archive, people: People) -> Beside:
    """Each row with the one party of the archive that has its name; what is not sure is not matched, and told why.

    A full name ("Ana Brandt") needs a party that some article calls by a full name; a name that fits several, none.
    """
    rows = []
    of: dict[int, Mapping[str, str]] = {}
    for person in people.rows:
        row = _matched(connection, archive, person)
        if row.party is not None and of.get(row.party, person.attributes) != person.attributes:
            row = Matched(person, None, row.called, "another row has the same party", (row.called or "",))
        if row.party is not None:
            of[row.party] = person.attributes
        rows.append(row)
    return Beside(people.columns, tuple(rows), of)


def _matched(connection: Connection, archive: Archive, person: Person) -> Matched:
    fitting = fitting_names(connection, archive, person.name)
    same = [one for one in fitting if one.sort == "person" or plain_name(one.name) == plain_name(person.name)]
    known = known_parties(connection, archive, sorted({one.party for one in same}))
    sure = {one.party for one in same if not one.alone}
    called = {key: party.name for key, party in known.items()}
    if person_key(person.name)[1]:
        full = {
            key
            for key in sure
            if any(one.name.sort != "person" or person_key(one.name.name)[1] for one in known[key].names)
        }
    else:
        full = sure
    if len(full) == 1:
        (party,) = full
        return Matched(person, party, called[party])
    if full or sure or called:
        why: Failed = "may be several" if len(full) > 1 else "only a part of the name"
        return Matched(person, None, None, why, tuple(sorted(_named(called, full or sure or called))))
    return Matched(person, None, None, "not in the archive")


def _named(called: Mapping[int, str], keys: Iterable[int]) -> set[str]:
    return {called[key] for key in keys}
