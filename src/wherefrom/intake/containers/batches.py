"""Paths, folders, addresses, standard input and what holds many to a stream of articles; failures keep their reason."""

from __future__ import annotations

import gzip
import io
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast
from urllib.parse import urlsplit

from wherefrom.errors import InputError
from wherefrom.intake.article import Article
from wherefrom.intake.containers.detection import OPENING, Container, container_of, replayed
from wherefrom.intake.containers.json_lines import is_batch_line, read_json, read_line, read_lines
from wherefrom.intake.containers.streams import STREAMED, read_streamed
from wherefrom.intake.faults import as_input_error
from wherefrom.intake.forms.decoding import MAX_BYTES, is_gzip
from wherefrom.intake.loading import Loaded, load_all
from wherefrom.intake.tables.columns import Columns
from wherefrom.intake.web.answers import Answers, Forgetful

if TYPE_CHECKING:
    from wherefrom.intake.containers.following import Follower, Following
    from wherefrom.intake.fetch import Fetched

SUFFIXES = (
    ".html",
    ".htm",
    ".txt",
    ".pdf",
    ".jsonl",
    ".json",
    ".warc",
    ".csv",
    ".tsv",
    ".xlsx",
    ".ods",
    ".docx",
    ".rtf",
    ".eml",
    ".mbox",
    ".mht",
    ".mhtml",
    ".zip",
)
"""Files with these endings (or these with ``.gz`` after them) are read out of a folder; others are passed over.

Feeds and sitemaps are not among them: to follow one goes out into the network, so each has to be named.
"""

_UNCOUNTED = (".gz", ".json", ".xml", ".rss", ".atom", ".warc", "/feed", "/feed/", "/rss", "/rss/")
_LINES = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")


def read_inputs(
    names: Sequence[str], following: Following | None = None, columns: Columns | None = None
) -> Iterator[Article | InputError]:
    """Every article that ``names`` lead to, in order; for one that cannot be read, the InputError that says why.

    A name is a path, a folder (read through, sorted), an http(s) address, or ``-`` for standard input. What is found
    there is a page, a text, a PDF, or holds many articles: a batch, a WARC file, a feed or a sitemap (told by its first
    bytes), whose pages are fetched as ``following`` says. A ``.jsonl`` file is a batch: each line is ``{"id", "text" |
    "html", "url"?, "title"?, "outlet"?, "authors"?, "published"?}``. A table (CSV, TSV, XLSX, ODS) has one article a
    row; ``columns`` names those of its columns that cannot be told by their names. A batch, a delimited table or a WARC
    file of any length is read in the memory that one article takes.
    """
    # Not a generator of its own: it would hold each article's bytes for as long as the caller works on the article.
    return map(_without_bytes, load_inputs(names, following, columns))


def load_inputs(
    names: Sequence[str],
    following: Following | None = None,
    columns: Columns | None = None,
    answers: Answers | None = None,
) -> Iterator[Loaded | InputError]:
    """What ``read_inputs`` gives, each article with the bytes it was read from.

    With ``answers``, which keeps what addresses answered, a server is asked for what has changed since.
    """
    doors = _Doors(following, columns or Columns(), answers or Forgetful())
    for name in names:
        yield from _read_one(name, doors)


def _without_bytes(found: Loaded | InputError) -> Article | InputError:
    return found if isinstance(found, InputError) else found.article


def count_inputs(names: Sequence[str]) -> int | None:
    """How many articles ``read_inputs`` is going to give, where that can be told cheaply; otherwise None."""
    total = 0
    for name in names:
        path = Path(name)
        if name == "-" or name.lower().endswith(_UNCOUNTED):
            return None
        if "://" in name or not path.exists():
            total += 1
        elif path.is_dir():
            within = count_inputs([str(file) for file in files_in(path)])
            if within is None:
                return None
            total += max(1, within)
        elif name.lower().endswith(_LINES):
            total += _count_lines(path)
        elif _container_at(path) is not None:
            return None
        else:
            total += 1
    return total


