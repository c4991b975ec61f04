"""JSON Feed (jsonfeed.org, versions 1 and 1.1) to entries."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from typing import Any

from wherefrom.errors import InputError
from wherefrom.intake.bylines import clean_names
from wherefrom.intake.containers.feeds import Entry
from wherefrom.intake.containers.trees import web_address
from wherefrom.intake.dates import iso_date
from wherefrom.intake.forms.decoding import decode


def read_json_feed(data: bytes, name: str, url: str | None, media_type: str | None) -> Iterator[Entry]:
    """The entries with an address, in order. Raises InputError where it is no JSON Feed."""
    try:
        found = json.loads(decode(data, media_type))
    except (ValueError, RecursionError) as error:
        raise InputError(name, f"is not JSON that can be read ({error}); fetch it again") from error
    items = found.get("items") if isinstance(found, dict) else None
    if not isinstance(items, list):
        raise InputError(name, "is no JSON Feed: it has no list of items")
    base = web_address(_words(found, "home_page_url"), url) or web_address(_words(found, "feed_url"), url) or url
    shared = _authors(found)
    return (entry for item in items if (entry := _entry(item, base, shared)) is not None)


def _entry(item: object, base: str | None, shared: list[str]) -> Entry | None:
    if not isinstance(item, dict):
        return None
    # An id is often the address of the entry; a bare number or tag is none.
    address = web_address(_words(item, "url"), base) or web_address(_words(item, "id"), None)
    address = address or web_address(_words(item, "external_url"), base)
    if address is None:
        return None
    title = _words(item, "title")
    return Entry(
        url=address,
        title=" ".join(title.split()) if title else None,
        authors=clean_names((_authors(item) or shared)[:20]),
        published=iso_date(_words(item, "date_published")),
        html=_words(item, "content_html") or _paragraphs(_words(item, "content_text")),
    )


def _authors(found: dict[str, Any]) -> list[str]:
    """The names under ``authors``, or under ``author`` as version 1 has it."""
    listed = found.get("authors")
    entries = listed if isinstance(listed, list) else [found.get("author")]
    return [name for entry in entries if isinstance(entry, dict) and (name := _words(entry, "name"))]


def _words(found: dict[str, Any], key: str) -> str | None:
    value = found.get(key)
    if not isinstance(value, str):
        return None
    return value.encode("utf-8", "replace").decode().strip() or None


def _paragraphs(text: str | None) -> str | None:
    if text is None:
        return None
    return "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n") if line.strip()) or None
