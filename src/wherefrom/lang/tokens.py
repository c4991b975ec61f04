"""Words and marks of the running text with their offsets, and which of them are capitalised for a reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from wherefrom.lang import lexicon
from wherefrom.lang.en.patterns import spellings as en
from wherefrom.lang.en.patterns.sentences import ENDS_ANYWAY, STARTER
from wherefrom.lang.outlets import outlet_named, small_names

_TOKEN = re.compile(
    rf"{en.EXCLAIMED}"
    r"|(?:[^\W\d_]\.){2,}(?:-\w{1,30})?"
    rf"|[^\W_]\w*(?:(?:[-'’@/‑\xad]|&(?=\w))\w+|{en.SITE_ENDING})*"
    r"|[^\w\s\xad]"
)
POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)
_DIGIT_NAME = re.compile(r"\d\w*?[A-Z]\w*")
_MIXED_TAIL = re.compile(r"[-‑][a-z][\w-]*$")
_ENDS = frozenset({"!", "?"})
"""Marks that end a sentence, whatever stands before and behind them."""
SOFT_HYPHEN = "\xad"
"""Where a page lets a word be parted: no part of the word."""
_QUOTES = "\"“”‘'’«»(—–-:;•|>"
_BREAKS = frozenset(".!?" + _QUOTES)
"""Only after these may something begin within a line."""


class Token(NamedTuple):
    """A word or a mark. ``opens``: a sentence, a quotation or a paragraph begins here, so a capital means nothing."""

    text: str
    start: int
    end: int
    opens: bool


_new: Callable[[type[Token], tuple[str, int, int, bool]], Token] = tuple.__new__
"""A token in half the time, for texts have many."""


def tokens_of(text: str) -> list[Token]:
    """All words and marks of ``text``, in order."""
    tokens: list[Token] = []
    before = 0
    breaks, line = False, -1  # Whether the token before may end something; where the next line begins.
    soft = SOFT_HYPHEN in text
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if opens := start > line:
            line = text.find("\n", start)
            line = len(text) if line < 0 else line
        elif breaks:
            last = tokens[-1].text[-1]
            ended = tokens[-1].text in _ENDS or (
                last in ".!?" and (not abbreviates(tokens) or _ends_anyway(text, tokens, start))
            )
            opens = ended or last in _QUOTES and start != before
            opens = opens or (last in _QUOTES and (len(tokens) < 2 or tokens[-1].opens or tokens[-2].text in ",.!?:"))
        word = match.group()
        if soft:
            word = word.replace(SOFT_HYPHEN, "")
        tokens.append(_new(Token, (word, start, end, opens)))
        before, breaks = end, word[-1] in _BREAKS
    return tokens


def abbreviates(tokens: Sequence[Token]) -> bool:
    """Whether the full stop at the end of ``tokens`` belongs to the word before it ("Gen.", "J.")."""
    if tokens[-1].text != ".":
        return True
    word = tokens[-2].text if len(tokens) > 1 else ""
    return (
        word in en.DOTTED
        or (len(word) == 1 and word.isupper() and not (len(tokens) > 2 and tokens[-3].text in en.LETTERED))
        or (len(word) < 5 and word in lexicon.gendered("titles"))
    )


def _ends_anyway(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a sentence ends on an abbreviation before ``at``: "said Lee Jr. His father"."""
    start = tokens[-2].start if len(tokens) > 1 else tokens[-1].start
    return bool(ENDS_ANYWAY.match(text, start, tokens[-1].end) and STARTER.match(text, at))


def is_capitalised(word: str) -> bool:
    """Whether a word looks like (part of) a name: a capital, an Arabic article before one, an address, or "dpa"."""
    if word[0].isupper():
        mixed = _MIXED_TAIL.search(word) and word.casefold() not in en.SMALL_TAILED
        return not mixed or en.TWO_SYLLABLES.fullmatch(word) is not None
    if word[0].isdigit():
        return bool(_DIGIT_NAME.match(word)) and outlet_named(POSSESSIVE.sub("", word)) is not None
    if not word[0].isalpha():
        return False
    if word.isalpha():  # most words: nothing in them but letters
        return word in small_names()
    address = "." in word and word.endswith((".com", ".org", ".net", ".co.uk", ".tv"))
    return bool(en.ARABIC.match(word)) or address or POSSESSIVE.sub("", word) in small_names()
