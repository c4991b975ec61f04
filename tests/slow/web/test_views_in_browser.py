"""Each view in a real browser: narrow, dark, for a screen reader, without scripts; and what is done there.

The article's page has more tests in test_correcting_in_browser.py.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from msgspec.structs import replace
from playwright.sync_api import Locator, Page, expect

from html_pages import HOSTILE
from small_readings import mill, told
from web_app import PERSON, TOKEN
from web_browser import findings, fits, unfold
from web_server import served
from wherefrom.archive.archive import Archive
from wherefrom.archive.corrections.making import correct
from wherefrom.archive.corrections.people import merge
from wherefrom.archive.jobs.keeping import add_job
from wherefrom.web.app import views
from wherefrom.web.importing.running import work_once
from wherefrom.web.security.users import set_password

Open = Callable[..., Page]
QUOTATION = "the+mill+burned+for+nine+hours+before+the+first+engine+came+up+the+hill"
FURTHER = (
    *("/", "/search?q=mill", "/search?q=xylophone", "/search?q=mill&outlet=nowhere", "/sources?fold=yes&outlet=dell"),
    *("/parties?several=yes", "/who?name=finch", "/who?name=fintsh", f"/check?q={QUOTATION}", "/check?q=xylophone"),
    *(
        "/sources/cited?until=2030",
        "/stories?least=1",
        "/imports/2",
        "/corrections?person=nobody",
        "/articles/1/add?at=0-20",
        "/nowhere",
    ),
)
EMPTY = ("/", "/stories", "/search", "/search?q=a", "/sources", "/parties", "/who", "/check", "/queue", "/imports")
TEXT = "It will rain on Monday, said Ida Moor, a baker.\n\n“Nobody was asked,” Jan Ek told Coast Radio."


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with stories, corrections, a merge, an import that was done and one that was not."""
    place = tmp_path_factory.mktemp("browser") / "mill.db"
    with Archive(place) as archive:
        for reading in mill():
            archive.add(reading)
        (first, *_) = archive.article_ids()
        correct(archive, first, "confirm", "Ben Aalto", statement=0, note="I was there")
        merge(archive, "Milo Garner", "Ruth Okafor", "Ben Aalto", "as she told me")
        add_job(archive, "text", "Rain", PERSON, TEXT.encode())
        add_job(archive, "file", "broken.pdf", PERSON, b"%PDF-1.4 nothing")
        while work_once(archive):
            pass
        add_job(archive, "file", "waiting.txt", PERSON, TEXT.encode())
    return place


@pytest.fixture(scope="module")
def address(place: Path) -> Iterator[str]:
    with served(place) as at:
        yield at


@pytest.fixture(scope="module")
def paths(place: Path) -> list[str]:
    """Where each view is to be seen; of a view with words in braces that are unknown here the test fails."""
    with Archive(place) as archive:
        (first, *_) = archive.article_ids()
        handle = archive.reading(first).statements[0].key
    keys = {"article": "1", "story": "1", "party": "1", "job": "1", "statement": handle}
    seen = [view.path for view in views() if not view.path.endswith("/share")]
    return [re.sub(r"\{(\w+):\w+\}", lambda found: keys[found[1]], path) for path in seen]


@pytest.mark.parametrize(("width", "scheme"), [(400, "dark"), (1280, "light")])
def test_every_view_is_readable_at_any_width_and_by_anybody(
    open_at: Open, address: str, paths: list[str], width: int, scheme: str
) -> None:
    page = open_at(f"{address}/?token={TOKEN}", width=width, scheme=scheme)
    for path in (*paths, *FURTHER):
        page.goto(address + path)
        unfold(page)
        assert fits(page), path
        assert findings(page) == [], path


def test_every_view_reads_without_scripts(open_at: Open, address: str, paths: list[str]) -> None:
    page, plain = (open_at(f"{address}/?token={TOKEN}", scripts=scripts) for scripts in (True, False))
    for path in paths:
        page.goto(address + path)
        plain.goto(address + path)
        expect(plain.get_by_role("heading", level=1)).to_be_visible()
        missing = set(words(page.locator("main"))) - set(words(plain.locator("main")))
        assert missing == set(), path


def words(shown: Locator) -> list[str]:
    """The lines to be read, but for what is there for keys and scripts alone."""
    kept = shown.evaluate(
        """main => {
          const other = main.cloneNode(true);
          other.querySelectorAll(".scripted, .toolbar, .key-line, select, dialog").forEach(one => one.remove());
          return [...other.querySelectorAll("h1, h2, h3, p, li, blockquote, td, th")].map(e => e.textContent);
        }"""
    )
    return [" ".join(line.split()) for line in kept if line.strip()]


