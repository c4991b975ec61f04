"""Quotations told whole: over paragraphs, and to their closing mark."""

from __future__ import annotations

import pytest

from marked import read, words


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        (
            "{s1 Ann Lee} {c1 said}: {x1 “The pier leans.}\n\n“It leans a lot.\n\n“We will mend it.”\n\nIt rained.",
            "“The pier leans.|“It leans a lot.|“We will mend it.”",
        ),
        (
            "It rained.\n\n“The pier leans.\n\n{x1 “It leans a lot,”} {c1 said} {s1 Ann Lee}.",
            "“The pier leans.|“It leans a lot,”",
        ),
        (
            "{s1 Ann Lee} {c1 said}: {x1 “The pier leans.”}\n\n“It does not at all,” the board replied on a later day.",
            "“The pier leans.”",
        ),
    ],
)
def test_a_quotation_over_paragraphs_is_one(marked: str, content: str) -> None:
    reading = read(marked)
    assert words(reading, reading.statements[0].content) == content


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        (
            "{s1 Ann Lee} {c1 called} {x1 the pier “old, rotten} and a danger to all.”",
            "the pier “old, rotten and a danger to all.”",
        ),
        ("“The pier is old, but {s1 the board} {c1 says} {x1 it holds}, so we wait,” Ann Lee said.", "it holds"),
        ("{s1 Ann Lee} {c1 wrote} {x1 that the pier was “old}.", "that the pier was “old"),
    ],
)
def test_what_breaks_off_in_a_quotation_goes_on_to_its_closing_mark(marked: str, content: str) -> None:
    reading = read(marked)
    assert words(reading, reading.statements[0].content) == content
