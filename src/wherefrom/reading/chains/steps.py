"""The links of a chain while it is built."""

from __future__ import annotations

from dataclasses import dataclass, field

from wherefrom.reading.context import Party
from wherefrom.text.span import Span


@dataclass(frozen=True, slots=True)
class Step:
    """One link while chains are built: the number of the party, and where the article names it for this statement."""

    party: int | None
    span: Span | None
    plural: bool = False
    """Whether the words tell at least that they are several ("they")."""
    probability: float = field(default=1.0, compare=False)
    """How likely it is that the party is meant, that the relay is one."""
    rivals: tuple[tuple[int, float], ...] = field(default=(), compare=False)
    """Where two are about as likely and nobody is named: their numbers, with the probability of each."""
    sure: bool = field(default=False, compare=False)
    """Whether the form of the sentence leaves no doubt about a relay."""
    choice: tuple[float, ...] = field(default=(), compare=False)
    """How hard it was to choose the party, as of ``trust.of_choice``; empty where there was none to make."""
    relaying: tuple[float, ...] = field(default=(), compare=False)
    """Of an origin, the same of the choice of its relays, as of ``trust.of_relays``."""


def number_of(party: Party | None) -> int | None:
    """The number of a party, where there is one."""
    return None if party is None else party.number
