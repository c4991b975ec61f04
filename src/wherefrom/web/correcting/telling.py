"""What is told after a correction: what it did, and what others did to the same statement meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wherefrom.report.views.reading.put_right import FieldChange, Made
from wherefrom.report.views.words import shorten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wherefrom.archive.corrections.history import History
    from wherefrom.archive.corrections.log import Logged
    from wherefrom.archive.corrections.types import Correction
    from wherefrom.report.views.reading.put_right import PutRight

_WORDS = 60


@dataclass(frozen=True, slots=True)
class Told:
    """``done``: what was done, in a sentence. ``meanwhile``: what others did; empty where nobody did anything.

    ``undo`` is the id of the correction that can be taken back, empty where there is none; ``handle`` names the
    statement, empty where it is about the article.
    """

    done: str
    meanwhile: str
    undo: str
    handle: str


def told(history: History, corrected: PutRight, made_id: str, since: Sequence[Logged]) -> Told | None:
    """What is told of the correction with this id; None where the article has none such.

    ``since``: what was corrected in the article after the page was loaded that the person saw.
    """
    made = next((one for one in corrected.log if one.id == made_id), None)
    if made is None:
        return None
    record = next(k.correction for k in history.log if k.correction.id == made_id)
    others = [one for one in since if one.kept.correction.person != record.person]
    about = [one for one in others if is_about_the_same(one.kept.correction, record)]
    undo = made_id if made.can_undo and made.action != "undo" else ""
    return Told(_done(made), _meanwhile(corrected, about), undo, handle_of(record, corrected))


def handle_of(one: Correction, corrected: PutRight) -> str:
    """What names the statement that a correction is about; empty where it is about the article, or not to be found."""
    if one.of or one.action == "add":
        return one.of or one.id
    shown = next((made.statement for made in corrected.log if made.id == one.id), None)
    return corrected.handles.get(shown, "") if shown is not None else ""


def is_about_the_same(one: Correction, other: Correction) -> bool:
    """Whether two corrections are about one statement, or both about the article."""
    if "undo" in (one.action, other.action):
        return False
    if one.action == "metadata" or other.action == "metadata":
        return one.action == other.action
    mine, theirs = (c.of or (c.id if c.action == "add" else "") for c in (one, other))
    if mine or theirs:
        return mine == theirs
    if one.anchor is None or other.anchor is None:
        return False
    return (one.anchor.content, one.anchor.cue) == (other.anchor.content, other.anchor.cue)


def _done(made: Made) -> str:
    place = f"“{shorten(made.words, _WORDS)}”" if made.words else "The article"
    changes = "; ".join(change_words(change) for change in made.changes)
    sentence = f"{place}: {made.done}{f' ({changes})' if changes else ''}."
    if made.state == "overruled":
        sentence += " A later correction says otherwise."
    return sentence


def change_words(change: FieldChange) -> str:
    """``speaker: Mira Solt, before Ana Reyes``."""
    return f"{change.name}: {change.after or 'none'}" + (f", before {change.before}" if change.before else "")


def _meanwhile(corrected: PutRight, others: Sequence[Logged]) -> str:
    if not others:
        return ""
    by_id = {one.id: one for one in corrected.log}
    known = [by_id[one.kept.correction.id] for one in reversed(others) if one.kept.correction.id in by_id]
    said = "; ".join(f"{one.person} {one.done} on {one.when}" for one in known)
    return f"Since this page was loaded, {said}. Both are kept, and the later one shows."
