"""JSON-LD and microdata of a page: the one object that describes the article, wherever it is nested."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from wherefrom.lang.fold import letters_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Node = dict[str, Any]

_ARTICLES = {
    "article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle", "reviewnewsarticle",
    "backgroundnewsarticle", "asknewsarticle", "satiricalarticle", "blogposting", "liveblogposting",
    "socialmediaposting",
    "report", "scholarlyarticle", "techarticle", "medicalscholarlyarticle", "advertisercontentarticle",
    "discussionforumposting",
}  # fmt: skip
_ASIDES = {
    "liveblogupdate", "haspart", "itemlistelement", "mentions", "comment", "review", "relatedlink",
    "associatedmedia", "video",
    "image", "about", "subjectof", "ispartof", "blogpost",
}  # fmt: skip
_MAX_NODES = 20_000
_COMMENT = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|\]\]>|/\*\s*\]\]>\s*\*/)\s*$"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")


def article_node(tree: HtmlElement, url: str | None, headings: list[str]) -> tuple[Node, dict[str, Node]]:
    """The JSON-LD object of the page's article (empty if there is none), and every object with an ``@id`` by that id.

    Of several it takes the one that is about this address or has the page's headline; else the first.
    """
    candidates: list[tuple[float, Node]] = []
    by_id: dict[str, Node] = {}
    for order, (node, depth) in enumerate(_nodes(tree)):
        if isinstance(node.get("@id"), str) and len(node) > 2:
            by_id.setdefault(node["@id"], node)
        if types_of(node) & _ARTICLES and (node.get("headline") or node.get("name") or node.get("articleBody")):
            candidates.append((_score(node, url, headings) - depth - order / 1000, node))
    if not candidates:
        return {}, by_id
    best = max(candidates, key=lambda pair: pair[0])[1]
    return _completed(best, [node for _, node in candidates]), by_id


def breadcrumbs(tree: HtmlElement) -> list[str]:
    """The names of a JSON-LD breadcrumb trail, in order, without the first (the site) and the last (the page)."""
    for node, _ in _nodes(tree):
        if "breadcrumblist" in types_of(node) and isinstance(node.get("itemListElement"), list):
            items = [entry for entry in node["itemListElement"] if isinstance(entry, dict)]
            names = [text_of(item.get("name")) or name_of(item.get("item")) for item in items]
            return [name for name in names[1:-1] if name]
    return []


def types_of(node: Node) -> set[str]:
    """The ``@type`` of an object, lower-case, without its vocabulary's address."""
    found = node.get("@type")
    values = found if isinstance(found, list) else [found]
    return {value.rsplit("/", 1)[-1].lower() for value in values if isinstance(value, str)}


def text_of(value: object) -> str | None:
    """``value`` as one line of text without entities and tags; None if it is no text."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value")
    if not isinstance(value, str):
        return None
    plain = html.unescape(html.unescape(value))
    return " ".join(re.sub(r"<[^<>]{0,300}>", " ", plain).split()) or None


def name_of(value: object, by_id: dict[str, Node] | None = None) -> str | None:
    """The name of a person or organization, given as text, as an object, or as a reference to one."""
    names = names_of(value, by_id)
    return names[0] if names else None


def names_of(value: object, by_id: dict[str, Node] | None = None) -> list[str]:
    """All the names in ``value``: text, objects, references, or lists of these."""
    if isinstance(value, list):
        return [name for entry in value[:40] for name in names_of(entry, by_id)]
    if isinstance(value, dict):
        found = names_of(value.get("name"))
        reference = value.get("@id")
        if not found and isinstance(reference, str) and by_id and reference in by_id:
            found = names_of(by_id[reference].get("name"))
        return found
    name = text_of(value)
    return [name] if name else []


def microdata(tree: HtmlElement, prop: str) -> list[str]:
    """The values of ``itemprop=prop``: the attribute that holds one, or what is printed."""
    values: list[str] = []
    first: HtmlElement | None = None
    for element in tree.xpath("descendant::*[@itemprop = $prop]", prop=prop):
        first = element if first is None else first
        # Those of another block further down belong to related articles.
        if element is not first and element.getparent() is not first.getparent():
            continue
        value = element.get("content") or element.get("datetime")
        if value is None:
            named = element.find(".//*[@itemprop='name']")
            inner = element if named is None else named
            value = inner.get("content") or inner.text_content()
        if value and value.strip() and len(value) < 2000:
            values.append(" ".join(value.split()))
        if len(values) >= 20:
            break
    return values


def _nodes(tree: HtmlElement) -> Iterator[tuple[Node, int]]:
    """Every JSON-LD object of the page with its depth; what stands beside the article (images) counts deeper."""
    waiting: list[tuple[Any, int]] = [
        (_parsed(script.text), 0)
        for script in tree.iter("script")
        if script.text and "ld+json" in (script.get("type") or "").lower()
    ]
    for at in range(_MAX_NODES):
        if at >= len(waiting):
            return
        value, depth = waiting[at]
        if isinstance(value, list):
            waiting.extend((entry, depth) for entry in value)
        elif isinstance(value, dict):
            yield value, depth
            waiting.extend(
                (inner, depth + _step(key)) for key, inner in value.items() if isinstance(inner, dict | list)
            )


def _step(key: str) -> int:
    if key == "@graph":
        return 0
    return 5 if key.lower() in _ASIDES else 1


def _parsed(text: str) -> Any:
    """The JSON of a script, repaired within reason: comment marks, line breaks in strings, trailing commas, escapes."""
    bare = _COMMENT.sub("", _COMMENT.sub("", text.strip()).strip()).strip().rstrip(";")
    for attempt in (
        bare,
        _TRAILING_COMMA.sub(r"\1", bare),
        bare.replace('\\"', '"').replace("\\/", "/"),
        html.unescape(bare),
    ):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    found: list[Any] = []
    decoder, at = json.JSONDecoder(strict=False), bare.find("{")
    # Several objects one after the other, without a list around them.
    while 0 <= at < len(bare) and len(found) < 50:
        try:
            value, at = decoder.raw_decode(bare, at)
        except (ValueError, RecursionError):
            break
        found.append(value)
        at = bare.find("{", at)
    return found


def _score(node: Node, url: str | None, headings: list[str]) -> float:
    score = 0.0
    if url and any(_same_page(address, url) for address in _addresses(node)):
        score += 20
    headline = _letters(text_of(node.get("headline")) or text_of(node.get("name")) or "")
    if headline and any(headline in heading or heading in headline for heading in map(_letters, headings) if heading):
        score += 10
    score += 2 * ("datePublished" in node) + 2 * ("author" in node)
    return score + ("newsarticle" in types_of(node)) + ("liveblogposting" in types_of(node))


def _completed(best: Node, candidates: list[Node]) -> Node:
    """``best``, its gaps filled from other objects under the same headline (sites often print two)."""
    headline = _letters(text_of(best.get("headline")) or "")
    whole = dict(best)
    for node in candidates:
        if node is not best and headline and _letters(text_of(node.get("headline")) or "") == headline:
            whole.update({key: value for key, value in node.items() if not whole.get(key)})
    return whole


def _addresses(node: Node) -> Iterator[str]:
    for key in ("url", "mainEntityOfPage", "@id"):
        value = node.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str):
            yield value


def _same_page(one: str, other: str) -> bool:
    try:
        first, second = urlsplit(one), urlsplit(other)
    except ValueError:
        return False
    return len(first.path) > 1 and first.path.rstrip("/") == second.path.rstrip("/") and not first.fragment


def _letters(text: str) -> str:
    return letters_of(html.unescape(text))
