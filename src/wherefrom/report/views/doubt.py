"""What reports say where a reading is unsure: of a statement, of its stance, of whom the words mean."""

from __future__ import annotations

from collections.abc import Sequence

from wherefrom.reading.types import Link, Statement
from wherefrom.report.views.words import clean, listed, shorten

EVEN = 0.5
"""Statements and stances of a lower confidence are marked. The confidence is a calibrated probability, so below one
half "wrong" is the better bet; a higher limit would mark so many that nobody looks at the marks, and what is right for
a purpose, each reader sets by ``--min-confidence``."""

_NAME_LIMIT = 160


def is_unsure(statement: Statement) -> bool:
    """Whether it is less likely than not that the words, the origin and every relay are right."""
    return statement.confidence < EVEN


def is_perhaps(statement: Statement) -> bool:
    """Whether the stance is less likely than not to be right; False where nothing is known of that."""
    return statement.stance_confidence is not None and statement.stance_confidence < EVEN


def stance_words(statement: Statement) -> str:
    """The stance, with a ``perhaps`` before it where that is due."""
    return f"perhaps {statement.stance}" if is_perhaps(statement) else statement.stance


def percent(share: float) -> str:
    """``46 %``."""
    return f"{round(100 * share)} %"


def unsure_who(chain: Sequence[Link]) -> tuple[str, ...]:
    """For each link that may mean several: ``unsure who: Ana Brandt (46 %) or Tomas Lind (41 %)``.

    Where the chain has further links, the words that the text has for this one stand before it.
    """
    return tuple(_between(link, alone=len(chain) == 1) for link in chain if link.candidates)


def _between(link: Link, *, alone: bool) -> str:
    likely_first = sorted(link.candidates, key=lambda candidate: -candidate.probability)
    names = (f"{_name(candidate.name)} ({percent(candidate.probability)})" for candidate in likely_first)
    before = "" if alone else f"{_name(link.name)}: "
    return f"{before}unsure who: {listed(names, 'or')}"


def _name(name: str) -> str:
    return shorten(clean(name), _NAME_LIMIT)
