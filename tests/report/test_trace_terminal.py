import io
import re

import pytest
from hypothesis import given
from rich.console import Console

from any_traces import any_traces
from sample_readings import STEADY
from sample_traces import circle, many
from takeover_trace import takeover
from wherefrom.intake.article import Article
from wherefrom.reading.types import Reading
from wherefrom.report.trace_terminal import print_trace
from wherefrom.tracing.types import Claim, Derivation, Origin, Quote, QuoteVariant, Story, Trace, TraceFlag

STYLES_ONLY = re.compile(r"\x1b\[[0-9;]*m")


def printed(trace: Trace, width: int = 80) -> str:
    """What goes into a pipe or a file."""
    out = io.StringIO()
    print_trace(trace, Console(file=out, width=width))
    return out.getvalue()


def test_the_story_in_one_screen() -> None:
    out = printed(takeover())
    lines = out.splitlines()
    assert lines[0] == "Tessaly to buy Korvo"
    assert lines[1] == "6 to 8 May 2031 · 12 articles from 12 outlets"
    assert "  12 ARTICLES, 1 INDEPENDENT ORIGIN" in lines
    assert "  a person on its deal team who spoke to The Dockside Ledger" in lines
    assert "  11 of them carry it; Hanne Brekke denies it" in lines
    tree = lines.index("WHO TOOK IT FROM WHOM")
    assert tree < 12
    assert lines[tree + 1 : tree + 8] == [
        "○ person on its deal team  unnamed source, spoke to The Dockside Ledger",
        "│   “Tessaly Motors is close to buying the battery maker Korvo for about 900",
        "│   million crowns, a person on its deal team told The Dockside Ledger.”  The",
        "│   Dockside Ledger",
        "└ The Dockside Ledger · 6 May, 06:00 · heard it from the source",
        "  ├ Wheelhouse · 6 May, 09:20 · credits The Dockside Ledger",
        "  │ └ Northline Radio · 7 May · credits Wheelhouse",
    ]
    assert "  ├ Motor Daily · 6 May, 18:10 · rewrote The Dockside Ledger ⚑ without credit" in lines
    assert "  └ Ampere Blog · no date · credits The Dockside Ledger" in lines
    assert "  Arnhaven Broadcasting · 8 May ✗ Hanne Brekke denies it" in lines


def test_disputes_changes_and_flags() -> None:
    text = " ".join(printed(takeover()).split())
    assert "DISPUTED Hanne Brekke denies it, in Arnhaven Broadcasting: “Tessaly Motors is not in talks to buy" in text
    assert "its chief executive, Hanne Brekke, said on Thursday.”" in text
    assert "The price is [-settled-] {+agreed+} and the champagne is [-ordered-] {+cold+}" in text
    assert "[-words left out-] {+words put in+}" in text
    assert "⚑ uncredited copy: Motor Daily shares 54 words with The Dockside Ledger" in text
    assert "2 articles, 1 independent origin: a person on its deal team who spoke to The Dockside Ledger" in text


def test_a_circle_is_told_in_words() -> None:
    text = " ".join(printed(circle()).split())
    assert "○" not in text.replace("○ no source", "")
    assert "the trail goes round in a circle" in text
    assert "⚑ circular: credits Quay Gazette, which credits it" in text.replace("│ ", "")
    assert "3 ARTICLES, 2 INDEPENDENT ORIGINS" in text


def test_many_flags_of_a_kind_are_counted() -> None:
    assert "and 6 more uncredited copy" in printed(many())


def test_like_articles_share_a_line_in_a_large_story() -> None:
    readings = tuple(Reading(Article(f"a{i}", "Text.", outlet=f"Post {i}")) for i in range(30))
    ways = tuple(Derivation(f"a{i}", "credits", "a0") for i in range(1, 30))
    origin = Origin("Ann Holt", "person", False, None, tuple(r.article.id for r in readings))
    claim = Claim(0, "It rains", (), 30, (origin,), 1)
    out = printed(Trace(Story("s", "Rain"), readings, ways, (claim,), 0))
    assert "29 credit Post 0: Post 1, Post 2, Post 3, Post 4, Post 5, Post 6 and 23 more" in " ".join(out.split())
    assert len(out.splitlines()) < 20
    assert "no date" not in out.replace("no dates", "")


@pytest.mark.parametrize("width", [24, 40, 80, 100])
@pytest.mark.parametrize("make", [takeover, circle, many])
def test_lines_fit_and_pipes_stay_plain(make: object, width: int) -> None:
    assert callable(make)
    out = printed(make(), width)
    assert "\x1b" not in out
    assert max(len(line) for line in out.splitlines()) <= width
    assert all(line == line.rstrip() for line in out.splitlines())


def test_colours_only_where_the_console_has_them(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    print_trace(takeover(), Console(file=out, width=80, force_terminal=True, color_system="256"))
    assert "\x1b[" in out.getvalue()
    assert STYLES_ONLY.sub("", out.getvalue()) == printed(takeover())
    monkeypatch.setenv("NO_COLOR", "1")
    plain = io.StringIO()
    print_trace(takeover(), Console(file=plain, width=80, force_terminal=True))
    assert "38;5" not in plain.getvalue()


def test_a_console_without_unicode_gets_what_it_can_show() -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii")
    print_trace(takeover(), Console(file=out, width=80))
    out.flush()
    assert b"` The Dockside Ledger | 6 May, 06:00 | heard it from the source" in raw.getvalue()


def hostile(words: str) -> Trace:
    """A trace that says ``words`` wherever an article can put them."""
    readings = tuple(Reading(Article(i, words + " x", outlet=words, title=words, published=words)) for i in "ab")
    quote = Quote(words, (QuoteVariant(words, ("a",)), QuoteVariant(f"not {words}", ("b",))), True)
    claim = Claim(0, words, (), 2, (Origin(words, "unnamed", False, words, ("a", "b")),), 1)
    ways = (Derivation("b", "credits", "a"), Derivation("a", "credits", None, words))
    flags = (TraceFlag("circular", words, 0, ("a", "b")),)
    return Trace(Story("s", words, words, words), readings, ways, (claim,), 0, (quote,), flags)


@pytest.mark.parametrize("words", ["\x1b]0;owned\x07", "\x1b[2J", "\x9b2J", "a\rb", "[bold red]x[/]", "[/]", ":boom:"])
def test_nothing_in_an_article_controls_the_terminal(words: str) -> None:
    out = io.StringIO()
    print_trace(hostile(words), Console(file=out, width=80, force_terminal=True, color_system="256"))
    plain = STYLES_ONLY.sub("", out.getvalue())
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", plain)
    assert re.sub(r"[\x00-\x1f\x7f-\x9f]", " " if words == "a\rb" else "", words)[1:] in plain


def test_a_trace_without_a_claim() -> None:
    out = printed(Trace(Story("s", "Nothing"), (Reading(Article("a", "The quay was empty.")),)))
    assert "No claim stands in these articles that could be followed." in out
    assert "“The quay was empty.”" in out


@STEADY
@given(any_traces())
def test_any_trace_prints(trace: Trace) -> None:
    out = printed(trace)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", out)
    assert max(len(line) for line in out.splitlines()) <= 200
