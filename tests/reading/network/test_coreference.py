"""Mentions and groups as learned, with the weights that ship."""

import numpy as np

from wherefrom.intake.article import Article
from wherefrom.reading.network import coreference
from wherefrom.reading.network.coreference import PAIRED, groups_of, load_weights, pair_features
from wherefrom.reading.network.encode import encode
from wherefrom.reading.network.features import words_of
from wherefrom.reading.network.model import load_network
from wherefrom.reading.reader import context_of, find_attributions, read_article

TEXT = """Ruth Calloway has run the harbour office of Aldermere for ten years. She wants to leave in spring.

“I am tired,” Calloway said on Monday. Her deputy, Tom Larsen, said that he would not take the job."""


def groups(text):
    article = Article(id="t", text=text)
    spoken, encoded = find_attributions(article, load_network(1))
    return groups_of(words_of(context_of(article), encoded.pieces, spoken), encoded)


def words(group):
    return {TEXT[m.span[0] : m.span[1]] for m in group}


def test_names_and_pronouns_come_together():
    found = [words(group) for group in groups(TEXT)]
    (calloway,) = [group for group in found if "Ruth Calloway" in group]
    assert {"She", "Her", "Calloway"} <= calloway
    (larsen,) = [group for group in found if "he" in group]
    assert "Tom Larsen" in larsen or "Her deputy" in larsen
    assert not calloway & larsen


def test_spans_hold_their_heads_and_no_head_is_used_twice():
    mentions = [mention for group in groups(TEXT) for mention in group]
    assert all(m.span[0] <= m.head[0] < m.head[1] <= m.span[1] for m in mentions)
    assert len({m.head for m in mentions}) == len(mentions)


def test_nothing_in_nothing():
    assert groups("") == []
    assert groups("--- 12 ---") == []


def test_a_book_taken_in_stretches_has_the_same_groups(monkeypatch):
    whole = groups(TEXT)
    monkeypatch.setattr(coreference, "_BLOCK", 7)
    assert groups(TEXT) == whole


def test_the_weights_are_small():
    assert sum(weights.size for weights in load_weights().values()) < 1_000_000


def test_entities_of_a_reading_have_their_pronouns():
    reading = read_article(Article(id="t", text=TEXT))
    (calloway,) = [entity for entity in reading.entities if entity.name == "Ruth Calloway"]
    assert {"Ruth Calloway", "She", "Her"} <= {TEXT[a:b] for a, b in calloway.mentions}
    assert calloway.kind == "person"


PAIRS = """Anna Voss met Paul Brandt, a sailor. Voss liked the sailor.

“I know her,” he said. The sailor left."""


def paired_words():
    return words_of(context_of(Article(id="t", text=PAIRS)), encode(PAIRS, load_network(1).tokenizer), [])


def columns(first: int, second: int):
    found = paired_words()
    mentions = np.array([first, second])
    return pair_features(found, mentions, np.array([1]), np.array([0]))[:, 0]


def places(word: str):
    return [i for i, small in enumerate(paired_words().small) if small == word]


def test_every_pair_has_all_columns_of_0_and_1():
    found = paired_words()
    mentions = np.arange(len(found.small))
    i, j = np.tril_indices(len(mentions), -1)
    every = pair_features(found, mentions, i, j)
    assert every.shape == (PAIRED, len(i))
    assert set(np.unique(every)) == {0, 1}
    # A pair is seen the same whatever stands beside it.
    assert np.array_equal(pair_features(found, mentions, i[5:9], j[5:9]), every[:, 5:9])
    assert pair_features(found, mentions, i[:0], j[:0]).shape == (PAIRED, 0)
    whole = pair_features(found, mentions, mentions[:, None], mentions)
    assert np.array_equal(whole[:, i, j], every)


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
