"""What a page says about its article, field by field from the place that proves most reliable for that field.

The order in each field was chosen on pages of some thirty publishers (``benchmarks/PAGES.md``): the printed headline
before metadata, JSON-LD before ``meta`` elements for dates and authors, the printed byline where metadata names nobody
but the publisher.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from wherefrom.intake.credits import brand_of
from wherefrom.intake.page.metadata.authors import read_authors
from wherefrom.intake.page.metadata.dates import read_modified, read_published
from wherefrom.intake.page.metadata.headline import Headline
from wherefrom.intake.page.metadata.structured import (
    Node,
    article_node,
    breadcrumbs,
    name_of,
    text_of,
)
from wherefrom.intake.page.metadata.titles import Site, outlet_in, read_title
from wherefrom.lang.lexicon import word_set
from wherefrom.lang.outlets import host_of, outlet_named, outlet_of_host

if TYPE_CHECKING:
    from lxml.html import HtmlElement


@dataclass(slots=True)
class PageMetadata:
    """The metadata of one page; ``bylines`` are the printed bylines, ``node`` the article's JSON-LD object."""

    title: str | None = None
    titles: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    bylines: list[str] = field(default_factory=list)
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    canonical: str | None = None
    url: str | None = None
    sections: dict[str, tuple[str, ...]] = field(default_factory=dict)
    node: Node = field(default_factory=dict)
    by_id: dict[str, Node] = field(default_factory=dict)
    copyright: str | None = None
    description: str | None = None


def read_metadata(tree: HtmlElement, url: str | None) -> PageMetadata:
    """Everything a page says about its article; what it does not say stays empty."""
    meta = _meta(tree)
    canonical = _canonical(tree, url)
    here = url or _own_address(canonical, meta)
    headings = [" ".join(h.text_content().split()) for h in tree.iter("h1")]
    page_title = " ".join((tree.findtext(".//title") or "").split())
    node, by_id = article_node(tree, here, [*headings, *meta.get("og:title", []), page_title])
    found = PageMetadata(canonical=canonical, url=here, node=node, by_id=by_id)
    found.headings = [" ".join(h.text_content().split()) for h in tree.iter("h1", "h2", "h3")]
    found.titles = [t for t in (text_of(node.get("headline")), *meta.get("og:title", []), page_title) if t]
    found.outlet = _outlet(meta, node, by_id, here) or outlet_in(page_title, here)
    found.sections = _sections(tree, meta, node)
    sections = tuple(name for key in ("region", "theme") for name in found.sections.get(key, ()))
    found.title = read_title(headings, found.titles, Site(found.outlet, here, sections))
    headline = Headline(tree, found.title)
    found.published = read_published(tree, meta, node, here, headline)
    found.modified = read_modified(tree, meta, node)
    found.authors, found.bylines = read_authors(tree, meta, (node, by_id), found.outlet, headline)
    found.language = _language(tree, meta, node)
    found.description = text_of(node.get("description")) or next(
        iter(_values(meta, ("og:description", "description"))), None
    )
    found.copyright = _copyright(meta, node, by_id)
    return found


def _meta(tree: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        value = element.get("content")
        if key and value and value.strip():
            found.setdefault(key.strip().lower(), []).append(" ".join(html.unescape(value).split())[:2000])
    return found


def _values(meta: dict[str, list[str]], keys: Iterable[str]) -> list[str]:
    return [value for key in keys for value in meta.get(key, [])]


def _canonical(tree: HtmlElement, url: str | None) -> str | None:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            try:
                address = urljoin(url or "", link.get("href").strip())
            except ValueError:
                return None
            return address if address.startswith(("http://", "https://")) else None
    return None


def _own_address(canonical: str | None, meta: dict[str, list[str]]) -> str | None:
    """Where the page itself stands: the canonical address, unless that is another publisher's (a republished story)."""
    own = next((value for value in meta.get("og:url", []) if value.startswith(("http://", "https://"))), None)
    return own if own and canonical and brand_of(own) != brand_of(canonical) else canonical or own


def _outlet(meta: dict[str, list[str]], node: Node, by_id: dict[str, Node], url: str | None) -> str | None:
    candidates = [
        *meta.get("og:site_name", []),
        name_of(node.get("publisher"), by_id),
        *_values(meta, ("publisher", "application-name")),
    ]
    named = [
        re.split(r"\s+[|–—•·»-]\s+", c)[0].strip()
        for c in candidates
        if c and len(c) < 80 and not c.startswith(("http", "@"))
    ]
    known = [name for name in named if outlet_named(name)]
    if known:
        return known[0]
    from_host = outlet_of_host(host_of(url))
    return from_host or (named[0] if named else None)


def _language(tree: HtmlElement, meta: dict[str, list[str]], node: Node) -> str | None:
    root = tree if tree.tag == "html" else tree.find(".//html")
    values = [root.get("lang") if root is not None else None, text_of(node.get("inLanguage"))]
    for value in [*values, *_values(meta, ("og:locale", "content-language", "language", "dc.language"))]:
        match = re.match(r"\s*([A-Za-z]{2,3})(?:[-_,;\s]|$)", value or "")
        if match:
            return match[1].lower()
    return None


def _sections(tree: HtmlElement, meta: dict[str, list[str]], node: Node) -> dict[str, tuple[str, ...]]:
    names = [
        *_listed(node.get("articleSection")),
        *_values(meta, ("article:section", "section", "parsely-section")),
        *breadcrumbs(tree),
    ]
    tags = [*_listed(node.get("keywords")), *_values(meta, ("article:tag",))]
    tags = tags or [tag for value in _values(meta, ("news_keywords", "keywords")) for tag in value.split(",")]
    found: dict[str, tuple[str, ...]] = {}
    regions = word_set("sections_regions")
    for key, values in (
        ("region", [n for n in names if n.casefold() in regions]),
        ("theme", [n for n in names if n.casefold() not in regions]),
        ("tags", [t for t in tags if not re.match(r"\w+:", t)]),
    ):
        unique = list({v.strip().casefold(): v.strip() for v in reversed(values) if _is_section(v)}.values())[::-1]
        if unique:
            found[key] = tuple(unique[:30])
    return found


def _is_section(value: str) -> bool:
    return 0 < len(value.strip()) < 80 and value.strip().casefold() not in word_set("sections_empty")


def _listed(value: object) -> list[str]:
    entries = value if isinstance(value, list) else [value]
    return [part.strip() for entry in entries if (text := text_of(entry)) for part in text.split(",") if part.strip()]


def _copyright(meta: dict[str, list[str]], node: Node, by_id: dict[str, Node]) -> str | None:
    notice = text_of(node.get("copyrightNotice")) or next(
        iter(_values(meta, ("copyright", "dcterms.rights", "dc.rights"))), None
    )
    holder = name_of(node.get("copyrightHolder"), by_id)
    return holder or (notice if notice and len(notice) < 200 else None)
