"""Values of a contract as Arrow, nested as they are: the one way to Arrow and Parquet.

An Arrow schema is made of the same types as the JSON: an object is a struct, a list a list, a span a list of two
numbers. What is read comes in batches, so memory does not grow with it.

pyarrow (``pip install wherefrom[parquet]``), because Parquet and Spark need it anyway; nanoarrow hands streams over but
writes no file.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from itertools import islice
from operator import itemgetter
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec
from msgspec import Struct

from wherefrom.errors import OutputError
from wherefrom.intake.article import Article
from wherefrom.reading.types import Entity, Flag, Reading, Retraction, Statement, Unread
from wherefrom.text.span import Span

ROWS = 1_000
"""Rows of a batch, at most."""
_BATCH_BYTES = 16 << 20

Shape = Any
"""What a column holds, as a type of Python: ``str``, ``int``, ``date``, a Struct, a tuple of them."""

SCHEMA_NUMBER = 2
"""Of exports as Arrow and Parquet; in 1, that of 0.3, what has parts was JSON in a text."""


class NamedLink(Struct, frozen=True):
    """One link of a chain, as exports have it: its name and what it is."""

    name: str
    kind: str


STATEMENT_COLUMNS: dict[str, Shape] = {
    "article": str, "statement": int, "outlet": str, "published": str, "content": str, "cue": str, "source": str,
    "voice": str, "stance": str, "origin": str, "origin_kind": str, "chain": tuple[NamedLink, ...], "date": str,
    "confidence": float, "flags": tuple[str, ...], "content_spans": tuple[Span, ...], "key": str,
    "stance_confidence": float, "published_day": date,
}  # fmt: skip
"""The columns of exported statements, in order."""

READING_COLUMNS: dict[str, Shape] = {
    "schema": str, "article": Article, "statements": tuple[Statement, ...], "entities": tuple[Entity, ...],
    "flags": tuple[Flag, ...], "model": str, "retractions": tuple[Retraction, ...], "unread": tuple[Unread, ...],
}  # fmt: skip
"""The columns of exported readings: the contract wherefrom.reading/1, nested."""


def pyarrow_or_error() -> Any:
    """The module pyarrow. Raises OutputError, with the way to mend it, where it is not installed."""
    try:
        import pyarrow
    except ImportError as error:
        raise OutputError('Arrow and Parquet need pyarrow: pip install "wherefrom[parquet]"') from error
    return pyarrow


def arrow_schema(columns: Mapping[str, Shape], what: str) -> Any:
    """The ``pyarrow.Schema`` of columns of these shapes; its metadata says ``wherefrom: wherefrom.export.WHAT/2``."""
    pyarrow = pyarrow_or_error()
    fields = [(column, _arrow_type(pyarrow, shape)) for column, shape in columns.items()]
    return pyarrow.schema(fields, metadata={"wherefrom": f"wherefrom.export.{what}/{SCHEMA_NUMBER}"})


def _arrow_type(pyarrow: Any, shape: Shape) -> Any:
    simple = {str: "string", int: "int64", float: "float64", bool: "bool_", date: "date32"}
    if shape in simple:
        return getattr(pyarrow, simple[shape])()
    if shape is datetime:
        return pyarrow.timestamp("us", "UTC")
    if shape == Span:
        return pyarrow.list_(pyarrow.int32())
    if isinstance(shape, type) and issubclass(shape, Struct):
        return pyarrow.struct(
            [(field.encode_name, _arrow_type(pyarrow, field.type)) for field in msgspec.structs.fields(shape)]
        )
    origin: Any = get_origin(shape)
    arguments = get_args(shape)
    if origin is Annotated:
        return _arrow_type(pyarrow, arguments[0])
    if origin is Literal:
        return pyarrow.string()
    if origin in {Union, types.UnionType}:
        (one,) = (part for part in arguments if part not in {type(None), msgspec.UnsetType})
        return _arrow_type(pyarrow, one)
    if origin is tuple:
        return pyarrow.list_(_arrow_type(pyarrow, arguments[0]))
    key, value = arguments  # A mapping.
    return pyarrow.map_(_arrow_type(pyarrow, key), _arrow_type(pyarrow, value))


def arrow_batches(schema: Any, records: Iterable[Mapping[str, Any]]) -> Iterator[Any]:
    """``records`` as ``pyarrow.RecordBatch`` of the schema, some hundred rows or some megabytes at a time."""
    pyarrow = pyarrow_or_error()
    rest = iter(records)
    while rows := list(_some(rest)):
        try:
            yield _batch(pyarrow, schema, rows)
        except UnicodeEncodeError:  # Half a surrogate pair, which UTF-8 cannot hold.
            yield _batch(pyarrow, schema, [_storable(row) for row in rows])


def _some(records: Iterator[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """The next records that make a batch: of long ones fewer."""
    size = 0
    for record in islice(records, ROWS):
        yield record
        size += _length(record)
        if size > _BATCH_BYTES:
            return


def _length(record: Mapping[str, Any]) -> int:
    text = record.get("text") or (record.get("article") if isinstance(record.get("article"), dict) else {})
    return len(text.get("text", "") if isinstance(text, dict) else str(text))


def _batch(pyarrow: Any, schema: Any, rows: list[Mapping[str, Any]]) -> Any:
    columns = _columns(rows, schema.names)
    arrays = [
        pyarrow.array(_typed(values, field.type, pyarrow), type=field.type)
        for values, field in zip(columns, schema, strict=True)
    ]
    return pyarrow.record_batch(arrays, schema=schema)


def _columns(rows: list[Mapping[str, Any]], names: list[str]) -> list[Sequence[Any]]:
    """The values of each column; of a row that lacks it, None."""
    if len(names) > 1:
        with suppress(KeyError):  # Most kinds of records have every column, and this takes a third of the time.
            return list(zip(*map(itemgetter(*names), rows), strict=True))
    return [[row.get(name) for row in rows] for name in names]


def _typed(values: Sequence[Any], kind: Any, pyarrow: Any) -> Sequence[Any]:
    """Dates that JSON has as texts, as dates."""
    if pyarrow.types.is_date(kind):
        return [date.fromisoformat(value) if isinstance(value, str) else value for value in values]
    if pyarrow.types.is_timestamp(kind):
        return [datetime.fromisoformat(value) if isinstance(value, str) else value for value in values]
    return values


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {name: _storable(part) for name, part in value.items()}
    return [_storable(part) for part in value] if isinstance(value, list | tuple) else value


def arrow_reader(schema: Any, records: Iterable[Mapping[str, Any]]) -> Any:
    """The records as a ``pyarrow.RecordBatchReader``, made as they are asked for."""
    return pyarrow_or_error().RecordBatchReader.from_batches(schema, arrow_batches(schema, records))


def statements_stream(reading: Reading, requested: object) -> object:
    """The statements of a reading by the Arrow C stream interface."""
    schema = arrow_schema(STATEMENT_COLUMNS, "statements")
    return arrow_reader(schema, statement_records(reading)).__arrow_c_stream__(requested)


def without_nulls(value: Any) -> Any:
    """A row of Arrow as JSON has it: what JSON would leave out is not there, maps are objects."""
    if isinstance(value, dict):
        return {name: without_nulls(part) for name, part in value.items() if part is not None}
    return [without_nulls(part) for part in value] if isinstance(value, list) else value


def whole_day(published: str | None) -> str | None:
    """The day of an ISO 8601 date or date-time; None where it is less exact or none."""
    try:
        return date.fromisoformat((published or "")[:10]).isoformat()
    except ValueError:
        return None


def statement_records(reading: Reading) -> Iterator[dict[str, Any]]:
    """One record for each statement of a reading, as ``wherefrom export --what statements`` has them."""
    article = reading.article
    day = whole_day(article.published)
    for statement in reading.statements:
        origin = statement.chain[0]
        yield {
            "article": article.id,
            "statement": statement.id,
            "outlet": article.outlet,
            "published": article.published,
            "content": article.words_at(statement.content),
            "cue": article.words_at(statement.cue),
            "source": article.words_at(statement.source),
            "voice": statement.voice,
            "stance": statement.stance,
            "origin": origin.name,
            "origin_kind": origin.kind,
            "chain": [{"name": link.name, "kind": link.kind} for link in statement.chain],
            "date": statement.date.value if statement.date else None,
            "confidence": statement.confidence,
            "flags": list(statement.flags),
            "content_spans": [list(span) for span in statement.content],
            "key": statement.key,
            "stance_confidence": statement.stance_confidence,
            "published_day": day,
        }
