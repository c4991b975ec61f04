"""Quotations that no statement holds are listed; names, scare quotes and what somebody said are not."""

from __future__ import annotations

import pytest

from wherefrom.intake.article import Article
from wherefrom.reading.types import Link, Reading, Statement
from wherefrom.report.views.reading.unattributed import unattributed
from wherefrom.report.views.reading.view import reading_view


def reading(text: str, *contents: str) -> Reading:
    statements = (
        Statement(n, ((text.index(c), text.index(c) + len(c)),), (), (), "direct", "asserts", (Link("Lee", "person"),))
        for n, c in enumerate(contents)
    )
    return Reading(Article("a", text), tuple(statements))


@pytest.mark.parametrize(
    ("text", "contents", "found"),
    [
        ("“We never saw the ship.” It was dark.", (), ["“We never saw the ship.”"]),
        ('On the wall stood "nobody leaves this place alive".', (), ['"nobody leaves this place alive"']),
        ("“We never saw the ship,” Lee said.", ("“We never saw the ship,”",), []),
        ("The so-called “expert panel” met.", (), []),
        ("“I go today,” Lee said. “You are coming with me.”", ("“I go today,”",), ["“You are coming with me.”"]),
        ("The choir sang “All is well” twice.", (), []),
        ("“One two three four five six seven,” and more.", ("“One two three four five",), []),
        ("No words in marks here, none at all.", (), []),
    ],
)  # fmt: skip
def test_quotations_without_a_speaker(text: str, contents: tuple[str, ...], found: list[str]) -> None:
    assert [one.words for one in unattributed(reading_view(reading(text, *contents)))] == found
    for one in unattributed(reading_view(reading(text, *contents))):
        assert text[slice(*one.span)] == one.words


def test_furniture_is_not_what_somebody_said() -> None:
    text = "It rained.\n\n“Follow us on every network today”"
    plain = Reading(Article("a", text))
    marked = Reading(Article("a", text, furniture=((12, len(text)),)))
    assert len(unattributed(reading_view(plain))) == 1
    assert unattributed(reading_view(marked)) == ()
