"""Office documents and other ZIP packages from strangers: what they are, and their parts within limits, in memory."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Literal

from wherefrom.errors import InputError

Package = Literal["docx", "xlsx", "ods", "zip"]

MAX_PART = 256 * 1024 * 1024
"""Bytes that a part of a package may have unpacked: a sheet of a million rows has about as many."""
MAX_RATIO = 300
"""How many times its packed size a large part may have: the emptiest sheets reach a hundred, bombs a thousand."""
_ANY_RATIO = 16 * 1024 * 1024
MAX_PARTS = 20_000
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
"""What zipfile raises where a file is not what it says."""
_OTHERS = {
    "word/document.xml": "docx",
    "xl/workbook.xml": "xlsx",
}
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_NOT_READ = {
    "ppt/presentation.xml": "a presentation",
    "xl/workbook.bin": "a binary workbook; save it as .xlsx",
}


def is_package(opening: bytes) -> bool:
    """Whether a ZIP archive, an office document among them, begins like this."""
    return opening.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def package_of(data: bytes, name: str) -> Package:
    """What kind of package ``data`` is: told by the parts in it. Raises InputError where it is damaged or not read."""
    with opened(data, name) as package:
        parts = set(package.namelist())
        for part, kind in _OTHERS.items():
            if part in parts:
                return "docx" if kind == "docx" else "xlsx"
        for part, what in _NOT_READ.items():
            if part in parts:
                raise InputError(name, f"is {what}, not an article; save its text as DOCX, HTML, PDF or plain text")
        if "mimetype" not in parts:
            return "zip"
        with part_of(package, "mimetype", name) as part_file:
            media_type = part_file.read(100).decode("ascii", "replace").strip()
    if media_type == _ODS:
        return "ods"
    raise InputError(name, f"is a document of type {media_type!r}; save it as DOCX, HTML, PDF or plain text")


@contextmanager
def opened(data: bytes, name: str) -> Iterator[zipfile.ZipFile]:
    """The package in ``data``; InputError for what is wrong with it, also in what the ``with`` block reads."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if len(package.filelist) > MAX_PARTS:
                raise InputError(name, f"has more than {MAX_PARTS:,} parts; no document has so many")
            yield package
    except DAMAGE as error:
        raise InputError(
            name, f"is a damaged ZIP archive or office document ({error}); save or download it again"
        ) from error


@contextmanager
def part_of(package: zipfile.ZipFile, part: str, name: str) -> Iterator[IO[bytes]]:
    """One part of a package, unpacked while it is read. Raises InputError where it is missing or a bomb."""
    try:
        about = package.getinfo(part)
    except KeyError as error:
        raise InputError(name, f"is a document without its {part}; save or download it again") from error
    check_size(about, name)
    with package.open(about) as file:
        yield file


def check_size(about: zipfile.ZipInfo, name: str) -> None:
    """Raise InputError where a part says that it is encrypted or unpacks beyond the limits.

    What it says can be relied on: zipfile gives no byte beyond the size in the directory.
    """
    if about.flag_bits & 1:
        raise InputError(name, "is protected by a password; save it without")
    if about.file_size > MAX_PART:
        raise InputError(name, f"unpacks to more than {MAX_PART >> 20} MB, the limit; split it")
    if about.file_size > _ANY_RATIO and about.file_size > MAX_RATIO * max(about.compress_size, 1):
        raise InputError(name, f"unpacks to more than {MAX_RATIO} times its size, as no document does")
