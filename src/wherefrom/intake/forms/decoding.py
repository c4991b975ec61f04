"""Bytes to characters, and what kind of thing the bytes are: page, PDF, text, gzip, or nothing that can be read."""

from __future__ import annotations

import codecs
import re
import zlib
from typing import Literal

from wherefrom.errors import InputError
from wherefrom.intake.forms.packages import is_package, package_of
from wherefrom.intake.forms.rtf import is_rtf

MAX_BYTES = 64 * 1024 * 1024
"""The largest single input that is read, packed or not: 64 MB hold a hundred long books."""

Form = Literal["html", "pdf", "text", "docx", "rtf", "mail"]

_READ = "HTML, PDF, DOCX, RTF, e-mail and plain text"
_GZIP = b"\x1f\x8b"
_SIGNATURES = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save it as DOCX or XLSX, HTML or PDF"),
    (b"BZh", "packed with bzip2; unpack it first"),
    (b"\xfd7zXZ", "packed with xz; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "packed with zstandard; unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_OPENS_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,2000}-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|title|meta|article|main|section|div|header|p|h[1-6]|table|ul|ol)\b",
    re.IGNORECASE,
)
_HEADER = re.compile(rb"[!-9;-~]{1,60}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*")
_FROM = re.compile(rb"^from:", re.IGNORECASE | re.MULTILINE)
_BY_PROGRAMS = re.compile(
    rb"^(?:message-id|mime-version|received|return-path|delivered-to|content-type|x-[a-z-]{2,40}):",
    re.IGNORECASE | re.MULTILINE,
)
_CONTROLS = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 26, 27})


def form_of(data: bytes, name: str, media_type: str | None) -> Form:
    """What ``data`` is, by its first bytes before media type or suffix; InputError where it is none of the forms."""
    if not data.strip():
        raise InputError(name, "is empty; there is nothing to read")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if is_package(data):
        return _document(data, name)
    if is_rtf(data):
        return "rtf"
    if is_mail(data[:65536]):
        return "mail"
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise InputError(name, f"is {what}, not an article ({_READ} can be read)")
    if _is_binary(data):
        raise InputError(name, "is binary data, not an article ({_READ} can be read)")
    media = (media_type or "").split(";")[0].strip().lower()
    opening = decode(data if len(data) <= 4096 else data[:4096].rsplit(b"\n", 1)[0], media_type)
    if _OPENS_PAGE.match(opening):
        return "html"
    if media in {"text/html", "application/xhtml+xml"}:
        return "html"
    if not media and name.lower().removesuffix(".gz").endswith((".html", ".htm", ".xhtml")):
        return "html"
    return "text"


def is_mail(opening: bytes) -> bool:
    """Whether an e-mail begins like this: lines of headers, among them From and one that only programs write."""
    at = 0
    while at < len(opening) and (match := _HEADER.match(opening, at)) is not None:
        at = match.end()
    return bool(_FROM.search(opening, 0, at) and _BY_PROGRAMS.search(opening, 0, at))


def _document(data: bytes, name: str) -> Form:
    kind = package_of(data, name)
    if kind != "docx":
        what = "a ZIP archive" if kind == "zip" else "a spreadsheet"
        raise InputError(name, f"is {what}, which holds many articles; give it by itself")
    return "docx"


def decode(data: bytes, media_type: str | None = None) -> str:
    """The characters of ``data``: by its byte-order mark, as UTF-8, as it declares itself, else as Windows-1252.

    Never fails. Text in more than one encoding is decoded line by line, each as UTF-8 where it is that. Line endings
    stay as they are.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if (wide := _wide_encoding(data)) is not None:
        return data.decode(wide, errors="replace")
    if (declared := _declared(data, media_type)) is not None:
        try:
            return data.decode(declared)
        except (UnicodeDecodeError, ValueError):
            pass
    return "".join(decode_line(line) for line in data.splitlines(keepends=True))


def unpack(data: bytes, name: str, limit: int = MAX_BYTES) -> bytes:
    """``data``, unpacked where it is gzip; InputError where that is damaged, cut off, or larger than ``limit``."""
    if not data.startswith(_GZIP):
        return data
    pieces: list[bytes] = []
    size = 0
    while data:
        unpacker = zlib.decompressobj(wbits=31)
        try:
            piece = unpacker.decompress(data, limit + 1 - size)
        except zlib.error as error:
            raise InputError(name, "is damaged gzip data; fetch or pack it again") from error
        pieces.append(piece)
        size += len(piece)
        if size > limit:
            raise InputError(name, f"unpacks to more than {limit >> 20} MB, the limit for one input; split it")
        if not unpacker.eof:
            raise InputError(name, "is gzip data that breaks off before its end; fetch or pack it again")
        data = unpacker.unused_data.lstrip(b"\0")
        if not data.startswith(_GZIP):
            break
    return b"".join(pieces)


def byte_order_mark(data: bytes) -> tuple[bytes, str | None]:
    """The byte-order mark that ``data`` begins with and the encoding it stands for; nothing where there is none.

    UTF-16 of Latin text is known without its mark.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return mark, encoding
    return b"", _wide_encoding(data)


def is_gzip(data: bytes) -> bool:
    """Whether ``data`` begins like a gzip file."""
    return data.startswith(_GZIP)


def _is_binary(data: bytes) -> bool:
    sample = data[:65536]
    if any(sample.startswith(mark) for mark, _ in _BOMS) or _wide_encoding(sample):
        return False
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return b"\0" in sample or controls * 50 > len(sample)


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of Latin text is zero."""
    sample = data[:2000]
    if len(sample) < 8 or b"\0" not in sample:
        return None
    even, odd = sample[::2].count(0) / len(sample[::2]), sample[1::2].count(0) / len(sample[1::2])
    if odd > 0.7 and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 and odd < 0.05 else None


def _declared(data: bytes, media_type: str | None) -> str | None:
    match = _CHARSET.search((media_type or "").encode("ascii", "ignore"))
    if match is None and data.lstrip()[:1] == b"<":
        match = _CHARSET.search(data[:4096])
    if match is None:
        return None
    try:
        found = codecs.lookup(match[1].decode("ascii")).name
    except LookupError:
        return None
    # Pages that call themselves Latin-1 mean Windows-1252 (WHATWG Encoding Standard, section 4.2).
    return "cp1252" if found in {"iso8859-1", "ascii", "utf-8"} else found


def decode_line(line: bytes) -> str:
    """One line as UTF-8 where it is that, else as Windows-1252 or Latin-1; never fails."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return line.decode("cp1252")
    except UnicodeDecodeError:
        return line.decode("latin-1")
