"""JSON lines: one record a line, UTF-8."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import BinaryIO

from wherefrom.export.columns import Record


def write_jsonl(records: Iterable[Record], file: BinaryIO) -> int:
    """Write ``records`` to ``file``; how many there were."""
    written = 0
    for record in records:
        file.write(json_line(record) + b"\n")
        written += 1
    return written


def json_line(record: object) -> bytes:
    """``record`` as JSON on one line, in UTF-8; half a surrogate pair, which UTF-8 cannot hold, as an escape."""
    try:
        return json.dumps(record, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return json.dumps(record).encode()
