"""An article put right in a real browser, by keyboard alone; two people at once; what a screen reader is told."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import wherefrom
from archive_samples import numbered, reworded
from html_pages import HOSTILE
from web_app import PERSON, TOKEN
from web_browser import findings, fits
from web_server import served
from wherefrom.archive.archive import Archive
from wherefrom.archive.ask.sources import audit_sources
from wherefrom.archive.ask.who import who
from wherefrom.archive.corrections.making import correct, corrections
from wherefrom.archive.corrections.types import Values
from wherefrom.tracing.archived import find_story, trace_story
from wherefrom.web.importing.supervising import working

TEXT = (
    "The ferry to Holm will stop in June, said Edda Brink, who runs the port.\n\n"
    "Oskar Tahl, a fisherman, told Coast Radio that the pier is rotten.\n\n"
    "Brink denied that the council had been warned."
)
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of an article that was read, and of one with a quotation that nobody says."""
    place = tmp_path_factory.mktemp("browser") / "made.db"
    with Archive(place) as archive:
        archive.add(
            wherefrom.read(wherefrom.Article(id="ferry", text=TEXT, outlet="Holm Post", published="2031-05-02"))
        )
        archive.add(reworded(numbered(1), "“Nobody has looked at it for ten years.”"))
    return place


@pytest.fixture
def place(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "a.db"))


@pytest.fixture
def address(place: Path) -> Iterator[str]:
    with served(place) as where:
        yield where


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key) if len(key) == 1 or key in {"Enter", "Escape", "ArrowDown"} else page.keyboard.type(
            key
        )


def told(page: Page, words: str) -> None:
    expect(page.locator("#told")).to_contain_text(words)


def active(page: Page) -> str:
    """The chain of the statement that is chosen."""
    return page.locator(".cards > .card.on .chain").inner_text()


def counts(place: Path) -> tuple[int, dict[str, int], list[str]]:
    """What the archive says of a party that is put in: statements, the audit, the origins of the newest trace."""
    with Archive(place) as archive:
        (article,) = archive.article_ids()
        said = sum(len(party.said) for party in who(archive, "Ida Moor").parties)
        audit = {party.name: party.statements for party in audit_sources(archive).by_party}
        claims = trace_story(archive, find_story(archive, article)).claims
        return said, audit, [origin.name for claim in claims for origin in claim.origins]


def uploaded(page: Page, file: Path) -> None:
    """From an empty archive to the page of an article, by keyboard but for the choice of the file."""
    expect(page.locator("main")).to_contain_text("Where is this from?")
    page.locator("main a.button").focus()
    press(page, "Enter")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Upload and read").focus()
    press(page, "Enter")
    link = page.locator("a[href^='/articles/']").first
    link.wait_for(timeout=90_000)
    link.focus()
    press(page, "Enter")
    page.wait_for_url(re.compile(r"/articles/1$"))


def test_the_whole_way_by_keyboard(open_at: Open, tmp_path: Path) -> None:
    place, file = tmp_path / "new.db", tmp_path / "ferry.txt"
    file.write_text(TEXT, encoding="utf-8")
    Archive(place).close()
    with working(str(place)), served(place) as address:
        page = open_at(f"{address}/?token={TOKEN}")
        assert TOKEN not in page.url
        uploaded(page, file)
        before = counts(place)
        (origin,) = set(before[2])
        press(page, "j")
        while origin not in active(page):
            press(page, "j")
        press(page, "s")
        expect(page.locator("#chooser")).to_be_visible()
        press(page, "Ida Moor", "Enter")
        told(page, f"speaker: Ida Moor, before {origin}")
        assert "Ida Moor" in active(page)
        said, audit, origins = counts(place)
        assert (before[0], said) == (0, 1)
        assert audit["Ida Moor"] == 1
        assert audit.get(origin, 0) == before[1][origin] - 1
        assert origins == ["Ida Moor"]
        press(page, "u")
        told(page, "took back “changed speaker”")
        assert counts(place) == before
        press(page, "y")
        told(page, "confirmed")
        page.get_by_label("with corrections").check()
        with page.expect_download() as saved:
            page.get_by_role("button", name="Share as one file").press("Enter")
        saved.value.save_as(tmp_path / "shared.html")
    opened = open_at((tmp_path / "shared.html").as_uri())
    expect(opened.locator(".corrections")).to_contain_text(f"confirmed by {PERSON}")
    expect(opened.locator(".cards")).to_contain_text(origin)


