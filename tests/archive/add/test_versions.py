"""What changed between two versions: exact words at exact places, at any size."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from wherefrom.archive.add.versions import Change, changes_between, changes_from_json, changes_to_json, digest
from wherefrom.intake.article import Article

OLD = "The wall holds, the mayor said on Monday.\n\nNo money is left for repairs."


def changed(old: str, new: str) -> list[tuple[str, str]]:
    return [(change.before, change.after) for change in changes_between(Article("a", old), Article("a", new))]


def test_words_that_were_replaced_added_and_taken_out() -> None:
    assert changed(OLD, OLD) == []
    assert changed(OLD, OLD.replace("Monday", "Tuesday")) == [("Monday.", "Tuesday.")]
    assert changed(OLD, OLD + " None at all.") == [("", "None at all.")]
    assert changed(OLD, OLD.replace("The wall holds, the", "The")) == [("wall holds, the", "")]
    assert changed(OLD, OLD.replace("holds", "stands").replace("repairs", "paint")) == [
        ("holds,", "stands,"),
        ("repairs.", "paint."),
    ]


def test_changes_that_nearly_touch_are_one() -> None:
    assert changed("one two three four", "eins two three vier") == [("one two three four", "eins two three vier")]


def test_white_space_alone_is_a_change_too() -> None:
    assert changed("a b", "a  b") == [("a b", "a  b")]


def test_fields_come_first() -> None:
    old = Article("a", OLD, title="Wall", authors=("Ann Lee", "Bo Ray"))
    new = replace(old, title="The wall", authors=("Ann Lee",), published="2031-01-01")
    assert [(change.what, change.before, change.after) for change in changes_between(old, new)] == [
        ("title", "Wall", "The wall"),
        ("authors", "Ann Lee; Bo Ray", "Ann Lee"),
        ("published", "", "2031-01-01"),
    ]


def test_what_makes_another_version() -> None:
    article = Article("a", OLD, title="Wall")
    same = replace(article, id="b", url="https://x.example", modified="2031-01-01", sections={"theme": ("a",)})
    assert digest(same) == digest(article)
    for other in ({"text": OLD + " "}, {"title": None}, {"outlet": "x"}, {"authors": ("x",)}, {"published": "2031"}):
        assert digest(replace(article, **other)) != digest(article)


@given(st.lists(st.sampled_from(["a", "b", "c", "\n"])), st.lists(st.sampled_from(["a", "b", "c", "\n"])))
def test_putting_the_changes_in_gives_the_newer_text(old: list[str], new: list[str]) -> None:
    before, after = " ".join(old), " ".join(new)
    made = before.split()
    changes = changes_between(Article("a", before), Article("a", after))
    for change in reversed(changes):
        start, end = change.before_span or (0, 0)
        assert before[start:end] == change.before
        assert after[slice(*(change.after_span or (0, 0)))] == change.after
        first = len(before[:start].split())
        made[first : first + len(change.before.split())] = change.after.split()
    assert made == after.split()
    assert changes_from_json(changes_to_json(changes)) == changes


def test_long_and_hostile_texts_take_no_time() -> None:
    began = time.process_time()
    lines = "\n".join(f"line {number} of a long text" for number in range(5_000))
    assert changed(lines, lines.replace("line 7 of", "line VII of").replace("line 4990 of", "line XC of")) == [
        ("line 7 of a long text", "line VII of a long text"),
        ("line 4990 of a long text", "line XC of a long text"),
    ]
    assert len(changed("a " * 300_000, "b " * 300_000)) == 1
    assert len(changed("a\n" * 100_000, "b\n" * 100_000)) == 1
    assert time.process_time() - began < 5


def test_a_change_is_kept_as_it_was() -> None:
    changes = (Change("text", "a", "b", (0, 1), (2, 3)), Change("reading", "0.1", "0.2"))
    assert changes_from_json(changes_to_json(changes)) == changes
