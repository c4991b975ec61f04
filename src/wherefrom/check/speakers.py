"""Who says the words of a place, by the article's reading, and whether that is the speaker asked about."""

from __future__ import annotations

from collections.abc import Sequence

from wherefrom.lang.people import initials, may_be_same_person, plain_name
from wherefrom.reading.types import Link, Reading, Statement
from wherefrom.text.span import Span

COVERED = 0.5
"""The part of the words that a statement must have for them to be said in it."""


def statement_with(reading: Reading, pieces: Sequence[Span]) -> Statement | None:
    """The statement whose content has the most of ``pieces``, the innermost where several have; None where none has."""
    whole = sum(end - start for start, end in pieces)
    best = max(reading.statements, key=lambda s: (_shared(s, pieces), -_length(s)), default=None)
    return best if best is not None and _shared(best, pieces) >= COVERED * whole else None


def _shared(statement: Statement, pieces: Sequence[Span]) -> int:
    return sum(max(0, min(end, stop) - max(start, begin)) for start, end in pieces for begin, stop in statement.content)


def _length(statement: Statement) -> int:
    return sum(end - start for start, end in statement.content)


def is_named(link: Link) -> bool:
    """Whether a link says who it is, so that words of it are not somebody else's by mistake."""
    return link.kind not in {"unnamed", "group"} and not link.candidates


def is_called(link: Link, name: str) -> bool:
    """Whether ``name`` can mean a link or one of those who are it together, as far as names say."""
    named = [(link.name, link.kind), *((member.name, member.kind) for member in link.members)]
    return any(_are_one(known, name, person=kind == "person") for known, kind in named) or any(
        _are_one(candidate.name, name, person=link.kind == "person") for candidate in link.candidates
    )


def _are_one(known: str, name: str, *, person: bool) -> bool:
    if person and may_be_same_person(known, name):
        return True
    words, wanted = plain_name(known), plain_name(name)
    if not words or not wanted:
        return False
    if words == wanted or (not person and (f" {wanted} " in f" {words} " or f" {words} " in f" {wanted} ")):
        return True
    short = name.replace(".", "")
    return len(short) > 1 and short.isupper() and initials(known) == short.casefold()
