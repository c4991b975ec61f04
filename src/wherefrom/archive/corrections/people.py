"""Two names that are one party's, or never: what people say of names, over the whole archive."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, tuple_, update

from wherefrom.archive.ask.parties import fitting_names, known_parties
from wherefrom.archive.corrections.keeping import decoded, made, written
from wherefrom.archive.corrections.overlay import undone
from wherefrom.archive.corrections.types import OF_PARTIES, Correction, PartyName, State
from wherefrom.archive.identity.keeping import settle_names
from wherefrom.archive.identity.names import LONGEST
from wherefrom.archive.identity.shelf import InArchive
from wherefrom.archive.identity.verdicts import NameOf, Resolved, Said, Verdict, resolved
from wherefrom.archive.parties.types import SaidOfNames
from wherefrom.archive.store import schema
from wherefrom.archive.store.rows import storable
from wherefrom.errors import CorrectionError, NotInArchiveError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from wherefrom.archive.archive import Archive
    from wherefrom.archive.corrections.types import Action
    from wherefrom.archive.store.database import Database

_CHOICES = 5
_AT_ONCE = 300
_SAYS: dict[str, Verdict] = {"merge": "merged", "split": "parted"}


def merge(archive: Archive, one: str | PartyName, other: str | PartyName, person: str, note: str = "") -> Correction:
    """Say that two names are one party's, everywhere in the archive; all names of both go together.

    A name is one that the archive has, or words that only one party can mean; a PartyName says which of two parties of
    one name. It counts for articles that come later too. ``who``, ``sources``, ``search``, ``parties`` and ``trace``
    follow. Raises NotInArchiveError where nobody has such a name, CorrectionError where several parties may be meant.
    """
    return _said(archive, "merge", (one, other), person, note)


def split(archive: Archive, one: str | PartyName, other: str | PartyName, person: str, note: str = "") -> Correction:
    """Say that two names are never one party's. What ``merge`` says of names and errors holds here."""
    return _said(archive, "split", (one, other), person, note)


def _said(
    archive: Archive, action: Action, asked: tuple[str | PartyName, str | PartyName], person: str, note: str
) -> Correction:
    new = made(action, person, note)
    with archive.database.writing() as connection:
        archive.database.lock(connection, ["parties"])
        one, other = (_name(connection, archive, name) for name in asked)
        if one == other:
            raise CorrectionError(f"{one.name}: say which two names; the archive has this once")
        new = made(action, person, note, parties=(one, other))
        written(connection, None, new)
        settle_verdicts(connection, archive.database)
    return new


def _name(connection: Connection, archive: Archive, asked: str | PartyName) -> PartyName:
    table = schema.party_names
    name = storable(asked if isinstance(asked, str) else asked.name)
    query = select(table.c.name, table.c.sort).where(table.c.name == name).order_by(table.c.statements.desc())
    rows = [PartyName(row.name, row.sort) for row in connection.execute(query)]
    if isinstance(asked, PartyName):
        rows = [row for row in rows if row.sort == asked.sort]
    elif not rows:
        fitting = {one.party: one for one in fitting_names(connection, archive, name)}
        known = known_parties(connection, archive, fitting.keys())
        if len(known) > 1:
            names = sorted(party.name for party in known.values())
            more = f" and {len(names) - _CHOICES} more" if len(names) > _CHOICES else ""
            raise CorrectionError(f"{name}: say whom you mean: {', '.join(names[:_CHOICES])}{more}")
        rows = [PartyName(party.names[0].name.name, party.names[0].name.sort) for party in known.values()]
    if not rows:
        raise NotInArchiveError(f"{archive.database.where}: nobody in it is called {name}; `wherefrom sources` lists")
    return rows[0]


def settle_verdicts(connection: Connection, database: Database) -> None:
    """Make what counts of names what all that people said of them gives, and work out anew whose these are.

    Others that change names wait until this transaction ends.
    """
    database.lock(connection, ["parties"])
    table = schema.party_verdicts
    found = resolved_verdicts(connection)
    corrections = schema.corrections
    for id, (kept, now) in states_of_verdicts(connection, found.overruled).items():
        if kept != now:
            connection.execute(update(corrections).where(corrections.c.id == id).values(state=now))
    before = kept_verdicts(connection)
    changed = {pair for pair in found.verdicts.keys() | before.keys() if found.verdicts.get(pair) != before.get(pair)}
    for one, other in changed & before.keys():
        this = (table.c.name == one[0]) & (table.c.sort == one[1])
        that = (table.c.other == other[0]) & (table.c.other_sort == other[1])
        connection.execute(delete(table).where(this, that))
    rows = [(*one, *other, *found.verdicts[one, other]) for one, other in sorted(changed & found.verdicts.keys())]
    database.insert_many(connection, table, rows)
    names = _keys_of(connection, {name for pair in changed for name in pair})
    settle_names(connection, database, set(names.values()), grown=False)


