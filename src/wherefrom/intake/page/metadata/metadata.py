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
from difflib import SequenceMatcher
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from wherefrom.intake.bylines import clean_names, is_name
from wherefrom.intake.credits import brand_of
from wherefrom.intake.dates import date_in_address, iso_date, printed_date
from wherefrom.intake.page.metadata.structured import (
    Node,
    article_node,
    breadcrumbs,
    microdata,
    name_of,
    names_of,
    text_of,
)
from wherefrom.lang.en.patterns.bylines import BY_FIRST
from wherefrom.lang.lexicon import word_set
from wherefrom.lang.outlets import host_of, outlet_named, outlet_of_host

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PUBLISHED = (
    "article:published_time", "article:published", "og:published_time", "datepublished", "date.published", "pubdate",
    "publishdate", "publish-date", "publish_date", "published_time", "parsely-pub-date", "sailthru.date",
    "dc.date.issued",
    "dcterms.created", "dc.date", "dcterms.date", "article.published", "originalpublicationdate",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime", "article_date_original", "displaydate", "rnews:datepublished", "date", "article.created",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "last-modified", "lastmod", "datemodified", "dcterms.modified",
    "revised",
)  # fmt: skip
_AUTHOR = (
    "article:author", "author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
    "article:author_name", "cxenseparse:author", "twitter:data1", "og:article:author", "article.author",
    "mediator_author",
)  # fmt: skip
_BYLINE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:by-?line|author|contributor|writer|reporter|journalist)s?(?:$|[\s_-]|name)", re.IGNORECASE
)
_NOT_BYLINE = re.compile(
    r"bio|avatar|image|photo|img|social|follow|twitter|comment|related|card|teaser|recirc|more|description|"
    r"widget|footer|"
    r"list|recommend|trending|popular|promo|sidebar|about|job|role|title|date|time|caption|credit",
    re.IGNORECASE,
)
_AUTHOR_PAGE = re.compile(
    r"/(?:authors?|reporters?|toireporter|journalists?|by|profiles?|people|person|staff|contributors?|columnists?|writers?|"
    r"our-team|meet-the-team|team)/[^/]*[a-z]",
    re.IGNORECASE,
)
_SITE_TAIL = re.compile(r"\s+[|–—•·»-]\s+[^|–—•·»]{2,60}$")


@dataclass(slots=True)
class PageMetadata:
    """The metadata of one page; ``bylines`` are the printed bylines, ``node`` the article's JSON-LD object."""

    title: str | None = None
    titles: list[str] = field(default_factory=list)
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
    found.outlet = _outlet(meta, node, by_id, here)
    found.titles = [t for t in (text_of(node.get("headline")), *meta.get("og:title", []), page_title) if t]
    found.title = _title(headings, found.titles, found.outlet)
    found.published = _published(tree, meta, node, here)
    found.modified = _first_date(
        [node.get("dateModified"), *_values(meta, _MODIFIED), *microdata(tree, "dateModified")]
    )
    found.bylines = [byline] if (byline := _printed_byline(tree)) else []
    found.authors = _authors(tree, meta, node, by_id, found)
    found.language = _language(tree, meta, node)
    found.sections = _sections(tree, meta, node)
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
    named = [_SITE_TAIL.sub("", c).strip() for c in candidates if c and len(c) < 80 and not c.startswith(("http", "@"))]
    known = [name for name in named if outlet_named(name)]
    if known:
        return known[0]
    from_host = outlet_of_host(host_of(url))
    return from_host or (named[0] if named else None)


def _title(headings: list[str], others: list[str], outlet: str | None) -> str | None:
    """The heading that the rest of the page's titles agree with; a page whose headings are its logo has none."""
    headings = [h for h in headings if 1 < len(h) <= 400]
    if headings:
        scored = [(max((_alike(h, o) for o in others), default=0.5), -i, h) for i, h in enumerate(headings)]
        best = max(scored)
        if best[0] >= 0.3:
            return best[2]
    return _without_site(others[0], outlet) if others else (headings[0] if headings else None)


