"""Jobs: claimed once, taken up again where a worker died, given up where it dies again, bounded."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import select, update

from postgres import KINDS, new_archive
from wherefrom.archive.archive import Archive
from wherefrom.archive.copying import copy_archive
from wherefrom.archive.jobs import keeping
from wherefrom.archive.jobs.keeping import (
    TooManyJobsError,
    add_job,
    claim,
    finish,
    forget_finished,
    job,
    jobs,
    tell,
    unfinished,
)
from wherefrom.archive.jobs.types import Given, Problem, Result
from wherefrom.archive.store import schema
from wherefrom.errors import NotInArchiveError


@pytest.fixture(params=KINDS)
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Archive]:
    with Archive(new_archive(request.param, tmp_path)) as opened:
        yield opened


def lose_the_worker(archive: Archive, key: int) -> None:
    """As if the worker of a job had given no sign for an hour."""
    with archive.database.writing() as connection:
        connection.execute(update(schema.jobs).where(schema.jobs.c.key == key).values(beat="2020-01-01T00:00:00.000"))


def test_the_one_that_waited_longest_comes_first_with_all_that_was_given(archive):
    first = add_job(archive, "text", "Tide", "Ann", b"words", Given(title="Tide", outlet="Post"))
    add_job(archive, "address", "https://post.example/1", "Ben")
    claimed = claim(archive)
    assert (claimed.job.key, claimed.data, claimed.given.outlet) == (first, b"words", "Post")
    assert [one.name for one in jobs(archive)] == ["https://post.example/1", "Tide"]
    assert unfinished(archive) == 2


def test_many_workers_never_claim_one_job_twice(archive):
    keys = {add_job(archive, "file", f"{number}.txt", "Ann", b"x") for number in range(12)}
    with ThreadPoolExecutor(4) as pool:
        found = [claimed.job.key for claimed in pool.map(lambda _: claim(archive), range(16)) if claimed]
    assert sorted(found) == sorted(keys)


def test_how_far_it_is_and_what_came_of_it_are_told(archive):
    key = add_job(archive, "file", "a.jsonl", "Ann", b"x")
    claim(archive)
    tell(archive, key, Result(new=3), total=10)
    assert (job(archive, key).state, job(archive, key).total, job(archive, key).result.done) == ("running", 10, 3)
    finish(archive, key, Result(new=9, failed=1, problems=(Problem("line 4", "is no JSON"),)))
    assert (job(archive, key).state, job(archive, key).result.problems[0].name) == ("done", "line 4")
    with archive.connect() as connection:
        assert connection.execute(select(schema.jobs.c.data, schema.jobs.c.bytes)).one() == (None, 0)


def test_a_job_of_which_nothing_could_be_read_has_failed(archive):
    key = add_job(archive, "file", "a.pdf", "Ann", b"x")
    claim(archive)
    finish(archive, key, Result(failed=1))
    assert job(archive, key).state == "failed"


def test_a_job_whose_worker_died_is_taken_up_again_and_given_up_after_that(archive):
    key = add_job(archive, "file", "bomb.pdf", "Ann", b"x")
    assert claim(archive).job.key == key
    assert claim(archive) is None
    lose_the_worker(archive, key)
    assert claim(archive).job.key == key
    lose_the_worker(archive, key)
    assert claim(archive) is None
    assert job(archive, key).state == "failed"
    assert "twice" in job(archive, key).result.error


def test_what_is_done_can_be_taken_off_the_list(archive):
    done, waiting = add_job(archive, "file", "a", "Ann", b"x"), add_job(archive, "file", "b", "Ann", b"x")
    claim(archive)
    finish(archive, done, Result(new=1))
    assert forget_finished(archive) == 1
    assert [one.key for one in jobs(archive)] == [waiting]
    with pytest.raises(NotInArchiveError):
        job(archive, done)


def test_no_more_is_taken_than_can_wait(archive, monkeypatch):
    monkeypatch.setattr(keeping, "MOST_BYTES", 10)
    add_job(archive, "file", "a", "Ann", b"12345678")
    with pytest.raises(TooManyJobsError):
        add_job(archive, "file", "b", "Ann", b"123")
    assert len(jobs(archive)) == 1


def test_jobs_are_copied_with_the_archive(archive, tmp_path):
    add_job(archive, "text", "Tide", "Ann", b"words", Given(outlet="Post"))
    with Archive(tmp_path / "copy.db") as other:
        copy_archive(archive, other)
        assert [replace_key(one) for one in jobs(other)] == [replace_key(one) for one in jobs(archive)]
        assert claim(other).data == b"words"
        assert add_job(other, "text", "Next", "Ann") > jobs(archive)[0].key


def replace_key(one):
    return (one.key, one.what, one.name, one.person, one.state, replace(one.result))
