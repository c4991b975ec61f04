"""Words with what the lists, the rules and the text tell of each, for finding mentions and their antecedents.

Shared with training (``training/coreference_heads.py``): what is learned from and what is run on come from the same
lines. A feature is a column of ``Words.features``; their order is part of the trained weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from wherefrom.lang import lexicon
from wherefrom.lang.en.patterns import mentions as en
from wherefrom.reading.context import Context, Party
from wherefrom.reading.network.encode import Ints, Pieces, tokenizer_words
from wherefrom.reading.parties.kinds import classify, singular
from wherefrom.reading.types import Attribution
from wherefrom.text.sentences import paragraphs
from wherefrom.text.span import Span

Floats = NDArray[np.float32]

UNKNOWN, MALE, FEMALE, NEUTER = range(4)
SINGULAR, PLURAL = 1, 2
OTHER, PRONOUN, NAME, NOUN = range(4)

_GENDERS = {"m": MALE, "f": FEMALE, "n": NEUTER}
_NUMBERS = {"singular": SINGULAR, "plural": PLURAL}
_PRONOUNS = {
    word: (person, _NUMBERS.get(number or "", 0), _GENDERS.get(gender or "", UNKNOWN))
    for word, (person, number, gender) in en.PRONOUNS.items()
}
"""Person, number and gender of pronouns and of some words that only behave like them."""
_COLUMN = {word: i for i, word in enumerate(_PRONOUNS)}
_PERSONAL = frozenset(word for word, (person, _, _) in _PRONOUNS.items() if person)
_KINDS = {"person": 0, "organization": 1, "outlet": 2, "document": 3, "place": 4, "unknown": 5}
_NOUNS = {"unnamed": 0, "group": 1, "organization": 2, "outlet": 3, "document": 4}

# Where each block of columns begins.
_CASE = len(_COLUMN)
_OPENS = _CASE + 4
_CAST = _OPENS + 1
_CAST_KIND = _CAST + 2
_TOLD = _CAST_KIND + len(_KINDS)
_NOUN = _TOLD + 2
_DETERMINED = _NOUN + len(_NOUNS) + 3
_SPOKEN = _DETERMINED + 7
LEXICAL = _SPOKEN + 3
"""How many features a word has."""
_BACK = 5  # words that the determiner of a noun may stand before it


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text as the network has seen it: its word pieces and their states, one row a piece, in half precision."""

    pieces: Pieces
    states: NDArray[np.float16]


@dataclass(slots=True)
class Words:
    """The words of a text, one row each; numbers are -1 where there is none.

    ``spans`` are characters, ``first`` the first word piece. ``quote``, ``said``: the quotation, the attribution's
    content it stands in; ``source``: the words of that attribution's source; ``speaker``: the party named there.
    ``party``: the named party; ``lemma``, ``form``: equal where the words are; ``begin``: the word after the
    determiner; ``names``: the words of the name it belongs to; ``features``: the columns of 0 and 1.
    """

    spans: Ints
    first: Ints
    small: list[str]
    lemma: Ints
    form: Ints
    sentence: Ints
    paragraph: Ints
    quote: Ints
    said: Ints
    source: Ints
    speaker: Ints
    party: Ints
    sort: Ints
    person: Ints
    number: Ints
    gender: Ints
    begin: Ints
    names: list[frozenset[str]]
    features: NDArray[np.uint8]


def words_of(context: Context, pieces: Pieces, attributions: Sequence[Attribution]) -> Words:
    """The words of ``pieces`` with their features; ``attributions`` tell whose words they are."""
    spans, first = _spans(context.text, pieces)
    small = [context.text[a:b].casefold() for a, b in spans.tolist()]
    n, begins = len(small), spans[:, 0]
    words = Words(
        spans=spans,
        first=first,
        small=small,
        lemma=_numbered([_lemma(word) for word in small]),
        form=_numbered(small),
        sentence=_last_begun(begins, context.sentences),
        paragraph=_last_begun(begins, paragraphs(context.text)),
        quote=_inside(begins, context.quotes),
        said=np.full(n, -1),
        source=np.full((n, 2), -1),
        speaker=np.full(n, -1),
        party=np.full(n, -1),
        sort=np.zeros(n, dtype=np.int64),
        person=np.zeros(n, dtype=np.int64),
        number=np.zeros(n, dtype=np.int64),
        gender=np.zeros(n, dtype=np.int64),
        begin=np.arange(n),
        names=[frozenset()] * n,
        features=np.zeros((n, LEXICAL), dtype=np.uint8),
    )
    _from_lists(words, context.text)
    _from_cast(words, context)
    _from_attributions(words, attributions)
    return words


def word_states(words: Words, encoded: Encoded, start: int = 0, end: int | None = None) -> Floats:
    """The states of the words from ``start`` to ``end``, shape (words, 384): the means of those of their pieces."""
    first = words.first[start:end]
    after = words.first[end : end + 1] if end is not None else words.first[:0]
    count = np.diff(first, append=after[0] if len(after) else len(encoded.states))
    states = encoded.states[first].astype(np.float32)
    for extra in range(1, int(count.max(initial=1))):
        longer = np.flatnonzero(count > extra)
        states[longer] += encoded.states[first[longer] + extra]
    states /= np.maximum(count, 1)[:, None].astype(np.float32)
    return states


def _spans(text: str, pieces: Pieces) -> tuple[Ints, Ints]:
    words = tokenizer_words(text, pieces.offsets)
    first = np.append(np.ones(min(1, len(words)), dtype=np.bool_), (words[1:] != words[:-1]).any(1)).nonzero()[0]
    return words[first], first


