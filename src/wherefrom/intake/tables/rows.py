"""The rows of a table, header included, to articles: each row one, what its columns say given with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from pathlib import Path

from msgspec import structs

from wherefrom.errors import InputError
from wherefrom.intake.bylines import clean_names
from wherefrom.intake.dates import iso_date
from wherefrom.intake.faults import as_input_error
from wherefrom.intake.found import Given
from wherefrom.intake.loading import Loaded, load_html, load_text
from wherefrom.intake.tables.columns import BEFORE_HEADER, Columns, header_in
from wherefrom.lang.outlets import outlet_of_host

_LOOKED_AT = 500
"""Rows whose dates tell whether 03/04/2023 is in March or in April."""
_SLASHED = re.compile(r"\s*(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)?\d\d)(?!\d)")
_TAG = re.compile(r"\s*<(?:!doctype|html|head|body|article|main|section|div|p|h[1-6]|table|ul|ol|br)\b", re.IGNORECASE)
_ROW_NUMBER = re.compile(r"\d{1,6}(?:\.0)?")
"""An id that only counts the rows of its table: in another table the same one is another article's."""
_HOST = re.compile(r"(?:https?://)?((?:[a-z0-9-]+\.)+[a-z]{2,})/?", re.IGNORECASE)
_LISTED = re.compile(r"""'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)\"""")


@dataclass(frozen=True, slots=True)
class Layout:
    """The column of each thing, and whether dates like 03/04/2023 have the day first; None where nothing tells.

    ``table``: the name that stands before ids that only count rows; None where a person says that they are ids.
    ``verbatim``: whether a text keeps the white space at its ends.
    """

    places: dict[str, int]
    day_first: bool | None
    table: str | None
    verbatim: bool = False

    def cell(self, row: Sequence[str], role: str) -> str | None:
        """What ``row`` has in the column of ``role``; None where there is nothing or no such column."""
        place = self.places.get(role)
        return (row[place].strip() or None) if place is not None and place < len(row) else None

    def content(self, row: Sequence[str], role: str) -> str | None:
        """The same of what an article is read from."""
        cell = self.cell(row, role)
        return row[self.places[role]] if cell is not None and self.verbatim else cell

    def id_of(self, row: Sequence[str]) -> str | None:
        """The id of the row's article; None where none is given."""
        value = self.cell(row, "id")
        counts = value is not None and self.table is not None and _ROW_NUMBER.fullmatch(value) is not None
        return f"{self.table}:{value}" if counts else value


def read_rows(rows: Iterable[Sequence[str] | InputError], name: str, columns: Columns) -> Iterator[Loaded | InputError]:
    """The article of each of ``rows`` below the one that names the columns; errors in their place, counted as rows.

    An InputError among ``rows`` stands for a row that could not be read. Rows without anything in them are passed
    over. Raises InputError where no row names a column of texts.
    """
    rest = iter(rows)
    opening = list(islice(rest, _LOOKED_AT))
    heads = [row for row in opening if not isinstance(row, InputError)][:BEFORE_HEADER]
    if not heads:
        raise next((row for row in opening if isinstance(row, InputError)), InputError(name, "is a table without rows"))
    at, places = header_in(heads, columns, name)
    header = opening.index(heads[at])
    table = Path(name).name if columns.id is None else None
    dates = _column(opening[header + 1 :], places.get("date"))
    layout = Layout(places, day_first(*days_and_months(dates)), table)
    articles = 0
    for number, row in enumerate(chain(opening[header + 1 :], rest), header + 2):
        if isinstance(row, InputError):
            yield row
        elif any(cell.strip() for cell in row):
            articles += 1
            yield article_of_row(row, layout, f"{name}, row {number}")
    if not articles:
        raise InputError(name, "is a table with names of columns and no article below them")


def _column(rows: Sequence[Sequence[str] | InputError], place: int | None) -> list[str]:
    found = [row for row in rows if not isinstance(row, InputError)]
    return [row[place] for row in found if place is not None and place < len(row)]


def article_of_row(row: Sequence[str], layout: Layout, name: str) -> Loaded | InputError:
    """The article of one row below the header, or why there is none; ``name`` is what messages call the row."""
    text, html = (layout.content(row, role) for role in ("text", "html"))
    if text is None and html is None:
        return InputError(name, "has nothing in the column that holds the texts")
    given = Given(
        id=layout.id_of(row),
        url=layout.cell(row, "url"),
        title=layout.cell(row, "title"),
        outlet=_outlet(layout.cell(row, "outlet")),
        authors=_authors(layout.cell(row, "author")),
        published=_day(layout.cell(row, "date"), layout.day_first),
    )
    try:
        if text is not None and not _TAG.match(text):
            loaded = load_text(text, name, given=given)
        else:
            loaded = load_html(text or html or "", name, given=given)
    except Exception as error:
        return as_input_error(error, name)
    section = layout.cell(row, "section")
    if section is None or loaded.article.sections:
        return loaded
    article = structs.replace(loaded.article, sections={"theme": (section[:200],)})
    return Loaded(article, loaded.data, name=name)


def _outlet(value: str | None) -> str | None:
    """The outlet's name; of an address or a host its outlet's, where that is known."""
    match = _HOST.fullmatch(value) if value else None
    return (outlet_of_host(match[1].lower()) or match[1].lower()) if match else value


def _authors(value: str | None) -> tuple[str, ...] | None:
    """The names in a cell: a byline, or a list as programs write one (``['Jane Doe', 'John Roe']``)."""
    if value is None:
        return None
    if value.startswith("[") and value.endswith("]"):
        return clean_names([one or other for one, other in _LISTED.findall(value[:4000])]) or None
    return clean_names(value.replace(";", "\n").replace("|", "\n").splitlines()) or None


def _day(value: str | None, day_first: bool | None) -> str | None:
    if value is None:
        return None
    match = _SLASHED.match(value)
    if match is None or day_first is None:
        return iso_date(value)
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    day, month = (first, second) if day_first else (second, first)
    try:
        return date(year + 2000 if year < 100 else year, month, day).isoformat()
    except ValueError:
        return iso_date(value)


def days_and_months(values: Iterable[str]) -> tuple[bool, bool]:
    """Whether the first number of a date like 03/04/2023 among ``values`` can be no month, and whether the second."""
    found = [(int(match[1]), int(match[3])) for value in values if (match := _SLASHED.match(value))]
    return any(first > 12 for first, _ in found), any(second > 12 for _, second in found)


def day_first(day: bool, month: bool) -> bool | None:
    """Whether the dates of a column have the day first, by what ``days_and_months`` saw; None if they disagree."""
    return day if day != month else None
