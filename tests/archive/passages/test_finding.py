"""Passages of a whole archive: the same as among the same articles in memory, and brought up to date."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from postgres import KINDS, new_archive
from shared_passages import BRIDGE, NOTICE, article, changed, filler
from wherefrom.archive.add import fingerprint_index
from wherefrom.archive.archive import Archive
from wherefrom.archive.passages import finding
from wherefrom.archive.passages.counting import pairs_among
from wherefrom.archive.store import schema
from wherefrom.errors import NotInArchiveError
from wherefrom.intake.article import Article
from wherefrom.reading.types import Reading


@pytest.fixture(params=KINDS)
def archive(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Archive]:
    """One whose index has several segments and some fresh articles, asked in several slices and blocks."""
    monkeypatch.setattr(schema, "SEGMENT", 4)
    monkeypatch.setattr(fingerprint_index, "FRESH", 5)
    monkeypatch.setattr(finding, "_IN_SLICE", 3)
    monkeypatch.setattr(finding, "_BLOCK", 7)
    with Archive(new_archive(request.param, tmp_path)) as opened:
        yield opened


def press() -> list[Article]:
    """Unrelated articles: one passage in four of them, another in two, and a notice under seven."""
    found = []
    for i in range(16):
        parts = [filler(i)]
        parts += [BRIDGE if i % 8 else changed(BRIDGE, 15)] * (i in (0, 3, 8, 14))
        parts += [filler(99, 40)] * (i in (5, 6))
        parts += [NOTICE] * (i % 2)
        found.append(article(37 * i % 16, *parts, outlet=f"Outlet {i % 2}", published=f"2031-03-{i + 1:02}"))
    return found


def add(archive: Archive, articles: list[Article]) -> None:
    for one in articles:
        archive.add(Reading(one))


@pytest.mark.parametrize("boilerplate", [False, True])
def test_an_archive_finds_what_memory_finds(archive: Archive, boilerplate: bool) -> None:
    add(archive, press())
    wanted = {(pair.a, pair.b): pair for pair in pairs_among(press(), boilerplate=boilerplate)}
    assert len(wanted) == (7 + 28 if boilerplate else 7)
    assert {(pair.a, pair.b): pair for pair in archive.passages(boilerplate=boilerplate)} == wanted
    for one in press():
        own = {pair for pair in wanted.values() if one.id in (pair.a, pair.b)}
        assert set(archive.passages(one.id, boilerplate=boilerplate)) == own


def test_what_is_new_is_told_by_itself(archive: Archive) -> None:
    articles = [article(one, filler(one), *[BRIDGE] * (one % 3 > 0)) for one in (5, 9, 1, 4, 2, 3, 8, 6, 7, 12, 11, 10)]
    add(archive, articles[:8])
    before = list(archive.passages())
    add(archive, articles[8:])
    everything = list(archive.passages())
    assert everything[: len(before)] == before
    assert list(archive.passages(after=articles[7].id)) == everything[len(before) :]
    assert not list(archive.passages(after=articles[-1].id))


def test_only_the_newest_version_counts(archive: Archive) -> None:
    add(archive, [article(1, filler(1), BRIDGE), article(2, filler(2), BRIDGE), article(1, filler(3))])
    assert not list(archive.passages())
    assert not list(archive.passages("a0002"))


def test_furniture_is_no_passage(archive: Archive) -> None:
    for number in (1, 2):
        text = f"{filler(number)}\n\n{BRIDGE}"
        archive.add(Reading(Article(f"a{number}", text, furniture=((len(text) - len(BRIDGE), len(text)),))))
    assert not list(archive.passages())


def test_an_empty_archive_has_none(archive: Archive) -> None:
    assert not list(archive.passages())


def test_unknown_articles_are_told(archive: Archive) -> None:
    for ask in (lambda: archive.passages("nobody"), lambda: list(archive.passages(after="nobody"))):
        with pytest.raises(NotInArchiveError, match="nobody"):
            ask()
    with pytest.raises(ValueError, match="after"):
        archive.passages("one", after="other")
