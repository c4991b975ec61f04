"""Who wrote the article of a page: from metadata, or from the byline that is printed nearest to its headline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wherefrom.intake.bylines import clean_names, is_body, is_name
from wherefrom.intake.credits import same_outlet
from wherefrom.intake.page.metadata.headline import Headline
from wherefrom.intake.page.metadata.structured import Node, microdata, names_of, types_of
from wherefrom.lang.en.patterns.bylines import BY_FIRST
from wherefrom.lang.fold import letters_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_META = (
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
_BODIES = frozenset({"organization", "newsmediaorganization", "corporation", "newspaper"})
_PROSE = 100  # characters of a paragraph that tells the story
_BYLINE_TAGS = ("a", "span", "div", "p", "address", "li", "em", "strong", "h4", "h5", "h6")


def read_authors(
    tree: HtmlElement,
    meta: dict[str, list[str]],
    article: tuple[Node, dict[str, Node]],
    outlet: str | None,
    headline: Headline,
) -> tuple[tuple[str, ...], list[str]]:
    """The authors, and the byline as it is printed (none, or one). ``article`` is its JSON-LD object and those by id.

    Persons win over bodies, whoever names them: what metadata give as the author is often the broadcaster. Of several
    authors metadata often list the first two, so a byline that has these and more is taken.
    """
    node, by_id = article
    given = node.get("author") or node.get("creator")
    printed = _printed_byline(tree, headline)
    values = [value for key in _META for value in meta.get(key, []) if not value.startswith("http")]
    headlines = {letters_of(h.text_content()) for h in (headline.element, *tree.iter("h1")) if h is not None}
    voices = [
        tuple(name for name in clean_names(names, outlet) if letters_of(name) not in headlines)
        for names in (
            names_of(given, by_id),
            [value for value in values if not value[:1].isdigit()],
            microdata(tree, "author"),
            [printed] if printed else [],
        )
    ]
    bylines, byline = [printed] if printed else [], voices[-1]
    bodies = _bodies(given, by_id)
    for names in voices:
        if any(not is_body(name, outlet) and name.casefold() not in bodies for name in names):
            whole = {name.casefold() for name in byline}.issuperset(name.casefold() for name in names)
            return byline if whole else names, bylines
    others = (names for names in voices if any(not same_outlet(name, outlet) for name in names))
    return next(others, None) or next(filter(None, voices), ()), bylines


def _bodies(given: object, by_id: dict[str, Node]) -> set[str]:
    """The names of the authors that JSON-LD says are organizations."""
    entries = given if isinstance(given, list) else [given]
    objects = [by_id.get(str(entry.get("@id")), entry) for entry in entries if isinstance(entry, dict)]
    return {name.casefold() for one in objects if types_of(one) & _BODIES for name in names_of(one, by_id)}


def _printed_byline(tree: HtmlElement, headline: Headline) -> str | None:
    """What is printed as a byline: ``rel=author``, an element classed so, or a short line that begins with "By".

    The one nearest behind the headline counts, in the article that the headline stands in; one before it only in the
    headline's own block. What lists of other stories and readers' comments name is nobody's byline here.
    """
    before: list[HtmlElement] = []
    passed = told = False
    for element in tree.iter(*_BYLINE_TAGS, "h1", "h2"):
        if element is headline.element:
            passed = True
        elif element.tag in {"h1", "h2"}:
            continue
        elif not _is_byline(element):
            told = told or (passed and element.tag == "p" and len(" ".join(element.text_content().split())) > _PROSE)
        elif headline.is_aside(element, far=told or not passed):
            continue
        elif headline.element is None or (passed and headline.is_home_of(element)):
            return _whole(element)
        elif not passed:
            before.append(element)
    chosen = next(filter(headline.is_beside, reversed(before)), None)
    return _whole(chosen) if chosen is not None else _linked_authors(tree, headline)


def _is_byline(element: HtmlElement) -> bool:
    marks = f"{element.get('class') or ''} {element.get('id') or ''}"
    marked = element.get("rel") == "author" or (bool(_BYLINE_CLASS.search(marks)) and not _NOT_BYLINE.search(marks))
    if not marked and not BY_FIRST.match(element.text or ""):
        return False
    text = spaced_text(element)
    names = clean_names([text]) if 3 < len(text) < 120 else ()
    return bool(names) and (all(map(is_name, names)) or (bool(BY_FIRST.match(text)) and all(map(_is_capital, names))))


def _is_capital(name: str) -> bool:
    """Whether a name of one word, or of a body, is written as one."""
    return name[0].isupper() and len(name.split()) <= 6


def _whole(element: HtmlElement) -> str:
    """A byline with those right behind it that are marked like it, one name each."""
    texts = [spaced_text(element)]
    for other in element.itersiblings():
        if (
            other.get("class") == element.get("class")
            and (element.get("class") or element.get("rel"))
            and _is_byline(other)
        ):
            texts.append(spaced_text(other))
    return "; ".join(texts)


def spaced_text(element: HtmlElement) -> str:
    """The text of an element on one line, a break kept between two names that stand in elements of their own."""
    text = ""
    for piece in element.itertext():
        joined = text[-1:].isalpha() and piece[:1].isupper() and (text[-1:].islower() or piece[1:2].islower())
        text += ("; " if joined and len(text.split()) > 1 else "") + piece
    return " ".join(text.split())


def _linked_authors(tree: HtmlElement, headline: Headline) -> str | None:
    """The names on the first links to authors' own pages, and on those right beside them."""
    first: HtmlElement | None = None
    names: list[str] = []
    for link in tree.iter("a"):
        if not _AUTHOR_PAGE.search(link.get("href") or "") or _NOT_BYLINE.search(link.get("class") or ""):
            continue
        name = " ".join(link.text_content().split())
        if not is_name(name) or headline.is_aside(link, far=False):
            continue
        first = link if first is None else first
        if link.getparent() is first.getparent() or link.getparent().getparent() is first.getparent().getparent():
            names.append(name)
    return "; ".join(dict.fromkeys(names[:6])) or None
