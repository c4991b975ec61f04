"""The way to a login service and back: ``/login/oidc`` leads there, ``/login/oidc/back`` is where the browser returns.

What the application has to know on the way back stands in a cookie of its own that it signs: the state, by which an
answer is known to be to this browser's own question, and where the person wanted to go. The nonce and the verifier are
made of the state and the application's secret, so that no browser has them, and any process can go on.
"""

from __future__ import annotations

import hmac
import secrets
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from wherefrom.web.refusals import Refused, refusal_of
from wherefrom.web.responses import refused
from wherefrom.web.security.gate import cookie_name, give_session, local_path
from wherefrom.web.security.oidc import Service, stamp_of_service
from wherefrom.web.security.sessions import new_session, sealed, signature, unsealed

if TYPE_CHECKING:
    from wherefrom.web.settings import Oidc, Settings

_BACK = "/login/oidc/back"
_TIME = 600
"""Seconds that a person has to log in at the service."""
_AGAIN = "Log in again."


def oidc_routes(settings: Settings, oidc: Oidc, service: Service) -> list[Route]:
    """There and back."""

    def there(request: Request) -> Response:
        state = secrets.token_urlsafe(24)
        back, to = _back(request), local_path(request.query_params.get("to", "/")[:1_000])
        try:
            where = service.login(back, state, *_derived(settings, state))
        except Exception as error:
            return refused(request, refusal_of(error), "html")
        response = RedirectResponse(where, 303)
        cookie = sealed(settings.secret, "oidc", [state, back, to])
        secure = request.url.scheme == "https"
        name = _cookie(request, settings)
        response.set_cookie(name, cookie, max_age=_TIME, path="/", httponly=True, samesite="lax", secure=secure)
        return response

    def returned(request: Request) -> Response:
        try:
            person, to = _came_back(request, settings, oidc, service)
        except Exception as error:
            response = refused(request, refusal_of(error), "html")
        else:
            response = RedirectResponse(to, 303)
            # A new session, whatever cookie came (session fixation).
            give_session(response, request, settings, new_session(settings.secret, person, stamp_of_service(oidc)))
        name, secure = _cookie(request, settings), request.url.scheme == "https"
        response.delete_cookie(name, path="/", httponly=True, samesite="lax", secure=secure)
        return response

    async def go(request: Request) -> Response:
        return await run_in_threadpool(there, request)

    async def come(request: Request) -> Response:
        return await run_in_threadpool(returned, request)

    return [Route("/login/oidc", go, methods=["GET"]), Route(_BACK, come, methods=["GET"])]


def _came_back(request: Request, settings: Settings, oidc: Oidc, service: Service) -> tuple[str, str]:
    """Who it is, and where to. Raises Refused."""
    given = request.query_params
    begun = unsealed(settings.secret, "oidc", request.cookies.get(_cookie(request, settings), ""), _TIME)
    if begun is None or not hmac.compare_digest(begun[0].encode(), given.get("state", "").encode()):
        raise Refused(400, "This login was not begun in this browser, or too long ago.", _AGAIN)
    state, back, to = begun
    if given.get("iss", oidc.issuer) != oidc.issuer:  # RFC 9207
        raise Refused(400, "This answer is of another login service.", _AGAIN)
    if given.get("error"):
        said = (given.get("error_description") or given["error"])[:200]
        raise Refused(403, f"{service.name} did not let you in: {said}", _AGAIN)
    if not given.get("code"):
        raise Refused(400, "The login service's answer has no code in it.", _AGAIN)
    nonce, verifier = _derived(settings, state)
    return service.person(given["code"], back, nonce, verifier), to


def _derived(settings: Settings, state: str) -> tuple[str, str]:
    """The nonce and the verifier that belong to a state."""
    return signature(settings.secret, "oidc nonce", state), signature(settings.secret, "oidc verifier", state)


def _back(request: Request) -> str:
    return f"{request.url.scheme}://{request.url.netloc}{_BACK}"


def _cookie(request: Request, settings: Settings) -> str:
    return f"{cookie_name(request, settings)}-login"
