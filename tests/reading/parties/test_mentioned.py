"""Common noun phrases that speak nowhere."""

import pytest

from wherefrom.intake.article import Article
from wherefrom.reading.context import Discourse
from wherefrom.reading.parties.kinds import parse
from wherefrom.reading.parties.mentioned import described_earlier, mentioned_before, noun_phrases
from wherefrom.reading.reader import context_of


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The two hikers were found on Sunday.", ["two hikers"]),
        ("Hundreds of striking miners marched.", ["Hundreds of striking miners"]),
        ("It angered supporters of the reform.", ["supporters of the reform"]),
        ("Lundor has released young sailors.", ["young sailors"]),
        ("The pact would include farmers in Halden.", ["farmers in Halden"]),
        ("The harbour bridge fell.", []),
        ("The mayor's car was seen by a nurse from Halden.", ["nurse from Halden"]),
    ],
)
def test_noun_phrases(sentence, found):
    assert [phrase.text for _, phrase in noun_phrases(sentence)] == found


def discourse_of(text):
    return Discourse(context_of(Article(id="t", text=text)))


def test_the_nearest_sentence_comes_first():
    text = "The brothers met the sailors. The nurses left. They slept."
    found = [p.text for _, p in mentioned_before(discourse_of(text), text.index("They"), lambda p: p.plural)]
    assert found == ["nurses", "brothers", "sailors"]


def test_a_description_was_given_in_full():
    text = "She read an internal email from Lundor. It was long. The email said so. Many emails came."
    found = described_earlier(discourse_of(text), text.index("The email"), parse("The email"))
    assert [phrase.text for _, phrase in found] == ["internal email from Lundor"]
