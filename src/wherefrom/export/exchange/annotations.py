"""W3C Web Annotation: a collection an article, an annotation a statement, anchored by position and by quotation."""

from __future__ import annotations

from typing import Any

from wherefrom.export.exchange.naming import address_of, article_id, clean, one_line, statement_id, urn
from wherefrom.intake.article import Article
from wherefrom.reading.types import Reading, Statement
from wherefrom.text.span import Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32


def annotation_collection(reading: Reading) -> dict[str, Any]:
    """The statements of an article as an AnnotationCollection with one page (Web Annotation Data Model, 2017).

    Each has the words of its content as target, one for each piece, with offsets in code points of the article's text
    and with the words and what stands around them; its bodies say in words who said it and how it is meant, tag its
    stance and voice, and point at the words that name the source.
    """
    article = reading.article
    id = urn(article_id(article.id))
    items = [_annotation(article, statement) for statement in reading.statements if statement.content]
    return {
        "@context": CONTEXT,
        "id": f"{id}#annotations",
        "type": "AnnotationCollection",
        "label": one_line(article.title or article.id),
        "total": len(items),
        "first": {"id": f"{id}#annotations-1", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }


def _annotation(article: Article, statement: Statement) -> dict[str, Any]:
    names = [one_line(link.name) for link in statement.chain]
    said = f"{names[0]} {statement.stance}" + "".join(f", via {name}" for name in names[1:])
    tags = (f"stance:{statement.stance}", f"voice:{statement.voice}", *(f"flag:{flag}" for flag in statement.flags))
    bodies: list[dict[str, Any]] = [
        {"type": "TextualBody", "purpose": "describing", "value": said, "format": "text/plain", "language": "en"},
        *({"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in tags),
        *({**_place(article, span), "purpose": "identifying"} for span in statement.source),
    ]
    return {
        "id": urn(statement_id(article, statement.id, statement.key)),
        "type": "Annotation",
        "motivation": "describing",
        "body": bodies,
        "target": [_place(article, span) for span in statement.content],
    }


def _place(article: Article, span: Span) -> dict[str, Any]:
    start, end = span
    text = article.text
    quote = {
        "type": "TextQuoteSelector",
        "exact": clean(text[start:end]),
        "prefix": clean(text[max(0, start - _AROUND) : start]),
        "suffix": clean(text[end : end + _AROUND]),
    }
    return {
        "type": "SpecificResource",
        "source": address_of(article),
        "selector": [{"type": "TextPositionSelector", "start": start, "end": end}, quote],
    }
