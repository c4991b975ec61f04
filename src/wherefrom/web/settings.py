"""What the application is told when it starts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

MAX_UPLOAD = 64 * 1024 * 1024
"""Bytes of one upload: the limit of the intake for one input."""


@dataclass(frozen=True, slots=True)
class Oidc:
    """A login service of OpenID Connect: its issuer, what the application is there, and who may come in.

    ``allowed``: addresses (``ann@example.org``) and domains (``example.org``), in small letters. ``client_secret`` is
    empty where the service knows the application without one.
    """

    issuer: str
    client_id: str
    client_secret: str
    allowed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """How one application is run.

    Attributes:
        archive: The archive, as everywhere: a path, an address of PostgreSQL, or None for one's own.
        secret: Signs the cookies of sessions; all processes of one application share it.
        hosts: The names, without port, under which it may be asked; of others nothing is answered.
        token: Opens a session for ``person``; None where people log in.
        person: Who makes the corrections of a session that the token opened.
        users: The file of people who may log in by a password; None where nobody does.
        oidc: The login service; None where there is none.
        cookie: The name of the session's cookie.
        max_upload: Bytes of one request at most.

    """

    archive: str | None
    secret: bytes
    hosts: tuple[str, ...] = ("localhost", "127.0.0.1", "[::1]")
    token: str | None = None
    person: str = "me"
    users: Path | None = None
    oidc: Oidc | None = None
    cookie: str = "wherefrom"
    max_upload: int = MAX_UPLOAD

    @property
    def has_logins(self) -> bool:
        """Whether people log in; else the token opens."""
        return self.users is not None or self.oidc is not None
