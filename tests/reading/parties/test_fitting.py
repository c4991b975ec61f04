"""Whom a definite description cannot mean."""

import pytest

from wherefrom.intake.article import Article
from wherefrom.reading.context import Discourse
from wherefrom.reading.parties.descriptions import new_party
from wherefrom.reading.parties.fitting import is_impossible
from wherefrom.reading.parties.kinds import parse
from wherefrom.reading.reader import context_of


def discourse_of(text):
    return Discourse(context_of(Article(id="t", text=text)))


@pytest.mark.parametrize(
    ("text", "words", "impossible"),
    [
        ("Farmer Paul Brandt left. Paul Brandt was tired.", "The mayor", True),
        ("The doctor, Paul Brandt, left. Paul Brandt was tired.", "The mayor", True),
        ("Paul Brandt left.", "The mayor", True),
        ("Paul Brandt left. Paul Brandt was tired.", "The mayor", False),
        ("Mayor Paul Brandt left.", "The mayor", False),
        ("Senator Paul Brandt left. Brandt was tired.", "The governor", False),
        ("Farmer Paul Brandt left. Paul Brandt was tired.", "The man", False),
        ("Farmer Paul Brandt left. Brandt was elected as the mayor: Paul Brandt, the mayor.", "The mayor", False),
    ],
)
def test_an_office_is_nobodys_who_has_another_trade(text, words, impossible):
    discourse = discourse_of(text)
    party = next(p for p in discourse.parties() if "Brandt" in p.name)
    assert is_impossible(discourse, parse(words), party) is impossible


@pytest.mark.parametrize(
    ("text", "words", "impossible"),
    [
        ("Paul Brandt left. Paul Brandt was tired.", "A source", True),
        ("Paul Brandt left.", "A resident of Lundor", True),
        ("Paul Brandt, a resident of Lundor, left.", "The resident", False),
        ("Paul Brandt left.", "Witness Paul Brandt", False),
        ("Lundor Bank left.", "A source", False),
    ],
)
def test_who_is_named_is_no_source_without_a_name(text, words, impossible):
    discourse = discourse_of(text)
    assert is_impossible(discourse, parse(words), next(iter(discourse.parties()))) is impossible


@pytest.mark.parametrize(
    ("called", "words", "impossible"),
    [
        ("The army", "The church", True),
        ("The government", "The toy company", True),
        ("The government", "The agency", False),
        ("The bank", "The company", False),
        ("The army", "The army", False),
    ],
)
def test_one_body_is_not_another(called, words, impossible):
    discourse = discourse_of(f"{called} said it rained. {words} said it snowed.")
    phrase = parse(called)
    party = new_party(discourse, (0, len(called)), phrase, phrase.text, phrase.kind)
    assert is_impossible(discourse, parse(words), party) is impossible


@pytest.mark.parametrize(
    ("name", "words", "impossible"),
    [
        ("Lundor Energy", "The toy company", True),
        ("Lundor Energy", "The oil company", False),
        ("Lundor Energy", "The company", False),
        ("Lundor Bank", "The airline", True),
    ],
)
def test_a_firm_is_not_of_another_line_of_business(name, words, impossible):
    discourse = discourse_of(f"{name} said it rained. Shares in {name} fell.")
    party = next(p for p in discourse.parties() if p.name == name)
    assert is_impossible(discourse, parse(words), party) is impossible


def test_one_share_of_those_asked_is_not_another():
    discourse = discourse_of("Some 27 percent of the bakers said no.")
    party = new_party(discourse, (0, 27), parse("Some 27 percent of the bakers"), "27 percent", "group")
    assert is_impossible(discourse, parse("12 percent"), party)
    assert is_impossible(discourse, parse("about 12% of them"), party)
    assert not is_impossible(discourse, parse("27 percent"), party)
    assert not is_impossible(discourse, parse("the bakers"), party)
