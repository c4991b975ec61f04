"""CSV (RFC 4180) in UTF-8, with a header; safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, BinaryIO

from wherefrom.reading.arrow import Shape
from wherefrom.reading.contract import json_bytes

if TYPE_CHECKING:
    from wherefrom.export.columns import Record

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a cell that begins with one of these for a formula and runs it (OWASP: CSV injection)."""


def write_csv(columns: dict[str, Shape], records: Iterable[Record], file: BinaryIO) -> int:
    """Write a header and ``records`` to ``file``; how many records there were.

    What is missing is an empty cell. A text that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    written = 0
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(columns)
    for record in records:
        writer.writerow([_cell(record.get(name), shape) for name, shape in columns.items()])
        written += 1
        _flush(buffer, file)
    _flush(buffer, file)
    return written


def _flush(buffer: io.StringIO, file: BinaryIO) -> None:
    file.write(buffer.getvalue().encode("utf-8", "replace"))
    buffer.seek(0)
    buffer.truncate()


def _cell(value: Any, shape: Shape) -> Any:
    if value is None:
        return ""
    if shape is bool:
        return "true" if value else "false"
    if shape in {int, float}:
        return value
    if shape not in {str, date, datetime}:
        return json_bytes(value).decode()
    text = str(value).replace("\0", "")
    return "'" + text if text.startswith(_FORMULA) else text
