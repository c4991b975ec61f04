"""PDF to an article: lines put together to paragraphs, hyphens at line ends undone, running heads and feet dropped."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from wherefrom.errors import InputError
from wherefrom.intake.bylines import clean_names
from wherefrom.intake.forms.hyphens import joined, words_in
from wherefrom.intake.forms.plain import read_plain
from wherefrom.intake.found import Found
from wherefrom.lang.en.patterns.plain_text import PAGE_NUMBER

if TYPE_CHECKING:
    import pypdfium2

MAX_PAGES = 500

_HYPHEN = re.compile(r"(?<=[^\W_])[-\u00ad\u2010]$")
_CUT = "\ufffe"  # PDFium's mark for a hyphen at the end of a line, where it has put the two lines together
_LINE = re.compile(rf"[^\s{_CUT}][^\r\n{_CUT}]*")
_ENDS = re.compile(r"[.!?:…][\"”’')\]]*$")
_PDF_DATE = re.compile(r"^D:(\d{4})(\d\d)(\d\d)")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as it is printed; ``cut``: it ends inside a word, its hyphen left out."""

    text: str
    bottom: float
    height: float
    cut: bool = False


def read_pdf(data: bytes, name: str) -> Found:
    """The text of a PDF and what it says about itself.

    Raises InputError for a PDF that is encrypted, damaged, longer than 500 pages, or has no text layer (a scan).
    """
    pages, about = _opened(data, name)
    paragraphs = _paragraphs(_without_running_lines(pages))
    if not paragraphs:
        reason = "has no text layer (it is a scan, or pictures only); run OCR over it first, for example ocrmypdf"
        raise InputError(name, reason)
    found = read_plain("\n\n".join(paragraphs))
    title = str(about.get("Title") or "").strip()
    if (
        not found.title
        and len(title.split()) > 2
        and not re.search(r"\.(?:docx?|pdf|indd|qxp)$|^Microsoft Word", title)
    ):
        found.title = title
    if not found.authors and about.get("Author"):
        found.authors = clean_names([str(about["Author"])], found.outlet)
    match = _PDF_DATE.match(str(about.get("CreationDate") or ""))
    if not found.published and match:
        found.published = "-".join(match.groups())
    return found


def _opened(data: bytes, name: str) -> tuple[list[list[_Line]], dict[str, str]]:
    """The lines of each page, and what the file says about itself."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        try:
            if len(document) > MAX_PAGES:
                raise InputError(name, f"has {len(document)} pages; at most {MAX_PAGES} are read; split it")
            return [_lines_of(document, number) for number in range(len(document))], document.get_metadata_dict()
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise InputError(
                name, "is an encrypted PDF; remove its password first (for example with qpdf --decrypt)"
            ) from error
        raise InputError(name, f"is a damaged PDF ({error}); save or download it again") from error


def _lines_of(document: pypdfium2.PdfDocument, number: int) -> list[_Line]:
    """The lines of a page from top to bottom as the file has them, with their place and the height of their letters."""
    page: Any = document[number]
    layer: Any = page.get_textpage()
    lines: list[_Line] = []
    try:
        text: str = layer.get_text_range()
        for match in _LINE.finditer(text):
            if match.start() >= layer.count_chars():
                break
            _, bottom, _, top = layer.get_charbox(match.start(), loose=True)
            words = " ".join(match.group().split())
            cut = text[match.end() : match.end() + 1] == _CUT or _HYPHEN.search(words) is not None
            lines.append(_Line(_HYPHEN.sub("", words) if cut else words, bottom, max(top - bottom, 0.1), cut))
    finally:
        layer.close()
        page.close()
    return lines


def _without_running_lines(pages: list[list[_Line]]) -> list[list[_Line]]:
    """Pages without the lines that stand at the top or bottom of most of them (page numbers counted as one line)."""
    running: set[str] = set()
    if len(pages) >= 3:
        seen: Counter[str] = Counter()
        for page in pages:
            seen.update({_bare(line.text) for line in page[:2] + page[-2:]})
        running = {line for line, count in seen.items() if count >= max(3, len(pages) // 2)}
    return [[x for x in page if _bare(x.text) not in running and not PAGE_NUMBER.fullmatch(x.text)] for page in pages]


def _bare(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _paragraphs(pages: list[list[_Line]]) -> list[str]:
    """Paragraphs end at a gap, where the letters change their size, or at a line that ends a sentence well short.

    A page break inside a sentence is no end of a paragraph.
    """
    full = _usual([len(line.text) for page in pages for line in page], 0.8)
    pitch = _usual([a.bottom - b.bottom for page in pages for a, b in pairwise(page) if a.bottom > b.bottom], 0.1)
    known = words_in(line.text for page in pages for line in page)
    paragraphs: list[str] = []
    cut = False
    for page in pages:
        last: _Line | None = None
        for line in page:
            if last is None:
                fresh = not paragraphs or bool(_ENDS.search(paragraphs[-1])) or not line.text[:1].islower()
            else:
                fresh = _opens(last, line, full, pitch)
            if fresh:
                paragraphs.append(line.text)
            else:
                paragraphs[-1] = joined(paragraphs[-1], line.text, known) if cut else f"{paragraphs[-1]} {line.text}"
            last, cut = line, line.cut
    return paragraphs


def _usual(values: list[float] | list[int], share: float) -> float:
    return sorted(values)[int(len(values) * share)] if values else 0.0


def _opens(last: _Line, line: _Line, full: float, pitch: float) -> bool:
    if last.cut and line.text[:1].isalnum():
        return False
    gap = last.bottom - line.bottom
    if abs(line.height - last.height) > 0.15 * last.height or gap > 1.4 * max(pitch, line.height):
        return True
    # A column to the right begins higher up; it goes on with the sentence or begins anew.
    if gap < 0 and (_ENDS.search(last.text) or line.text[:1].isupper()):
        return bool(_ENDS.search(last.text))
    return bool(_ENDS.search(last.text)) and len(last.text) < 0.75 * full
