"""The pages of a source audit in a real browser: narrow, dark, without scripts, on paper, for a screen reader."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from small_readings import harbour
from wherefrom.archive.archive import Archive
from wherefrom.archive.ask.filters import Filters
from wherefrom.archive.ask.sources import audit_sources, citations
from wherefrom.archive.ask.who import who
from wherefrom.archive.audit.attributes import people_of
from wherefrom.report.audit import audit_page, who_page

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    with Archive(tmp_path_factory.mktemp("audit") / "archive.db") as archive:
        for reading in harbour():
            archive.add(reading)
        people = people_of(b"name,gender\nAna Brandt,f\nTomas Lind,m\nNo One,f\n", "people.csv")
        audit = audit_sources(archive, people=people)
        return {
            "audit": audit_page(audit, citations(archive), Filters(), len(archive)),
            "who": who_page(who(archive, "Brandt")),
        }


@pytest.mark.parametrize("name", ["audit", "who"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [400, 1280])
def test_readable_at_any_width_and_by_anybody(
    open_page: Open, pages: dict[str, str], name: str, scheme: str, width: int
) -> None:
    page = open_page(pages[name], width=width)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for details in page.locator("details").all():
        details.evaluate("e => e.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert Axe().run(page).response["violations"] == []


def test_without_scripts_and_on_paper(open_page: Open, pages: dict[str, str], tmp_path: Path) -> None:
    page = open_page(pages["audit"], scripts=False)
    assert page.get_by_text("2 of 11 (18 %)", exact=True).is_visible()
    page.emulate_media(media="print")
    assert page.locator("svg.columns").is_visible()
    assert page.locator("svg.heat").is_visible()
    page.pdf(path=tmp_path / "audit.pdf")
    assert (tmp_path / "audit.pdf").stat().st_size > 10_000
