"""One input, bytes or characters, to its Article, an export of a press database to its articles.

Which reader an input needs is told by its first bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from wherefrom.errors import InputError
from wherefrom.intake.article import Article
from wherefrom.intake.faults import as_input_error
from wherefrom.intake.forms.decoding import MAX_BYTES, Form, decode, form_of, is_gzip, unpack
from wherefrom.intake.found import Found, Given, check_length, to_article
from wherefrom.intake.press.records import Record, Unread, found_in
from wherefrom.intake.worker.workers import workers

_MEDIA_TYPES: dict[Form, str] = {
    "html": "text/html",
    "pdf": "application/pdf",
    "text": "text/plain",
    "rtf": "application/rtf",
    "mail": "message/rfc822",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


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


@dataclass(frozen=True, slots=True)
class _Opened:
    """What is in the bytes of one input, unpacked: an article's characters, or the articles of an export."""

    data: bytes
    content: bytes
    form: Form
    text: str = ""
    title: str | None = None
    media_type: str | None = None
    records: Sequence[Record | Unread] = field(default_factory=tuple)


def load_bytes(
    data: bytes, name: str, media_type: str | None = None, url: str | None = None, given: Given | None = None
) -> Loaded:
    """The article in ``data``: HTML, PDF, DOCX, RTF, an e-mail or plain text, packed with gzip or not.

    ``name`` is what messages call the input, ``url`` where it came from. Raises InputError where there is no article
    in it, it is damaged, or it is larger than 64 MB.
    """
    return _whole(_opened(data, name, media_type), name, _with_url(given, url))


def load_all(
    data: bytes, name: str, media_type: str | None = None, url: str | None = None
) -> Iterator[Loaded | InputError]:
    """The articles in ``data``: of an export of a press database each, else the one of ``load_bytes``.

    An article of an export that cannot be read is an InputError in its place. Raises what ``load_bytes`` raises.
    """
    opened = _opened(data, name, media_type)
    if len(opened.records) < 2:
        yield _whole(opened, name, _with_url(None, url))
        return
    for number, record in enumerate(opened.records, start=1):
        part = f"{name}, article {number}"
        if isinstance(record, Unread):
            yield InputError(part, record.reason)
            continue
        try:
            found, given = found_in(record, Given())
            source = record.source.encode("utf-8", "replace")
            yield Loaded(to_article(found, given, part, source, record.media_type), source, name=part)
        except Exception as error:
            yield as_input_error(error, part)


def _opened(data: bytes, name: str, media_type: str | None) -> _Opened:
    if len(data) > MAX_BYTES:
        raise InputError(name, f"is larger than {MAX_BYTES >> 20} MB, the limit for one input; split it")
    content = unpack(data, name)
    form = form_of(content, name, None if is_gzip(data) else media_type)
    if form in {"pdf", "html", "mail"}:
        records = _of_page(content, name, media_type) if form == "html" else ()
        return _Opened(data, content, form, media_type=media_type, records=records)
    from wherefrom.intake.press.exports import records_in

    if form == "docx":
        from wherefrom.intake.forms.docx import DocxText

        document = workers().run("docx", DocxText, content, name)
        text = "\n\n".join(line for line in document.lines if line.strip())
        return _Opened(data, content, form, text, document.title, records=records_in(document.lines, broken=False))
    if form == "rtf":
        lines = workers().run("rtf", tuple[str, ...], content, name)
        text = "\n\n".join(line for line in lines if line.strip())
        return _Opened(data, content, form, text, records=records_in(lines, broken=False))
    characters = decode(content, media_type)
    return _Opened(data, content, form, characters, records=records_in(characters.splitlines(), broken=True))


def _of_page(content: bytes, name: str, media_type: str | None) -> Sequence[Record | Unread]:
    """The articles of an export that is one page; a page without its marks is not even looked into."""
    from wherefrom.intake.press.pages import PageRecords, is_marked

    if not is_marked(content):
        return ()
    found = workers().run("press page", PageRecords, content, name, media_type)
    return [record or Unread(reason) for record, reason in found]


def _whole(opened: _Opened, name: str, given: Given) -> Loaded:
    """The one article of an input, all of it."""
    record = opened.records[0] if len(opened.records) == 1 else None
    found: Found
    if isinstance(record, Record):
        found, given = found_in(record, given)
    elif opened.form == "pdf":
        found = workers().run("pdf", Found, opened.content, name)
    elif opened.form == "mail":
        found = workers().run("mail", Found, opened.content, name)
    elif opened.form == "html":
        found = workers().run("page", Found, opened.content, name, opened.media_type, given.url)
    else:
        if not opened.text.strip():
            raise InputError(name, "has no text; there is nothing to read")
        found = _plain(opened.text, name, given)
        found.title = found.title or opened.title
    return Loaded(to_article(found, given, name, opened.data, _MEDIA_TYPES[opened.form]), opened.data, name=name)


def load_html(html: str | bytes, name: str = "page", url: str | None = None, given: Given | None = None) -> Loaded:
    """The article on the page ``html``. Raises InputError where the page has no article text or is too large."""
    data = _bytes_of(html, name)
    given = _with_url(given, url)
    content = html.encode("utf-8", "replace") if isinstance(html, str) else unpack(html, name)
    found = workers().run("page", Found, content, name, None, given.url)
    return Loaded(to_article(found, given, name, data, "text/html"), data, name=name)


def load_text(text: str, name: str = "text", url: str | None = None, given: Given | None = None) -> Loaded:
    """The article ``text``, verbatim. Raises InputError where it is empty or too large."""
    data = _bytes_of(text, name)
    given = _with_url(given, url)
    return Loaded(to_article(_plain(text, name, given), given, name, data, "text/plain"), data, name=name)


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


def _plain(text: str, name: str, given: Given) -> Found:
    from wherefrom.intake.forms.plain import read_plain

    check_length(text, name)
    return read_plain(text, given.outlet)


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
