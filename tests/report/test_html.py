import base64
import hashlib
import html
import json
import re
import time
from importlib.resources import files

import pytest
from hypothesis import given
from msgspec.structs import replace

from html_pages import HOSTILE, Page, contrast
from sample_readings import STEADY, any_readings, doubtful, sample
from wherefrom.intake.article import Article
from wherefrom.reading.contract import reading_from_dict, with_keys
from wherefrom.reading.types import Candidate, Flag, Link, Member, Reading, Retraction, Statement
from wherefrom.report.html import reading_page, readings_page
from wherefrom.report.views.words import safe_url


def test_what_no_page_can_carry_becomes_a_replacement_character() -> None:
    page = reading_page(Reading(Article("a", "null \x00 and lone \ud800 half")))
    assert "null \ufffd and lone \ufffd half" in page
    page.encode("utf-8")


@STEADY
@given(any_readings())
def test_any_reading_makes_a_whole_page(reading: Reading) -> None:
    for source in (reading_page(reading), readings_page([reading, reading])):
        page = Page(source)
        ids = page.having("id")
        assert len(ids) == len(set(ids))
        targets = {href[1:] for href in page.having("href") if href.startswith("#")} - {""}
        assert targets <= set(ids)


def test_a_card_says_all_that_is_known() -> None:
    page = reading_page(sample())
    card = html.unescape(re.sub(r"<[^>]+>", "", page[page.index('id="s5"') : page.index('id="s6"')]))
    for words in ("Ana Brandt", "Tomas Lind", "Ivo Mund", "Coast Radio", "this article", "the survey was hidden"):
        assert words in card
    assert "Lind was quoted as saying" in card
    assert "Brandt's words went through Lind, Mund and Coast Radio." in card
    denied = page[page.index('id="s3"') : page.index('id="s4"')]
    assert 'denied by</span> <a class="ref" href="#s4"' in denied


def test_the_head_says_what_the_outlet_takes_back() -> None:
    found = replace(sample(), retractions=(Retraction(((0, 20),), "denies", (0,)),))
    shown = html.unescape(re.sub(r"<[^>]+>", "", reading_page(found)))
    assert f"The outlet takes back: {' '.join(found.article.text[0:20].split())}, about 1" in shown


def test_cards_and_sources_say_what_is_unsure() -> None:
    page = reading_page(doubtful())
    cards = re.findall(r'<li class="card.*?</li>\s*(?=<li class="card|</ol>)', page, re.DOTALL)
    words = [" ".join(html.unescape(re.sub(r"<[^>]+>", "", card)).split()) for card in cards]
    assert [number for number, card in enumerate(words, 1) if re.search(r"\bunsure(?! who)", card)] == [3, 5]
    assert "this article unsure who: Ana <Brandt> (46 %) or Tomas Lind (41 %) denied by" in words[2]
    assert "31 % sure" in words[2]
    assert "reporter: unsure who: Ana <Brandt> (46 %) or Tomas Lind (41 %)" in words[6]
    assert [number for number, card in enumerate(words, 1) if "perhaps " in card] == [4, 7]
    assert 'data-stance="denies"' in cards[3]
    sources = page[page.index('<section class="sources">') :]
    assert sources.count("together: Ana Brandt and Tomas Lind") == 1
    assert sources.count(">unsure<") == 3
    assert "<i>perhaps denies</i>" in sources
    assert "<i>Unsure</i> is a statement" in page
    assert "unsure less likely right than wrong, in words, origin or a relay: 3 5" in " ".join(
        html.unescape(re.sub(r"<[^>]+>", " ", page[page.index('<section class="flags">') :])).split()
    )
    assert [one == "unsure" for one in re.findall(r'data-sure="(\w+)"', page)].count(True) == 2
    assert '<option value="unsure">unsure (2)</option>' in page
    assert ">unsure<" not in reading_page(sample())
    assert 'data-filter="sure"' not in reading_page(sample())


