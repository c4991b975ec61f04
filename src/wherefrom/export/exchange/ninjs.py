"""ninjs 3.0, the IPTC's news in JSON: an item an article, its sources as ``infoSources``."""

from __future__ import annotations

import re
from typing import Any

from wherefrom.export.exchange.naming import address_of, article_id, clean, is_somebody, one_line, party_id, urn
from wherefrom.reading.types import Link, Reading

SCHEMA = "https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")


def ninjs_item(reading: Reading) -> dict[str, Any]:
    """The article as a ninjs item; each party that its statements come from or through is an info source once a role.

    Roles are addresses, as ninjs wants them: ``urn:wherefrom:role:origin``, ``relay``, ``publisher``,
    ``credited-origin``.

    A day without an hour is left out: ninjs has moments alone, and none is made up.
    """
    article = reading.article
    found: dict[str, Any] = {
        "uri": urn(article_id(article.id)),
        "standard": {"name": "ninjs", "version": "3.0", "schema": SCHEMA},
        "type": "text",
        "representationType": "full",
    }
    for key, moment in (("firstCreated", article.published), ("versionCreated", article.modified)):
        if moment and _MOMENT.fullmatch(moment):
            found[key] = moment
    if article.language:
        found["language"] = one_line(article.language)
    if article.title:
        found["headlines"] = [{"role": "main", "value": one_line(article.title)}]
    if article.authors:
        found["by"] = ", ".join(map(one_line, article.authors))
    if article.rights and article.rights.holder:
        found["copyrightHolder"] = one_line(article.rights.holder)
    found["bodies"] = [{"role": "main", "contentType": "text/plain", "value": clean(article.text)}]
    if address_of(article) == article.url:
        found["altIds"] = [{"role": "url", "value": article.url}]
    found["infoSources"] = _sources(reading)
    return found


def _sources(reading: Reading) -> list[dict[str, str]]:
    article = reading.article
    found = [(Link(article.outlet, "outlet"), "publisher")] if article.outlet else []
    if article.credited_origin:
        found.append((Link(article.credited_origin.name, "outlet"), "credited-origin"))
    for statement in reading.statements:
        for position, link in enumerate(statement.chain):
            found.append((link, "relay" if position else "origin"))
    sources: dict[tuple[str, ...], dict[str, str]] = {}
    for link, role in found:
        source = {"name": one_line(link.name), "role": urn(f"role:{role}")}
        if is_somebody(link):
            source["uri"] = urn(party_id(link.name, link.kind))
        sources.setdefault(tuple(source.values()), source)
    return list(sources.values())
