"""All that one party said, in every article, under every variant of its name; parties of one name kept apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from wherefrom.archive.ask.filters import (
    ArticleRow,
    Filters,
    article_columns,
    article_conditions,
    article_row_of,
    statement_conditions,
)
from wherefrom.archive.ask.parties import KnownParty, fitting_names, known_parties, may_be
from wherefrom.archive.audit.counts import WITHOUT_NAME
from wherefrom.archive.store import schema
from wherefrom.archive.store.rows import folded
from wherefrom.errors import NotInArchiveError
from wherefrom.reading.types import Kind

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from wherefrom.archive.archive import Archive
    from wherefrom.reading.types import Stance, Voice

_SUGGESTED = 3
_LEAST_LIKE = 70
_CHOICES = 50_000
"""Names among which one like an unknown one is looked for, those with most statements."""


@dataclass(frozen=True, slots=True)
class Said:
    """One statement with the party in its chain: at ``position`` 0 it said so, further on it passed it on.

    ``chain`` has the names and kinds of all links, the origin first; who said it together with others is in a link
    that names them all. ``key`` is that of the statement in this archive.
    """

    article: ArticleRow
    statement: int
    content: str
    stance: Stance
    voice: Voice
    date: str | None
    position: int
    chain: tuple[tuple[str, Kind], ...]
    confidence: float = 1.0
    key: int = 0


@dataclass(frozen=True, slots=True)
class Party:
    """One party across articles. ``variants`` are the spellings of its name, the one it is shown by first.

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


def who(archive: Archive, name: str, filters: Filters | None = None) -> Who:
    """Everything that the party called ``name`` said or passed on, in order of date, undated articles last.

    What several people said together counts for each of them. All names of a party count, also those that ``name``
    does not fit; ``parties.fitting_names`` tells whom it may mean. A name that fits several parties is listed apart.
    Raises NotInArchiveError for an unknown outlet.
    """
    filters = filters or Filters()
    with archive.connect() as connection:
        fitting = fitting_names(connection, archive, name)
        known = known_parties(connection, archive, {one.party for one in fitting})
        others = may_be(connection, archive, fitting)
        for one in fitting:
            if others.get(one.key):
                known[one.party] = replace(known[one.party], may_be=others[one.key])
        said = _said(connection, archive, known.values(), filters)
        parties = [_party(party, said[party.key]) for party in known.values() if said[party.key]]
        parties.sort(key=lambda party: (bool(party.may_be), -len(party.said), party.name))
        return Who(name, tuple(parties), () if parties else _like(connection, name))


def who_is(archive: Archive, key: int, filters: Filters | None = None) -> Who:
    """``who`` of one party, by its key in this archive. Raises NotInArchiveError where there is none."""
    with archive.connect() as connection:
        known = known_parties(connection, archive, [key])
        if key not in known:
            raise NotInArchiveError(f"{archive.database.where}: has no party {key}")
        said = _said(connection, archive, known.values(), filters or Filters())
    return Who(known[key].name, (_party(known[key], said[key]),) if said[key] else ())


def _said(
    connection: Connection, archive: Archive, parties: Iterable[KnownParty], filters: Filters
) -> dict[int, list[Said]]:
    """What the parties said and passed on, by their keys."""
    whose = {one.name.key: party.key for party in parties for one in party.names}
    found: dict[int, list[Said]] = defaultdict(list)
    if not whose:
        return found
    speakers, statements, articles = schema.speakers, schema.statements, schema.articles
    query = (
        select(
            *article_columns(), speakers.c.name, speakers.c.position, statements.c.key, articles.c.day,
            statements.c.id.label("statement"), statements.c.content, statements.c.stance, statements.c.voice,
            statements.c.date, statements.c.confidence,
        )
        .join(statements, statements.c.key == speakers.c.statement)
        .join(articles, articles.c.key == statements.c.article)
        .where(archive.database.among(speakers.c.name, sorted(whose)))
        .where(*article_conditions(connection, archive, filters), *statement_conditions(filters))
    )  # fmt: skip
    rows = connection.execute(query).all()
    chains = chains_of(connection, archive, [row.key for row in rows])
    seen = set()
    for row in rows:
        place = whose[row.name], row.key, row.position
        if place not in seen:  # Two members of a joint source may have turned out to be one.
            seen.add(place)
            found[whose[row.name]].append(_said_of(row, chains[row.key]))
    return found


def _said_of(row: Any, chain: tuple[tuple[str, Kind], ...]) -> Said:
    about = article_row_of(row)
    return Said(
        about, row.statement, row.content, row.stance, row.voice, row.date, row.position, chain, row.confidence, row.key
    )


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


def _party(party: KnownParty, said: Sequence[Said]) -> Party:
    variants = tuple(one.name.name for one in party.names)
    return Party(party.name, party.kind, variants, tuple(sorted(said, key=_in_time)), party.may_be)


def _in_time(said: Said) -> tuple[bool, str, str, int, int]:
    day = said.article.published
    return day is None, day or "", said.article.id, said.statement, said.position


def _like(connection: Connection, name: str) -> tuple[str, ...]:
    """The names most like one that nobody has, by the whole name or by its last word."""
    from rapidfuzz import fuzz, process

    table = schema.party_names
    named = table.c.sort.not_in(sorted(WITHOUT_NAME))
    query = select(table.c.name).where(named).order_by(table.c.statements.desc(), table.c.key).limit(_CHOICES)
    spelt = {found: folded(found) for found in connection.execute(query).scalars()}
    last = {whole: words.rpartition(" ")[2] for whole, words in spelt.items()}
    scores: dict[str, float] = {}
    for choices in (spelt, last):
        for _, score, whole in process.extract(
            folded(name), choices, scorer=fuzz.ratio, limit=_SUGGESTED, score_cutoff=_LEAST_LIKE
        ):
            scores[whole] = max(scores.get(whole, 0.0), score)
    return tuple(sorted(scores, key=lambda whole: (-scores[whole], whole))[:_SUGGESTED])
