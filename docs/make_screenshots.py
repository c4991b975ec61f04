"""Makes the pictures in docs/screenshots anew: pages in light, dark and on a phone, and the terminal.

    python docs/make_screenshots.py [ARTICLE]

Needs Chromium and the development dependencies. The article, and the story that is traced, are in examples/story.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from rich.console import Console
from rich.text import Text

import wherefrom
from wherefrom.archive.archive import Archive
from wherefrom.reading.types import Reading
from wherefrom.report.html import reading_page, trace_page
from wherefrom.report.terminal import print_reading
from wherefrom.report.trace_terminal import print_trace
from wherefrom.tracing.tracer import trace
from wherefrom.tracing.types import Trace

ROOT = Path(__file__).resolve().parent.parent
STORY = ROOT / "examples" / "story"
ARTICLE = STORY / "6-saltandsums.txt"
COPY = "Marrow County Standard"
SCREENSHOTS = ROOT / "docs" / "screenshots"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
TOKEN = "pictures"
COLUMNS = 80
TERMINAL_LINES = 44
TERMINAL_PAGE = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; padding: 22px 26px; width: max-content; background: #16181b; }}
pre {{ margin: 0; color: #e8e5de; font: 15px/1.4 "DejaVu Sans Mono", "Liberation Mono", monospace; }}
</style>{code}"""


def main() -> None:
    """Write all pictures."""
    browser_path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not browser_path:
        sys.exit(f"no browser: none of {', '.join(CHROMIUM)} is installed")
    reading = wherefrom.read(Path(sys.argv[1]) if len(sys.argv) > 1 else ARTICLE)
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=browser_path, args=ARGUMENTS)
        page = Path(folder) / "page.html"
        page.write_text(reading_page(reading), encoding="utf-8", newline="")
        deepest = max(reading.statements, key=lambda statement: len(statement.chain))
        picture(browser, page, "reading.png", act=lambda tab: choose_statement(tab, deepest.id))
        picture(browser, page, "overview.png")
        picture(browser, page, "source-dark.png", scheme="dark", act=choose_source)
        phone = (390, 844)
        picture(browser, page, "phone.png", size=phone, act=lambda tab: choose_statement(tab, deepest.id))
        terminal = Path(folder) / "terminal.html"
        terminal.write_text(terminal_page(lambda console: print_reading(reading, console)), encoding="utf-8")
        picture(browser, terminal, "terminal.png", element="body")
        story_pictures(browser, Path(folder), traced())
        application_pictures(browser, Path(folder))
        browser.close()


def traced() -> Trace:
    """The trace of the invented story."""
    readings = [found for found in wherefrom.read_many(sorted(STORY.glob("[0-9]-*"))) if isinstance(found, Reading)]
    return trace(readings)


def story_pictures(browser: Browser, folder: Path, found: Trace) -> None:
    """The page of a trace, with evidence, dark, on a phone; and the terminal."""
    page, terminal = folder / "trace.html", folder / "trace-terminal.html"
    page.write_text(trace_page(found), encoding="utf-8", newline="")
    picture(browser, page, "trace.png", size=(1280, 1010))
    picture(browser, page, "trace-evidence-dark.png", scheme="dark", act=point_at_copy)
    picture(browser, page, "trace-phone.png", size=(390, 844), act=lambda tab: bring_up(tab, ".tree"))
    terminal.write_text(terminal_page(lambda console: print_trace(found, console)), encoding="utf-8")
    picture(browser, terminal, "trace-terminal.png", element="body")


def application_pictures(browser: Browser, folder: Path) -> None:
    """The application on the story's archive: an article, how it is put right, and the log."""
    place = folder / "archive.db"
    with Archive(place) as archive:
        for found in wherefrom.read_many(sorted(STORY.glob("[0-9]-*"))):
            if isinstance(found, Reading):
                archive.add(found)
    with serving(place) as address:
        page = f"{address}/articles/6"
        picture(browser, page, "application.png", size=(1280, 700))
        picture(browser, page, "correct.png", act=choose_speaker)
        picture(browser, page, "corrected-dark.png", scheme="dark", act=give_to_another)
        picture(browser, page, "correct-phone.png", size=(390, 844), act=choose_speaker)
        picture(browser, f"{address}/corrections", "corrections.png", size=(1280, 620))


