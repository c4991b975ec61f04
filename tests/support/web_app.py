"""The application on an archive of invented articles, asked without a server."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from starlette.testclient import TestClient

from archive_samples import numbered
from wherefrom.archive.archive import Archive
from wherefrom.web.app import create_app
from wherefrom.web.settings import Settings

TOKEN = "the-key-of-the-tests"
SECRET = b"for the tests alone, and long enough"
PERSON = "Mira Oldham"


def settings(place: Path | str, **changed: object) -> Settings:
    """The settings of an application for one person on this machine."""
    given: dict[str, object] = {"token": TOKEN, "person": PERSON} | changed
    return Settings(str(place), SECRET, **given)  # type: ignore[arg-type]


def fill(place: Path, count: int = 3) -> None:
    """Put ``count`` invented articles into the archive at ``place``."""
    with Archive(place) as archive:
        for number in range(1, count + 1):
            archive.add(numbered(number))


@contextmanager
def opened(given: Settings, *, logged_in: bool = True) -> Iterator[TestClient]:
    """A browser without scripts, on the application; with a session unless that is not wanted."""
    with TestClient(create_app(given), base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        if logged_in:
            client.get(f"/?token={TOKEN}")
        yield client


def csrf_of(client: TestClient, path: str = "/") -> str:
    """The token of the session, as the page at ``path`` has it."""
    found = re.search(r'"X-CSRF-Token": "([^"]+)"', client.get(path).text)
    assert found
    return found[1]