class _Doors:
    """What one run opens containers with; a feed's follower is made when the first one comes."""

    def __init__(
        self, following: Following | None, columns: Columns, answers: Answers, *, outside: bool = True
    ) -> None:
        self.columns = columns
        self.answers = answers
        self._following = following
        self._outside = outside
        self._follower: Follower | None = None

    def closed(self) -> _Doors:
        """The same for what nobody named: it does not go out into the network."""
        return _Doors(self._following, self.columns, self.answers, outside=False)

    def follower(self, name: str) -> Follower:
        """The one follower of the run. Raises InputError where ``name`` may not be followed."""
        from wherefrom.intake.containers.following import Follower, Following

        if not self._outside:
            raise InputError(name, "is a feed or a sitemap in a folder; name it by itself to have its pages fetched")
        if self._follower is None:
            self._follower = Follower(self._following or Following(), self.answers)
        return self._follower


def _read_one(name: str, doors: _Doors) -> Iterator[Loaded | InputError]:
    try:
        if name == "-":
            if sys.stdin is None:
                raise InputError("standard input", "is closed; there is nothing to read")
            yield from _read_stream(sys.stdin.buffer, doors)
        elif "://" in name:
            yield from _read_address(name, doors)
        elif Path(name).is_dir():
            yield from _read_folder(Path(name), doors)
        else:
            yield from _read_file(name, doors)
    except Exception as error:  # Of whatever type: it must not cost what stands beside it.
        yield as_input_error(error, name)


def _read_address(url: str, doors: _Doors) -> Iterator[Loaded | InputError]:
    from wherefrom.intake.fetch import fetch

    fetched = fetch(url, known=doors.answers.known)
    kind = container_of(fetched.data[:OPENING], urlsplit(url).path, doors.columns, fetched.media_type)
    doors.answers.keep(fetched, whole=kind is not None)
    if kind is not None:
        yield from _read_container(fetched.data, url, doors, kind, fetched)
    else:
        for loaded in load_all(fetched.data, url, fetched.media_type, fetched.url):
            yield loaded if isinstance(loaded, InputError) else replace(loaded, fetched=fetched.at)


def _read_container(
    data: bytes, name: str, doors: _Doors, kind: Container, fetched: Fetched | None = None
) -> Iterator[Loaded | InputError]:
    """The articles of a container that is held whole."""
    if kind in STREAMED:
        yield from read_streamed(io.BytesIO(data), name, kind, data[:OPENING], doors.columns)
        return
    if kind == "package":
        yield from _read_package(data, name, doors)
        return
    follower = doors.follower(name)
    follow = follower.feed if kind == "feed" else follower.sitemap
    yield from follow(data, name, fetched.url if fetched else None, fetched.media_type if fetched else None)


def _read_package(data: bytes, name: str, doors: _Doors, depth: int = 0) -> Iterator[Loaded | InputError]:
    """The articles of an office document, or of the files in a ZIP file, which is so deep in others."""
    from wherefrom.intake.forms.packages import package_of
    from wherefrom.intake.tables.sheets import read_sheets

    kind = package_of(data, name)
    if kind in {"xlsx", "ods"}:
        yield from read_sheets(data, name, kind, doors.columns)
    elif kind == "zip":
        yield from _read_zip(io.BytesIO(data), name, doors, depth)
    else:
        yield from load_all(data, name)


def _read_zip(stream: BinaryIO, name: str, doors: _Doors, depth: int = 0) -> Iterator[Loaded | InputError]:
    from wherefrom.intake.containers.zips import read_zip

    return read_zip(stream, name, lambda data, file: _read_packed(data, file, doors, depth + 1), SUFFIXES, depth)


