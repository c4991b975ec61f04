"""CSL-JSON: articles as citation managers and citeproc take them."""

from __future__ import annotations

from typing import Any

from wherefrom.export.exchange.naming import address_of, article_id, day_of, one_line
from wherefrom.intake.article import Article
from wherefrom.intake.bylines import is_body, is_name
from wherefrom.lang.en.patterns import names as en
from wherefrom.reading.types import Reading


def csl_item(reading: Reading) -> dict[str, Any]:
    """The article as a CSL-JSON item: a newspaper article where its outlet is known, else a web page."""
    article = reading.article
    found: dict[str, Any] = {
        "id": article_id(article.id),
        "type": "article-newspaper" if article.outlet else "webpage",
        "title": one_line(article.title or ""),
    }
    if article.authors:
        found["author"] = [csl_name(name) for name in article.authors]
    if article.outlet:
        found["container-title"] = one_line(article.outlet)
    if issued := _issued(article):
        found["issued"] = issued
    if address_of(article) == article.url:
        found["URL"] = article.url
    if article.language:
        found["language"] = one_line(article.language)
    return found


def csl_name(name: str) -> dict[str, str]:
    """A name in its parts where it is plainly a person's ("Ann de la Cruz Jr."), else as one: "Newsroom staff"."""
    name = one_line(name)
    if name.count(",") == 1 and all(part.strip() for part in name.split(",")):
        last, first = (part.strip() for part in name.split(","))
        if first not in en.GENERATIONS:
            name = f"{first} {last}"
    name = name.replace(",", "")
    if not is_name(name) or is_body(name):
        return {"literal": name}
    parts = name.split()
    suffix = parts.pop() if len(parts) > 2 and parts[-1] in en.GENERATIONS else ""
    family, before = parts.pop(), parts
    particles: list[str] = []
    while len(before) > 1 and before[-1] in en.PARTICLES:
        particles.insert(0, before.pop())
    found = {"family": family, "given": " ".join(before)}
    if particles:
        found["non-dropping-particle"] = " ".join(particles)
    if suffix:
        found["suffix"] = suffix
    return found


def _issued(article: Article) -> dict[str, Any] | None:
    day = day_of(article.published)
    return {"date-parts": [[int(part) for part in day.split("-")]]} if day else None
