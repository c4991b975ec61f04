"""The application in a real browser: pages that are opened, and what is wrong with them for a screen reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, Page


@pytest.fixture
def open_at(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens an address; afterwards no script may have failed, and nothing been refused by the policy."""
    trouble: list[str] = []
    with ExitStack() as stack:

        def opened(where: str, *, width: int = 1280, scheme: str = "light", scripts: bool = True, **more: Any) -> Page:
            context = browser.new_context(
                viewport={"width": width, "height": 900},
                color_scheme="dark" if scheme == "dark" else "light",
                reduced_motion="reduce",
                java_script_enabled=scripts,
                **more,
            )
            stack.callback(context.close)
            page = context.new_page()
            page.on("console", lambda one: trouble.append(one.text) if one.type == "error" else None)
            page.on("pageerror", lambda one: trouble.append(str(one)))
            page.on("dialog", lambda one: trouble.append(f"dialog {one.message}"))
            page.goto(where)
            return page

        yield opened
    told = "Failed to load resource: the server responded with a status of 4"  # Answers that a test expects.
    assert [words for words in trouble if not words.startswith(told)] == []
