"""JSON Schema made from the types that the code uses: the machinery, and the schema of a reading.

JSON Schema draft 2020-12: https://json-schema.org/draft/2020-12.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from wherefrom.intake.article import Article, CreditedOrigin, Rights, Snapshot
from wherefrom.reading.types import Entity, Flag, Layer, Link, Reading, Statement, StatementDate
from wherefrom.text.span import Span

SCHEMA_NAME = "wherefrom.reading/1"

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
_SCALARS: dict[Any, str] = {str: "string", bool: "boolean", int: "integer", float: "number", types.NoneType: "null"}


@dataclass(frozen=True, slots=True)
class Contract:
    """What turns types into the JSON Schema of a contract.

    ``descriptions`` has the JSON keys of every type in order, each with what it means. ``limits`` adds to the schema
    of a key; ``given`` replaces what its type would say, for keys that are told otherwise in JSON than in Python;
    ``optional`` keys may be missing. ``span`` describes a span, ``extra`` are definitions that no type stands for.
    """

    name: str
    top: type
    descriptions: Mapping[type, Mapping[str, str]]
    span: str
    limits: Mapping[tuple[type, str], Mapping[str, Any]] = field(default_factory=dict)
    given: Mapping[tuple[type, str], Mapping[str, Any]] = field(default_factory=dict)
    optional: frozenset[tuple[type, str]] = frozenset()
    extra: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def contract_schema(contract: Contract) -> dict[str, Any]:
    """The JSON Schema of a contract: its top type, and a definition for each other type."""
    definitions: dict[str, Any] = {"Span": _span_schema(contract.span)}
    for cls in contract.descriptions:
        if cls is not contract.top:
            definitions[cls.__name__] = _class_schema(contract, cls)
    definitions |= {name: dict(extra) for name, extra in contract.extra.items()}
    top = _class_schema(contract, contract.top)
    named = {"schema": {"const": contract.name, "description": "Name and version of the contract."}}
    top["properties"] = named | top["properties"]
    top["required"].insert(0, "schema")
    identifier = "urn:" + contract.name.replace(".", ":").replace("/", ":")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": identifier,
        "title": contract.name,
        **top,
        "$defs": definitions,
    }


def object_schema(description: str, properties: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The schema of an object all of whose keys are needed."""
    return {
        "type": "object",
        "description": description,
        "properties": {name: dict(schema) for name, schema in properties.items()},
        "required": list(properties),
    }


def _span_schema(description: str) -> dict[str, Any]:
    return {
        "type": "array",
        "description": description,
        "items": {"type": "integer", "minimum": 0},
        "minItems": 2,
        "maxItems": 2,
    }


def _class_schema(contract: Contract, cls: type) -> dict[str, Any]:
    hints = get_type_hints(cls)
    properties: dict[str, Any] = {}
    for name, description in contract.descriptions[cls].items():
        told = contract.given[cls, name] if (cls, name) in contract.given else type_schema(hints[name])
        properties[name] = {"description": description} | dict(told) | dict(contract.limits.get((cls, name), {}))
    return {
        "type": "object",
        "description": " ".join((cls.__doc__ or "").split("\n\n")[0].replace("``", "").split()),
        "properties": properties,
        "required": [name for name in properties if (cls, name) not in contract.optional],
    }


def type_schema(hint: Any) -> dict[str, Any]:
    """The schema of one type annotation. Raises TypeError for one that has no place in a contract."""
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
        return {"type": "array", "items": type_schema(arguments[0])}
    if origin in (Union, types.UnionType):
        if all(argument in _SCALARS for argument in arguments):
            return {"type": [_SCALARS[argument] for argument in arguments]}
        return {"anyOf": [type_schema(argument) for argument in arguments]}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": type_schema(arguments[1])}
    raise TypeError(f"{hint} has no place in the JSON contract; teach it to type_schema")


def reading_schema() -> dict[str, Any]:
    """The contract ``wherefrom.reading/1`` as JSON Schema (draft 2020-12), made from the types that the code uses."""
    return contract_schema(
        Contract(
            SCHEMA_NAME,
            Reading,
            _DESCRIPTIONS,
            "[start, end): Unicode code points into article.text, end exclusive.",
            _LIMITS,
            optional=frozenset({(Statement, "layers")}),
        )
    )