def test_an_empty_archive_teaches_at_any_width(open_at: Open, tmp_path: Path) -> None:
    Archive(tmp_path / "new.db").close()
    with served(tmp_path / "new.db") as address:
        page = open_at(f"{address}/?token={TOKEN}", width=400, scheme="dark")
        for path in EMPTY:
            page.goto(address + path)
            assert fits(page), path
            assert findings(page) == [], path
            expect(page.locator("main").get_by_role("link", name="Add ").first).to_be_visible()
        page.goto(f"{address}/corrections")
        expect(page.locator("main")).to_contain_text("Nobody has put anything right yet")


def test_the_whole_way_without_scripts(open_at: Open, address: str) -> None:
    page = open_at(f"{address}/?token={TOKEN}", scripts=False)
    page.get_by_role("link", name="Stories", exact=True).click()
    page.locator("main h2 a").first.click()
    expect(page.get_by_role("heading", name="Who took it from whom")).to_be_visible()
    page.locator("main .articles h3 a").first.click()
    page.get_by_role("link", name="The story it belongs to").click()
    page.get_by_role("searchbox", name="Search the articles and statements").fill("mill")
    page.keyboard.press("Enter")
    expect(page.locator("main mark").first).to_have_text(re.compile("mill", re.IGNORECASE))
    page.get_by_role("link", name="Review", exact=True).click()
    page.locator("main h2 a").first.click()
    assert re.search(r"/articles/\d+\?review=0#s\d+$", page.url)
    page.get_by_role("link", name="Sources", exact=True).click()
    expect(page.get_by_role("heading", name="Who is quoted")).to_be_visible()
    page.get_by_role("link", name="Parties", exact=True).click()
    page.get_by_role("link", name="Dora Finch").click()
    page.get_by_role("link", name="Mill burns").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Mill burns")
    page.goto(f"{address}/parties?q=garner")
    page.get_by_label("A name", exact=True).fill("Milo Garner")
    page.get_by_label("Another name").fill("Dora Finch")
    page.get_by_role("button", name="They are one", exact=True).click()
    expect(page.get_by_text(f"put together by {PERSON}")).to_be_visible()
    page.get_by_role("link", name="Corrections", exact=True).click()
    page.get_by_role("button", name="Take back").first.click()
    expect(page.locator("main .log li").first).to_contain_text("took back “put two names together”")


def test_what_is_added_is_told_as_it_is_read(open_at: Open, tmp_path: Path) -> None:
    place = tmp_path / "new.db"
    Archive(place).close()
    with served(place) as address, Archive(place) as archive:
        page = open_at(f"{address}/add?token={TOKEN}")
        page.get_by_label("The article", exact=False).last.fill(TEXT)
        page.get_by_label("Outlet").fill("Holm Post")
        page.get_by_role("button", name="Read it").click()
        expect(page.locator("#import")).to_contain_text("waiting")
        assert work_once(archive)
        page.get_by_role("link", name="Read it").click()
        expect(page.locator("main")).to_contain_text("Ida Moor")
        page.get_by_role("link", name="Add", exact=True).click()
        page.locator("input[type=file]").set_input_files(
            [
                {"name": f"{HOSTILE}.txt", "mimeType": "text/plain", "buffer": TEXT.encode()},
                {"name": "b.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 nothing"},
            ]
        )
        page.get_by_role("button", name="Upload and read").click()
        expect(page.locator("#imports .state.waiting")).to_have_count(2)
        while work_once(archive):
            pass
        expect(page.locator("#imports .state.failed")).to_have_count(1)
        expect(page.locator("#imports .problems")).to_contain_text("b.pdf")
        page.goto(f"{address}/add")
        page.get_by_label("Addresses, one on each line").fill("http://127.0.0.1:1/private")
        page.get_by_role("button", name="Fetch and read").click()
        assert work_once(archive)
        expect(page.locator("#import .problems")).to_contain_text("public")
        page.get_by_role("link", name="All imports").click()
        page.get_by_role("button", name="Clear what is done").click()
        expect(page.locator("main")).to_contain_text("Nothing is being read")


