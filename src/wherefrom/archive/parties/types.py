"""A party of many articles, and why two names are taken for one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wherefrom.reading.types import Kind

Same = Literal[
    "spelling", "listed outlet", "address", "also called so", "person's name", "words before the name", "surname",
    "given name", "initials", "short form", "country", "part of it", "by hand",
]  # fmt: skip
"""Why two names are names of one party; ``by hand``: a person says so."""
SpeaksFor = Literal[
    "writes for it",
    "officer of it",
    "state",
    "told by an unnamed source",
    "only outlet that fits",
    "only person that fits",
]
"""Why what one party says counts as another's in a story: it is another party all the same."""
Reason = Same | SpeaksFor


@dataclass(frozen=True, slots=True)
class Join:
    """Two names taken for one, and why; ``article`` is where it shows, None where the names alone tell."""

    name: str
    other: str
    why: Reason
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """A party: the name that is shown for it, what it is, and all its names."""

    name: str
    kind: Kind
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SaidOfNames:
    """What people say of names: those in ``one`` group are one party's; two groups in ``apart`` are never one."""

    one: tuple[tuple[str, ...], ...] = ()
    apart: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
