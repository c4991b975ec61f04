"""What the network and all that follows it make of a plain text, short enough to compare at a glance."""

from __future__ import annotations

from functools import cache

from wherefrom.intake.article import Article
from wherefrom.reading.reader import read_article
from wherefrom.reading.types import Reading, Statement


@cache
def read_plain(text: str) -> Reading:
    """The reading of ``text`` by the shipped network and heads."""
    return read_article(Article(id="t", text=text), threads=1)


def said(text: str) -> set[tuple[str, str]]:
    """Of every statement its chain, origin first, and its content, pieces joined by a bar and without end marks."""
    reading = read_plain(text)
    return {(" < ".join(link.name for link in s.chain), content_of(reading, s)) for s in reading.statements}


def content_of(reading: Reading, statement: Statement) -> str:
    """The words of a content, pieces joined by a bar, each without a comma or a stop at its end."""
    return " | ".join(reading.article.text[start:end].rstrip(",.") for start, end in statement.content)
