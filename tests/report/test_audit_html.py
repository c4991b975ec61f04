"""The page of a source audit and of all that somebody said: what stands in them, and that nothing in names can run."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from html_pages import HOSTILE, Page
from small_readings import harbour, told
from wherefrom.archive.archive import Archive
from wherefrom.archive.ask.filters import Filters
from wherefrom.archive.ask.sources import audit_sources, citations
from wherefrom.archive.ask.who import who
from wherefrom.archive.audit.attributes import people_of
from wherefrom.report.audit import audit_page, who_page

NASTY = [HOSTILE, f"Zed {HOSTILE}", f"Zed {HOSTILE} Quill"]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive(tmp_path_factory.mktemp("audit") / "archive.db") as opened:
        for reading in harbour():
            opened.add(reading)
        yield opened


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive(tmp_path_factory.mktemp("hostile") / "archive.db") as opened:
        for number, words in enumerate(NASTY):
            said = (words, "asserts", f"person {words} < outlet {words}")
            reading = told(f"a{number}", words, f"2031-0{number % 9 + 1}-01", said, said, title=words)
            article = replace(reading.article, url="javascript:alert(1)", sections={"theme": (words,)})
            opened.add(replace(reading, article=article))
        yield opened


def page_of(archive: Archive, filters: Filters | None = None, **options: Any) -> str:
    filters = filters or Filters()
    return audit_page(audit_sources(archive, filters, **options), citations(archive, filters), filters, len(archive))


def words(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page[page.index("<main>") :])).split())


def test_every_share_has_its_numbers(archive: Archive) -> None:
    page = page_of(archive, people=people_of(b"name,gender\nAna Brandt,f\nTomas Lind,m\nNo One,f\n", "people.csv"))
    said = words(page)
    assert "11 statements in 4 of 4 articles" in said
    assert (
        "people 7 of 11 (64 %) institutions 1 of 11 (9 %) documents 1 of 11 (9 %) without a name 2 of 11 (18 %)" in said
    )
    assert "The Ellery Post 1 4 2 of 4 (50 %) 0 of 4 (0 %) 1 of 4 (25 %) 1 of 4 (25 %)" in said
    assert "March 2031 2 7 4 of 7 (57 %)" in said
    assert "2 of 3 people in the table are in the archive" in said
    assert "f 1 3 4 of 5 (80 %)" in said
    assert "line 4: No One , not in the archive" in said
    assert "The Ellery Post Coast Radio 1 1" in said
    assert not re.search(r"(?<![\d(])\d+ %", said), "a percentage stands without its numbers"


def test_what_was_asked_and_whether_reprints_count_is_told(archive: Archive) -> None:
    assert "Reprints are counted each" in words(page_of(archive))
    narrowed = words(page_of(archive, Filters(outlet="radio", since="2031-04", min_confidence=0.5), fold=True))
    assert "Only outlet radio, from April 2031 on, confidence of at least 0.5" in narrowed
    assert "No article among these only prints another's text again" in narrowed


def test_pictures_have_words_and_a_table(archive: Archive) -> None:
    page = page_of(archive)
    assert 'aria-label="Statements by month, from March 2031 to April 2031; most in March 2031: 7"' in page
    assert 'aria-label="1 outlet citing, 1 cited; most often The Ellery Post citing Coast Radio, in 1 article"' in page
    assert page.count("The same as a table") == 2
    assert all('aria-hidden="true"' in tag or 'role="img"' in tag for tag in re.findall(r"<svg[^>]*>", page))
    assert " style=" not in page


def test_all_that_somebody_said(archive: Archive) -> None:
    said = words(who_page(who(archive, "Ana Brandt")))
    assert "person · 4 statements of its own, 0 passed on, in 3 articles" in said
    assert "also written A. Brandt and Åna Brandt" in said
    assert "asserts states it as so 3 of 4 (75 %)" in said
    assert "Coast Radio 1 of 4 (25 %)" in said
    assert "may be Ana Brandt or Ivo Brandt" in said
    page = who_page(who(archive, "Tomas Lind"))
    assert "1 statement of its own, 1 passed on" in words(page)
    assert "passes on · paraphrased · from Ana Brandt → Tomas Lind" in words(page)
    assert '<a href="https://post.example/">Harbour wall failing</a>' in page
    assert "Nothing by anybody of that name." in who_page(who(archive, "Nobody Atall"))


def test_nothing_that_articles_bring_is_markup(hostile: Archive) -> None:
    people = people_of(b"name,<script>\n" + b'"A","<img onerror=alert(1)>"\n', "people.csv")
    pages = [page_of(hostile, people=people), *(who_page(who(hostile, name)) for name in NASTY)]
    for source in pages:
        page = Page(source)
        main = source[source.index("<main>") : source.index("</main>")]
        assert "<script" not in main
        assert not re.search(r"<[^>]+\son\w+=", main)
        assert "javascript:" not in "".join(page.having("href"))


def test_an_empty_audit_is_a_page(tmp_path: Path) -> None:
    with Archive(tmp_path / "empty.db") as empty:
        assert "0 statements in 0 of 0 articles" in words(page_of(empty, fold=True))
