"""Articles in other languages: no statements; of mixed ones the English part."""

from __future__ import annotations

import jsonschema
import pytest

from wherefrom.intake.article import Article
from wherefrom.reading.contract import reading_from_dict, reading_schema
from wherefrom.reading.reader import read_article

ENGLISH = """The bridge will stay shut until spring, the county engineer said on Tuesday.

Ruth Calloway told the Aldermere Courier that cracks were found in two bearings."""
GERMAN = """Die Brücke bleibt bis zum Frühjahr gesperrt, sagte die Ingenieurin der Zeitung am Dienstag.

„In zwei Lagern haben wir Risse gefunden“, sagte Ruth Calloway, die seit Jahren für die Brücke zuständig ist."""


def test_an_article_in_another_language_is_not_read() -> None:
    reading = read_article(Article("a", GERMAN, language="en"))
    assert reading.statements == reading.entities == reading.flags == ()
    assert reading.article.language == "de"
    ((spans, language),) = [(one.text, one.language) for one in reading.unread]
    assert language == "de"
    assert [GERMAN[slice(*span)][:10] for span in spans] == ["Die Brücke", "„In zwei L"]
    record = reading.to_dict()
    jsonschema.validate(record, reading_schema())
    assert reading_from_dict(record) == reading


@pytest.mark.parametrize("text", [f"{ENGLISH}\n\n{GERMAN}", f"{GERMAN}\n\n{ENGLISH}"])
def test_of_a_mixed_article_the_english_part_is_read(text: str) -> None:
    reading = read_article(Article("a", text))
    alone = read_article(Article("a", ENGLISH))
    assert [len(one.text) for one in reading.unread] == [2]
    assert reading.article.furniture == ()
    assert reading.article.language is None
    said = [reading.article.words_at(s.content) for s in reading.statements]
    assert said == [alone.article.words_at(s.content) for s in alone.statements]
    assert said


def test_an_english_article_has_nothing_unread() -> None:
    assert "unread" not in read_article(Article("a", ENGLISH)).to_dict()
