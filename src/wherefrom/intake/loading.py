"""One input, bytes or characters, to one Article: which reader it needs is told by its first bytes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wherefrom.errors import InputError
from wherefrom.intake.article import Article
from wherefrom.intake.forms.decoding import MAX_BYTES, decode, form_of, is_gzip, unpack
from wherefrom.intake.found import Given, to_article

_MEDIA_TYPES = {"html": "text/html", "pdf": "application/pdf", "text": "text/plain"}


@dataclass(frozen=True, slots=True)
class Loaded:
    """An article with the bytes it was read from (``article.snapshot`` has their SHA-256).

    ``fetched`` is when those bytes were fetched from the article's address (ISO 8601), where that is known: the
    article cannot have been published later. ``name`` is what messages call the input.
    """

    article: Article
    data: bytes
    fetched: str | None = None
    name: str = ""


def load_bytes(
    data: bytes, name: str, media_type: str | None = None, url: str | None = None, given: Given | None = None
) -> Loaded:
    """The article in ``data``: HTML, PDF or plain text, packed with gzip or not.

    ``name`` is what messages call the input, ``url`` where it came from. Raises InputError where there is no article
    in it, it is damaged, or it is larger than 64 MB.
    """
    if len(data) > MAX_BYTES:
        raise InputError(name, f"is larger than {MAX_BYTES >> 20} MB, the limit for one input; split it")
    given = _with_url(given, url)
    content = unpack(data, name)
    form = form_of(content, name, None if is_gzip(data) else media_type)
    if form == "pdf":
        from wherefrom.intake.forms.pdf import read_pdf

        found = read_pdf(content, name)
    elif form == "html":
        from wherefrom.intake.page.page import read_page

        found = read_page(decode(content, media_type), name, given.url)
    else:
        from wherefrom.intake.forms.plain import read_plain

        found = read_plain(decode(content, media_type), given.outlet)
    return Loaded(to_article(found, given, name, data, _MEDIA_TYPES[form]), data, name=name)


def load_html(html: str | bytes, name: str = "page", url: str | None = None, given: Given | None = None) -> Loaded:
    """The article on the page ``html``. Raises InputError where the page has no article text or is too large."""
    from wherefrom.intake.page.page import read_page

    data = _bytes_of(html, name)
    given = _with_url(given, url)
    characters = html if isinstance(html, str) else decode(unpack(html, name))
    return Loaded(to_article(read_page(characters, name, given.url), given, name, data, "text/html"), data, name=name)


def load_text(text: str, name: str = "text", url: str | None = None, given: Given | None = None) -> Loaded:
    """The article ``text``, verbatim. Raises InputError where it is empty or too large."""
    from wherefrom.intake.forms.plain import read_plain

    data = _bytes_of(text, name)
    given = _with_url(given, url)
    return Loaded(to_article(read_plain(text, given.outlet), given, name, data, "text/plain"), data, name=name)


def article_from_bytes(
    data: bytes, name: str, media_type: str | None = None, url: str | None = None, given: Given | None = None
) -> Article:
    """The article of ``load_bytes``, without its bytes."""
    return load_bytes(data, name, media_type, url, given).article


def article_from_html(
    html: str | bytes, name: str = "page", url: str | None = None, given: Given | None = None
) -> Article:
    """The article of ``load_html``, without its bytes."""
    return load_html(html, name, url, given).article


def article_from_text(text: str, name: str = "text", url: str | None = None, given: Given | None = None) -> Article:
    """The article of ``load_text``, without its bytes."""
    return load_text(text, name, url, given).article


def _bytes_of(content: str | bytes, name: str) -> bytes:
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    if len(data) > MAX_BYTES:
        raise InputError(name, f"is larger than {MAX_BYTES >> 20} MB, the limit for one input; split it")
    if not data.strip():
        raise InputError(name, "is empty; there is nothing to read")
    return data


def _with_url(given: Given | None, url: str | None) -> Given:
    given = given or Given()
    return given if given.url or not url else replace(given, url=url)
