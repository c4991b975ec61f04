"""A file of pairs of articles that share passages, brought up to date with the archive."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from wherefrom.errors import OutputError
from wherefrom.reading.contract import json_bytes

if TYPE_CHECKING:
    from wherefrom.archive.archive import Archive
    from wherefrom.archive.passages.deciding import PassagePair

_TAIL = 1 << 24
"""Bytes at the end of the file among which the pairs of the article added last begin."""


class _Ids(msgspec.Struct):
    a: str
    b: str


def keep_up(archive: Archive, path: Path, pairs: Callable[[str | None], Iterable[PassagePair]]) -> int:
    """Write what is new to ``path``; how many pairs. ``pairs`` gives those with an article added after the one given.

    The pairs of the last article in the file are written anew: a run that was stopped may have left them incomplete.
    Raises OutputError where the file cannot be written, or is of something else.
    """
    written = 0
    try:
        with path.open("r+b" if path.exists() else "w+b") as file:
            for pair in pairs(_cut_back(archive, path, file)):
                file.write(json_bytes(pair.to_dict()) + b"\n")
                written += 1
    except OSError as error:
        raise OutputError(f"{path}: could not be written: {error.strerror or error}") from error
    return written


def _cut_back(archive: Archive, path: Path, file: BinaryIO) -> str | None:
    """Take the pairs of the article that was added last out of the file; the article added before it."""
    from wherefrom.archive.passages.finding import later_added

    size = file.seek(0, 2)
    begin = max(0, size - _TAIL)
    file.seek(begin)
    lines = file.read().split(b"\n")
    end = size - len(lines.pop())  # what is no whole line
    if begin:
        lines = lines[1:]
    last = before = None
    for line in reversed(lines):
        try:
            pair = msgspec.json.decode(line, type=_Ids)
        except (msgspec.DecodeError, ValueError) as error:
            raise OutputError(f"{path}: holds something else than passages; give a file of its own") from error
        later, previous = later_added(archive, pair.a, pair.b)
        if last not in (None, later):
            break
        last, before = later, previous
        end -= len(line) + 1
    if not lines and size > _TAIL:
        raise OutputError(f"{path}: holds something else than passages; give a file of its own")
    file.truncate(end)
    file.seek(end)
    return before
