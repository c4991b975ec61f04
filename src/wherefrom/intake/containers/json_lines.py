"""Batches as JSON: one article a line, in the memory that one article takes, or a list of them."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from wherefrom.errors import InputError
from wherefrom.intake.faults import as_input_error
from wherefrom.intake.forms.decoding import MAX_BYTES, decode, unpack
from wherefrom.intake.found import Given
from wherefrom.intake.loading import Loaded, load_html, load_text

MAX_VALUES = 4_000_000
"""Brackets and commas of one JSON input: as values, each takes some hundred bytes of memory."""


def is_batch_line(line: bytes) -> bool:
    """Whether this is an article of a batch."""
    try:
        found = json.loads(decode(line))
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and ("text" in found or "html" in found)


def read_lines(stream: BinaryIO, name: str, start: int = 1) -> Iterator[Loaded | InputError]:
    """The article of each line, the first of which has the number ``start``; errors in their place."""
    number = start - 1
    found = start > 1
    while True:
        number += 1
        try:
            line = stream.readline(MAX_BYTES + 1)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            reason = f"the packed data breaks off or is damaged after line {number - 1}; fetch or pack it again"
            raise InputError(name, reason) from error
        if not line:
            if not found:
                raise InputError(name, "is empty; it holds no article, of which each line has one")
            return
        if line.strip():
            found = True
            yield read_line(line, f"{name}, line {number}")
        while len(line) > MAX_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MAX_BYTES + 1)


def read_line(line: bytes, name: str) -> Loaded | InputError:
    """The article of one line, or why there is none."""
    if len(line) > MAX_BYTES:
        return InputError(name, f"is longer than {MAX_BYTES >> 20} MB, the limit for one input; split it")
    try:
        return _from_object(_parsed(line, name, "each line is"), name)
    except Exception as error:
        return as_input_error(error, name)


def read_json(data: bytes, name: str) -> Iterator[Loaded | InputError]:
    """One object, a list of objects, or JSON lines in a file that is named ``.json``."""
    content = unpack(data, name)
    try:
        found = _parsed(content, name, "it should be a list, or")
    except InputError:
        lines = content.splitlines()
        if not is_batch_line(lines[0] if lines else b""):
            raise
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield read_line(line, f"{name}, line {number}")
        return
    several = isinstance(found, list)
    for number, entry in enumerate(found if several else [found], start=1):
        place = f"{name}, entry {number}" if several else name
        try:
            yield _from_object(entry, place)
        except Exception as error:
            yield as_input_error(error, place)


def _parsed(data: bytes, name: str, what: str) -> Any:
    """The JSON value in ``data``. Raises InputError where there is none, or where its values would take all memory."""
    what = f"{what} one object with text or html"
    if sum(map(data.count, (b"[", b"{", b","))) > MAX_VALUES:
        raise InputError(name, f"has more than {MAX_VALUES:,} values, as no article does; {what}")
    try:
        return json.loads(decode(data))
    except ValueError as error:
        raise InputError(name, f"is not JSON ({error}); {what}") from error
    except RecursionError as error:
        raise InputError(name, f"is JSON nested too deeply; {what}") from error


def _from_object(found: object, name: str) -> Loaded:
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
        return load_text(text, name, given=given)
    if isinstance(html, str) and html.strip():
        return load_html(html, name, given=given)
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
