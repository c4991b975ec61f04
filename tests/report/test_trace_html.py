"""The page of a trace: its structure, its safety, and how it behaves in a real browser, opened from disk."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from html import unescape
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from playwright.sync_api import Page

from any_traces import any_traces
from html_pages import HOSTILE, contrast
from html_pages import Page as Parsed
from sample_readings import STEADY
from sample_traces import circle, many
from takeover_trace import takeover
from wherefrom.intake.article import Article
from wherefrom.reading.types import Link, Reading, Statement
from wherefrom.report.html import trace_page
from wherefrom.tracing.contract import trace_schema, trace_to_dict
from wherefrom.tracing.types import (
    ChainLink,
    Claim,
    ClaimStatement,
    Derivation,
    Dispute,
    Origin,
    Passage,
    Quote,
    QuoteVariant,
    Story,
    Trace,
    TraceFlag,
)

Open = Callable[..., Page]


def plain(html: str) -> str:
    """The text content of a piece of a page, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


def entry(page: str, name: str) -> str:
    """The part of the page about the article of an outlet."""
    number = re.search(rf'<tspan class="who">{name}</tspan>', page)
    assert number
    row = page.rfind('data-e="', 0, number.start())
    which = re.match(r'data-e="(e\d+)"', page[row:])
    assert which
    start = page.index(f'<li class="entry" id="{which[1]}"')
    return page[start : page.find('<li class="entry"', start + 9)]


@pytest.mark.parametrize("make", [takeover, circle, many])
def test_a_page_is_whole_and_its_links_lead_somewhere(make: object) -> None:
    assert callable(make)
    page = Parsed(trace_page(make()))
    ids = page.having("id")
    assert len(ids) == len(set(ids))
    targets = {href[1:] for href in page.having("href") if href.startswith("#")} - {""}
    assert targets <= set(ids)
    assert page.having("style") == []
    labelled = {name for value in page.having("aria-labelledby") for name in value.split()}
    assert labelled <= set(ids)


