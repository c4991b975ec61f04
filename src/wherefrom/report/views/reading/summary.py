"""What a reading amounts to, counted: the figures that the terminal and the HTML page both show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from wherefrom.lang.en.patterns.reports import NOBODY
from wherefrom.reading.types import Kind, Link, Reading, Stance, Statement
from wherefrom.text.span import Span

KINDS: tuple[Kind, ...] = get_args(Kind)
STANCES: tuple[Stance, ...] = get_args(Stance)
SourceKey = tuple[str, object]
"""Tells sources apart: ``("entity", id)``, or ``("kind", lower-case name)`` where the link has no entity."""

_UNNAMED: frozenset[Kind] = frozenset({"unnamed"})


@dataclass(frozen=True, slots=True)
class Source:
    """One party that statements come from or through, and how much of the article is its words."""

    key: SourceKey
    name: str
    kind: Kind
    roles: tuple[str, ...]
    aliases: tuple[str, ...]
    members: tuple[str, ...]
    """Who is it together, where the name does not say so by itself; empty where it is no joint source."""
    origin_of: tuple[int, ...]
    """Ids of the statements that begin with it."""
    relay_of: tuple[int, ...]
    """Ids of the statements that it passed on."""
    characters: int
    """How many characters of the text are contents that begin with it, each character once."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """What one party denies, or what it doubts."""

    origin: Link
    stance: Stance
    statements: tuple[int, ...]
    """Ids of the statements in which it does so."""
    targets: tuple[int, ...]
    """Ids of the statements that those are about, as far as they stand in the article."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of one reading.

    ``named``, ``group``, ``unnamed`` and ``sourceless`` share out the statements by their origin: a named person,
    organization, outlet or document; people described but not named; one unnamed person; nobody at all (reportedly).
    """

    statements: int
    named: int
    group: int
    unnamed: int
    sourceless: int
    depth: int
    """Links in the longest chain; 0 where there are no statements."""
    deepest: tuple[int, ...]
    """Ids of the statements whose chain is that long, where it has at least two links."""
    by_kind: tuple[tuple[Kind, int], ...]
    """Statements by kind of their origin, in the order of the contract, zeros left out."""
    by_stance: tuple[tuple[Stance, int], ...]
    by_flag: tuple[tuple[str, int], ...]
    sources: tuple[Source, ...]
    """Every party of every chain: those that begin most statements first."""
    sourceless_ids: tuple[int, ...]
    disputes: tuple[Dispute, ...]
    """Who denies, and who doubts, in order of appearance."""
    attributed_characters: int
    """Characters that lie in the content of at least one statement."""
    characters: int
    """Characters of the text that are not furniture."""


def summarize(reading: Reading) -> Summary:
    """The figures of ``reading``."""
    statements = reading.statements
    origins = Counter(origin_class(statement) for statement in statements)
    kinds = Counter(statement.chain[0].kind for statement in statements if statement.chain)
    stances = Counter(statement.stance for statement in statements)
    flags = Counter(flag.flag for flag in reading.flags)
    depth = max((len(statement.chain) for statement in statements), default=0)
    return Summary(
        statements=len(statements),
        named=origins["named"],
        group=origins["group"],
        unnamed=origins["unnamed"],
        sourceless=origins["sourceless"],
        depth=depth,
        deepest=_ids(statement for statement in statements if depth > 1 and len(statement.chain) == depth),
        by_kind=tuple((kind, kinds[kind]) for kind in KINDS if kinds[kind]),
        by_stance=tuple((stance, stances[stance]) for stance in STANCES if stances[stance]),
        by_flag=tuple(flags.most_common()),
        sources=_sources(reading),
        sourceless_ids=_ids(statement for statement in statements if origin_class(statement) == "sourceless"),
        disputes=_disputes(reading),
        attributed_characters=covered(span for statement in statements for span in statement.content),
        characters=len(reading.article.text) - covered(reading.article.furniture),
    )


def reasons(reading: Reading) -> dict[int, dict[str, str]]:
    """Why each statement is flagged: by its id, by flag; the reason is empty where the reading states none."""
    found = {statement.id: dict.fromkeys(map(str, statement.flags), "") for statement in reading.statements}
    for flag in reading.flags:
        if flag.statement in found:
            found[flag.statement][flag.flag] = flag.why
    return found


def origin_class(statement: Statement) -> str:
    """``named``, ``group``, ``unnamed`` or ``sourceless``: how well the statement's origin is identified."""
    if not statement.chain or is_nobody(statement.chain[0]):
        return "sourceless"
    kind = statement.chain[0].kind
    return kind if kind in ("group", "unnamed") else "named"


def is_nobody(link: Link) -> bool:
    """Whether the link stands for no source at all (reportedly, it is believed)."""
    return link.kind in _UNNAMED and link.name.strip().casefold() in NOBODY


def source_key(link: Link) -> SourceKey:
    """The key of the link's party in ``Summary.sources``; links of one entity share it."""
    if link.entity is not None:
        return ("entity", link.entity)
    return (link.kind, " ".join(link.name.split()).casefold())


def covered(spans: Iterable[Span]) -> int:
    """How many characters lie in at least one of ``spans``."""
    total, reach = 0, 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, reach))
        reach = max(reach, end)
    return total


def _ids(statements: Iterable[Statement]) -> tuple[int, ...]:
    return tuple(statement.id for statement in statements)


def _disputes(reading: Reading) -> tuple[Dispute, ...]:
    groups: dict[tuple[SourceKey, Stance], list[Statement]] = {}
    for statement in reading.statements:
        if statement.stance in ("denies", "doubts") and statement.chain:
            groups.setdefault((source_key(statement.chain[0]), statement.stance), []).append(statement)
    return tuple(
        Dispute(
            origin=said[0].chain[0],
            stance=stance,
            statements=_ids(said),
            targets=tuple(dict.fromkeys(target for statement in said for target in statement.targets)),
        )
        for (_, stance), said in groups.items()
    )


def _sources(reading: Reading) -> tuple[Source, ...]:
    entities = {entity.id: entity for entity in reading.entities}
    links: dict[SourceKey, Link] = {}
    origin_of: dict[SourceKey, list[Statement]] = {}
    relay_of: dict[SourceKey, list[Statement]] = {}
    members: dict[SourceKey, dict[str, None]] = {}
    for statement in reading.statements:
        for position, link in enumerate(statement.chain):
            key = source_key(link)
            links.setdefault(key, link)
            members.setdefault(key, {}).update(dict.fromkeys(member.name for member in link.members))
            said = (relay_of if position else origin_of).setdefault(key, [])
            if statement not in said[-1:]:
                said.append(statement)
    sources = []
    for key, link in links.items():
        entity = entities.get(link.entity) if link.entity is not None else None
        said = origin_of.get(key, [])
        name = entity.name if entity else link.name
        sources.append(
            Source(
                key=key,
                name=name,
                kind=entity.kind if entity else link.kind,
                roles=entity.roles if entity else (),
                aliases=entity.aliases if entity else (),
                members=() if all(member in name for member in members[key]) else tuple(members[key]),
                origin_of=_ids(said),
                relay_of=_ids(relay_of.get(key, [])),
                characters=covered(span for statement in said for span in statement.content),
            )
        )
    return tuple(sorted(sources, key=lambda source: (-len(source.origin_of), -len(source.relay_of))))