@contextmanager
def serving(place: Path) -> Iterator[str]:
    """The application on the archive at ``place``: its address, with the session of one person."""
    import uvicorn

    from wherefrom.web.app import create_app
    from wherefrom.web.serving import listening
    from wherefrom.web.settings import Settings

    settings = Settings(str(place), b"for the pictures alone, and long enough", token=TOKEN, person="Nora Vey")
    bound = listening("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(create_app(settings), log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{bound.getsockname()[1]}"
    server.should_exit = True
    thread.join()


def choose_speaker(tab: Page) -> None:
    """Choose the second statement and open the list of who may have said it."""
    for key in "jjs":
        tab.keyboard.press(key)
    tab.locator("#chooser").wait_for(state="visible")


def give_to_another(tab: Page) -> None:
    """Give the second statement to the likeliest other speaker."""
    choose_speaker(tab)
    tab.keyboard.press("1")
    tab.locator("#told p").first.wait_for(state="visible")


def point_at_copy(tab: Page) -> None:
    """Bring the picture to the top and point at the article that copied without credit."""
    bring_up(tab, "#ways")
    tab.locator(".ways a.row", has_text=COPY).first.hover()
    tab.locator("#sheet").wait_for(state="visible")


def bring_up(tab: Page, selector: str) -> None:
    """Scroll an element to the top of the window."""
    tab.locator(selector).first.evaluate("e => scrollTo(0, e.getBoundingClientRect().top + scrollY - 12)")


def picture(
    browser: Browser,
    page: Path | str,
    name: str,
    size: tuple[int, int] = (1280, 860),
    scheme: str = "light",
    act: Callable[[Page], None] | None = None,
    element: str = "",
) -> None:
    """Open ``page`` (a file, or an address), do something there, and write what is to be seen to docs/screenshots."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        device_scale_factor=2 if size[0] < 500 else 1,
    )
    tab = context.new_page()
    tab.goto(f"{page}?token={TOKEN}" if isinstance(page, str) else page.as_uri())
    if act:
        act(tab)
    tab.wait_for_timeout(300)
    target = SCREENSHOTS / name
    if element:
        tab.locator(element).screenshot(path=target)
    else:
        tab.screenshot(path=target)
    context.close()
    print(f"{target.relative_to(ROOT)}  {target.stat().st_size:,} bytes")  # noqa: T201


def choose_statement(tab: Page, statement: int) -> None:
    """Bring the statement to the upper half of the window and choose it."""
    anchor = tab.locator(f'.n[data-s="{statement}"]')
    anchor.evaluate("e => scrollTo(0, e.getBoundingClientRect().top + scrollY - innerHeight * 0.38)")
    anchor.click()


def choose_source(tab: Page) -> None:
    """Choose the source that says most, and show the article."""
    tab.locator(".text").evaluate("e => scrollTo(0, e.getBoundingClientRect().top + scrollY - 80)")
    tab.locator('.card .party[data-party="0"]').first.click()


def terminal_page(show: Callable[[Console], None]) -> str:
    """The first lines of what ``show`` prints on a terminal, with its colours, as a page."""
    plain = io.StringIO()
    show(Console(file=plain, width=COLUMNS, force_terminal=True, color_system="256"))
    first = "\n".join(plain.getvalue().splitlines()[:TERMINAL_LINES])
    recorder = Console(record=True, file=io.StringIO(), width=COLUMNS, force_terminal=True, color_system="256")
    recorder.print(Text.from_ansi(first))
    code = recorder.export_html(inline_styles=True, code_format="<pre>{code}</pre>")
    return TERMINAL_PAGE.format(code=code)


if __name__ == "__main__":
    main()
