"""The forms that put one statement right, or add one: what stands in their fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from wherefrom.reading.types import Kind, Link, Stance, Statement, Voice
from wherefrom.report.views.words import phrase
from wherefrom.text.sentences import paragraphs
from wherefrom.web.correcting.desk import choices
from wherefrom.web.refusals import Refused

if TYPE_CHECKING:
    from wherefrom.archive.corrections.history import History

_AROUND = 600


@dataclass(frozen=True, slots=True)
class StatementForm:
    """What the fields have. ``likely``: who else may have said it. ``before``, ``words``, ``behind``: the place.

    ``shows``: whether people see it; a statement that was rejected has the model's fields.
    """

    handle: str
    speaker: str
    kind: Kind
    relays: str
    stance: Stance
    voice: Voice
    content: str
    cue: str
    source: str
    likely: tuple[str, ...]
    before: str
    words: str
    behind: str
    shows: bool


def statement_of(found: History, handle: str) -> Statement:
    """The statement that the handle, or the key that shows, names: as it shows, else as it was before it was rejected.

    Raises Refused where there is none.
    """
    for shown in found.shown.reading.statements:
        number = found.shown.model.get(shown.id)
        own = "" if number is None else found.model.statements[number].key
        if handle in (own, shown.key, found.shown.added.get(shown.id)):
            return shown
    for statement in found.model.statements:
        if statement.key == handle:
            return statement
    for kept in found.corrections:
        values = kept.correction.after
        if kept.correction.id == handle and kept.correction.action == "add" and values and kept.state != "undone":
            chain = values.chain or (Link("unnamed", "unnamed"),)
            made = Statement(-1, values.content or (), (), (), values.voice or "indirect", "asserts", chain)
            return replace(made, cue=values.cue or (), source=values.source or (), stance=values.stance or "asserts")
    raise Refused(404, "The article has no such statement.", "Go back to the article; it may have been read anew.")


def statement_form(found: History, handle: str) -> StatementForm:
    """What the form of a statement has in its fields. Raises Refused where there is no such statement."""
    one = statement_of(found, handle)
    reading = found.shown.reading
    text = reading.article.text
    start, end = one.content[0][0], one.content[-1][1]
    begin, stop = _place(text, start, end)
    return StatementForm(
        handle=handle,
        speaker=one.chain[0].name,
        kind=one.chain[0].kind,
        relays="\n".join(link.name for link in one.chain[1:]),
        stance=one.stance,
        voice=one.voice,
        content=phrase(text, one.content),
        cue=phrase(text, one.cue),
        source=phrase(text, one.source),
        likely=tuple(choices(reading, one)),
        before=text[begin:start],
        words=text[start:end],
        behind=text[end:stop],
        shows=any(shown is one for shown in reading.statements),
    )


def _place(text: str, start: int, end: int) -> tuple[int, int]:
    """The paragraphs that the words stand in, a few hundred characters at most."""
    around = [span for span in paragraphs(text) if span[0] < end and start < span[1]] or [(start, end)]
    return max(around[0][0], start - _AROUND), min(around[-1][1], end + _AROUND)
