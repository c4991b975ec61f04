"""Quotations set off from the text of a page: kept, marked, with the words that say whose they are."""

from __future__ import annotations

import pytest

from wherefrom.intake.found import Found
from wherefrom.intake.page.page import read_page

FIRST = (
    "The ferry to Holm will sail twice a day from March, the line said on Tuesday, and not four times as it does now."
)
LAST = "The line was founded in 1911 and has carried some nine million people since, most of them in summer, it said."
SAID = "We were not asked, and we will not be quiet."
MORE = "Two boats a day are two too few."


def read(quotation: str, before: str = "") -> Found:
    body = f"<article><h1>Fewer boats</h1><p>{FIRST}</p>{before}{quotation}<p>{LAST}</p></article>"
    return read_page(f"<html><head><title>Fewer boats</title></head><body>{body}</body></html>", "x")


@pytest.mark.parametrize(
    "quotation",
    [
        f"<blockquote><p>{SAID}</p><cite>Ina Rask, skipper</cite></blockquote>",
        f"<blockquote>{SAID}<cite>Ina Rask, skipper</cite></blockquote>",
        f"<blockquote><p>{SAID}</p><footer>Ina Rask, skipper</footer></blockquote>",
        f"<blockquote><p>{SAID}</p><footer>— <cite>Ina Rask, skipper</cite></footer></blockquote>",
        f"<figure><blockquote><p>{SAID}</p></blockquote><figcaption>Ina Rask, skipper</figcaption></figure>",
        f"<figure><blockquote>{SAID}</blockquote><figcaption>— Ina Rask, skipper</figcaption></figure>",
        f"<blockquote><p>{SAID}</p><p>— Ina Rask, skipper</p></blockquote>",
        f"<blockquote><p>{SAID}</p></blockquote><p>– Ina Rask, skipper</p>",
        f"<blockquote>{SAID}<br><br>-- Ina Rask, skipper</blockquote>",
        f"<blockquote class='quote'><div>{SAID}</div><div><cite>Ina Rask, skipper</cite></div></blockquote>",
    ],
)
def test_whoever_is_credited_is_the_speaker(quotation: str) -> None:
    found = read(quotation)
    (block,) = found.set_off
    assert [found.text[slice(*span)] for span in block.text] == [SAID]
    assert block.speaker is not None
    assert found.text[slice(*block.speaker)] == "Ina Rask, skipper"


@pytest.mark.parametrize(
    ("quotation", "said"),
    [
        (f"<blockquote>{SAID}</blockquote>", [SAID]),
        (f"<blockquote><p>{SAID}</p><p>{MORE}</p></blockquote>", [SAID, MORE]),
        (f"<blockquote>{SAID} <i>{MORE}</i></blockquote>", [f"{SAID} {MORE}"]),
        (f"<div><blockquote><div><p>{SAID}</p></div></blockquote></div>", [SAID]),
        (f"<blockquote><p>{SAID} I read it in <cite>The Herald</cite> today.</p></blockquote>", None),
    ],
)
def test_a_quotation_that_nobody_is_credited_for(quotation: str, said: list[str] | None) -> None:
    found = read(quotation)
    (block,) = found.set_off
    assert block.speaker is None
    if said is not None:
        assert [found.text[slice(*span)] for span in block.text] == said


def test_embedded_posts_are_no_quotations_of_the_page() -> None:
    link = "<a href='https://twitter.com/irask/status/1'>May 4</a>"
    assert read(f"<blockquote class='twitter-tweet'><p>{SAID}</p>— Ina Rask {link}</blockquote>").set_off == ()


def test_what_follows_a_quotation_is_no_credit() -> None:
    found = read(f"<blockquote><p>{SAID}</p></blockquote><p>— and that was that, the line said.</p>")
    assert found.set_off[0].speaker is None
