import io
import re

import pytest
from hypothesis import given
from msgspec.structs import replace
from rich.console import Console

from sample_readings import STEADY, any_readings, doubtful, sample
from wherefrom.intake.article import Article
from wherefrom.reading.types import Candidate, Flag, Link, Member, Reading, Retraction, Statement, Unread
from wherefrom.report.terminal import print_reading

STYLES_ONLY = re.compile(r"\x1b\[[0-9;]*m")


def printed(reading: Reading, width: int = 80) -> str:
    """What goes into a pipe or a file."""
    out = io.StringIO()
    print_reading(reading, Console(file=out, width=width))
    return out.getvalue()


def hostile(words: str) -> Reading:
    """A reading that says ``words`` wherever an article can put them."""
    text = f"{words} he said {words}"
    members, candidates = (Member(words, "person"), Member("x", "person")), (Candidate(words, 0.4),) * 2
    link = Link(words, "person", None, None, members, candidates)
    statement = Statement(0, ((0, len(words)),), ((len(words), len(words) + 8),), (), "direct", "asserts", (link,))
    article = Article("a", text, url=words, outlet=words, title=words, authors=(words,), published=words)
    return Reading(article, (statement,), (), (Flag("undated", None, words), Flag("hearsay", 0, words)))


def test_what_a_reader_sees() -> None:
    lines = printed(sample()).splitlines()
    assert lines[0] == "Harbour wall at Port Ellery will not last the winter, engineers warn"
    assert lines[1] == "The Ellery Post · by Mara Quill · 14 March 2031"
    assert "Credits as its original source: The Inland Courier" in lines
    text = " ".join(" ".join(lines).split())
    assert "2 ● Ana Brandt → ▲ Coast Radio → this article" in text
    assert "5 ● Ana Brandt → ● Tomas Lind → ● Ivo Mund → ▲ Coast Radio → this article" in text
    assert "├ Lind was quoted as saying └ Brandt told" in text
    assert "denies 3 · “Mayor Tomas Lind denied” · paraphrased" in text
    assert "○ no source named → this article The hall … over budget" in text
    assert "⚑ hearsay: Brandt's words went through Lind, Mund and Coast Radio." in text
    assert "⚑ undated: The page gives no date of its own." in text


def test_sources_and_figures() -> None:
    text = " ".join(printed(sample()).split())
    assert "Ana Brandt, harbour master 2 × (2, 5)" in text
    assert "Coast Radio passed on 2 (2, 5)" in text
    assert "7 statements 4 from named sources, 1 from groups without names, 1 from an unnamed person" in text
    assert "deepest chain 4 statement 5: Ana Brandt → Tomas Lind → Ivo Mund → Coast Radio" in text
    assert "no source at all 1 statement: 7" in text
    assert "denies Tomas Lind in 4, about 3" in text
    assert "flags 2 unnamed origin, 1 hearsay, 1 undated" in text


def test_what_the_outlet_takes_back_and_what_was_not_read() -> None:
    text = sample().article.text
    first, second = Retraction(((0, 20),), "denies", (0,)), Retraction(((30, 50),), "confirms")
    shown = " ".join(printed(replace(sample(), retractions=(first, second)), 100).split())
    assert f"The outlet takes back: “{' '.join(text[0:20].split())}”, about 1" in shown
    assert "The outlet stands by: “" in shown
    assert "Not read: 1 paragraph in French" in printed(replace(sample(), unread=(Unread(((0, 20),), "fr"),)))


def test_what_is_unsure_says_so() -> None:
    text = " ".join(printed(doubtful(), 100).split())
    assert "○ senior official → this article unsure who: Ana <Brandt> (46 %) or Tomas Lind (41 %) the money" in text
    assert "→ this article reporter: unsure who: Ana <Brandt> (46 %) or Tomas Lind (41 %) The hall" in text
    assert "“A senior official said” · paraphrased · unsure (31 %)" in text
    assert "perhaps denies 3 · “Mayor Tomas Lind denied” · paraphrased" in text
    assert "perhaps asserts · “reportedly”" in text
    assert "unsure 2 statements less likely right than wrong: 3, 5" in text
    assert "the two, together Ana Brandt and Tomas Lind passed on 1 (5)" in text
    assert not re.search("unsure|perhaps|together", printed(sample()))


@pytest.mark.parametrize("width", [24, 40, 80, 100])
def test_lines_fit_and_pipes_stay_plain(width: int) -> None:
    out = printed(sample(), width)
    assert "\x1b" not in out
    assert max(len(line) for line in out.splitlines()) <= width
    assert all(line == line.rstrip() for line in out.splitlines())
    assert not set("│─┌┐└┘╭╮╰╯┃━") & set(out) - {"└"}


def test_colours_only_where_the_console_has_them() -> None:
    out = io.StringIO()
    print_reading(sample(), Console(file=out, width=80, force_terminal=True, color_system="256"))
    assert re.search(r"\x1b\[1m  1  \x1b\[0m\x1b\[38;5;134m◆", out.getvalue())
    assert re.search(r"\x1b\[2m[^\x1b]*this article", out.getvalue())
    assert STYLES_ONLY.sub("", out.getvalue()) == printed(sample())


@pytest.mark.parametrize(
    "words",
    [
        "\x1b]0;owned\x07",
        "\x1b[2J",
        "\x9b2J",
        "a\rb",
        "[bold red]x[/bold red]",
        "[/]",
        "[link=file:///]x[/link]",
        ":boom:",
    ],
)
def test_nothing_in_a_page_controls_the_terminal(words: str) -> None:
    out = io.StringIO()
    print_reading(hostile(words), Console(file=out, width=80, force_terminal=True, color_system="256"))
    plain = STYLES_ONLY.sub("", out.getvalue())
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", plain)
    visible = re.sub(r"[\x00-\x1f\x7f-\x9f]", " " if words == "a\rb" else "", words)
    assert plain.startswith(visible)


def test_a_console_without_unicode_gets_what_it_can_show() -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii")
    print_reading(sample(), Console(file=out, width=80))
    out.flush()
    assert b"2  @ Ana Brandt -> ^ Coast Radio -> this article" in raw.getvalue()


def test_an_article_that_passes_on_nothing() -> None:
    out = printed(Reading(Article("a", "The quay was empty at noon.")))
    assert "No statements: the article passes on nothing from anybody else." in out
    assert "SOURCES" not in out


@STEADY
@given(any_readings())
def test_any_reading_prints(reading: Reading) -> None:
    out = printed(reading)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", out)
