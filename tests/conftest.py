"""What several tests share: the corpora beside the checkout, where there are any."""

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# A job that runs in the background ignores interrupts, and so would every process that the tests start.
signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile("unhurried", deadline=None)  # a busy machine is no reason to fail
settings.load_profile("unhurried")

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
ROOT = Path(__file__).resolve().parent.parent
SLOW = Path(__file__).resolve().parent / "slow"
BESIDE = {"shared", "browser"}
"""Fixtures that stand for something beside the checkout: corpora, a browser."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as ``slow``, for ``make test-slow``: all under tests/slow, and whatever needs corpora or a browser.

    PostgreSQL's half of the archive tests carries the mark in ``support/postgres.py``.
    """
    for item in items:
        if SLOW in item.path.parents or BESIDE.intersection(getattr(item, "fixturenames", ())):
            item.add_marker("slow")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of corpora, gold readings and scorers; tests that need it skip where it is absent."""
    folder = Path(os.environ.get("WHEREFROM_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip("the shared corpora are not beside this checkout (set WHEREFROM_SHARED to their folder)")
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's Chromium; the test skips where there is none, but fails in CI."""
    from playwright.sync_api import sync_playwright

    found = next(filter(None, map(shutil.which, NAMES)), None)
    if not found and os.environ.get("CI"):
        pytest.fail(f"none of {', '.join(NAMES)} is installed, and in CI the pages have to be tried in a browser")
    if not found:
        pytest.skip(f"no browser: none of {', '.join(NAMES)} is installed")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Opens HTML from disk; afterwards nothing may have been fetched, logged as an error, or asked in a dialog."""
    trouble: list[str] = []
    contexts = []

    def opened(html: str, width: int = 1280, height: int = 900, scripts: bool = True) -> Any:
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8", newline="")
        context = browser.new_context(
            viewport={"width": width, "height": height}, reduced_motion="reduce", java_script_enabled=scripts
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: trouble.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
        page.on("dialog", lambda dialog: trouble.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: None if request.url == path.as_uri() else trouble.append(request.url))
        page.goto(path.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert trouble == []
