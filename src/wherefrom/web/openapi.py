"""The JSON twins as an OpenAPI 3.1 document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from wherefrom.reading.contract import answer_schemas
from wherefrom.version import __version__
from wherefrom.web.parameters import HANDLE, Parameter
from wherefrom.web.views import Action, View

_BRACES = re.compile(r"\{(\w+)(?::(\w+))?\}")
_KEY = {"type": "integer", "minimum": 1, "maximum": 10**17}
_HANDLE = {"type": "string", "pattern": HANDLE}
_WORD = {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[^/]+$"}
_DEFINITIONS = "#/$defs/"
_COMPONENTS = "#/components/schemas/"
_SPAN = "[start, end): Unicode code points into the text of the article that the description names, end exclusive."
_REFUSED = {
    "type": "object",
    "required": ["error", "todo"],
    "properties": {"error": {"type": "string"}, "todo": {"type": "string"}},
}
_STATUSES = {
    "400": "What was given is not right; the words say what.",
    "401": "There is no session.",
    "403": "The form has not the token of the session.",
    "404": "There is no such thing.",
    "405": "Only GET is possible here, or only POST.",
    "413": "More was sent than one request may have.",
    "422": "It cannot be done; the words say why.",
    "429": "Too much is waiting already.",
    "503": "The archive is busy; the same may work later.",
}


def document(views: Sequence[View], actions: Sequence[Action]) -> dict[str, Any]:
    """What can be asked and sent, with all that may be given and what comes back."""
    asked = [view for view in views if view.has_data]
    answers, named = _schemas([*(view.schema for view in asked), *(action.schema for action in actions)])
    paths: dict[str, Any] = {}
    for view, answer in zip(asked, answers, strict=False):
        paths.setdefault(_path(view.path), {})["get"] = _operation(view, _in_query(view), answer)
    for action, answer in zip(actions, answers[len(asked) :], strict=True):
        found = _operation(action, [], answer, action.downloads) | {"requestBody": _form(action)}
        paths.setdefault(_path(action.path), {})["post"] = found
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "wherefrom",
            "version": __version__,
            "description": "Every page of the application as JSON. What a reading and a trace are: `wherefrom schema`.",
        },
        "paths": paths,
        "components": {
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer"},
                "session": {"type": "apiKey", "in": "cookie", "name": "wherefrom"},
            },
            "schemas": {"Refused": _REFUSED, **named},
        },
        "security": [{"token": []}, {"session": []}],
    }


def _path(path: str) -> str:
    return _BRACES.sub(r"{\1}", path) + ".json"


def _schemas(answers: Sequence[Any]) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """The schema of each answer, and of all types that they have in them; of several types all that both have."""
    parts = [one if isinstance(one, tuple) else (one,) for one in answers]
    made, named = _in_components(answer_schemas([one for several in parts for one in several], _SPAN))
    found = iter(made)
    each = [[next(found) for _ in several] for several in parts]
    return [several[0] if len(several) == 1 else {"allOf": several} for several in each], named


def _in_components(value: Any) -> Any:
    """The same with what points at a definition pointing at a component."""
    if isinstance(value, dict):
        return {
            key: _COMPONENTS + part.removeprefix(_DEFINITIONS) if key == "$ref" else _in_components(part)
            for key, part in value.items()
        }
    return [_in_components(part) for part in value] if isinstance(value, list | tuple) else value


def _operation(
    one: View | Action, parameters: list[dict[str, Any]], answer: Mapping[str, Any], downloads: Sequence[str] = ()
) -> dict[str, Any]:
    places = [
        {"name": name, "in": "path", "required": True, "schema": {"key": _KEY, "handle": _HANDLE}.get(kind, _WORD)}
        for name, kind in _BRACES.findall(one.path)
    ]
    files = dict.fromkeys(downloads, {"schema": {"type": "string", "contentEncoding": "binary"}})
    responses: dict[str, Any] = {
        "200": {"description": "The answer.", "content": {"application/json": {"schema": answer}, **files}}
    }
    refused = {"application/json": {"schema": {"$ref": _COMPONENTS + "Refused"}}}
    responses |= {code: {"description": words, "content": refused} for code, words in _STATUSES.items()}
    return {"summary": one.about, "parameters": [*places, *parameters], "responses": responses}


def _in_query(view: View) -> list[dict[str, Any]]:
    return [
        {"name": one.name, "in": "query", "required": False, "description": one.about, "schema": _schema(one)}
        for one in view.parameters
    ]


def _schema(one: Parameter) -> dict[str, Any]:
    return {"type": "array", "items": dict(one.schema)} if one.many else dict(one.schema)


def _form(action: Action) -> dict[str, Any]:
    properties = {one.name: _schema(one) | {"description": one.about} for one in action.fields}
    if action.files:
        properties["files"] = {"type": "array", "items": {"type": "string", "format": "binary"}}
    kind = "multipart/form-data" if action.files else "application/x-www-form-urlencoded"
    return {"content": {kind: {"schema": {"type": "object", "properties": properties}}}}