@STEADY
@given(any_traces())
def test_any_trace_makes_a_whole_page(trace: Trace) -> None:
    page = Parsed(trace_page(trace))
    ids = page.having("id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.having("href") if href.startswith("#")} - {""} <= set(ids)


def test_the_answer_stands_at_the_top() -> None:
    page = trace_page(takeover())
    top = plain(page[page.index('<header class="head">') : page.index("</header>")])
    assert "12 articles, 1 independent origin" in top
    assert "A person on its deal team who spoke to The Dockside Ledger." in top
    assert "11 of them carry it; Hanne Brekke denies it." in top


def test_every_article_has_a_row_a_list_item_and_a_table_row() -> None:
    page = trace_page(takeover())
    assert page.count('<a class="row"') == 12
    tree = page[page.index('<ul class="tree">') : page.index("<figcaption>")]
    assert tree.count('<b class="who">') == 12
    table = page[page.index("<table>") : page.index("</table>")]
    assert table.count('<th scope="row">') == 12
    assert "Motor Daily 6 May, 18:10 The Dockside Ledger rewritten person on its deal team ⚑ without credit" in plain(
        table.replace("</td>", " </td>").replace("</th>", " </th>")
    )


def test_ways_are_drawn_by_kind_and_told_in_the_legend() -> None:
    page = trace_page(takeover())
    drawn = re.findall(r'<path class="(way [^"]+)" data-to', page)
    assert drawn.count("way credits") == 8
    assert sorted(set(drawn)) == ["way credits", "way excerpted", "way heard", "way rewritten alarm"]
    legend = page[page.index('<ul class="way-legend"') :]
    legend = plain(legend[: legend.index("</ul>") + 5])
    for words in ("excerpted prints a part", "credits names it", "heard it from the source itself", "without credit"):
        assert words in legend
    assert "republished" not in legend


def test_the_undated_has_a_column_of_its_own_and_no_date() -> None:
    page = trace_page(takeover())
    heads = re.findall(r'<text class="head" x="([\d.]+)" y="19">(?:<[^>]+>[^<]*</[^>]+>)*([^<]+)</text>', page)
    assert [words for _, words in heads] == ["6 May", "7 May", "8 May", "no date"]
    dot = re.search(r'<circle class="dot undated" cx="([\d.]+)"', page)
    assert dot
    assert float(dot[1]) > float(heads[-1][0])
    assert page.count('<circle class="dot undated" cx') == 2  # in the picture and in its legend


def test_evidence_stands_side_by_side_with_the_shared_words_marked() -> None:
    part = entry(trace_page(takeover()), "Motor Daily")
    assert 'Rewrote The Dockside Ledger</b> <span class="mark">⚑ without credit</span>' in part
    assert part.count('role="row" class="pair"') == 3
    assert "<mark>Korvo makes cells for buses and ferries and</mark> employs <mark>1,400</mark> people" in part
    assert "<mark>Korvo makes cells for buses and ferries and</mark> has <mark>1,400</mark> workers" in part
    credit = entry(trace_page(takeover()), "Northline Radio")
    assert "Workers in Lund <mark>learned from Wheelhouse</mark> that their plant may be sold" in credit


def test_claims_disputes_and_changed_words() -> None:
    page = trace_page(takeover())
    claims = plain(page[page.index('<section class="claims">') : page.index('<section class="quotes">')])
    assert "11 articles, 1 independent origin" in claims
    assert "a person on its deal team who spoke to The Dockside Ledger" in claims
    assert "✗ Hanne Brekke denies it in Arnhaven Broadcasting: Tessaly Motors is not in talks" in claims
    assert "The price is <del>settled</del> <ins>agreed</ins> and the champagne is <del>ordered</del>" in page


def test_circles_are_marked() -> None:
    page = trace_page(circle())
    assert '<path class="further credits alarm"' in page
    assert "⚑ circular: credits Quay Gazette, which credits it" in page
    assert "the trail goes round" in page


def test_the_policy_allows_only_the_pages_own_style_and_script() -> None:
    page = trace_page(takeover())
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    for name in ("style", "script"):
        inside = re.findall(rf"<{name}>(.*?)</{name}>", page, re.DOTALL)
        assert len(inside) == 1
        digest = base64.b64encode(hashlib.sha256(inside[0].encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy[1]
    style = files("wherefrom.report").joinpath("static", "trace.css").read_text(encoding="utf-8")
    assert "url(" not in style
    assert "@import" not in style


def hostile() -> Trace:
    """A trace that says HOSTILE wherever an article can put it."""
    link = Link(HOSTILE, "person")
    statement = Statement(0, ((0, len(HOSTILE)),), (), (), "direct", "denies", (link,))
    readings = tuple(
        Reading(Article(f"{name}{HOSTILE}", HOSTILE, HOSTILE, HOSTILE, HOSTILE, (), HOSTILE), (statement,))
        for name in "ab"
    )
    one, two = (reading.article.id for reading in readings)
    whole = (0, len(HOSTILE))
    claim = Claim(
        0,
        HOSTILE,
        (ClaimStatement(one, 0, (ChainLink(HOSTILE, "person"),)),),
        2,
        (Origin(HOSTILE, "unnamed", False, HOSTILE, (one, two)),),
        1,
        one,
        (Dispute(HOSTILE, "person", "denies", two, 0),),
    )
    return Trace(
        Story(HOSTILE, HOSTILE, HOSTILE, HOSTILE),
        readings,
        (
            Derivation(two, "rewritten", one, None, (Passage(whole, whole),), (whole,)),
            Derivation(one, "credits", None, HOSTILE),
        ),
        (claim,),
        0,
        (Quote(HOSTILE, (QuoteVariant(HOSTILE, (one,)), QuoteVariant(f"not {HOSTILE}", (two,))), True),),
        (TraceFlag("circular", HOSTILE, 0, (one, two)), TraceFlag("uncredited-copy", HOSTILE, None, (two,))),
    )


def test_hostile_words_stay_words() -> None:
    page = Parsed(trace_page(hostile()))
    tags = [tag for tag, _ in page.elements]
    assert "img" not in tags
    assert tags.count("script") == 2
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
    assert [href for href in page.having("href") if not href.startswith("#")] == []


def test_the_page_carries_the_trace_as_json() -> None:
    for trace in (takeover(), hostile()):
        page = trace_page(trace)
        found = re.search(r'<script type="application/json" class="data">(.*?)</script>', page, re.DOTALL)
        assert found
        assert not set("<>&\u2028\u2029") & set(found[1])
        record = json.loads(found[1])
        jsonschema.validate(record, trace_schema())
        assert record == json.loads(json.dumps(trace_to_dict(trace)))


@pytest.mark.parametrize("scheme", [0, 1])
def test_every_colour_of_a_way_is_legible(scheme: int) -> None:
    def block(name: str) -> str:
        style = files("wherefrom.report").joinpath("static", name).read_text(encoding="utf-8")
        return re.findall(r":root \{(.*?)\}", style, re.DOTALL)[scheme]

    def colour(name: str, where: str) -> tuple[int, ...]:
        value = re.search(rf"--{name}: ([^;]+);", where)
        assert value
        digits = value[1].lstrip("#")
        if value[1].startswith("#"):
            return tuple(bytes.fromhex(digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)))
        return tuple(map(int, value[1].split()))

    page, trace = block("page.css"), block("trace.css")
    band = re.search(r"--band: (\d+) \d+ \d+ / ([\d.]+)", trace)
    mark = re.search(r"--mark: (\d+) (\d+) (\d+) / ([\d.]+)", trace)
    assert band
    assert mark
    for paper in ("paper", "card"):
        ground = colour(paper, page)
        tinted = tuple(round(part + (int(band[1]) - part) * float(band[2])) for part in ground)
        for name in ("alarm", "copy", "part", "reword", "credit", "in"):
            assert contrast(colour(name, trace), ground) >= 4.5, f"{name} on {paper}"
            assert contrast(colour(name, trace), tinted) >= 4.5, f"{name} on the band"
        assert contrast(colour("soft", page), tinted) >= 4.5
        marked = tuple(round(p + (int(mark[i + 1]) - p) * float(mark[4])) for i, p in enumerate(ground))
        assert contrast(colour("ink", page), marked) >= 4.5


def test_pointing_shows_the_evidence_and_the_way_back(open_page: Open) -> None:
    page = open_page(trace_page(takeover()))
    sheet = page.locator("#sheet")
    assert not sheet.is_visible()
    page.locator(".ways a.row", has_text="Motor Daily").hover()
    sheet.wait_for(state="visible")
    assert "Rewrote The Dockside Ledger" in sheet.inner_text()
    assert sheet.locator("mark").count() > 4
    lit = page.locator(".ways .row.lit .who").all_text_contents()
    assert lit == ["The Dockside Ledger", "Motor Daily"]
    page.mouse.move(5, 5)
    sheet.wait_for(state="hidden")
    assert page.locator(".ways.tracing").count() == 0


def test_the_keyboard_does_all_that_the_mouse_does(open_page: Open) -> None:
    page = open_page(trace_page(takeover()))
    page.keyboard.press("j")
    sheet = page.locator("#sheet")
    assert "Tessaly Motors close to buying" in sheet.inner_text()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Wheelhouse, 6 May, 09:20")
    page.keyboard.press("Enter")
    assert sheet.get_by_role("button", name="Close").is_visible()
    sheet.get_by_role("button", name="Next").click()
    assert "Lund waits for word" in sheet.inner_text()
    page.keyboard.press("Escape")
    assert not sheet.is_visible()
    assert page.evaluate("document.activeElement.dataset.e") == "e2"


def test_a_chosen_row_stays_open(open_page: Open) -> None:
    page = open_page(trace_page(takeover()))
    page.locator(".ways a.row", has_text="Cell News").click()
    page.mouse.move(5, 5)
    sheet = page.locator("#sheet")
    assert "Credits The Dockside Ledger" in sheet.inner_text()
    page.locator(".claim.main").click(position={"x": 2, "y": 2})
    assert not sheet.is_visible()


@pytest.mark.parametrize("make", [takeover, circle, many])
def test_nothing_in_the_picture_overlaps_or_leaves_it(open_page: Open, make: object) -> None:
    assert callable(make)
    page = open_page(trace_page(make()))
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    boxes = page.evaluate(
        """[...document.querySelectorAll('.ways .label, .ways .origin text, .ways .head')].map((e) => {
             const r = e.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom, e.textContent]; })"""
    )
    picture = page.locator(".ways").bounding_box()
    assert picture
    for i, (left, top, right, bottom, words) in enumerate(boxes):
        assert right <= picture["x"] + picture["width"] + 1, words
        assert bottom <= picture["y"] + picture["height"] + 1, words
        for other in boxes[i + 1 :]:
            apart = right <= other[0] + 1 or other[2] <= left + 1 or bottom <= other[1] + 4 or other[3] <= top + 4
            assert apart, (words, other[4])


def test_phones_get_the_tree_as_lists(open_page: Open) -> None:
    page = open_page(trace_page(many()), width=390, height=844)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert not page.locator(".ways").is_visible()
    assert page.locator(".tree .who").count() == 40
    page.locator(".tree a").nth(2).click()
    sheet = page.locator("#sheet")
    assert sheet.is_visible()
    sheet.get_by_role("button", name="Close").click()
    assert not sheet.is_visible()


def test_hostile_titles_and_words_do_not_run(open_page: Open) -> None:
    page = open_page(trace_page(hostile()))
    assert page.locator("img").count() == 0
    assert "<script>alert(1)</script>" in page.locator("h1").inner_text()


def test_an_origin_opens_the_sentences_it_rests_on(open_page: Open) -> None:
    page = open_page(trace_page(takeover()))
    page.locator(".ways a.root").click()
    sheet = page.locator("#sheet")
    assert sheet.locator("mark").first.inner_text().startswith("Tessaly Motors is close to buying")
    assert sheet.locator(".rests li").count() == 11
    page.keyboard.press("Escape")
    assert sheet.is_hidden()
    page.locator(".claim.main .origins a", has_text="a person on its deal team").click()
    assert sheet.locator(".rests li").count() == 11
    page.keyboard.press("Escape")
    small = page.locator(".claim", has_text="champagne is ordered").locator(".origins details").first
    small.locator("summary").click()
    assert small.locator("mark").first.is_visible()


def test_the_page_reads_without_scripts_and_on_paper(open_page: Open) -> None:
    page = open_page(trace_page(takeover()), scripts=False)
    page.locator(".ways a.row", has_text="Cell News").click()
    assert page.url.endswith("#e3")
    assert page.locator(".articles .entry").count() == 12
    page.locator(".ways a.root").click()
    assert page.url.endswith("#o1")
    page.emulate_media(media="print")
    assert page.locator(".ways").is_visible()
    assert not page.locator(".as-table").is_visible()


def test_the_trace_can_be_saved_as_json(open_page: Open, tmp_path: Path) -> None:
    page = open_page(trace_page(takeover()))
    with page.expect_download() as waiting:
        page.locator("a.save").click()
    waiting.value.save_as(tmp_path / "saved.json")
    assert json.loads((tmp_path / "saved.json").read_text(encoding="utf-8")) == json.loads(
        json.dumps(trace_to_dict(takeover()))
    )
