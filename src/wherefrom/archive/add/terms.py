"""Terms of a reading: the few words by which articles about the same events find each other.

A story is told by its names, its numbers and the rarer words of its headline and first paragraphs. The weights here
know the one article only; how rare a term is elsewhere, the archive says when it compares.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from wherefrom.lang.en.calendar import MONTHS, WEEKDAYS
from wherefrom.lang.en.pronouns import forms
from wherefrom.lang.lexicon import word_set
from wherefrom.lang.tokens import POSSESSIVE, Token, is_capitalised, tokens_of
from wherefrom.reading.types import Reading
from wherefrom.text.shingles import plain_word
from wherefrom.text.span import Span

MOST = 60
"""Terms of a reading at most: articles of one story share dozens, so more would only make the archive larger."""

_LEAD = 90
"""Words of the text in which the news is told; what follows is background."""
_TITLE_WEIGHT = 2.5
_LEAD_WEIGHT = 1.6
_NAME_WEIGHT = 1.5
_LONGEST_WORD = 40
_NUMBER = re.compile(r"\d[\d,]*")
_NUMBER_AND_COMMA = re.compile(r"\d[^\s,]*,")


class _Found:
    """What a pass over the words has found: every term as often as it comes, and which of them are names."""

    def __init__(self) -> None:
        self.terms: list[str] = []
        self.names: set[str] = set()
        self._last = ""
        """The word before, where it is of a name."""

    def collect(self, tokens: Sequence[Token], *, capitals: bool) -> list[str]:
        """Take the terms of the tokens, which follow those before; ``capitals``: whether they tell names. The terms."""
        begins, last = len(self.terms), self._last
        for text, _, _, opens in tokens:
            word, tells, capital = _known(text)
            named = capital and capitals and not opens
            if not named or not word:
                last = ""
            if not tells:
                continue
            self.terms.append(word)
            if named:
                self.names.add(word)
                if last:
                    self.terms.append(f"{last} {word}")
                    self.names.add(f"{last} {word}")
                last = word
        self._last = last
        return self.terms[begins:]


def story_terms(reading: Reading) -> list[tuple[str, float]]:
    """The terms of ``reading`` with their weights, the heaviest first, at most ``MOST``.

    A term is a plain word, a plain number, or a name of several words joined by spaces. The weight grows with how
    often the term comes (by its logarithm), and is higher for names and for words of the headline and first paragraphs.
    The weights of a reading make a vector of length 1.
    """
    article = reading.article
    title = _tokens(article.title or "")
    shouting = sum(is_capitalised(token.text) for token in title) > 0.6 * len(title)
    body = _reporting(_tokens(article.text), article.furniture)
    found, ahead = _Found(), _Found()
    ahead.collect(title, capitals=not shouting)
    lead = found.collect(body[:_LEAD], capitals=True)
    found.collect(body[_LEAD:], capitals=True)
    names = found.names.union(ahead.names, *(_plain_words(entity.name) for entity in reading.entities))
    places = dict.fromkeys(lead, _LEAD_WEIGHT) | dict.fromkeys(ahead.terms, _TITLE_WEIGHT)
    weights = []
    for term, count in Counter(chain(ahead.terms, found.terms)).items():
        place, named = places.get(term, 1.0), term in names
        if count > 1 or place > 1 or named:
            weights.append((-(1 + math.log(count)) * place * (_NAME_WEIGHT if named else 1.0), term))
    heaviest = sorted(weights)[:MOST]
    length = math.sqrt(sum(weight * weight for weight, _ in heaviest))
    return [(term, -weight / length) for weight, term in heaviest]


@lru_cache(maxsize=1)
def _empty() -> frozenset[str]:
    """Words that stand in every story: those of reporting, pronouns, months and weekdays among them."""
    return word_set("terms_empty") | forms() | {name.lower() for name in (*MONTHS, *WEEKDAYS)}


def _tokens(text: str) -> list[Token]:
    """The words and marks of ``text``; a number with commas (40,000) is one."""
    if not _NUMBER_AND_COMMA.search(text):
        return tokens_of(text)
    joined: list[Token] = []
    for token in tokens_of(text):
        last = joined[-1] if joined else token
        if token.text.isdecimal() and last.text[-1] == "," and last.text[0].isdecimal() and last.end == token.start:
            joined[-1] = Token(last.text + token.text, last.start, token.end, last.opens)
        elif token.text == "," and last.text[0].isdecimal() and last.end == token.start:
            joined[-1] = Token(last.text + ",", last.start, token.end, last.opens)
        else:
            joined.append(token)
    return joined


def _reporting(tokens: Sequence[Token], furniture: Sequence[Span]) -> list[Token]:
    """``tokens`` without those that touch ``furniture``."""
    if not furniture:
        return list(tokens)
    holes = sorted(furniture)
    kept, at = [], 0
    for token in tokens:
        while at < len(holes) and holes[at][1] <= token.start:
            at += 1
        if at == len(holes) or holes[at][0] >= token.end:
            kept.append(token)
    return kept


@lru_cache(maxsize=1 << 15)
def _known(token: str) -> tuple[str, bool, bool]:
    """The plain word of a token, whether it is a term, and whether it looks like a name."""
    word = _term(token)
    return word, bool(word) and word not in _empty(), bool(word) and is_capitalised(token)


@lru_cache(maxsize=1 << 14)
def _term(token: str) -> str:
    """The plain word of a token without its possessive; empty for marks, single letters and what is no word."""
    if len(token) > _LONGEST_WORD:
        return ""
    if _NUMBER.fullmatch(token):
        return token.replace(",", "")
    word = plain_word(POSSESSIVE.sub("", token))
    return word if len(word) > 1 and word[0].isalnum() else ""


@lru_cache(maxsize=1 << 14)
def _plain_words(name: str) -> tuple[str, ...]:
    words = (_term(token.text) for token in tokens_of(name))
    return tuple(word for word in words if word and word not in _empty())
