"""The model's reading with what people put right laid over it: what everybody sees.

The model's own reading is kept; undone corrections leave no trace, so that the reading is then the model's, byte for
byte. Of two people who say different things of one field, the later one shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace

from wherefrom.archive.corrections.pairing import paired
from wherefrom.archive.corrections.types import Correction, State, Values
from wherefrom.intake.article import Article
from wherefrom.lang.fold import fold
from wherefrom.reading.contract import with_keys
from wherefrom.reading.meaning.flags import explain, statement_flags
from wherefrom.reading.types import Entity, Link, Reading, Statement, Voice
from wherefrom.text.quotations import quotations
from wherefrom.text.span import Span

OF_ARTICLE = ("outlet", "title", "authors", "published")
SURE = 1.0
"""The confidence of what a person has looked at."""


@dataclass(frozen=True, slots=True)
class Overlaid:
    """``reading`` as people see it, and what became of each correction, by its id.

    ``by``: for the id of each statement of ``reading`` that people put right, the ids of the corrections that show in
    it. ``model``: for the id of each statement of ``reading`` that the model found, its number in the model's.
    ``added``: for the id of each that a person added, the id of the correction that did. ``is_corrected``: whether
    any correction shows at all.
    """

    reading: Reading
    states: Mapping[str, State]
    by: Mapping[int, tuple[str, ...]]
    model: Mapping[int, int]
    added: Mapping[int, str]
    is_corrected: bool = False


def undone(corrections: Sequence[Correction]) -> frozenset[str]:
    """The ids of corrections that are undone, in the order in which they were made: an undo can be undone as well."""
    gone: set[str] = set()
    for one in reversed(corrections):
        if one.action == "undo" and one.undoes is not None and one.id not in gone:
            gone.add(one.undoes)
    return frozenset(gone)


def overlay(reading: Reading, corrections: Sequence[Correction], waiting: frozenset[str] = frozenset()) -> Overlaid:
    """``corrections``, in the order in which they were made and on this text, laid over the model's ``reading``.

    ``waiting``: ids of corrections whose words were changed, so that a person has to look at them first.
    """
    gone = undone(corrections)
    states: dict[str, State] = {
        one.id: "undone" if one.id in gone else "waiting" if one.id in waiting else "applied" for one in corrections
    }
    active = [one for one in corrections if states[one.id] == "applied" and one.action != "undo"]
    if not active:
        return Overlaid(reading, states, {}, {s.id: n for n, s in enumerate(reading.statements)}, {})
    places = _places(reading, active, states)
    slots = [_Slot(statement, number) for number, statement in enumerate(reading.statements)]
    slots += [_Slot(None, None, one.id) for one in active if one.action == "add"]
    added = {slot.added: slot for slot in slots if slot.added is not None}
    article = reading.article
    for one in active:
        if one.action == "metadata" and one.after is not None:
            article = _with_fields(article, one.after)
        elif one.action == "add" or one.of is not None:
            _put(added.get(one.id if one.action == "add" else one.of or ""), one, states)
        elif (place := places.get(one.id)) is not None:
            _put(slots[place], one, states)
    return _made(replace(reading, article=article), slots, states)


@dataclass(slots=True)
class _Slot:
    """A statement to be: the model's, or one that a person added, with the corrections that show in it."""

    statement: Statement | None
    number: int | None
    added: str | None = None
    rejected: bool = False
    looked_at: bool = False
    by: tuple[str, ...] = ()
    values: Values = Values()
    owners: dict[str, str] = field(default_factory=dict)  # of each field, the id of the correction that shows


def _places(reading: Reading, active: Sequence[Correction], states: dict[str, State]) -> dict[str, int]:
    """The number of the statement of each correction; what finds none is told."""
    about = [one for one in active if one.anchor is not None and one.of is None and one.action != "add"]
    anchors = list(dict.fromkeys((one.anchor.content, one.anchor.cue) for one in about if one.anchor))
    first = {(a.content, a.cue): a for one in about if (a := one.anchor) is not None}
    found = paired([first[key] for key in anchors], reading.statements)
    places: dict[str, int] = {}
    for one in about:
        assert one.anchor is not None
        place = found.get(anchors.index((one.anchor.content, one.anchor.cue)))
        if place is None:
            states[one.id] = "unpaired"
        else:
            places[one.id] = place
    return places


