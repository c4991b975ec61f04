"""A memo as Markdown, HTML and DOCX: one page, the same in each, and nothing in an article becomes markup."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from markdown_it import MarkdownIt
from msgspec.structs import replace

from any_traces import any_traces
from html_pages import HOSTILE
from html_pages import Page as Parsed
from sample_readings import STEADY
from sample_traces import circle, many
from takeover_trace import takeover
from wherefrom.errors import OutputError
from wherefrom.intake.article import Article, Snapshot
from wherefrom.reading.types import Link, Reading, Statement
from wherefrom.report.memo.writing import FORMS, memo_bytes
from wherefrom.report.views.memo import memo_of
from wherefrom.tracing.types import ChainLink, Claim, ClaimStatement, Dispute, Origin, Story, Trace

SHA = "ab" * 32


def words_of(data: bytes, form: str) -> str:
    """What a reader of the file sees, on one line."""
    if form == ".docx":
        text = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs)
    elif form == ".html":
        text = " ".join(Parsed(data.decode()).text)
    else:
        text = " ".join(Parsed(MarkdownIt().render(data.decode())).text)
    return " ".join(text.split())


def with_snapshots(trace: Trace) -> Trace:
    """The trace as it is where the bytes of the articles are known."""
    readings = tuple(
        replace(r, article=replace(r.article, snapshot=Snapshot(SHA, "text/html", 9))) for r in trace.readings
    )
    return replace(trace, readings=readings)


@pytest.mark.parametrize("form", FORMS)
def test_a_memo_has_all_that_a_colleague_needs(form: str) -> None:
    text = words_of(memo_bytes(memo_of(with_snapshots(takeover()), missing=2), f"memo{form}"), form)
    for words in (
        "Tessaly to buy Korvo",
        "12 articles from 12 outlets, 6 to 8 May 2031",
        "Tessaly Motors is close to buying the battery maker Korvo",
        "1 independent origin; 11 of 12 articles carry the claim",
        "a person on its deal team who spoke to The Dockside Ledger",
        "for about 900 million crowns, a person on its deal team told The Dockside Ledger.",
        "https://ledger.example/korvo",
        "6 May 2031, 06:00",
        SHA,
        "11 articles go back to it",
        "Hanne Brekke denies it",
        "Tessaly Motors is not in talks to buy Korvo, its chief executive, Hanne Brekke, said on Thursday.",
        "2 articles could not be read and are missing here",
        "Nobody outside can ask who has no name",
        "Ampere Blog gives no date.",
    ):
        assert words in text, words


@pytest.mark.parametrize("form", FORMS)
def test_a_memo_of_a_large_story_is_short(form: str) -> None:
    text = words_of(memo_bytes(memo_of(many()), f"memo{form}"), form)
    assert len(text.split()) < 600


@pytest.mark.parametrize("trace", [takeover(), many(), circle()], ids=["takeover", "many", "circle"])
def test_the_html_memo_prints_on_one_page(trace: Trace, open_page: Callable[..., object], tmp_path: Path) -> None:
    page = open_page(memo_bytes(memo_of(with_snapshots(trace), missing=1), "memo.html").decode())
    paper = tmp_path / "memo.pdf"
    page.pdf(path=str(paper), format="A4", prefer_css_page_size=True)  # type: ignore[attr-defined]
    assert len(re.findall(rb"/Type\s*/Page\b", paper.read_bytes())) == 1


def hostile() -> Trace:
    """A story whose every word tries to break out."""
    text = f"{HOSTILE} [a](javascript:alert(1)) `x` *b* said so."
    statement = Statement(0, ((0, len(text)),), (), (), "indirect", "asserts", (Link(HOSTILE, "person"),))
    article = Article("a", text, "https://a.example/<b>?x=](y", HOSTILE, f"# {HOSTILE}", published="2031-05-06")
    claim = Claim(
        0, HOSTILE, (ClaimStatement("a", 0, (ChainLink(HOSTILE, "person"),)),), 1,
        (Origin(HOSTILE, "person", False, None, ("a",), (("a", 0),)),), 1, None,
        (Dispute(HOSTILE, "person", "denies", "a", 0),), (), 1, 2, HOSTILE,
    )  # fmt: skip
    return Trace(Story("s", f"1. {HOSTILE}"), (Reading(article, (statement,)),), (), (claim,), 0)


def test_nothing_of_an_article_becomes_markup() -> None:
    for form in (".html", ".md"):
        data = memo_bytes(memo_of(hostile()), f"memo{form}").decode()
        page = Parsed(data if form == ".html" else MarkdownIt("commonmark", {"html": True}).render(data))
        tags = {tag for tag, _ in page.elements}
        assert not tags & {"script", "img", "b/"}
        assert all(not address.startswith("javascript:") for address in page.having("href"))
        assert "<script>alert(1)</script>" in " ".join(page.text)
    assert "<script>" in words_of(memo_bytes(memo_of(hostile()), "memo.docx"), ".docx")


@given(any_traces())
@STEADY
def test_any_trace_has_a_memo_in_every_form(trace: Trace) -> None:
    for form in FORMS:
        assert memo_bytes(memo_of(trace), f"memo{form}")


def test_a_story_without_a_claim_says_so() -> None:
    trace = replace(takeover(), claims=(), main_claim=None)
    text = words_of(memo_bytes(memo_of(trace), "memo.md"), ".md")
    assert "No claim stands in these articles that could be followed." in text
    assert "Disputed" not in text


def test_where_nobody_disputes_the_memo_says_so() -> None:
    assert "None of these articles has anybody who denies or doubts it." in words_of(
        memo_bytes(memo_of(circle()), "memo.docx"), ".docx"
    )


def test_an_unsure_statement_is_told_as_such() -> None:
    trace = takeover()
    first = replace(trace.readings[0], statements=(replace(trace.readings[0].statements[0], confidence=0.31),))
    text = words_of(memo_bytes(memo_of(replace(trace, readings=(first, *trace.readings[1:]))), "memo.md"), ".md")
    assert "is only 31 % sure: read it there" in text


@pytest.mark.parametrize("name", ["memo.txt", "memo", "memo.pdf"])
def test_other_endings_are_refused(name: str) -> None:
    with pytest.raises(OutputError, match=r"one of \.md, \.docx, \.html"):
        memo_bytes(memo_of(circle()), name)


def test_without_python_docx_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(OutputError, match=r'pip install "wherefrom\[docx\]"'):
        memo_bytes(memo_of(circle()), "memo.docx")
    assert memo_bytes(memo_of(circle()), "memo.md")