@lru_cache(maxsize=8192)
def _lemma(word: str) -> str:
    return singular(word)


def _numbered(keys: Sequence[str]) -> Ints:
    table: dict[str, int] = {}
    return np.array([table.setdefault(key, len(table)) for key in keys], dtype=np.int64)


def _last_begun(begins: Ints, spans: Sequence[Span]) -> Ints:
    """The number of the last of ``spans`` that begins at or before each offset."""
    return np.searchsorted(np.array([start for start, _ in spans], dtype=np.int64), begins, side="right") - 1


def _inside(begins: Ints, spans: Sequence[Span]) -> Ints:
    ends = np.array([0, *(end for _, end in spans)], dtype=np.int64)
    at = _last_begun(begins, spans)
    return np.where(begins < ends[at + 1], at, -1)


# What word lists and spelling tell


@lru_cache(maxsize=8192)
def _noun(small: str) -> tuple[tuple[int, ...], int, int]:
    """The columns, the number and the gender of a common noun that the lists know."""
    known = classify(small)
    if known is None:
        return (), 0, UNKNOWN
    kind, plural, told = known
    gender = _GENDERS.get(told or "", UNKNOWN)
    columns = (_NOUN + _NOUNS[kind], _NOUN + len(_NOUNS) + plural)
    female = (_NOUN + len(_NOUNS) + 2,) if gender == FEMALE else ()
    return columns + female, PLURAL if plural else SINGULAR, gender


def _from_lists(words: Words, text: str) -> None:
    # Plain lists in this loop: it goes over every word, and single elements of arrays are slow to reach.
    sentences, columns = words.sentence.tolist(), list[tuple[int, int]]()
    told = [(OTHER, 0, 0, UNKNOWN)] * len(sentences)
    previous = -2
    determiner: tuple[int, int] | None = None  # where the last one stands, and of which kind it is
    stops = lexicon.word_set("phrases_stops") | _PERSONAL
    for i, ((start, end), small) in enumerate(zip(words.spans.tolist(), words.small, strict=True)):
        word, pronoun = text[start:end], _COLUMN.get(small)
        if pronoun is not None and word != en.COUNTRY:
            columns.append((i, pronoun))
            told[i] = (PRONOUN, *_PRONOUNS[small])
        if not word[0].isalpha():
            columns.append((i, _CASE))
        elif word[0].isupper():
            columns.append((i, _CASE + (2 if word.isupper() and len(word) > 1 else 1)))
        if sentences[i] != previous:
            columns.append((i, _OPENS))
            determiner = None
        previous = sentences[i]
        if pronoun is None and word[0].isalpha():
            known, number, gender = _noun(small)
            told[i] = (NOUN, 0, number, gender)
            columns.extend((i, column) for column in known)
            if determiner is not None and i - determiner[0] <= _BACK:
                words.begin[i] = determiner[0] + 1
                columns.append((i, _DETERMINED + determiner[1]))
        kind = en.FIGURES if small.isdigit() else en.DETERMINERS.get(small)
        if kind is not None:
            determiner = i, kind
        elif not small[0].isalnum() or small in stops:
            determiner = None  # what stands before it determines nothing behind it
    if columns:
        rows, which = np.fromiter(chain.from_iterable(columns), np.int64, 2 * len(columns)).reshape(-1, 2).T
        words.features[rows, which] = 1
        each = np.fromiter(chain.from_iterable(told), np.int64, 4 * len(told)).reshape(-1, 4).T
        words.sort[:], words.person[:], words.number[:], words.gender[:] = each


# What the names tell


def _from_cast(words: Words, context: Context) -> None:
    numbers: dict[Party, int] = {}
    begins, features = words.spans[:, 0], words.features
    for (start, end), name, party in context.cast.between(0, len(context.text)):
        a, b = np.searchsorted(begins, (start, end)).tolist()
        if a >= b:
            continue
        kind = party.kind if party.certain and party.kind in _KINDS else "unknown"
        features[a:b, _CAST] = 1
        features[b - 1, _CAST + 1] = 1
        features[a:b, _CAST_KIND + _KINDS[kind]] = 1
        features[a:b, _TOLD] = name.role is not None
        features[a:b, _TOLD + 1] = name.gender is not None
        words.party[a:b] = numbers.setdefault(party, len(numbers))
        words.sort[a:b] = NAME
        words.begin[a:b] = a
        words.number[a:b] = PLURAL if party.plural else SINGULAR
        words.gender[a:b] = NEUTER if kind in ("organization", "outlet") else _GENDERS.get(party.gender or "", UNKNOWN)
        words.names[a:b] = [frozenset(word.casefold() for word in name.words)] * (b - a)


# What the attributions tell


def _from_attributions(words: Words, attributions: Sequence[Attribution]) -> None:
    """Inner attributions are written over outer ones."""
    begins = words.spans[:, 0]
    by_length = sorted(enumerate(attributions), key=lambda pair: -sum(e - s for s, e in pair[1].content))
    for number, attribution in by_length:
        if not attribution.source:
            continue
        for span in attribution.source:
            a, b = np.searchsorted(begins, span).tolist()
            words.features[a:b, _SPOKEN] = 1
        a, b = np.searchsorted(begins, (attribution.source[0][0], attribution.source[-1][1])).tolist()
        named = [party for party in words.party[a:b].tolist() if party >= 0]
        for span in attribution.content:
            start, end = np.searchsorted(begins, span).tolist()
            words.said[start:end] = number
            words.source[start:end] = a, b
            words.speaker[start:end] = named[0] if named else -1
    words.features[:, _SPOKEN + 1] = words.said >= 0
    words.features[:, _SPOKEN + 2] = words.quote >= 0
