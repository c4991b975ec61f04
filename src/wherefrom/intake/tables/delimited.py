"""Delimited text (CSV and its kin) to rows, as a stream: tables of any length in the memory that one row takes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import BinaryIO

from wherefrom.errors import InputError
from wherefrom.intake.forms.decoding import MAX_BYTES, byte_order_mark, decode, decode_line
from wherefrom.intake.tables.columns import BEFORE_HEADER, Columns, is_header, places_given, roles_of

_DELIMITERS = ",;\t|"
_SUFFIXES = (".csv", ".tsv", ".tab", ".csv.gz", ".tsv.gz", ".tab.gz")
_MEDIA_TYPES = {"text/csv", "text/tab-separated-values", "application/csv"}
_SAMPLE = 65536


def is_table(opening: bytes, name: str, columns: Columns, media_type: str | None = None) -> bool:
    """Whether ``opening`` begins a table: by what it is called, or by a first row that names columns of articles."""
    if (media_type or "").partition(";")[0].strip().lower() in _MEDIA_TYPES or name.lower().endswith(_SUFFIXES):
        return opening.lstrip()[:1] != b"<"
    if opening.lstrip()[:1] in b"<{[":
        return False
    rows = _first_rows(decode(opening), _delimiter(opening, columns))
    # A line that only looks like one of names has no cells below it.
    return len(rows) > 1 and len(rows[1]) > 1 and (is_header(rows[0]) or "text" in places_given(rows[0], columns))


def delimited_rows(
    stream: BinaryIO, opening: bytes, name: str, columns: Columns
) -> Iterator[Sequence[str] | InputError]:
    """The rows of a table that begins with ``opening``, the names of its columns among them.

    ``stream`` begins where the table begins. A row that cannot be read is an InputError in its place: it has a cell
    of more than 64 MB, mostly for a quotation mark that is never closed.
    """
    # The limit is one of the whole module; a text of a few thousand words is over what it is at first.
    csv.field_size_limit(MAX_BYTES)
    rows = csv.reader(_lines(stream, opening, name), delimiter=_delimiter(opening, columns))
    number = 0
    while True:
        number += 1
        try:
            yield next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield InputError(
                f"{name}, row {number}", f"cannot be read ({error}); look for a quotation mark that is not closed"
            )


def _lines(stream: BinaryIO, opening: bytes, name: str) -> Iterator[str]:
    mark, encoding = byte_order_mark(opening)
    if encoding is not None and encoding != "utf-8":
        stream.read(len(mark))
        yield from _wide_lines(stream, encoding, name)
        return
    first = True
    while line := stream.readline(MAX_BYTES + 1):
        if len(line) > MAX_BYTES:
            raise _too_long(name)
        yield decode_line(line.removeprefix(mark) if first else line)
        first = False


def _wide_lines(stream: BinaryIO, encoding: str, name: str) -> Iterator[str]:
    text = io.TextIOWrapper(stream, encoding, errors="replace", newline="")
    try:
        while line := text.readline(MAX_BYTES + 1):
            if len(line) > MAX_BYTES:
                raise _too_long(name)
            yield line
    finally:
        text.detach()


def _too_long(name: str) -> InputError:
    return InputError(name, f"has a line of more than {MAX_BYTES >> 20} MB, the limit for one input; split it")


def _delimiter(opening: bytes, columns: Columns) -> str:
    """The delimiter under which a row names the most columns that are known, then under which the first has most."""
    text = decode(opening[:_SAMPLE])

    def columns_by(delimiter: str) -> tuple[int, int]:
        rows = _first_rows(text, delimiter)
        known = max((len(roles_of(row)) + len(places_given(row, columns)) for row in rows), default=0)
        return known, len(rows[0]) if rows else 0

    return max(_DELIMITERS, key=columns_by)


def _first_rows(text: str, delimiter: str) -> list[list[str]]:
    found: list[list[str]] = []
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        found.extend(islice((row for row in rows if any(cell.strip() for cell in row)), BEFORE_HEADER))
    except csv.Error:
        pass  # What came before stands.
    return found
