"""Dates of a page: published is what the page says was published; what says when it was changed never is."""

from __future__ import annotations

import pytest

from wherefrom.intake.page.page import read_page

TEXT = (
    "<p>The lock at Brae will be shut from Monday, the canal trust said, after a barge took off one of its gates.</p>"
    "<p>“It can be mended by June,” said Una Petrie, an engineer, who looked at the hinges for most of the night.</p>"
)
H1 = "<h1>Lock at Brae shut</h1>"


def dates(body: str, head: str = "", url: str | None = None) -> tuple[str | None, str | None]:
    title = "<title>Lock at Brae shut</title>"
    found = read_page(f"<!DOCTYPE html><html><head>{title}{head}</head><body>{body}</body></html>", "x", url)
    return tuple(None if date is None else date[:10] for date in (found.published, found.modified))  # type: ignore[return-value]


@pytest.mark.parametrize(
    "printed",
    [
        "<time itemprop='dateModified' datetime='2019-05-14T20:10'>13/05/2019 07:30 | Updated 14/05/2019</time>",
        "<time class='updated' datetime='2019-05-14'>14 May 2019</time><p class='date'>13 May 2019</p>",
        "<p class='dates'>Published 13 May 2019. Last updated 14 May 2019</p>",
        "<p class='dates'>Updated: May 14, 2019; Posted: May 13, 2019</p>",
        "<span class='posted-on'>13 May 2019</span> <span class='updated'>14 May 2019</span>",
        "<p>13 May 2019, modified 14 May 2019</p>",
        "<time datetime='2019-05-13'>13 May</time><time datetime='2019-05-14'>Updated 14 May 2019</time>",
        "<p>Last modified on <time datetime='2019-05-14'>14 May</time></p><time datetime='2019-05-13'>13 May</time>",
        "<div class='last-modified'><time datetime='2019-05-14'>14 May</time></div><p class='date'>13 May 2019</p>",
        "<time class='published updated' datetime='2019-05-13'>13 May 2019</time>",
    ],
)
def test_a_change_is_no_publication(printed: str) -> None:
    published, modified = dates(f"<article>{H1}{printed}{TEXT}</article>")
    assert published == "2019-05-13"
    assert modified in ("2019-05-14", None)


@pytest.mark.parametrize(
    ("printed", "head"),
    [
        ("<time itemprop='dateModified' datetime='2019-05-14'>14 May 2019</time>", ""),
        ("<p class='date'>Updated 14 May 2019</p>", ""),
        ("<time datetime='2019-05-14'>Last updated 14 May 2019</time>", ""),
        ("", '<meta property="article:modified_time" content="2019-05-14T10:00:00Z">'),
        ("", '<meta itemprop="dateModified" content="2019-05-14">'),
        ("<p>Last modified: May 14, 2019</p>", ""),
    ],
)
def test_a_page_that_tells_only_of_a_change_has_no_day_of_publication(printed: str, head: str) -> None:
    published, modified = dates(f"<article>{H1}{printed}{TEXT}</article>", head)
    assert published is None
    assert modified in ("2019-05-14", None)


@pytest.mark.parametrize(
    "around",
    [
        "<ul><li>Bakery opens <time datetime='2019-05-20'>20 May</time></li></ul>*",
        "<aside><time datetime='2019-05-20'>20 May</time></aside>*",
        "<div class='latest'><span class='date'>20 May 2019</span></div>*",
        "<p class='date'>Today is 20 May 2019</p>*",
        "*<div class='related'><time datetime='2019-05-20'>20 May</time></div>",
        "*<section id='comments'><time datetime='2019-05-20'>20 May</time></section>",
        "<header><span class='time'>Monday, 20 May 2019</span></header>*",
        "*<footer><p class='date'>20 May 2019</p></footer>",
    ],
)
@pytest.mark.parametrize(
    "byline",
    [
        "<p>By Moira Selby</p><time datetime='2019-05-13'>13 May</time>",
        "<p class='byline'>By Moira Selby <span class='date'>13 May 2019</span></p>",
        "<p>By Moira Selby, 13 May 2019</p>",
    ],
)
def test_of_several_dates_the_one_beside_the_byline(around: str, byline: str) -> None:
    assert dates(around.replace("*", f"<article>{H1}{byline}{TEXT}</article>"))[0] == "2019-05-13"


def test_the_address_tells_the_day_where_nothing_else_does() -> None:
    assert dates(f"<article>{H1}{TEXT}</article>", url="https://brae.example/2019/05/13/lock")[0] == "2019-05-13"


def test_the_last_resort_does_not_make_a_day_of_a_year() -> None:
    assert dates(f"<article>{H1}{TEXT}</article><footer>© 2019 Brae Courier</footer>") == (None, None)


def test_the_last_resort_reads_what_others_do_not() -> None:
    head = '<meta name="citation_publication_date" content="2019/05/13">'
    assert dates(f"<article>{H1}{TEXT}</article>", head)[0] == "2019-05-13"
