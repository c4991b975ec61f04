"""The page that says where things are: every file it names is there, and holds what the page says stands in it."""

import re

import pytest

from places import ROOT

PAGE = ROOT / "docs" / "where-things-are.md"
ROWS = [
    [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
    for line in PAGE.read_text(encoding="utf-8").splitlines()
    if line.startswith("| ")
][2:]


@pytest.mark.parametrize(("what", "where", "there"), ROWS, ids=[row[0] for row in ROWS])
def test_the_file_holds_what_the_page_says(what, where, there):
    (link,) = re.findall(r"\]\((\S+?)\)", where)
    words = (PAGE.parent / link).read_text(encoding="utf-8")
    named = [name for name in re.findall(r"`([^`]+)`", there) if not name.startswith("make ")]
    assert named
    for name in named:
        parts = [part.strip() for part in re.split(r"[|…]", name) if part.strip()]
        assert all(part in words for part in parts), f"{link} has no {name}"


@pytest.mark.parametrize("asked", ["a cue verb", "a month's name", "a page's byline rule", "a line in the report"])
def test_what_a_newcomer_asks_has_one_file(asked):
    assert any(what.startswith(asked) for what, _, _ in ROWS)
