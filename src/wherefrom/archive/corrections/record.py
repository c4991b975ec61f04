"""A correction as JSON: ``wherefrom.correction/1``, with what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wherefrom.reading.contract import plain

if TYPE_CHECKING:
    from wherefrom.archive.corrections.making import Kept


def correction_record(kept: Kept) -> dict[str, Any]:
    """The correction as plain dictionaries and lists, its state besides."""
    return {**plain(kept.correction), "state": kept.state}
