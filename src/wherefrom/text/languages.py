"""Which paragraphs of a text are written in another language than English, and in which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from wherefrom.lang import lexicon
from wherefrom.lang.lexicon import ENGLISH
from wherefrom.text.sentences import paragraphs
from wherefrom.text.span import Span

LETTERS = 40
"""A paragraph with fewer is not judged by itself: names, headings and labels look like any language."""
SMALL_LETTERS = 30
"""So many must be in words that begin small: names and headlines in capitals tell nothing."""
_LEVELS = ((0.1, 0.5), (0.3, 0.8))
"""Below so large a share of English function words (those of other languages reach 0.3), so sure must it be."""
_WIDE = 0x2E80
_PER_SIGN = 3
"""From this code point on a sign stands for about so many letters: Chinese, Japanese, Korean."""
_LONGEST = 2000

_NO_WORDS = re.compile(r"<[^<>]{0,300}>|\S*[@/#]\S*")
_WORD = re.compile(r"[^\W\d_]+")
# Vowel signs of the scripts of India and South-East Asia are no letters to Unicode.
_LETTER = re.compile(r"[^\W\d_]|[\u0900-\u0dff\u0e31-\u0eff\u0f71-\u109f\u1780-\u17ff]")


def foreign_parts(text: str, furniture: Sequence[Span] = ()) -> list[tuple[Span, str]]:
    """The paragraphs of ``text`` that are certainly not English, each with its language as ISO 639 code, in order.

    A paragraph too short to be judged goes with those around it where both are in another language; where no
    paragraph is long enough they are judged together. Those in ``furniture`` are not judged.
    """
    spans = paragraphs(text)
    judged = [None if _inside(span, furniture) else language_of(text[slice(*span)]) for span in spans]
    if not any(judged):
        together = language_of("\n".join(text[slice(*span)] for span in spans if not _inside(span, furniture)))
        judged = [together] * len(spans)
    return [(span, code) for span, code in zip(spans, _filled(judged), strict=True) if code not in (None, ENGLISH)]


def language_of(words: str) -> str | None:
    """The language of ``words`` as ISO 639 code, English unless it is certainly another.

    None where they are too few to tell, unless they are certainly English. Other languages must be seen both in all
    words and in those that begin small, and English words among them speak against them.
    """
    plain = _NO_WORDS.sub(" ", words[:_LONGEST])
    small = " ".join(word for word in plain.split() if not _first_letter(word).isupper())
    share = _english_share(plain)
    if _letters(plain) < LETTERS or _letters(small) < SMALL_LETTERS:
        return ENGLISH if share >= _LEVELS[-1][0] and _detected(plain, _LEVELS[0][1]) == (ENGLISH, True) else None
    least = next((sure for below, sure in _LEVELS if share < below), None)
    if least is None:
        return ENGLISH
    seen = [_detected(part, least) for part in (small, plain)]
    return seen[1][0] if all(sure and found != ENGLISH for found, sure in seen) else ENGLISH


def _filled(judged: Sequence[str | None]) -> list[str | None]:
    """``judged``, what is None in it made the language before or after where both are not English."""
    before = _last_known(judged)
    after = _last_known(judged[::-1])[::-1]
    filled = []
    for own, left, right in zip(judged, before, after, strict=True):
        known = [code for code in (left, right) if code is not None]
        # At the edge of a text in two languages nothing tells to which of them a short line belongs.
        certain = len(known) == 2 or ENGLISH not in judged
        filled.append(own or (known[0] if known and certain and ENGLISH not in known else None))
    return filled


def _last_known(judged: Sequence[str | None]) -> list[str | None]:
    found, last = [], None
    for code in judged:
        last = code or last
        found.append(last)
    return found


def _inside(span: Span, furniture: Sequence[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in furniture)


def _first_letter(word: str) -> str:
    return next((c for c in word if c.isalpha()), "a")


def _letters(words: str) -> int:
    return sum(_PER_SIGN if ord(c) >= _WIDE else 1 for c in _LETTER.findall(words))


def _english_share(words: str) -> float:
    found = [word.casefold() for word in _WORD.findall(words)]
    known = lexicon.words("function_words")
    return sum(word in known for word in found) / max(1, len(found))


def _detected(words: str, least: float) -> tuple[str, bool]:
    """What the detector says, and whether it is at least so sure."""
    found = _detector().FindLanguage(words.encode("utf-8", "replace").decode())
    code = found.language.partition("-")[0]
    return lexicon.old_languages().get(code, code), found.probability >= least


@cache
def _detector() -> Any:
    import gcld3  # Here, as only who reads an article needs it.

    return gcld3.NNetLanguageIdentifier(min_num_bytes=0, max_num_bytes=_LONGEST)
