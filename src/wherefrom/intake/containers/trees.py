"""XML from strangers to a tree: no entities, no network, nothing external; broken XML is read as far as it goes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from wherefrom.errors import InputError
from wherefrom.intake.forms.decoding import decode, unpack

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,500}\?>")
# What an ampersand may stand in as it is: these are no markup, or no references.
_VERBATIM = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)", re.DOTALL)
_AMPERSAND = re.compile(r"&(?:#(?:[xX][0-9a-fA-F]{1,8}|[0-9]{1,10});|[A-Za-z][A-Za-z0-9]{1,30};)?")
_OF_XML = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"}
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def tree_of(data: bytes, name: str, media_type: str | None = None) -> _Element:
    """The root of the XML document ``data`` (packed with gzip or not).

    Raises InputError where there is none, or where it declares entities, which feeds and sitemaps have no need of
    and which can make a small file grow without bound.
    """
    from lxml import etree

    characters = _DECLARATION.sub("", decode(unpack(data, name), media_type))
    if "<!ENTITY" in characters:
        raise InputError(name, "declares XML entities, which are not read; take them out")
    characters = _NOT_XML.sub(" ", _with_true_references(characters))
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False
    )
    try:
        root = etree.fromstring(characters.strip().encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(name, f"is not XML that can be read ({error}); fetch it again") from error
    if root is None:
        raise InputError(name, "is not XML that can be read; fetch it again")
    return root


def _with_true_references(characters: str) -> str:
    """``characters`` with no ampersand but in references of XML to characters of XML.

    One that stands for itself (``?id=5&cat=3``, ``Hill & Sons``) would spoil every reference after it. HTML's names are
    no part of XML, but feeds use them.
    """
    pieces, at = [], 0
    for verbatim in _VERBATIM.finditer(characters):
        kept = _AMPERSAND.sub(_of_a_character, verbatim[0])  # In an attribute "<![CDATA[" is no markup either.
        pieces += [_AMPERSAND.sub(_reference, characters[at : verbatim.start()]), kept]
        at = verbatim.end()
    return "".join([*pieces, _AMPERSAND.sub(_reference, characters[at:])])


def _reference(match: re.Match[str]) -> str:
    found = match[0]
    if found in _OF_XML:
        return found
    meant = html.unescape(found) if found.endswith(";") else found
    if meant == found or found == "&":
        return "&amp;" + found[1:]
    return html.escape(meant) if _of_a_character(match) == found else "\ufffd"


def _of_a_character(match: re.Match[str]) -> str:
    """The reference as it is, or what stands for no character where it means a surrogate, a null."""
    meant = html.unescape(match[0])
    return match[0] if meant and meant != "\ufffd" and not _NOT_XML.search(meant) else "\ufffd"


def local_name(element: _Element) -> str:
    """The name of ``element`` without its namespace, in lower case; empty for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def children(element: _Element, *names: str) -> Iterator[_Element]:
    """The children of ``element`` that have one of these local names, in order."""
    for child in element:
        if local_name(child) in names:
            yield child


def text_of(element: _Element | None) -> str | None:
    """All text in ``element``, on one line; None where there is none."""
    if element is None:
        return None
    return " ".join("".join(element.itertext()).split()) or None


def first_text(element: _Element, *names: str) -> str | None:
    """The text of the first child that has one of ``names`` and any text; the names are tried in order."""
    for name in names:
        for child in children(element, name):
            if (found := text_of(child)) is not None:
                return found
    return None


def web_address(found: str | None, base: str | None) -> str | None:
    """``found`` as a whole http(s) address, with ``base`` as where it stands; None where it is none."""
    if not found:
        return None
    try:
        whole = urljoin(base or "", found.strip())
        parts = urlsplit(whole)
    except ValueError:
        return None
    return whole if parts.scheme in {"http", "https"} and parts.netloc and len(whole) <= 4000 else None
