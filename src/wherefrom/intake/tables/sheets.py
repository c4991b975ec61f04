"""Spreadsheets (XLSX, ODS) to articles: a worker, within its limits, makes rows of them and hands these over in pieces.

So neither a sheet that grows beyond all memory nor one of a million rows is ever held whole here.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Literal

from wherefrom.errors import InputError
from wherefrom.intake.loading import Loaded
from wherefrom.intake.tables.columns import Columns
from wherefrom.intake.tables.rows import read_rows
from wherefrom.intake.tables.workbooks import SheetRows
from wherefrom.intake.worker.workers import workers


def read_sheets(
    data: bytes, name: str, kind: Literal["xlsx", "ods"], columns: Columns
) -> Iterator[Loaded | InputError]:
    """The articles on every sheet that has some; errors in their place. Raises InputError where no sheet has any.

    Where the worker gives up in the middle, its InputError is raised after the articles that there were.
    """
    found = 0
    first: InputError | None = None
    given_up: list[InputError] = []
    pieces = _until_given_up(workers().stream(kind, SheetRows, data, name), given_up)
    for (_, label), sheet in groupby(pieces, key=lambda piece: (piece.sheet, piece.label)):
        where = f"{name}, sheet {label}"
        try:
            for article in read_rows(_rows(sheet, where), where, columns):
                found += 1
                yield article
        except InputError as error:
            # A sheet of notes beside the articles is nothing to complain about.
            first = first or error
    if given_up:
        raise given_up[0]
    if not found:
        raise first or InputError(name, "is a spreadsheet without a sheet that has rows")


def _until_given_up(pieces: Iterator[SheetRows], given_up: list[InputError]) -> Iterator[SheetRows]:
    try:
        yield from pieces
    except InputError as error:
        given_up.append(error)


def _rows(sheet: Iterator[SheetRows], name: str) -> Iterator[tuple[str, ...] | InputError]:
    number = 0
    for piece in sheet:
        for row in piece.rows:
            number += 1
            yield InputError(f"{name}, row {number}", row) if isinstance(row, str) else row
