"""What people say of a story, handed in as frozen values: tracing itself asks no archive."""

from __future__ import annotations

from dataclasses import dataclass, field

from wherefrom.archive.parties.types import SaidOfNames
from wherefrom.tracing.types import PutRight


@dataclass(frozen=True, slots=True)
class Said:
    """``names``: who is one and who is not; ``made``: every correction that is followed here, as it is shown."""

    names: SaidOfNames = field(default_factory=SaidOfNames)
    made: tuple[PutRight, ...] = ()


NOTHING = Said()
