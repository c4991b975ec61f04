"""JSON lines: one record a line, UTF-8."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from wherefrom.export.columns import Record
from wherefrom.reading.contract import json_bytes


def write_jsonl(records: Iterable[Record], file: BinaryIO) -> int:
    """Write ``records`` to ``file``; how many there were."""
    written = 0
    for record in records:
        file.write(json_bytes(record) + b"\n")
        written += 1
    return written
