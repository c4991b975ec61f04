"""What several tests share: the corpora beside the checkout, where there are any."""

import os
import signal
from pathlib import Path

import pytest
from hypothesis import settings

# A job that runs in the background ignores interrupts, and so would every process that the tests start.
signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile("unhurried", deadline=None)  # a busy machine is no reason to fail
settings.load_profile("unhurried")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of corpora, gold readings and scorers; tests that need it skip where it is absent."""
    folder = Path(os.environ.get("WHEREFROM_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip("the shared corpora are not beside this checkout (set WHEREFROM_SHARED to their folder)")
    return folder
