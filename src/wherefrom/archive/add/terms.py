"""Terms of a reading: the few words by which articles about the same events find each other.

A story is told by its names, its numbers and the rarer words of its headline and first paragraphs. The weights here
know the one article only; how rare a term is elsewhere, the archive says when it compares.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

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


@dataclass(slots=True)
class _Found:
    """What a pass over the words has found: how often each term, and its best place and form."""

    counts: dict[str, int] = field(default_factory=dict)
    places: dict[str, float] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    def add(self, term: str, place: float) -> None:
        self.counts[term] = self.counts.get(term, 0) + 1
        if place > self.places.get(term, 1.0):
            self.places[term] = place


def story_terms(reading: Reading) -> list[tuple[str, float]]:
    """The terms of ``reading`` with their weights, the heaviest first, at most ``MOST``.

    A term is a plain word, a plain number, or a name of several words joined by spaces. The weight grows with how
    often the term comes (by its logarithm), and is higher for names and for words of the headline and first paragraphs.
    The weights of a reading make a vector of length 1.
    """
    article = reading.article
    found = _Found()
    title = _tokens(article.title or "")
    shouting = sum(is_capitalised(token.text) for token in title) > 0.6 * len(title)
    _collect(title, found, [_TITLE_WEIGHT] * len(title), capitals=not shouting)
    body = _reporting(_tokens(article.text), article.furniture)
    places = [_LEAD_WEIGHT if i < _LEAD else 1.0 for i in range(len(body))]
    _collect(body, found, places, capitals=True)
    for entity in reading.entities:
        found.names.update(_plain_words(entity.name))
    weights = []
    for term, count in found.counts.items():
        place, named = found.places.get(term, 1.0), term in found.names
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


def _collect(tokens: Sequence[Token], found: _Found, places: Sequence[float], *, capitals: bool) -> None:
    empty = _empty()
    last = ""
    for token, place in zip(tokens, places, strict=True):
        word = _term(token.text)
        if not word:
            last = ""
            continue
        named = capitals and not token.opens and is_capitalised(token.text)
        if not named:
            last = ""
        if word in empty:
            continue
        found.add(word, place)
        if named:
            found.names.add(word)
            if last:
                found.add(f"{last} {word}", place)
                found.names.add(f"{last} {word}")
            last = word


@lru_cache(maxsize=1 << 14)
def _term(token: str) -> str:
    """The plain word of a token without its possessive; empty for marks, single letters and what is no word."""
    if len(token) > _LONGEST_WORD:
        return ""
    if _NUMBER.fullmatch(token):
        return token.replace(",", "")
    word = plain_word(POSSESSIVE.sub("", token))
    return word if len(word) > 1 and word[0].isalnum() else ""


def _plain_words(name: str) -> Iterator[str]:
    for token in tokens_of(name):
        word = _term(token.text)
        if word and word not in _empty():
            yield word
