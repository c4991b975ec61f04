"""The audit, parties, all that somebody said and the check in a browser: narrow, dark, without scripts, by axe."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

import pytest
from playwright.sync_api import Browser, Page, expect

from small_readings import mill
from web_app import TOKEN
from web_server import served
from wherefrom.archive.archive import Archive

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
QUOTATION = "the+mill+burned+for+nine+hours+before+the+first+engine+came+up+the+hill"
PATHS = ("/sources?fold=yes", "/parties", "/parties/1", "/who?name=finch", f"/check?q={QUOTATION}")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    place = tmp_path_factory.mktemp("browser") / "mill.db"
    with Archive(place) as archive:
        for reading in mill():
            archive.add(reading)
    with served(place) as at:
        yield at


def page_at(browser: Browser, address: str, *, scheme: str = "light", width: int = 1280, scripts: bool = True) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
        java_script_enabled=scripts,
        bypass_csp=scripts,  # For axe, which is put into the page.
    )
    page = context.new_page()
    page.goto(f"{address}/?token={TOKEN}")
    return page


@pytest.mark.parametrize(("scheme", "width"), [("light", 400), ("dark", 1280)])
def test_readable_at_any_width_and_by_anybody(browser: Browser, address: str, scheme: str, width: int) -> None:
    page = page_at(browser, address, scheme=scheme, width=width)
    for path in PATHS:
        page.goto(address + path)
        for details in page.locator("details").all():
            details.evaluate("e => e.open = true")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        page.evaluate(AXE)
        found = page.evaluate("axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes[0].html))")
        assert found == [], path
    page.context.close()


def test_the_whole_way_without_scripts(browser: Browser, address: str) -> None:
    page = page_at(browser, address, scripts=False)
    page.get_by_role("link", name="Sources", exact=True).click()
    expect(page.get_by_role("heading", name="Who is quoted")).to_be_visible()
    page.get_by_role("link", name="Parties", exact=True).click()
    page.get_by_role("link", name="Dora Finch").click()
    page.get_by_role("link", name="Mill burns").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Mill burns")
    page.goto(f"{address}/parties")
    page.get_by_label("A name", exact=True).fill("Milo Garner")
    page.get_by_label("Another name").fill("Ruth Okafor")
    page.get_by_role("button", name="They are one", exact=True).click()
    expect(page.get_by_text("put together by")).to_be_visible()
    page.get_by_role("button", name="Ruth Okafor and Milo Garner").click()
    expect(page.get_by_text("put together by")).to_have_count(0)
    page.context.close()
