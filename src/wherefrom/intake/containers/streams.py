"""What holds many articles and is read as it comes, of any length, in the memory that one of them takes."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from wherefrom.errors import InputError
from wherefrom.intake.containers.detection import Container, unpacked_opening
from wherefrom.intake.forms.decoding import is_gzip
from wherefrom.intake.loading import Loaded
from wherefrom.intake.tables.columns import Columns

STREAMED: frozenset[Container] = frozenset(("warc", "table", "mailbox"))


def read_streamed(
    stream: BinaryIO, name: str, kind: Container, opening: bytes, columns: Columns
) -> Iterator[Loaded | InputError]:
    """The articles of a WARC file, a delimited table or a mailbox, packed with gzip or not; errors in their place.

    ``stream`` stands at the beginning; ``opening`` is what it is going to give first.
    """
    packed = is_gzip(opening)
    if kind == "warc":
        from wherefrom.intake.containers.warc import read_warc

        yield from read_warc(stream, name, packed=packed)
        return
    stream = cast("BinaryIO", gzip.GzipFile(fileobj=stream)) if packed else stream
    opening = unpacked_opening(opening) if packed else opening
    try:
        yield from _articles(stream, name, kind, opening, columns)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(name, "is packed data that breaks off or is damaged; fetch or pack it again") from error


def _articles(
    stream: BinaryIO, name: str, kind: Container, opening: bytes, columns: Columns
) -> Iterator[Loaded | InputError]:
    if kind == "mailbox":
        from wherefrom.intake.containers.mailboxes import read_mailbox

        return read_mailbox(stream, name)
    from wherefrom.intake.tables.delimited import delimited_rows
    from wherefrom.intake.tables.rows import read_rows

    return read_rows(delimited_rows(stream, opening, name, columns), name, columns)