def kept_verdicts(connection: Connection) -> dict[tuple[NameOf, NameOf], tuple[Verdict, str]]:
    """What counts of every two names, as the archive keeps it, and which correction said so."""
    rows = connection.execute(select(schema.party_verdicts))
    return {((r.name, r.sort), (r.other, r.other_sort)): (r.says, r.correction) for r in rows}


def resolved_verdicts(connection: Connection) -> Resolved:
    """What counts of every two names, of all that people said of them."""
    everything = _of_parties(connection)
    gone = undone(everything)
    return resolved(said_in(one for one in everything if one.id not in gone))


def _of_parties(connection: Connection) -> list[Correction]:
    table = schema.corrections
    return decoded(connection, select(table.c.record).where(table.c.article.is_(None)))


def states_of_verdicts(connection: Connection, overruled: frozenset[str]) -> dict[str, tuple[State, State]]:
    """What became of all that was said of names, by the id: as it is kept, and as it is."""
    table, everything = schema.corrections, _of_parties(connection)
    gone = undone(everything)
    states: dict[str, State] = {
        one.id: "undone" if one.id in gone else "overruled" if one.id in overruled else "applied" for one in everything
    }
    rows = connection.execute(select(table.c.id, table.c.state).where(table.c.article.is_(None))).all()
    return {row.id: (row.state, states[row.id]) for row in rows}


def said_of_names(connection: Connection, database: Database, names: Iterable[str]) -> tuple[SaidOfNames, set[str]]:
    """What people said of parties that have any of ``names``, and the ids of the corrections that did."""
    table, verdicts = schema.party_names, schema.party_verdicts
    if connection.execute(select(verdicts.c.says).limit(1)).first() is None:
        return SaidOfNames(), set()
    listed = database.listed(sorted({storable(name)[:LONGEST] for name in names}) or [""])
    parties = connection.execute(select(table.c.party).where(table.c.name.in_(select(listed.c.value)))).scalars()
    held = InArchive(connection, database).of_parties(set(parties))
    party = {(name.name, name.sort): name.party for name in held}
    all_names: dict[int, list[str]] = defaultdict(list)
    for name in held:
        all_names[name.party].append(name.name)
    one, apart, by = set[int](), set[tuple[int, int]](), set[str]()
    for (a, b), (says, correction) in kept_verdicts(connection).items():
        if a in party and b in party:
            by.add(correction)
            if says == "merged":
                one.add(party[a])
            else:
                apart.add((party[a], party[b]))
    return (
        SaidOfNames(
            tuple(tuple(sorted(all_names[key])) for key in sorted(one)),
            tuple((tuple(sorted(all_names[a])), tuple(sorted(all_names[b]))) for a, b in sorted(apart)),
        ),
        by,
    )


def said_in(corrections: Iterable[Correction]) -> list[Said]:
    """What those of the corrections that are about parties say of two names."""
    return [
        Said(one.id, _SAYS[one.action], *((name.name, name.sort) for name in one.parties))
        for one in corrections
        if one.action in OF_PARTIES and len(one.parties) == 2
    ]


def unpaired_names(connection: Connection, database: Database, corrections: Sequence[Correction]) -> frozenset[str]:
    """The ids of those of the corrections that are about a name which no article has any more."""
    about = {one.id: {(name.name, name.sort) for name in one.parties} for one in corrections if one.parties}
    known = _keys_of(connection, {name for names in about.values() for name in names})
    return frozenset(id for id, names in about.items() if not names <= known.keys())


def _keys_of(connection: Connection, names: Iterable[NameOf]) -> dict[NameOf, int]:
    table, wanted, found = schema.party_names, sorted(names), dict[NameOf, int]()
    for start in range(0, len(wanted), _AT_ONCE):
        among = tuple_(table.c.name, table.c.sort).in_(wanted[start : start + _AT_ONCE])
        for row in connection.execute(select(table.c.key, table.c.name, table.c.sort).where(among)):
            found[row.name, row.sort] = row.key
    return found
