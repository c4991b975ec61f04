"""schema.org ``Quotation``: what an article quotes word for word. Never ``ClaimReview``, which carries verdicts."""

from __future__ import annotations

from typing import Any

from wherefrom.export.exchange.naming import (
    address_of,
    article_id,
    bearer_id,
    clean,
    day_of,
    is_somebody,
    one_line,
    statement_id,
    urn,
)
from wherefrom.intake.article import Article
from wherefrom.intake.bylines import is_body
from wherefrom.reading.types import Link, Reading, Statement

CONTEXT = "https://schema.org"


def quotation_graph(reading: Reading) -> dict[str, Any]:
    """The article as a NewsArticle, and a Quotation for each statement that is in quotation marks throughout.

    What is told indirectly is no quotation and is left out. Whose words they are is ``creator`` and
    ``spokenByCharacter``; a document is ``isBasedOn``; relays are ``citation``, in words.
    """
    article = reading.article
    quoted = [statement for statement in reading.statements if statement.voice == "direct" and statement.content]
    return {"@context": CONTEXT, "@graph": [_news(article), *(_quotation(article, one) for one in quoted)]}


def _news(article: Article) -> dict[str, Any]:
    found: dict[str, Any] = {"@type": "NewsArticle", "@id": urn(article_id(article.id))}
    if address_of(article) == article.url:
        found["url"] = article.url
    if article.title:
        found["headline"] = one_line(article.title)
    if article.authors:
        found["author"] = [
            {"@type": "Organization" if is_body(name, article.outlet) else "Person", "name": one_line(name)}
            for name in article.authors
        ]
    if article.outlet:
        found["publisher"] = {"@type": "Organization", "name": one_line(article.outlet)}
    for key, moment in (("datePublished", article.published), ("dateModified", article.modified)):
        if day_of(moment) and moment:
            found[key] = one_line(moment)
    if article.language:
        found["inLanguage"] = one_line(article.language)
    return found


def _quotation(article: Article, statement: Statement) -> dict[str, Any]:
    origin, *relays = statement.chain
    found: dict[str, Any] = {
        "@type": "Quotation",
        "@id": urn(statement_id(article, statement.id, statement.key)),
        "text": clean(article.words_at(statement.content)),
        "isPartOf": {"@id": urn(article_id(article.id))},
    }
    if origin.kind == "document":
        found["isBasedOn"] = {"@type": "CreativeWork", "name": one_line(origin.name)}
    else:
        speaker = _speaker(article, origin)
        found["creator"] = speaker
        found["spokenByCharacter"] = {"@id": speaker["@id"]}
    if relays:
        found["citation"] = [one_line(link.name) for link in relays]
    if statement.date and day_of(statement.date.value):
        found["dateCreated"] = statement.date.value
    return found


def _speaker(article: Article, link: Link) -> dict[str, Any]:
    kind = "Person" if link.kind in {"person", "unnamed"} else "Organization"
    words = "name" if is_somebody(link) else "description"
    return {"@type": kind, "@id": urn(bearer_id(link, article.id)), words: one_line(link.name)}
