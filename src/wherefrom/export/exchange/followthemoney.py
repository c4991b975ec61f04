"""FollowTheMoney (followthemoney.tech): articles, parties and what ties them, as entities or as statements of them.

An article is an ``Article``. Who says or passes something on is a ``Person``, an ``Organization``, or a ``Document``;
a ``LegalEntity`` where it may be either. What is said is a ``Documentation``: the schema that links somebody to the
document that shows something of him, with a role (origin or relay), a status (the stance), a day and the words. How an
article took from another is an ``UnknownLink``. No ``Mention``: that is a name in a text before it is known whose.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from wherefrom.export.exchange.naming import (
    address_of,
    article_id,
    bearer_id,
    bearers,
    clean,
    day_of,
    is_somebody,
    one_line,
    party_id,
    statement_id,
)
from wherefrom.intake.article import Article
from wherefrom.reading.types import Kind, Link, Reading, Statement

if TYPE_CHECKING:
    from wherefrom.tracing.types import Derivation, Trace

Entity = dict[str, Any]

DATASET = "wherefrom"
_ID = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z.-]{0,150}[0-9A-Za-z])?")
_NAME, _STRING, _TEXT, _URL = 384, 1024, 65_000, 4096
"""Characters at most of a property, by its type in the model."""
_SCHEMA: dict[Kind, str] = {
    "person": "Person",
    "organization": "Organization",
    "outlet": "Organization",
    "document": "Document",
}


def entities_of(reading: Reading) -> Iterator[Entity]:
    """The entities of an article, each once: the article, its parties, and a Documentation for each link of a chain.

    A party has the same id in every article, so that what several articles say of it is put together by
    ``ftm aggregate``. Who has no name has none here either, lest it be matched with others: its words are a summary,
    and it is another in every article. Of a joint source each member is a party.
    """
    article = reading.article
    found: dict[str, Entity] = {}

    def add(entity: Entity) -> str:
        return str(found.setdefault(entity["id"], entity)["id"])

    here = add(_article(article))
    for statement in reading.statements:
        for position, link in enumerate(statement.chain):
            for bearer in bearers(link):
                there = add(_party(reading, bearer))
                add(_documentation(article, statement, here, there, "relay" if position else "origin"))
    yield from found.values()


def links_of(trace: Trace) -> Iterator[Entity]:
    """How the articles of a trace took from each other and from outlets, beside the entities of its readings."""
    articles = {reading.article.id: reading.article for reading in trace.readings}
    for way in trace.derivations:
        if way.article in articles:
            yield from _derived(articles[way.article], way)


def statements_of(entities: Iterable[Entity], origin: str) -> Iterator[dict[str, Any]]:
    """Entities as FollowTheMoney statements: one value of one property each, with the id that the library gives it.

    ``origin``: what made them, the model of a reading.
    """
    for entity in entities:
        values = [("id", entity["id"]), *((k, v) for k, many in entity["properties"].items() for v in many)]
        for prop, value in values:
            key = f"{DATASET}.{entity['id']}.{prop}.{value}"
            yield {
                "canonical_id": entity["id"],
                "entity_id": entity["id"],
                "prop": prop,
                "schema": entity["schema"],
                "value": value,
                "dataset": DATASET,
                "lang": None,
                "original_value": None,
                "first_seen": None,
                "last_seen": None,
                "external": False,
                "origin": one_line(origin),
                "id": hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest(),
            }


def _article(article: Article) -> Entity:
    text = clean(article.text)
    return _entity(
        article_id(article.id),
        "Article",
        title=[_line(article.title or article.id)],
        author=[_line(name) for name in article.authors],
        publisher=[_line(article.outlet or "")],
        publishedAt=[_moment(article.published)],
        modifiedAt=[_moment(article.modified)],
        sourceUrl=[_url(article)],
        language=["eng" if (article.language or "").partition("-")[0] == "en" else None],
        bodyText=[text[start : start + _TEXT] for start in range(0, len(text), _TEXT)],
    )


def _party(reading: Reading, link: Link) -> Entity:
    name, schema = one_line(link.name), _SCHEMA.get(link.kind, "LegalEntity")
    own = bearer_id(link, reading.article.id)
    if not is_somebody(link):
        words = f"{name} (in {one_line(reading.article.title or reading.article.id)}; no name is known)"
        return _entity(own, "LegalEntity", summary=[words[:_TEXT]])
    if schema == "Document":
        return _entity(own, schema, title=[_line(name)])
    known = next((one for one in reading.entities if one.id == link.entity), None)
    roles = known.roles if known and schema == "Person" else ()
    return _entity(
        own,
        schema,
        name=[name[:_NAME]],
        weakAlias=[one_line(alias)[:_NAME] for alias in (known.aliases if known else ())],
        position=[_line(role) for role in roles],
    )


def _documentation(article: Article, statement: Statement, here: str, there: str, role: str) -> Entity:
    key = statement_id(article, statement.id, statement.key)
    told = f"{statement.stance}, {statement.voice}, confidence {statement.confidence:.2f}"
    return _entity(
        f"{key}-{_short(there, role)}",
        "Documentation",
        document=[here],
        entity=[there],
        role=[role],
        status=[statement.stance],
        date=[day_of(statement.date.value if statement.date else None) or _moment(article.published)],
        summary=[clean(article.words_at(statement.content))[:_TEXT]],
        description=[told],
        publisher=[_line(article.outlet or "")],
        sourceUrl=[_url(article)],
        recordId=[_line(statement.key)],
    )


def _derived(article: Article, way: Derivation) -> Iterator[Entity]:
    here = _id(article_id(article.id))
    if way.from_article is not None:
        there = _id(article_id(way.from_article))
    else:
        name = one_line(way.from_name or "")
        outlet = _entity(party_id(name, "outlet"), "Organization", name=[name[:_NAME]])
        there = outlet["id"]
        yield outlet
    yield _entity(
        f"{article_id(article.id)}-{_short(there, way.how)}",
        "UnknownLink",
        subject=[here],
        object=[there],
        role=[way.how],
        date=[_moment(article.published)],
        description=[f"confidence {way.confidence:.2f}"],
    )


def _entity(id: str, schema: str, **properties: Iterable[str | None]) -> Entity:
    kept = {name: list(dict.fromkeys(filter(None, values))) for name, values in properties.items()}
    return {"id": _id(id), "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def _id(id: str) -> str:
    """An id as the model allows it: letters, digits, dots and hyphens, with no dot or hyphen at its ends."""
    plain = f"{DATASET}-{id.replace(':', '-', 1)}"
    if _ID.fullmatch(plain):
        return plain
    return f"{DATASET}-{id.partition(':')[0]}-{_short(id)}"


def _line(words: str) -> str:
    return one_line(words)[:_STRING]


def _short(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _moment(moment: str | None) -> str | None:
    """A moment as the model has it, in UTC and without saying so; a day where no zone is told."""
    day = day_of(moment)
    if moment is None or day is None:
        return None
    try:
        found = datetime.fromisoformat(moment)
        return found.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S") if found.tzinfo else day
    except (ValueError, OverflowError):
        return day


def _url(article: Article) -> str | None:
    return article.url if address_of(article) == article.url and len(article.url) <= _URL else None
