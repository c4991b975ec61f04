"""One application on three articles, for the tests that change nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from web_app import fill, opened, settings


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The place of an archive of three articles."""
    place = tmp_path_factory.mktemp("web") / "archive.db"
    fill(place)
    return place


@pytest.fixture(scope="session")
def client(filled: Path) -> Iterator[TestClient]:
    """Somebody who reads it."""
    with opened(settings(filled)) as made:
        yield made
