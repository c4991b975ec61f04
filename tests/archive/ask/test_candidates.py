"""Articles find each other by shared text and by terms, and are put into stories."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from archive_samples import numbered, reworded
from postgres import KINDS, new_archive
from wherefrom.archive.add import fingerprint_index
from wherefrom.archive.add.terms import story_terms
from wherefrom.archive.archive import Archive
from wherefrom.archive.store import schema
from wherefrom.errors import NotInArchiveError
from wherefrom.intake.article import Article
from wherefrom.reading.types import Reading
from wherefrom.text.shingles import fingerprints


@pytest.fixture(params=["fresh", "settled", "both"])
def index(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fingerprints all fresh, all in the index in several segments, or some of each."""
    monkeypatch.setattr(schema, "SEGMENT", 2)
    monkeypatch.setattr(fingerprint_index, "FRESH", {"fresh": 1_000, "settled": 1, "both": 3}[request.param])


@pytest.fixture(params=KINDS)
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Archive]:
    with Archive(new_archive(request.param, tmp_path)) as opened:
        yield opened


def plain_reading(article_id: str, text: str, published: str | None = None) -> Reading:
    return Reading(Article(article_id, text, published=published))


def test_articles_that_share_text_are_found_most_first(archive: Archive, index: None) -> None:
    one, two = numbered(1), numbered(2)
    words = two.article.text.split()
    archive.add(one)
    archive.add(two)
    archive.add(plain_reading("part", " ".join(words[-30:])))
    archive.add(plain_reading("other", "Nothing of this stands anywhere else in the whole wide archive of articles."))
    marks = fingerprints(two.article.text, two.article.furniture)
    found = archive.sharing(marks, 2)
    assert found[0] == ("post-2", len(marks))
    assert [article for article, _ in found] == ["post-2", "post-1", "part"]
    part = dict(found)["part"]
    assert archive.sharing(marks, part + 1) == found[:2]
    assert archive.sharing([], 1) == []
    assert archive.sharing([2**63 - 1, -(2**63)], 1) == []


def test_fingerprints_at_both_ends_of_64_bits(archive: Archive) -> None:
    archive.add(numbered(1))
    ends = [-(2**63), 2**63 - 1, 2**53 + 1]
    with archive.database.writing() as connection:
        rows = [{"segment": 0, "fingerprint": value, "article": 1, "version": 1} for value in ends]
        connection.execute(schema.fingerprints.insert(), rows)
    assert archive.sharing(ends, 3) == [("post-1", 3)]
    assert archive.sharing([2**53], 1) == []


def test_boilerplate_does_not_count(archive: Archive, index: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fingerprint_index, "COMMON", 3)
    shared = "All rights reserved and no part of this page may be printed anywhere at all."
    for number in range(3):
        archive.add(plain_reading(f"a{number}", shared))
    assert len(archive.sharing(fingerprints(shared), 1)) == 3
    archive.add(plain_reading("a3", shared))
    assert archive.sharing(fingerprints(shared), 1) == []


def test_only_the_newest_version_is_found(archive: Archive, index: None) -> None:
    old = "The harbour office said on Monday that the old quay closes in May for the survey."
    new = "Nobody knows yet what becomes of the cheese market behind the town hall in winter."
    for number in range(3):
        archive.add(plain_reading(f"a{number}", old))
    archive.add(plain_reading("a1", new))
    assert [article for article, _ in archive.sharing(fingerprints(old), 1)] == ["a0", "a2"]
    assert [article for article, _ in archive.sharing(fingerprints(new), 1)] == ["a1"]
    archive.add(plain_reading("a1", old))
    assert [article for article, _ in archive.sharing(fingerprints(old), 1)] == ["a0", "a2"]


def test_articles_with_terms_in_those_days(archive: Archive) -> None:
    first = numbered(1)
    undated = replace(first, article=replace(first.article, id="undated", url=None, published=None))
    for reading in (first, numbered(2), numbered(5), undated):
        archive.add(reading)
    weights = dict(story_terms(first))
    term = "ellery"
    assert term in weights
    every = archive.with_terms([term, "nowhere"], None, None)
    assert [(article, found) for article, found, _ in every] == [
        ("post-1", term),
        ("post-2", term),
        ("post-5", term),
        ("undated", term),
    ]
    assert every[0][2] == weights[term]
    assert [row[0] for row in archive.with_terms([term], "2031-03-02", "2031-03-03")] == ["post-1", "post-2"]
    assert [row[0] for row in archive.with_terms([term], "2031-03-03", None)] == ["post-2", "post-5"]
    assert [row[0] for row in archive.with_terms([term], None, "2031-03-02")] == ["post-1"]
    assert archive.with_terms([], None, None) == []


def test_terms_are_counted_up_and_down(archive: Archive) -> None:
    archive.add(numbered(1))
    archive.add(numbered(2))
    assert archive.term_counts(["ellery", "nowhere"]) == {"ellery": 2, "nowhere": 0}
    archive.add(plain_reading("post-2", "Quite another text stands here now, about cheese."))
    assert archive.term_counts(["ellery"]) == {"ellery": 1}
    archive.add(reworded(numbered(1), "An update."))
    assert archive.term_counts(["ellery"]) == {"ellery": 1}
    assert archive.term_counts([]) == {}


def test_stories_begin_grow_merge_and_end(archive: Archive) -> None:
    for number in (4, 2, 3):
        archive.add(numbered(number))
    archive.add(plain_reading("undated", "No date stands here."))
    assert len({archive.story_of(id) for id in ("post-2", "post-3", "post-4")}) == 1
    first = archive.set_story(["post-3", "post-2"])
    story = archive.story(first)
    assert (story.begins, story.ends, story.articles) == ("2031-03-03", "2031-03-04", ("post-2", "post-3"))
    assert story.title == numbered(2).article.title
    second = archive.set_story(["post-4", "undated"], None)
    assert [row.id for row in archive.stories()] == [first, second]
    assert archive.story(second).articles == ("post-4", "undated")
    assert archive.story_of("post-4") == second
    archive.rename_story(first, "The wall")
    assert archive.set_story(archive.story(second).articles, first) == first
    assert [(row.id, row.title, len(row.articles)) for row in archive.stories()] == [(first, "The wall", 4)]
    with pytest.raises(NotInArchiveError, match=f"no story {second}"):
        archive.story(second)
    for wrong in (["post-9"], ["post-2", "post-9"]):
        with pytest.raises(NotInArchiveError, match="no article post-9"):
            archive.set_story(wrong)
    with pytest.raises(NotInArchiveError, match="no story x"):
        archive.set_story(["post-2"], "x")
    with pytest.raises(ValueError, match="at least one"):
        archive.set_story([])
    assert archive.story(first).articles == ("post-2", "post-3", "post-4", "undated")
