"""Random corrections of every kind: none is lost when another model reads, or when the texts change."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive_samples import dump
from corrections import proof, story
from postgres import new_archive
from wherefrom.archive.archive import Archive


@pytest.mark.parametrize(("number", "articles"), [(30, 3), pytest.param(1_000, 6, marks=pytest.mark.slow)])
def test_no_correction_is_lost(tmp_path: Path, number: int, articles: int) -> None:
    steps = proof(new_archive("sqlite", tmp_path), story(articles), number, seed=number)
    assert [states.total() for _, states in steps] == [number] * 3
    for _, states in steps:
        assert set(states) <= {"applied", "overruled", "undone", "waiting", "unpaired"}


@pytest.mark.slow
def test_postgresql_keeps_the_same(tmp_path: Path) -> None:
    places = [new_archive(kind, tmp_path) for kind in ("sqlite", "postgresql")]
    steps = [proof(place, story(2), 60, seed=4) for place in places]
    assert steps[0] == steps[1]
    with Archive(places[0]) as one, Archive(places[1]) as other:
        found, same = dump(one), dump(other)
        for table in (
            "statements",
            "links",
            "entities",
            "names",
            "party_names",
            "parties",
            "speakers",
            "source_counts",
        ):
            assert found[table] == same[table], table
