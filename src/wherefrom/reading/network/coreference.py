"""Mentions of persons and organizations and which of them are the same, as learned from GUM (Zeldes 2017).

Word-level coreference (Dobrovolskii 2021) on the states of the one network: a word heads a mention or not; from there
its span is found, and the likeliest mention before it that means the same, or none. The weights are a small file of
their own, ``data/coreference.npz``; ``training/coreference.py`` makes it.

What the text tells of two mentions that could be the same (distance, likeness, agreement, who is speaking) is shared
with training, like ``features``: each is a column of 0 and 1, and their order is part of the trained weights.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from itertools import product

import numpy as np
from numpy.typing import NDArray

from wherefrom.reading.network.encode import Ints
from wherefrom.reading.network.features import (
    FEMALE,
    MALE,
    NAME,
    NEUTER,
    NOUN,
    PRONOUN,
    Encoded,
    Floats,
    Words,
    word_states,
)
from wherefrom.text.span import Span

THRESHOLD = 0.5
"""Probability from which a word heads a mention; 0.4 cost 0.8, 0.35 cost 2.3 CoNLL F1 on GUM dev (training/RUNS.md)."""
LENIENCE = 0.4
"""Log-odds by which an antecedent may be less likely than none.

CoNLL F1 on GUM dev with 0, 0.4, 0.7 and 1.1: 67.0, 67.4, 67.1, 66.8 (training/RUNS.md).
"""
_NEVER = -1e4
_BLOCK = 2048  # words taken at once, so that a book needs little memory
_TRIED = 4  # antecedents of a mention that may be tried, where the likeliest contradict it
_SEXES = {MALE, FEMALE}
_ANAPHORS = 64  # anaphors whose pairs are scored at once

Weights = Mapping[str, Floats]
Column = NDArray[np.bool_]

MOST_BACK = 120
"""Mentions back among which an antecedent is looked for."""
PAIRED = 111
"""How many columns a pair has."""
_WORDS_APART = (1, 2, 3, 4, 6, 9, 14, 24, 50, 120)
_SENTENCES_APART = (1, 2, 3, 4, 6, 10, 20)
_PARAGRAPHS_APART = (1, 2, 3, 4, 6, 10)
_MENTIONS_APART = (2, 3, 4, 6, 10, 20, 50)


@dataclass(frozen=True, slots=True)
class Mentioned:
    """One mention: its span, that of the word that heads it, and whether it names a body rather than people."""

    span: Span
    head: Span
    body: bool


def groups_of(words: Words, encoded: Encoded) -> list[list[Mentioned]]:
    """All mentions, those of the same party together, in the order of the first of each; a party may have only one."""
    weights = load_weights()
    parts = [_part(weights, words, encoded, start) for start in range(0, len(words.small), _BLOCK)]
    heads = np.concatenate([np.zeros(0, dtype=np.int64), *(part.heads for part in parts)])
    if not len(heads):
        return []
    anaphors, antecedents, none = (np.concatenate(rows) for rows in zip(*(part.sides for part in parts), strict=True))
    own = [(start, end) for start, end in words.spans[heads].tolist()]
    owner = _joined(words, heads, *_best(weights, words, anaphors, antecedents, none, heads))
    spans = [span for part in parts for span in part.spans]
    body = [of_body for part in parts for of_body in part.body]
    groups: dict[int, list[Mentioned]] = {}
    for number, span, head, of_body in zip(owner, spans, own, body, strict=True):
        groups.setdefault(number, []).append(Mentioned(span, head, of_body))
    return list(groups.values())


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of words: which of them are heads, their mentions, and what the search for antecedents needs of them.

    ``sides`` are the projections as anaphor and as antecedent, shape (heads, 128), and the scores of having none.
    """

    heads: Ints
    spans: list[Span]
    body: list[bool]
    sides: tuple[Floats, Floats, Floats]


def _part(weights: Weights, words: Words, encoded: Encoded, start: int) -> _Part:
    reach = weights["reach"].shape[1]
    low, end = max(0, start - reach), min(start + _BLOCK, len(words.small))  # a mention may reach over the edge
    high = min(end + reach, len(words.small))
    x = np.concatenate([word_states(words, encoded, low, high), words.features[low:high]], 1, dtype=np.float32)
    edge, own = _linear(weights, "edge", x), x[start - low : end - low]
    hidden = np.maximum(_linear(weights, "word", own), 0)
    kinds = _softmax(_linear(weights, "kind", hidden))
    found = np.flatnonzero(1 - kinds[:, 0] > THRESHOLD)
    heads, seen = found + start, own[found]
    sides = _linear(weights, "anaphor", seen), _linear(weights, "antecedent", seen)
    none = _linear(weights, "none", hidden[found])[:, 0]
    spans = _spans(weights, words, seen, edge, heads, low)
    return _Part(heads, spans, (kinds[found, 2] > kinds[found, 1]).tolist(), (*sides, none))


@functools.cache
def load_weights() -> Weights:
    """The learned weights, by name."""
    with (files("wherefrom") / "data" / "coreference.npz").open("rb") as file, np.load(file) as arrays:
        return {name: arrays[name].astype(np.float32) for name in arrays.files}


