"""Exports of press databases as HTML: Europresse by its elements, the others by the lines that a reader sees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from wherefrom.intake.press import labels
from wherefrom.intake.press.exports import records_in
from wherefrom.intake.press.records import Record, Unread, day_in, first, outlet_in

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARKED = re.compile(
    rb"class=[\"']?DocPublicationName|Do[ck]umento?\s+[A-Z0-9]{4,14}\d{8}|\d of \d{1,6} DOCUMENTS|End of Document"
    rb"|ProQuest document ID"
)
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "center", "dd", "div", "dl", "dt", "footer", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "tbody", "td", "th",
    "tr", "ul",
))  # fmt: skip
_SPACE = re.compile(r"\s+")
_UNSEEN = frozenset(("script", "style", "head", "noscript", "template"))


PageRecords = tuple[tuple[Record | None, str], ...]
"""Each article of a page; where it cannot be read None, and why."""


def is_marked(data: bytes) -> bool:
    """Whether the bytes of a page have words that exports have; most pages have none."""
    return _MARKED.search(data) is not None


def page_records(html: str) -> PageRecords:
    """The articles of an export that is one page; nothing where it is no export."""
    tree = _tree(html)
    if tree is None:
        return ()
    elements = [element for element in tree.iter("article") if _one(element, "DocPublicationName") is not None]
    found = [_of_europresse(element) for element in elements] or records_in(_lines(tree), broken=False)
    return tuple((None, one.reason) if isinstance(one, Unread) else (one, "") for one in found)


def _tree(html: str) -> HtmlElement | None:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        return document_fromstring(html.replace("\0", "").encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _lines(element: HtmlElement) -> list[str]:
    """The lines of an element as a reader sees them: what blocks, cells and breaks part."""
    from lxml import etree

    pieces: list[str] = []
    unseen = 0
    for event, part in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        if event in {"comment", "pi"}:
            pieces.append((part.tail or "") if not unseen else "")
            continue
        tag = str(part.tag)
        if tag in _UNSEEN:
            unseen += 1 if event == "start" else -1
        if tag in _BLOCKS:
            pieces.append("\n")
        words = part.text if event == "start" else part.tail if part is not element else ""
        if not unseen:
            pieces.append(_SPACE.sub(" ", words or ""))
    return [line for part in "".join(pieces).split("\n") if (line := " ".join(part.split()))]


def _of_europresse(article: HtmlElement) -> Record | Unread:
    from lxml import etree

    about = " ".join(_said(article, "DocHeader"))
    body = _one(article, "docOcurrContainer")
    body = body if body is not None else _one(article, "DocText")
    paragraphs = _lines(body) if body is not None else []
    if not paragraphs:
        return Unread("has no text")
    return Record(
        source=str(etree.tostring(article, encoding="unicode", method="html", with_tail=False)),
        paragraphs=tuple(paragraphs),
        title=first(" ".join(_said(article, name)) for name in ("titreArticle", "titreArticleVisu")),
        outlet=outlet_in(first(_said(article, "DocPublicationName"))),
        published=day_in(about) or day_in(" ".join(_said(article, "DocPublicationName"))),
        author=first(" ".join(_said(article, name)) for name in ("docAuthors", "sm-margin-bottomNews")),
        section=_section(about),
        id=first(line for line in _said(article, "publiC-lblNodoc") if labels.NUMBER.fullmatch(line)),
        media_type="text/html",
    )


def _section(about: str) -> str | None:
    """What stands before the first comma of "Politics, Friday 21 July 2023, p. 4", where that is no day."""
    before, comma, _ = about.partition(",")
    return before.strip() if comma and day_in(before) is None and not any(c.isdigit() for c in before) else None


def _said(article: HtmlElement, name: str) -> Sequence[str]:
    element = _one(article, name)
    return _lines(element) if element is not None else ()


def _one(element: HtmlElement, name: str) -> HtmlElement | None:
    """The first element below that has ``name`` among its classes, whatever its capitals."""
    wanted = name.casefold()
    for part in element.iterdescendants():
        if isinstance(part.tag, str) and wanted in (part.get("class") or "").casefold().split():
            return part
    return None
