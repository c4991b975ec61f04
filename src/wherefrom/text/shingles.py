"""Fingerprints of a text: few numbers by which texts that share a passage find each other.

Winnowing after Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document Fingerprinting" (SIGMOD
2003), over words instead of characters: of every ``WINDOW`` neighbouring shingles of ``SHINGLE`` words the one with
the smallest hash is kept. Two texts that share ``GUARANTEED`` words in a row therefore always share a fingerprint.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from wherefrom.lang.fold import without_marks
from wherefrom.text.span import Span

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

    import numpy as np
    from numpy.typing import NDArray

SHINGLE = 5
WINDOW = 6
GUARANTEED = SHINGLE + WINDOW - 1
"""A run of so many common words always has a fingerprint. Where four words of sixty are changed, twelve in a row
stay, so the passage is still found; shorter shingles would meet by chance ("the president of the"), longer ones break
at every edit."""

_INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"
_MARKS = "\u0300-\u036f"
_WORD = re.compile(
    r"(?<!\w)(?:[^\W\d_]\.){1,15}[^\W\d_](?!\w)"  # U.S., N.A.A.C.P: one word
    r"|\d{1,3}(?:,\d{3}){1,6}(?!\d)"
    rf"|[^\W_]+(?:['’‘ʼ{_INVISIBLE}{_MARKS}]{{1,8}}[^\W_]+)*"
)
_DROPPED = re.compile(rf"[.,'’‘ʼ{_INVISIBLE}{_MARKS}]")
_LONGEST_HELD = 40
"""Characters of a word that is remembered with its plain form and its number: most words of a text were in others."""
_FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F)


def words_with_spans(text: str, skip: Sequence[Span] = ()) -> Iterator[tuple[str, Span]]:
    """Every word of ``text`` in its plain form, with its place; words that touch a span of ``skip`` are left out.

    The plain form has no capitals, diacritics, apostrophes, soft hyphens or dots: ``N.A.A.C.P.`` is ``naacp``,
    ``don’t`` is ``dont``, ``1,000`` is ``1000``. ``skip`` may be in any order.
    """
    holes = sorted(skip)
    at = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        while at < len(holes) and holes[at][1] <= start:
            at += 1
        if at < len(holes) and holes[at][0] < end:
            continue
        word = plain_word(match.group())
        if word:
            yield word, (start, end)


def plain_words(text: str, skip: Sequence[Span] = ()) -> list[str]:
    """The words of ``words_with_spans`` alone, in half the time."""
    if skip:
        return [word for word, _ in words_with_spans(text, skip)]
    return [word for word in map(plain_word, _WORD.findall(text)) if word]


def plain_word(word: str) -> str:
    """``word`` without capitals, diacritics, apostrophes and dots."""
    return _plain(word) if len(word) <= _LONGEST_HELD else _plain.__wrapped__(word)


@lru_cache(maxsize=1 << 16)
def _plain(word: str) -> str:
    folded = word.lower() if word.isascii() else without_marks(word).casefold()
    return folded if folded.isalnum() and folded.isascii() else _DROPPED.sub("", folded)


def fingerprints(text: str, skip: Sequence[Span] = ()) -> list[int]:
    """The fingerprints of ``text``, ascending, each once: signed 64-bit numbers, about two for seven words.

    Case, diacritics, punctuation, quotation marks and spacing make no difference. Words in the spans of ``skip``
    (furniture: lines that an outlet prints under every article) count as absent. A text of fewer than ``SHINGLE``
    words has none. The same text gives the same numbers on every machine and version of Python.
    """
    return _smallest(_numbers_in(text, skip))


def fingerprints_of_words(words: Sequence[str]) -> list[int]:
    """The fingerprints of a text whose plain words are known already."""
    return _smallest(_numbers_of(words))


def _smallest(numbers: NDArray[np.uint64]) -> list[int]:
    """Of the shingles of words with these numbers those that are kept."""
    import numpy as np

    if len(numbers) < SHINGLE:
        return []
    hashes = _hashes(numbers)
    window = min(WINDOW, len(hashes))
    smallest = hashes[: len(hashes) - window + 1].copy()
    for i in range(1, window):
        np.minimum(smallest, hashes[i : len(smallest) + i], out=smallest)
    smallest = smallest.view(np.int64)
    smallest.sort()
    kept: list[int] = smallest[np.diff(smallest, prepend=smallest[0] - 1) != 0].tolist()
    return kept


def places_of(words: Sequence[str], fingerprints: Collection[int]) -> list[int]:
    """Where among the plain words of a text those of its shingles begin that are one of ``fingerprints``, ascending."""
    import numpy as np

    if len(words) < SHINGLE or not fingerprints:
        return []
    wanted = np.array(sorted(fingerprints), dtype=np.int64)
    found: list[int] = np.flatnonzero(np.isin(_hashes(_numbers_of(words)).view(np.int64), wanted)).tolist()
    return found


def _hashes(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """One number for each ``SHINGLE`` words in a row."""
    import numpy as np

    count = len(numbers) - SHINGLE + 1
    hashes = np.zeros(count, dtype=np.uint64)
    for i, factor in enumerate(_FACTORS):  # Arithmetic modulo 2**64, which is what numpy's unsigned numbers do.
        hashes += numbers[i : i + count] * np.uint64(factor)
    hashes ^= hashes >> np.uint64(31)
    hashes *= np.uint64(0x94D049BB133111EB)
    hashes ^= hashes >> np.uint64(29)
    return hashes


def _numbers_in(text: str, skip: Sequence[Span]) -> NDArray[np.uint64]:
    """The numbers of the plain words of ``text``; of a word as it stands its number is remembered."""
    return _numbers_of(plain_words(text, skip)) if skip else _looked_up(_standing, _WORD.findall(text))


def _numbers_of(words: Sequence[str]) -> NDArray[np.uint64]:
    """The numbers of plain words."""
    return _looked_up(_number, words)


def _looked_up(number: _lru_cache_wrapper[bytes], words: Sequence[str]) -> NDArray[np.uint64]:
    import numpy as np

    longest = max(map(len, words), default=0)
    found = map(number if longest <= _LONGEST_HELD else number.__wrapped__, words)
    return np.frombuffer(b"".join(found), dtype="<u8").astype(np.uint64)


@lru_cache(maxsize=1 << 16)
def _standing(word: str) -> bytes:
    """The number of a word as it stands in a text; nothing where it is no word."""
    return _number.__wrapped__(plain) if (plain := plain_word(word)) else b""


@lru_cache(maxsize=1 << 16)
def _number(word: str) -> bytes:
    """The number of a plain word, eight bytes, the last byte of its digest first."""
    return blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()[::-1]
