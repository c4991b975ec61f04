"""That a request which changes something comes from a page of this application, in this session."""

from __future__ import annotations

import hmac

from starlette.requests import Request

from wherefrom.web.refusals import Refused
from wherefrom.web.security.sessions import Session


def check_token(request: Request, given: str) -> None:
    """Raises Refused unless ``given``, or the header that htmx sends, is the token of the session."""
    session: Session | None = request.scope.get("wherefrom.session")
    if session is not None and session.bearer:
        return
    given = given or request.headers.get("x-csrf-token", "")
    elsewhere = request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}
    if session is None or elsewhere or not hmac.compare_digest(given.encode(), session.csrf.encode()):
        raise Refused(
            403, "This form is not of your session, so nothing was changed.", "Load the page again, and send it again."
        )
