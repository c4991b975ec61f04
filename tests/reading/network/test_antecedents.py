"""Columns of pairs of mentions."""

import numpy as np

from wherefrom.intake.article import Article
from wherefrom.reading.assemble import context_of
from wherefrom.reading.network.antecedents import PAIRED, pair_features
from wherefrom.reading.network.encode import encode
from wherefrom.reading.network.features import words_of
from wherefrom.reading.network.model import load_network

TEXT = """Anna Voss met Paul Brandt, a sailor. Voss liked the sailor.

“I know her,” he said. The sailor left."""


def words():
    return words_of(context_of(Article(id="t", text=TEXT)), encode(TEXT, load_network(1).tokenizer), [])


def columns(first: int, second: int):
    found = words()
    mentions = np.array([first, second])
    return pair_features(found, mentions, np.array([1]), np.array([0]))[0]


def places(word: str):
    return [i for i, small in enumerate(words().small) if small == word]


def test_every_pair_has_all_columns_of_0_and_1():
    found = words()
    mentions = np.arange(len(found.small))
    i, j = np.tril_indices(len(mentions), -1)
    every = pair_features(found, mentions, i, j)
    assert every.shape == (len(i), PAIRED)
    assert set(np.unique(every)) == {0, 1}
    # A pair is seen the same whatever stands beside it.
    assert np.array_equal(pair_features(found, mentions, i[5:9], j[5:9]), every[5:9])
    assert pair_features(found, mentions, i[:0], j[:0]).shape == (0, PAIRED)


def test_columns_tell_pairs_apart():
    (voss, again), sailors = places("voss"), places("sailor")
    (brandt,), (her,), (he,) = places("brandt"), places("her"), places("he")
    same_name = columns(voss, again)
    other_name = columns(brandt, again)
    assert (same_name != other_name).sum() >= 3
    clash, agrees = columns(voss, he), columns(voss, her)
    assert (clash != agrees).any()
    near, far = columns(sailors[0], sailors[1]), columns(sailors[0], sailors[2])
    assert near.sum() != far.sum()  # thermometers: the farther, the more columns