def test_a_wrong_speaker_among_the_candidates_in_two_keys(address: str, open_at: Open) -> None:
    page = open_at(f"{address}/articles/1?token={TOKEN}")
    press(page, "j")
    assert "Edda Brink" in active(page)
    wanted = "Oskar Tahl"
    press(page, "s")
    number = next(
        i for i, one in enumerate(page.locator("#chooser [role=option]").all_inner_texts(), 1) if wanted in one
    )
    assert number <= 3
    press(page, "Escape", "s", str(number))
    told(page, f"speaker: {wanted}, before Edda Brink")
    assert wanted in active(page)
    expect(page.locator(".n:focus")).to_have_count(1)


def test_every_key_does_what_the_list_of_keys_says(address: str, place: Path, open_at: Open) -> None:
    page = open_at(f"{address}/articles/1?token={TOKEN}")
    press(page, "y")
    told(page, "Choose a statement first")
    press(page, "j", "r", "Tide FM", "Enter")
    told(page, "relays: Tide FM, before nobody")
    press(page, "r", "1")
    told(page, "relays: nobody, before Tide FM")
    press(page, "i", "group", "Enter")
    told(page, "kind: unnamed group, before person")
    press(page, "t", "doubts", "Enter")
    told(page, "stance: doubts, before asserts")
    press(page, "ArrowDown", "n")
    told(page, "rejected")
    count = page.locator(".cards > .card").count()
    press(page, "a", "pier is rotten", "Enter", "Oskar", "Enter")
    told(page, "added (speaker: Oskar Tahl)")
    expect(page.locator(".cards > .card")).to_have_count(count + 1)
    press(page, "f")
    told(page, "The article: read the whole article")
    expect(page.locator(".read-all")).to_contain_text(f"{PERSON} read it all")
    press(page, "f")
    told(page, "Somebody read it all already")
    press(page, "?")
    expect(page.locator("#keys")).to_be_visible()
    press(page, "Escape")
    for _ in range(7):
        press(page, "u")
        told(page, "took back")
        page.get_by_role("button", name="Close").click()
    press(page, "u")
    told(page, "You have nothing here to take back")
    with Archive(place) as archive:
        assert [kept.state for kept in corrections(archive)] == ["undone"] * 7 + ["applied"] * 7
    press(page, "e")
    page.wait_for_url(re.compile(r"/articles/1/statements/[0-9a-f]{16}"))


def test_selected_words_are_the_words_the_cue_the_speaker(address: str, open_at: Open) -> None:
    page = open_at(f"{address}/articles/1?token={TOKEN}")

    def select(words: str) -> None:
        page.evaluate(
            """words => {
              const walk = document.createTreeWalker(document.querySelector(".text"), NodeFilter.SHOW_TEXT);
              while (walk.nextNode()) {
                const at = walk.currentNode.data.indexOf(words);
                const node = walk.currentNode;
                if (at >= 0) return getSelection().setBaseAndExtent(node, at, node, at + words.length);
              }
              throw new Error("no " + words);
            }""",
            words,
        )

    press(page, "j")
    select("will stop in June")
    press(page, "w")
    told(page, "words: will stop in June")
    select("a fisherman")
    press(page, "s", "1")
    told(page, "speaker: a fisherman")
    select("who runs the port")
    press(page, "a", "Ida Moor", "Enter")
    told(page, "“who runs the port”: added (speaker: Ida Moor)")
    select("the pier is rotten")
    page.locator(".desk-foot [data-act=add]").click()
    expect(page.locator("#chooser .about")).to_have_text("the pier is rotten")
    press(page, "Escape")


