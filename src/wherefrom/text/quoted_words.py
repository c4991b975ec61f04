"""The words of a quotation as quotations are compared: spelling, case and marks do not count, ellipses do."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wherefrom.lang.en.patterns import quotes as en
from wherefrom.text.shingles import plain_word
from wherefrom.text.span import Span

TELLING = 5
"""Letters of a word that tells something; of two wordings of one quotation, two such words must agree."""
_PIECE = re.compile(
    r"\[\w{1,3}\]\w+"  # [T]he: a word
    r"|\[[^\[\]]{0,200}\]|…|\.(?: ?\.){2,9}"  # an insertion, an ellipsis
    r"|(?<!\w)(?:[^\W\d_]\.){1,15}[^\W\d_](?!\w)"  # F.B.I
    r"|[^\W_]+(?:['’‘][^\W_]+)*"
    r"|[.?!]"
)


@dataclass(frozen=True, slots=True)
class QuotedWord:
    """A word as it is compared, with its place in the text.

    ``open``: an ellipsis or brackets stand before it. ``first``: it begins a sentence.
    """

    plain: str
    span: Span
    open: bool
    first: bool


def quoted_words(text: str, most: int | None = None) -> tuple[QuotedWord, ...]:
    """The words of ``text``, the first ``most`` of them; none for what stands in brackets, "[the company]"."""
    words: list[QuotedWord] = []
    is_open, first = False, True
    for match in _PIECE.finditer(text):
        piece = match.group()
        plain = "" if piece.endswith("]") else plain_word(piece.replace("[", "").replace("]", ""))
        if plain:
            words.append(QuotedWord(_spelled(plain), match.span(), is_open, first))
            is_open = first = False
        elif piece in {".", "?", "!"}:
            first = True
        else:
            is_open = True
        if len(words) == most:
            break
    return tuple(words)


def _spelled(word: str) -> str:
    """``word`` in American spelling, small numbers in digits: another spelling is no other word."""
    if len(word) >= TELLING + 1:
        for british, american in en.SPELLINGS:
            if word.endswith(british):
                return word[: -len(british)] + american
    return en.SPELLED.get(word, word)
