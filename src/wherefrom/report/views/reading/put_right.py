"""What people put right in an article, as a page tells it: who, when, what the model had and what shows now.

Nothing is left out: a statement that somebody rejected, a correction whose words were changed and one whose statement
the model no longer finds are listed as such.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wherefrom.archive.corrections.pairing import paired
from wherefrom.reading.types import Link, Stance, Statement, Voice
from wherefrom.report.views.reading.summary import is_nobody
from wherefrom.report.views.words import (
    KIND_WORDS,
    NOBODY,
    VOICE_WORDS,
    clean,
    count,
    listed,
    long_date,
    phrase,
    shorten,
)

if TYPE_CHECKING:
    from wherefrom.archive.corrections.history import History
    from wherefrom.archive.corrections.making import Kept
    from wherefrom.archive.corrections.types import Action, Correction, State, Values

STATE_WORDS: Mapping[State, str] = {
    "applied": "shows",
    "overruled": "a later correction says otherwise",
    "undone": "taken back",
    "waiting": "waits for review: its words were changed",
    "unpaired": "the model no longer finds this statement",
}
_DONE: Mapping[Action, str] = {
    "confirm": "confirmed",
    "reject": "rejected",
    "add": "added",
    "change": "changed",
    "metadata": "changed",
    "merge": "put two names together",
    "split": "parted two names",
    "read-through": "read the whole article",
    "undo": "took back",
}
_WORDS_LIMIT = 200
_VALUE_LIMIT = 160
_NOTE_LIMIT = 600
_PERSON_LIMIT = 80
_MOST_PEOPLE = 4


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field as it was and as it is; either is empty where there is nothing to say."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Made:
    """One correction as people read it.

    ``done``: what the person did, in words. ``words``: of the statement it is about; empty where it is about the
    article. ``statement`` is the statement's id where it shows, else None. ``can_undo``: it is not undone.
    """

    id: str
    person: str
    time: str
    when: str
    action: Action
    done: str
    words: str
    changes: tuple[FieldChange, ...]
    note: str
    state: State
    state_words: str
    statement: int | None

    @property
    def can_undo(self) -> bool:
        """Whether it can be taken back."""
        return self.state != "undone"

    @property
    def is_about_article(self) -> bool:
        """Whether it is about the article as a whole, not about a statement of it."""
        return self.action in ("metadata", "read-through")


@dataclass(frozen=True, slots=True)
class Gone:
    """A statement that somebody rejected: its words, whose the model says they are, and who rejected it."""

    handle: str
    words: str
    chain: str
    by: Made


@dataclass(frozen=True, slots=True)
class OfStatement:
    """What people did to one statement that shows.

    ``differs``: each field in which it is not as the model has it; none where a person added it.
    """

    made: tuple[Made, ...]
    differs: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class PutRight:
    """All that people put right in an article.

    ``handles``: by a statement's id, what names it whatever is corrected later (the key that the model's has, or the
    id of the correction that added it). ``of``: by the id, what people did to it. ``article``: corrections of title,
    outlet, authors, day that show, and who read it all. ``log``: every correction, the newest first.
    """

    handles: Mapping[int, str]
    of: Mapping[int, OfStatement]
    article: tuple[Made, ...]
    rejected: tuple[Gone, ...]
    waiting: tuple[Made, ...]
    unpaired: tuple[Made, ...]
    log: tuple[Made, ...]
    told: str
    """One sentence: how many corrections show, by whom, the last one when. Empty where there are none."""

    @property
    def read_through(self) -> Made | None:
        """Who said that all of it was read, and that what shows is complete and right; None where nobody did."""
        return next((one for one in self.article if one.action == "read-through"), None)


def put_right(history: History) -> PutRight:
    """What people put right, ready to be shown."""
    model, shown = history.model, history.shown
    text = shown.reading.article.text
    places = {one: statement for statement, by in shown.by.items() for one in by}
    by_id = {k.correction.id: k.correction for k in history.log}
    made = {k.correction.id: _made(text, k, places, by_id) for k in history.log}
    numbered = {s.id: s for s in shown.reading.statements}
    of = {
        statement: OfStatement(
            tuple(made[one] for one in by),
            ()
            if statement in shown.added
            else differences(text, model.statements[shown.model[statement]], numbered[statement]),
        )
        for statement, by in shown.by.items()
    }
    handles = {s.id: _handle(history, s) for s in shown.reading.statements}
    in_order = list(made.values())
    return PutRight(
        handles,
        of,
        tuple(one for one in in_order if one.is_about_article and one.state == "applied"),
        tuple(_rejected(history, made)),
        tuple(one for one in in_order if one.state == "waiting"),
        tuple(one for one in in_order if one.state == "unpaired"),
        tuple(reversed(in_order)),
        _told(in_order),
    )


def _handle(history: History, statement: Statement) -> str:
    added = history.shown.added.get(statement.id)
    return added or history.model.statements[history.shown.model[statement.id]].key


def _told(made: Sequence[Made]) -> str:
    showing = [one for one in made if one.state == "applied" and one.action != "undo"]
    if not showing:
        return ""
    people = list(dict.fromkeys(one.person for one in showing))
    others = len(people) - _MOST_PEOPLE
    named = [*people[:_MOST_PEOPLE], count(others, "other")] if others > 0 else people
    return f"{count(len(showing), 'correction')} by {listed(named)}, the last on {showing[-1].when}."


def logged(kept: Kept, undone: Correction | None = None) -> Made:
    """A correction as people read it away from its article, and what it took back; places go without their words."""
    return _made(None, kept, {}, {} if undone is None else {undone.id: undone})


def _made(text: str | None, kept: Kept, places: Mapping[str, int], by_id: Mapping[str, Correction]) -> Made:
    one = kept.correction
    undone = by_id.get(one.undoes or "")
    here = None if kept.state == "waiting" else text
    return Made(
        id=one.id,
        person=shorten(clean(one.person), _PERSON_LIMIT),
        time=one.time,
        when=f"{long_date(one.time[:10])}, {clean(one.time[11:16])} UTC",
        action=one.action,
        done=made_words(one) if undone is None else _took_back(undone),
        words=_words(here, undone or one),
        changes=(
            *(c for c in changes(here, one.before, one.after) if one.action != "add" or c.name != "words"),
            *_of_other(one),
        ),
        note=shorten(clean(one.note), _NOTE_LIMIT),
        state=kept.state,
        state_words=STATE_WORDS[kept.state],
        statement=places.get(one.id),
    )


def made_words(one: Correction) -> str:
    """What the person did, without what it was done to: ``changed speaker and stance``."""
    if one.taken is not None:
        source = shorten(clean(one.taken.name), _VALUE_LIMIT) if one.taken.name else "another article"
        return f"said that it was {'taken' if one.yes else 'not taken'} from {source}"
    if one.other is not None:
        return f"said that two statements {'make' if one.yes else 'do not make'} one claim"
    if one.action not in ("change", "metadata"):
        return _DONE[one.action]
    names = [change.name for change in changes(None, one.before, one.after)]
    return f"changed {listed(names)}" if names else "changed nothing"


def _of_other(one: Correction) -> Iterator[FieldChange]:
    """The words of the statement that is said to make one claim with another, or not to."""
    if one.other is not None:
        yield FieldChange("the other", "", shorten(clean(one.other.anchor.words), _WORDS_LIMIT))


def _took_back(one: Correction) -> str:
    return f"took back “{made_words(one)}” of {shorten(clean(one.person), _PERSON_LIMIT)}"


def _words(text: str | None, one: Correction) -> str:
    if one.parties:
        return " and ".join(clean(name.name) for name in one.parties)
    if one.anchor is not None:
        return shorten(clean(one.anchor.words), _WORDS_LIMIT)
    if one.action == "add" and text is not None and one.after is not None:  # Of a version that kept no anchor here.
        return shorten(phrase(text, one.after.content or ()), _WORDS_LIMIT)
    return ""


def _rejected(history: History, made: Mapping[str, Made]) -> Iterator[Gone]:
    showing = set(history.shown.model.values())
    gone = [s for number, s in enumerate(history.model.statements) if number not in showing]
    text = history.model.article.text
    rejects = [k.correction for k in history.corrections if k.state == "applied" and k.correction.action == "reject"]
    anchored = [one for one in rejects if one.anchor is not None and one.of is None]
    places = paired([one.anchor for one in anchored if one.anchor], gone)
    added = {k.correction.id: k.correction for k in history.corrections if k.correction.action == "add"}
    for number, one in enumerate(anchored):
        if number in places:
            statement = gone[places[number]]
            words = shorten(phrase(text, statement.content), _WORDS_LIMIT)
            yield Gone(statement.key, words, chain_words(statement.chain), made[one.id])
    for one in rejects:
        if one.of in added:
            values = added[one.of].after
            yield Gone(one.of, made[one.of].words, chain_words(values.chain or () if values else ()), made[one.id])


def differences(text: str, before: Statement, after: Statement) -> tuple[FieldChange, ...]:
    """Each field in which two states of a statement differ."""
    fields = (_of_statement(text, statement) for statement in (before, after))
    return tuple(
        change for change in (*_of_chain(before.chain, after.chain), *_paired(*fields)) if change.before != change.after
    )


def changes(text: str | None, before: Values | None, after: Values | None) -> tuple[FieldChange, ...]:
    """What a correction changed; without the ``text`` that its places are in, those go without their words."""
    if after is None:
        return ()
    chains = () if after.chain is None else _of_chain((before and before.chain) or (), after.chain)
    was = {} if before is None else _of_values(text, before)
    return (*chains, *_paired(was, _of_values(text, after)))


def _paired(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[FieldChange]:
    for name, value in after.items():
        yield FieldChange(name, before.get(name, ""), value)


def _of_statement(text: str, statement: Statement) -> dict[str, str]:
    return _told_fields(text, statement, statement.stance, statement.voice)


def _of_values(text: str | None, values: Values) -> dict[str, str]:
    fields = _told_fields(text, values, values.stance, values.voice)
    given = {
        "title": values.title,
        "outlet": values.outlet,
        "authors": None if values.authors is None else listed(values.authors),
        "day": None if values.published is None else long_date(values.published),
    }
    return fields | {name: shorten(clean(value), _VALUE_LIMIT) for name, value in given.items() if value is not None}


def _told_fields(
    text: str | None, of: Values | Statement, stance: Stance | None, voice: Voice | None
) -> dict[str, str]:
    fields = {"stance": stance, "voice": None if voice is None else VOICE_WORDS[voice]}
    for name, spans in (("words", of.content), ("cue", of.cue), ("source words", of.source)):
        if spans is not None:
            fields[name] = "" if text is None else shorten(phrase(text, spans), _VALUE_LIMIT)
    return {name: value for name, value in fields.items() if value is not None}


def _of_chain(before: Sequence[Link], after: Sequence[Link]) -> Iterator[FieldChange]:
    was, now = [name_words(link) for link in before], [name_words(link) for link in after]
    if was[:1] != now[:1]:
        yield FieldChange("speaker", *("".join(names[:1]) for names in (was, now)))
    if was[1:] != now[1:]:
        yield FieldChange("relays", *((" → ".join(names[1:]) or "nobody") if names else "" for names in (was, now)))
    for old, new in zip(before, after, strict=False):
        if old.name == new.name and old.kind != new.kind:
            yield FieldChange("kind", KIND_WORDS[old.kind][0], KIND_WORDS[new.kind][0])


def chain_words(chain: Sequence[Link]) -> str:
    """A chain on one line: ``Ana Brandt → Coast Radio``."""
    return " → ".join(name_words(link) for link in chain)


def name_words(link: Link) -> str:
    """The name of a link as people read it."""
    return NOBODY if is_nobody(link) else shorten(clean(link.name), _VALUE_LIMIT)