def _read_packed(data: bytes, name: str, doors: _Doors, depth: int) -> Iterator[Loaded | InputError]:
    """What a file of a ZIP file holds. Nobody named it, so it leads nowhere else: its feeds are not followed."""
    lower = name.lower()
    kind = container_of(data[:OPENING], name, doors.columns)
    if lower.endswith(_LINES):
        opened = gzip.GzipFile(fileobj=io.BytesIO(data)) if is_gzip(data) else io.BytesIO(data)
        yield from read_lines(cast("BinaryIO", opened), name)
    elif kind in {"feed", "sitemap"}:
        raise InputError(name, "is a feed or a sitemap in a ZIP file; unpack and name it to have its pages fetched")
    elif kind == "package":
        yield from _read_package(data, name, doors, depth)
    elif kind is not None:
        yield from _read_container(data, name, doors, kind)
    elif lower.removesuffix(".gz").endswith(".json"):
        yield from read_json(data, name)
    else:
        yield from load_all(data, name)


def _read_folder(folder: Path, doors: _Doors) -> Iterator[Loaded | InputError]:
    files = files_in(folder)
    if not files:
        raise InputError(str(folder), f"there is nothing to read in this folder (read are {', '.join(SUFFIXES)})")
    inside = doors.closed()
    for file in files:
        yield from _read_one(str(file), inside)


def files_in(folder: Path) -> list[Path]:
    """Every readable kind of file below ``folder``, sorted; links to folders are not followed, so no loop is walked."""
    found: list[Path] = []
    for top, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        names = (f for f in files if not f.startswith(".") and f.lower().removesuffix(".gz").endswith(SUFFIXES))
        found.extend(Path(top, file) for file in names)
    return sorted(found)


def _read_file(name: str, doors: _Doors) -> Iterator[Loaded | InputError]:
    lower = name.lower()
    if lower.endswith(_LINES):
        opener = gzip.open if lower.endswith(".gz") else open
        with opener(name, "rb") as file:
            yield from read_lines(cast("BinaryIO", file), name)
        return
    with Path(name).open("rb") as opened:
        opening = opened.read(OPENING)
        kind = container_of(opening, name, doors.columns)
        if kind in STREAMED:
            opened.seek(0)
            yield from read_streamed(opened, name, kind, opening, doors.columns)
            return
        size = os.fstat(opened.fileno()).st_size
        if size > MAX_BYTES and kind == "package":
            yield from _read_zip(opened, name, doors)
            return
        if size > MAX_BYTES:
            raise InputError(name, f"is {size >> 20} MB; the limit for one input is {MAX_BYTES >> 20} MB; split it")
        data = opening + opened.read(MAX_BYTES + 1 - len(opening))
    if kind is not None:
        yield from _read_container(data, name, doors, kind)
    elif lower.removesuffix(".gz").endswith(".json"):
        yield from read_json(data, name)
    else:
        yield from load_all(data, name)


def _container_at(path: Path) -> Container | None:
    try:
        with path.open("rb") as file:
            return container_of(file.read(OPENING), path.name)
    except OSError:
        return None


def _read_stream(stream: BinaryIO, doors: _Doors) -> Iterator[Loaded | InputError]:
    name = "standard input"
    first = stream.readline(MAX_BYTES + 1)
    while first and not first.strip():
        first = stream.readline(MAX_BYTES + 1)
    if first.lstrip().startswith(b"{") and is_batch_line(first):
        # Line by line from the start, so that a program at the other end gets each reading as soon as it can.
        yield read_line(first, f"{name}, line 1")
        yield from read_lines(stream, name, start=2)
        return
    opening = first + (stream.read(OPENING - len(first)) if len(first) < OPENING else b"")
    kind = container_of(opening[:OPENING], name, doors.columns)
    if kind in STREAMED:
        yield from read_streamed(replayed(opening, stream), name, kind, opening[:OPENING], doors.columns)
        return
    data = opening + stream.read(max(0, MAX_BYTES + 1 - len(opening)))
    if kind is not None and len(data) <= MAX_BYTES:
        yield from _read_container(data, name, doors, kind)
    else:
        yield from load_all(data, name)


def _count_lines(path: Path) -> int:
    lines, last = 0, b"\n"
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            lines += block.count(b"\n")
            last = block[-1:]
    return lines + (last != b"\n")
