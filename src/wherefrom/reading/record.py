"""A reading as JSON: the contract ``wherefrom.reading/1`` in both directions, and its JSON Schema.

The contract promises that keys keep their meaning and that new ones may be added; so unknown keys are ignored here
and the schema allows them.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Iterator, Mapping
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from wherefrom.errors import InputError
from wherefrom.intake.article import Article, CreditedOrigin, Rights, Snapshot, Span
from wherefrom.reading.statement import Entity, Flag, Layer, Link, Reading, Statement, StatementDate

SCHEMA_NAME = "wherefrom.reading/1"


class RecordError(InputError, ValueError):
    """A JSON object that claims to be a reading is not one; ``reason`` says where and why."""


def reading_to_dict(reading: Reading) -> dict[str, Any]:
    """The reading as plain dictionaries and lists, ready for ``json.dumps``: the contract ``wherefrom.reading/1``."""
    return {
        "schema": SCHEMA_NAME,
        "article": _article(reading.article),
        "statements": [_statement(statement) for statement in reading.statements],
        "entities": [
            {
                "id": entity.id,
                "name": entity.name,
                "kind": entity.kind,
                "roles": list(entity.roles),
                "aliases": list(entity.aliases),
                "mentions": _spans(entity.mentions),
            }
            for entity in reading.entities
        ],
        "flags": [{"flag": flag.flag, "statement": flag.statement, "why": flag.why} for flag in reading.flags],
    }


def _article(article: Article) -> dict[str, Any]:
    credit, rights, snapshot = article.credited_origin, article.rights, article.snapshot
    return {
        "id": article.id,
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "authors": list(article.authors),
        "published": article.published,
        "modified": article.modified,
        "language": article.language,
        "sections": {name: list(values) for name, values in article.sections.items()},
        "credited_origin": credit and {"name": credit.name, "evidence": _spans(credit.evidence)},
        "rights": rights and {"text": _spans(rights.text), "holder": rights.holder},
        "furniture": _spans(article.furniture),
        "snapshot": snapshot
        and {"sha256": snapshot.sha256, "media_type": snapshot.media_type, "bytes": snapshot.bytes},
        "text": article.text,
    }


def _statement(statement: Statement) -> dict[str, Any]:
    record: dict[str, Any] = {
        "id": statement.id,
        **_roles(statement),
        "voice": statement.voice,
        "stance": statement.stance,
    }
    if statement.layers:
        record["layers"] = [_roles(layer) for layer in statement.layers]
    date = statement.date
    record |= {
        "chain": [
            {
                "name": link.name,
                "kind": link.kind,
                "entity": link.entity,
                "mention": list(link.mention) if link.mention else None,
            }
            for link in statement.chain
        ],
        "targets": list(statement.targets),
        "date": date and {"value": date.value, "span": list(date.span)},
        "confidence": statement.confidence,
        "flags": list(statement.flags),
    }
    return record


def _roles(layer: Statement | Layer) -> dict[str, Any]:
    return {"content": _spans(layer.content), "cue": _spans(layer.cue), "source": _spans(layer.source)}


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[start, end] for start, end in spans]


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
    problem = next(_problems(reading), None)
    if problem:
        raise RecordError(name, problem)
    return reading


def _name_of(record: Mapping[str, Any]) -> str:
    article = record.get("article")
    found = article.get("id") if isinstance(article, Mapping) else None
    return found if isinstance(found, str) and found else "reading"


def _problems(reading: Reading) -> Iterator[str]:
    """What the types alone cannot say: where spans lie, what ids point at."""
    length = len(reading.article.text)
    for where, (start, end) in _all_spans(reading):
        if not 0 <= start < end <= length:
            yield f"[{start}, {end}] is no span of a text of {length} characters - at `$.{where}`"
    statements = {statement.id for statement in reading.statements}
    entities = {entity.id for entity in reading.entities}
    if len(statements) < len(reading.statements):
        yield "an id is used twice - at `$.statements`"
    if len(entities) < len(reading.entities):
        yield "an id is used twice - at `$.entities`"
    for i, statement in enumerate(reading.statements):
        where = f"$.statements[{i}]"
        if not statement.chain:
            yield f"a chain has at least one link, its origin - at `{where}.chain`"
        if not 0 <= statement.confidence <= 1:
            yield f"{statement.confidence} is not between 0 and 1 - at `{where}.confidence`"
        for target in statement.targets:
            if target not in statements:
                yield f"there is no statement {target} - at `{where}.targets`"
        for link in statement.chain:
            if link.entity is not None and link.entity not in entities:
                yield f"there is no entity {link.entity} - at `{where}.chain`"
    for i, flag in enumerate(reading.flags):
        if flag.statement is not None and flag.statement not in statements:
            yield f"there is no statement {flag.statement} - at `$.flags[{i}].statement`"


def _all_spans(reading: Reading) -> Iterator[tuple[str, Span]]:
    article = reading.article
    if article.credited_origin:
        yield from _named("article.credited_origin.evidence", article.credited_origin.evidence)
    if article.rights:
        yield from _named("article.rights.text", article.rights.text)
    yield from _named("article.furniture", article.furniture)
    for i, statement in enumerate(reading.statements):
        where = f"statements[{i}]"
        yield from _role_spans(where, statement)
        for j, layer in enumerate(statement.layers):
            yield from _role_spans(f"{where}.layers[{j}]", layer)
        for j, link in enumerate(statement.chain):
            yield from _named(f"{where}.chain[{j}].mention", (link.mention,) if link.mention else ())
        if statement.date:
            yield f"{where}.date.span", statement.date.span
    for i, entity in enumerate(reading.entities):
        yield from _named(f"entities[{i}].mentions", entity.mentions)


def _role_spans(where: str, layer: Statement | Layer) -> Iterator[tuple[str, Span]]:
    yield from _named(f"{where}.content", layer.content)
    yield from _named(f"{where}.cue", layer.cue)
    yield from _named(f"{where}.source", layer.source)


def _named(where: str, spans: tuple[Span, ...]) -> Iterator[tuple[str, Span]]:
    for span in spans:
        yield where, span


_DESCRIPTIONS: dict[type, dict[str, str]] = {
    Reading: {
        "article": "The article that was read, with its text.",
        "statements": "What the article passes on from somebody else, in order of appearance, outer layers first.",
        "entities": "The parties of the article, each across all its mentions and spellings.",
        "flags": "Findings worth a reader's eye, each with its reason.",
    },
    Article: {
        "id": "Identifies the article: as given in the input, else made from its bytes.",
        "url": "Address of the article.",
        "outlet": "Who published this text.",
        "title": "Headline, without byline or outlet.",
        "authors": "Names of the authors, one each.",
        "published": "ISO 8601 date or date-time of publication, as exact as the input gives it.",
        "modified": "ISO 8601 date or date-time of the last change, as exact as the input gives it.",
        "language": "ISO 639-1 code of the language.",
        "sections": "Where the outlet files the article, by name of the classification: region, theme, tags.",
        "credited_origin": "The outlet or agency that the article itself names as its original source; null if none.",
        "rights": "The rights notice; null if there is none.",
        "furniture": "Parts of the text that are not the reporting (byline block, share lines, copyright, disclaimer).",
        "snapshot": "The bytes that the article was read from; null where the input was a text without a file.",
        "text": "The text that every span of this object points into, as Unicode code points.",
    },
    CreditedOrigin: {
        "name": "Name of the credited outlet or agency.",
        "evidence": "The words of the text that say so; empty where the page says it outside its text.",
    },
    Rights: {
        "text": "Where the notice stands in the text.",
        "holder": "Whom the notice names as holder of the rights.",
    },
    Snapshot: {
        "sha256": "SHA-256 of the bytes, in hexadecimal.",
        "media_type": "Media type, for example text/html.",
        "bytes": "How many bytes.",
    },
    Statement: {
        "id": "Number of the statement within this reading.",
        "content": "What is said, thought or known; several pieces where the cue or the source interrupts it.",
        "cue": "The words that attribute it: said, according to, a colon; empty if none.",
        "source": "The words that name the source in that place (he, many experts); empty if implicit.",
        "voice": "direct: all in quotation marks; indirect: none of it; mixed: part of it.",
        "stance": "The attitude of the last-named holder to the content.",
        "layers": "Present only where the statement is nested: its layers, outermost first, the last the statement.",
        "chain": "Whose words, knowledge or thought it is (the origin), then each relay on the way to the article.",
        "targets": "Ids of the statements that this denial, doubt or confirmation is about.",
        "date": "When the statement was made, where the article says so; else null.",
        "confidence": "Estimated probability that the statement is found rightly.",
        "flags": "Names of the flags on this statement; the reasons are in the flags of the reading.",
    },
    Layer: {
        "content": "What is said in this layer.",
        "cue": "The words that attribute it in this layer.",
        "source": "The words that name the source of this layer.",
    },
    Link: {
        "name": "The fullest name that the article gives; for an unnamed source its description.",
        "kind": "What the link is; group: unnamed people, unnamed: one unnamed person or nobody named at all.",
        "entity": "Id of the entity; null where the link is no party of its own.",
        "mention": "Where the article names it for this statement; null where it does not.",
    },
    StatementDate: {
        "value": "ISO 8601 day, month or year.",
        "span": "The words that say when.",
    },
    Entity: {
        "id": "Number of the entity within this reading.",
        "name": "Its fullest name in the article.",
        "kind": "What it is.",
        "roles": "What the article says it is, for example CIA director.",
        "aliases": "Other spellings and shorter names in the article.",
        "mentions": "Where the article mentions it, pronouns included.",
    },
    Flag: {
        "flag": "Which finding.",
        "statement": "Id of the statement it is about; null where it is about the article.",
        "why": "One sentence for a reader.",
    },
}
_LIMITS: dict[tuple[type, str], dict[str, Any]] = {
    (Statement, "chain"): {"minItems": 1},
    (Statement, "layers"): {"minItems": 2},
    (Statement, "confidence"): {"minimum": 0, "maximum": 1},
    (Snapshot, "bytes"): {"minimum": 0},
}
_OPTIONAL = {(Statement, "layers")}
_SPAN_SCHEMA: dict[str, Any] = {
    "type": "array",
    "description": "[start, end): Unicode code points into article.text, end exclusive.",
    "items": {"type": "integer", "minimum": 0},
    "minItems": 2,
    "maxItems": 2,
}
_SCALARS: dict[Any, str] = {str: "string", int: "integer", float: "number", types.NoneType: "null"}


def reading_schema() -> dict[str, Any]:
    """The contract ``wherefrom.reading/1`` as JSON Schema (draft 2020-12), made from the types that the code uses.

    JSON Schema: https://json-schema.org/draft/2020-12.
    """
    definitions: dict[str, Any] = {"Span": _SPAN_SCHEMA}
    for cls in _DESCRIPTIONS:
        if cls is not Reading:
            definitions[cls.__name__] = _class_schema(cls)
    top = _class_schema(Reading)
    top["properties"] = {"schema": {"const": SCHEMA_NAME, "description": "Name and version of the contract."}} | top[
        "properties"
    ]
    top["required"].insert(0, "schema")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:wherefrom:reading:1",
        "title": SCHEMA_NAME,
        **top,
        "$defs": definitions,
    }


def _class_schema(cls: type) -> dict[str, Any]:
    hints = get_type_hints(cls)
    properties: dict[str, Any] = {}
    for name, description in _DESCRIPTIONS[cls].items():
        properties[name] = {"description": description} | _type_schema(hints[name]) | _LIMITS.get((cls, name), {})
    return {
        "type": "object",
        "description": " ".join((cls.__doc__ or "").split("\n\n")[0].replace("``", "").split()),
        "properties": properties,
        "required": [name for name in properties if (cls, name) not in _OPTIONAL],
    }


def _type_schema(hint: Any) -> dict[str, Any]:
    if hint == Span:
        return {"$ref": "#/$defs/Span"}
    if dataclasses.is_dataclass(hint):
        return {"$ref": f"#/$defs/{getattr(hint, '__name__', hint)}"}
    if hint in _SCALARS:
        return {"type": _SCALARS[hint]}
    arguments, origin = get_args(hint), get_origin(hint)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin is tuple:
        return {"type": "array", "items": _type_schema(arguments[0])}
    if origin in (Union, types.UnionType):
        if all(argument in _SCALARS for argument in arguments):
            return {"type": [_SCALARS[argument] for argument in arguments]}
        return {"anyOf": [_type_schema(argument) for argument in arguments]}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _type_schema(arguments[1])}
    raise TypeError(f"{hint} has no place in the JSON contract; teach it to _type_schema")
