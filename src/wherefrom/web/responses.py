"""One function that answers a view: as a page, as its JSON twin, or as CSV."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from wherefrom.web.refusals import Refused
from wherefrom.web.rendering import Made, made
from wherefrom.web.views import Download, Page, Table, Went

if TYPE_CHECKING:
    from wherefrom.web.kept import KeptPages

Form = Literal["html", "json", "csv"]
"""How an answer is wanted; the ending of the path says it."""


def respond(
    request: Request,
    answer: Page | Download | Went,
    form: Form,
    kept: KeptPages | None,
    twins: Mapping[str, str] = MappingProxyType({}),
) -> Response:
    """The response that ``answer`` is in the form that is wanted.

    ``kept`` has the pages that were made before. ``twins``: where the same stands as JSON (``twin``) and ``as_csv``.
    """
    if isinstance(answer, Went):
        return went(request, answer, form)
    if isinstance(answer, Download):
        return _download(answer.name, answer.media_type, answer.data)
    if form == "json":
        return json_response(answer.data(), answer.status)
    if form == "csv" and answer.table is not None:
        name = request.url.path.rpartition("/")[2].removesuffix(".csv") + ".csv"
        return _download(name, "text/csv; charset=utf-8", csv_bytes(answer.table()))
    return _page(request, answer, kept, twins)


def refused(request: Request, refusal: Refused, form: Form) -> Response:
    """A refusal in the form that was wanted."""
    if form != "html":
        return json_response({"error": refusal.words, "todo": refusal.todo}, refusal.status)
    values = {"words": refusal.words, "todo": refusal.todo, "status": refusal.status}
    template = "refused_part.html.j2" if _is_part(request) else "refused.html.j2"
    return _page(request, Page(template, lambda: values, status=refusal.status), None)


def went(request: Request, answer: Went, form: Form) -> Response:
    """The browser goes on by a GET; htmx is told to; a script gets the data."""
    if form == "json":
        return json_response(answer.data if answer.data is not None else {"at": answer.path})
    if _is_part(request):
        return Response(status_code=204, headers={"HX-Redirect": answer.path})
    return RedirectResponse(answer.path, status_code=303)


def json_response(data: object, status: int = 200) -> Response:
    """Plain values, or types of the contracts, as JSON."""
    from wherefrom.reading.contract import json_bytes, plain

    values = plain(data) if isinstance(data, Struct) else data
    return Response(json_bytes(values), status, media_type="application/json")


def csv_bytes(table: Table) -> bytes:
    """A table as the exports write it: what a spreadsheet would take for a formula is none."""
    from wherefrom.export.csv_file import write_csv

    out = io.BytesIO()
    columns = dict.fromkeys(table.columns, str)
    rows = (dict(zip(table.columns, row, strict=True)) for row in table.rows)
    write_csv(columns, rows, out)
    return out.getvalue()


def _page(
    request: Request, page: Page, kept: KeptPages | None, twins: Mapping[str, str] = MappingProxyType({})
) -> Response:
    part = page.fragment if _is_part(request) and page.fragment else None
    key = None
    if page.kept is not None:
        key = (part or page.template, request.url.path, request.url.query, page.kept)
    session = request.scope.get("wherefrom.session")
    csrf, person = (session.csrf, session.person) if session else ("", "")
    headers = {"Cache-Control": "private, no-cache"} if key else {"Cache-Control": "no-store"}
    if key:
        headers["ETag"] = f'"{hashlib.sha256(repr((key, csrf, person)).encode()).hexdigest()[:24]}"'
        headers["Vary"] = "Cookie, HX-Request"
        if headers["ETag"] in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
    found: Made | None = kept.get(key) if kept and key else None
    if found is None:
        found = made(part or page.template, request.url.path, {**twins, **page.values()})
        if kept and key:
            kept.keep(key, found)
    return Response(
        found.for_session(csrf, person), page.status, media_type="text/html; charset=utf-8", headers=headers
    )


def _is_part(request: Request) -> bool:
    """Whether htmx asks for a part of a page (a whole one where it goes through its history)."""
    headers = request.headers
    return headers.get("hx-request") == "true" and headers.get("hx-history-restore-request") != "true"


def _download(name: str, media_type: str, data: bytes) -> Response:
    plain = "".join(char if char.isascii() and (char.isalnum() or char in "-_.") else "-" for char in name)
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    return Response(data, media_type=media_type, headers={"Content-Disposition": disposition})
