"""An export of a press database, by its lines, to the articles in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from wherefrom.intake.press.factiva import factiva_parts, read_factiva
from wherefrom.intake.press.nexis import nexis_parts, read_nexis
from wherefrom.intake.press.proquest import proquest_parts, read_proquest
from wherefrom.intake.press.records import Record, Unread, blocks_of, is_wrapped

_Parts = Callable[[Sequence[str]], list[Sequence[str]] | None]
_Read = Callable[[Sequence[str]], Record | Unread]
_DATABASES: tuple[tuple[_Parts, _Read], ...] = (
    (proquest_parts, read_proquest),
    (factiva_parts, read_factiva),
    (nexis_parts, read_nexis),
)


def records_in(lines: Sequence[str], *, broken: bool) -> list[Record | Unread]:
    """The articles of an export in order, those that cannot be read in their place; nothing where it is no export.

    ``broken``: whether the lines may be those of a text that is broken at a width, and not each a paragraph.
    """
    for parts_of, read in _DATABASES:
        parts = parts_of(lines)
        if parts is not None:
            wrapped = broken and is_wrapped(lines)
            found = [read(blocks_of(part, wrapped=wrapped)) for part in parts]
            # Where nothing can be read the marks were words of a text.
            return found if any(isinstance(record, Record) for record in found) else []
    return []
