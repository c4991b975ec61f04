"""Archives for the commands that work on one."""

from __future__ import annotations

from pathlib import Path

import pytest

from postgres import KINDS, new_archive
from small_readings import harbour
from wherefrom.archive.archive import Archive


@pytest.fixture(params=KINDS, scope="session")
def harbour_archive(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The place of an archive of four articles about a harbour wall, for the tests that only ask."""
    place = new_archive(request.param, tmp_path_factory.mktemp("archive"))
    with Archive(place) as archive:
        for reading in harbour():
            archive.add(reading)
    return place


@pytest.fixture(params=KINDS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The place of an archive without articles."""
    return new_archive(request.param, tmp_path)
