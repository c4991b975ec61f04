"""A correction as JSON: ``wherefrom.correction/1``, with what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import asdict

from wherefrom.archive.corrections.types import SCHEMA_NAME, Correction, State

if TYPE_CHECKING:
    from wherefrom.archive.corrections.making import Kept


class CorrectionRecord(Correction, frozen=True, omit_defaults=True, kw_only=True, tag_field="schema", tag=SCHEMA_NAME):
    """One thing that one person put right at one time, and what became of it.

    Attributes:
        state: Whether it counts (``applied``), was ``undone``, is ``overruled`` by a later one, is ``waiting`` for
            review since the words were changed, or is ``unpaired``: the model no longer finds the statement.

    """

    state: State


def correction_record(kept: Kept) -> CorrectionRecord:
    """The correction with its state."""
    return CorrectionRecord(**asdict(kept.correction), state=kept.state)
