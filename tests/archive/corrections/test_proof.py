"""Random corrections of every kind: none is lost when another model reads, or when the texts change."""

from __future__ import annotations

from pathlib import Path

import pytest

from corrections import proof, story


@pytest.mark.parametrize(("number", "articles"), [(30, 3), pytest.param(1_000, 6, marks=pytest.mark.slow)])
def test_no_correction_is_lost(tmp_path: Path, number: int, articles: int) -> None:
    steps = proof(tmp_path, story(articles), number, seed=number)
    assert [states.total() for _, states in steps] == [number] * 3
    for _, states in steps:
        assert set(states) <= {"applied", "overruled", "undone", "waiting", "unpaired"}