def _linear(weights: Weights, name: str, x: Floats) -> Floats:
    result: Floats = x @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]
    return result


def _softmax(scores: Floats) -> Floats:
    e = np.exp(scores - scores.max(-1, keepdims=True))
    result: Floats = e / e.sum(-1, keepdims=True)
    return result


def _spans(weights: Weights, words: Words, x: Floats, edge: Floats, heads: Ints, low: int) -> list[Span]:
    """The characters of each mention, from the likeliest first word to the likeliest last of its sentence.

    ``edge`` are the words from number ``low`` on, as the edge of a span.
    """
    reach = weights["reach"]
    steps = np.arange(reach.shape[1])
    inner = _linear(weights, "inner", x)
    width = inner.shape[1] // 2
    ends = []
    for side, sign in ((0, -1), (1, 1)):
        at = heads[:, None] + sign * steps
        near = np.clip(at, low, low + len(edge) - 1)
        outside = (at != near) | (words.sentence[near] != words.sentence[heads][:, None])
        part = slice(side * width, (side + 1) * width)
        scores = (edge[near - low, part] @ inner[:, part, None])[..., 0] / width**0.5 + reach[side]
        ends.append(heads + sign * np.where(outside, _NEVER, scores).argmax(1))
    first, last = words.spans[ends[0], 0], words.spans[ends[1], 1]
    return list(zip(first.tolist(), last.tolist(), strict=True))


def _best(
    weights: Weights, words: Words, anaphors: Floats, antecedents: Floats, none: Floats, heads: Ints
) -> tuple[Ints, Floats]:
    """For each mention its likeliest antecedents, the best first, and by how much each is likelier than none."""
    add_i, times_i = np.split(anaphors, 2, axis=1)
    add_j, times_j = np.split(antecedents, 2, axis=1)
    count, width = add_i.shape
    best, gain = np.zeros((count, _TRIED), np.int64), np.full((count, _TRIED), np.float32(_NEVER))
    for start in range(0, count, _ANAPHORS):
        i = np.arange(start, min(start + _ANAPHORS, count))[:, None]
        j = np.arange(max(0, start - MOST_BACK), i[-1, 0] + 1)
        kept = (j < i) & (i - j <= MOST_BACK)
        right, left = kept.nonzero()
        features = pair_features(words, heads, i, j).reshape(PAIRED, -1).take(right * len(j) + left, 1).T
        mixed = np.maximum(add_i[right + start] + add_j[left + j[0]] + features @ weights["pair.weight"].T, 0)
        table = np.full(kept.shape, np.float32(_NEVER))
        table[kept] = _linear(weights, "score", mixed)[:, 0]
        table += times_i[i[:, 0]] @ times_j[j].T / width**0.5
        at = np.argsort(-table, axis=1, kind="stable")[:, :_TRIED]
        best[start : start + len(i), : at.shape[1]] = j[at]
        gain[start : start + len(i), : at.shape[1]] = np.take_along_axis(table, at, 1) - none[i]
    return best, gain


def _joined(words: Words, heads: Ints, best: Ints, gain: Floats) -> list[int]:
    """The number of the group of each mention: that of its likeliest antecedent whose group it does not contradict."""
    owner = list(range(len(heads)))
    genders = [{gender} & _SEXES for gender in words.gender[heads].tolist()]
    names = [{words.names[head]} if len(words.names[head]) > 1 else set() for head in heads.tolist()]
    for i, (antecedents, gains) in enumerate(zip(best.tolist(), gain.tolist(), strict=True)):
        likely = (owner[j] for j, more in zip(antecedents, gains, strict=True) if more > -LENIENCE)
        group = next((g for g in likely if len(genders[g] | genders[i]) < 2 and _share(names[g], names[i])), i)
        if group != i:
            owner[i] = group
            genders[group] |= genders[i]
            names[group] |= names[i]
    return owner


def _share(some: set[frozenset[str]], others: set[frozenset[str]]) -> bool:
    """Whether full names can be the same party's: each has a word in common with each of the others."""
    return all(one & other for one in some for other in others)


# Pairs of mentions


def pair_features(words: Words, mentions: Ints, anaphors: Ints, antecedents: Ints) -> Floats:
    """The columns of pairs, shape (``PAIRED``, pairs); both sides are numbers of ``mentions``, which are words.

    Sides of shapes (a, 1) and (b,) are all pairs of the two; the columns then have the shape (``PAIRED``, a, b).
    """
    # What is compared with each other lies near; the time of a long text must not grow with all of its mentions.
    low, high = (int(antecedents.min()), int(anaphors.max()) + 1) if len(anaphors) else (0, 0)
    mentions, anaphors, antecedents = mentions[low:high], anaphors - low, antecedents - low
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
    found = np.empty((len(columns), *np.broadcast_shapes(i.shape, j.shape)), dtype=np.float32)
    for row, column in zip(found, columns, strict=True):
        row[...] = column
    return found


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
