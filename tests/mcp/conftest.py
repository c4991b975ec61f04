"""The archive of the demo, read once."""

from pathlib import Path

import pytest

import wherefrom
from places import STORY


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The place of an archive that holds the six articles of the invented story."""
    place = tmp_path_factory.mktemp("mcp") / "archive.db"
    with wherefrom.Archive(place) as archive:
        for reading in wherefrom.read_many(sorted(STORY.glob("[0-9]-*"))):
            assert isinstance(reading, wherefrom.Reading)
            archive.add(reading)
    return place
