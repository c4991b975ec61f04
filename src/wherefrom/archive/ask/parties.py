"""The parties of an archive: who may be meant by a name, what each is called, and why names were taken for one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select, tuple_

from wherefrom.archive.identity.found import NameOf
from wherefrom.archive.identity.graph import Graph
from wherefrom.archive.identity.names import Name, sought
from wherefrom.archive.identity.shelf import InArchive, name_of
from wherefrom.archive.identity.ties import BY_HAND
from wherefrom.archive.parties.names import is_address, person_key
from wherefrom.archive.parties.types import Same
from wherefrom.archive.store import schema
from wherefrom.archive.store.rows import folded
from wherefrom.lang.outlets import outlet_named
from wherefrom.lang.people import initials, may_be_same_person, plain_name
from wherefrom.reading.types import Kind

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from wherefrom.archive.archive import Archive

_MISREAD = 5
"""An outlet in one article of so many is one in all: the others took it for a body."""

_SELDOM = 5
"""A body is shown by the fullest of its names, but by none that is so many times rarer than another."""


@dataclass(frozen=True, slots=True)
class NameCount:
    """One spelling of a party's name: in how many articles, and how many statements originate from it."""

    name: Name
    articles: int
    outlets: int
    statements: int


@dataclass(frozen=True, slots=True)
class KnownParty:
    """A party of the archive with its names, the one it is shown by first.

    ``may_be``: where the only name fits several parties, their names; it is then a party by itself.
    """

    key: int
    kind: Kind
    names: tuple[NameCount, ...]
    may_be: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name it is shown by."""
        return self.names[0].name.name


@dataclass(frozen=True, slots=True)
class MergedName:
    """A name of a party, and why it is one with ``other``, another name of it.

    ``article`` is the id of one that shows it; None where the names alone tell. Where a person said so, ``person`` is
    who it was and ``correction`` the id of what they said.
    """

    name: str
    other: str
    why: Same
    article: str | None
    person: str | None = None
    correction: str | None = None


@dataclass(frozen=True, slots=True)
class MergedParty:
    """A party under several names, with the reason for each name but the first."""

    name: str
    kind: Kind
    statements: int
    names: tuple[str, ...]
    joins: tuple[MergedName, ...]
    key: int = 0


def merged_parties(archive: Archive, name: str | None = None) -> tuple[MergedParty, ...]:
    """Every party of the archive with more than one name, those with most statements first; of ``name`` where given."""
    with archive.connect() as connection:
        names = schema.party_names
        if name is None:
            several = select(names.c.party).group_by(names.c.party).having(func.count() > 1)
            keys = list(connection.execute(several).scalars())
        else:
            keys = sorted({one.party for one in fitting_names(connection, archive, name)})
        found = _with_joins(connection, archive, keys)
    return tuple(sorted((one for one in found if len(one.names) > 1), key=lambda one: (-one.statements, one.name)))


def parties_listed(
    archive: Archive, limit: int, skip: int = 0, name: str | None = None, *, several: bool = False
) -> tuple[MergedParty, ...]:
    """``limit`` parties after the first ``skip``, those with most statements first.

    Only those whom ``name`` may mean, and with ``several`` only those with more than one name. Who has no statement of
    its own is listed where he is asked for by name.
    """
    parties, names = schema.parties, schema.party_names
    with archive.connect() as connection:
        query = select(parties.c.key).order_by(parties.c.statements.desc(), parties.c.key)
        if name:
            keys = sorted({one.party for one in fitting_names(connection, archive, name)})
            query = query.where(archive.database.among(parties.c.key, keys))
        else:
            query = query.where(parties.c.statements > 0)
        if several:
            more = select(names.c.party).group_by(names.c.party).having(func.count() > 1)
            query = query.where(parties.c.key.in_(more))
        asked = list(connection.execute(query.limit(limit).offset(skip)).scalars())
        found = {one.key: one for one in _with_joins(connection, archive, asked)}
    return tuple(found[key] for key in asked if key in found)


def _with_joins(connection: Connection, archive: Archive, keys: Collection[int]) -> list[MergedParty]:
    """The parties with these keys, with the reason for each of their names but the first."""
    joins, articles = schema.party_joins, schema.articles
    found = known_parties(connection, archive, keys)
    spelt = {one.name.key: one.name.name for party in found.values() for one in party.names}
    query = select(joins, articles.c.id).outerjoin(articles, articles.c.key == joins.c.article)
    rows = connection.execute(query.where(archive.database.among(joins.c.name, sorted(spelt)))) if spelt else ()
    why = {row.name: MergedName(spelt[row.name], spelt[row.other], row.why, row.id) for row in rows}
    why |= _by_hand(connection, archive, sorted(key for key, join in why.items() if join.why == BY_HAND))
    return [
        MergedParty(
            party.name,
            party.kind,
            sum(one.statements for one in party.names),
            tuple(one.name.name for one in party.names),
            tuple(why[one.name.key] for one in party.names if one.name.key in why),
            key,
        )
        for key, party in found.items()
    ]


def _by_hand(connection: Connection, archive: Archive, names: Sequence[int]) -> dict[int, MergedName]:
    """Of names that a person put with another, by their keys, who it was."""
    if not names:
        return {}
    joins, known, verdicts, made = schema.party_joins, schema.party_names, schema.party_verdicts, schema.corrections
    one, other = known.alias("one"), known.alias("the_other")
    pair = (verdicts.c.name, verdicts.c.sort, verdicts.c.other, verdicts.c.other_sort)
    here, there = (one.c.name, one.c.sort), (other.c.name, other.c.sort)
    either = (tuple_(*pair) == tuple_(*here, *there)) | (tuple_(*pair) == tuple_(*there, *here))
    query = (
        select(one.c.key, one.c.name, other.c.name.label("other"), made.c.person, made.c.id)
        .join_from(joins, one, one.c.key == joins.c.name)
        .join(other, other.c.key == joins.c.other)
        .join(verdicts, either)
        .join(made, made.c.id == verdicts.c.correction)
        .where(archive.database.among(joins.c.name, names))
    )
    rows = connection.execute(query)
    return {row.key: MergedName(row.name, row.other, BY_HAND, None, row.person, row.id) for row in rows}


def known_parties(connection: Connection, archive: Archive, keys: Collection[int]) -> dict[int, KnownParty]:
    """The parties with these keys, each with all its names."""
    if not keys:
        return {}
    table = schema.party_names
    held: dict[int, list[NameCount]] = defaultdict(list)
    for row in connection.execute(select(table).where(archive.database.among(table.c.party, sorted(keys)))):
        held[row.party].append(NameCount(name_of(row), row.articles, row.outlets, row.statements))
    return {key: _party(key, held[key]) for key in keys if key in held}


def parties_of_names(archive: Archive, names: Collection[NameOf]) -> dict[NameOf, KnownParty]:
    """Whose each of the names is, which are as ``identity.found.kept_name`` gives them; without those unknown here."""
    table = schema.party_names
    if not names:
        return {}
    listed = archive.database.listed(sorted({name for name, _ in names}))
    query = select(table.c.name, table.c.sort, table.c.party).join(listed, listed.c.value == table.c.name)
    with archive.connect() as connection:
        whose = {(row.name, row.sort): row.party for row in connection.execute(query)}
        known = known_parties(connection, archive, {whose[name] for name in names if name in whose})
    return {name: known[whose[name]] for name in names if name in whose}


def _party(key: int, names: Sequence[NameCount]) -> KnownParty:
    often = max(one.articles + one.statements for one in names) / _SELDOM

    def rank(one: NameCount) -> tuple[bool, bool, bool, int, int, str]:
        name, uses = one.name.name, one.articles + one.statements
        if one.name.sort == "person":
            return True, True, person_key(name)[1], uses, len(name), name
        return not is_address(name), uses >= often, True, len(name), uses, name

    shown = max(names, key=rank)
    others = sorted(names, key=lambda one: (one is not shown, -one.statements, -one.articles, one.name.name))
    return KnownParty(key, _kind(names), tuple(others))


def _kind(names: Sequence[NameCount]) -> Kind:
    """What the party is: an outlet in enough articles is an outlet everywhere."""
    # Only a person puts names of several sorts together.
    sort = max(names, key=lambda one: (one.statements, one.articles, one.name.name)).name.sort
    if sort != "organization":
        return sort
    sure = any(outlet_named(one.name.name) for one in names)
    outlets, articles = sum(one.outlets for one in names), sum(one.articles for one in names)
    return "outlet" if sure or (outlets and outlets * _MISREAD >= articles) else "organization"


def fitting_names(connection: Connection, archive: Archive, name: str) -> list[Name]:
    """The names of the archive that ``name`` may mean.

    Names of people fit where the surname is the same, or spelt alike with the same given name, and the given names do
    not contradict each other. Names of bodies, outlets, documents and groups fit where they have the same words, else
    where they contain them, by their initials, and by what articles use as another name for them.
    """
    shelf = InArchive(connection, archive.database)
    exact, beginning = sought(name, "person")
    near = shelf.found_by(exact, [beginning] if beginning else [])
    people = [one for one in near if one.sort == "person" and may_be_same_person(one.name, name)]
    others = {one.key: one for one in _with_words(connection, archive, name)}
    others |= {one.key: one for one in _with_initials(shelf, name)}
    same = [one for one in others.values() if plain_name(one.name) == plain_name(name)]
    also = [one for one in _also_called(connection, archive, name) if one.key not in others]
    return [*people, *(same or others.values()), *also]


def _with_words(connection: Connection, archive: Archive, name: str) -> list[Name]:
    words, names = plain_name(name), schema.party_names
    if not words:
        return []
    found = archive.database.matching("party_words", f'"{words}"')
    query = select(names).join(found, found.c.key == names.c.key)
    known = (name_of(row) for row in connection.execute(query))
    return [one for one in known if f" {words} " in f" {plain_name(one.name)} "]


def _with_initials(shelf: InArchive, name: str) -> list[Name]:
    short = name.replace(".", "")
    if len(short) < 2 or not (short.isupper() and short.isalpha()):
        return []
    found = shelf.found_by([f"i {short.casefold()}"], [])
    return [one for one in found if initials(one.name) == short.casefold()]


def _also_called(connection: Connection, archive: Archive, name: str) -> list[Name]:
    """The names of bodies that some article calls ``name`` too (SDF: Syrian Democratic Forces)."""
    names, entities, known = schema.names, schema.entities, schema.party_names
    spelt = archive.database.listed(sorted({folded(name), folded(f"the {name}")}))
    query = (
        select(known)
        .join(entities, entities.c.name == known.c.name)
        .join(names, (names.c.article == entities.c.article) & (names.c.entity == entities.c.id))
        .where(names.c.folded.in_(select(spelt.c.value)), entities.c.kind != "person", known.c.sort != "person")
        .distinct()
    )
    return [name_of(row) for row in connection.execute(query)]


def may_be(connection: Connection, archive: Archive, names: Iterable[Name]) -> dict[int, tuple[str, ...]]:
    """For each of ``names`` that fits several parties what these are called, by its key."""
    graph = Graph(InArchive(connection, archive.database))
    names = list(names)
    graph.fetch([name for name in names if name.alone])
    decided = {n.key for n in names if n.alone and any(why.why == BY_HAND for why in graph.ties(n).values())}
    fitting: dict[int, list[int]] = {}
    for name in names:
        if name.alone and name.key not in decided:
            fitting[name.key] = sorted({one.party for one in graph.neighbours(name) if not one.alone})
    known = known_parties(connection, archive, {party for held in fitting.values() for party in held})
    return {key: tuple(sorted(known[party].name for party in held)) for key, held in fitting.items()}


def names_of_source(connection: Connection, archive: Archive, name: str) -> list[int]:
    """The keys of all names of the parties that ``name`` may mean, ambiguous names included."""
    fitting = fitting_names(connection, archive, name)
    table = schema.party_names
    parties = sorted({one.party for one in fitting})
    if not parties:
        return []
    return sorted(
        connection.execute(select(table.c.key).where(archive.database.among(table.c.party, parties))).scalars()
    )
