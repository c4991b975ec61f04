"""Words and their features: what the lists, the names and the attributions tell."""

import numpy as np

from wherefrom.intake.article import Article
from wherefrom.reading.network import features
from wherefrom.reading.network.encode import encode
from wherefrom.reading.network.features import LEXICAL, Encoded, word_states, words_of
from wherefrom.reading.network.model import load_network
from wherefrom.reading.reader import context_of
from wherefrom.reading.types import Attribution

TEXT = """Anna Voss met Paul Brandt. “I saw the two sailors,” she said.

The Coastal Rescue Service has its own boats."""


def find(words: str) -> tuple[int, int]:
    at = TEXT.index(words)
    return at, at + len(words)


def words(attributions=(), text=TEXT):
    return words_of(context_of(Article(id="t", text=text)), encode(text, load_network(1).tokenizer), attributions)


def test_words_slice_the_text():
    found = words()
    assert [TEXT[a:b].casefold() for a, b in found.spans.tolist()] == found.small
    assert "".join(found.small) == "".join(TEXT.casefold().split())
    assert found.features.shape == (len(found.small), LEXICAL)
    assert set(np.unique(found.features)) == {0, 1}


def test_person_number_and_gender():
    found = words()
    at = found.small.index
    assert (found.person[at("i")], found.number[at("i")]) == (1, features.SINGULAR)
    assert (found.person[at("she")], found.gender[at("she")]) == (3, features.FEMALE)
    assert found.gender[at("its")] == features.NEUTER
    assert found.gender[at("anna")] == features.FEMALE
    assert found.number[at("sailors")] == features.PLURAL
    assert found.begin[at("sailors")] == at("sailors")  # behind "two"


def test_names_quotations_and_places():
    found = words()
    at = found.small.index
    assert found.party[at("anna")] == found.party[at("voss")] != found.party[at("brandt")] >= 0
    assert found.party[at("saw")] == -1
    assert found.names[at("service")] == {"coastal", "rescue", "service"}
    assert found.quote[at("i")] == 0
    assert found.quote[at("she")] == -1
    assert found.paragraph[at("boats")] == 1
    assert found.sentence[at("met")] < found.sentence[at("said")]


def test_whose_words_they_are():
    said = Attribution((find("I saw the two sailors"),), (find("said"),), (find("Paul Brandt"),))
    found = words([said])
    at = found.small.index
    assert found.speaker[at("i")] == found.party[at("brandt")]
    assert found.source[at("i")].tolist() == [at("paul"), at("brandt") + 1]
    assert found.said[at("met")] == -1


def test_an_inner_attribution_is_written_over_the_outer_one():
    outer = Attribution((find("I saw the two sailors,” she said"),), (), (find("Paul Brandt"),))
    inner = Attribution((find("the two sailors"),), (), (find("I"),))
    for given in ([outer, inner], [inner, outer]):
        found = words(given)
        assert found.said[found.small.index("sailors")] == given.index(inner)
        assert found.said[found.small.index("saw")] == given.index(outer)


def test_the_state_of_a_word_is_the_mean_of_its_pieces():
    text = "Kallinensaarelainen sat uneasily."
    pieces = encode(text, load_network(1).tokenizer)
    found = words(text=text)
    states = np.random.default_rng(1).normal(size=(len(pieces.ids), 8)).astype(np.float16)
    encoded = Encoded(pieces, states)
    whole = word_states(found, encoded)
    edges = [*found.first.tolist(), len(states)]
    assert max(np.diff(edges)) > 2
    for i, (a, b) in enumerate(zip(edges, edges[1:], strict=False)):
        assert np.allclose(whole[i], states[a:b].astype(np.float32).mean(0), atol=1e-5)
    parts = [word_states(found, encoded, start, start + 2) for start in range(0, len(found.small), 2)]
    assert np.array_equal(np.concatenate(parts), whole)


def test_a_text_without_words():
    found = words(text="")
    assert found.small == []
    assert word_states(found, Encoded(encode("", load_network(1).tokenizer), np.zeros((0, 384), np.float16))).size == 0
