"""A mailbox (mbox, RFC 4155) to articles, one a message, in the memory that one of them takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from wherefrom.errors import InputError
from wherefrom.intake.faults import as_input_error
from wherefrom.intake.forms.decoding import MAX_BYTES
from wherefrom.intake.loading import Loaded, load_bytes

_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_LINE = 1 << 20


def read_mailbox(stream: BinaryIO, name: str) -> Iterator[Loaded | InputError]:
    """The article of each message; errors in their place."""
    for number, message in enumerate(_messages(stream), start=1):
        where = f"{name}, message {number}"
        if message is None:
            yield InputError(where, f"is larger than {MAX_BYTES >> 20} MB, the limit for one input")
            continue
        try:
            yield load_bytes(_QUOTED.sub(rb"\1", message), where)
        except Exception as error:
            yield as_input_error(error, where)


def _messages(stream: BinaryIO) -> Iterator[bytes | None]:
    """The messages without the lines that part them; None for one that is too large."""
    lines: list[bytes] = []
    size = 0
    blank, started = True, False
    while line := stream.readline(_LINE):
        if blank and line.startswith(b"From "):
            if started:
                yield b"".join(lines) if size <= MAX_BYTES else None
            lines, size, started = [], 0, True
        elif started:
            size += len(line)
            if size <= MAX_BYTES:
                lines.append(line)
            else:
                lines.clear()
        blank = line in {b"\n", b"\r\n"}
    if started:
        yield b"".join(lines) if size <= MAX_BYTES else None
