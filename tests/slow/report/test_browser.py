"""The HTML pages in a real browser, opened from disk."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from sample_readings import doubtful, sample
from wherefrom.intake.article import Article
from wherefrom.reading.contract import reading_from_dict
from wherefrom.reading.types import Link, Reading, Statement
from wherefrom.report.html import reading_page, readings_page

NASTY = "First\r\nsecond\rthird \n\n\n<b>&amp; &#13; \x0c \x1b[31m </script><!-- \u2028 日本 עברית 😀\ttab  two\n"

Open = Callable[..., Page]


def crowded(number: int = 60) -> Reading:
    """An article with a statement every few words."""
    sentence = "The mayor said that the wall would stand. "
    link = Link("the mayor", "person")
    content = (len("The mayor said that "), len(sentence) - 2)
    statements = tuple(
        Statement(
            i,
            (tuple(at + i * len(sentence) for at in content),),  # type: ignore[arg-type]
            (),
            (),
            "indirect",
            "asserts",
            (link, Link(f"radio {i}", "outlet")),
        )
        for i in range(number)
    )
    return Reading(Article("crowded", sentence * number), statements)


def test_the_page_opens_quietly_with_its_text(open_page: Open) -> None:
    page = open_page(reading_page(sample()))
    assert page.title().startswith("Harbour wall at Port Ellery")
    assert page.eval_on_selector(".text", "e => e.textContent") == sample().article.text
    assert page.locator(".card").count() == 7
    assert page.locator(".js .toolbar").is_visible()


def test_the_browser_gives_back_exactly_the_text(open_page: Open) -> None:
    marked = Statement(0, ((3, 12), (15, 40)), ((8, 20),), (), "direct", "asserts", (Link("x", "person"),))
    page = open_page(reading_page(Reading(Article("a", NASTY), (marked,))))
    assert page.eval_on_selector(".text", "e => e.textContent") == NASTY


def test_hostile_titles_and_words_do_not_run(open_page: Open) -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    statement = Statement(0, ((0, 9),), (), (), "direct", "asserts", (Link(hostile, "person"),))
    article = Article("a", hostile, title=hostile, outlet=hostile, url="javascript:alert(3)")
    page = open_page(readings_page([Reading(article, (statement,)), sample()]))
    assert page.locator("h2.title").first.inner_text() == hostile
    assert page.locator("img").count() == 0


def test_the_policy_stops_scripts_that_are_not_the_pages_own(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        reading_page(sample()).replace("</main>", "<script>window.ran = 1</script></main>"), encoding="utf-8"
    )
    page = browser.new_page()
    page.goto(path.as_uri())
    assert page.evaluate("window.ran") is None
    assert page.locator(".js").count() == 1
    page.close()


def test_choosing_a_source_shows_all_it_said_and_where(open_page: Open) -> None:
    page = open_page(reading_page(sample()))
    page.locator(".flow.wide .node", has_text="Ana Brandt").click()
    sheet = page.locator("#sheet")
    assert sheet.is_visible()
    assert "one storm away" in sheet.inner_text()
    assert "the survey was hidden" in sheet.inner_text()
    hits = page.locator(".text .hit").all_inner_texts()
    assert any("one storm away" in words for words in hits)
    assert not any("ferry hall" in words for words in hits)
    assert page.locator(".text .named").all_inner_texts() == ["Ana Brandt", "Brandt"]
    assert page.locator(".status").inner_text() == "2 of 7"
    page.keyboard.press("Escape")
    assert not sheet.is_visible()
    assert page.locator(".status").inner_text() == "7 of 7"


def test_choosing_a_statement_opens_its_card_beside_it(open_page: Open) -> None:
    page = open_page(reading_page(sample()))
    page.locator('.text .c[data-c="4"]').click()
    card = page.locator("#s5")
    assert card.locator("blockquote").is_visible()
    assert page.locator(".card blockquote:visible").count() == 1
    assert page.locator(".text .on-c").all_inner_texts() == ["the survey was hidden for a year"]
    assert page.locator(".text .on-u").all_inner_texts() == ["told", "was quoted as saying"]
    anchor = page.locator("#t5").bounding_box()
    beside = card.bounding_box()
    assert anchor
    assert beside
    assert abs(anchor["y"] - beside["y"]) < 20
    assert page.url.endswith("#s5")


def test_what_is_unsure_shows_before_a_card_is_opened(open_page: Open) -> None:
    for width in (1280, 390):
        page = open_page(reading_page(doubtful()), width=width)
        assert page.locator("#s3 .unsure-who").inner_text() == "unsure who: Ana <Brandt> (46 %) or Tomas Lind (41 %)"
        assert page.locator("#s3 .chip.unsure").is_visible()
        assert page.locator(".card .chip.unsure").count() == 2
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_link_to_a_statement_opens_it(open_page: Open) -> None:
    page = open_page(reading_page(sample()))
    page.goto(page.url + "#s3")
    page.reload()
    assert page.locator("#s3.on blockquote").is_visible()


def test_the_keyboard_reaches_everything(open_page: Open) -> None:
    page = open_page(reading_page(sample()))
    page.keyboard.press("j")
    assert page.locator(".card.on").get_attribute("id") == "s1"
    assert page.evaluate("document.activeElement.id") == "t1"
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.locator(".card.on").get_attribute("id") == "s2"
    page.keyboard.press("Escape")
    assert page.locator(".card.on").count() == 0
    page.locator("#t4").focus()
    page.keyboard.press("Enter")
    assert page.locator(".card.on").get_attribute("id") == "s4"
    page.locator(".flow.wide .node").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "sheet"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.classList.contains('node')")


def test_filters_by_kind_stance_flag_and_source(open_page: Open) -> None:
    page = open_page(reading_page(sample()))
    shown = page.locator(".card:visible")
    page.locator('.switch[data-kind="document"]').click()
    assert shown.count() == 1
    page.locator('.switch[data-kind="unnamed"]').click()
    assert shown.count() == 3
    page.locator(".clear").click()
    assert shown.count() == 7
    page.locator('[data-filter="stance"]').select_option("denies")
    assert [shown.nth(i).get_attribute("id") for i in range(shown.count())] == ["s4"]
    page.locator('[data-filter="stance"]').select_option("")
    page.locator('[data-filter="flag"]').select_option("unnamed-origin")
    assert shown.count() == 2
    page.locator(".clear").click()
    page.locator('[data-filter="party"]').select_option(label="Coast Radio (2)")
    assert page.locator("#sheet").is_visible()
    assert page.locator(".status").inner_text() == "2 of 7"


def test_filters_by_whether_a_statement_is_unsure(open_page: Open) -> None:
    page = open_page(reading_page(doubtful()))
    page.locator('[data-filter="sure"]').select_option("unsure")
    assert page.locator(".status").inner_text() == "2 of 7"
    page.locator('[data-filter="sure"]').select_option("sure")
    assert page.locator(".status").inner_text() == "5 of 7"


def test_cards_never_overlap_however_crowded(open_page: Open) -> None:
    page = open_page(reading_page(crowded()))
    page.locator("#t20").click()
    beside, words = page.locator(".card.on").bounding_box(), page.locator("#t20").bounding_box()
    assert beside
    assert words
    assert abs(beside["y"] - words["y"]) < 20
    edges = page.evaluate(
        "[...document.querySelectorAll('.card')].map(e => e.getBoundingClientRect()).map(r => [r.top, r.bottom])"
    )
    edges.sort()
    assert len(edges) == 60
    assert all(after[0] >= before[1] for before, after in zip(edges, edges[1:], strict=False))


def test_phones_get_a_sheet_and_no_sideways_scrolling(open_page: Open) -> None:
    page = open_page(reading_page(sample()), width=390, height=844)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator(".flow.narrow").is_visible()
    assert not page.locator(".flow.wide").is_visible()
    page.locator('.text .c[data-c="1"]').click()
    sheet = page.locator("#sheet")
    assert "one storm away" in sheet.inner_text()
    sheet.get_by_role("button", name="Next").click()
    assert "the money for repairs" in sheet.inner_text()
    sheet.get_by_role("button", name="Close").click()
    assert not sheet.is_visible()


def test_paper_gets_every_chain(open_page: Open) -> None:
    page = open_page(reading_page(sample()))
    page.emulate_media(media="print")
    assert not page.locator(".toolbar").is_visible()
    assert page.locator(".card blockquote:visible").count() == 7
    tops = [box["y"] for i in range(7) if (box := page.locator(".card").nth(i).bounding_box())]
    assert tops == sorted(tops)
    text = page.locator(".text").bounding_box()
    assert text
    assert tops[0] > text["y"] + text["height"]


def test_the_page_reads_without_scripts(open_page: Open) -> None:
    page = open_page(reading_page(sample()), scripts=False)
    assert page.locator(".card blockquote:visible").count() == 7
    assert not page.locator(".toolbar").is_visible()
    page.locator("#t4").click()
    assert page.url.endswith("#s4")


def test_several_articles_keep_apart(open_page: Open) -> None:
    page = open_page(readings_page([sample(), sample()]))
    page.locator('tbody a[href="#a2-reading"]').click()
    page.locator('#a2-reading .text .c[data-c="1"]').click()
    assert page.locator(".card.on").all()[0].get_attribute("id") == "a2-s2"
    assert page.locator("#a1-reading .on-c").count() == 0
    page.locator('#a2-reading .switch[data-kind="document"]').click()
    assert page.locator("#a1-reading .card:visible").count() == 7
    assert page.locator("#a2-reading .card:visible").count() == 1


def test_the_reading_can_be_saved_as_json(open_page: Open, tmp_path: Path) -> None:
    page = open_page(reading_page(sample()))
    with page.expect_download() as waiting:
        page.locator("a.save").click()
    waiting.value.save_as(tmp_path / "saved.json")
    saved = json.loads((tmp_path / "saved.json").read_text(encoding="utf-8"))
    assert reading_from_dict(saved) == sample()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_and_paper_follow_the_scheme(open_page: Open, scheme: str) -> None:
    page = open_page(reading_page(sample()))
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    red = page.evaluate("Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])")
    assert (red > 128) == (scheme == "light")
