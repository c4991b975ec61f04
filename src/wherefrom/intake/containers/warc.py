"""A WARC file (ISO 28500) to articles: its pages in order, in the memory that one of them takes.

Records are read by warcio. gzip is undone before it, so that files packed record by record and files packed as a whole
are both read.
"""

from __future__ import annotations

import io
import logging
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import urlsplit

from msgspec import structs

from wherefrom.errors import InputError
from wherefrom.intake.article import Article
from wherefrom.intake.dates import iso_date
from wherefrom.intake.faults import as_input_error
from wherefrom.intake.forms.decoding import MAX_BYTES
from wherefrom.intake.loading import Loaded, load_bytes

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

# Without a handler of its own its notices, which quote the file at any length, would go to standard error.
logging.getLogger("warcio").addHandler(logging.NullHandler())

_PIECE = 1 << 16
_LONGEST_LINE = 1 << 16
_LARGEST_HEAD = 1 << 20
"""Bytes of all lines of one record's headers."""
_PAGES = {"text/html", "application/xhtml+xml", "application/pdf", "text/plain", ""}
_PACKED = {"", "identity", "gzip", "x-gzip", "deflate"}
_FOR_PROGRAMS = {"/robots.txt", "/ads.txt", "/app-ads.txt", "/humans.txt", "/security.txt", "/.well-known/security.txt"}


def read_warc(stream: BinaryIO, name: str, *, packed: bool) -> Iterator[Loaded | InputError]:
    """The articles of a WARC file; ``packed`` says that ``stream`` is gzip. Errors stand in their place.

    Read are ``response``, ``resource`` and ``conversion`` records that hold HTML, PDF or plain text; pictures, scripts,
    redirects and error pages are passed over. Where the file is damaged or breaks off, what stands before that is
    given, then the InputError that says so.
    """
    source = _Source(stream, packed=packed)
    records = pages = 0
    whole = True
    try:
        for record in _records(source):
            found = _article_of(record, name)
            if whole := _is_whole(record):
                records += 1
                pages += found is not None
                if found is not None:
                    yield found
    except _Damaged:
        whole = False
    if not (whole and source.ended_well):
        yield InputError(name, f"breaks off or is damaged after record {records}; what stands before that was read")
    elif not pages:
        yield InputError(name, f"holds no page (of {records} records, none is a page that was fetched well)")


class _Damaged(Exception):
    """The file is not what its headers say."""


def _records(source: _Source) -> Iterator[ArcWarcRecord]:
    from warcio.archiveiterator import ArchiveIterator

    try:
        iterator = ArchiveIterator(io.BufferedReader(source))
        iterator.reader = _bounded(iterator.reader)
        iterator.INC_RECORD = ""  # It would print what stands there, of any length, to standard error.
        yield from iterator
    except Exception as error:  # On damaged headers warcio fails in any way: ValueError, AttributeError, its own.
        raise _Damaged from error


def _bounded(reader: Any) -> Any:
    """Warcio's ``reader`` with an end to its lines: it puts a line together in time that grows with its square."""
    own_read, own_line = reader.read, reader.readline
    held = 0

    def read(length: int | None = None) -> bytes:
        nonlocal held
        held = 0
        return bytes(own_read(length))

    def readline(length: int | None = None) -> bytes:
        nonlocal held
        # The lines of a page's own header come with a length, which is what is left of its record.
        most = _LONGEST_LINE if length is None else min(length, _LARGEST_HEAD)
        line = bytes(own_line(most))
        held += len(line)
        if held > _LARGEST_HEAD or (length is None and line and not line.endswith(b"\n")):
            raise _Damaged
        return line

    reader.read, reader.readline = read, readline
    return reader


class _Source(io.RawIOBase):
    """The file, unpacked as far as that goes; it remembers whether it came to its proper end."""

    def __init__(self, stream: BinaryIO, *, packed: bool) -> None:
        self._pieces = _unpacked(stream) if packed else iter(lambda: stream.read(_PIECE), b"")
        self._left = b""
        self._last = b""
        self._damaged = False

    @property
    def ended_well(self) -> bool:
        """Whether nothing was damaged or cut off: every record, and so the file, ends with two line ends."""
        return not self._damaged and self._last.replace(b"\r", b"").endswith(b"\n\n")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if not self._left:
            try:
                self._left = next(self._pieces, b"")
            except (EOFError, zlib.error):
                self._damaged = True
        piece, self._left = self._left[: len(buffer)], self._left[len(buffer) :]
        self._last = (self._last + piece)[-4:]
        buffer[: len(piece)] = piece
        return len(piece)