def test_search_is_narrowed_and_a_quotation_checked(open_at: Open, address: str) -> None:
    page = open_at(f"{address}/search?token={TOKEN}")
    page.get_by_label("Words").fill("mill")
    page.get_by_text("Narrow it down").click()
    page.get_by_role("textbox", name="Outlet").fill("dell")
    page.locator("main").get_by_role("button", name="Search").click()
    expect(page.locator("main .list > li").first).to_be_visible()
    shown = page.locator("main .list .facts").all_inner_texts()
    assert {one.partition(" · ")[0] for one in shown if " · " in one} == {"Dell Courier"}
    page.get_by_role("link", name="Check", exact=True).click()
    page.get_by_label("The quotation").fill(QUOTATION.replace("+", " "))
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_role("heading", name="Altered")).to_be_visible()
    expect(page.locator("main ins").first).to_contain_text("nine")


def test_what_you_know_of_people_is_counted(open_at: Open, address: str) -> None:
    page = open_at(f"{address}/sources?outlet=dell&token={TOKEN}", width=400, scheme="dark")
    table = {"name": "people.csv", "mimeType": "text/csv", "buffer": b"name,gender\nDora Finch,f\nNo Body,m\n"}
    page.locator("#know input[type=file]").set_input_files([table])
    page.get_by_role("button", name="Count with it").click()
    expect(page.locator("#people")).to_contain_text("1 of 2 people in the table are in the archive")
    expect(page.locator(".head")).to_contain_text("Only outlet dell")
    assert fits(page)
    assert findings(page) == []


def test_a_story_is_shared_with_who_put_what_right(open_at: Open, address: str, tmp_path: Path) -> None:
    page = open_at(f"{address}/stories/1?token={TOKEN}")
    expect(page.locator("#put-right")).to_contain_text("Ben Aalto")
    for ticked in (True, False):
        page.get_by_label("with corrections").set_checked(ticked)
        with page.expect_download() as saved:
            page.get_by_role("button", name="Share as one file").click()
        saved.value.save_as(tmp_path / "story.html")
        opened = open_at((tmp_path / "story.html").as_uri())
        assert [bool(opened.get_by_text(words).count()) for words in ("Ben Aalto", "I was there")] == [ticked] * 2


@pytest.mark.parametrize(("width", "scripts"), [(400, True), (1280, False)])
def test_a_story_is_put_right_by_keyboard_and_taken_back(
    open_at: Open, place: Path, tmp_path: Path, width: int, scripts: bool
) -> None:
    with served(Path(shutil.copy(place, tmp_path / "a.db"))) as address:
        page = open_at(f"{address}/stories/1?token={TOKEN}", width=width, scripts=scripts)

        def enter(on: Locator) -> None:
            on.focus()
            page.keyboard.press("Enter")

        def told(words: str) -> None:
            expect(page.locator("#told")).to_contain_text(words)
            if scripts:
                assert findings(page) == []
            assert fits(page)

        entry = page.locator(".articles .entry", has_text="Mill fire")
        enter(entry.get_by_role("button", name="It did not").first)
        told("says that Dell Courier did not take from The Ashel Gazette")
        enter(page.locator("#told").get_by_role("button", name="Undo"))
        told(f"{PERSON} took back")
        expect(page.locator("#put-right")).not_to_contain_text("did not take")
        enter(entry.get_by_role("link", name="Say from whom it has it"))
        page.get_by_label("party that it credits").fill("Coast Radio")
        page.get_by_label("Why").fill("they told me")
        enter(page.get_by_role("button", name="It has it from there"))
        told("took from Coast Radio: they told me")
        expect(entry).to_contain_text(f"as {PERSON} says")
        unfold(page) if scripts else enter(page.locator("summary", has_text="statements put it").first)
        enter(page.locator(".claim.main .claimed").get_by_role("link", name="Same claim?").first)
        page.locator("input[name=other]").first.focus()
        page.keyboard.press("Space")
        enter(page.get_by_role("button", name="They do not"))
        told("are not the same claim")
        enter(page.locator("#put-right").get_by_role("button", name="Take back").last)
        told("took back")
        expect(page.locator("#put-right")).to_contain_text("took from Coast Radio: they told me")
        expect(page.locator("#put-right")).not_to_contain_text("same claim")


