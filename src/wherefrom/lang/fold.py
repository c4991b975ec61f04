"""The one folding of letters: whatever compares words or names without case and accents does it by these.

Full text stored in archives rests on ``unaccented``, fingerprints on ``without_marks``: what they give for a word must
stay, or a revision of the archive has to make the stored anew.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import filterfalse

# Latin letters that Unicode does not take apart, as they are written where there are only the 26: Łódź, Søren, Straße.
_LETTERS = {
    **dict(zip("łŁøØđĐðÐħĦŧŦıĸŋŊƒɓƁɗƊƙƘƴƳəƏɛƐɔƆʉɨ", "lLoOdDdDhHtTiknNfbBdDkKyYaAeEoOui", strict=True)),
    **{"æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ß": "ss", "ẞ": "Ss", "þ": "th", "Þ": "Th"},
    **dict.fromkeys("ʻʼʹʾʿˈ", ""),
}
_SPELT = str.maketrans(_LETTERS)


def without_marks(text: str) -> str:
    """``text`` without what Unicode can take off its letters: accents and ligatures; capitals are kept."""
    return text if text.isascii() else "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFKD", text)))


def unaccented(text: str) -> str:
    """``text`` in the letters that a keyboard of English has, as far as Latin letters go; capitals are kept."""
    return text if text.isascii() else without_marks(text).translate(_SPELT)


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
