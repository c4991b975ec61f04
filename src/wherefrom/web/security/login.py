"""Logging in by name and password, or by a login service, and out."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from wherefrom.web.refusals import Refused, refusal_of
from wherefrom.web.responses import refused, respond
from wherefrom.web.security.csrf import check_token
from wherefrom.web.security.gate import cookie_name, give_session, local_path
from wherefrom.web.security.oidc import Service
from wherefrom.web.security.oidc_login import oidc_routes
from wherefrom.web.security.sessions import new_session
from wherefrom.web.security.users import check_password
from wherefrom.web.views import Page

if TYPE_CHECKING:
    from wherefrom.web.settings import Settings

MOST_FAILURES = 5
"""So many wrong passwords for one name, or from one place, within ``FORGOTTEN`` seconds."""
FORGOTTEN = 300.0
_MOST_KEPT = 10_000


class Failures:
    """Wrong passwords of late, by the name and by where they came from. For several threads at once."""

    def __init__(self) -> None:
        self._times: dict[str, list[float]] = {}
        self._lock = threading.Lock()

    def check(self, *who: str) -> None:
        """Raises Refused where one of ``who`` has failed too often."""
        since = time.monotonic() - FORGOTTEN
        with self._lock:
            for one in who:
                self._times[one] = [at for at in self._times.get(one, ()) if at > since]
                if len(self._times[one]) >= MOST_FAILURES:
                    raise Refused(429, "Too many wrong passwords.", "Wait five minutes, then try again.")
                if not self._times[one]:
                    del self._times[one]

    def add(self, *who: str) -> None:
        """One more of each."""
        with self._lock:
            if len(self._times) > _MOST_KEPT:
                self._times.clear()
            for one in who:
                self._times.setdefault(one, []).append(time.monotonic())


def login_routes(settings: Settings) -> list[Route]:
    """The pages to log in and out."""
    failures = Failures()
    service = Service(settings.oidc) if settings.oidc else None

    async def form(request: Request) -> Response:
        return await run_in_threadpool(_form, request, settings, service)

    async def log_in(request: Request) -> Response:
        try:
            async with request.form(max_files=0, max_fields=10) as given:
                fields = {name: str(given.get(name, ""))[:1_000] for name in ("csrf", "name", "password", "to")}
        except HTTPException:
            return refused(request, Refused(400, "The form could not be read."), "html")
        return await run_in_threadpool(_logged_in, request, settings, failures, fields)

    async def log_out(request: Request) -> Response:
        try:
            async with request.form(max_files=0, max_fields=10) as given:
                check_token(request, str(given.get("csrf", "")))
        except (Refused, HTTPException):
            return refused(request, Refused(403, "This form is not of your session.", "Load the page again."), "html")
        response = RedirectResponse("/login?out=1" if settings.has_logins else "/", 303)
        response.delete_cookie(cookie_name(request, settings), path="/", secure=request.url.scheme == "https")
        return response

    routes = [Route("/logout", log_out, methods=["POST"])]
    if settings.has_logins:
        routes.append(Route("/login", form, methods=["GET"]))
    if settings.users is not None:
        routes.append(Route("/login", log_in, methods=["POST"]))
    if settings.oidc and service:
        routes += oidc_routes(settings, settings.oidc, service)
    return routes


def _form(request: Request, settings: Settings, service: Service | None) -> Response:
    """The ways to log in; after a logout also the way out of the login service, which else lets the next one in."""
    given = request.query_params
    home = f"{request.url.scheme}://{request.url.netloc}/login"
    out = service.logout(home) if service and given.get("out") else None
    page = _page(settings, given.get("to", "/"), "", 200, service.name if service else None, out)
    return respond(request, page, "html", None)


def _logged_in(request: Request, settings: Settings, failures: Failures, given: dict[str, str]) -> Response:
    """A new session, whatever cookie came; or the form again."""
    try:
        check_token(request, given["csrf"])
        who = (f"name {given['name']}", f"from {request.client.host if request.client else ''}")
        failures.check(*who)
        assert settings.users is not None
        stamp = check_password(settings.users, given["name"], given["password"])
    except Exception as error:
        return refused(request, refusal_of(error), "html")
    if stamp is None:
        failures.add(*who)
        service = Service(settings.oidc).name if settings.oidc else None
        page = _page(settings, given["to"], "Name or password are wrong.", 401, service)
        return respond(request, page, "html", None)
    response = RedirectResponse(local_path(given["to"]), 303)
    give_session(response, request, settings, new_session(settings.secret, given["name"].strip(), stamp))
    return response


def _page(settings: Settings, to: str, problem: str, status: int, service: str | None, out: str | None = None) -> Page:
    values = {
        "to": local_path(to),
        "problem": problem,
        "by_password": settings.users is not None,
        "service": service,
        "out": out,
    }
    return Page("login.html.j2", lambda: values, status=status)