def _put(slot: _Slot | None, one: Correction, states: dict[str, State]) -> None:
    """Lay one correction over what came before it; what then shows nowhere any more is overruled."""
    if slot is None:
        states[one.id] = "unpaired"
        return
    if one.action == "reject" or slot.rejected:
        _overrule(slot, slot.by, states)
        slot.by = ()
    slot.rejected = one.action == "reject"
    slot.looked_at = True
    given = {} if one.after is None else _given(one.after)
    if given:
        slot.values = replace(slot.values, **given)
        before = set(slot.owners.values())
        slot.owners |= dict.fromkeys(given, one.id)
        _overrule(slot, sorted(before - set(slot.owners.values())), states)
    slot.by = (*slot.by, one.id)


def _given(values: Values) -> dict[str, Any]:
    return {name: value for name in values.__struct_fields__ if (value := getattr(values, name)) is not None}


def _overrule(slot: _Slot, ids: Iterable[str], states: dict[str, State]) -> None:
    for one in ids:
        states[one] = "overruled"
    slot.by = tuple(one for one in slot.by if states[one] != "overruled")


def _made(reading: Reading, slots: Sequence[_Slot], states: Mapping[str, State]) -> Overlaid:
    numbers = max((s.id for s in reading.statements), default=-1) + 1
    entities = list(reading.entities)
    kept: list[tuple[Statement, _Slot]] = []
    for slot in slots:
        if slot.rejected or (slot.statement is None and not (slot.values.content and slot.values.chain)):
            continue
        statement = slot.statement
        if statement is None:
            statement = _new(reading.article.text, slot.values, numbers)
            numbers += 1
        if slot.looked_at:
            statement = _corrected(statement, slot.values, entities)
        kept.append((statement, slot))
    kept.sort(key=lambda one: (one[0].content[0][0], -one[0].content[-1][1], one[0].cue))
    there = {statement.id for statement, _ in kept}
    statements = tuple(replace(s, targets=tuple(t for t in s.targets if t in there)) for s, _ in kept)
    shown = with_keys(
        replace(
            reading,
            statements=statements,
            entities=tuple(entities),
            flags=explain(reading.article, statements),
            retractions=tuple(
                replace(r, targets=tuple(t for t in r.targets if t in there)) for r in reading.retractions
            ),
        )
    )
    return Overlaid(
        shown,
        states,
        {s.id: slot.by for s, slot in kept if slot.by},
        {s.id: slot.number for s, slot in kept if slot.number is not None},
        {s.id: slot.added for s, slot in kept if slot.added is not None},
        is_corrected=True,
    )


def _new(text: str, values: Values, number: int) -> Statement:
    content = values.content or ()
    return Statement(
        number,
        content,
        values.cue or (),
        values.source or (),
        values.voice or _voice(text, content),
        values.stance or "asserts",
        values.chain or (),
    )


def _voice(text: str, content: Iterable[Span]) -> Voice:
    """Direct where all of it stands between quotation marks, indirect where none does."""
    marked = quotations(text)
    inside = [any(begin <= start and end <= stop for begin, stop in marked) for start, end in content]
    within = any(begin < end and start < stop for start, end in content for begin, stop in marked)
    return "direct" if all(inside) else "mixed" if within else "indirect"


def _corrected(statement: Statement, values: Values, entities: list[Entity]) -> Statement:
    fields = {name: getattr(values, name) for name in ("content", "cue", "source", "voice", "stance")}
    given = {name: value for name, value in fields.items() if value is not None}
    chain = statement.chain if values.chain is None else tuple(_known(link, entities) for link in values.chain)
    moved = any(given.get(name, getattr(statement, name)) != getattr(statement, name) for name in ("content", "cue"))
    if moved:
        given |= {"key": "", "layers": ()}
    return replace(
        statement,
        **given,
        chain=chain,
        confidence=SURE,
        stance_confidence=SURE,
        flags=statement_flags(chain),
    )


def _known(link: Link, entities: list[Entity]) -> Link:
    """The link with the article's entity of that name; one that the article did not have is a new one."""
    if link.name == "unnamed":
        return replace(link, entity=None)
    name = fold(link.name)
    for entity in entities:
        if name in {fold(spelt) for spelt in (entity.name, *entity.aliases)}:
            return replace(link, entity=entity.id)
    mentions = () if link.mention is None else (link.mention,)
    entities.append(Entity(max((e.id for e in entities), default=-1) + 1, link.name, link.kind, mentions=mentions))
    return replace(link, entity=entities[-1].id)


def _with_fields(article: Article, values: Values) -> Article:
    fields = _given(values)
    return replace(article, **{name: fields[name] for name in OF_ARTICLE if name in fields})
