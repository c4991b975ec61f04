"""Readings with only some of their statements: those of a least confidence, or those that were asked for."""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from wherefrom.reading.types import Reading


def keep_confident(reading: Reading, least: float) -> Reading:
    """``reading`` with only the statements whose confidence is ``least`` or more, as ``keep_statements`` leaves it.

    Raises ValueError where ``least`` is not between 0 and 1.
    """
    check_least(least)
    if not least:
        return reading
    return keep_statements(reading, {one.id for one in reading.statements if one.confidence >= least})


def keep_statements(reading: Reading, kept: Collection[int]) -> Reading:
    """``reading`` with only the statements of these ids.

    Statements keep their ids, so that readings of one article with different thresholds can be compared; ids may
    then have gaps. Flags of a statement that is left out, and targets that point at it, go with it. Entities stay: the
    article mentions them all the same. So do the layers and the chain of a statement whose outer layer is left out as
    a statement of its own: its relays rest on them.
    """
    if all(statement.id in kept for statement in reading.statements):
        return reading
    return replace(
        reading,
        statements=tuple(
            replace(statement, targets=tuple(target for target in statement.targets if target in kept))
            for statement in reading.statements
            if statement.id in kept
        ),
        flags=tuple(flag for flag in reading.flags if flag.statement is None or flag.statement in kept),
        retractions=tuple(
            replace(retraction, targets=tuple(target for target in retraction.targets if target in kept))
            for retraction in reading.retractions
        ),
    )


def check_least(least: float) -> None:
    """Raises ValueError where ``least``, a ``min_confidence``, is not between 0 and 1."""
    if not 0 <= least <= 1:
        raise ValueError(f"min_confidence must be between 0 and 1, not {least}")
