"""An e-mail (RFC 5322, also a page saved as MHTML) to an article: its HTML part as a page, else its plain text.

Parsed by the standard library under its oldest policy: the newer ones read each header by a grammar whose time grows
with the square of its length and which fails on damaged ones.
"""

from __future__ import annotations

from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import parseaddr

from wherefrom.errors import InputError
from wherefrom.intake.bylines import is_name
from wherefrom.intake.dates import iso_date
from wherefrom.intake.forms.decoding import decode
from wherefrom.intake.found import Found
from wherefrom.lang.en.patterns import mail as en
from wherefrom.lang.outlets import outlet_named, outlet_of_host

MAX_PARTS = 200
"""Parts of one message that are looked at."""
MAX_DEPTH = 20
"""How deep parts may stand in parts: forwarded five times over is eleven."""
_LONGEST_HEADER = 1000
_SENDERS = frozenset(
    ("substack.com", "beehiiv.com", "ghost.io", "mailchimpapp.net", "mailchimpapp.com", "medium.com", "gmail.com")
)
"""Hosts that send for many; whom they send for is in the name before the address."""


def read_mail(data: bytes, name: str) -> Found:
    """The newsletter in ``data``: outlet and day from its From and Date, title from its Subject.

    Raises InputError where it is damaged, has no text, or has parts in parts beyond any message.
    """
    if data.count(b"multipart/") > MAX_DEPTH + MAX_PARTS or data.lower().count(b"boundary=") > MAX_DEPTH:
        raise InputError(name, f"is an e-mail with parts in parts more than {MAX_DEPTH} deep; no newsletter is")
    try:
        message = BytesParser(policy=compat32).parsebytes(data)
        pages, texts = _texts(message)
    except Exception as error:  # On damaged messages it fails in any way: LookupError, ValueError, RecursionError.
        raise InputError(name, f"is a damaged e-mail ({error!s:.100}); save it again") from error
    found = _body(pages, texts, name, _header(message, "Snapshot-Content-Location"))
    saved = message.get("Snapshot-Content-Location") is not None or "Saved by" in _header(message, "From")
    if saved:
        return found
    author, outlet = _sender(message)
    found.title = _subject(message) or found.title
    found.outlet = outlet or found.outlet
    found.published = iso_date(_header(message, "Date")) or found.published
    if author and not found.authors:
        found.authors = (author,)
    return found


def _texts(message: Message) -> tuple[list[str], list[str]]:
    """The HTML and the plain parts of a message, attachments left out."""
    pages: list[str] = []
    texts: list[str] = []
    for number, part in enumerate(message.walk()):
        if number >= MAX_PARTS:
            break
        kind = part.get_content_type()
        if part.is_multipart() or part.get_content_disposition() == "attachment":
            continue
        if kind in {"text/html", "text/plain"}:
            payload = part.get_payload(decode=True)
            words = decode(payload, part.get("Content-Type")) if isinstance(payload, bytes) else ""
            (pages if kind == "text/html" else texts).append(words)
    return pages, texts


def _body(pages: list[str], texts: list[str], name: str, url: str) -> Found:
    """The longest page, else the longest text: a message may carry its footer as a part of its own."""
    from wherefrom.intake.forms.plain import read_plain
    from wherefrom.intake.page.page import read_page

    address = url if url.startswith(("http://", "https://")) else None
    text = max(texts, key=len, default="")
    if pages:
        try:
            return read_page(max(pages, key=len), name, address)
        except InputError:
            if not text.strip():
                raise
    if not text.strip():
        raise InputError(name, "is an e-mail without text; there is nothing to read")
    return read_plain(text)


def _header(message: Message, name: str) -> str:
    """A header on one line, its encoded words decoded; empty where there is none."""
    value = str(message.get(name, ""))[:_LONGEST_HEADER]
    try:
        words = str(make_header(decode_header(value)))
    except (HeaderParseError, LookupError, ValueError):
        words = value
    return " ".join(words.encode("utf-8", "replace").decode("utf-8").split())


def _subject(message: Message) -> str | None:
    return en.REPLIED.sub("", _header(message, "Subject")).strip() or None


def _sender(message: Message) -> tuple[str | None, str | None]:
    """Author and outlet of "Ann Lee from The Quay Gazette <news@quay.example>".

    The outlet is that of the address where it is known, else what the name before the address says.
    """
    shown, address = parseaddr(_header(message, "From"))
    shown = shown.strip(" \"'")
    host = address.rpartition("@")[2].lower()
    known = None if any(host == one or host.endswith("." + one) for one in _SENDERS) else outlet_of_host(host)
    match = en.FROM_OUTLET.fullmatch(shown)
    if match and is_name(match["person"]):
        return match["person"], known or outlet_named(match["outlet"]) or match["outlet"].strip()
    return None, known or outlet_named(shown) or shown or None
