"""Names that end a source, behind the words for an office and for what it is over: nobody else is meant."""

import pytest

from wherefrom.intake.article import Article
from wherefrom.reading.context import Discourse
from wherefrom.reading.parties.settled import settled
from wherefrom.reading.reader import context_of


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("the captain of the northern ferry, Osk Bremer", "Osk Bremer"),
        ("the mayor of Tarn’s lower town, Elke Vorst", "Elke Vorst"),
        ("the head of the island’s fire service, Dora Quist", "Dora Quist"),
        ("the director of the sea museum, Mina Castell", "Mina Castell"),
        ("the port's chief, Ann Lee", "Ann Lee"),
        ("the letter addressed to Mayor Elke Vorst", "letter addressed to Mayor Elke Vorst"),
        ("Osk Bremer", "Osk Bremer"),
        ("Halden Harbour Board", "Halden Harbour Board"),
        ("Bremer", None),
        ("Senator Ann Lee, R-Utah", None),
        ("friends of the late Osk Bremer", None),
        ("the spokesmen for the miners, Jory Penhale", None),
        ("a senior adviser to Norway's President Osk Bremer", None),
    ],
)
def test_the_name_behind_an_office(source, name):
    text = f"On Monday {source}, said it was over."
    at = text.index(source)
    party = settled(Discourse(context_of(Article(id="t", text=text))), (at, at + len(source)))
    assert (party and party.name) == name
