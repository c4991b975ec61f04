"""Tables for Python: what an archive, readings or a trace hold, as a stream of Arrow that data frames take."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast, get_args

from wherefrom.errors import InputError
from wherefrom.export.columns import Record, What, table_of
from wherefrom.reading.arrow import Shape, arrow_reader, arrow_schema, statement_records
from wherefrom.reading.types import Reading
from wherefrom.tracing.types import Trace

if TYPE_CHECKING:
    from wherefrom.archive.archive import Archive


@dataclass(frozen=True)
class Records:
    """Records of one kind, made anew and one after the other each time they are asked for.

    ``what``: the kind, as in ``wherefrom export --what``. ``pandas.DataFrame.from_arrow``, ``polars.DataFrame`` and
    ``duckdb`` take it by ``__arrow_c_stream__``; to iterate over it gives dictionaries.
    """

    what: str
    columns: dict[str, Shape]
    make: Callable[[], Iterable[Record]]

    def __iter__(self) -> Iterator[Record]:
        return iter(self.make())

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The records as Arrow, batch by batch. Raises OutputError where pyarrow is missing."""
        reader = arrow_reader(arrow_schema(self.columns, self.what), self)
        return cast("object", reader.__arrow_c_stream__(requested_schema))


def table(
    what: What, source: Archive | Trace | Iterable[Reading | InputError], *, min_confidence: float = 0.0
) -> Records:
    """Everything of one kind in ``source``, with the columns of ``wherefrom export``, for data frames.

    Each library takes it as it is::

        pandas.DataFrame.from_arrow(wherefrom.table("statements", archive))
        polars.DataFrame(wherefrom.table("readings", wherefrom.read_many(paths)))

    ``source``: an archive (all kinds), a trace (``derivations``, ``claims``, ``quotes``) or readings (``statements``,
    ``readings``); InputErrors among readings are left out. ``min_confidence`` is for archives. Raises ValueError for a
    kind that there is not, or that ``source`` has not.
    """
    from wherefrom.archive.archive import Archive

    if what not in get_args(What):
        raise ValueError(f"{what!r} is none of {', '.join(get_args(What))}")
    found = table_of(what)
    if isinstance(source, Archive):
        return Records(what, found.columns, lambda: found.records(source, min_confidence=min_confidence))
    if isinstance(source, Trace):
        if what not in {"derivations", "claims", "quotes"}:
            raise ValueError(f"a trace has derivations, claims and quotes, not {what}")
        return Records(what, found.columns, lambda: ({"story": source.story.id, **r} for r in source.to_dict()[what]))
    if what not in {"statements", "readings"}:
        raise ValueError(f"readings have statements and readings, not {what}; put them into an archive for that")
    return Records(what, found.columns, lambda: _records(what, source))


def _records(what: str, readings: Iterable[Reading | InputError]) -> Iterator[Record]:
    for reading in readings:
        if isinstance(reading, Reading):
            yield from statement_records(reading) if what == "statements" else (reading.to_dict(),)
