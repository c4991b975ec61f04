"""The gate: of whom a request is. A token or a login opens a session; without one only the login answers."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, urlencode

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from wherefrom.web.refusals import Refused
from wherefrom.web.responses import refused
from wherefrom.web.security.oidc import may_enter, stamp_of_service
from wherefrom.web.security.sessions import MAX_AGE, Session, cookie_of, new_session, session_of
from wherefrom.web.security.users import stamp_of

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from wherefrom.web.settings import Settings

OPEN_PATHS = ("/static/", "/login", "/favicon.ico")
_TOKEN = "token"


class Gate:
    """Puts the session of each request into its scope, under ``wherefrom.session``."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or scope["path"].startswith("/static/"):
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        session = self._session(request)
        if (response := self._by_token(request)) is not None:
            await response(scope, receive, send)
        elif session is not None and session.person:
            scope["wherefrom.session"] = session
            await self._app(scope, receive, send)
        elif request.url.path.startswith(OPEN_PATHS):
            await self._as_nobody(scope, receive, send, session)
        else:
            await self._closed(request)(scope, receive, send)

    def _session(self, request: Request) -> Session | None:
        settings = self._settings
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and self._is_token(given.strip()):
            return new_session(settings.secret, settings.person, bearer=True)
        found = session_of(settings.secret, request.cookies.get(cookie_name(request, settings), ""))
        return found if found and self._is_known(found) else None

    def _is_known(self, session: Session) -> bool:
        """Whether the person of a session may still come in; nobody always may, to log in."""
        settings = self._settings
        if not session.person or not settings.has_logins:
            return True
        if settings.oidc and session.stamp == stamp_of_service(settings.oidc):
            return may_enter(settings.oidc, session.person)
        return settings.users is not None and stamp_of(settings.users, session.person) == session.stamp

    def _is_token(self, given: str) -> bool:
        token = self._settings.token
        return token is not None and hmac.compare_digest(given.encode(), token.encode())

    def _by_token(self, request: Request) -> Response | None:
        """The session for whoever comes by the address with the token, which leaves the address at once."""
        given = request.query_params.get(_TOKEN)
        if given is None or request.method != "GET" or not self._is_token(given):
            return None
        others = [(k, v) for k, v in parse_qsl(request.url.query, keep_blank_values=True) if k != _TOKEN]
        response = RedirectResponse(local_path(request.url.path) + (f"?{urlencode(others)}" if others else ""), 303)
        give_session(response, request, self._settings, new_session(self._settings.secret, self._settings.person))
        return response

    async def _as_nobody(self, scope: Scope, receive: Receive, send: Send, session: Session | None) -> None:
        """The login, with a session of nobody, so that its form too has a token."""
        request = Request(scope)
        if session is not None:
            scope["wherefrom.session"] = session
            await self._app(scope, receive, send)
            return
        made = new_session(self._settings.secret, "")
        scope["wherefrom.session"] = made
        cookie = Response()
        give_session(cookie, request, self._settings, made)

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if "set-cookie" not in headers:  # The login itself may just have opened a session.
                    headers.append("Set-Cookie", cookie.headers["set-cookie"])
            await send(message)

        await self._app(scope, receive, sent)

    def _closed(self, request: Request) -> Response:
        wants_data = request.url.path.endswith((".json", ".csv"))
        if not self._settings.has_logins:
            todo = "Open the address that “wherefrom serve” printed; it has the key in it."
            return refused(request, Refused(401, "This page is closed.", todo), "json" if wants_data else "html")
        if wants_data or request.method != "GET":
            refusal = Refused(401, "You are not logged in.", "Log in at /login.")
            return refused(request, refusal, "json" if wants_data else "html")
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse("/login?to=" + quote(request.url.path + query, safe=""), 303)


def give_session(response: Response, request: Request, settings: Settings, session: Session) -> None:
    """Set the session's cookie: no script reads it, no other site sends it with a form."""
    secure = request.url.scheme == "https"
    response.set_cookie(
        cookie_name(request, settings),
        cookie_of(settings.secret, session),
        max_age=MAX_AGE,
        path="/",
        httponly=True,
        samesite="lax",
        secure=secure,
    )


def cookie_name(request: Request, settings: Settings) -> str:
    """The name of the cookie; over TLS one that only this host itself can set."""
    return f"__Host-{settings.cookie}" if request.url.scheme == "https" else settings.cookie


def local_path(path: str) -> str:
    """A path on this server: ``//elsewhere`` and ``https://elsewhere`` would lead away."""
    plain = "".join(char for char in path if char.isprintable())
    return "/" + plain.lstrip("/\\") if plain.startswith("/") else "/"
