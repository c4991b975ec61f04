"""A word that a line end cuts in two: whether the hyphen there is the word's own ("long-term") or the line's."""

from __future__ import annotations

import re
from collections.abc import Iterable

from wherefrom.lang.lexicon import word_set
from wherefrom.lang.vocabulary import is_word

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST = re.compile(r"(?P<more>[\w’'-]*?-)?(?P<part>[^\W_]+)$")
_FIRST = re.compile(r"(?P<part>[^\W_]+)(?P<more>-\w)?")


def words_in(lines: Iterable[str]) -> frozenset[str]:
    """The words of a document, lower-case, those with a hyphen as they are: what it writes elsewhere decides first."""
    return frozenset(word.lower() for line in lines for word in _WORD.findall(line))


def joined(before: str, after: str, known: frozenset[str]) -> str:
    """The text of two lines of which the first ended in a hyphen (left out of ``before``) that cut a word."""
    last, first = _LAST.search(before), _FIRST.match(after)
    if last is None or first is None:
        return before + after
    one, other = last["part"], first["part"]
    # "state-of-the-" and "art" is one compound; so are a number and what is counted, and two capitals.
    own = last["more"] or first["more"] or one[-1].isdigit() or other[0].isdigit() or other[0].isupper()
    return f"{before}-{after}" if own or _is_compound(one, other.lower(), known) else before + after


def _is_compound(one: str, other: str, known: frozenset[str]) -> bool:
    capital, one = one[0].isupper(), one.lower()
    if one + other in known or f"{one}-{other}" in known:
        return one + other not in known
    if is_word(one + other):
        return False
    if other in word_set("hyphens_seconds") and (is_word(one) or capital):
        return True
    if one in word_set("hyphens_firsts") and is_word(other) and len(other) > 2:
        return True
    if one in word_set("hyphens_starts") or other in word_set("hyphens_ends"):
        return False
    return is_word(one) and is_word(other) and min(len(one), len(other)) > 2