def _alike(one: str, other: str) -> float:
    first, second = (set(re.findall(r"\w+", text.casefold())) for text in (one, other))
    shared = len(first & second) / max(1, min(len(first), len(second)))
    return (
        shared if min(len(first), len(second)) > 2 else SequenceMatcher(None, one.casefold(), other.casefold()).ratio()
    )


def _without_site(title: str, outlet: str | None) -> str:
    shorter = _SITE_TAIL.sub("", title)
    tail = title[len(shorter) :].strip(" |–—•·»-")
    is_site = outlet_named(tail) or (outlet and _alike(tail, outlet) > 0.6) or len(tail.split()) <= 3
    return shorter if tail and is_site and len(shorter.split()) >= 3 else title


def _published(tree: HtmlElement, meta: dict[str, list[str]], node: Node, url: str | None) -> str | None:
    found = _first_date(
        [
            node.get("datePublished"),
            *_values(meta, _PUBLISHED),
            *microdata(tree, "datePublished"),
            node.get("dateCreated"),
        ]
    )
    if found:
        return found
    times = [t for t in tree.iter("time") if t.get("pubdate") is not None or t.get("datetime")]
    dated = _first_date([t.get("datetime") or t.text_content() for t in times[:3]])
    if dated or (url and (dated := date_in_address(url))):
        return dated
    for element in tree.iterfind(".//*[@class]"):
        if re.search(r"publish|date|time|posted", element.get("class"), re.IGNORECASE):
            text = element.text_content()
            if len(text) < 120 and (printed := printed_date(text)):
                return printed
    return None


def _first_date(values: Iterable[object]) -> str | None:
    return next((found for value in values if (found := iso_date(value)) is not None), None)


def _authors(
    tree: HtmlElement, meta: dict[str, list[str]], node: Node, by_id: dict[str, Node], found: PageMetadata
) -> tuple[str, ...]:
    outlet = found.outlet
    structured = clean_names(names_of(node.get("author") or node.get("creator"), by_id), outlet)
    byline = clean_names(found.bylines, outlet)
    if any(not _is_own(name, outlet) for name in structured):
        known = {name.casefold() for name in byline}
        # Metadata often lists the first two of several authors.
        return byline if known.issuperset(name.casefold() for name in structured) else structured
    for names in (
        clean_names([v for v in _values(meta, _AUTHOR) if not v.startswith("http") and not v[:1].isdigit()], outlet),
        clean_names(microdata(tree, "author"), outlet),
        byline,
    ):
        if any(not _is_own(name, outlet) for name in names):
            return names
        structured = structured or names
    return structured


def _is_own(name: str, outlet: str | None) -> bool:
    return bool(outlet) and (
        name.casefold() == (outlet or "").casefold() or (outlet_named(name) or "-") == outlet_named(outlet or "")
    )


def _printed_byline(tree: HtmlElement) -> str | None:
    """What is printed as a byline: ``rel=author``, an element classed so, or a short line that begins with "By"."""
    for element in tree.iter("a", "span", "div", "p", "address", "li", "em", "strong", "h4", "h5", "h6"):
        marks = f"{element.get('class') or ''} {element.get('id') or ''}"
        marked = element.get("rel") == "author" or (bool(_BYLINE_CLASS.search(marks)) and not _NOT_BYLINE.search(marks))
        if not marked and not BY_FIRST.match(element.text or ""):
            continue
        text = " ".join(element.text_content().split())
        names = clean_names([text]) if 3 < len(text) < 120 else ()
        if names and (BY_FIRST.match(text) or all(is_name(name) for name in names)):
            return text
    return _linked_authors(tree)


def _linked_authors(tree: HtmlElement) -> str | None:
    """The names on the first links to authors' own pages, and on those right beside them."""
    first: HtmlElement | None = None
    names: list[str] = []
    for link in tree.iter("a"):
        if not _AUTHOR_PAGE.search(link.get("href") or "") or _NOT_BYLINE.search(link.get("class") or ""):
            continue
        name = " ".join(link.text_content().split())
        if not is_name(name):
            continue
        first = link if first is None else first
        if link.getparent() is first.getparent() or link.getparent().getparent() is first.getparent().getparent():
            names.append(name)
    return "; ".join(dict.fromkeys(names[:6])) or None


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
