"""Spreadsheets (XLSX, ODS) to rows, one sheet after the other, read as a stream.

XLSX by openpyxl (MIT): in its read-only mode it holds one row at a time and the strings that the sheets share. ODS by
lxml, for odfpy builds the whole sheet as objects of Python first.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from wherefrom.errors import InputError
from wherefrom.intake.forms.packages import check_size, opened, part_of
from wherefrom.intake.loading import Loaded
from wherefrom.intake.tables.columns import Columns
from wherefrom.intake.tables.rows import read_rows

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_COLUMNS = 200
"""Columns that are looked at: a table of articles has a tenth of them, and a sheet can claim 16,384."""
MAX_STRINGS = 128 * 1024 * 1024
"""Bytes of the texts of a workbook: some 25,000 articles."""
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def read_sheets(data: bytes, name: str, kind: str, columns: Columns) -> Iterator[Loaded | InputError]:
    """The articles on every sheet that has some; errors in their place. Raises InputError where no sheet has any."""
    sheets = _xlsx_sheets(data, name) if kind == "xlsx" else _ods_sheets(data, name)
    found = 0
    first: InputError | None = None
    for label, rows in sheets:
        try:
            for article in read_rows(rows, f"{name}, sheet {label}", columns):
                found += 1
                yield article
        except InputError as error:
            # A sheet of notes beside the articles is nothing to complain about.
            first = first or error
    if not found:
        raise first or InputError(name, "is a spreadsheet without a sheet that has rows")


def _xlsx_sheets(data: bytes, name: str) -> Iterator[tuple[str, Iterator[Sequence[str]]]]:
    with opened(data, name) as package:
        for part in package.filelist:
            check_size(part, name)
            # The strings that sheets share are held in memory, each with three times its bytes.
            if part.filename.lower().endswith("sharedstrings.xml") and part.file_size > MAX_STRINGS:
                raise InputError(name, f"has more than {MAX_STRINGS >> 20} MB of texts; save it as CSV, or split it")
    import openpyxl

    try:
        with warnings.catch_warnings():
            # It warns of styles and validations that it leaves out; no text is among them.
            warnings.simplefilter("ignore")
            book: Any = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            for sheet in book.worksheets:
                if sheet.sheet_state == "visible":
                    yield str(sheet.title)[:60], _xlsx_rows(sheet, name)
    except InputError:
        raise
    except Exception as error:  # On damaged workbooks it fails in any way: KeyError, ValueError, TypeError, its own.
        raise InputError(name, f"is a damaged spreadsheet ({error!s:.100}); save or download it again") from error


def _xlsx_rows(sheet: Any, name: str) -> Iterator[Sequence[str]]:
    sheet.reset_dimensions()  # They are what the file claims, and rows are filled up to them.
    try:
        for row in sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True):
            yield [_words(value) for value in row]
    except Exception as error:
        reason = f"is a damaged spreadsheet from here on ({error!s:.100}); save or download it again"
        raise InputError(name, reason) from error


def _words(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    # What Excel writes for a line break in a cell, where the writer was not Excel.
    return str(value).replace("_x000D_", "")


def _ods_sheets(data: bytes, name: str) -> Iterator[tuple[str, Iterator[Sequence[str]]]]:
    from lxml import etree

    with opened(data, name) as package, part_of(package, "content.xml", name) as part:
        try:
            events = etree.iterparse(
                part,
                events=("start", "end"),
                tag=(_TABLE + "table", _TABLE + "table-row"),
                resolve_entities=False,
                no_network=True,
                load_dtd=False,
                huge_tree=False,
            )
            for event, element in events:
                if event == "start" and element.tag == _TABLE + "table":
                    yield str(element.get(_TABLE + "name", "1"))[:60], _ods_rows(events)
        except etree.XMLSyntaxError as error:
            raise InputError(name, f"is a damaged spreadsheet ({error!s:.100}); save or download it again") from error


def _ods_rows(events: Any) -> Iterator[Sequence[str]]:
    """The rows of the table that has just begun, up to its end."""
    for event, element in events:
        if event == "end" and element.tag == _TABLE + "table":
            return
        if event == "end":
            # Rows that are repeated are mostly empty ones, a million of them below the last.
            yield _ods_cells(element)
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]


def _ods_cells(row: _Element) -> list[str]:
    cells: list[str] = []
    for cell in row:
        if cell.tag not in {_TABLE + "table-cell", _TABLE + "covered-table-cell"}:
            continue
        words = cell.get(_OFFICE + "date-value") or "\n".join(
            "".join(part.itertext()) for part in cell.iterchildren(_TEXT + "p")
        )
        repeated = cell.get(_TABLE + "number-columns-repeated", "1")
        times = int(repeated) if repeated.isdigit() and len(repeated) < 6 else 1
        cells.extend([words] * min(times, MAX_COLUMNS - len(cells)))
        if len(cells) >= MAX_COLUMNS:
            break
    return cells
