"""Which column of a table holds what: by the names that people and databases give them, or as the person says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields

from wherefrom.errors import InputError

_NAMES: dict[str, str] = {
    "text": "text fulltext articletext articlebody articlecontent bodytext maintext body content contents article story"
    " plaintext documenttext newstext texts volltext artikeltext texte contenu texto tekst",
    "html": "html rawhtml htmlcontent contenthtml bodyhtml pagehtml",
    "title": "title headline articletitle articleheadline documenttitle heading head hl headlines titel überschrift"
    " schlagzeile titre titulo título titolo",
    "outlet": "outlet publication publicationtitle publicationname pubtitle newspaper newspapername sourcename"
    " mediumname medianame mediaoutlet outletname source publisher medium media journal sitename site sourcedomain"
    " domain quelle zeitung medientitel fuente fonte krant",
    "date": "published publicationdate publisheddate datepublished datepublish publishdate publishedat publishedon"
    " publishedtime pubdate date dateofpublication articledate day datetime timestamp datum erscheinungsdatum"
    " datepublication fecha data",
    "author": "author authors byline authorname authornames bylines creator writer writers journalist journalists"
    " reporter autor autoren auteur auteurs verfasser",
    "url": "url articleurl weburl link articlelink permalink documenturl sourceurl pageurl canonicalurl uri address",
    "id": "id articleid docid documentid guid uuid identifier accessionnumber accessionno proquestdocumentid storeid"
    " lni",
    "section": "section sectionname rubrik ressort rubrique desk category",
}
_BY_NAME = {name: (role, rank) for role, names in _NAMES.items() for rank, name in enumerate(names.split())}
BEFORE_HEADER = 10
"""Rows that may stand at the top, the one with the names among them: what was searched, when it was exported."""
_TEXTS = ("text", "html")
_LONGEST_NAME = 80
_SHOWN_COLUMNS = 12


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of columns that a person gives because they cannot be guessed; None: find it by its name."""

    text: str | None = None
    title: str | None = None
    outlet: str | None = None
    date: str | None = None
    author: str | None = None
    url: str | None = None
    id: str | None = None

    def given(self) -> dict[str, str]:
        """What was given, by what the column holds."""
        return {field.name: value for field in fields(self) if (value := getattr(self, field.name)) is not None}


def header_in(rows: Sequence[Sequence[str]], columns: Columns, name: str) -> tuple[int, dict[str, int]]:
    """The place of the first of ``rows`` that names columns, and the column of each thing it names.

    Raises InputError where none of them names a column of texts, or not one that the person named.
    """
    given = columns.given()
    best: list[str] = []
    for at, row in enumerate(rows):
        if not any(cell.strip() for cell in row):
            continue
        found = roles_of(row)
        named = places_given(row, columns)
        if len(named) == len(given) and any(role in found | named for role in _TEXTS):
            return at, found | named
        if not best or len(found) > len(roles_of(best)):
            best = [*row]
    raise InputError(name, _reason(best, columns))


def roles_of(row: Sequence[str]) -> dict[str, int]:
    """The column of each thing that ``row`` names as a header does; of several names the most telling one's."""
    found: dict[str, tuple[int, int]] = {}
    for place, cell in enumerate(row):
        known = _BY_NAME.get(_squeezed(cell)) if len(cell) <= _LONGEST_NAME else None
        if known is not None and (known[0] not in found or known[1] < found[known[0]][0]):
            found[known[0]] = (known[1], place)
    return {role: place for role, (_, place) in found.items()}


def is_header(row: Sequence[str]) -> bool:
    """Whether ``row`` names a column of texts and one of something else: a table of articles begins here."""
    found = roles_of(row)
    return len(found) >= 2 and any(role in found for role in _TEXTS) and all(len(c) <= _LONGEST_NAME for c in row)


def places_given(row: Sequence[str], columns: Columns) -> dict[str, int]:
    """Where ``row`` has the columns that the person named; those that it lacks are left out."""
    found = {role: _place(row, column) for role, column in columns.given().items()}
    return {role: place for role, place in found.items() if place is not None}


def _place(row: Sequence[str], column: str) -> int | None:
    """Where ``column`` stands, written exactly so or, where that is nowhere, as people write it."""
    exact = [place for place, cell in enumerate(row) if cell.strip() == column.strip()]
    alike = [place for place, cell in enumerate(row) if _squeezed(cell) == _squeezed(column)]
    return next(iter(exact or alike), None)


def _squeezed(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()


def _reason(row: Sequence[str], columns: Columns) -> str:
    named = ", ".join(repr(cell.strip()[:40]) for cell in row[:_SHOWN_COLUMNS] if cell.strip()) or "none"
    named += " …" if len(row) > _SHOWN_COLUMNS else ""
    for role, column in columns.given().items():
        if _place(row, column) is None:
            return f"is a table without the column {column[:40]!r} of --{role}-column; its columns are {named}"
    hint = "the first row has to name the columns; say which one holds the articles' text with --text-column NAME"
    if "url" in roles_of(row):
        hint = "it has addresses, which are not fetched from a table: give them one by one, or " + hint
    return f"is a table in which no column is known to hold texts (its columns are {named}); {hint}"
