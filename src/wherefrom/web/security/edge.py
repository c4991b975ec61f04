"""The outermost layer: names that may be asked, headers on every response, and the size of what comes in."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""Nothing inline, nothing evaluated, nothing from elsewhere."""

_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not "no-referrer": then browsers would send forms of our own without their origin.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


ANY_ADDRESS = "any address"
"""Among the names: whatever IP address, of which no page elsewhere can make its own name."""


class TooLarge(Exception):
    """More bytes came in than one request may have."""


class Edge:
    """Answers only under the names that the application has, and lets no request grow beyond its limit.

    The check of the name keeps a page elsewhere, whose own name was made to lead here (DNS rebinding), from asking.
    """

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...], most: int) -> None:
        self._app = app
        self._hosts = {host.lower() for host in hosts}
        self._most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        sending = _with_headers(send, secure=scope["scheme"] == "https")
        if not self._is_ours(_name(headers.get("host", ""))):
            words = "This server does not go by that name; start it with --name NAME to add it.\n"
            await PlainTextResponse(words, 400)(scope, receive, sending)
        elif _length(headers) > self._most:
            words = f"At most {self._most >> 20} MB may be sent at once.\n"
            await PlainTextResponse(words, 413, headers={"Connection": "close"})(scope, receive, sending)
        else:
            await self._app(scope, self._bounded(receive), sending)

    def _is_ours(self, name: str) -> bool:
        return name in self._hosts or (ANY_ADDRESS in self._hosts and _is_address(name))

    def _bounded(self, receive: Receive) -> Receive:
        """What says nothing about its length, or a lie, is counted as it comes."""
        left = self._most

        async def received() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                raise TooLarge
            return message

        return received


def _name(host: str) -> str:
    """The name in a Host header, without its port."""
    name, _, port = host.rpartition(":")
    return (name if port.isdigit() and name else host).lower()


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


def _length(headers: Headers) -> int:
    given = headers.get("content-length", "0")
    return int(given) if given.isdigit() and len(given) < 19 else 0


def _with_headers(send: Send, *, secure: bool) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
            if secure:
                headers.setdefault("Strict-Transport-Security", "max-age=31536000")
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return sent
