"""Sitemaps (sitemaps.org 0.9), indexes of sitemaps, and the news extension's titles and dates, to entries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wherefrom.errors import InputError
from wherefrom.intake.containers.feeds import Entry
from wherefrom.intake.containers.trees import children, first_text, local_name, tree_of, web_address
from wherefrom.intake.dates import iso_date

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Sitemap:
    """The pages that a sitemap lists and the further sitemaps that an index lists, newest first where it dates them."""

    pages: tuple[Entry, ...]
    sitemaps: tuple[str, ...]


def read_sitemap(data: bytes, name: str, url: str | None = None, media_type: str | None = None) -> Sitemap:
    """What a sitemap or an index of sitemaps lists. Raises InputError where it is neither, or lists nothing."""
    root = tree_of(data, name, media_type)
    if local_name(root) not in {"urlset", "sitemapindex"}:
        raise InputError(name, f"is no sitemap but <{local_name(root)}>")
    pages = [(_day(item), entry) for item in children(root, "url") if (entry := _page(item, url)) is not None]
    maps = [
        (_day(item), address)
        for item in children(root, "sitemap")
        if (address := web_address(first_text(item, "loc"), url)) is not None
    ]
    if not pages and not maps:
        raise InputError(name, "is a sitemap that lists no address; there is nothing to follow")
    # Stable: what has no date keeps its place behind what has one.
    pages.sort(key=lambda pair: pair[0], reverse=True)
    maps.sort(key=lambda pair: pair[0], reverse=True)
    return Sitemap(
        tuple({entry.url: entry for _, entry in pages}.values()), tuple(dict.fromkeys(address for _, address in maps))
    )


def _page(item: _Element, base: str | None) -> Entry | None:
    address = web_address(first_text(item, "loc"), base)
    if address is None:
        return None
    news = next(children(item, "news"), None)
    if news is None:
        return Entry(address)
    publication = next(children(news, "publication"), None)
    return Entry(
        url=address,
        title=first_text(news, "title"),
        published=iso_date(first_text(news, "publication_date")),
        outlet=first_text(publication, "name") if publication is not None else None,
    )


def _day(item: _Element) -> str:
    news = next(children(item, "news"), None)
    found = first_text(news, "publication_date") if news is not None else None
    return iso_date(found or first_text(item, "lastmod")) or ""