def test_the_queue_is_worked_through_by_keyboard(open_at: Open, place: Path, tmp_path: Path) -> None:
    with served(Path(shutil.copy(place, tmp_path / "a.db"))) as address:
        page = open_at(f"{address}/queue?token={TOKEN}")
        links = page.locator("main h2 a")
        listed = [str(links.nth(number).get_attribute("href")) for number in range(links.count())]
        links.first.focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"{address}{listed[0]}")
        page.keyboard.press("q")
        page.wait_for_url(f"{address}{listed[1]}")
        page.keyboard.press("y")
        expect(page.locator("#told")).to_contain_text("confirmed")
        page.get_by_role("button", name="Next to review").press("Enter")
        page.wait_for_url(f"{address}{listed[0]}")
        expect(page.locator(".cards > .card.on")).to_have_id(listed[0].partition("#")[2])
        page.keyboard.press("y")
        expect(page.locator("#told")).to_contain_text("confirmed")
        page.keyboard.press("q")
        page.wait_for_url(f"{address}{listed[2]}")
        plain = open_at(f"{address}{listed[2].replace('?', f'?token={TOKEN}&')}", scripts=False)
        plain.get_by_role("button", name="Right").first.press("Enter")
        plain.locator("#told").get_by_role("link", name="Next to review").press("Enter")
        plain.wait_for_url(re.compile(r"/articles/\d+\?review=0#s\d+"))


def test_words_without_end_stay_on_the_page(open_at: Open, tmp_path: Path) -> None:
    long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
    said = (
        ("the bridge will be closed", "asserts", f"person {long}"),
        ("it will not", "denies", f"organization {long}"),
    )
    with Archive(tmp_path / "long.db") as archive:
        for number, outlet in enumerate((f"The {long} Gazette", None), start=1):
            archive.add(told(f"{number}{'x' * 150}", outlet, "2031-05-01", *said, title=f"{long} {number}"))
    with served(tmp_path / "long.db") as address:
        page = open_at(f"{address}/?token={TOKEN}", width=400, scheme="dark")
        for path in ("/articles/1", "/articles/1/taken", "/stories/1", "/sources", "/parties", "/parties/1", "/queue"):
            page.goto(address + path)
            unfold(page)
            assert fits(page), path


def test_people_log_in_and_out(open_at: Open, place: Path, tmp_path: Path) -> None:
    set_password(tmp_path / "users", "Mira Oldham", "a long enough one")
    with served(place, token=None, users=tmp_path / "users") as address:
        page = open_at(f"{address}/queue", width=400, scheme="dark")
        expect(page.get_by_role("heading", name="Log in")).to_be_visible()
        assert fits(page)
        assert findings(page) == []
        for password, shown in (("a wrong one", "Name or password are wrong"), ("a long enough one", "To review")):
            page.get_by_label("Name").fill("Mira Oldham")
            page.get_by_label("Password").fill(password)
            page.get_by_role("button", name="Log in").click()
            expect(page.locator("main")).to_contain_text(shown)
        assert page.url == f"{address}/queue"
        expect(page.locator(".who")).to_contain_text("Mira Oldham")
        page.get_by_role("button", name="Log out").click()
        expect(page.get_by_role("heading", name="Log in")).to_be_visible()
        page.goto(f"{address}/articles")
        expect(page.get_by_role("heading", name="Log in")).to_be_visible()


def test_nothing_that_was_written_or_is_asked_runs(open_at: Open, tmp_path: Path) -> None:
    """Whatever opens a dialog, fails as a script, or is refused by the policy makes ``open_at`` fail."""
    place = tmp_path / "bad.db"
    bad = told("bad", HOSTILE, "2031-05-05", (HOSTILE, "asserts", f"person {HOSTILE} Zed"), title=HOSTILE)
    with Archive(place) as archive:
        archive.add(replace(bad, article=replace(bad.article, sections={"theme": (HOSTILE,)})))
        handle = archive.reading("bad").statements[0].key
        correct(archive, "bad", "confirm", HOSTILE, statement=0, note=HOSTILE)
        add_job(archive, "file", HOSTILE, HOSTILE, b"\xff nothing")
        while work_once(archive):
            pass
    keys = {"article": "1", "story": "1", "party": "1", "job": "1", "statement": handle}
    with served(place, person=HOSTILE) as address:
        page = open_at(f"{address}/?token={TOKEN}")
        for view in views():
            path = re.sub(r"\{(\w+):\w+\}", lambda found: keys[found[1]], view.path)
            if not path.endswith("/share"):
                asked = {one.name: HOSTILE for one in view.parameters if "enum" not in one.schema}
                for query in ({}, {"q": HOSTILE, "name": HOSTILE}, asked):
                    page.goto(f"{address}{path}?" + "&".join(f"{k}={quote(v)}" for k, v in query.items()))
                    assert page.locator("main img, main script:not([type])").count() == 0, path
