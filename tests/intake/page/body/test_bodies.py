"""Bodies of pages made in other ways than most: several blocks, short pages, tables for layout, readers' comments."""

from __future__ import annotations

import re

import pytest

from wherefrom.intake.page.page import read_page

TEXTS = {
    "MILL": "The old mill at Varr was sold on Tuesday to a firm from the coast, which wants to grind oats in it again.",
    "RENT": "“Nobody asked what the rent would be,” said Ines Tolk, who has baked in the yard for nine years.",
    "BANK": "The savings bank said that it had lent half of the price, and that the county would pay for the roof.",
    "GATE": "A second firm had offered more, the notary Piet Lamm said, but would have turned the building into flats.",
    "WALL": "The wall along the stream was built in 1843, after the flood that took the first mill and two millers.",
    "DAMS": "Until the dam is mended the wheel will stand still, the new owners wrote in a letter to their neighbours.",
    "SOLD": "The mill was sold, the county said.",
    "TOLK": "“About time,” said Ines Tolk, a baker.",
}
_NAME = re.compile("|".join(TEXTS))
TITLE = "Mill at Varr gets new owners"


def html_of(sketch: str) -> str:
    """The page of a sketch: a name stands for its text in a paragraph, behind ``=`` for its text alone."""
    sketch = re.sub(f"=({_NAME.pattern})", lambda m: TEXTS[m[1]], sketch)
    body = _NAME.sub(lambda m: f"<p>{TEXTS[m[0]]}</p>", sketch.replace("H1", f"<h1>{TITLE}</h1>"))
    return f"<!DOCTYPE html><html><head><title>{TITLE}</title></head><body>{body}</body></html>"


def paragraphs(html: str) -> list[str]:
    return read_page(html, "x").text.split("\n\n")


@pytest.mark.parametrize(
    "sketch",
    [
        "<div><div><div>MILL RENT BANK</div></div><div><div>GATE WALL</div></div></div>",
        "<div><div><div><div>MILL RENT BANK GATE</div></div></div><div><div><div>WALL DAMS</div></div></div></div>",
        "<main><section><div>MILL RENT</div></section><section><div>BANK</div></section><section>WALL</section></main>",
        "<div><div><div>MILL</div></div><div><div>RENT BANK GATE WALL</div></div></div>",
        "<div><div class='a'><div>MILL RENT BANK GATE</div></div><div class='b'><div>WALL</div></div></div>",
        "<div><div><p>MILL RENT BANK</div><div class='ad'><a href='/x'>Oats</a></div><div><p>GATE WALL</div></div>",
        "H1<div><div><div>MILL RENT BANK</div></div><div><div>GATE WALL</div></div></div>",
        "<article><div><div><div>MILL RENT</div></div></div><div><div><div>GATE WALL</div></div></div></article>",
        "<div><div><div><div>MILL RENT BANK</div></div></div><div>GATE WALL</div></div>",
        "<div><div><div>=MILL</div><div>=RENT</div></div></div><div><div><div>=GATE</div><div>=WALL</div></div></div>",
        "<div><div>MILL RENT</div></div><figure><img src='m.jpg'><figcaption>May</figcaption></figure><div>GATE</div>",
    ],
)
def test_no_block_is_dropped(sketch: str) -> None:
    assert paragraphs(html_of(sketch)) == [TEXTS[name] for name in _NAME.findall(sketch)]


@pytest.mark.parametrize(
    "sketch",
    [
        "<div>H1<h2>Baker ‘glad’</h2><span class='d'>3 June 2021, 08:40</span>SOLD TOLK<p>Share this story</p></div>",
        "<article>H1<time datetime='2021-06-03'>3 June 2021</time>SOLD TOLK</article>",
        "H1<h2>County is glad</h2>SOLD TOLK",
        "<ul><li><a href='/'>Home</a></li><li><a href='/w'>Weather</a></li></ul>H1 SOLD TOLK",
        "H1<p>By Jo Penn</p>SOLD TOLK",
        "H1 SOLD TOLK<footer>Varr Courier, 4 Mill Lane</footer>",
        "<div>H1<div>=SOLD</div><div>=TOLK</div></div>",
        "H1 SOLD TOLK<p>Print this page</p>",
        "H1<div>=SOLD<br><br>=TOLK</div>",
        "<header>H1<p class='date'>3 June 2021</p></header><main>SOLD TOLK</main>",
    ],
)
def test_short_pages_keep_their_paragraphs(sketch: str) -> None:
    assert paragraphs(html_of(sketch)) == [TEXTS["SOLD"], TEXTS["TOLK"]]


