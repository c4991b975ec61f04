"""The one folding of letters: whatever compares words or names without case and accents does it by these.

Fingerprints and full text stored in archives rest on ``unaccented`` and ``fold``: what they give for a word must stay.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import filterfalse


def unaccented(text: str) -> str:
    """``text`` without accents and ligatures, its capitals kept."""
    return text if text.isascii() else "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFKD", text)))


def fold(text: str) -> str:
    """``text`` without case, accents and ligatures; everything else stays, spaces and marks among it."""
    return text.lower() if text.isascii() else unaccented(text).casefold()


def letters_of(text: str) -> str:
    """The letters and digits of ``text``, folded, with nothing between them."""
    return "".join(filter(str.isalnum, fold(text)))


@lru_cache(maxsize=8192)
def spelling_key(name: str) -> str:
    """The letters of a name, a doubled one once: Qassem and Qasem, Al-Qaeda and al Qaeda have one key."""
    kept = ""
    for letter in letters_of(name):
        if not kept.endswith(letter):
            kept += letter
    return kept
