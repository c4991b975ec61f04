"""What the text tells of two mentions that could be the same: distance, likeness, agreement, and who is speaking.

Shared with training, like ``traits``: each is a column of 0 and 1, and their order is part of the trained weights.
"""

from __future__ import annotations

from itertools import product

import numpy as np
from numpy.typing import NDArray

from wherefrom.reading.network.encode import Ints
from wherefrom.reading.network.features import FEMALE, MALE, NAME, NEUTER, NOUN, PRONOUN, Floats, Words

Column = NDArray[np.bool_]

MOST_BACK = 120
"""Mentions back among which an antecedent is looked for."""
PAIRED = 111
"""How many columns a pair has."""
_WORDS_APART = (1, 2, 3, 4, 6, 9, 14, 24, 50, 120)
_SENTENCES_APART = (1, 2, 3, 4, 6, 10, 20)
_PARAGRAPHS_APART = (1, 2, 3, 4, 6, 10)
_MENTIONS_APART = (2, 3, 4, 6, 10, 20, 50)


def pair_features(words: Words, mentions: Ints, anaphors: Ints, antecedents: Ints) -> Floats:
    """The columns of pairs, shape (pairs, ``PAIRED``); both sides are numbers of ``mentions``, which are words."""
    i, j = mentions[anaphors], mentions[antecedents]
    columns = [
        *_distances(words, i, j, anaphors - antecedents),
        *_sorts(words, i, j),
        *_likeness(words, mentions, anaphors, antecedents),
        *_names(words, mentions, anaphors, antecedents),
        *_agreement(words, i, j),
        *_voices(words, i, j),
        *_turns(words, i, j),
    ]
    return np.stack(columns, -1).astype(np.float32)


def _distances(w: Words, i: Ints, j: Ints, mentions_apart: Ints) -> list[Column]:
    """Thermometers: one column for each distance that is reached."""
    paragraphs = w.paragraph[i] - w.paragraph[j]
    return [
        *(i - j >= edge for edge in _WORDS_APART),
        *(w.sentence[i] - w.sentence[j] >= edge for edge in _SENTENCES_APART),
        *(paragraphs >= edge for edge in _PARAGRAPHS_APART),
        (paragraphs % 2 == 0) & (paragraphs > 0),  # in a conversation the same speaker's turn
        *(mentions_apart >= edge for edge in _MENTIONS_APART),
    ]


def _sorts(w: Words, i: Ints, j: Ints) -> list[Column]:
    return [(w.sort[i] == one) & (w.sort[j] == other) for one, other in product(range(4), repeat=2)]


def _likeness(w: Words, mentions: Ints, anaphors: Ints, antecedents: Ints) -> list[Column]:
    i, j = mentions[anaphors], mentions[antecedents]
    table: dict[tuple[str, ...], int] = {}
    ranges = zip(w.begin[mentions].tolist(), mentions.tolist(), strict=True)
    phrases = np.array([table.setdefault(tuple(w.small[a : b + 1]), len(table)) for a, b in ranges], dtype=np.int64)
    same = w.form[i] == w.form[j]
    return [
        *(same & (w.sort[i] == sort) for sort in (PRONOUN, NAME, NOUN)),
        (w.lemma[i] == w.lemma[j]) & ~same,
        (phrases[anaphors] == phrases[antecedents]) & (w.sort[i] != PRONOUN),
    ]


def _names(w: Words, mentions: Ints, anaphors: Ints, antecedents: Ints) -> list[Column]:
    i, j = mentions[anaphors], mentions[antecedents]
    named = (w.party[i] >= 0) & (w.party[j] >= 0)
    same = named & (w.party[i] == w.party[j])
    table: dict[str, int] = {}
    rows = [[table.setdefault(word, len(table)) for word in sorted(w.names[k])] for k in mentions.tolist()]
    holds = np.zeros((len(rows), len(table) + 1), dtype=np.float32)
    for k, row in enumerate(rows):
        holds[k, row] = 1
    shared = (holds @ holds.T)[anaphors, antecedents]
    sizes = holds.sum(1)
    least = np.minimum(sizes[anaphors], sizes[antecedents])
    both = (w.sort[i] == NAME) & (w.sort[j] == NAME)
    other = named & ~same
    return [same, other, other & (shared > 0), (shared > 0) & (shared == least), ~named & both]


def _agreement(w: Words, i: Ints, j: Ints) -> list[Column]:
    one, other = w.gender[i], w.gender[j]
    told = (one > 0) & (other > 0)
    numbered = (w.number[i] > 0) & (w.number[j] > 0)
    equal = w.number[i] == w.number[j]
    pronouns = (w.sort[i] == PRONOUN) & (w.sort[j] == PRONOUN)
    alike = pronouns & (w.person[i] == w.person[j]) & (w.person[i] > 0)
    return [
        told & (one == other),
        told & (one != other),
        ((one == MALE) | (one == FEMALE)) & (other == 0),
        (one == NEUTER) & (other == NEUTER),
        (one == NEUTER) & ((other == MALE) | (other == FEMALE)),
        numbered & equal,
        numbered & ~equal,
        *(pronouns & (w.person[i] == a) & (w.person[j] == b) for a, b in product(range(4), repeat=2)),
        alike & equal & (one == other),
        alike & ~(equal & (one == other)),
    ]


def _voices(w: Words, i: Ints, j: Ints) -> list[Column]:
    """Quotations, and whether one mention stands in the words of the other."""
    quoted_i, quoted_j = w.quote[i] >= 0, w.quote[j] >= 0
    together = quoted_i & (w.quote[i] == w.quote[j])
    speaks = (w.source[i, 0] <= j) & (j < w.source[i, 1])
    spoken = (w.source[j, 0] <= i) & (i < w.source[j, 1])
    by_name_i = (w.speaker[i] >= 0) & (w.speaker[i] == w.party[j])
    speaker = by_name_i | ((w.speaker[j] >= 0) & (w.speaker[j] == w.party[i]))
    content = (w.said[i] >= 0) & (w.said[i] == w.said[j])
    voice = (w.speaker[i] >= 0) & (w.speaker[i] == w.speaker[j])
    others = (w.speaker[i] >= 0) & (w.speaker[j] >= 0) & ~voice
    by_j = speaks | by_name_i
    first_i, first_j, second_i, second_j = (w.person[k] == person for person in (1, 2) for k in (i, j))
    return [
        together,
        quoted_i & quoted_j & ~together,
        quoted_i & ~quoted_j,
        ~quoted_i & quoted_j,
        speaks,
        spoken,
        speaker,
        content,
        voice,
        others,
        by_j & first_i & quoted_i,
        spoken & first_j & quoted_j,
        by_j & second_i,
        speaker & first_j,
        by_j & (w.person[i] == 3),
        first_i & first_j & together,
        first_i & first_j & content,
        first_i & first_j & voice,
        first_i & first_j & others,
        second_i & second_j & together,
        first_i & second_j & together,
        second_i & first_j & together,
    ]


def _turns(w: Words, i: Ints, j: Ints) -> list[Column]:
    """First and second person in one paragraph and in two that follow each other, as in conversations."""
    same, next_ = w.paragraph[i] == w.paragraph[j], w.paragraph[i] - w.paragraph[j] == 1
    first_i, first_j, second_i, second_j = (w.person[k] == person for person in (1, 2) for k in (i, j))
    return [
        first_i & first_j & same,
        second_i & first_j & same,
        second_i & second_j & same,
        next_ & first_i & second_j,
        next_ & second_i & first_j,
        next_ & first_i & first_j,
        next_ & second_i & second_j,
    ]
