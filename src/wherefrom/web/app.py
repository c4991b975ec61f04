"""The application put together: its pages, behind the gate, on one archive."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from types import ModuleType
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from wherefrom.archive.archive import Archive
from wherefrom.web.kept import KeptPages
from wherefrom.web.openapi import document
from wherefrom.web.pages import (
    add,
    article,
    articles,
    checking,
    corrections,
    imports,
    parties,
    queue,
    relations,
    search,
    sources,
    statement,
    stories,
    story,
)
from wherefrom.web.refusals import Refused, refusal_of
from wherefrom.web.rendering import environment, statics
from wherefrom.web.responses import json_response, refused
from wherefrom.web.routing import action_routes, view_routes
from wherefrom.web.security.edge import Edge, TooLarge
from wherefrom.web.security.gate import Gate
from wherefrom.web.security.login import login_routes
from wherefrom.web.views import Action, View

if TYPE_CHECKING:
    from wherefrom.web.responses import Form
    from wherefrom.web.settings import Settings

PAGES: tuple[ModuleType, ...] = (
    articles,
    stories,
    search,
    sources,
    parties,
    checking,
    queue,
    add,
    imports,
    corrections,
    article,
    statement,
    relations,
    story,
)
"""Every module of ``pages``; the navigation has their views in this order."""


@dataclass(frozen=True, slots=True)
class Site:
    """What all requests share."""

    archive: Archive
    settings: Settings
    kept: KeptPages = field(default_factory=KeptPages)


def create_app(settings: Settings, archive: Archive | None = None) -> Starlette:
    """The application on the archive of ``settings``, or on one that is open; it is closed at the end.

    Raises ArchiveError where it cannot be opened.
    """
    site = Site(archive or Archive(settings.archive), settings)

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        site.archive.close()

    environment().globals["navigation"] = tuple((view.path, view.nav) for view in views() if view.nav)
    routes = [Route("/static/{path:path}", _static), Route("/openapi.json", _openapi), *login_routes(settings)]
    for view in views():
        routes += view_routes(site, view)
    for action in actions():
        routes += action_routes(site, action)
    return Starlette(
        routes=routes,
        middleware=[
            Middleware(Edge, hosts=settings.hosts, most=settings.max_upload),
            Middleware(Gate, settings=settings),
        ],
        exception_handlers={404: _nowhere, 405: _not_so, TooLarge: _too_large, Exception: _fault},
        lifespan=lifespan,
    )


def views() -> list[View]:
    """The views of every page."""
    return [view for page in PAGES for view in getattr(page, "VIEWS", ())]


def actions() -> list[Action]:
    """The actions of every page."""
    return [action for page in PAGES for action in getattr(page, "ACTIONS", ())]


async def _openapi(_: Request) -> Response:
    return json_response(document(views(), actions()))


async def _static(request: Request) -> Response:
    found = statics().get(request.path_params["path"])
    if found is None:
        return Response("There is no such file.\n", 404, media_type="text/plain")
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(found.data, media_type=found.media_type, headers=headers)


async def _nowhere(request: Request, _: Exception) -> Response:
    todo = "Check the address, or start from the list of articles."
    return refused(request, Refused(404, "There is nothing at this address.", todo), _form(request))


async def _not_so(request: Request, error: Exception) -> Response:
    response = refused(request, Refused(405, f"{request.method} is not possible here."), _form(request))
    response.headers.update(getattr(error, "headers", None) or {})
    return response


async def _too_large(request: Request, _: Exception) -> Response:
    words = "More was sent than one request may have."
    return refused(request, Refused(413, words, "Send fewer files at once."), _form(request))


async def _fault(request: Request, error: Exception) -> Response:
    return refused(request, refusal_of(error), _form(request))


def _form(request: Request) -> Form:
    return "json" if request.url.path.endswith((".json", ".csv")) else "html"
