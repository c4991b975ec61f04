"""For which outlet a journalist reports, by the words that present him."""

import pytest

from wherefrom.intake.article import Article
from wherefrom.reading.reader import context_of


def employed(text: str) -> dict[str, str]:
    """By the names of journalists, those of their outlets."""
    context = context_of(Article(id="t", text=text))
    names = {party.number: party.name for party in context.cast.parties}
    return {names[one]: names[other] for one, other in context.employers.items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MSNBC’s Ida Brandt laughed.", {"Ida Brandt": "MSNBC"}),
        ("CNN anchor Paul Marsh gave him eight minutes.", {"Paul Marsh": "CNN"}),
        ("The Fox News morning co-host Petra Holm read it out.", {"Petra Holm": "Fox News"}),
        ("Sam Okoro of the Washington Post wrote about it.", {"Sam Okoro": "Washington Post"}),
        ("Jan Voss, a columnist for The Guardian, wrote about it.", {"Jan Voss": "Guardian"}),
        ("CNN went live at noon. Host Paul Marsh gave him eight minutes.", {"Paul Marsh": "CNN"}),
        ("On Fox News it was quiet until network legal analyst Petra Holm spoke.", {"Petra Holm": "Fox News"}),
        ("CNN went live at noon. The economist Paul Marsh gave it eight minutes.", {}),
        ("In a message to a Washington Post reporter, Jan Voss said no.", {}),
        ("Ann Lee told CNN that Paul Hill had left.", {}),
        ("Ann Lee, the owner of the Washington Post, left.", {}),
        ("CNN interviewed Ann Lee on Monday.", {}),
        ("The MSNBC legal analyst Ann Lee is a lawyer in Reno.", {}),
    ],
)
def test_who_reports_for_whom(text: str, expected: dict[str, str]) -> None:
    assert employed(text) == expected
