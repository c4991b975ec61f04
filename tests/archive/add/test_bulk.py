"""Adding in bulk makes the archive that adding one by one makes, row for row, and a fault costs one article."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from archive_samples import dump, numbered, reworded
from generated_news import Corpus
from postgres import KINDS, new_archive
from sample_readings import sample
from wherefrom.archive.add import batches, bulk, fingerprint_index
from wherefrom.archive.add.adding import Added
from wherefrom.archive.archive import Archive
from wherefrom.archive.store import schema
from wherefrom.archive.verify import verify
from wherefrom.errors import InputError
from wherefrom.intake.article import Article, Snapshot
from wherefrom.reading.types import Reading

BY_PARTY = {"parties", "party_names", "party_joins"}
"""Tables that have the keys of parties, which names of one article get in another order."""


@pytest.fixture(params=KINDS)
def two(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Archive, Archive]]:
    folders = [tmp_path / name for name in ("single", "bulk")]
    for folder in folders:
        folder.mkdir()
    single, many = (Archive(new_archive(request.param, folder)) for folder in folders)
    with single, many:
        yield single, many


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Transactions and segments so small that several are needed."""
    monkeypatch.setattr(batches, "AT_ONCE", 9)
    monkeypatch.setattr(fingerprint_index, "FRESH", 7)


@pytest.fixture
def never_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fails where the transaction of many did not work, so that each article went by itself."""

    def fail(*_: Any) -> None:
        raise AssertionError("stored alone")

    monkeypatch.setattr(bulk._Writer, "_store_alone", fail)


def rows(archive: Archive) -> dict[str, list[str]]:
    """Every row of every table but for times, and for keys of parties."""
    found = {}
    with archive.connect() as connection:
        for table in schema.metadata.sorted_tables:
            columns = [column for column in table.columns if column.name != "added"]
            found[table.name] = sorted(repr(tuple(row)) for row in connection.execute(select(*columns)))
    return {name: listed for name, listed in found.items() if name not in BY_PARTY}


def check_same(single: Archive, many: Archive) -> None:
    assert dump(many) == dump(single)
    assert [astuple(story)[1:] for story in many.stories()] == [astuple(story)[1:] for story in single.stories()]
    if single.database.one_writer:  # PostgreSQL's sequences give no number twice, even where nothing came of it.
        assert rows(many) == rows(single)
    assert list(verify(many)) == []


def outcomes(archive: Archive, readings: list[Reading]) -> list[Added]:
    return [archive.add(reading) for reading in readings]


@pytest.mark.usefixtures("never_alone")
def test_generated_news_is_the_same_archive(two: tuple[Archive, Archive]) -> None:
    single, many = two
    corpus = Corpus(3)
    readings = [corpus.reading() for _ in range(22)]
    assert list(many.add_many(readings)) == outcomes(single, readings)
    assert len({story.id for story in many.stories()}) < len(readings)
    check_same(single, many)


@pytest.mark.usefixtures("never_alone")
def test_stories_that_are_merged_and_articles_added_before_and_after(two: tuple[Archive, Archive]) -> None:
    single, many = two
    # With terms weighted anew as articles come, the sixth of these makes stories one that were two.
    readings = [numbered(number) for number in (3, 9, 1, 30, 12, 5, 7, 8, 2, 4, 6, 10)]
    undated = [replace(r, article=replace(r.article, published=None, title=None)) for r in readings[8:]]
    readings = [*readings[:8], *undated]
    for archive in two:
        archive.add(readings[0])
    assert list(many.add_many(readings[1:10])) == outcomes(single, readings[1:10])
    for archive in two:
        archive.add(readings[10])
    assert list(many.add_many(readings[10:])) == outcomes(single, readings[10:])
    check_same(single, many)


def test_what_is_known_from_the_articles_before_is_given_up_where_the_archive_changed(
    two: tuple[Archive, Archive], tmp_path: Path
) -> None:
    single, many = two
    corpus = Corpus(3)
    readings = [corpus.reading() for _ in range(18)]
    added = many.add_many(readings)
    opened_anew = tmp_path / "anew.db"
    for number, reading in enumerate(readings):
        single.add(reading)
        next(added)
        with Archive(opened_anew) as anew:
            anew.add(reading)
            if number == 8:  # The first transaction of many has ended with this article.
                gone = [one.article.id for one in readings[2:6]]
                assert {archive.delete(gone) for archive in (single, many, anew)} == {tuple(gone)}
    check_same(single, many)
    with Archive(opened_anew) as anew:
        assert dump(anew) == dump(single)
        if single.database.one_writer:
            assert rows(anew) == rows(single)


def test_versions_repeats_and_other_ids(two: tuple[Archive, Archive]) -> None:
    single, many = two
    moved = replace(numbered(2), article=replace(numbered(2).article, id="elsewhere"))
    readings = [
        *(numbered(number) for number in range(4)),
        numbered(1),
        reworded(numbered(0), "Kumquats were refused at the gate."),
        moved,
        numbered(4),
        reworded(numbered(4), "The gate was opened again."),
        *(numbered(number) for number in range(3, 8)),
    ]
    found = list(many.add_many(readings))
    assert found == outcomes(single, readings)
    assert [one.outcome for one in found if isinstance(one, Added)].count("changed") == 2
    check_same(single, many)
    assert [one.outcome for one in many.add_many(numbered(n) for n in (7, 6, 5)) if isinstance(one, Added)] == [
        "unchanged"
    ] * 3
    check_same(single, many)


def test_a_fault_costs_that_article_only(two: tuple[Archive, Archive]) -> None:
    single, many = two
    good = [numbered(number) for number in range(5)]
    long_id = replace(numbered(8), article=replace(numbered(8).article, id="x" * 501))
    outside = replace(numbered(9), statements=(replace(numbered(9).statements[0], content=((0, 99_999),)),))
    entity = replace(numbered(10).entities[0], id=1 << 64)  # what no database takes, seen only when rows are made
    too_large = replace(numbered(10), entities=(*numbered(10).entities, entity))
    none: Any = None
    broken = replace(numbered(11), article=replace(numbered(11).article, title=none, authors=none))
    found = list(many.add_many([good[0], long_id, good[1], outside, good[2], too_large, broken, good[3], good[4]]))
    assert [isinstance(one, Added) for one in found] == [True, False, True, False, True, False, False, True, True]
    said = [str(one) for one in found if isinstance(one, InputError)]
    assert "1 to 500 characters" in said[0]
    assert "outside" in said[1] or "text" in said[1]
    assert "64 bits" in said[2]
    outcomes(single, good)
    check_same(single, many)


def test_snapshots_are_kept_and_checked(two: tuple[Archive, Archive]) -> None:
    _, many = two
    page = b"The gate is shut, said Ana Ruel."
    sha256 = hashlib.sha256(page).hexdigest()
    article = Article("page", page.decode(), snapshot=Snapshot(sha256, "text/plain", len(page)))
    found = list(many.add_many([(Reading(article), page), (Reading(replace(article, id="other")), b"else"), sample()]))
    assert [type(one) for one in found] == [Added, InputError, Added]
    assert many.snapshot(sha256) == page


def test_nothing_is_stored_before_the_iterator_runs_and_books_fill_a_transaction(
    two: tuple[Archive, Archive], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, many = two
    found = many.add_many(numbered(number) for number in range(3))
    assert len(many) == 0
    monkeypatch.setattr(batches, "CHARACTERS", len(numbered(0).article.text) + 1)
    assert isinstance(next(found), Added)
    assert len(many) == 2
    assert len(list(found)) == 2