@pytest.mark.parametrize(
    "sketch",
    [
        "<table><tr><td><a href='/'>Home</a> <a href='/o'>Old issues</a></td><td>H1<p>=SOLD<p>=TOLK</td></tr></table>",
        "<table><tr><td><a href='/'>Home</a> | <a href='/o'>Issues</a></td></tr><tr><td>SOLD TOLK</td></tr></table>",
        "<table><tr><td><a href='/'>Home</a></td><td>H1 MILL RENT BANK</td></tr></table>",
        "<table><tr><td><table><tr><td>H1</td></tr><tr><td>MILL RENT BANK</td></tr></table></td></tr></table>",
        "<table><tr><td><a href='/'>Home</a></td><td><b>Oats again</b><br><br>=MILL<br><br>=RENT</td></tr></table>",
        "<center><table width=600><tr><td>H1 SOLD TOLK</td></tr></table></center>",
        "<table><tr><td><a href='/'>Home</a></td><td>MILL RENT GATE</td><td><a href='/a'>Oats</a></td></tr></table>",
        "<table><tr><td>=MILL</td></tr><tr><td>=RENT</td></tr><tr><td>=BANK</td></tr></table>",
        "<table><tr><td class='side'><a href='/'>Home</a></td><td>H1<p><i>=SOLD</i><p>=TOLK</td></tr></table>",
        "<table><tr><td>MILL RENT</td></tr><tr><td><a href='/i'>Imprint</a></td></tr></table>",
    ],
)
def test_tables_that_lay_out_a_page_leave_no_trace(sketch: str) -> None:
    found = [one for one in paragraphs(html_of(sketch)) if one != "Oats again"]
    assert found == [TEXTS[name] for name in _NAME.findall(sketch)]


REMARK = "I have passed that mill on my way to work for thirty years and never saw a light in it, so good luck to them."


@pytest.mark.parametrize(
    "around",
    [
        "<div id='comments'><ol class='comment-list'><li class='comment'><p>*</p></li></ol></div>",
        "<div id='disqus_thread'><div class='post'><p>*</p></div></div>",
        "<section class='comments-area'><p>*</p></section>",
        "<div class='commentsContainer'><div class='content'>*</div></div>",
        "<div class='replies'><p>*</p></div>",
    ],
)
@pytest.mark.parametrize("story", ["MILL RENT", "MILL RENT BANK", "MILL RENT BANK GATE WALL DAMS"])
def test_what_readers_write_is_not_the_article(around: str, story: str) -> None:
    remarks = "".join(around.replace("*", f"{REMARK} {number}.") for number in range(12))
    assert paragraphs(html_of(f"<article>H1 {story}</article>{remarks}")) == [TEXTS[name] for name in story.split()]


def test_a_class_about_comments_on_the_article_itself_is_no_comment() -> None:
    sketch = "<div class='comments-open post-comments-on'>H1 MILL RENT BANK</div>"
    assert paragraphs(html_of(sketch)) == [TEXTS[name] for name in ("MILL", "RENT", "BANK")]


def test_sections_and_tags_among_the_classes_of_an_article_do_not_count_against_it() -> None:
    sketch = "<article class='post-7 hentry category-popular tag-video tag-sponsor'>H1 MILL RENT BANK</article>"
    assert paragraphs(html_of(sketch)) == [TEXTS[name] for name in ("MILL", "RENT", "BANK")]


def test_text_without_spaces_between_sentences_is_prose_too() -> None:
    line = "村の古い水車小屋が火曜日に売られた。新しい持ち主は海辺の会社で、また麦を挽くつもりだという。" * 2
    assert paragraphs(html_of(f"<div><p>{line}</p><p>{line}二。</p></div>")) == [line, line + "二。"]


def test_a_page_that_would_take_the_extractor_minutes_is_read_without_it() -> None:
    links = " ".join(f"<a href='/{number}'>The gate</a> was shut." for number in range(20_000))
    found = paragraphs(html_of(f"<article>H1 MILL<p>{links}</p>RENT</article>"))
    assert (found[0], found[-1]) == (TEXTS["MILL"], TEXTS["RENT"])
