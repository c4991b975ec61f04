"""Views and actions as the routes of the application."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.convertors import Convertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from wherefrom.web.parameters import values_of
from wherefrom.web.refusals import Refused, refusal_of
from wherefrom.web.responses import Form, refused, respond
from wherefrom.web.security.csrf import check_token
from wherefrom.web.views import Action, Ask, Upload, View

if TYPE_CHECKING:
    from starlette.datastructures import FormData

    from wherefrom.web.app import Site

_MAX_FILES = 50
_MAX_FIELDS = 200
Endpoint = Callable[[Request], Awaitable[Response]]


class Key(Convertor[int]):
    """``{article:key}``: the key of a row, which no database finds too large."""

    regex = "[1-9][0-9]{0,17}"

    def convert(self, value: str) -> int:
        """The number."""
        return int(value)

    def to_string(self, value: int) -> str:
        """The digits."""
        return str(value)


register_url_convertor("key", Key())


def view_routes(site: Site, view: View) -> Iterator[Route]:
    """The routes of a view: the page, its JSON twin, its CSV."""
    for path in (view.path, *view.also):
        yield Route(path, _viewed(site, view, "html"), methods=["GET"])
    if view.has_data:
        yield Route(view.path + ".json", _viewed(site, view, "json"), methods=["GET"])
    if view.is_table:
        yield Route(view.path + ".csv", _viewed(site, view, "csv"), methods=["GET"])


def action_routes(site: Site, action: Action) -> Iterator[Route]:
    """The routes of an action: by a form, and for a script that wants JSON."""
    yield Route(action.path, _acted(site, action, "html"), methods=["POST"])
    yield Route(action.path + ".json", _acted(site, action, "json"), methods=["POST"])


def _viewed(site: Site, view: View, form: Form) -> Endpoint:
    def answered(request: Request) -> Response:
        try:
            given = values_of(view.parameters, request.query_params.getlist)
            ask = Ask(site.archive, site.settings, request.path_params, given, _person(request))
            return respond(request, view.answer(ask), form, site.kept, _twins(request, view))
        except Exception as error:
            return refused(request, refusal_of(error), form)

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(answered, request)

    return endpoint


def _twins(request: Request, view: View) -> dict[str, str]:
    """Where the page stands in other forms, asked for in the same way."""
    path = view.path if request.url.path in view.also else request.url.path
    query = f"?{request.url.query}" if request.url.query else ""
    forms = {"twin": ".json" if view.has_data else "", "as_csv": ".csv" if view.is_table else ""}
    return {name: path + ending + query for name, ending in forms.items() if ending}


def _acted(site: Site, action: Action, form: Form) -> Endpoint:
    def answered(request: Request, filled: FormData) -> Response:
        try:
            check_token(request, str(filled.get("csrf", "")))
            given = values_of(action.fields, lambda name: [v for v in filled.getlist(name) if isinstance(v, str)])
            files = tuple(_uploads(filled)) if action.files else ()
            ask = Ask(site.archive, site.settings, request.path_params, given, _person(request), files)
            return respond(request, action.answer(ask), form, None)
        except Exception as error:
            return refused(request, refusal_of(error), form)

    async def endpoint(request: Request) -> Response:
        try:
            most = site.settings.max_upload
            async with request.form(max_files=_MAX_FILES, max_fields=_MAX_FIELDS, max_part_size=most) as filled:
                return await run_in_threadpool(answered, request, filled)
        except HTTPException as error:  # Starlette's word for a form that cannot be read.
            return refused(request, Refused(400, f"The form could not be read: {error.detail}."), form)

    return endpoint


def _uploads(filled: FormData) -> Iterator[Upload]:
    for _, value in filled.multi_items():
        if not isinstance(value, str) and (value.filename or value.size):
            yield Upload(value.filename or "upload", value.file.read())


def _person(request: Request) -> str:
    session = request.scope.get("wherefrom.session")
    return session.person if session else ""
