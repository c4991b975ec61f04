"""What an outlet takes back of its own: no statements, but retractions of the reading."""

from __future__ import annotations

import pytest

from wherefrom.intake.article import Article
from wherefrom.reading.reader import read_article
from wherefrom.reading.types import Reading

LEAD = "The ferry to Skarholm will not sail this winter, harbour master Ines Rook said on Monday."


def reading_of(*lines: str, outlet: str | None = "Skarholm Courier") -> Reading:
    return read_article(Article("a", "\n\n".join(lines), outlet=outlet, published="2025-03-12"))


def said(reading: Reading) -> list[str]:
    return [reading.article.words_at(statement.content) for statement in reading.statements]


NOTES = [
    "An earlier version of this article said that the ferry had been sold to a yard in Turkey. It has not been sold.",
    "This story has been corrected to show that the ferry was built in 1987, not in 1978.",
    "Correction: The captain's name is Lena Holm. We gave it as Helena Holm.",
    "CORRECTION (March 14): A photo caption with this article misidentified the woman at the helm as Ines Rook.",
    "Editor's note: The original version of this report stated that two crew members were hurt. Nobody was.",
    "Because of an editing error, a previous version of this post claimed that the harbour belongs to the army.",
    "The Skarholm Courier has withdrawn its report that the harbour master had been arrested.",
    "We have retracted our story about the sale of the ferry and apologise to its owners.",
    "Clarification: This article originally said the council had agreed to pay; it has only been asked to.",
    "The headline on an earlier version of this story wrongly reported that ten people had drowned.",
    "This article was amended on 13 March to remove a quotation that was attributed to Lena Holm in error.",
    "The Courier regrets the error.",
]


@pytest.mark.parametrize("note", NOTES)
def test_a_correction_is_no_statement(note: str) -> None:
    reading = reading_of(LEAD, "Its owner declined to comment.", note)
    assert said(reading) == said(reading_of(LEAD, "Its owner declined to comment."))
    (retraction,) = reading.retractions
    assert reading.article.words_at(retraction.text) == note
    assert retraction.stance == "denies"


def test_the_label_may_stand_alone() -> None:
    note = "An article on Tuesday about ferries misstated the depth of the harbour. It is nine metres, the pilot said."
    reading = reading_of(LEAD, "CORRECTION:", note)
    assert [reading.article.words_at(one.text) for one in reading.retractions] == [note]


def test_others_are_still_heard_in_a_correction() -> None:
    note = "[Editor's note: An earlier version of this story said the ship was sold. Its owner later told Coast Radio"
    reading = reading_of(LEAD, f"{note} it is still for sale.]")
    assert len(reading.retractions) == 1
    assert any("still for sale" in words for words in said(reading))
    assert not any("was sold" in words for words in said(reading))


def test_what_is_taken_back_is_pointed_at() -> None:
    claim = "Police arrested the harbour master for smuggling diesel, a customs officer said."
    note = "The Courier has withdrawn its report that police arrested the harbour master for smuggling diesel."
    reading = reading_of(claim, LEAD, note)
    (retraction,) = reading.retractions
    (target,) = retraction.targets
    content = next(s.content for s in reading.statements if s.id == target)
    assert "smuggling diesel" in reading.article.words_at(content)


def test_an_outlet_may_stand_by_what_it_wrote() -> None:
    reading = reading_of(LEAD, "The Skarholm Courier stands by its reporting on the sale of the ferry.")
    assert [one.stance for one in reading.retractions] == ["confirms"]


@pytest.mark.parametrize(
    "line",
    [
        "Radio Vest has withdrawn its report that the ferry had sunk, a spokesman said.",
        "“An earlier version of this article said that the ferry had sunk,” the editor of Radio Vest wrote.",
        "The Ellery Post has withdrawn its report that the ferry had sunk.",
        "The story was retracted on Monday after two sailors complained, Radio Vest said.",
        "A version of this article appears in print on Tuesday.",
        "An earlier version of this article was published on the harbour's website.",
        "This article has been updated to include comments from the owner.",
        "The correction officer was hurt, the prison said.",
        "An earlier version of the bill said that ferries were exempt.",
        "The owner has withdrawn his bid for the ferry, the council said.",
    ],
)
def test_what_is_no_retraction(line: str) -> None:
    assert reading_of(LEAD, line).retractions == ()
