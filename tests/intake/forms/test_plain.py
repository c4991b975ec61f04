"""Plain text: verbatim, its head and foot read as metadata and furniture, its body left alone."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from wherefrom.intake import Article, article_from_text

BODY = (
    "The council of Marlow voted on Friday to close the old stone bridge, which engineers had called unsafe.\n\n"
    "The mayor said that there was no choice. Traders said that nobody had asked them.\n"
)


def furniture(article: Article) -> list[str]:
    return [article.text[start:end] for start, end in article.furniture]


def test_a_republished_article() -> None:
    text = (
        "\n\nCouncil Closes the Old Bridge: Traders Are Angry\n\n"
        "By <u>North Wind</u> River Research, December 04, 2017 <u>North Wind</u> "
        "Region: <u>Upper Valley &amp; Hills</u>, <u>Lowlands</u> Theme: <u>Traffic</u>\n\n" + BODY + "\n"
        "The original source of this article is <u>North Wind</u> "
        "Copyright © <u>North Wind</u>, <u>North Wind</u>, 2017\n\n"
        "Comment on River Research Articles on our Facebook page\n\nBecome a Member of River Research\n\n"
        "Articles by: North Wind\n\n"
        "Disclaimer: The contents of this article are of sole responsibility of the author(s). "
        "River Research will not be responsible for any statement in it, however long this goes on.\n\n"
        "river.example contains copyrighted material the use of which has not always been authorized.\n\n"
        "For media inquiries: desk@river.example\n"
    )
    article = article_from_text(text, "article.txt")
    assert article.text == text
    assert article.title == "Council Closes the Old Bridge: Traders Are Angry"
    assert (article.outlet, article.authors, article.published) == ("River Research", ("North Wind",), "2017-12-04")
    assert article.sections == {"region": ("Upper Valley & Hills", "Lowlands"), "theme": ("Traffic",)}
    assert article.credited_origin
    assert article.credited_origin.name == "North Wind"
    assert article.words_at(article.credited_origin.evidence) == "The original source of this article is <u>North Wind"
    assert article.rights
    assert article.rights.holder == "North Wind"
    assert article.words_at(article.rights.text).startswith("Copyright ©")
    title, byline, foot = furniture(article)
    assert title == article.title
    assert byline.startswith("By <u>")
    assert byline.endswith("<u>Traffic</u>")
    assert foot.startswith("The original source")
    assert foot.endswith("desk@river.example")


@pytest.mark.parametrize(
    ("head", "authors", "published"),
    [
        ("Bridge closed for good\nBy JANE DOE\nPublished: 4 March 2016\n\n", ("JANE DOE",), "2016-03-04"),
        ("Bridge closed for good\n\nJane Doe\n\n", ("Jane Doe",), None),
        ("Bridge closed for good\n\nFriday, March 4, 2016\n\n", (), "2016-03-04"),
        (
            "Bridge closed for good\n\nBy Jane Doe and John Roe | March 4, 2016 | 3:04 PM\n\n",
            ("Jane Doe", "John Roe"),
            "2016-03-04",
        ),
    ],
)
def test_heads(head: str, authors: tuple[str, ...], published: str | None) -> None:
    article = article_from_text(head + BODY)
    assert (article.title, article.authors, article.published) == ("Bridge closed for good", authors, published)
    assert furniture(article)[0] == "Bridge closed for good"
    assert not any(start >= len(head) for start, _ in article.furniture)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "By Friday the army had taken the town, officials said.\n\n" + BODY,
        "By March 4, 2016, some three hundred houses had been lost to the water.\n\n" + BODY,
        "“We had no choice”\n\n" + BODY,
        "One line only, and no more than that",
        "A list of things\nthat goes on\nwithout a stop\n",
        "Reuters said on Friday that it would move its office.\n\n" + BODY,
        "The paper was published on 3 May 2016 and it said that all was well.\n\n" + BODY,
        "Follow the river on foot for a mile and the bridge comes into sight.\n\n" + BODY,
        "Share prices fell.\n\n" + BODY + "\nThe source of the fire was not known on Friday, the fire brigade said.",
        BODY + "\nShe has contributed to the success of the town, and to this day reports of it go round.",
        BODY + "\nCopyright lawyers said that the case would go on for years.",
    ],
)
def test_body_text_is_no_furniture(text: str) -> None:
    assert article_from_text(text).furniture == ()


@pytest.mark.parametrize(
    "line",
    [
        "Copyright 2016 The Marlow Press. All rights reserved.",
        "© 2016 Marlow Press",
        "Read more: Ten bridges that fell",
        "Follow us on Twitter",
        "Follow Jane Doe on Twitter @janedoe.",
        "Click here to subscribe to our newsletter.",
        "Sign up for our morning newsletter",
        "You are receiving this email because you signed up at our site.",
        "Unsubscribe",
        "(Reporting by Jane Doe; Editing by John Roe)",
        "The Marlow Press contributed to this report.",
        "This story was originally published by The Marlow Courier.",
        "Jane Doe can be reached at the desk.\n\njane@marlow.example",
        "The views expressed in this article are the author's own.",
    ],
)
def test_feet(line: str) -> None:
    article = article_from_text(f"{BODY}\n{line}\n")
    assert furniture(article)[-1] == line.split("\n")[-1]
    assert article.furniture[0][0] > len(BODY)


def test_the_holder_of_rights() -> None:
    article = article_from_text(BODY + "\nCopyright 2016 The Marlow Press. All rights reserved.")
    assert article.rights
    assert article.rights.holder == "The Marlow Press"


def test_line_endings_stay_and_spans_fit() -> None:
    text = ("Bridge closed for good\n\nBy Jane Doe\n\n" + BODY + "\nFollow us on Twitter\n").replace("\n", "\r\n")
    article = article_from_text(text)
    assert article.text == text
    assert furniture(article) == ["Bridge closed for good", "By Jane Doe", "Follow us on Twitter"]


@pytest.mark.parametrize("unit", ["a", " ", "<", "By ", "© ", "reporting by A ", "(", "\n", "A, "])
def test_hostile_lines_take_no_time(unit: str) -> None:
    text = "Follow us on " + unit * (1_000_000 // len(unit))
    start = time.perf_counter()
    assert article_from_text(text).text == text
    assert time.perf_counter() - start < 5


def test_no_statement_of_the_corpus_is_taken_for_furniture(shared: Path) -> None:
    """Of the annotated contents of the development articles none lies in furniture, headlines aside."""
    for line in (shared / "corpora" / "polnear-dev.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        article = article_from_text(entry["text"], entry["id"])
        spans = [span for entries in entry["annotations"].values() for found in entries for span in found["content"]]
        rest = [(start, end) for start, end in article.furniture if article.text[start:end] != article.title]
        assert not [s for s in spans if any(s[0] < end and start < s[1] for start, end in rest)], entry["id"]


def test_the_seed(shared: Path) -> None:
    seed = next((shared / "seed").glob("*.txt"))
    article = article_from_text(seed.read_text(encoding="utf-8"), seed.name)
    assert (article.outlet, article.authors, article.published) == ("Global Research", ("South Front",), "2017-12-04")
    assert article.credited_origin
    assert article.credited_origin.name == "South Front"
    assert article.title
    assert "By" not in article.title.split()
    assert article.sections == {"region": ("Middle East & North Africa", "USA"), "theme": ("Intelligence",)}
    assert article.rights
    assert article.rights.holder == "South Front"


def test_a_paper_on_no_list_is_known_by_the_end_of_its_name() -> None:
    found = article_from_text(
        "Bolts break\n\nBy Milo Tarrant, Ashel Gazette, March 12, 2025\n\nThe bolts broke on Monday, he said."
    )
    assert (found.authors, found.outlet, found.published) == (("Milo Tarrant",), "Ashel Gazette", "2025-03-12")
