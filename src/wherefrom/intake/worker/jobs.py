"""What a worker can be asked to read. A reader belongs here if a library does the work that nobody can bound."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal

JobName = Literal["page", "pdf", "docx", "rtf", "mail", "press page", "feed", "sitemap", "robots"]
StreamName = Literal["xlsx", "ods"]


def page(data: bytes, media_type: str | None, url: str | None) -> Any:
    """The ``Found`` of an HTML page."""
    from wherefrom.intake.forms.decoding import decode
    from wherefrom.intake.page.page import read_page

    return read_page(decode(data, media_type), "", url)


def pdf(data: bytes, media_type: str | None, url: str | None) -> Any:
    """The ``Found`` of a PDF."""
    from wherefrom.intake.forms.pdf import read_pdf

    return read_pdf(data, "")


def docx(data: bytes, media_type: str | None, url: str | None) -> Any:
    """The ``DocxText`` of a DOCX file."""
    from wherefrom.intake.forms.docx import read_docx

    return read_docx(data, "")


def rtf(data: bytes, media_type: str | None, url: str | None) -> Any:
    """The lines of an RTF file."""
    from wherefrom.intake.forms.rtf import read_rtf

    return read_rtf(data, "")


def mail(data: bytes, media_type: str | None, url: str | None) -> Any:
    """The ``Found`` of an e-mail message or a page saved as MHTML."""
    from wherefrom.intake.forms.mail import read_mail

    return read_mail(data, "")


def press_page(data: bytes, media_type: str | None, url: str | None) -> Any:
    """The ``PageRecords`` of an export of a press database that is an HTML page."""
    from wherefrom.intake.forms.decoding import decode
    from wherefrom.intake.press.pages import page_records

    return page_records(decode(data, media_type))


def feed(data: bytes, media_type: str | None, url: str | None) -> Any:
    """The ``Entry`` of each article of a feed."""
    from wherefrom.intake.containers.feeds import read_feed

    return read_feed(data, "", url, media_type)


def sitemap(data: bytes, media_type: str | None, url: str | None) -> Any:
    """The ``Sitemap`` in an XML document."""
    from wherefrom.intake.containers.sitemaps import read_sitemap

    return read_sitemap(data, "", url, media_type)


def robots(data: bytes, media_type: str | None, url: str | None) -> Any:
    """The ``Verdict`` of a robots.txt on the address ``url``."""
    from wherefrom.intake.web.robots import read_robots

    return read_robots(data, url or "")


def xlsx(data: bytes) -> Iterator[Any]:
    """The ``SheetRows`` of an XLSX workbook."""
    from wherefrom.intake.tables.workbooks import xlsx_rows

    return xlsx_rows(data)


def ods(data: bytes) -> Iterator[Any]:
    """The ``SheetRows`` of an ODS spreadsheet."""
    from wherefrom.intake.tables.workbooks import ods_rows

    return ods_rows(data)


JOBS: dict[str, Callable[[bytes, str | None, str | None], Any]] = {
    "page": page,
    "pdf": pdf,
    "docx": docx,
    "rtf": rtf,
    "mail": mail,
    "press page": press_page,
    "feed": feed,
    "sitemap": sitemap,
    "robots": robots,
}
"""Each takes bytes, their media type and their address, and gives what MessagePack can carry, or an InputError."""

STREAMS: dict[str, Callable[[bytes], Iterator[Any]]] = {"xlsx": xlsx, "ods": ods}
"""Each takes bytes and gives pieces of what it reads, for what would be too much at once."""
