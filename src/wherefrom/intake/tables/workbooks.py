"""Spreadsheets (XLSX, ODS) to rows of words, one sheet after the other, read as a stream: what the worker does.

XLSX by openpyxl (MIT): in its read-only mode it holds one row at a time and the strings that the sheets share. ODS by
lxml, for odfpy builds the whole sheet as objects of Python first.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from wherefrom.errors import InputError
from wherefrom.intake.forms.packages import check_size, opened, part_of

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_COLUMNS = 200
"""Columns that are looked at: a table of articles has a tenth of them, and a sheet can claim 16,384."""
MAX_STRINGS = 128 * 1024 * 1024
"""Bytes of the texts of a workbook: some 25,000 articles."""
MAX_ROW = 8_000_000
"""Characters of one row: the longest text that is read, twice."""
MAX_ROWS = 2_000_000
"""Rows of all sheets together: a sheet of Excel has a million."""
_PIECE_ROWS = 200
_PIECE_CHARACTERS = 500_000
_XML_ERR_NO_MEMORY = 2
_CELL = 32
"""Characters that a cell takes beside its own."""
_DAMAGED_FROM_HERE = "is damaged from here on ({!s:.100}); save or download the spreadsheet again"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"

Row = tuple[str, ...] | str
"""The cells of a row, without empty ones at its end; or why it, or the rest of its sheet, cannot be read."""


@dataclass(frozen=True, slots=True)
class SheetRows:
    """Rows of one sheet, in order; a sheet comes in as many of these as its size needs."""

    sheet: int
    label: str
    rows: tuple[Row, ...]


def xlsx_rows(data: bytes) -> Iterator[SheetRows]:
    """The rows of every visible sheet. Raises InputError for a workbook that is damaged or beyond the limits."""
    with opened(data, "") as package:
        for part in package.filelist:
            check_size(part, "")
            # The strings that sheets share are held in memory, each with three times its bytes.
            if part.filename.lower().endswith("sharedstrings.xml") and part.file_size > MAX_STRINGS:
                raise InputError("", f"has more than {MAX_STRINGS >> 20} MB of texts; save it as CSV, or split it")
    import openpyxl

    with warnings.catch_warnings():
        # It warns of styles and validations that it leaves out; no text is among them.
        warnings.simplefilter("ignore")
        try:
            book: Any = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            sheets = [(str(sheet.title)[:60], sheet) for sheet in book.worksheets if sheet.sheet_state == "visible"]
        except Exception as error:  # On damaged workbooks it fails in any way: KeyError, ValueError, its own.
            _check_memory(error)
            raise InputError("", f"is a damaged spreadsheet ({error!s:.100}); save or download it again") from error
        yield from _in_pieces((label, _xlsx_sheet(sheet)) for label, sheet in sheets)


def ods_rows(data: bytes) -> Iterator[SheetRows]:
    """The rows of every sheet. Raises InputError for a spreadsheet that is damaged or beyond the limits."""
    from lxml import etree

    with opened(data, "") as package, part_of(package, "content.xml", "") as part:
        events = etree.iterparse(
            part,
            events=("start", "end"),
            tag=(_TABLE + "table", _TABLE + "table-row"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        )
        try:
            yield from _in_pieces(_ods_sheets(events))
        except etree.XMLSyntaxError as error:
            _check_memory(error)
            raise InputError("", f"is a damaged spreadsheet ({error!s:.100}); save or download it again") from error


def _in_pieces(sheets: Iterator[tuple[str, Iterator[Sequence[str] | str]]]) -> Iterator[SheetRows]:
    left = MAX_ROWS
    for number, (label, rows) in enumerate(sheets):
        held: list[Row] = []
        size = 0
        try:
            for row in rows:
                left -= 1
                if left < 0:
                    raise InputError("", f"has more than {MAX_ROWS:,} rows; save it as CSV, or split it")
                kept = row if isinstance(row, str) else _kept(row)
                held.append(kept)
                size += len(kept) if isinstance(kept, str) else sum(map(len, kept)) + _CELL * len(kept)
                if len(held) >= _PIECE_ROWS or size > _PIECE_CHARACTERS:
                    yield SheetRows(number, label, tuple(held))
                    held, size = [], 0
        except (InputError, MemoryError):
            yield SheetRows(number, label, tuple(held))  # What stands before it is whole.
            raise
        yield SheetRows(number, label, tuple(held))


def _kept(row: Sequence[str]) -> Row:
    if sum(map(len, row)) > MAX_ROW:
        return f"has more than {MAX_ROW // 1_000_000} million characters, as no article does"
    last = len(row)
    while last and not row[last - 1]:
        last -= 1
    return tuple(row[:last])


def _check_memory(error: Exception) -> None:
    """Raise MemoryError where ``error`` is one; libxml2 tells of it as of a fault in the document."""
    if isinstance(error, MemoryError) or getattr(error, "code", None) == _XML_ERR_NO_MEMORY:
        raise MemoryError from error


def _xlsx_sheet(sheet: Any) -> Iterator[Sequence[str] | str]:
    sheet.reset_dimensions()  # They are what the file claims, and rows are filled up to them.
    try:
        for row in sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True):
            yield [_words(value) for value in row]
    except Exception as error:
        _check_memory(error)
        yield _DAMAGED_FROM_HERE.format(error)


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


def _ods_sheets(events: Any) -> Iterator[tuple[str, Iterator[Sequence[str] | str]]]:
    broken: list[str] = []
    for event, element in events:
        if event == "start" and element.tag == _TABLE + "table":
            yield str(element.get(_TABLE + "name", "1"))[:60], _ods_sheet(events, broken)
        if broken:
            return


def _ods_sheet(events: Any, broken: list[str]) -> Iterator[Sequence[str] | str]:
    """The rows of the table that has just begun, up to its end; where the document breaks, ``broken`` says so too."""
    from lxml import etree

    try:
        for event, element in events:
            if event == "end" and element.tag == _TABLE + "table":
                return
            if event == "end":
                # Rows that are repeated are mostly empty ones, a million of them below the last.
                yield _ods_cells(element)
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        _check_memory(error)
        broken.append(_DAMAGED_FROM_HERE.format(error))
        yield broken[0]


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
