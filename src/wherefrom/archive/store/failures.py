"""What a database says when something is wrong, in words that say what to do."""

from __future__ import annotations

import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from wherefrom.errors import ArchiveBusyError, ArchiveError

_SAFE = "What was stored before is safe"

# What a message of the database has in it, what that means, and whether the same may work later. The first that fits.
_SQLITE: tuple[tuple[str, str, bool], ...] = (
    (
        "is locked",
        "another process is writing to it and did not finish in time. {safe}. Run the same again",
        True,
    ),
    (
        "readonly",
        "may not be written: the file or its folder is read-only. Give write permission, or use a copy",
        False,
    ),
    ("not a database", "is no archive (not an SQLite file). Nothing was changed; give another path", False),
    (
        "malformed|corrupt",
        "the file is damaged. Write no more to it; take the latest backup, or recover what can be read into a new"
        " file: sqlite3 FILE .recover | sqlite3 NEW",
        False,
    ),
    ("unable to open", "cannot be opened; is its folder there, and may you read and write in it?", False),
    ("is full", "the disk is full; the article under way was not added. {safe}. Make room, run the same again", True),
    ("disk i/o error", "the disk reports an error. Check the disk, then run `wherefrom verify`", False),
    ("no such module: fts5", "this Python's SQLite has no full-text search (FTS5); use another build of Python", False),
    ("too big", "an article is larger than SQLite takes; it was not added. {safe}", False),
)
_POSTGRES: tuple[tuple[str, str, bool], ...] = (
    (
        "lock timeout|deadlock",
        "another process holds it and did not finish in time. {safe}. Run the same again",
        True,
    ),
    ("authentication failed", "the server refuses this user or password: {said}", False),
    ("no password supplied", "the server asks for a password; put it into ~/.pgpass or PGPASSWORD", False),
    (
        "permission denied",
        "the database's user may not do this ({said}); grant it CREATE on the schema, and SELECT, INSERT, UPDATE and"
        " DELETE on its tables",
        False,
    ),
    ("read-only transaction", "the server is read-only (a standby); give the address of the one to write to", False),
    ('(database|role) "[^"]*" does not exist', "the server says: {said}. Make it first: createdb, createuser", False),
    ("resolve host", "there is no server of this name: {said}", False),
    ("too many (clients|connections)", "the server has no connection free. {safe}. Run the same again", True),
    ("no space left", "the server's disk is full; the article under way was not added. {safe}", True),
    (
        "connection|terminating|shutting down|starting up|server closed|ssl",
        "the server cannot be reached or went away. {safe}, what was under way was not stored; run the same again when"
        " it is back. It says: {said}",
        True,
    ),
)


@contextmanager
def explained(where: str) -> Iterator[None]:
    """Turn what the database raises in here into an ArchiveError about the archive at ``where``."""
    try:
        yield
    except PoolTimeout as error:
        raise ArchiveBusyError(f"{where}: too many threads use this archive at once; run the same again") from error
    except DBAPIError as error:
        raise _explanation(where, error.orig, gone=error.connection_invalidated) from error
    except sqlite3.Error as error:
        raise _explanation(where, error) from error
    except Exception as error:
        if _is_of_psycopg(error):
            raise _explanation(where, error) from error
        if not isinstance(error, SQLAlchemyError):
            raise
        raise ArchiveError(f"{where}: a fault in wherefrom ({error}); please report it") from error


def _is_of_psycopg(error: Exception) -> bool:
    """Whether the error is of the library past which SQLAlchemy goes; it may not be installed."""
    psycopg = sys.modules.get("psycopg")
    return psycopg is not None and isinstance(error, psycopg.Error)


def _explanation(where: str, error: BaseException | None, *, gone: bool = False) -> ArchiveError:
    said = " ".join(str(error).split())
    for pattern, meaning, later in _SQLITE if isinstance(error, sqlite3.Error) else _POSTGRES:
        if re.search(pattern, said, re.IGNORECASE):
            kind = ArchiveBusyError if later else ArchiveError
            return kind(f"{where}: {meaning.format(safe=_SAFE, said=said)}")
    if gone:
        return ArchiveBusyError(f"{where}: the server went away. {_SAFE}; run the same again. It says: {said}")
    return ArchiveError(f"{where}: the database says: {said}")
