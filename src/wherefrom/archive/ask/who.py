"""All that one party said, in every article, under every variant of its name; parties of one name kept apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from wherefrom.archive.ask.filters import (
    ArticleRow,
    Filters,
    article_columns,
    article_conditions,
    article_row_of,
    statement_conditions,
)
from wherefrom.archive.store import schema
from wherefrom.archive.store.rows import folded
from wherefrom.lang.people import given_agree, initials, may_be_same_person, person_name, plain_name
from wherefrom.reading.types import Kind

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from wherefrom.archive.archive import Archive
    from wherefrom.reading.types import Stance, Voice

_SUGGESTED = 3
_LEAST_LIKE = 70


WITHOUT_NAME: frozenset[Kind] = frozenset({"group", "unnamed"})
"""The kinds of sources that an article does not name."""


@dataclass(frozen=True, slots=True)
class PartyName:
    """One spelling of a name as chains have it: how it is looked up, its kind, and in how many links it stands."""

    name: str
    folded: str
    kind: Kind
    links: int


@dataclass(frozen=True, slots=True)
class Said:
    """One statement with the party in its chain: at ``position`` 0 it said so, further on it passed it on.

    ``chain`` has the names and kinds of all links, the origin first.
    """

    article: ArticleRow
    statement: int
    content: str
    stance: Stance
    voice: Voice
    date: str | None
    position: int
    chain: tuple[tuple[str, Kind], ...]


@dataclass(frozen=True, slots=True)
class Party:
    """One party across articles. ``variants`` are the spellings of its name, the most frequent first.

    ``may_be``: where the name fits several parties (a bare surname, an initial), their names; it is then listed apart.
    """

    name: str
    kind: Kind
    variants: tuple[str, ...]
    said: tuple[Said, ...]
    may_be: tuple[str, ...] = ()

    @property
    def articles(self) -> int:
        """In how many articles the party speaks or passes something on."""
        return len({said.article.id for said in self.said})


@dataclass(frozen=True, slots=True)
class Who:
    """The parties that a name may mean, those with most statements first; ``like`` are other names, where none fits."""

    query: str
    parties: tuple[Party, ...]
    like: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Group:
    names: tuple[PartyName, ...]
    may_be: tuple[str, ...] = ()


def who(archive: Archive, name: str, filters: Filters | None = None) -> Who:
    """Everything that the party called ``name`` said or passed on, in order of date, undated articles last.

    Names of people fit where the surname is the same and the given names do not contradict each other; spellings of
    the same name from another script count where both names are full. What fits several people is listed apart.
    Names of bodies, outlets and documents fit where they have the same words or contain them, by their initials, and
    by what articles use as another name for them. Raises NotInArchiveError for an unknown outlet.
    """
    filters = filters or Filters()
    with archive.connect() as connection:
        known = _names(connection)
        groups = matching_groups(known, name, _also_called(connection, archive, name))
        said = _said(connection, archive, [n for group in groups for n in group.names], filters)
    parties = [party for group in groups if (party := _party(group, said)).said]
    parties.sort(key=lambda party: (bool(party.may_be), -len(party.said), party.name))
    return Who(name, tuple(parties), () if parties else _like(known, name))


def names_of_source(connection: Connection, archive: Archive, name: str) -> list[tuple[str, Kind]]:
    """How the links of parties called ``name`` are looked up: folded name and kind, ambiguous names included."""
    groups = matching_groups(_names(connection), name, _also_called(connection, archive, name))
    return [(party.folded, party.kind) for group in groups for party in group.names]


def matching_groups(known: Sequence[PartyName], name: str, also: frozenset[str] = frozenset()) -> list[_Group]:
    """The names that ``name`` may mean, one group for each party; ``also`` are folded names that are wanted besides."""
    people = [party for party in known if party.kind == "person" and may_be_same_person(party.name, name)]
    bodies = [party for party in known if party.kind != "person" and (party.folded in also or _means(party, name))]
    exact = [party for party in bodies if plain_name(party.name) == plain_name(name)]
    return [*_people(people, known, name), *_bodies(exact or bodies)]


def _people(people: Sequence[PartyName], known: Sequence[PartyName], name: str) -> list[_Group]:
    """The people that fit, clustered by their full names; what fits several clusters, by itself.

    All people of the surname count for that, also those whom ``name`` rules out: "J. Smith" may be any of them.
    """
    surnames = {person_name(party.name).surname for party in people}
    same = [party for party in known if party.kind == "person" and person_name(party.name).surname in surnames]
    clusters: list[list[PartyName]] = []
    for party in sorted(same, key=lambda p: (-len(person_name(p.name).given), -p.links, p.name)):
        if not person_name(party.name).is_full:
            continue
        home = next((c for c in clusters if all(may_be_same_person(party.name, other.name) for other in c)), None)
        if home is None:
            clusters.append([party])
        else:
            home.append(party)
    for cluster in list(clusters):  # Spellings of the surname tie clusters of different surnames.
        twin = next((c for c in clusters if c is not cluster and may_be_same_person(c[0].name, cluster[0].name)), None)
        if twin is not None and person_name(twin[0].name).surname != person_name(cluster[0].name).surname:
            twin.extend(cluster)
            clusters.remove(cluster)
    wanted = person_name(name)
    fitting = [c for c in clusters if any(party in people for party in c)]
    apart: dict[tuple[str, ...], list[PartyName]] = defaultdict(list)
    for party in same:
        if person_name(party.name).is_full:
            continue
        homes = [c for c in clusters if any(may_be_same_person(party.name, other.name) for other in c)]
        if len(homes) == 1:
            homes[0].append(party)
        elif given_agree(person_name(party.name).given, wanted.given):
            apart[tuple(_shown_name(c) for c in homes)].append(party)
    return [*(_Group(tuple(c)) for c in fitting), *(_Group(tuple(found), homes) for homes, found in apart.items())]


def _bodies(bodies: Sequence[PartyName]) -> list[_Group]:
    """One group for each name, however it is capitalised or punctuated, and each kind."""
    groups: dict[tuple[str, Kind], list[PartyName]] = defaultdict(list)
    for party in bodies:
        groups[plain_name(party.name), party.kind].append(party)
    return [_Group(tuple(found)) for found in groups.values()]


def _means(party: PartyName, name: str) -> bool:
    words, wanted = plain_name(party.name), plain_name(name)
    if not wanted:
        return False
    if f" {wanted} " in f" {words} ":
        return True
    short = name.replace(".", "")
    return len(short) > 1 and short.isupper() and short.isalpha() and initials(party.name) == short.casefold()


def _names(connection: Connection) -> list[PartyName]:
    links = schema.links
    query = select(links.c.folded, links.c.kind, func.min(links.c.name).label("name"), func.count().label("links"))
    return [
        PartyName(row.name, row.folded, row.kind, row.links)
        for row in connection.execute(query.group_by(links.c.folded, links.c.kind))
    ]


def _also_called(connection: Connection, archive: Archive, name: str) -> frozenset[str]:
    """The folded names in chains of bodies that some article calls ``name`` too (SDF: Syrian Democratic Forces)."""
    names, entities = schema.names, schema.entities
    spelt = archive.database.listed(sorted({folded(name), folded(f"the {name}")}))
    query = (
        select(entities.c.name)
        .join(names, (names.c.article == entities.c.article) & (names.c.entity == entities.c.id))
        .where(names.c.folded.in_(select(spelt.c.value)), entities.c.kind != "person")
        .distinct()
    )
    return frozenset(folded(found) for found in connection.execute(query).scalars())


def _said(
    connection: Connection, archive: Archive, names: Sequence[PartyName], filters: Filters
) -> dict[tuple[str, Kind], list[Said]]:
    """What the parties said and passed on, by folded name and kind."""
    if not names:
        return {}
    links, statements, articles = schema.links, schema.statements, schema.articles
    listed = archive.database.listed(sorted({party.folded for party in names}))
    query = (
        select(
            *article_columns(), links.c.folded, links.c.kind, links.c.position, statements.c.key, articles.c.day,
            statements.c.id.label("statement"), statements.c.content, statements.c.stance, statements.c.voice,
            statements.c.date,
        )
        .join(statements, statements.c.key == links.c.statement)
        .join(articles, articles.c.key == statements.c.article)
        .where(links.c.folded.in_(select(listed.c.value)))
        .where(*article_conditions(connection, archive, filters), *statement_conditions(filters))
        .order_by(articles.c.day.is_(None), articles.c.day, articles.c.id, statements.c.key)
    )  # fmt: skip
    rows = connection.execute(query).all()
    chains = chains_of(connection, archive, [row.key for row in rows])
    found: dict[tuple[str, Kind], list[Said]] = defaultdict(list)
    for row in rows:
        found[row.folded, row.kind].append(_said_of(row, chains[row.key]))
    return found


def _said_of(row: Any, chain: tuple[tuple[str, Kind], ...]) -> Said:
    return Said(article_row_of(row), row.statement, row.content, row.stance, row.voice, row.date, row.position, chain)


def chains_of(
    connection: Connection, archive: Archive, keys: Iterable[int]
) -> Mapping[int, tuple[tuple[str, Kind], ...]]:
    """The chains of statements by their keys: names and kinds, the origin first."""
    links, wanted = schema.links, sorted(set(keys))
    if not wanted:
        return {}
    listed = archive.database.listed(wanted)
    query = select(links.c.statement, links.c.name, links.c.kind).where(links.c.statement.in_(select(listed.c.value)))
    found: dict[int, list[tuple[str, Kind]]] = defaultdict(list)
    for statement, name, kind in connection.execute(query.order_by(links.c.statement, links.c.position)):
        found[statement].append((name, kind))
    return {statement: tuple(chain) for statement, chain in found.items()}


def _party(group: _Group, said: Mapping[tuple[str, Kind], list[Said]]) -> Party:
    counts: Counter[str] = Counter()
    for party in group.names:
        counts[party.name] += party.links
    found = {
        (one.article.id, one.statement, one.position): one
        for party in group.names
        for one in said.get((party.folded, party.kind), ())
    }
    kept = sorted(found.values(), key=_in_time)
    return Party(
        name=_shown_name(group.names),
        kind=group.names[0].kind,
        variants=tuple(sorted(counts, key=lambda name: (-counts[name], name))),
        said=tuple(kept),
        may_be=group.may_be,
    )


def _in_time(said: Said) -> tuple[bool, str, str, int, int]:
    day = said.article.published
    return day is None, day or "", said.article.id, said.statement, said.position


def _shown_name(names: Sequence[PartyName]) -> str:
    """The name by which a party is shown: the most frequent of those with most words."""
    fullest = max(len(party.name.split()) for party in names)
    return max(names, key=lambda party: (len(party.name.split()) == fullest, party.links, party.name)).name


def _like(known: Sequence[PartyName], name: str) -> tuple[str, ...]:
    """The names most like one that nobody has, by the whole name or by its last word."""
    from rapidfuzz import fuzz, process

    spelt = {party.name: folded(party.name) for party in known if party.kind not in WITHOUT_NAME}
    last = {whole: words.rpartition(" ")[2] for whole, words in spelt.items()}
    scores: dict[str, float] = {}
    for choices in (spelt, last):
        for _, score, whole in process.extract(
            folded(name), choices, scorer=fuzz.ratio, limit=_SUGGESTED, score_cutoff=_LEAST_LIKE
        ):
            scores[whole] = max(scores.get(whole, 0.0), score)
    return tuple(sorted(scores, key=lambda whole: (-scores[whole], whole))[:_SUGGESTED])
