"""The cards beside the text, one a statement, and the list of sources with all that each said."""

from __future__ import annotations

from dataclasses import dataclass

from wherefrom.reading.types import Kind, Stance, Statement
from wherefrom.report.views.doubt import is_unsure, stance_words, unsure_who
from wherefrom.report.views.reading.put_right import OfStatement
from wherefrom.report.views.reading.summary import KINDS, Source, reasons
from wherefrom.report.views.reading.view import (
    Party,
    ReadingView,
    Reference,
    References,
    display_name,
    origin_kind,
)
from wherefrom.report.views.words import (
    ANSWER_WORDS,
    FLAG_MEANINGS,
    KIND_WORDS,
    STANCE_WORDS,
    VOICE_WORDS,
    clean,
    count,
    flag_words,
    layer_phrase,
    listed,
    long_date,
    phrase,
    shorten,
)

_CONTENT_LIMIT = 600
_SAID_LIMIT = 260
_CUE_LIMIT = 90
_NAME_LIMIT = 160
_MOST_ROLES = 3
_MOST_ALIASES = 4


@dataclass(frozen=True, slots=True)
class CardFlag:
    """A flag of a statement: its name in the contract, its name for people, and why it is there."""

    flag: str
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A statement about this one: ``denied by``, and by which."""

    words: str
    where: Reference


@dataclass(frozen=True, slots=True)
class Card:
    """All that is known of one statement. ``id`` is the card's, ``anchor`` that of its place in the text.

    ``key`` is the statement's in the contract; ``handle`` names it whatever is corrected later, empty where corrections
    are not shown. ``corrected`` is what people did to it.
    """

    id: str
    anchor: str
    statement: int
    number: int
    kind: Kind
    parties: tuple[int, ...]
    chain: tuple[Party, ...]
    stance: Stance
    called: str
    """The stance as people read it, with a ``perhaps`` where that is due."""
    meaning: str
    targets: References
    answers: tuple[Answer, ...]
    flags: tuple[CardFlag, ...]
    content: str
    said: str
    """Source and cue in the article's words; empty where there is no cue."""
    voice: str
    date: str
    sure: int
    """Percent."""
    unsure: bool
    unsure_who: tuple[str, ...]
    """Of each link that may mean several, who they are."""
    layers: tuple[str, ...]
    key: str
    handle: str
    corrected: OfStatement | None


@dataclass(frozen=True, slots=True)
class Said:
    """One statement in the list of what a source said; ``stance`` is empty where it asserts."""

    where: Reference
    stance: str
    words: str
    unsure: bool


@dataclass(frozen=True, slots=True)
class SourceCard:
    """One party: what it is, its share, and all it said or passed on. ``width``: of its bar, 0 to 100."""

    id: str
    place: int
    kind: Kind
    name: str
    roles: tuple[str, ...]
    aliases: tuple[str, ...]
    members: str
    width: float
    facts: tuple[str, ...]
    said: tuple[Said, ...]
    passed_on: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """The parties of one kind."""

    kind: Kind
    name: str
    sources: tuple[SourceCard, ...]


def cards(view: ReadingView) -> tuple[Card, ...]:
    """One card a statement, in text order."""
    answers: dict[int, list[Statement]] = {}
    for statement in view.reading.statements:
        for target in statement.targets:
            answers.setdefault(target, []).append(statement)
    flagged = reasons(view.reading)
    return tuple(
        _card(view, statement, flagged[statement.id], answers.get(statement.id, []))
        for statement in view.reading.statements
    )


def _card(view: ReadingView, statement: Statement, why: dict[str, str], answers: list[Statement]) -> Card:
    number, text = view.number_of[statement.id], view.reading.article.text
    return Card(
        id=f"{view.prefix}s{number}",
        anchor=f"{view.prefix}t{number}",
        statement=statement.id,
        number=number,
        kind=origin_kind(statement),
        parties=view.sources_of(statement),
        chain=tuple(view.party(link) for link in statement.chain),
        stance=statement.stance,
        called=stance_words(statement),
        meaning=STANCE_WORDS[statement.stance],
        targets=view.references(statement.targets),
        answers=tuple(
            Answer(ANSWER_WORDS.get(other.stance, other.stance), view.reference(other.id)) for other in answers
        ),
        flags=tuple(
            CardFlag(clean(name), flag_words(name), clean(words or FLAG_MEANINGS.get(name, "")))
            for name, words in why.items()
        ),
        content=shorten(phrase(text, statement.content), _CONTENT_LIMIT),
        said=shorten(layer_phrase(text, statement), _CUE_LIMIT),
        voice=VOICE_WORDS[statement.voice],
        date=long_date(statement.date.value) if statement.date else "",
        sure=round(100 * statement.confidence),
        unsure=is_unsure(statement),
        unsure_who=unsure_who(statement.chain),
        layers=tuple(shorten(layer_phrase(text, layer), _SAID_LIMIT) for layer in statement.layers),
        key=statement.key,
        handle=view.corrected.handles[statement.id] if view.corrected else "",
        corrected=view.corrected.of.get(statement.id) if view.corrected else None,
    )


def source_groups(view: ReadingView) -> tuple[SourceGroup, ...]:
    """Every party by kind, with its share of the text and all it said or passed on."""
    most = max((source.characters for source in view.summary.sources), default=0)
    groups = []
    for kind in KINDS:
        members = [(i, source) for i, source in enumerate(view.summary.sources) if source.kind == kind]
        if members:
            name = KIND_WORDS[kind][len(members) != 1].capitalize()
            groups.append(SourceGroup(kind, name, tuple(_source(view, i, source, most) for i, source in members)))
    return tuple(groups)


def _source(view: ReadingView, place: int, source: Source, most: int) -> SourceCard:
    return SourceCard(
        id=f"{view.prefix}p{place}",
        place=place,
        kind=source.kind,
        name=display_name(source),
        roles=tuple(clean(role) for role in source.roles[:_MOST_ROLES]),
        aliases=tuple(clean(alias) for alias in source.aliases[:_MOST_ALIASES]),
        members=listed(shorten(clean(member), _NAME_LIMIT) for member in source.members),
        width=100 * source.characters / max(1, most),
        facts=_facts(source, view.summary.characters),
        said=tuple(_said(view, i) for i in source.origin_of),
        passed_on=tuple(_said(view, i) for i in source.relay_of),
    )


def _facts(source: Source, characters: int) -> tuple[str, ...]:
    share = 100 * source.characters / max(1, characters)
    facts = [count(len(source.origin_of), "statement")] if source.origin_of else []
    if source.relay_of:
        facts.append(f"passed on {len(source.relay_of):,}")
    if source.origin_of:
        facts.append(f"{share:.0f} % of the text" if share >= 1 else "under 1 % of the text")
    return tuple(facts)


def _said(view: ReadingView, number: int) -> Said:
    statement = view.by_id[number]
    words = shorten(phrase(view.reading.article.text, statement.content), _SAID_LIMIT)
    called = stance_words(statement)
    return Said(view.reference(number), "" if called == "asserts" else called, words, is_unsure(statement))
