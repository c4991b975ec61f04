"""``wherefrom stories`` from outside."""

from __future__ import annotations

import json

from archive_commands import run


def test_stories(harbour_archive: str) -> None:
    lines = [json.loads(line) for line in run("stories", "--archive", harbour_archive, "--jsonl").stdout.splitlines()]
    assert all(set(line) == {"id", "title", "from", "to", "articles"} for line in lines)
    assert sorted(article for line in lines for article in line["articles"]) == ["blog", "courier", "post", "radio"]
    shown = run("stories", "--archive", harbour_archive).stdout
    assert all(line["id"] in shown for line in lines)
