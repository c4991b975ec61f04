"""A reading as JSON: the contract ``wherefrom.reading/1`` in both directions, and its JSON Schema.

Both come from the types. The contract promises that keys keep their meaning and that new ones may be added; so
unknown keys are ignored here and the schema allows them.

JSON Schema draft 2020-12: https://json-schema.org/draft/2020-12.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from wherefrom.errors import InputError
from wherefrom.intake.article import Article
from wherefrom.reading.types import SCHEMA_NAME, Layer, Reading, Statement
from wherefrom.text.digest import text_sha256
from wherefrom.text.span import Span

__all__ = [
    "SCHEMA_NAME",
    "RecordError",
    "json_bytes",
    "reading_from_dict",
    "reading_from_json",
    "reading_schema",
    "reading_to_dict",
    "with_keys",
]


def _moved(cls: type[Struct], name: str, before: str | None) -> tuple[str, ...]:
    """The fields of ``cls`` with one of them in another place: before another, or last."""
    names = [field for field in cls.__struct_fields__ if field != name]
    names.insert(names.index(before) if before else len(names), name)
    return tuple(names)


_ORDER: dict[type, tuple[str, ...]] = {
    Article: _moved(Article, "text", None),
    Statement: _moved(Statement, "layers", "chain"),
    Reading: ("article", "model", "statements", "entities", "retractions", "unread", "flags"),
}
"""The keys as JSON has them, where those who read it want another order than those who call: the long text last."""

_SPAN = {"type": "integer", "minimum": 0}
_FIELD = re.compile(r"^    (?=\w)", re.MULTILINE)


class RecordError(InputError, ValueError):
    """A JSON object that claims to be a reading is not one; ``reason`` says where and why."""


def reading_to_dict(reading: Reading) -> dict[str, Any]:
    """The reading as plain dictionaries and lists, ready for ``json.dumps``: the contract ``wherefrom.reading/1``."""
    article, reading = reading.article, with_keys(reading)
    record = plain(replace(reading, article=replace(article, text="")))  # The text need not go there and back.
    del record["article"]["text"]
    record["article"]["text"] = article.text  # So it comes last.
    record["statements"] = [
        _in_order(Statement, statement) if "layers" in statement else statement for statement in record["statements"]
    ]
    return {"schema": SCHEMA_NAME, **_in_order(Reading, record)}


def with_keys(reading: Reading) -> Reading:
    """The reading with a key on each of its statements; keys that are there stay."""
    if all(statement.key for statement in reading.statements):
        return reading
    digest = text_sha256(reading.article.text)
    return replace(
        reading, statements=tuple(s if s.key else replace(s, key=_key(digest, s)) for s in reading.statements)
    )


def _key(text: str, statement: Statement) -> str:
    """Eight bytes of BLAKE2b of compact JSON: SHA-256 of the text, spans of the content, spans of the innermost cue.

    So neither the number of other statements nor an outer layer that is found later changes it.
    """
    cue = statement.layers[-1].cue if statement.layers else statement.cue
    places = msgspec.json.encode((text, statement.content, cue))
    return hashlib.blake2b(places, digest_size=8).hexdigest()


def plain(value: Struct) -> dict[str, Any]:
    """A type of a contract as dictionaries and lists, its keys in the order of the fields."""
    try:
        # There and back is twice as fast as msgspec.to_builtins with its tuples made lists.
        record: dict[str, Any] = msgspec.msgpack.decode(msgspec.msgpack.encode(value))
    except (UnicodeEncodeError, OverflowError):  # A lone surrogate, an id of more than 64 bits.
        record = _listed(msgspec.to_builtins(value))
    return record


def json_bytes(record: object, *, indent: bool = False) -> bytes:
    """Plain values as JSON on one line, or with ``indent`` on many, in UTF-8; what that cannot hold as an escape."""
    spaces = 2 if indent else 0
    try:
        # The bytes that json.dumps writes (but for the likes of 1e-05), four times as fast.
        return msgspec.json.format(msgspec.json.encode(record), indent=spaces)
    except (UnicodeEncodeError, OverflowError):  # Half a surrogate pair (\ud83d); an id of more than 64 bits.
        return json.dumps(record, indent=spaces or None).encode()


def _listed(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _listed(part) for name, part in value.items()}
    return [_listed(part) for part in value] if isinstance(value, tuple | list) else value


def _in_order(cls: type, record: Mapping[str, Any]) -> dict[str, Any]:
    return {name: record[name] for name in _ORDER[cls] if name in record}


# msgspec takes types apart when they are first used; two threads that do it at once can end the process.
_DECODER = msgspec.json.Decoder(Reading)


def reading_from_json(written: bytes) -> Reading:
    """``reading_from_dict`` of JSON as it is written. Raises as that does, ValueError where it is no JSON."""
    try:
        reading = _DECODER.decode(written)
    except msgspec.DecodeError:  # Half a surrogate pair, or no reading; the other way says which and why.
        return reading_from_dict(json.loads(written))
    return _sound(reading, reading.article.id or "reading")


def reading_from_dict(record: Mapping[str, Any]) -> Reading:
    """The reading that ``record`` (a parsed JSON object of the contract) describes.

    Keys whose value may be empty or null may be missing. Raises RecordError, a ValueError, where the object is of
    another schema, a value has the wrong type or is not one of the allowed, a span lies outside the text, or an id
    points at nothing.
    """
    if not isinstance(record, Mapping):
        raise RecordError("reading", f"a JSON object is needed, not {type(record).__name__}")
    name = _name_of(record)
    if record.get("schema") != SCHEMA_NAME:
        raise RecordError(name, f'"schema" must be "{SCHEMA_NAME}", not {record.get("schema")!r}')
    try:
        reading = msgspec.convert(record, Reading)
    except msgspec.ValidationError as error:
        raise RecordError(name, str(error)) from error
    return _sound(reading, name)


def _sound(reading: Reading, name: str) -> Reading:
    """The reading with its keys. Raises RecordError where there is something wrong that its types cannot tell."""
    problem = next(_problems(reading), None)
    if problem:
        raise RecordError(name, problem)
    return with_keys(reading)


def _name_of(record: Mapping[str, Any]) -> str:
    article = record.get("article")
    found = article.get("id") if isinstance(article, Mapping) else None
    return found if isinstance(found, str) and found else "reading"


def _problems(reading: Reading) -> Iterator[str]:
    """What the types alone cannot say: where spans lie, what ids point at."""
    length = len(reading.article.text)
    for where, numbers, spans in _all_spans(reading):
        for start, end in spans:
            if not 0 <= start < end <= length:
                place = where.format(*numbers)
                yield f"[{start}, {end}] is no span of a text of {length} characters - at `$.{place}`"
    ids = {
        "statement": {statement.id for statement in reading.statements},
        "entity": {entity.id for entity in reading.entities},
    }
    if len(ids["statement"]) < len(reading.statements):
        yield "an id is used twice - at `$.statements`"
    if len(ids["entity"]) < len(reading.entities):
        yield "an id is used twice - at `$.entities`"
    for where, numbers, what, pointed in _pointers(reading):
        if pointed is not None and pointed not in ids[what]:
            yield f"there is no {what} {pointed} - at `$.{where.format(*numbers)}`"


# Both say where as a form and the numbers in it, for words are only needed where something is wrong.


def _pointers(reading: Reading) -> Iterator[tuple[str, tuple[int, ...], str, int | None]]:
    """Every id that points at something: where it stands, at what it points, and which."""
    for i, statement in enumerate(reading.statements):
        for target in statement.targets:
            yield "statements[{}].targets", (i,), "statement", target
        for link in statement.chain:
            yield "statements[{}].chain", (i,), "entity", link.entity
            for member in link.members:
                yield "statements[{}].chain", (i,), "entity", member.entity
    for i, retraction in enumerate(reading.retractions):
        for target in retraction.targets:
            yield "retractions[{}].targets", (i,), "statement", target
    for i, flag in enumerate(reading.flags):
        yield "flags[{}].statement", (i,), "statement", flag.statement


def _all_spans(reading: Reading) -> Iterator[tuple[str, tuple[int, ...], tuple[Span, ...]]]:
    article = reading.article
    if article.credited_origin:
        yield "article.credited_origin.evidence", (), article.credited_origin.evidence
    if article.rights:
        yield "article.rights.text", (), article.rights.text
    yield "article.furniture", (), article.furniture
    for i, block in enumerate(article.set_off):
        yield "article.set_off[{}].text", (i,), block.text
        if block.speaker:
            yield "article.set_off[{}].speaker", (i,), (block.speaker,)
    for i, statement in enumerate(reading.statements):
        yield from _role_spans("statements[{}]", (i,), statement)
        for j, layer in enumerate(statement.layers):
            yield from _role_spans("statements[{}].layers[{}]", (i, j), layer)
        for j, link in enumerate(statement.chain):
            if link.mention:
                yield "statements[{}].chain[{}].mention", (i, j), (link.mention,)
        if statement.date:
            yield "statements[{}].date.span", (i,), (statement.date.span,)
    for i, retraction in enumerate(reading.retractions):
        yield "retractions[{}].text", (i,), retraction.text
    for i, unread in enumerate(reading.unread):
        yield "unread[{}].text", (i,), unread.text
    for i, entity in enumerate(reading.entities):
        yield "entities[{}].mentions", (i,), entity.mentions


def _role_spans(
    where: str, numbers: tuple[int, ...], layer: Statement | Layer
) -> Iterator[tuple[str, tuple[int, ...], tuple[Span, ...]]]:
    yield f"{where}.content", numbers, layer.content
    yield f"{where}.cue", numbers, layer.cue
    yield f"{where}.source", numbers, layer.source


def reading_schema() -> dict[str, Any]:
    """The contract ``wherefrom.reading/1`` as JSON Schema (draft 2020-12), made from the types that the code uses."""
    return contract_schema(Reading, "[start, end): Unicode code points into article.text, end exclusive.")


def contract_schema(top: type[Struct], span: str) -> dict[str, Any]:
    """The JSON Schema of the contract whose whole is ``top``, with a definition for each other type.

    The descriptions come from the docstrings; ``span`` describes a span. A key is required unless JSON leaves it out
    where it has its default.
    """
    name = str(top.__struct_config__.tag)
    _, parts = answer_schemas([top], span)
    whole = parts.pop(top.__name__)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:" + name.replace(".", ":").replace("/", ":"),
        "title": name,
        **whole,
        "$defs": parts,
    }


def answer_schemas(types: Sequence[Any], span: str) -> tuple[list[dict[str, Any]], dict[str, dict[str, Any]]]:
    """The JSON Schema of each of ``types``, and of every type with a name that they have in them, by that name.

    The former point at the latter by ``#/$defs/NAME``. ``span`` describes a span.
    """
    tops, made = msgspec.json.schema_components(types, ref_template="#/$defs/{name}")
    spans = {"type": "array", "description": span, "items": _SPAN, "minItems": 2, "maxItems": 2}
    classes = list(_structs(tuple(types)))
    parts = {cls.__name__: _object_schema(cls, made.pop(cls.__name__)) for cls in classes}
    return list(tops), {"Span": spans, **parts, **_with_spans(made)}


def _structs(hint: Any, found: set[type] | None = None) -> Iterator[type[Struct]]:
    """Every type that JSON of ``hint`` (or of several) can have in it, outer before inner, each once."""
    found = set() if found is None else found
    if isinstance(hint, type) and issubclass(hint, Struct) and hint not in found:
        found.add(hint)
        yield hint
        hint = tuple(field.type for field in msgspec.structs.fields(hint))
    for part in hint if isinstance(hint, tuple) else get_args(hint):
        yield from _structs(part, found)


def _object_schema(cls: type[Struct], made: Mapping[str, Any]) -> dict[str, Any]:
    """What msgspec made of a type, with what its docstring says, and spans by their name."""
    summary, said = documented(cls)
    for base in cls.__mro__[1 : cls.__mro__.index(Struct)]:
        said = documented(base)[1] | said
    fields = {field.encode_name: field for field in msgspec.structs.fields(cls)}
    properties: dict[str, Any] = {}
    required: list[str] = []
    if tag := cls.__struct_config__.tag:
        properties["schema"] = {"const": tag, "description": "Name and version of the contract."}
        required.append("schema")
    for name in _ORDER.get(cls, tuple(fields)):
        field = fields[name]
        told = {key: part for key, part in made["properties"][name].items() if key != "default"}
        # What is left out where it is the default: see ``written`` in ``types``.
        omitted = cls.__struct_config__.omit_defaults and field.default is not msgspec.NODEFAULT
        if not omitted and field.default is not msgspec.UNSET:
            required.append(name)
        elif "anyOf" in told:  # Absent, so never null.
            (only,) = (shape for shape in told.pop("anyOf") if shape != {"type": "null"})
            told |= only
        properties[name] = {"description": said[field.name], **_with_spans(told)}
    return {"type": "object", "description": summary, "properties": properties, "required": required}


def _with_spans(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_with_spans(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("prefixItems") == [{"type": "integer"}] * 2:
        return {"$ref": "#/$defs/Span"}
    return {key: _with_spans(part) for key, part in schema.items()}


def documented(cls: type) -> tuple[str, dict[str, str]]:
    """What the docstring of a type says of it, in one paragraph, and of each of its fields."""
    from inspect import cleandoc

    words = cleandoc(cls.__doc__ or "").replace("``", "`")
    whole, _, fields = words.partition("Attributes:\n")
    said = (field.partition(": ") for field in _FIELD.split(fields)[1:])
    return " ".join(whole.partition("\n\n")[0].split()), {name: " ".join(text.split()) for name, _, text in said}
