"""Opening the database at an address: its connections, and what each of them is told first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import event

from wherefrom.archive.store.address import archive_url, shown
from wherefrom.archive.store.database import Database, SQLite
from wherefrom.archive.store.functions import add_functions
from wherefrom.archive.store.postgres import Postgres
from wherefrom.errors import ArchiveError

if TYPE_CHECKING:
    import os
    import sqlite3
    from pathlib import Path

    from sqlalchemy import URL, Connection

_CACHE_KIB = 65_536
_WAL_PAGES = 8_000


def open_database(
    place: str | os.PathLike[str] | None, *, create: bool, wait: float, read_only: bool = False
) -> Database:
    """The database at ``place``, not yet looked into. ``wait``: seconds that a writer waits for another.

    With ``read_only`` the database lets no connection change anything. Raises ArchiveError where there is none and
    ``create`` is false, or where it cannot be reached.
    """
    url = archive_url(place)
    if url.get_backend_name() == "sqlite":
        return _open_sqlite(url, create, wait, read_only)
    return _open_postgres(url, wait, read_only)


def _open_sqlite(url: URL, create: bool, wait: float, read_only: bool) -> SQLite:
    import sqlite3
    from pathlib import Path

    from sqlalchemy import QueuePool, create_engine

    path = Path(str(url.database))
    if sqlite3.sqlite_version_info < (3, 35):
        raise ArchiveError(f"{path}: SQLite 3.35 or later is needed, this Python has {sqlite3.sqlite_version}")
    try:
        _check_path(path, create)
        address = f"{path.as_uri()}?{_mode(path, create, read_only)}"
    except (OSError, ValueError) as error:
        raise ArchiveError(f"{path}: cannot be opened: {getattr(error, 'strerror', None) or error}") from error

    def connect() -> sqlite3.Connection:
        made = sqlite3.connect(address, uri=True, timeout=wait, isolation_level=None, check_same_thread=False)
        for pragma in ("foreign_keys = ON", "synchronous = NORMAL", f"cache_size = -{_CACHE_KIB}"):
            made.execute(f"PRAGMA {pragma}")
        if read_only:
            made.execute("PRAGMA query_only = ON")
        add_functions(made)
        made.execute(f"PRAGMA wal_autocheckpoint = {_WAL_PAGES}")
        return made

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, pool_size=2, max_overflow=30)

    # A transaction that will write says so at once: two that both began by reading could not both go on.
    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("wherefrom_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return SQLite(shown(url), engine)


def _check_path(path: Path, create: bool) -> None:
    from wherefrom.archive.store.address import NO_ARCHIVE

    if path.is_dir():
        raise ArchiveError(f"{path}: is a folder; an archive is a file in it")
    if create:
        path.parent.mkdir(parents=True, exist_ok=True)
    elif not path.exists() or not path.stat().st_size:
        raise ArchiveError(f"{path}: {NO_ARCHIVE}")


def _mode(path: Path, create: bool, read_only: bool) -> str:
    """How SQLite is to open the file: for reading only where that is asked, or where this person cannot write it."""
    import os

    if not path.exists():
        return "mode=rwc" if create else "mode=rw"
    effective = os.access in os.supports_effective_ids
    if all(os.access(each, os.W_OK, effective_ids=effective) for each in (path, path.parent)):
        return "mode=ro" if read_only else "mode=rw"
    # Beside a log, others are at work; without one and without the right to make it, nothing changes under us.
    return "mode=ro" if path.with_name(path.name + "-wal").exists() else "mode=ro&immutable=1"


def _open_postgres(url: URL, wait: float, read_only: bool) -> Postgres:
    from sqlalchemy import create_engine

    try:
        # In a database of no known encoding psycopg would give bytes, before there is a chance to say so.
        encoded = {"client_encoding": "utf8"}
        engine = create_engine(url, connect_args=encoded, pool_pre_ping=True, pool_size=2, max_overflow=30)
    except ModuleNotFoundError as error:
        raise ArchiveError(f'{shown(url)}: PostgreSQL needs psycopg: pip install "wherefrom[postgresql]"') from error

    @event.listens_for(engine, "connect")
    def prepare(made: Any, _: Any) -> None:
        with made.cursor() as cursor:
            cursor.execute(f"SET lock_timeout = {int(wait * 1000)}")
            cursor.execute("SET client_min_messages = warning")
            # Lists are parameters, of one value or of a hundred thousand: a plan made for all lengths suits none.
            cursor.execute("SET plan_cache_mode = force_custom_plan")
            # No query runs for so long that compiling it, which takes a tenth of a second, would pay.
            cursor.execute("SET jit = off")
            if read_only:
                cursor.execute("SET default_transaction_read_only = on")
        made.commit()

    return Postgres(shown(url), engine)
