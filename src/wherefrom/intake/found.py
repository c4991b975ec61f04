"""What a reader of one form found in an input, before what is given is put over it and the article is made."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from wherefrom.errors import InputError
from wherefrom.intake.article import Article, CreditedOrigin, Rights, SetOff, Snapshot
from wherefrom.lang.outlets import host_of, outlet_of_host
from wherefrom.text.span import Span

MAX_TEXT = 4_000_000
"""Characters of the longest text that is read: some six hundred thousand words, a few minutes."""


@dataclass(frozen=True, slots=True)
class Given:
    """Metadata that came with an input (a batch line): each part that is there wins over what is found."""

    id: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] | None = None
    published: str | None = None


@dataclass(slots=True)
class Found:
    """One input, read: its text and what it says about itself."""

    text: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    sections: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    credited_origin: CreditedOrigin | None = None
    rights: Rights | None = None
    furniture: tuple[Span, ...] = ()
    set_off: tuple[SetOff, ...] = ()
    page: str | None = None
    """What tells the page from every other of its site, whatever address it was had from, where it says so itself."""


def to_article(found: Found, given: Given, name: str, data: bytes, media_type: str) -> Article:
    """The article, its id made of its address (or file name) and content, so that repeating changes nothing.

    Where a page names the address that is its own, that one and the text count: one page under six addresses, with
    another advertisement each time, has one id.

    Raises InputError where the text is longer than any article.
    """
    check_length(found.text, name)
    url = given.url or found.url
    place, content = given.url or found.url or PurePath(name).name, data
    if found.page is not None:
        place, content = found.page, found.text.encode("utf-8", "replace")
    return Article(
        id=given.id or hashlib.sha256(place.encode("utf-8", "replace") + b"\0" + content).hexdigest()[:16],
        text=found.text,
        url=url,
        outlet=given.outlet or found.outlet or outlet_of_host(host_of(url)),
        title=given.title or found.title,
        authors=found.authors if given.authors is None else given.authors,
        published=given.published or found.published,
        modified=found.modified,
        language=found.language,
        sections=found.sections,
        credited_origin=found.credited_origin,
        rights=found.rights,
        furniture=found.furniture,
        set_off=found.set_off,
        snapshot=Snapshot(hashlib.sha256(data).hexdigest(), media_type, len(data)),
    )


def check_length(text: str, name: str) -> None:
    """Raises InputError where ``text`` is longer than any article: reading it would take hours, for nothing."""
    if len(text) > MAX_TEXT:
        million = len(text) / 1e6
        raise InputError(name, f"has {million:.0f} million characters of text, too many for one article; split it")


def joined_spans(spans: list[Span]) -> tuple[Span, ...]:
    """``spans`` in order, those that touch or overlap made one."""
    merged: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
