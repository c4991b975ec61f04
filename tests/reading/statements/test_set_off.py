"""Quotations that a page sets off: whose they are is told by the credit under them, or by the sentence before."""

from __future__ import annotations

import pytest

from wherefrom.intake import article_from_html
from wherefrom.reading.reader import read_article
from wherefrom.reading.types import Statement

FIRST = "The ferry to Holm will sail twice a day from March, and not four times as it does now, which is cheaper."
LAST = "The line was founded in 1911 and has carried some nine million people since, most of them in summer."
SAID = "We were not asked, and we will not be quiet. Two boats a day are two too few."


def found_in(body: str) -> tuple[str, list[Statement]]:
    page = f"<html><head><title>Fewer boats</title></head><body><article><p>{FIRST}</p>{body}<p>{LAST}</p></article>"
    reading = read_article(article_from_html(page))
    return reading.article.text, [
        s for s in reading.statements if reading.article.words_at(s.content).startswith("We were")
    ]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (
            f"<p>The letter hung on the pier.</p><blockquote><p>{SAID}</p><cite>Ina Rask, skipper</cite></blockquote>",
            "Ina Rask",
        ),
        (f"<p>The pier was full.</p><blockquote>{SAID}<footer>— Ina Rask</footer></blockquote>", "Ina Rask"),
        (f"<figure><blockquote>{SAID}</blockquote><figcaption>Tor Vik, of Holm</figcaption></figure>", "Tor Vik"),
        (f"<p>Nobody went home.</p><blockquote><p>{SAID}</p><p>— Bo Lind, 71</p></blockquote>", "Bo Lind"),
        (f"<p>The skipper, Ina Rask, said she would sue.</p><blockquote><p>{SAID}</p></blockquote>", "Ina Rask"),
        (f"<p>Ina Rask, a skipper, said the plan was bad.</p><blockquote>{SAID}</blockquote>", "Ina Rask"),
        (f"<p>Ina Rask told the meeting that she was angry:</p><blockquote>{SAID}</blockquote>", "Ina Rask"),
        (f"<p>In a letter, Ina Rask wrote:</p><blockquote><p>{SAID}</p></blockquote>", "Ina Rask"),
        (f"<p>Tor Vik left. The skipper, Ina Rask, warned of a strike.</p><blockquote>{SAID}</blockquote>", "Ina Rask"),
        (f"<p>Ina Rask has sailed for years. She said she would stop.</p><blockquote>{SAID}</blockquote>", "Ina Rask"),
    ],
)
def test_a_quotation_set_off_has_its_speaker(body: str, name: str) -> None:
    text, found = found_in(body)
    (statement,) = found
    assert statement.voice == "direct"
    assert text[statement.content[0][0] : statement.content[-1][1]] == SAID
    assert [link.name for link in statement.chain] == [name]


def test_a_quotation_before_which_nobody_speaks_has_no_speaker() -> None:
    _, found = found_in(f"<p>The pier was built in May and painted in June.</p><blockquote>{SAID}</blockquote>")
    assert not [s for s in found if any(link.kind == "person" for link in s.chain)]
