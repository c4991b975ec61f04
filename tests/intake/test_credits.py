"""Credits: what names an original source, and what only looks like it."""

from __future__ import annotations

import pytest

from wherefrom.intake import article_from_html, article_from_text
from wherefrom.intake.credits import (
    credit_in_authors,
    credit_in_bylines,
    credit_in_lines,
    credit_of_address,
    same_outlet,
)

BODY = (
    "The council of Marlow voted on Friday to close the old stone bridge, which engineers had called unsafe.\n\n"
    "The mayor said that there was no choice. Traders said that nobody had asked them.\n"
)


def credit(text: str) -> tuple[str, str] | None:
    article = article_from_text(text)
    found = article.credited_origin
    return (found.name, article.words_at(found.evidence)) if found else None


@pytest.mark.parametrize(
    ("start", "name"),
    [
        ("WASHINGTON (AP) — ", "Associated Press"),
        ("LONDON, Dec 4 (Reuters) - ", "Reuters"),
        ("(Reuters) - ", "Reuters"),
        ("FLINT, Mich., Oct. 4 (UPI) — ", "United Press International"),
        ("MARLOW, March 4 (Xinhua) -- ", "Xinhua"),
        ("BEIRUT: (AFP) ", "Agence France-Presse"),
        ("By The Associated Press\n\n", "Associated Press"),
        ("By Reuters Staff\n\n", "Reuters"),
        ("Bridge closed for good\n\nBy Jane Doe, Associated Press\n\n", "Associated Press"),
        ("Bridge closed for good\n\nThe Associated Press\n\n", "Associated Press"),
    ],
)
def test_heads_that_name_an_agency(start: str, name: str) -> None:
    found = credit(start + BODY)
    assert found
    assert found[0] == name
    assert found[1] in start


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("The original source of this article is Riverside Gazette", "Riverside Gazette"),
        ("This story was originally published by The Marlow Courier.", "Marlow Courier"),
        ("This article first appeared in the Guardian on 3 May.", "The Guardian"),
        ("Originally published in The New Yorker", "The New Yorker"),
        ("A version of this story was first published on Upriver Today.", "Upriver Today"),
        ("Republished from The Conversation under a Creative Commons licence.", "The Conversation"),
        ("Reprinted with permission from Kaiser Health News.", "Kaiser Health News"),
        ("Adapted from an article in The New Yorker.", "The New Yorker"),
        ("With files from The Canadian Press", "Canadian Press"),
        ("(Reporting by Jane Doe; Additional reporting by Ann Poe; Editing by John Roe)", "Reuters"),
        ("Associated Press writers Jane Doe and John Roe contributed to this report.", "Associated Press"),
        ("© 2016 Agence France-Presse", "Agence France-Presse"),
        ("Copyright 2016 The Associated Press. All rights reserved.", "Associated Press"),
        ("Source: Reuters", "Reuters"),
        ("— Bernama", "Bernama"),
        ("h/t: The Hill", "The Hill"),
    ],
)
def test_feet_that_name_a_source(line: str, name: str) -> None:
    found = credit(f"{BODY}\n{line}")
    assert found
    assert found[0] == name
    assert found[1]
    assert found[1] in line


@pytest.mark.parametrize(
    "line",
    [
        "(AP Photo/John Roe)",
        "Photo: Reuters",
        "Image credit: AFP/Getty Images",
        "Photograph by Jane Doe for Reuters",
        "First published on 3 May 2016",
        "Originally published at 9 a.m. on Friday",
        "This article was first published on May 3, 2016.",
        "Jane Doe is a writer whose work was first published in The Guardian.",
        "John Roe's essays have appeared in The New Yorker and Harper's.",
        "The Associated Press contributed to this report.",
        "The mayor told Reuters that there was no choice.",
        "By Friday the bridge will be closed.",
        "Copyright 2016 The Marlow Gazette. All rights reserved.",
    ],
)
def test_what_only_looks_like_a_credit(line: str) -> None:
    assert credit(f"{BODY}\n{line}") is None
    assert credit_in_lines([line], None) is None


def test_a_person_with_an_employer_is_no_dateline() -> None:
    assert credit("Mr. Lee (CNN) - he would not say more - is well known.\n\n" + BODY) is None


