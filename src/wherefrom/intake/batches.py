"""Paths, folders, addresses, standard input and JSON lines to a stream of articles; failures keep their reason."""

from __future__ import annotations

import gzip
import json
import os
import sys
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, cast

from wherefrom.errors import InputError
from wherefrom.intake.article import Article
from wherefrom.intake.decoding import MAX_BYTES, decode
from wherefrom.intake.found import Given
from wherefrom.intake.loading import article_from_bytes, article_from_html, article_from_text

SUFFIXES = (".html", ".htm", ".txt", ".pdf", ".jsonl", ".json")
"""Files with these endings (or these with ``.gz`` after them) are read out of a folder; others are passed over."""

_LINES = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")


def read_inputs(names: Sequence[str]) -> Iterator[Article | InputError]:
    """Every article that ``names`` lead to, in order; for one that cannot be read, the InputError that says why.

    A name is a path, a folder (read through, sorted), an http(s) address, or ``-`` for standard input (a text, a page,
    a PDF or JSON lines). A ``.jsonl`` file is a batch: each line is ``{"id", "text" | "html", "url"?, "title"?,
    "outlet"?, "authors"?, "published"?}``. A batch of any length is read in the memory that one line takes.
    """
    for name in names:
        yield from _read_one(name)


def count_inputs(names: Sequence[str]) -> int | None:
    """How many articles ``read_inputs`` is going to give, where that can be told cheaply; otherwise None."""
    total = 0
    for name in names:
        path = Path(name)
        if name == "-" or name.lower().endswith((".gz", ".json")):
            return None
        if "://" in name or not path.exists():
            total += 1
        elif path.is_dir():
            within = count_inputs([str(file) for file in _files_in(path)])
            if within is None:
                return None
            total += max(1, within)
        else:
            total += _count_lines(path) if name.lower().endswith(_LINES) else 1
    return total


def _read_one(name: str) -> Iterator[Article | InputError]:
    try:
        if name == "-":
            yield from _read_stream(sys.stdin.buffer)
        elif "://" in name:
            yield _read_address(name)
        elif Path(name).is_dir():
            yield from _read_folder(Path(name))
        else:
            yield from _read_file(name)
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(name, _why(error))


def _why(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder; check the path"
    if isinstance(error, PermissionError):
        return "may not be read: permission denied; change its permissions or run as its owner"
    return f"cannot be read: {error.strerror or error}"


def _read_address(url: str) -> Article:
    from wherefrom.intake.fetch import fetch

    fetched = fetch(url)
    return article_from_bytes(fetched.data, url, fetched.media_type, fetched.url)


def _read_folder(folder: Path) -> Iterator[Article | InputError]:
    files = _files_in(folder)
    if not files:
        raise InputError(str(folder), f"there is nothing to read in this folder (read are {', '.join(SUFFIXES)})")
    for file in files:
        yield from _read_one(str(file))


def _files_in(folder: Path) -> list[Path]:
    """Every readable kind of file below ``folder``, sorted; links to folders are not followed, so no loop is walked."""
    found: list[Path] = []
    for top, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        names = (f for f in files if not f.startswith(".") and f.lower().removesuffix(".gz").endswith(SUFFIXES))
        found.extend(Path(top, file) for file in names)
    return sorted(found)


def _read_file(name: str) -> Iterator[Article | InputError]:
    lower = name.lower()
    if lower.endswith(_LINES):
        opener = gzip.open if lower.endswith(".gz") else open
        with opener(name, "rb") as file:
            yield from _read_lines(cast("BinaryIO", file), name)
        return
    size = Path(name).stat().st_size
    if size > MAX_BYTES:
        raise InputError(name, f"is {size >> 20} MB; the limit for one input is {MAX_BYTES >> 20} MB; split it")
    with Path(name).open("rb") as opened:
        data = opened.read(MAX_BYTES + 1)
    if lower.removesuffix(".gz").endswith(".json"):
        yield from _read_json(data, name)
    else:
        yield article_from_bytes(data, name)


def _read_stream(stream: BinaryIO) -> Iterator[Article | InputError]:
    name = "standard input"
    first = stream.readline(MAX_BYTES + 1)
    while first and not first.strip():
        first = stream.readline(MAX_BYTES + 1)
    if first.lstrip().startswith(b"{") and _is_batch_line(first):
        yield _read_line(first, f"{name}, line 1")
        yield from _read_lines(stream, name, start=2)
        return
    yield article_from_bytes(first + stream.read(MAX_BYTES + 1 - len(first)), name)


def _is_batch_line(line: bytes) -> bool:
    try:
        found = json.loads(decode(line))
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and ("text" in found or "html" in found)


def _read_lines(stream: BinaryIO, name: str, start: int = 1) -> Iterator[Article | InputError]:
    number = start - 1
    while True:
        number += 1
        try:
            line = stream.readline(MAX_BYTES + 1)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            reason = f"the packed data breaks off or is damaged after line {number - 1}; fetch or pack it again"
            raise InputError(name, reason) from error
        if not line:
            return
        if line.strip():
            yield _read_line(line, f"{name}, line {number}")
        while len(line) > MAX_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MAX_BYTES + 1)


