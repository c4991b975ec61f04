"""Full text: what is indexed of a text, and how a person's search words are understood, on both databases alike."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wherefrom.lang.fold import unaccented

INDEXED = 200_000
"""Characters of one text that are searched by word: some thirty thousand words. A tsvector of PostgreSQL holds 1 MB,
and this many characters of four bytes fit. The statements of the rest are found all the same, each by its own words."""

_BETWEEN = re.compile(r"[\W_]+")
_TERM = re.compile(r'(-?)"([^"]*)"?|(-?)([^\s"]+)')
_LONGEST_QUERY = 1_000


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase of a search, in plain form; ``excluded`` where it stood behind a minus."""

    words: str
    excluded: bool = False


def plain(text: str) -> str:
    """The words of ``text``, without diacritics, one space between them, as both databases are to see it."""
    return words_of(unaccented(text[:INDEXED]))


def words_of(text: str) -> str:
    """The words of ``text``, as far as they are indexed, one space between them."""
    return _BETWEEN.sub(" ", text[:INDEXED]).strip()


def plain_rows(rows: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Rows of a key and texts, these in the form in which they are searched."""
    return [(row[0], *map(plain, row[1:])) for row in rows]


def parsed(query: str) -> list[list[Term]]:
    """What a search asks for: any of the groups, and of a group every term.

    The notation is that of web searches: words, ``"exact phrase"``, ``-without``, ``or``. A group of nothing but
    exclusions is dropped: it would be nearly the whole archive.
    """
    groups: list[list[Term]] = [[]]
    for minus, phrase, dash, word in _TERM.findall(query[:_LONGEST_QUERY]):
        if word.lower() == "or" and not dash:
            groups.append([])
        elif words := plain(phrase or word):
            groups[-1].append(Term(words, bool(minus or dash)))
    return [group for group in groups if any(not term.excluded for term in group)]
