"""What a file, an answer or a stream holds many articles in: told by its first bytes, never by its name."""

from __future__ import annotations

import io
import re
import zlib
from typing import BinaryIO, Literal

from wherefrom.intake.forms.decoding import decode, is_gzip

Container = Literal["warc", "feed", "sitemap"]

OPENING = 8192
"""Bytes that are looked at: enough for a declaration and a few comments in front of the first element."""

_WARC = re.compile(rb"\s{0,8}WARC/[01]\.\d")
# One comment or declaration at a time, so that a hostile opening costs no more than its length.
_BEFORE_ROOT = re.compile(r"\s+|<\?[^>]*>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(r"<(?:[A-Za-z][\w.-]{0,20}:)?(rss|feed|RDF|urlset|sitemapindex)(?=[\s>/])")


def container_of(opening: bytes) -> Container | None:
    """Which container begins with these bytes, packed with gzip or not; None for everything else."""
    if is_gzip(opening):
        opening = _unpacked_opening(opening)
    if _WARC.match(opening):
        return "warc"
    if b"<" not in opening[:200]:
        return None
    text = decode(opening[:OPENING])
    at = 0
    while (passed := _BEFORE_ROOT.match(text, at)) is not None:
        at = passed.end()
    root = _ROOT.match(text, at)
    if root is None:
        return None
    return "sitemap" if root[1] in {"urlset", "sitemapindex"} else "feed"


def replayed(opening: bytes, rest: BinaryIO) -> BinaryIO:
    """A stream that gives ``opening`` again, then ``rest``: for what was read only to see what it is."""
    return io.BufferedReader(_Replay(opening, rest))


def _unpacked_opening(opening: bytes) -> bytes:
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
