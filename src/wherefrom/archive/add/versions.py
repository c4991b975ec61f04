"""Versions of one article: what makes a text another version, and what changed between two."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from wherefrom.intake.article import Article
from wherefrom.text.digest import text_sha256
from wherefrom.text.span import Span

What = Literal["text", "title", "outlet", "authors", "published", "credited_origin", "reading"]

_WORD = re.compile(r"\S+")
_PARAGRAPH = re.compile(r"[^\n]+")
_ALIGNED = 8_000
"""Longest sequences that are aligned word by word: the bit matrix of two such takes 8 MB and some milliseconds."""
_SAME_BETWEEN = 2
"""So few unchanged words between two changes read as one change."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two versions of an article.

    ``what`` names the field; ``before`` and ``after`` are its words, empty where words were only put in or taken out.
    For the text, the spans say where they stand in the older and the newer text. ``reading`` means that the same
    version was read again, by the newer version of wherefrom that ``after`` names.
    """

    what: What
    before: str
    after: str
    before_span: Span | None = None
    after_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an article: its number (from 1), when it was added (ISO 8601, UTC), and what changed in it.

    ``sha256`` is that of the text in UTF-8, ``snapshot`` that of the bytes it was read from, where they are kept.
    """

    number: int
    added: str
    sha256: str
    changes: tuple[Change, ...] = ()
    snapshot: str | None = None
    reader: str = ""


def digest(article: Article) -> str:
    """What two copies of the same version have in common: text, headline, byline, outlet, date and credit.

    Address, date of change, sections and the page's bytes may differ: they do so at every download.
    """
    parts = [text_sha256(article.text), *(json.dumps(value) for value in _fields(article).values())]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _fields(article: Article) -> dict[What, Any]:
    credit = article.credited_origin
    return {
        "title": article.title,
        "outlet": article.outlet,
        "authors": list(article.authors),
        "published": article.published,
        "credited_origin": credit.name if credit else None,
    }


def changes_between(old: Article, new: Article) -> tuple[Change, ...]:
    """What is different in ``new``: its fields first, then its text in the order of the newer text.

    The text is compared by words, by the longest common subsequence; a text of more than eight thousand words by
    paragraphs, and a longer one still from its first difference to its last.
    """
    before, after = _fields(old), _fields(new)
    fields = (Change(name, _words(before[name]), _words(after[name])) for name in before if before[name] != after[name])
    return (*fields, *_text_changes(old.text, new.text))


def _words(value: Any) -> str:
    return "; ".join(value) if isinstance(value, list) else value or ""


def _text_changes(old: str, new: str) -> Iterator[Change]:
    if old == new:
        return
    for pattern in (_WORD, _PARAGRAPH):
        here, there = _pieces(old, pattern), _pieces(new, pattern)
        hunks = _hunks([old[a:b] for a, b in here], [new[a:b] for a, b in there])
        if hunks is not None:
            break
    else:
        hunks = [(0, len(here), 0, len(there))]
    if not hunks:  # Only the white space between the words differs.
        hunks = [(0, len(here), 0, len(there))] if here or there else []
    for i, j, k, m in hunks:
        was, now = _place(here, i, j, old), _place(there, k, m, new)
        yield Change("text", old[slice(*was)], new[slice(*now)], was, now)


def _pieces(text: str, pattern: re.Pattern[str]) -> list[Span]:
    return [match.span() for match in pattern.finditer(text)]


def _place(pieces: list[Span], first: int, last: int, text: str) -> Span:
    """Where the pieces from ``first`` to before ``last`` stand; where there are none, the point they would be at."""
    if first < last:
        return pieces[first][0], pieces[last - 1][1]
    at = pieces[first][0] if first < len(pieces) else len(text)
    return at, at


def _hunks(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int, int]] | None:
    """Stretches that differ, as positions in both; None where the sequences are too long to align."""
    from rapidfuzz.distance import Indel

    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    here, there = old[start : len(old) - end], new[start : len(new) - end]
    if max(len(here), len(there)) > _ALIGNED:
        return None
    hunks: list[tuple[int, int, int, int]] = []
    for step in Indel.opcodes(here, there):
        if step.tag == "equal":
            continue
        found = (step.src_start + start, step.src_end + start, step.dest_start + start, step.dest_end + start)
        if hunks and found[0] - hunks[-1][1] <= _SAME_BETWEEN:
            found = (hunks[-1][0], found[1], hunks.pop()[2], found[3])
        hunks.append(found)
    return hunks


def changes_to_json(changes: Sequence[Change]) -> str:
    """The changes as a JSON list, as an archive keeps them."""
    return json.dumps([[c.what, c.before, c.after, c.before_span, c.after_span] for c in changes])


def changes_from_json(stored: str) -> tuple[Change, ...]:
    """The changes that ``changes_to_json`` wrote."""
    return tuple(
        Change(what, before, after, was and tuple(was), now and tuple(now))
        for what, before, after, was, now in json.loads(stored)
    )