def test_the_policy_allows_only_the_pages_own_style_and_script() -> None:
    page = reading_page(sample())
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    for name, element in (("style", "style"), ("script", "script")):
        inside = re.findall(rf"<{element}>(.*?)</{element}>", page, re.DOTALL)
        assert len(inside) == 1
        digest = base64.b64encode(hashlib.sha256(inside[0].encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy[1]
    assert Page(page).having("style") == []


def test_nothing_is_fetched() -> None:
    page = reading_page(sample())
    addresses = [value for name in ("src", "href", "action", "data") for value in Page(page).having(name)]
    assert [address for address in addresses if not address.startswith("#")] == [sample().article.url]
    style = files("wherefrom.report").joinpath("static", "page.css").read_text(encoding="utf-8")
    assert "url(" not in style
    assert "@import" not in style


def hostile() -> Reading:
    """A reading that says HOSTILE wherever an article can put it."""
    text = f"{HOSTILE} he said"
    members, candidates = (Member(HOSTILE, "person"), Member("x", "person")), (Candidate(HOSTILE, 0.4),) * 2
    link = Link(HOSTILE, "person", None, None, members, candidates)
    statement = Statement(0, ((0, len(HOSTILE)),), (), ((0, 3),), "direct", "denies", (link, link), flags=("hearsay",))
    flags = (Flag("undated", None, HOSTILE), Flag("hearsay", 0, HOSTILE))
    article = Article(
        HOSTILE, text, HOSTILE, HOSTILE, HOSTILE, (HOSTILE,), HOSTILE, HOSTILE, HOSTILE, {HOSTILE: (HOSTILE,)}
    )
    return Reading(article, (statement,), (), flags)


@pytest.mark.parametrize("make", [reading_page, lambda reading: readings_page([reading, reading])])
def test_hostile_words_stay_words(make: object) -> None:
    assert callable(make)
    page = Page(make(hostile()))
    tags = [tag for tag, _ in page.elements]
    assert "img" not in tags
    assert tags.count("script") == 1 + len(page.having("data-prefix"))
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]


def test_the_page_carries_the_reading_as_json() -> None:
    for reading in (sample(), hostile()):
        found = re.search(
            r'<script type="application/json" class="data">(.*?)</script>', reading_page(reading), re.DOTALL
        )
        assert found
        assert not set("<>&\u2028\u2029") & set(found[1])
        assert reading_from_dict(json.loads(found[1])) == with_keys(reading)


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://post.example/a?b=1&c=2", True),
        ("HTTP://post.example", True),
        ("javascript:alert(1)", False),
        (" JaVaScRiPt:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("//post.example/a", False),
        ("http://[", False),
        ("https://", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url: str | None, safe: bool) -> None:
    assert (safe_url(url) is not None) == safe
    page = reading_page(Reading(Article("a", "Text.", url=url)))
    assert ("the article on the web" in page) == safe


def test_an_index_leads_to_every_article() -> None:
    page = readings_page([sample(), Reading(Article("b", "Nobody said anything.")), sample()])
    assert [f'href="#a{i}-reading"' in page and f'id="a{i}-reading"' in page for i in (1, 2, 3)] == [True] * 3
    assert "<b>14 statements</b>" in page
    assert "This article passes on nothing" not in page
    assert readings_page([]).count("<section") == 1


@pytest.mark.slow
def test_a_hundred_thousand_words_take_seconds() -> None:
    paragraph = "The mayor said that the wall would stand until spring, according to the county radio. "
    text = (paragraph * 8 + "\n\n") * 840
    assert len(text.split()) > 100_000
    statements = []
    for i, match in enumerate(re.finditer("the wall would stand until spring", text)):
        chain = (Link(f"mayor {i % 300}", "person"), Link(f"radio {i % 40}", "outlet"))
        statements.append(
            Statement(i, (match.span(),), ((match.start() - 10, match.start() - 6),), (), "indirect", "asserts", chain)
        )
    started = time.perf_counter()
    page = reading_page(Reading(Article("long", text), tuple(statements)))
    assert time.perf_counter() - started < 30
    assert page.count('class="card ') == len(statements) == 6720


@pytest.mark.parametrize("scheme", [0, 1])
def test_every_colour_of_a_kind_is_legible(scheme: int) -> None:
    style = files("wherefrom.report").joinpath("static", "page.css").read_text(encoding="utf-8")
    block = re.findall(r":root \{(.*?)\n *\}", style, re.DOTALL)[scheme]

    def colour(name: str) -> tuple[int, ...]:
        value = re.search(rf"--{name}: ([^;]+);", block)
        assert value
        if value[1].startswith("#"):
            digits = value[1][1:]
            digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
            return tuple(bytes.fromhex(digits))
        return tuple(map(int, value[1].split()))

    for paper in ("paper", "card"):
        for name in ("person", "organization", "outlet", "document", "group", "unnamed", "ink", "soft"):
            assert contrast(colour(name), colour(paper)) >= 4.5, f"{name} on {paper}"
