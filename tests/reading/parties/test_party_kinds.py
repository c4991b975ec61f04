"""Kinds that the words of a description decide, whatever the head of kinds would choose."""

import numpy as np
import pytest

from wherefrom import read
from wherefrom.reading.context import Party
from wherefrom.reading.network.heads import Head
from wherefrom.reading.parties.kinds import parse
from wherefrom.reading.parties.party_kinds import kind_features, with_kind
from wherefrom.reading.types import KINDS, Kind


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Norwegian media", "outlet"),
        ("Three local news outlets", "outlet"),
        ("State media", "outlet"),
        ("Fishermen on social media", "group"),
        ("Critics of the media", "group"),
        ("The media", "group"),
        ("The press", "group"),
    ],
)
def test_news_media_without_a_name_are_outlets(source, kind):
    (statement,) = read(f"{source} said on Monday that two boats had sunk off Halden.").statements
    assert [link.kind for link in statement.chain] == [kind]


def _head(kind: Kind) -> Head:
    """One that is sure of a kind whatever it sees."""
    width = len(kind_features(Party(0, "", "person", None, False, False), ()))
    last = np.array([5 * (one == kind) for one in KINDS], np.float32)
    return Head(np.zeros((width, 1), np.float32), np.zeros(1, np.float32), np.zeros((1, len(KINDS)), np.float32), last)


@pytest.mark.parametrize(
    ("words", "chosen", "kind"),
    [
        ("the harbour official", "document", "unnamed"),
        ("the board's chief veterinary officer", "organization", "unnamed"),
        ("a Coast Radio reporter", "outlet", "unnamed"),
        ("the bakers", "document", "group"),
        ("the press", "document", "group"),
        ("the bakers", "organization", "organization"),
        ("the port regulator", "organization", "organization"),
        ("official figures", "document", "document"),
    ],
)
def test_a_noun_for_somebody_is_no_body_and_no_document(words, chosen, kind):
    phrase = parse(words)
    party = Party(0, phrase.text, phrase.kind, None, phrase.plural, True, phrase=phrase)
    assert with_kind(_head(chosen), party, ()).kind == kind


def test_nor_is_a_people_a_body():
    party = Party(0, "Norwegians", "group", None, True, True, words=("Norwegians",))
    assert with_kind(_head("organization"), party, ()).kind == "group"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Harbour Line President", "unnamed"),
        ("High Court Judge", "unnamed"),
        ("Lundoran Senators", "group"),
        ("Ann Mayor", "organization"),
        ("Office of the President", "organization"),
        ("Department Secretary Ann Lee", "organization"),
    ],
)
def test_an_office_in_capitals_is_nobody_named(name, kind):
    party = Party(0, name, "unnamed", None, False, False, words=tuple(name.split()))
    assert with_kind(_head("organization"), party, ()).kind == kind
