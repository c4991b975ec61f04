"""Adding in bulk with a second process that makes readings ready: the same archive, whatever becomes of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import Future, wait
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from archive_samples import dump, numbered
from generated_news import Corpus
from serve_process import until
from wherefrom.archive.add import batches
from wherefrom.archive.add.adding import Added
from wherefrom.archive.add.making import Given, Made
from wherefrom.archive.add.second_process import SecondProcess
from wherefrom.archive.archive import Archive
from wherefrom.archive.verify import verify
from wherefrom.errors import InputError
from wherefrom.intake.article import Article
from wherefrom.reading.types import Reading

SCRIPT = """
import itertools, sys
from archive_samples import numbered
from wherefrom.archive.add import batches, second_process
from wherefrom.archive.archive import Archive

batches.AT_ONCE, batches._ALONE, batches._CHUNK, batches.cores = 60, 0, 20, lambda: 2
started = second_process.start
def start(module):
    process = started(module)
    print(process.pid, flush=True)
    return process
second_process.start = start
with Archive(sys.argv[1]) as archive:
    for count, _ in enumerate(archive.add_many(map(numbered, range(int(sys.argv[2])))), start=1):
        print("added", flush=True)
"""
"""Without a guard, as people write it; it prints the process's number and then a line for each article."""


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("AT_ONCE", 9), ("_ALONE", 0), ("_CHUNK", 3), ("cores", lambda: 2)):
        monkeypatch.setattr(batches, name, value)


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[SecondProcess]:
    """The process of each request; one is waited for before the next is made, so that none is made here instead."""
    asked, begin = list[SecondProcess](), SecondProcess.begin

    def begin_and_wait(process: SecondProcess, given: Sequence[Given]) -> Future[list[Made | None]]:
        future = begin(process, given)
        wait([future])
        asked.append(process)
        return future

    monkeypatch.setattr(SecondProcess, "begin", begin_and_wait)
    return asked


def added_alone(folder: Path, readings: Sequence[Reading]) -> tuple[dict[str, Any], list[Any]]:
    with Archive(folder / "alone.db") as archive:
        outcomes = [archive.add(reading) for reading in readings]
        return dump(archive), outcomes


def test_it_makes_the_same(begun: list[SecondProcess], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = Corpus(3)
    readings = [corpus.reading() for _ in range(21)]
    expected = added_alone(tmp_path, readings)

    def fail(*_: Any) -> None:
        raise AssertionError("made here")

    monkeypatch.setattr(batches, "made_or_error", fail)
    with Archive(tmp_path / "archive.db") as archive:
        assert (list(archive.add_many(readings)), dump(archive)) == (expected[1], expected[0])
        assert list(verify(archive)) == []
    assert len(begun) == 7
    assert begun[0]._process is not None
    assert begun[0]._process.returncode is not None


def test_where_it_is_killed_the_rest_is_made_here(begun: list[SecondProcess], tmp_path: Path) -> None:
    readings = [numbered(number) for number in range(30)]
    expected = added_alone(tmp_path, readings)

    def killing() -> Any:
        for reading in readings:
            if len(begun) == 2 and (process := begun[0]._process) is not None:
                process.kill()
            yield reading

    with Archive(tmp_path / "archive.db") as archive:
        assert (list(archive.add_many(killing())), dump(archive)) == (expected[1], expected[0])
        assert list(verify(archive)) == []


def test_a_fault_costs_that_article_only(begun: list[SecondProcess], tmp_path: Path) -> None:
    outside = replace(numbered(9), statements=(replace(numbered(9).statements[0], content=((0, 99_999),)),))
    large = replace(numbered(10), entities=(replace(numbered(10).entities[0], id=1 << 64),))
    half = Reading(Article("half", "The gate \ud83d is shut, said Ana Ruel."))
    none: Any = None
    broken = replace(numbered(12), article=replace(numbered(12).article, title=none, authors=none))
    readings = [numbered(0), outside, numbered(1), large, numbered(2), numbered(3), half, broken, numbered(4)]
    with Archive(tmp_path / "archive.db") as archive:
        found = list(archive.add_many([*readings, (numbered(5), b"no page of it"), numbered(6), numbered(7)]))
        told = {type(one): str(one) for one in found if isinstance(one, InputError)}
        assert [isinstance(one, Added) for one in found] == [bool(int(kind)) for kind in "101011101011"], told
        assert list(verify(archive)) == []
    assert len(begun) == 4


def running(folder: Path, count: int) -> subprocess.Popen[str]:
    script = folder / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    given = [sys.executable, str(script), str(folder / "archive.db"), str(count)]
    return subprocess.Popen(given, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.mark.parametrize("interrupted", [False, True])
def test_a_script_needs_no_guard_and_ends_it(tmp_path: Path, *, interrupted: bool) -> None:
    process = running(tmp_path, 100_000 if interrupted else 200)
    assert process.stdout is not None
    pid = int(process.stdout.readline())
    assert process.stdout.readline() == "added\n"
    if interrupted:
        process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert ("KeyboardInterrupt" in errors) == interrupted, errors
    until(lambda: gone(pid), "the end of the second process")
    with Archive(tmp_path / "archive.db") as archive:
        assert len(archive) % 60 == 0 if interrupted else len(archive) == 200
        assert list(verify(archive)) == []


def test_killed_it_takes_its_second_process_with_it(tmp_path: Path) -> None:
    process = running(tmp_path, 100_000)
    assert process.stdout is not None
    pid = int(process.stdout.readline())
    assert process.stdout.readline() == "added\n"
    process.kill()
    process.communicate()
    until(lambda: gone(pid), "the end of the second process")
