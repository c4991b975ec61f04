"""``wherefrom add`` from outside: what is kept, counted and said."""

from __future__ import annotations

import contextlib
import gzip
import os
import pty
import re
import select
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

import wherefrom
from archive_commands import PROGRAM, run
from archive_samples import dump
from command_line import batch
from places import STORY
from warc_files import page_of, warc_of
from wherefrom.archive.archive import Archive
from wherefrom.reading.confidence import keep_confident


def test_add_keeps_each_article_once_and_counts(place: str, articles: Path) -> None:
    done = run("add", "--archive", place, articles)
    assert done.exit_code == 1
    assert done.stdout == "2 new, 0 unchanged, 0 changed, 1 failed\n"
    assert done.stderr.startswith(f"wherefrom: {articles}, line 2: is not JSON")
    again = run("add", "--archive", place, articles)
    assert again.stdout == "0 new, 2 unchanged, 0 changed, 1 failed\n"
    with Archive(place, create=False) as archive:
        assert list(archive.article_ids()) == ["first", "third"]
        reading = archive.reading("first")
        assert [reading.article.words_at(s.content).rstrip(",") for s in reading.statements] == ["The gate is shut"]
        assert archive.snapshot(reading.article.snapshot.sha256).decode() == reading.article.text


def test_add_passes_over_what_is_there_without_reading_it(
    tmp_path: Path, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("add", "--archive", tmp_path / "a.db", articles)

    def fail(*_: Any, **__: Any) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr("wherefrom.reading.reader.read_article", fail)
    assert run("add", "--archive", tmp_path / "a.db", articles).stdout.startswith("0 new, 2 unchanged")


def test_add_prints_what_changed(place: str, tmp_path: Path) -> None:
    old = {"id": "a", "title": "Gate shut", "text": "The gate is shut, keeper Ana Ruel said on Monday."}
    new = {"id": "a", "title": "Gate open", "text": "The gate is open, keeper Ana Ruel said on Monday. It rained."}
    run("add", "--archive", place, batch(tmp_path / "old.jsonl", old))
    done = run("add", "--archive", place, batch(tmp_path / "new.jsonl", new))
    assert done.exit_code == 0
    first, *changes, last = done.stdout.splitlines()
    assert first == "changed: Gate open (a), version 2"
    assert changes == [
        "  title: “Gate shut” became “Gate open”",
        "  text: “shut,” became “open,”",
        "  text: added “It rained.”",
    ]
    assert last == "0 new, 0 unchanged, 1 changed, 0 failed"


def test_add_in_bulk_makes_the_same_archive(place: str, tmp_path: Path, articles: Path) -> None:
    old = {"id": "first", "text": "The gate is open, keeper Ana Ruel said on Monday. The sea was calm."}
    inputs = [batch(tmp_path / "old.jsonl", old), articles]
    singly = run("add", "--archive", tmp_path / "single.db", *inputs)
    in_bulk = run("add", "--bulk", "--archive", place, *inputs)
    assert (in_bulk.exit_code, in_bulk.stdout, in_bulk.stderr) == (1, singly.stdout, singly.stderr)
    assert in_bulk.stdout.endswith("2 new, 0 unchanged, 1 changed, 1 failed\n")
    with Archive(place) as archive, Archive(tmp_path / "single.db") as single:
        assert dump(archive) == dump(single)
    file = tmp_path / "readings.parquet"
    assert run("export", "--archive", place, "--what", "readings", "--format", "parquet", "--out", file).exit_code == 0
    again = run("add", "--bulk", "--archive", tmp_path / "again.db", file)
    assert (again.exit_code, again.stdout) == (0, "2 new, 0 unchanged, 0 changed, 0 failed\n")


@pytest.mark.slow
def test_add_with_several_workers_gives_the_same(tmp_path: Path) -> None:
    lines = [{"id": f"a{i}", "text": f"Gate {i} is shut, keeper Ana Ruel said on Monday."} for i in range(12)]
    path = batch(tmp_path / "many.jsonl", *lines, "{broken")
    run("add", "--archive", tmp_path / "one.db", path)
    run("add", "--archive", tmp_path / "two.db", batch(tmp_path / "some.jsonl", *lines[3:9]))
    done = subprocess.run(
        [*PROGRAM, "add", "--archive", tmp_path / "two.db", "--workers", "2", path],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.stdout == "6 new, 6 unchanged, 0 changed, 1 failed\n"
    with Archive(tmp_path / "one.db") as one, Archive(tmp_path / "two.db") as two:
        ids = sorted(one.article_ids())
        assert ids == sorted(two.article_ids())
        assert one.readings(ids) == two.readings(ids)


def test_add_stores_only_what_is_likely_enough(place: str, articles: Path) -> None:
    least = 0.999
    assert run("add", "--archive", place, "--min-confidence", least, articles).stdout.startswith("2 new")
    with Archive(place, create=False) as archive:
        found = wherefrom.read(archive.reading("first").article)
        assert archive.reading("first") == keep_confident(found, least)
        assert len(found.statements) == 1
        assert archive.reading("first").statements == ()
    assert run("add", "--archive", place, articles).stdout.startswith("0 new, 2 unchanged")
    assert run("verify", "--archive", place).exit_code == 0


def test_add_takes_warc_files_and_folders(tmp_path: Path) -> None:
    pages = [{"url": f"https://marlow.example/{i}", "body": page_of(f"Bridge {i}")} for i in range(2)]
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "crawl.warc.gz").write_bytes(warc_of(*pages))
    done = run("add", "--archive", tmp_path / "a.db", folder)
    assert (done.exit_code, done.stdout) == (0, "2 new, 0 unchanged, 0 changed, 0 failed\n")
    with Archive(tmp_path / "a.db") as archive:
        reading = next(iter(archive.readings(archive.article_ids())))
        assert archive.snapshot(reading.article.snapshot.sha256) == pages[0]["body"]
    assert run("verify", "--archive", tmp_path / "a.db").exit_code == 0


def test_add_follows_a_feed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Site(BaseHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            pass

        def do_GET(self) -> None:
            feed = f"<rss><channel><item><link>http://{self.headers['Host']}/1</link></item></channel></rss>".encode()
            body = {"/feed": feed, "/1": page_of("Bridge closed")}.get(self.path)
            self.send_response(200 if body else 404)
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

    monkeypatch.setattr(sys.modules["wherefrom.intake.fetch"], "is_public", lambda address: address == "127.0.0.1")
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        done = run("add", "--archive", tmp_path / "a.db", f"{address}/feed")
        server.shutdown()
    assert (done.exit_code, done.stdout) == (0, "1 new, 0 unchanged, 0 changed, 0 failed\n")
    with Archive(tmp_path / "a.db") as archive:
        (reading,) = archive.readings(archive.article_ids())
        assert (reading.article.url, reading.article.title) == (f"{address}/1", "Bridge closed")


@pytest.mark.slow
def test_an_interrupted_add_goes_on_where_it_stopped(tmp_path: Path) -> None:
    lines = [{"id": f"a{i}", "text": f"Gate {i} is shut, keeper Ana Ruel said. " * 8} for i in range(30)]
    path, place = batch(tmp_path / "many.jsonl", *lines), tmp_path / "a.db"
    with subprocess.Popen([*PROGRAM, "add", "--archive", place, path], stderr=subprocess.PIPE, text=True) as process:
        while not _count(place):
            assert process.poll() is None
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        said = process.communicate()[1]
    assert process.returncode == 130
    assert re.search(
        r"wherefrom: \d+ new, 0 unchanged, 0 changed, 0 failed so far; run the same again to go on\n", said
    )
    stored = _count(place)
    assert 0 < stored < 30
    assert (
        run("add", "--archive", place, path).stdout == f"{30 - stored} new, {stored} unchanged, 0 changed, 0 failed\n"
    )


def _count(place: Path) -> int:
    """How many articles are in an archive that another process is at work on, or only about to make."""
    with contextlib.closing(sqlite3.connect(place)) as connection, contextlib.suppress(sqlite3.OperationalError):
        return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
    return 0


@pytest.mark.slow
def test_add_shows_a_bar_with_rate_and_time_left_on_a_terminal(tmp_path: Path) -> None:
    lines = [{"id": f"a{i}", "text": f"Gate {i} is shut, keeper Ana Ruel said. " * 5} for i in range(4)]
    path = batch(tmp_path / "many.jsonl", *lines)
    leader, follower = pty.openpty()
    with subprocess.Popen(
        [*PROGRAM, "add", "--archive", tmp_path / "a.db", path],
        stderr=follower,
        stdout=subprocess.PIPE,
        env={**os.environ, "COLUMNS": "120", "TERM": "xterm"},
    ) as process:
        os.close(follower)
        seen = b""
        while select.select([leader], [], [], 300)[0]:  # A busy machine is no reason to fail.
            try:
                piece = os.read(leader, 65536)
            except OSError:
                break
            seen += piece
        assert process.stdout is not None
        assert process.stdout.read() == b"4 new, 0 unchanged, 0 changed, 0 failed\n"
    os.close(leader)
    shown = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", seen.decode())
    assert "adding" in shown
    assert re.search(r"/4 ", shown)
    assert re.search(r"\d/(s|min)", shown)


def test_packed_input_is_added_as_it_is(tmp_path: Path) -> None:
    packed = gzip.compress((STORY / "4-gazette.txt").read_bytes())
    (tmp_path / "4-gazette.txt.gz").write_bytes(packed)
    assert run("add", "--archive", tmp_path / "a.db", tmp_path / "4-gazette.txt.gz").exit_code == 0
    with Archive(tmp_path / "a.db") as archive:
        (reading,) = archive.readings(archive.article_ids())
        assert archive.snapshot(reading.article.snapshot.sha256) == packed
