"""A page to an article: the tree is parsed once, then read for metadata, body, credits and rights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from wherefrom.errors import InputError
from wherefrom.intake.article import CreditedOrigin, Rights, SetOff
from wherefrom.intake.bylines import clean_names, is_name
from wherefrom.intake.credits import (
    brand_of,
    credit_in_authors,
    credit_in_bylines,
    credit_in_lines,
    credit_in_text,
    credit_of_address,
    has_other_dateline,
    same_outlet,
)
from wherefrom.intake.dates import published_in
from wherefrom.intake.found import Found, joined_spans
from wherefrom.intake.furniture import is_foot, rights_in
from wherefrom.intake.page.body.body import Body, read_body
from wherefrom.intake.page.body.quotations import Quoted
from wherefrom.intake.page.metadata.dates import last_resort
from wherefrom.intake.page.metadata.metadata import PageMetadata, read_metadata
from wherefrom.intake.page.metadata.structured import name_of
from wherefrom.lang.lexicon import capitals, words
from wherefrom.lang.outlets import host_of, is_agency, outlet_named, outlet_of_host
from wherefrom.text.span import Span

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def read_page(html: str, name: str, url: str | None = None) -> Found:
    """The article on a page. Raises InputError where there is no page or no article text on it."""
    tree = _parsed(html, name)
    _elements = list(tree.iter())  # lxml makes an element anew whenever none holds it: a twentieth of the time
    about = read_metadata(tree, url)
    body = read_body(tree, about)
    paragraphs = body.paragraphs
    if not paragraphs:
        raise InputError(
            name, "has no article text (an empty page, or one that scripts fill in); save it from a browser"
        )
    text = "\n\n".join(paragraphs)
    spans = _spans(paragraphs)
    lines = [span for span in spans if is_foot(text[slice(*span)])]
    return Found(
        text=text,
        url=about.url,
        outlet=about.outlet,
        title=about.title,
        authors=_authors(about, body),
        published=about.published or _printed_day(body, about.modified) or last_resort(tree, about.url, about.modified),
        modified=about.modified,
        language=about.language,
        sections=about.sections,
        credited_origin=_credit(text, spans, about, body),
        rights=rights_in(text, lines) or _rights(about, body),
        furniture=joined_spans(lines),
        set_off=tuple(_set_off(quoted, spans) for quoted in body.quoted),
        page=_page_of(about),
    )


def _page_of(about: PageMetadata) -> str | None:
    """The canonical address without what makes no other page of it; None where it is the front page's, or another's.

    A canonical link to another publisher says whose story it is, not that the two pages are one.
    """
    if about.canonical is None or brand_of(about.canonical) != brand_of(about.url):
        return None
    try:
        parts = urlsplit(about.canonical)
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return None
    path = parts.path.rstrip("/")
    if not path and not parts.query:
        return None
    return f"{host}{path}" + (f"?{parts.query}" if parts.query else "")


def _parsed(html: str, name: str) -> HtmlElement:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    try:
        return document_fromstring(
            html.replace("\0", "").encode("utf-8", "replace"),
            parser=HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True),
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputError(name, "has no content; there is nothing to read on this page") from error


def _spans(paragraphs: list[str]) -> list[Span]:
    spans: list[Span] = []
    at = 0
    for paragraph in paragraphs:
        spans.append((at, at + len(paragraph)))
        at += len(paragraph) + 2
    return spans


def _set_off(quoted: Quoted, spans: list[Span]) -> SetOff:
    speaker = None
    if quoted.speaker is not None:
        start, end = spans[quoted.speaker[0]]
        speaker = (start + quoted.speaker[1], end)
    return SetOff(tuple(spans[number] for number in quoted.paragraphs), speaker)


def _authors(about: PageMetadata, body: Body) -> tuple[str, ...]:
    """The metadata's authors; where they name nobody but the publisher, the name that stands alone over the text."""
    if any(not same_outlet(name, about.outlet) for name in about.authors):
        return about.authors
    behind = next((i for i, line in enumerate(body.before) if line == about.title), -1) + 1
    for line in reversed(body.before[max(behind, len(body.before) - 6) :]):
        names = clean_names([line], about.outlet)
        if names and len(line) < 80 and all(map(_is_person, names)) and _is_nothing_else(line, about):
            return names
    return about.authors


def _is_person(name: str) -> bool:
    """Whether a line that stands alone over a text may be a name: no place ("New Delhi") and no agency."""
    return (
        is_name(name)
        and not is_agency(name)
        and not {name, name.split()[-1]} & words("places")
        and name not in capitals()
    )


def _printed_day(body: Body, modified: str | None) -> str | None:
    """The date that is printed over the text, nearest to it first, if it is not that of the last change."""
    for line in reversed(body.before):
        if len(line) < 120 and (found := published_in(line)) is not None:
            return None if (modified or "").startswith(found[:10]) else found
    return None


def _is_nothing_else(line: str, about: PageMetadata) -> bool:
    """Whether a line of two capitalized words is no section, tag or title of the page ("Local News")."""
    known = {name.casefold() for names in about.sections.values() for name in names}
    if line.casefold() in known or same_outlet(line, about.outlet):
        return False
    return line not in about.headings and line not in (about.title or "")


def _rights(about: PageMetadata, body: Body) -> Rights | None:
    if about.copyright:
        return Rights((), about.copyright)
    for notice in reversed(body.notices):
        found = rights_in(notice, [(0, len(notice))])
        if found and found.holder:
            return Rights((), found.holder)
    return None


def _credit(text: str, spans: list[Span], about: PageMetadata, body: Body) -> CreditedOrigin | None:
    found = credit_in_text(text, spans, about.outlet)
    if found:
        return found
    other = has_other_dateline(text, spans)
    name = (
        credit_in_lines(body.after, about.outlet, other_dateline=other)
        or credit_in_authors(about.authors, about.outlet)
        or credit_in_bylines([*body.before, *about.bylines], about.outlet)
        or credit_in_lines(body.before, about.outlet, other_dateline=other)
        or _credit_in_node(about)
        or credit_of_address(about.canonical, about.url, about.outlet)
    )
    return CreditedOrigin(name) if name else None


def _credit_in_node(about: PageMetadata) -> str | None:
    """What JSON-LD names as the source, where that is another outlet than the page's own."""
    own_host = outlet_of_host(host_of(about.url))
    for key in ("isBasedOn", "isBasedOnUrl", "sourceOrganization", "creditText", "copyrightHolder"):
        value: Any = about.node.get(key)
        entries = value if isinstance(value, list) else [value]
        for entry in entries:
            address = entry.get("url") or entry.get("@id") if isinstance(entry, dict) else entry
            if isinstance(address, str) and address.startswith("http"):
                name = credit_of_address(address, about.url or about.canonical, about.outlet)
            else:
                name = outlet_named(name_of(entry, about.by_id) or "")
            if name and not same_outlet(name, about.outlet) and not same_outlet(name, own_host):
                return name
    return None
