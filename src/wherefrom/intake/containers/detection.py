"""What a file, an answer or a stream holds many articles in: told by its first bytes.

Only delimited text may need its name (``.csv``), as it has nothing else to be known by where its columns have unusual
names.
"""

from __future__ import annotations

import io
import re
import zlib
from typing import BinaryIO, Literal

from wherefrom.intake.forms.decoding import decode, is_gzip, is_mail
from wherefrom.intake.forms.packages import is_package
from wherefrom.intake.tables.columns import Columns
from wherefrom.intake.tables.delimited import is_table

Container = Literal["warc", "feed", "sitemap", "package", "table", "mailbox"]

OPENING = 8192
"""Bytes that are looked at: enough for a declaration and a few comments in front of the first element."""

_WARC = re.compile(rb"\s{0,8}WARC/[01]\.\d")
_MAILBOX = re.compile(rb"\s{0,8}From [^\r\n]{1,300}\r?\n")
_JSON_FEED = re.compile(rb'"version"\s{0,8}:\s{0,8}"https?:\\?/\\?/jsonfeed\.org\\?/version\\?/')
_BEFORE_JSON = b"\xef\xbb\xbf \t\r\n"
# One comment or declaration at a time, so that a hostile opening costs no more than its length.
_BEFORE_ROOT = re.compile(r"\s+|<\?[^>]*>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(r"<(?:[A-Za-z][\w.-]{0,20}:)?(rss|feed|RDF|urlset|sitemapindex)(?=[\s>/])")


def container_of(
    opening: bytes, name: str = "", columns: Columns | None = None, media_type: str | None = None
) -> Container | None:
    """Which container begins with these bytes, packed with gzip or not; None for everything else."""
    if is_gzip(opening):
        opening = unpacked_opening(opening)
    if _WARC.match(opening):
        return "warc"
    if is_package(opening):
        return "package"
    if is_mailbox(opening):
        return "mailbox"
    if _JSON_FEED.search(opening) and opening.lstrip(_BEFORE_JSON)[:1] == b"{":
        return "feed"
    if is_table(opening, name, columns or Columns(), media_type):
        return "table"
    return _feed_or_sitemap(opening) if b"<" in opening[:200] else None


def _feed_or_sitemap(opening: bytes) -> Container | None:
    text = decode(opening[:OPENING])
    at = 0
    while (passed := _BEFORE_ROOT.match(text, at)) is not None:
        at = passed.end()
    root = _ROOT.match(text, at)
    if root is None:
        return None
    return "sitemap" if root[1] in {"urlset", "sitemapindex"} else "feed"


def is_mailbox(opening: bytes) -> bool:
    """Whether a mailbox begins like this: a line with "From", then the headers of a message."""
    match = _MAILBOX.match(opening)
    return match is not None and is_mail(opening[match.end() :])


def replayed(opening: bytes, rest: BinaryIO) -> BinaryIO:
    """A stream that gives ``opening`` again, then ``rest``: for what was read only to see what it is."""
    return io.BufferedReader(_Replay(opening, rest))


def unpacked_opening(opening: bytes) -> bytes:
    """The beginning of what is packed; empty where it cannot be unpacked."""
    try:
        return zlib.decompressobj(wbits=31).decompress(opening, OPENING)
    except zlib.error:
        return b""


class _Replay(io.RawIOBase):
    def __init__(self, opening: bytes, rest: BinaryIO) -> None:
        self._opening = opening
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        piece = self._opening[: len(buffer)] or self._rest.read(len(buffer))
        self._opening = self._opening[len(piece) :]
        buffer[: len(piece)] = piece
        return len(piece)
