"""RTF to lines, by striprtf (BSD, 35 kB, no dependencies)."""

from __future__ import annotations

import re
from collections.abc import Callable

from wherefrom.errors import InputError

MAX_RTF = 32 * 1024 * 1024
"""Bytes of RTF without its pictures: some 5,000 articles, half a minute."""
_PICTURE = re.compile(rb"\{\\(?:\*\\)?(?:pict|objdata|themedata|colorschememapping|datastore|fonttbl)(?![a-z])")
_BRACE = re.compile(rb"\\.|[{}]", re.DOTALL)
_FIELD = re.compile(rb"\\fldinst(?![a-z])", re.IGNORECASE)
_CELL = re.compile(rb"\\(?:nest)?cell(?![a-z])")
_NUMBER = re.compile(rb"\\u-?\d{6,}")


def is_rtf(data: bytes) -> bool:
    """Whether an RTF file begins like this."""
    return data.lstrip()[:5] == b"{\\rtf"


def read_rtf(data: bytes, name: str) -> tuple[str, ...]:
    """The lines of an RTF file, a paragraph one line. Raises InputError where it is damaged or too large."""
    from striprtf import striprtf

    convert: Callable[..., str] = striprtf.rtf_to_text
    content = _bounded(data)
    if len(content) > MAX_RTF:
        raise InputError(name, f"has more than {MAX_RTF >> 20} MB of RTF beside its pictures; split it")
    try:
        text = convert(content.decode("latin-1"), errors="replace")
    except Exception as error:  # On damaged files it fails in any way: ValueError, IndexError, LookupError.
        raise InputError(name, f"is a damaged RTF file ({error!s:.100}); save or download it again") from error
    # Half of a character beyond the first 65,536 stands by itself where RTF writes it as two.
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "")
    return tuple(text.split("\n"))


def _bounded(data: bytes) -> bytes:
    """``data`` without what makes striprtf slow or fail: pictures, fonts, the addresses of links.

    Its patterns for links and fonts take time that grows with the square of what stands on one line.
    """
    kept: list[bytes] = []
    at = 0
    while (match := _PICTURE.search(data, at)) is not None:
        kept.append(data[at : match.start()])
        at = _end_of_group(data, match.start())
    kept.append(data[at:])
    # A cell is a line of its own, as in DOCX.
    content = _CELL.sub(rb"\\par ", b"".join(kept))
    return _NUMBER.sub(b"", _FIELD.sub(rb"\\fldtype", content))


def _end_of_group(data: bytes, start: int) -> int:
    depth = 0
    at = start
    while (match := _BRACE.search(data, at)) is not None:
        at = match.end()
        if match[0] == b"{":
            depth += 1
        elif match[0] == b"}":
            depth -= 1
            if depth == 0:
                return at
    return len(data)