def test_a_quotation_without_a_speaker_is_given_one(address: str, open_at: Open) -> None:
    page = open_at(f"{address}/articles/2?token={TOKEN}")
    expect(page.locator(".unattributed li")).to_contain_text("Nobody has looked at it")
    page.locator(".say-whose").focus()
    press(page, "a", "Ivo Mund", "Enter")
    told(page, "added (speaker: Ivo Mund)")
    expect(page.locator(".unattributed li")).to_have_count(0)


def test_two_people_at_once(address: str, place: Path, open_at: Open) -> None:
    page = open_at(f"{address}/articles/1?token={TOKEN}")
    with Archive(place) as archive:
        handle = archive.reading("ferry").statements[0].key
        correct(archive, "ferry", "reject", "Ben Aalto", statement=handle)
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page.locator("#news")).to_contain_text("Ben Aalto put something right here")
    press(page, "j", "s", "Ida Moor", "Enter")
    told(page, "Since this page was loaded, Ben Aalto rejected")
    told(page, "Both are kept, and the later one shows.")
    with Archive(place) as archive:
        assert [(one.correction.person, one.state) for one in corrections(archive)] == [
            ("Ben Aalto", "overruled"),
            (PERSON, "applied"),
        ]
        correct(archive, "ferry", "change", "Ben Aalto", statement=handle, after=Values(stance="doubts"))
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page.locator("#news")).to_contain_text("Ben Aalto put something right here")
    press(page, "l")
    expect(page.locator(".cards > .card.on")).to_contain_text("changed stance by Ben Aalto")
    expect(page.locator("#news p")).to_have_count(0)


def test_nothing_that_is_typed_runs(address: str, open_at: Open) -> None:
    page = open_at(f"{address}/articles/1?token={TOKEN}")
    press(page, "j", "s")
    page.keyboard.type(HOSTILE.replace("\u2028", ""))
    page.locator("#chooser .why-field input").fill(HOSTILE)
    page.locator("#chooser [role=combobox]").press("Enter")
    told(page, "<script>alert(1)</script>")
    press(page, "r", "<img src=x onerror=alert(3)>", "Enter")
    told(page, "relays: <img src=x")
    for path in ("/articles/1", "/corrections", "/stories"):
        page.goto(address + path)
        assert page.locator("main img").count() == 0


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (400, "light"), (400, "dark")])
def test_axe_finds_nothing(address: str, open_at: Open, width: int, scheme: str) -> None:
    page = open_at(f"{address}/articles/1?token={TOKEN}", width=width, scheme=scheme)
    handle = page.locator(".cards > .card").first.get_attribute("data-handle")
    press(page, "j", "s", "Ida Moor", "Enter")
    told(page, "speaker: Ida Moor")
    assert findings(page) == []
    press(page, "n")
    told(page, "rejected")
    assert findings(page) == []
    press(page, "s")
    assert findings(page) == []
    press(page, "Escape", "?")
    assert findings(page) == []
    for path in (f"/articles/1/statements/{handle}", "/articles/1/add", "/articles/1/about", "/corrections"):
        page.goto(address + path)
        assert findings(page) == [], path
        assert fits(page), path


def test_all_of_it_without_scripts(address: str, open_at: Open) -> None:
    page = open_at(f"{address}/articles/1?token={TOKEN}", scripts=False)
    page.locator(".card .acts").first.get_by_role("button", name="No statement").click()
    told(page, "rejected")
    page.get_by_role("button", name="Undo").click()
    told(page, "took back")
    page.locator(".card .acts a").first.click()
    page.get_by_role("button", name="Oskar Tahl").click()
    told(page, "speaker: Oskar Tahl, before Edda Brink")
