"""Paragraphs printed from somebody else's report are that outlet's, and what is told in them came through it."""

import pytest

from wherefrom.intake.article import Article
from wherefrom.reading.reader import context_of, read_article

REPORT = "“The camp was empty. Nobody had told the nurses.\n\n“They learned it from a driver.”"


@pytest.mark.parametrize(
    ("opening", "whose"),
    [
        ("The Guardian reports:", "Guardian"),
        ("According to the Guardian:", "Guardian"),
        ("From Oslo, NPR’s Peter Kenyon adds:", "Peter Kenyon"),
        ("The Guardian went there, and the mayor says:", None),
        ("Mayor Paul Hill says:", None),
        ("The Guardian went there.", None),
    ],
)
def test_who_reports_what_is_printed_below(opening, whose):
    text = f"It rained.\n\n{opening}\n\n{REPORT}\n\n“I was there,” a cook said."
    sections = context_of(Article(id="t", text=text)).sections
    assert [text[slice(*s.speaker)] for s in sections if s.speaker] == ([] if whose is None else [whose])
    assert [text[slice(*s.content)] for s in sections] == ([] if whose is None else [REPORT])


def test_what_is_told_in_it_came_through_the_outlet():
    text = "It rained.\n\nTime adds:\n\n“The camp was empty,” the nurse Rosa Klein said. “Nobody had told us.”"
    (statement,) = read_article(Article(id="t", text=text), threads=1).statements
    assert [link.name for link in statement.chain] == ["Rosa Klein", "Time"]