def test_an_outlet_is_not_its_own_source() -> None:
    assert credit_in_authors(["The Associated Press"], "AP News") is None
    assert credit_in_authors(["AFP"], "Marlow Gazette") == "Agence France-Presse"
    assert credit_in_bylines(["By Jane Doe The Associated Press"], "Marlow Gazette") == "Associated Press"
    assert credit_in_bylines(["AA", "Photo by Reuters", "By Jane Doe"], None) is None
    assert same_outlet("The BBC", "BBC News")
    assert not same_outlet("BBC", None)


@pytest.mark.parametrize(
    ("canonical", "url", "outlet", "name"),
    [
        ("https://www.reuters.com/a", "https://marlow.example/a", "Marlow Gazette", "Reuters"),
        ("https://upriver.example/a", "https://www.marlow.test/a", None, "upriver.example"),
        ("https://www.bbc.co.uk/a", "https://www.bbc.com/a", "BBC", None),
        ("https://www.marlow.example/a", "https://m.marlow.example/a", None, None),
        ("https://marlow.example/a", "https://marlow-example.cdn.ampproject.org/c/a", None, None),
        ("https://www.thelocal.de/a", "https://www.thelocal.fr/a", "The Local", None),
        ("https://news.example.co.uk/a", "https://www.example.com/a", None, None),
        ("https://marlowgazette.example2.com/a", None, None, None),
        (None, "https://marlow.example/a", None, None),
    ],
)
def test_canonical_links(canonical: str | None, url: str | None, outlet: str | None, name: str | None) -> None:
    assert credit_of_address(canonical, url, outlet) == name


def page(extra: str = "", node: str = "", foot: str = "") -> str:
    return f"""<html><head><title>Bridge closed</title><meta property="og:site_name" content="Marlow Gazette">
    <script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Bridge closed for good", {node}
    "url": "https://marlow.example/bridge"}}</script>{extra}</head><body><h1>Bridge closed for good</h1><article>
    <p>{"The council of Marlow voted on Friday to close the old stone bridge over the river. " * 3}</p>
    <p>{"Traders in the High Street said that they had never been asked about any of it. " * 3}</p>
    </article><p class="credit-line">{foot}</p></body></html>"""


@pytest.mark.parametrize(
    ("node", "name"),
    [
        ('"sourceOrganization": {"name": "Agence France-Presse"},', "Agence France-Presse"),
        ('"isBasedOn": "https://www.theguardian.com/world/bridge",', "The Guardian"),
        ('"creditText": "Reuters",', "Reuters"),
        ('"author": {"@type": "Organization", "name": "Associated Press"},', "Associated Press"),
        ('"sourceOrganization": {"name": "Marlow Gazette"},', None),
        ('"isBasedOn": "https://www.marlow.example/bridge",', None),
        ('"creditText": "Jane Doe for the council",', None),
    ],
)
def test_what_metadata_of_a_page_names(node: str, name: str | None) -> None:
    found = article_from_html(page(node=node), url="https://www.marlow.example/bridge").credited_origin
    assert (found.name if found else None) == name
    assert found is None or found.evidence == ()


def test_lines_that_stand_beside_the_body_of_a_page() -> None:
    found = article_from_html(page(foot="This story was originally published by Upriver Today.")).credited_origin
    assert found
    assert found.name == "Upriver Today"
    assert article_from_html(page(foot="Photo: Reuters")).credited_origin is None


def test_the_canonical_link_of_a_page() -> None:
    link = '<link rel="canonical" href="https://www.reuters.com/world/bridge">'
    found = article_from_html(page(link), url="https://www.marlow.example/bridge").credited_origin
    assert found
    assert found.name == "Reuters"


def test_a_saved_page_knows_its_own_address() -> None:
    head = '<link rel="canonical" href="https://www.reuters.com/world/b"><meta property="og:url" content="https://marlow.example/b">'
    found = article_from_html(page(head))
    assert found.url == "https://marlow.example/b"
    assert found.credited_origin
    assert found.credited_origin.name == "Reuters"
    assert article_from_html(page(head.replace("reuters.com", "marlow.example"))).credited_origin is None