def _unpacked(stream: BinaryIO) -> Iterator[bytes]:
    """The pieces of a gzip stream of any number of members; EOFError or zlib.error behind what could be unpacked."""
    unpacker = None
    data = b""
    while data := data or stream.read(_PIECE):
        unpacker = unpacker or zlib.decompressobj(wbits=31)
        piece = unpacker.decompress(data, _PIECE)
        data = unpacker.unconsumed_tail
        if unpacker.eof:
            data, unpacker = unpacker.unused_data.lstrip(b"\0"), None
        if piece:
            yield piece
    if unpacker is not None:
        yield unpacker.flush()
        if not unpacker.eof:
            raise EOFError


def _is_whole(record: ArcWarcRecord) -> bool:
    """Whether the file has as many bytes of the record as its header announces; reads what is left of it."""
    body = record.raw_stream
    while body.read(_PIECE):
        pass
    return int(getattr(body, "limit", 0)) <= 0


def _article_of(record: ArcWarcRecord, name: str) -> Loaded | InputError | None:
    """The record's article, the reason why it cannot be read, or None for what is no page."""
    headers = record.rec_headers
    url = (headers.get_header("WARC-Target-URI") or "").strip("<> ")
    media_type = _media_type(record)
    if media_type is None or not url or not _is_for_people(url):
        return None
    where = f"{name}, {url}"
    try:
        encoding = _encoding(record)
        if encoding not in _PACKED:
            raise InputError(
                where, f"is packed with {encoding[:40]!r}, which is not read; fetch it with gzip or unpacked"
            )
        data = _content(record, where)
        address = url if url.startswith(("http://", "https://")) else None
        loaded = load_bytes(data, where, media_type or None, address)
    except _Damaged:
        raise
    except Exception as error:
        return as_input_error(error, where)
    fetched = iso_date(headers.get_header("WARC-Date"))
    return replace(loaded, article=_not_after(loaded.article, fetched), fetched=fetched)


def _media_type(record: ArcWarcRecord) -> str | None:
    """The declared media type (empty: none declared) of what may be a page; None for what is none."""
    if record.rec_type == "response":
        if record.http_headers is None or record.http_headers.get_statuscode() != "200":
            return None
        declared = record.http_headers.get_header("Content-Type") or ""
    elif record.rec_type in {"resource", "conversion"}:
        declared = record.rec_headers.get_header("Content-Type") or ""
    else:
        return None
    return declared if declared.partition(";")[0].strip().lower() in _PAGES else None


def _is_for_people(url: str) -> bool:
    try:
        return urlsplit(url).path.lower() not in _FOR_PROGRAMS and not url.startswith(("dns:", "metadata:"))
    except ValueError:
        return False


def _encoding(record: ArcWarcRecord) -> str:
    found = record.http_headers.get_header("Content-Encoding") if record.http_headers else None
    return (found or "").strip().lower()


def _content(record: ArcWarcRecord, where: str) -> bytes:
    pieces: list[bytes] = []
    size = 0
    try:
        stream = record.content_stream()
        while size <= MAX_BYTES and (piece := stream.read(1 << 20)):
            pieces.append(piece)
            size += len(piece)
    except Exception as error:
        raise _Damaged from error
    if size > MAX_BYTES:
        raise InputError(where, f"is larger than {MAX_BYTES >> 20} MB, the limit for one input")
    return b"".join(pieces)


def _not_after(article: Article, fetched: str | None) -> Article:
    """``article`` without a date of publication that lies after the fetch: such a date is of something else."""
    if not fetched or not article.published:
        return article
    try:
        # A day more, because a date without its zone can be one day off.
        latest = date.fromisoformat(fetched[:10]) + timedelta(days=1)
        late = date.fromisoformat(article.published[:10]) > latest
    except ValueError:
        return article
    return structs.replace(article, published=None) if late else article
