"""Sessions: a signed cookie that says who it is, since when; nothing is kept on the server.

Whoever logs in gets a new one, whatever cookie came with the request, so a session that somebody else prepared is worth
nothing (session fixation).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass

MAX_AGE = 12 * 60 * 60
"""Seconds that a session lasts."""


@dataclass(frozen=True, slots=True)
class Session:
    """Who it is (nobody yet where ``person`` is empty), the token for forms, and what the cookie says.

    ``stamp`` is of the person's entry among the users: another password, another stamp. ``bearer``: the request named
    the token itself, so no other page can have made it, and forms need none.
    """

    person: str
    nonce: str
    csrf: str
    stamp: str = ""
    bearer: bool = False


def new_session(secret: bytes, person: str, stamp: str = "", *, bearer: bool = False) -> Session:
    """A session that nobody had before."""
    nonce = secrets.token_urlsafe(16)
    return Session(person, nonce, _csrf(secret, nonce), stamp, bearer)


def cookie_of(secret: bytes, session: Session) -> str:
    """The session as a cookie's value."""
    return sealed(secret, "session", [session.person, session.nonce, session.stamp])


def session_of(secret: bytes, cookie: str) -> Session | None:
    """The session that a cookie says; None where it is not one of ours, or too old."""
    said = unsealed(secret, "session", cookie, MAX_AGE)
    if said is None:
        return None
    person, nonce, stamp = said
    return Session(person, nonce, _csrf(secret, nonce), stamp)


def sealed(secret: bytes, purpose: str, values: Sequence[str]) -> str:
    """Words for a cookie, signed and with the time; whoever has the cookie can read them and change nothing."""
    packed = json.dumps([*values, int(time.time())]).encode()
    body = base64.urlsafe_b64encode(packed).decode().rstrip("=")
    return f"{body}.{signature(secret, purpose, body)}"


def unsealed(secret: bytes, purpose: str, cookie: str, most: float) -> list[str] | None:
    """What was sealed for the same purpose; None where that was not here, or more than ``most`` seconds ago."""
    body, _, given = cookie.partition(".")
    if not hmac.compare_digest(given.encode(), signature(secret, purpose, body).encode()):
        return None
    try:
        *values, since = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    except (ValueError, binascii.Error):
        return None
    return None if time.time() - since > most else values


def _csrf(secret: bytes, nonce: str) -> str:
    return signature(secret, "csrf", nonce)


def signature(secret: bytes, purpose: str, words: str) -> str:
    """What only who has the secret can make of ``words``; another for each purpose. 43 characters of base64url."""
    digest = hmac.new(secret, f"{purpose}\0{words}".encode("utf-8", "replace"), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
