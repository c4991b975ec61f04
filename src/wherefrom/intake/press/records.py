"""One article of an export as its lines say it, and how it becomes an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from itertools import pairwise

from wherefrom.intake.article import CreditedOrigin, Rights
from wherefrom.intake.bylines import clean_names
from wherefrom.intake.credits import credit_in_authors
from wherefrom.intake.dates import printed_date
from wherefrom.intake.forms.plain import read_plain
from wherefrom.intake.found import Found, Given
from wherefrom.intake.furniture import rights_in
from wherefrom.intake.press import labels
from wherefrom.lang.outlets import outlet_named

_PLACE = re.compile(r"\s*\((?:[^()]{2,40})\)\s*$|;\s.*$|,\s*no\.?\s.*$", re.IGNORECASE)
_WIDTH = 100
"""Characters that the lines of a text have at most that is broken at a width."""


@dataclass(frozen=True, slots=True)
class Record:
    """What an export says of one article. ``source``: the paragraphs of its part, which read again give the same."""

    source: str
    paragraphs: tuple[str, ...]
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    author: str | None = None
    section: str | None = None
    rights: str | None = None
    language: str | None = None
    url: str | None = None
    id: str | None = None
    media_type: str = field(default="text/plain")


@dataclass(frozen=True, slots=True)
class Unread:
    """An article of an export that nothing can be made of, and why."""

    reason: str


def found_in(record: Record, given: Given) -> tuple[Found, Given]:
    """The record as a form reads an input, and ``given`` with an id, that of the database where it gives one.

    The same article in two exports has one id, whatever its place in them.
    """
    found = read_plain("\n\n".join(record.paragraphs), given.outlet or record.outlet)
    outlet = record.outlet or found.outlet
    authors = clean_names([record.author], outlet) if record.author else found.authors
    credit = found.credited_origin
    if credit is None and (agency := credit_in_authors(authors, outlet)) is not None:
        credit = CreditedOrigin(agency)
    rights = found.rights or (rights_in(record.rights, [(0, len(record.rights))]) if record.rights else None)
    filled = replace(
        found,
        url=record.url,
        outlet=outlet,
        title=record.title or found.title,
        authors=authors,
        published=record.published or found.published,
        language=record.language,
        sections={"theme": (record.section,)} if record.section else found.sections,
        credited_origin=credit,
        rights=Rights((), rights.holder) if rights and not found.rights else rights,
    )
    own = record.id or sha256(record.source.encode("utf-8", "replace")).hexdigest()[:16]
    return filled, replace(given, id=given.id or own)


def blocks_of(lines: Sequence[str], *, wrapped: bool) -> list[str]:
    """The paragraphs of ``lines``: each line one, but where a text is broken at a width, what no blank line parts.

    A label, a code or a mark between articles begins a paragraph of its own there.
    """
    if not wrapped:
        return [" ".join(line.split()) for line in lines if line.strip()]
    blocks: list[list[str]] = [[]]
    for line in lines:
        # LexisNexis has the outlet right under its copyright.
        mark = _is_mark(line) or labels.COPYRIGHT.match(line.strip()) is not None
        if not line.strip() or mark or label_of(line)[0] is not None or labels.CODED.match(line):
            blocks.append([])
        blocks[-1].append(line)
        if mark:
            blocks.append([])
    return [words for block in blocks if (words := " ".join(" ".join(block).split()))]


def _is_mark(line: str) -> bool:
    words = line.strip()
    return (
        bool(labels.ACCESSION.fullmatch(words) or labels.NUMBERED.fullmatch(words)) or words.casefold() in labels.ENDS
    )


def is_wrapped(lines: Sequence[str]) -> bool:
    """Whether a text is broken at a width: few lines are longer, and of those that fill it many stand over another."""
    if sum(1 for line in lines if len(line) > _WIDTH) * 50 > len(lines):
        return False
    full = [bool(other.strip()) for one, other in pairwise(lines) if len(one.strip()) > _WIDTH // 2]
    return sum(full) * 4 > len(full)


def label_of(line: str) -> tuple[str | None, str]:
    """The label that a line begins with, folded, and what follows it; None and the line where it has none."""
    line = line.strip()
    match = labels.LABEL.match(line[:80])
    if match is None:
        return None, line
    return match[1].strip().casefold(), line[match.end() :].strip()


def outlet_in(line: str | None) -> str | None:
    """The name of an outlet without its place, issue and edition, except where they belong to its name."""
    if not line:
        return None
    line = line.strip(" ,;")
    if outlet_named(line) is not None:
        return line
    return _PLACE.sub("", line).strip(" ,;") or line


def day_in(line: str | None) -> str | None:
    """The day in a line, also as French and German interfaces write it."""
    if not line:
        return None
    if (day := printed_date(line[:200])) is not None:
        return day
    for match in labels.FOREIGN_DAY.finditer(line[:200]):
        month = labels.MONTHS.get(match[2].lower())
        try:
            if month is not None:
                return date(int(match[3]), month, int(match[1])).isoformat()
        except ValueError:
            continue
    return None


def first(values: Iterable[str | None]) -> str | None:
    """The first value with anything in it."""
    return next((value for value in values if value), None)
