"""When the article of a page was published: from metadata, else from the date that is printed beside its headline.

What says when a page was changed never says when it was published.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from wherefrom.intake.dates import changed_in, date_in_address, iso_date, published_in
from wherefrom.intake.page.metadata.headline import Headline
from wherefrom.intake.page.metadata.structured import Node, microdata

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
_DATED = re.compile(r"publish|date|time|posted", re.IGNORECASE)
_CHANGED = re.compile(r"updated|modified|revised|last-?edit", re.IGNORECASE)
_ISSUED = re.compile(r"publish|posted|created|issued", re.IGNORECASE)

_MOST = 500  # elements with a date that are looked at
_LONGEST = 120  # characters of what stands in an element with a date and little else


def read_published(
    tree: HtmlElement, meta: dict[str, list[str]], node: Node, url: str | None, headline: Headline
) -> str | None:
    """The date or date-time of publication that the page gives; None where it gives none that is certain."""
    given = [
        node.get("datePublished"),
        *(value for key in _PUBLISHED for value in meta.get(key, [])),
        *microdata(tree, "datePublished"),
        node.get("dateCreated"),
    ]
    if (found := _first(given)) is not None:
        return found
    return _nearest(tree.iter("time"), headline) or date_in_address(url or "") or _nearest(_classed(tree), headline)


def last_resort(tree: HtmlElement, url: str | None, modified: str | None) -> str | None:
    """What htmldate (Barbaresi, JOSS 2020) finds, for pages on which nothing else says when they were published.

    The day of the last change is no answer, nor is the first of January, which it makes of a mere year.
    """
    from htmldate import find_date

    try:
        found = find_date(tree, original_date=True, extensive_search=False, url=url, deferred_url_extractor=True)
    except Exception:  # noqa: BLE001 (whatever goes wrong inside it, the page is read without a date)
        return None
    day = iso_date(found)
    return None if day is None or day.endswith("-01-01") or (modified or "").startswith(day) else day


def read_modified(tree: HtmlElement, meta: dict[str, list[str]], node: Node) -> str | None:
    """When the page says that it was changed last."""
    values = [node.get("dateModified"), *(value for key in _MODIFIED for value in meta.get(key, []))]
    found = _first([*values, *microdata(tree, "dateModified")])
    if found is not None:
        return found
    times = (t for t in islice(tree.iter("time"), _MOST) if _is_changed(t))
    marked = _first(t.get("datetime") or changed_in(_text(t)) for t in times)
    return marked or next(
        (day for e in islice(_classed(tree), _MOST) if (day := changed_in(_text(e))) is not None), None
    )


def _nearest(elements: Iterable[HtmlElement], headline: Headline) -> str | None:
    """The date of the first of ``elements`` behind the headline in its article; else of the last before, in its block.

    Where the page has no headline, of the first that there is.
    """
    dated = ((element, _published_by(element)) for element in islice(elements, _MOST))
    found = [(element, day) for element, day in dated if day and not headline.is_aside(element, far=False)]
    if headline.element is None or not found:
        return found[0][1] if found else None
    order = {element: place for place, element in enumerate(headline.element.getroottree().iter())}
    here = order[headline.element]
    behind = [day for element, day in found if order[element] > here and headline.is_home_of(element)]
    beside = [day for element, day in found if order[element] < here and headline.is_beside(element)]
    return behind[0] if behind else beside[-1] if beside else None


def _published_by(element: HtmlElement) -> str | None:
    text = _text(element)
    if len(text) >= _LONGEST:
        return None
    value = element.get("datetime")
    if _is_changed(element):
        return published_in(text) if changed_in(text) else None
    return (iso_date(value) if value else None) or published_in(text)


def _is_changed(element: HtmlElement) -> bool:
    """Whether the machine-readable date of an element is that of a change."""
    around = element.getparent()
    text = _text(element)
    if _says_changed(element) or (changed_in(text) and not published_in(text)):
        return True
    before = (around.text or "") if around is not None and around[0] is element else ""
    return bool(_CHANGED.search(before[-40:])) or (around is not None and len(around) == 1 and _says_changed(around))


def _says_changed(element: HtmlElement) -> bool:
    marks = " ".join(filter(None, (element.get("itemprop"), element.get("class"), element.get("id"))))
    return bool(_CHANGED.search(marks)) and not _ISSUED.search(marks)


def _classed(tree: HtmlElement) -> Iterator[HtmlElement]:
    return (
        element
        for element in tree.iterfind(".//*[@class]")
        if _DATED.search(element.get("class")) or _CHANGED.search(element.get("class"))
    )


def _text(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _first(values: Iterable[object]) -> str | None:
    return next((found for value in values if (found := iso_date(value)) is not None), None)
