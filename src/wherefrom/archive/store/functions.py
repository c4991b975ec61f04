"""Functions that queries ask SQLite for, and that it does not have; PostgreSQL has its own."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


def add_functions(connection: sqlite3.Connection) -> None:
    """Make a connection know them."""
    connection.create_function("wherefrom_sha256", -1, _sha256, deterministic=True)


def _sha256(*words: str) -> str:
    return hashlib.sha256("\0".join(words).encode("utf-8", "replace")).hexdigest()
