"""Texts written to hurt take time in proportion to their length, counted in calls, which no busy machine changes."""

from __future__ import annotations

import sys

import pytest

from hostile_patterns import PATTERNS, news
from wherefrom.intake.article import Article
from wherefrom.reading.reader import read_article

LENGTH = 5_000
WORST = [
    "acronyms",
    "bullets",
    "denials",
    "outlets-citing",
    "speaker-labels",
    "tags-and-handles",
]


def calls(text: str) -> int:
    """How many functions are called, and generators resumed, to read a text."""
    found = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal found
        found += event in ("call", "c_call")

    read_article(Article(id="first", text=news(2000)), threads=1)
    sys.setprofile(count)
    try:
        read_article(Article(id="hostile", text=text), threads=1)
    finally:
        sys.setprofile(None)
    return found


@pytest.mark.parametrize("name", WORST)
def test_twice_the_text_is_about_twice_the_work(name: str) -> None:
    make = PATTERNS[name]
    assert calls(make(2 * LENGTH)) < 2.9 * calls(make(LENGTH))
