"""What every exchange format has in common: ids that stay the same, and texts that every format can hold."""

from __future__ import annotations

import hashlib
import re

from wherefrom.intake.article import Article
from wherefrom.lang.fold import fold
from wherefrom.reading.types import Kind, Link

URN = "urn:wherefrom:"
"""What the ids begin with where a format wants an address: names, which lead nowhere."""
_PLAIN = re.compile(r"[A-Za-z0-9_.-]{1,120}")
_DAY = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?=\Z|T)")
_WEB = re.compile(r"https?://[A-Za-z0-9.:\[\]-]+(?:[/?#][A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]*)?")
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def clean(text: str) -> str:
    """``text`` with U+FFFD for each character that XML or RDF refuses, so that every offset into it holds."""
    return _REFUSED.sub("\ufffd", text)


def one_line(text: str) -> str:
    """A name or a title as ``clean`` has it, line breaks and runs of spaces made one space."""
    return " ".join(clean(text).split())


def article_id(article_id: str) -> str:
    """``article:ID``: the article's own id where XML and addresses can hold it, else a hash of it."""
    return f"article:{_plain(article_id)}"


def story_id(story_id: str) -> str:
    """``story:ID``, as ``article_id`` does."""
    return f"story:{_plain(story_id)}"


def party_id(name: str, kind: Kind) -> str:
    """``party:HASH``, made of the name without case and accents, and of the kind."""
    return f"party:{_hash(kind, fold(one_line(name)))}"


def is_somebody(link: Link) -> bool:
    """Whether the name of a link tells who it is: not of an unnamed source, a group, or one of several candidates."""
    return link.kind not in {"unnamed", "group"} and not link.candidates


def bearers(link: Link) -> list[Link]:
    """Who a link is: of a joint source each of its members."""
    if link.members and not link.candidates:
        return [Link(one.name, one.kind, one.entity) for one in link.members]
    return [link]


def bearer_id(link: Link, article_id: str) -> str:
    """``party:HASH`` of who stands in a chain of an article.

    Where the name does not tell who it is, it is another in every article: "an official" here need not be the one
    there.
    """
    return party_id(link.name if is_somebody(link) else f"{article_id} {link.name}", link.kind)


def statement_id(article: Article, number: int, key: str) -> str:
    """``statement:HASH`` of the article and the key of the statement, or its number where it has no key."""
    return f"statement:{_hash(article.id, key or str(number))}"


def urn(id: str) -> str:
    """An id of this module as an address."""
    return URN + id


def address_of(article: Article) -> str:
    """Where the article is: its web address where that is one, else its id as a name."""
    return article.url if article.url and _WEB.fullmatch(article.url) else urn(article_id(article.id))


def day_of(moment: str | None) -> str | None:
    """The ISO 8601 day of a date or date-time; None where it names no day."""
    found = _DAY.match(moment or "")
    return found.group() if found else None


def _plain(id: str) -> str:
    return id if _PLAIN.fullmatch(id) else _hash(id)


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
