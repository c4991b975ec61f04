"""Kinds of stories that traces have gone wrong on: ten of each kind, and what is right of each (``kinds/``)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kinds_of_stories import wrongs
from wherefrom import read_many

WRONG = {
    "behind_the_outlet-footballer-cousin": "the reading takes no outlet for the one that reports",
    "declines-plant": "the reading takes the foremen into the content, and the truckers for a firm",
    "groups-election-date": "another group without a name is taken for that of the first outlet",
    "profiles-three": "a firm and its founder have one name",
}
"""Stories that are not traced right yet, and why."""


def _stories() -> Iterator[Any]:
    for file in sorted(Path(__file__).with_name("kinds").glob("*.json")):
        for story in json.loads(file.read_text(encoding="utf-8")):
            name = f"{file.stem}-{story['story']}"
            marks = [pytest.mark.xfail(reason=WRONG[name], strict=True)] if name in WRONG else []
            yield pytest.param(story, id=name, marks=marks)


@pytest.mark.parametrize("story", list(_stories()))
def test_a_story_is_traced_right(story, tmp_path):
    articles = tmp_path / "story.jsonl"
    articles.write_text("".join(json.dumps(article) + "\n" for article in story["articles"]), encoding="utf-8")
    assert wrongs(list(read_many([articles], workers=1)), story["right"]) == []