def _read_line(line: bytes, name: str) -> Article | InputError:
    if len(line) > MAX_BYTES:
        return InputError(name, f"is longer than {MAX_BYTES >> 20} MB, the limit for one input; split it")
    try:
        found = json.loads(decode(line))
    except ValueError as error:
        return InputError(name, f"is not JSON ({error}); each line is one object with text or html")
    except RecursionError:
        return InputError(name, "is JSON nested too deeply; each line is one object with text or html")
    try:
        return _from_object(found, name)
    except InputError as error:
        return error


def _read_json(data: bytes, name: str) -> Iterator[Article | InputError]:
    """One object, a list of objects, or JSON lines in a file that is named ``.json``."""
    from wherefrom.intake.decoding import unpack

    content = unpack(data, name)
    try:
        found = json.loads(decode(content))
    except (ValueError, RecursionError) as error:
        lines = content.splitlines()
        if not _is_batch_line(lines[0] if lines else b""):
            raise InputError(
                name, f"is not JSON ({error}); it should be one object with text or html, or a list"
            ) from error
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _read_line(line, f"{name}, line {number}")
        return
    several = isinstance(found, list)
    for number, entry in enumerate(found if several else [found], start=1):
        try:
            yield _from_object(entry, f"{name}, entry {number}" if several else name)
        except InputError as error:
            yield error


def _from_object(found: object, name: str) -> Article:
    if not isinstance(found, dict):
        raise InputError(name, "is JSON but not an object; each line is one object with text or html")
    given = Given(
        id=_text_of(found, "id"),
        url=_text_of(found, "url"),
        title=_text_of(found, "title"),
        outlet=_text_of(found, "outlet"),
        authors=_authors_of(found.get("authors")),
        published=_text_of(found, "published"),
    )
    text, html = found.get("text"), found.get("html")
    if isinstance(text, str) and text.strip():
        return article_from_text(text, name, given=given)
    if isinstance(html, str) and html.strip():
        return article_from_html(html, name, given=given)
    raise InputError(name, 'has neither "text" nor "html" with anything in it')


def _text_of(found: dict[str, object], key: str) -> str | None:
    value = found.get(key)
    if isinstance(value, str):
        return value.strip() or None
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _authors_of(value: object) -> tuple[str, ...] | None:
    if isinstance(value, str):
        return (value.strip(),) if value.strip() else None
    if isinstance(value, list):
        return tuple(entry.strip() for entry in value if isinstance(entry, str) and entry.strip()) or None
    return None


def _count_lines(path: Path) -> int:
    lines, last = 0, b"\n"
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            lines += block.count(b"\n")
            last = block[-1:]
    return lines + (last != b"\n")
