"""Invented articles as many as wanted, and tables of them, as people and databases write tables."""

import csv
import io
import zipfile
from dataclasses import dataclass
from datetime import date, timedelta
from xml.sax.saxutils import escape

OUTLETS = ("The Quay Gazette", "Morning Ledger", "Fen Valley Echo")
AUTHORS = ("Ann Lee", "Tom Fox", "Bea Low")
_PLACES = ("harbour", "library", "tannery", "weir", "orchard", "tram depot", "lighthouse")


@dataclass(frozen=True)
class Clipping:
    """One invented article: what a database knows of it, and its paragraphs."""

    number: int
    title: str
    outlet: str
    day: date
    author: str
    paragraphs: tuple[str, ...]

    @property
    def text(self):
        return "\n\n".join(self.paragraphs)

    @property
    def words(self):
        return len(self.text.split())


def clippings(count):
    """``count`` articles, each other than the rest, with a quotation over two paragraphs and marks beyond ASCII."""
    return [_clipping(number) for number in range(count)]


def _clipping(number):
    place = _PLACES[number % len(_PLACES)]
    paragraphs = (
        f"The council will sell the {place} number {number} to the highest bidder, mayor Ida Holt said on Monday.",
        f"“We kept the {place} open for {number + 2} winters – café and all,” she told reporters; “nobody came.",
        "“We are done with it,” Ms Holt added.",
        f"According to the union, {number + 3} people work there. Its head, Rolf Sund, denied that any had been asked.",
    )
    day = date(2023, 1, 13) + timedelta(days=number)
    return Clipping(
        number, f"Council to sell {place} {number}", OUTLETS[number % 3], day, AUTHORS[number % 3], paragraphs
    )


HEADER = ("Headline", "Newspaper", "Publication Date", "Byline", "Full Text")


def table_rows(articles):
    """The articles as rows under ``HEADER``."""
    return [(a.title, a.outlet, a.day.isoformat(), f"By {a.author}", a.text) for a in articles]


def csv_of(articles, *, delimiter=",", encoding="utf-8", header=HEADER):
    """A delimited table, lines ending as Excel writes them."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows([header, *table_rows(articles)])
    return out.getvalue().encode(encoding)


def xlsx_of(articles, *, header=HEADER, before=()):
    """A workbook as openpyxl writes it, with real dates, and a second sheet of notes."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Clips"
    for row in before:
        sheet.append(row)
    sheet.append(header)
    for title, outlet, day, byline, text in table_rows(articles):
        sheet.append((title, outlet, date.fromisoformat(day), byline, text))
    book.create_sheet("Notes").append(["exported for the desk"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods_of(articles):
    """A spreadsheet as LibreOffice writes it: paragraphs in cells, a million empty rows at the end."""

    def cell(words):
        lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in words.split("\n"))
        return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'

    def row(title, outlet, day, *rest):
        kind = f'office:value-type="date" office:date-value="{day}"'
        dated = f"<table:table-cell {kind}><text:p>13/01/23</text:p></table:table-cell>"
        cells = cell(title) + cell(outlet) + dated + "".join(cell(words) for words in rest)
        return f"<table:table-row>{cells}</table:table-row>"

    names = "".join(cell(name) for name in HEADER)
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="Clips"><table:table-row>{names}'
        '<table:table-cell table:number-columns-repeated="16379"/></table:table-row>'
        + "".join(row(*values) for values in table_rows(articles))
        + '<table:table-row table:number-rows-repeated="1048000"><table:table-cell'
        ' table:number-columns-repeated="16384"/></table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    return packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def packed(members):
    """A ZIP file of ``members`` (name to content)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return out.getvalue()
