"""``wherefrom serve`` by several processes on PostgreSQL: one session for all of them, each job done by one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from httpx import Client

from archive_samples import numbered
from postgres import new_place
from serve_process import browser, children, csrf_of, serving, until
from wherefrom.archive.archive import Archive
from wherefrom.archive.jobs.keeping import jobs

JOBS = 12


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    made = new_place("postgresql", tmp_path_factory.mktemp("serving"))
    with Archive(made) as archive:
        archive.add(numbered(1))
    return made


@pytest.fixture(scope="module")
def served(place: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    with serving(tmp_path_factory.mktemp("data"), "--archive", place, "--workers", "2") as found:
        yield found


def answering(process: int) -> set[int]:
    """The processes that answer; others are the one that adds, and one by which Python counts what it shares."""
    return {child for child, command in children(process).items() if "spawn_main" in command}


def answers(address: str, cookies: object) -> bool:
    """Whether a browser with these cookies, on a connection of its own, sees an article."""
    with Client(base_url=address.partition("/?")[0], cookies=cookies, timeout=20) as client:  # type: ignore[arg-type]
        return client.get("/articles/1").status_code == 200


def test_each_process_answers_and_a_session_is_one_of_all(served: tuple[str, int]) -> None:
    address, process = served
    with browser(address) as client:
        first = answering(process)
        assert len(first) == 2
        for gone in sorted(first):
            os.kill(gone, signal.SIGKILL)
            until(lambda: answers(address, client.cookies), "the other one answers")
            until(lambda gone=gone: len(answering(process) - {gone}) == 2, "a new one in its place")
        assert not answering(process) & first
        assert client.get("/articles/1").status_code == 200
        changed = client.post(
            "/articles/1/correct.json",
            data={"do": "change", "statement": statement_of(client), "speaker": "Ida Norrby"},
            headers=csrf_of(client),
        )
        assert changed.status_code == 200, changed.text
        for _ in range(6):  # Whoever is asked knows it, whatever page it has kept.
            with Client(base_url=client.base_url, cookies=client.cookies) as other:
                assert "Ida Norrby" in other.get("/articles/1").text


def statement_of(client: Client) -> str:
    return str(client.get("/articles/1.json").json()["statements"][0]["key"])


def test_each_job_is_done_by_one_of_several(served: tuple[str, int], place: str) -> None:
    address, _ = served
    more = [subprocess.Popen(worker(), stdin=subprocess.PIPE, env=os.environ | {"WHEREFROM_ARCHIVE": place})]
    try:
        with browser(address) as client:
            token = csrf_of(client)
            for number in range(JOBS):
                text = f"The ferry to Skarvey will not sail in week {number}, the harbour office said on Monday."
                assert client.post("/add/text", data={"text": text}, headers=token).status_code == 200
            until(lambda: all_done(client), "all are read")
    finally:
        for process in more:
            process.communicate(timeout=20)
    with Archive(place) as archive:
        found = jobs(archive)
        assert [(one.state, one.result.new, one.result.unchanged) for one in found] == [("done", 1, 0)] * JOBS
        assert len(archive) == JOBS + 1
        with archive.connect() as connection:
            assert list(connection.exec_driver_sql("SELECT DISTINCT tries FROM jobs").scalars()) == [1]


def all_done(client: Client) -> bool:
    states = [one["state"] for one in client.get("/imports.json").json()["imports"]]
    return len(states) == JOBS and set(states) == {"done"}


def worker() -> list[str]:
    return [sys.executable, "-m", "wherefrom.web.importing.worker"]


def test_two_people_at_once_each_on_a_process_of_her_own(served: tuple[str, int], tmp_path: Path) -> None:
    """Of two corrections of one statement both are kept, and the later one shows; neither is lost by a race."""
    from concurrent.futures import ThreadPoolExecutor

    address, _ = served
    with browser(address) as client:
        key, token = statement_of(client), csrf_of(client)
        before = client.get("/corrections.json").json()["corrections"]

        def correct(name: str) -> int:
            with Client(base_url=client.base_url, cookies=client.cookies, timeout=30) as mine:
                given = {"do": "change", "statement": key, "speaker": name}
                return mine.post("/articles/1/correct.json", data=given, headers=token).status_code

        with ThreadPoolExecutor(6) as pool:
            assert list(pool.map(correct, [f"Speaker Number{letter}" for letter in "ABCDEF"])) == [200] * 6
        log = client.get("/corrections.json").json()["corrections"]
        assert len(log) == len(before) + 6
        shown = client.get("/articles/1.json").json()
        said = next(one for one in shown["statements"] if one["key"] == key)
        assert said["chain"][0]["name"] == log[0]["after"]["chain"][0]["name"]
