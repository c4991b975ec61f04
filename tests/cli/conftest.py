"""What several tests of the command line read."""

from pathlib import Path

import pytest

from command_line import batch


@pytest.fixture(scope="session")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A batch of three, with a line in the middle that is no JSON."""
    return batch(
        tmp_path_factory.mktemp("batch") / "articles.jsonl",
        {"id": "first", "text": "The gate is shut, keeper Ana Ruel said on Monday. The sea was calm."},
        '{"id": "broken", ',
        {"id": "third", "text": "“The gate is open,” said Tomas Hale, a pilot.", "outlet": "Harbour Post"},
    )
