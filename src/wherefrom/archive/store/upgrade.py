"""The tables of an archive brought to the newest revision, with Alembic, when it is opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from wherefrom.archive.store import schema
from wherefrom.archive.store.address import NO_ARCHIVE
from wherefrom.archive.store.database import Database
from wherefrom.archive.store.schema import REVISION
from wherefrom.errors import ArchiveError

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection

MIGRATIONS = Path(__file__).resolve().parent / "migrations"


def bring_up_to_date(database: Database, *, create: bool) -> None:
    """Make the tables where there are none, upgrade them where they are older.

    Raises ArchiveError where there is no archive and ``create`` is false, or where a newer wherefrom made it.
    """
    with database.reading() as connection:
        found = database.revision(connection)
    if found == REVISION:
        return
    if found is None:
        if not create:
            raise ArchiveError(f"{database.where}: {NO_ARCHIVE}")
        database.before_creating()
    elif found not in _revisions():
        raise _newer(database, found)
    with database.writing() as connection:
        database.lock(connection, ["schema"])
        if database.revision(connection) != REVISION:  # Another process may have been faster.
            _upgrade(connection, database)


def check_up_to_date(database: Database) -> None:
    """Raises ArchiveError where there is no archive, or another version of wherefrom made or has to upgrade it."""
    with database.reading() as connection:
        found = database.revision(connection)
        if found == REVISION and not waiting(connection):
            return
    if found is None:
        raise ArchiveError(f"{database.where}: {NO_ARCHIVE}")
    if found != REVISION and found not in _revisions():
        raise _newer(database, found)
    raise ArchiveError(
        f"{database.where}: was made by an older version of wherefrom, and may only be read here; bring it up to date"
        f" first: wherefrom stories --archive {database.where}"
    )


def waiting(connection: Connection) -> int:
    """How many articles of an archive whose tables are of today still wait for what ``catch_up`` works out."""
    articles = schema.articles
    query = select(func.count()).select_from(articles).where(articles.c.waiting.is_not(None))
    return int(connection.execute(query).scalar_one())


def _newer(database: Database, found: str) -> ArchiveError:
    return ArchiveError(
        f"{database.where}: was made by a newer version of wherefrom (its tables are revision {found}; this"
        f" one knows up to {REVISION}). Upgrade wherefrom: pip install --upgrade wherefrom"
    )


def _upgrade(connection: Connection, database: Database) -> None:
    from alembic import command

    config = _config()
    config.attributes["connection"] = connection
    config.attributes["version_table"] = database.version_table
    command.upgrade(config, "head")


def _revisions() -> set[str]:
    from alembic.script import ScriptDirectory

    return {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config
