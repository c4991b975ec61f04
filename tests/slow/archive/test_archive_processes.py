"""Processes that die while they add, and processes that add at once: the archive is as if one had done it all."""

from __future__ import annotations

import multiprocessing
import random
import time
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Any

import pytest

from archive_samples import add_numbered, add_numbered_in_bulk, dump, numbered
from postgres import KINDS, new_place
from wherefrom.archive.archive import Archive
from wherefrom.archive.verify import verify

KILLS = 12
ARTICLES = 40
PATIENCE = 120


@pytest.fixture(scope="module")
def processes() -> ForkServerContext:
    """Processes that have their imports done already: each would take a second for them."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(
        ["archive_samples", "wherefrom.archive.store.upgrade", "wherefrom.archive.add.terms"]
    )
    return context


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What one process makes of all the articles, in an SQLite file: PostgreSQL is to hold the same."""
    with Archive(tmp_path_factory.mktemp("one") / "archive.db") as archive:
        for number in range(ARTICLES):
            archive.add(numbered(number))
        return dump(archive)


def wait_for(told: Path, lines: int, process: Any) -> None:
    """Until the process has told of so many articles in all, or has ended."""
    deadline = time.monotonic() + PATIENCE
    while process.is_alive() and len(told.read_text().splitlines()) < lines:
        assert time.monotonic() < deadline, "the process does not get on"
        time.sleep(0.002)


def test_killed_twelve_times_and_run_once_more(
    kind: str, tmp_path: Path, processes: ForkServerContext, expected: dict[str, Any]
) -> None:
    place = new_place(kind, tmp_path)
    told = tmp_path / "told"
    told.touch()
    luck = random.Random(7)
    for kill in range(KILLS):
        process = processes.Process(target=add_numbered, args=(place, range(ARTICLES), told))
        process.start()
        done = len(told.read_text().splitlines())
        # The process tells of those again that are there already.
        wait_for(told, done + 2 * kill + luck.randrange(1, 3), process)
        time.sleep(luck.random() * 0.02)
        process.kill()
        process.join()
        assert process.exitcode == -9
        with Archive(place) as archive:
            stored = set(archive.article_ids())
        assert {f"post-{number}" for number in told.read_text().split("\n")[:-1]} <= stored
    add_numbered(place, range(ARTICLES), told)
    with Archive(place) as archive:
        assert sorted(archive.article_ids()) == sorted(f"post-{number}" for number in range(ARTICLES))
        assert list(verify(archive)) == []
        assert dump(archive) == expected


def test_killed_while_adding_in_bulk(
    kind: str, tmp_path: Path, processes: ForkServerContext, expected: dict[str, Any]
) -> None:
    place = new_place(kind, tmp_path)
    told = tmp_path / "told"
    told.touch()
    luck = random.Random(8)
    for kill in range(4):
        process = processes.Process(target=add_numbered_in_bulk, args=(place, range(ARTICLES), told))
        process.start()
        wait_for(told, len(told.read_text().splitlines()) + 7 * kill + 1, process)
        time.sleep(luck.random() * 0.1)
        process.kill()
        process.join()
        with Archive(place) as archive:
            stored = set(archive.article_ids())
        assert {f"post-{number}" for number in told.read_text().split("\n")[:-1]} <= stored
        assert len(stored) % 7 == 0 or len(stored) == ARTICLES  # whole transactions
    add_numbered_in_bulk(place, range(ARTICLES), told)
    with Archive(place) as archive:
        assert list(verify(archive)) == []
        assert dump(archive) == expected


def test_four_at_once_make_the_same_as_one(
    kind: str, tmp_path: Path, processes: ForkServerContext, expected: dict[str, Any]
) -> None:
    place = new_place(kind, tmp_path)
    running = []
    for number in range(4):
        mine = random.Random(number).sample(range(ARTICLES), 20) + list(range(number * 10, number * 10 + 10))
        adding = add_numbered_in_bulk if number == 3 else add_numbered
        process = processes.Process(target=adding, args=(place, mine, tmp_path / f"told-{number}"))
        process.start()
        running.append(process)
    for process in running:
        process.join(PATIENCE)
    assert [process.exitcode for process in running] == [0] * 4
    with Archive(place) as archive:
        assert list(verify(archive)) == []
        assert dump(archive) == expected
