"""Where an archive is: a file's path, a URL, or nothing given."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from wherefrom.errors import ArchiveError
from wherefrom.system import data_folder

if TYPE_CHECKING:
    from sqlalchemy import URL

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(?=//)", re.IGNORECASE)
_KNOWN = 'give the path of a file, "sqlite:///PATH" or "postgresql://USER@HOST/DATABASE"'

NO_ARCHIVE = "there is no archive yet; `wherefrom add PATH|URL ...` makes one"


def archive_url(place: str | os.PathLike[str] | None) -> URL:
    """The address of the archive at ``place``; where nothing is given, of the one that this person's commands share.

    Raises ArchiveError where the address is empty, or of a kind that no archive has.
    """
    from sqlalchemy import URL, make_url
    from sqlalchemy.exc import ArgumentError

    if place is not None and not os.fspath(place):
        raise ArchiveError(f'"": an archive needs a name (is a variable of the shell not set?); {_KNOWN}')
    place = os.fspath(place or os.environ.get("WHEREFROM_ARCHIVE") or default_path())
    scheme = _SCHEME.match(place)
    if scheme is None:
        return URL.create("sqlite", database=os.path.abspath(os.path.expanduser(place)))
    try:
        url = make_url(place)
    except (ArgumentError, ValueError) as error:
        raise ArchiveError(f"{_without_password(place)}: is no address of an archive; {_KNOWN}") from error
    backend = url.drivername.partition("+")[0]
    if backend == "sqlite":
        if not url.database or url.database == ":memory:":
            raise ArchiveError(f"{place}: an archive needs a file; give its path, as in sqlite:///news.db")
        return URL.create("sqlite", database=os.path.abspath(url.database))
    if backend in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    raise ArchiveError(f"{_without_password(place)}: archives are not kept in {backend}; {_KNOWN}")


def shown(url: URL) -> str:
    """The address as people and messages may see it: without a password."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    query = {key: value for key, value in url.query.items() if "password" not in key.lower()}
    return url.set(drivername="postgresql", password=None, query=query).render_as_string()


def default_path() -> Path:
    """The archive in the person's data folder."""
    return data_folder() / "wherefrom" / "archive.db"


def _without_password(place: str) -> str:
    return re.sub(r"(?<=://)[^/@]*@", "", place)
