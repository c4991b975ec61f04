"""Documents are called as the article calls them in full."""

import pytest

from wherefrom.reading.parties.documents import full_name
from wherefrom.reading.parties.kinds import parse


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The lawsuit against Ostra Steel is old. The suit says it leaked.", "The suit", "lawsuit against Ostra Steel"),
        ("A suit was filed on Friday by the Board of Ports in Riga.", "A suit", "Board of Ports's suit"),
        (
            "The letter says no. It is the letter that three nurses sent on Monday.",
            "The letter",
            "letter that three nurses sent",
        ),
        ("The memo was written by Monday. The memo says no.", "The memo", None),
        ("The suit against Ostra Steel is old. The suits say it leaked.", "The suits", None),
        ("The report on Halden is out. The report says no.", "The report", None),
        ("A study finds fog. The Ostby Institute study says so.", "A study", "Ostby Institute study"),
        ("The guidelines say no, unlike the old. The UVO guidelines are new.", "The guidelines", "UVO guidelines"),
        ("A study finds fog, as the Ostby study and the Lund study do.", "A study", None),
        ("A poll finds fog. The Friday poll was the last.", "A poll", None),
    ],
)
def test_a_document_in_full(text, words, expected):
    assert full_name(text, parse(words), text.rindex(words)) == expected
