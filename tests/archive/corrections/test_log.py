"""The log of corrections: the newest first, narrowed, page by page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive_samples import numbered
from postgres import KINDS, new_archive
from wherefrom.archive.archive import Archive
from wherefrom.archive.corrections.log import Wanted, log
from wherefrom.archive.corrections.making import correct, undo
from wherefrom.archive.corrections.types import Values


@pytest.fixture(params=KINDS)
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Archive]:
    with Archive(new_archive(request.param, tmp_path)) as opened:
        for number in (1, 2):
            opened.add(numbered(number))
        first = correct(opened, "post-1", "reject", "ann", statement=0)
        correct(opened, "post-2", "metadata", "ben", after=Values(title="A wall"))
        undo(opened, first.id, "ben")
        yield opened


def actions(archive: Archive, **wanted: object) -> list[str]:
    return [one.kept.correction.action for one in log(archive, Wanted(**wanted)).rows]  # type: ignore[arg-type]


def test_the_newest_stands_first_with_its_article(archive: Archive) -> None:
    found = log(archive)
    assert actions(archive) == ["undo", "metadata", "reject"]
    assert [one.kept.state for one in found.rows] == ["applied", "applied", "undone"]
    assert found.rows[1].title == "A wall"
    assert (found.total, found.people, found.before) == (3, ("ann", "ben"), None)


def test_it_is_narrowed(archive: Archive) -> None:
    day = log(archive).rows[0].kept.correction.time[:10]
    assert actions(archive, person="ben") == ["undo", "metadata"]
    assert actions(archive, article=1) == ["undo", "reject"]
    assert actions(archive, action="metadata") == ["metadata"]
    assert actions(archive, day=day) == actions(archive, day=day[:4]) == ["undo", "metadata", "reject"]
    assert actions(archive, day="1999") == []
    assert actions(archive, since=log(archive).rows[1].key) == ["undo"]
    assert log(archive, Wanted(person="ben")).total == 2


def test_page_by_page(archive: Archive) -> None:
    first = log(archive, limit=2)
    rest = log(archive, limit=2, before=first.before)
    assert [one.kept.correction.action for one in (*first.rows, *rest.rows)] == ["undo", "metadata", "reject"]
    assert rest.before is None
