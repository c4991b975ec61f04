"""What others wrote made fit to be shown: without characters that turn or hide others, links to the web alone."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

# Format characters that reorder or hide what stands beside them: bidirectional controls, the byte-order mark.
_TREACHEROUS = re.compile("[\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
_SPACE = re.compile(r"\s+")


def clean(text: str) -> str:
    """``text`` on one line, without control characters, bidirectional overrides or lone surrogates."""
    text = _SPACE.sub(" ", _TREACHEROUS.sub(" ", text))
    if text.isprintable():
        return text.strip()
    return "".join(_shown(char) for char in text).strip()


def _shown(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Cs":
        return "\ufffd"
    return "" if category == "Cc" else char


def safe_url(url: str | None) -> str | None:
    """``url`` if it is a plain web address, else None: pages never link to javascript: or file: addresses."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme.lower() in ("http", "https") and parts.hostname else None
