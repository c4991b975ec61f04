"""Authors of a page: the byline of this article, whoever else is named above it, beside it or in metadata."""

from __future__ import annotations

import json

import pytest

from wherefrom.intake.page.page import read_page

TEXT = (
    "<p>The lock at Brae will be shut from Monday, the canal trust said, after a barge took off one of its gates.</p>"
    "<p>“It can be mended by June,” said Una Petrie, an engineer, who looked at the hinges for most of the night.</p>"
    "<p>Boats can turn at the basin, the trust said, but will have to go back the eleven miles that they came.</p>"
)
H1 = "<h1>Lock at Brae shut</h1>"
BY = "<p class='byline'>By <a href='/who/ms'>Moira Selby</a></p>"


def authors(body: str, head: str = "") -> tuple[str, ...]:
    title = "<title>Lock at Brae shut</title>"
    return read_page(f"<!DOCTYPE html><html><head>{title}{head}</head><body>{body}</body></html>", "x").authors


def ld(**fields: object) -> str:
    node = {"@type": "NewsArticle", "headline": "Lock at Brae shut", **fields}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


@pytest.mark.parametrize(
    "around",
    [
        "<ul><li><i class='author'>Ned Cole</i> Bakery opens</li><li><i class='author'>Al Roy</i></li></ul>*",
        "<div class='latest'><div><a href='/1'>Bakery opens</a><span class='byline'>By Ned Cole</span></div></div>*",
        "<ol><li>Bakery opens <em class='writer'>Ned Cole</em></li></ol><main>*</main>",
        "<aside><p>By Ned Cole</p></aside>*",
        "<header><p class='author'>Ned Cole</p></header>*",
        "<nav><a rel='author' href='/nc'>Ned Cole</a></nav>*",
        "<div id='ticker'><p>By Ned Cole</p><p>Bakery opens</p></div><div>*</div>",
        "*<div class='related'><p class='byline'>By Ned Cole</p></div>",
        "*<section class='comments'><span class='author'>Ned Cole</span><p>Good.</p></section>",
        "*<ul class='more-stories'><li><span class='author'>Ned Cole</span> Bakery opens</li></ul>",
        "<div class='most-read'><div class='story'><h3>Bakery</h3><p class='author-name'>Ned Cole</p></div></div>*",
    ],
)
def test_lists_of_other_stories_name_nobody(around: str) -> None:
    assert authors(around.replace("*", f"<article>{H1}{BY}{TEXT}</article>")) == ("Moira Selby",)
    assert authors(around.replace("*", f"<article>{H1}{TEXT}</article>")) == ()


@pytest.mark.parametrize(
    "head",
    [
        ld(author={"@type": "Organization", "name": "Brae Broadcasting Corporation"}, publisher={"name": "BBC Brae"}),
        ld(author={"@type": "NewsMediaOrganization", "name": "Canal Watch"}),
        ld(author="Brae Television"),
        ld(author=[{"@type": "Organization", "name": "Brae Media Group"}]),
        ld(author={"@type": "Person", "name": "Brae Courier"}, publisher={"name": "Brae Courier"}),
        '<meta name="author" content="Brae Broadcasting Company">',
        '<meta property="article:author" content="The Brae Herald">',
        '<meta name="byl" content="By BRAE NEWS DESK">',
        '<meta name="author" content="Brae Radio"><meta property="og:site_name" content="Brae Radio">',
        ld(author={"@id": "#o"}) + '<script type="application/ld+json">{"@id":"#o","@type":"Organization",'
        '"name":"Canal Watch","url":"/"}</script>',
    ],
)
def test_a_broadcaster_in_metadata_gives_way_to_the_printed_byline(head: str) -> None:
    assert authors(f"<article>{H1}{BY}{TEXT}</article>", head) == ("Moira Selby",)


def test_a_body_is_the_author_where_nobody_else_is() -> None:
    assert authors(f"<article>{H1}{TEXT}</article>", ld(author={"@type": "Organization", "name": "AFP"})) == ("AFP",)


@pytest.mark.parametrize(
    "headline",
    [
        "<h1>Gates of Iron</h1>",
        "<h1>Petrie Mends It</h1>",
        "<h2>Shut Till June</h2>",
        "<h1>Lost at Brae</h1>",
        "<h3>Canal News</h3><h1>Gates of Iron</h1>",
        "<h1 class='author'>Jonah Brae</h1>",
        "<h1><span>Jonah Brae</span></h1>",
        "<p class='kicker'>Local News</p><h1>Gates of Iron</h1>",
        "<p>New York</p><h1>Lock at Brae shut</h1>",
        "<h1>Lock at Brae shut</h1><p>New Delhi</p>",
    ],
)
def test_a_headline_is_no_author(headline: str) -> None:
    assert authors(f"<article>{headline}{TEXT}</article>") == ()


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("<p class='byline'><a href='/1'>Moira Selby</a><a href='/2'>Tam Orr</a></p>", "Moira Selby, Tam Orr"),
        ("<p class='byline'>By <span>Moira Selby</span><span>Tam Orr</span></p>", "Moira Selby, Tam Orr"),
        ("<div class='author'><b>Moira Selby</b><i>Canal correspondent</i></div>", "Moira Selby"),
        ("<p>By Moira Selby and Tam Orr</p>", "Moira Selby, Tam Orr"),
        ("<p class='byline'>By Moira Selby, Tam Orr and Ida Voss</p>", "Moira Selby, Tam Orr, Ida Voss"),
        ("<span class='author'>Moira Selby</span><span class='author'>Tam Orr</span>", "Moira Selby, Tam Orr"),
        ("<p class='byline'>By Moira Selby in Brae and Tam Orr in Leith</p>", "Moira Selby, Tam Orr"),
        ("<p class='byline'>By Moira Selby Monday, May 4, 2020, 10:15 am</p>", "Moira Selby"),
        ("<p class='byline'>By MOIRA SELBY<span>Associated Press</span></p>", "MOIRA SELBY, Associated Press"),
        ("<p class='byline'>By <a>Moira McKay</a><a>Tam DeVine</a></p>", "Moira McKay, Tam DeVine"),
        ("<p class='byline'>Moira Selby, PhD<br>Tam Orr Jr.</p>", "Moira Selby, Tam Orr Jr"),
        (
            "<ul class='authors'><li class='author'>By Moira Selby</li><li class='author'>Tam Orr</li></ul>",
            "Moira Selby, Tam Orr",
        ),
    ],
)
def test_names_in_a_byline_stay_apart(byline: str, names: str) -> None:
    assert authors(f"<article>{H1}{byline}{TEXT}</article>") == tuple(names.split(", "))


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ("Moira SelbyTam Orr", "Moira Selby, Tam Orr"),
        ("Moira Selby; Tam Orr", "Moira Selby, Tam Orr"),
        ("Moira Selby & Tam Orr", "Moira Selby, Tam Orr"),
        ("By Moira Selby, canal correspondent", "Moira Selby"),
        ("Moira Selby Senior Reporter", "Moira Selby"),
        ("Moira Selby - Staff Writer", "Moira Selby"),
        ("Moira Selby 2020-05-04T10:15", "Moira Selby"),
        ("Moira Selby Brae Courier", "Moira Selby"),
        ("Ludwig van Orr", "Ludwig van Orr"),
        ("Sir Tam Fox", "Sir Tam Fox"),
    ],
)
def test_names_in_metadata_stay_apart(given: str, names: str) -> None:
    head = ld(author={"@type": "Person", "name": given}, publisher={"name": "Brae Courier"})
    assert authors(f"<article>{H1}{TEXT}</article>", head) == tuple(names.split(", "))
