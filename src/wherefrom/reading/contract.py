"""A reading as JSON: the contract ``wherefrom.reading/1`` in both directions; ``schema`` has its JSON Schema.

The contract promises that keys keep their meaning and that new ones may be added; so unknown keys are ignored here
and the schema allows them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from wherefrom.errors import InputError
from wherefrom.intake.article import Article
from wherefrom.reading.schema import SCHEMA_NAME, reading_schema
from wherefrom.reading.types import Layer, Reading, Statement
from wherefrom.text.span import Span

__all__ = ["SCHEMA_NAME", "RecordError", "reading_from_dict", "reading_schema", "reading_to_dict"]


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
