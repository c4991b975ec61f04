"""Pages of the application made of its own templates and those of the one-file reports, and its static files."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader
from markupsafe import Markup, escape

from wherefrom.report.render import environment_of

_MEDIA_TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}
_FOLDERS = ("wherefrom.report", "wherefrom.web")

# Pages are made once for everybody; who reads, and the token of the session, are put in when they are sent. Nobody can
# write these marks into a page, for they are another in each process.
_CSRF = secrets.token_hex(16)
_PERSON = secrets.token_hex(16)


@dataclass(frozen=True, slots=True)
class Static:
    """A style sheet, script or picture, as it is sent."""

    data: bytes
    media_type: str


class Made:
    """A page that was made, but for what belongs to the session that reads it."""

    __slots__ = ("pieces", "size")

    def __init__(self, text: str) -> None:
        self.size = len(text)
        self.pieces = [
            [part.encode("utf-8", "replace") for part in piece.split(_PERSON)] for piece in text.split(_CSRF)
        ]

    def for_session(self, csrf: str, person: str) -> bytes:
        """The page as bytes, with the token and the name where they belong."""
        name = str(escape(person)).encode("utf-8", "replace")
        return csrf.encode().join(name.join(piece) for piece in self.pieces)


def made(template: str, here: str, values: Mapping[str, Any]) -> Made:
    """The template of that name, filled; ``here`` is the path of the page, for the navigation."""
    text = environment().get_template(template).render({"here": here, **values})
    return Made(text)


@cache
def environment() -> Environment:
    """The application's templates before those of the reports."""
    made = environment_of(ChoiceLoader([PackageLoader("wherefrom.web"), PackageLoader("wherefrom.report")]))
    made.globals.update(
        static=address_of,
        csrf_token=_CSRF,
        csrf=Markup('<input type="hidden" name="csrf" value="{}">').format(_CSRF),
        person=_PERSON,
    )
    return made


@cache
def statics() -> Mapping[str, Static]:
    """Every static file by its path under ``/static/``, which has a digest of the file in it."""
    return {_path(name, data): Static(data, _media_type(name)) for name, data in _files().items()}


@cache
def address_of(name: str) -> str:
    """The address of a static file; another whenever the file changes, so that browsers may keep it."""
    return f"/static/{_path(name, _files()[name])}"


def _path(name: str, data: bytes) -> str:
    return f"{hashlib.sha256(data).hexdigest()[:16]}/{name}"


@cache
def _files() -> Mapping[str, bytes]:
    found = {}
    for package in _FOLDERS:
        for one in files(package).joinpath("static").iterdir():
            if one.name.rpartition(".")[2] in _MEDIA_TYPES:
                found[one.name] = one.read_bytes()
    return found


def _media_type(name: str) -> str:
    return _MEDIA_TYPES[name.rpartition(".")[2]]
