"""Files to tasks, and what a task finds in them: local files of any kind that is read, WARC files on any storage."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from wherefrom.errors import InputError
from wherefrom.intake.containers.batches import files_in, load_inputs
from wherefrom.intake.containers.detection import OPENING, container_of, replayed
from wherefrom.intake.containers.json_lines import read_lines
from wherefrom.intake.containers.warc import read_warc
from wherefrom.intake.faults import as_input_error
from wherefrom.intake.forms.decoding import is_gzip
from wherefrom.intake.loading import Loaded
from wherefrom.intake.tables.columns import Columns
from wherefrom.spark.storage import is_elsewhere, opened

_TASK = 1 << 20
"""Bytes of a task, where files are small or can be cut: some hundred articles, a minute of reading."""
_LINES = (".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class Piece:
    """A file, or of a batch of JSON lines bytes ``begin`` to ``end``, of which the first line is number ``line``."""

    file: str
    begin: int = 0
    end: int | None = None
    line: int = 1


def tasks_of(names: Sequence[str]) -> list[list[Piece]]:
    """What is to be read by each task: small files together, a batch of JSON lines in pieces, what else is large alone.

    ``names``: files, folders and addresses. Nothing is said here of what cannot be read; its task says it.
    """
    tasks: list[list[Piece]] = []
    together: list[Piece] = []
    held = 0
    for file in _files(names):
        pieces = list(_pieces(file)) if file.lower().endswith(_LINES) else []
        if pieces:
            tasks += [[piece] for piece in pieces]
            continue
        size = _size(file)
        if size is None or size > _TASK:
            tasks.append([Piece(file)])
            continue
        if held + size > _TASK:
            tasks.append(together)
            together, held = [], 0
        together.append(Piece(file))
        held += size
    return [*tasks, together] if together else tasks


def found_in(pieces: Iterable[Piece], columns: Columns) -> Iterator[Loaded | InputError]:
    """The articles of ``pieces``; errors in their place."""
    for piece in pieces:
        if piece.end is not None:
            yield from _lines_of(piece)
        elif is_elsewhere(piece.file):
            yield from pages_of(piece.file)
        else:
            yield from load_inputs([piece.file], columns=columns)


def pages_of(file: str) -> Iterator[Loaded | InputError]:
    """The pages of a WARC file; errors in their place."""
    try:
        with opened(file) as stream:
            opening = stream.read(OPENING)
            if container_of(opening) != "warc":
                raise InputError(file, "is no WARC file")
            yield from read_warc(replayed(opening, stream), file, packed=is_gzip(opening))
    except Exception as error:  # Of whatever type: it must not cost the other files.
        yield as_input_error(error, file)


def _files(names: Sequence[str]) -> Iterator[str]:
    for name in names:
        if "://" in name:
            yield name
            continue
        # Absolute, for a worker may run in another folder.
        path = Path(name).absolute()
        within = files_in(path) if path.is_dir() else []
        yield from map(str, within or [path])


def _size(file: str) -> int | None:
    """The size of a small local file that may be read with others; None where it is read by itself."""
    try:
        with open(file, "rb") as opened_file:
            if container_of(opened_file.read(OPENING), file) == "warc":
                return None
            return opened_file.seek(0, io.SEEK_END)
    except OSError:
        return None


def _pieces(file: str) -> Iterator[Piece]:
    """A batch of JSON lines cut between lines; nothing where it is empty or cannot be opened."""
    begin, first, at = 0, 1, 0
    try:
        with open(file, "rb") as lines:
            for number, line in enumerate(lines, start=1):
                if at > begin and at + len(line) - begin > _TASK:
                    yield Piece(file, begin, at, first)
                    begin, first = at, number
                at += len(line)
    except OSError:
        return
    if at > begin:
        yield Piece(file, begin, at, first)


def _lines_of(piece: Piece) -> Iterator[Loaded | InputError]:
    try:
        with open(piece.file, "rb") as file:
            file.seek(piece.begin)
            data = file.read((piece.end or 0) - piece.begin)
        yield from read_lines(io.BytesIO(data), piece.file, start=piece.line)
    except Exception as error:
        yield as_input_error(error, piece.file)
