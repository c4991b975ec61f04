"""Hyphens at line ends: those of words stay, those of lines go."""

from __future__ import annotations

import pytest

from pdf_files import pdf_of
from wherefrom.intake import article_from_bytes
from wherefrom.intake.forms.hyphens import joined, words_in


@pytest.mark.parametrize(
    "word",
    [
        "well-paid", "short-term", "London-based", "state-owned", "family-run", "cost-effective", "price-rise",
        "self-made", "US-led", "mid-week", "three-year", "state-of-the-art", "vice-chair", "record-breaking",
    ],
)  # fmt: skip
def test_a_compound_keeps_its_hyphen(word: str) -> None:
    before, _, after = word.rpartition("-")
    assert joined(f"It is a {before}", f"{after} thing.", frozenset()) == f"It is a {word} thing."


@pytest.mark.parametrize(
    "word",
    [
        "gov-ernment", "chair-man", "chair-woman", "spokes-woman", "infra-structure", "under-water", "break-water",
        "neigh-bours", "over-board", "ship-builders", "harbour-master", "unfore-seen", "land-owners", "news-paper",
    ],
)  # fmt: skip
def test_a_word_that_a_line_cuts_is_put_together(word: str) -> None:
    before, _, after = word.partition("-")
    assert joined(f"The {before}", f"{after} said so.", frozenset()) == f"The {before}{after} said so."


def test_what_the_document_writes_elsewhere_decides() -> None:
    known = words_in(["The rubber-boat sank.", "A salesclerk saw it."])
    assert joined("a rubber", "boat", known) == "a rubber-boat"
    assert joined("a sales", "clerk", known) == "a salesclerk"
    assert joined("Route 66", "bound", frozenset()) == "Route 66-bound"


def test_lines_of_a_file_are_put_together() -> None:
    page = [
        "Canal trust to pay for the long-",
        "term lease of a lock",
        "",
        "By Moira Selby",
        "",
        "The canal trust will pay for the lock at Brae, its spokes-",
        "woman, Una Petrie, said on Monday. “We have read the risk-",
        "benefit study,” she said. “The engi-",
        "neers wrote it.”",
        "",
        "A Leith-based yard will mend the gates, which are of well-",
        "known make, the trust said.",
    ]
    found = article_from_bytes(pdf_of([page]), "lock.pdf")
    assert found.text.split("\n\n") == [
        "Canal trust to pay for the long-term lease of a lock",
        "By Moira Selby",
        "The canal trust will pay for the lock at Brae, its spokeswoman, Una Petrie, said on Monday. “We have read the "
        "risk-benefit study,” she said. “The engineers wrote it.”",
        "A Leith-based yard will mend the gates, which are of well-known make, the trust said.",
    ]
    assert (found.title, found.authors) == ("Canal trust to pay for the long-term lease of a lock", ("Moira Selby",))
