"""The commands that work on an archive, from outside: what comes out where, and how each run ends."""

from __future__ import annotations

import contextlib
import csv
import gzip
import inspect
import io
import json
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
from typing import Any, get_args

import pytest
from click.testing import Result
from msgspec.structs import replace
from typer.testing import CliRunner

import wherefrom
from archive_app import app
from archive_samples import dump
from places import ROOT, STORY
from postgres import KINDS, new_archive
from small_readings import harbour, told
from warc_files import page_of, warc_of
from wherefrom.archive.archive import Archive
from wherefrom.archive.identity import ties
from wherefrom.archive.parties.types import Same
from wherefrom.cli.archive import archives
from wherefrom.reading.confidence import keep_confident
from wherefrom.report.views.joins import WHY

PROGRAM = (sys.executable, str(ROOT / "tests" / "support" / "archive_app.py"))


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [*map(str, arguments)], env={"COLUMNS": "160"})


def batch(path: Path, *lines: object) -> Path:
    path.write_text("".join((x if isinstance(x, str) else json.dumps(x)) + "\n" for x in lines), encoding="utf-8")
    return path


@pytest.fixture(params=KINDS, scope="module")
def harbour_archive(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    place = new_archive(request.param, tmp_path_factory.mktemp("archive"))
    with Archive(place) as archive:
        for reading in harbour():
            archive.add(reading)
    return place


@pytest.fixture(params=KINDS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return new_archive(request.param, tmp_path)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return batch(
        tmp_path / "articles.jsonl",
        {"id": "first", "text": "The gate is shut, keeper Ana Ruel said on Monday. The sea was calm."},
        '{"id": "broken", ',
        {"id": "third", "text": "“The gate is open,” said Tomas Hale, a pilot.", "outlet": "Harbour Post"},
    )


# add


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


@pytest.mark.parametrize(
    "command", [["who", "--jsonl", "Brandt"], ["sources", "--json"], ["export", "--what", "statements"]]
)
def test_what_is_less_likely_than_asked_is_not_shown(place: str, command: list[str]) -> None:
    before = told("post", "Post", "2031", *[(f"it is {n}", "asserts", "person Ana Brandt") for n in range(3)])
    said = zip(before.statements, (0.4, 0.6, 0.4), strict=True)
    with Archive(place) as archive:
        archive.add(replace(before, statements=tuple(replace(one, confidence=share) for one, share in said)))
    assert '"statements": 3' in run("sources", "--json", "--archive", place).stdout
    shown = run(*command, "--archive", place, "--min-confidence", "0.5").stdout
    if command[0] == "sources":
        assert '"statements": 1' in shown
    else:
        assert "it is 1" in shown
        assert "it is 0" not in shown
        assert "it is 2" not in shown


@pytest.mark.parametrize("command", [["add"], ["who"], ["sources"], ["export", "--what", "statements"]])
@pytest.mark.parametrize("value", ["-1", "1.5", "nan"])
def test_what_is_no_probability_is_refused(command: list[str], value: str) -> None:
    done = run(*command, "--min-confidence", value, *(["a"] if command[0] in ("add", "who") else []))
    assert done.exit_code == 2
    assert "--min-confidence" in done.stderr


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


@pytest.mark.parametrize(
    "command",
    ["search wall", "who Ana", "sources", "parties", "stories", "trace wall", "verify", "export --what articles"],
)
def test_without_an_archive_each_command_says_how_to_make_one(tmp_path: Path, command: str) -> None:
    done = run(*command.split(), "--archive", tmp_path / "none.db")
    assert (done.exit_code, done.stdout) == (1, "")
    assert f"{tmp_path / 'none.db'}: there is no archive yet; `wherefrom add PATH|URL ...` makes one" in done.stderr
    assert not (tmp_path / "none.db").exists()


def test_what_only_asks_changes_and_makes_no_file(tmp_path: Path) -> None:
    place = tmp_path / "archive.db"
    with Archive(place) as archive:
        for reading in harbour():
            archive.add(reading)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    for command in ("who Ana", "sources", "parties", "search quay", "stories", "trace quay", "export --what claims"):
        assert run(*command.split(), "--archive", place).exit_code == 0, command
        assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before, command


@pytest.mark.parametrize("command", ["search wall", "who Ana", "sources", "parties", "stories"])
def test_an_empty_archive_is_told(tmp_path: Path, command: str) -> None:
    Archive(tmp_path / "empty.db").close()
    done = run(*command.split(), "--archive", tmp_path / "empty.db")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "the archive is empty" in done.stderr


# search


def test_search_for_the_eye_and_for_programs(harbour_archive: str) -> None:
    done = run("search", "--archive", harbour_archive, "quay", "close")
    assert done.exit_code == 0
    assert "Harbour wall failing" in done.stdout
    assert "Ana Brandt → Coast Radio asserts: the quay is closing next week" in done.stdout
    assert "\x1b" not in done.stdout
    lines = [
        json.loads(line) for line in run("search", "--archive", harbour_archive, "quay", "--jsonl").stdout.splitlines()
    ]
    assert {line["article"]["id"] for line in lines} == {"post", "courier", "radio", "blog"}
    assert json.loads(run("search", "--archive", harbour_archive, "quay", "--json").stdout) == lines
    (said,) = next(line for line in lines if line["article"]["id"] == "post")["statements"]
    assert said["chain"] == [{"name": "Ana Brandt", "kind": "person"}, {"name": "Coast Radio", "kind": "outlet"}]
    ((start, end),) = said["snippet"]["marks"]
    assert said["snippet"]["words"][start:end] == "quay"


def test_search_by_options_and_without_a_result(harbour_archive: str) -> None:
    asked = ("search", "--archive", harbour_archive, "wall", "or", "hall", "--jsonl")
    denied = run(*asked, "--stance", "denies", "--source", "tomas lind").stdout.splitlines()
    assert [json.loads(line)["article"]["id"] for line in denied] == ["post"]
    assert run(*asked, "--since", "2032").stdout == ""
    nothing = run("search", "--archive", harbour_archive, "zeppelin")
    assert (nothing.exit_code, nothing.stdout) == (0, "")
    assert "nothing about 'zeppelin' in 4 articles" in nothing.stderr
    unknown = run("search", "--archive", harbour_archive, "wall", "--outlet", "Elery Post")
    assert unknown.exit_code == 1
    assert "did you mean The Ellery Post" in unknown.stderr


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (("--since", "last week"), "is no day, month or year"),
        (("--until", "2031-13"), "is no day, month or year"),
        (("--stance", "says"), "is none of asserts, confirms"),
        (("--kind", "robot"), "is none of person, organization"),
        (("--json", "--jsonl"), "choose one of --json and --jsonl"),
    ],
)
def test_wrong_options_say_what_is_allowed(option: tuple[str, ...], said: str) -> None:
    done = run("search", "x", *option)
    assert done.exit_code == 2
    assert said in " ".join(done.stderr.replace("│", " ").split())


# who, sources, stories, verify


def test_who_for_the_eye_and_for_programs(harbour_archive: str) -> None:
    done = run("who", "--archive", harbour_archive, "Ana", "Brandt")
    assert "Ana Brandt · person · 4 statements in 3 articles" in done.stdout
    assert "also written A. Brandt and Åna Brandt" in done.stdout
    assert "may be Ana Brandt or Ivo Brandt" in done.stdout
    assert "the quay is closing next week" in " ".join(done.stdout.split())
    first, second = map(
        json.loads, run("who", "--archive", harbour_archive, "Ana Brandt", "--jsonl").stdout.splitlines()
    )
    assert (first["name"], first["articles"], len(first["statements"])) == ("Ana Brandt", 3, 4)
    assert sorted(second["may_be"]) == ["Ana Brandt", "Ivo Brandt"]


def test_who_suggests_names(harbour_archive: str) -> None:
    done = run("who", "--archive", harbour_archive, "Ana Brant")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.startswith("wherefrom: nothing by 'Ana Brant'; did you mean Ana Brandt")
    left = run("who", "--archive", harbour_archive, "Tomas Lind", "--until", "2001")
    assert "without them there is something by Tomas Lind" in left.stderr


def test_sources(harbour_archive: str) -> None:
    done = run("sources", "--archive", harbour_archive)
    assert "11 statements in 4 articles" in done.stdout
    said = "9 of 11 (82 %) from named sources, 2 of 11 (18 %) from sources without a name"
    assert said in " ".join(done.stdout.split())
    assert re.search(r"● Ana Brandt +4 +3 +3", done.stdout)
    assert re.search(r"Coast Radio +3 +2 \(67 %\) +1 \(33 %\) +0 +0", done.stdout)
    found = json.loads(run("sources", "--archive", harbour_archive, "--json", "--limit", "2").stdout)
    assert (found["statements"], found["named"], found["unnamed"], len(found["by_party"])) == (11, 9, 2, 2)
    nowhere = {"name": None, "articles": 1, "statements": 1, "named": 1, "unnamed": 0}
    assert found["by_outlet"][-1] == nowhere | {"people": 1, "institutional": 0, "documents": 0}
    assert found["citations"] == [{"citing": "The Ellery Post", "cited": "Coast Radio", "articles": 1, "statements": 1}]
    assert (
        "no statement that the options leave" in run("sources", "--archive", harbour_archive, "--until", "1999").stderr
    )


def rows_of(printed: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(printed)))


def test_sources_as_csv(harbour_archive: str, tmp_path: Path) -> None:
    asked = ("sources", "--archive", harbour_archive, "--csv")
    rows = rows_of(run(*asked, "statements").stdout)
    assert len(rows) == 11
    assert rows[0]["title"] == "Harbour wall failing"
    assert rows[0]["url"] == "https://post.example/"
    assert (rows[1]["source"], rows[1]["through"]) == ("Ana Brandt", "Coast Radio")
    counts = rows_of(run(*asked, "counts", "--per", "day").stdout)
    (post,) = (row for row in counts if (row["by"], row["name"]) == ("outlet", "The Ellery Post"))
    assert (post["unnamed"], post["statements"], post["unnamed_share"]) == ("1", "4", "0.25")
    assert {row["period"] for row in counts if row["by"] == "day"} == {"2031-03-14", "2031-03-15", "undated"}
    assert len(rows_of(run(*asked, "parties", "--limit", "1").stdout)) == 8
    assert rows_of(run(*asked, "matrix").stdout) == [{"outlet": "The Ellery Post", "cites Coast Radio": "1"}]


def test_sources_with_what_is_known_of_people(harbour_archive: str, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("name,party\nAna Brandt,=Greens\nJo Nobody,Reds\n", "utf-8")
    asked = ("sources", "--archive", harbour_archive, "--attributes", people)
    done = run(*asked)
    assert re.search(r"=Greens +1 +3 +4 of 4 \(100 %\)", done.stdout)
    assert "1 of 2 people are in the archive" in done.stderr
    assert "line 3, 'Jo Nobody': not in the archive" in done.stderr
    rows = rows_of(run(*asked, "--csv", "people").stdout)
    assert [(row["party"], row["why_not"]) for row in rows] == [("Ana Brandt", ""), ("", "not in the archive")]
    assert rows[0]["person_party"] == "'=Greens", "a spreadsheet would run it"
    found = json.loads(run(*asked, "--json").stdout)
    assert found["by_attribute"][0]["of"] == 4
    people.write_text("person,party\n", "utf-8")
    wrong = run(*asked)
    assert (wrong.exit_code, "names no column 'name'" in wrong.stderr) == (1, True)


def test_pages_of_sources_and_of_who(harbour_archive: str, tmp_path: Path) -> None:
    page = tmp_path / "audit.html"
    done = run("sources", "--archive", harbour_archive, "--html", page, "--fold")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "Who cites whom" in page.read_text("utf-8")
    assert run("who", "--archive", harbour_archive, "Tomas", "Lind", "--html", page).exit_code == 0
    assert "<h1" in page.read_text("utf-8")
    assert run("sources", "--archive", harbour_archive, "--html", tmp_path / "no" / "a.html").exit_code == 1


def test_who_as_csv(harbour_archive: str) -> None:
    rows = rows_of(run("who", "--archive", harbour_archive, "Tomas Lind", "--csv").stdout)
    assert [(row["role"], row["article"], row["chain"]) for row in rows] == [
        ("says", "post", "Tomas Lind"),
        ("passes on", "courier", "Ana Brandt < Tomas Lind"),
    ]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--csv", "counts", "--json"), "choose one of --json and --csv"),
        (("--csv", "rows"), "is none of statements, counts, parties, matrix, people"),
        (("--csv", "people"), "--csv people is about the table"),
        (("--per", "year"), "is none of month, week, day"),
    ],
)
def test_options_of_sources_that_do_not_fit(harbour_archive: str, options: tuple[str, ...], said: str) -> None:
    done = run("sources", "--archive", harbour_archive, *options)
    assert done.exit_code == 2
    assert said in " ".join(done.stderr.replace("│", " ").split())


def test_stories(harbour_archive: str) -> None:
    lines = [json.loads(line) for line in run("stories", "--archive", harbour_archive, "--jsonl").stdout.splitlines()]
    assert all(set(line) == {"id", "title", "from", "to", "articles"} for line in lines)
    assert sorted(article for line in lines for article in line["articles"]) == ["blog", "courier", "post", "radio"]
    shown = run("stories", "--archive", harbour_archive).stdout
    assert all(line["id"] in shown for line in lines)


def test_verify_finds_damage(tmp_path: Path, articles: Path) -> None:
    place = tmp_path / "a.db"
    run("add", "--archive", place, articles)
    sound = run("verify", "--archive", place)
    assert (sound.exit_code, sound.stdout) == (0, "")
    assert "2 articles: sound" in sound.stderr
    with sqlite3.connect(place) as connection:
        connection.execute("UPDATE statements SET content = 'The gate is gone'")
    connection.close()
    broken = run("verify", "--archive", place, "--jsonl")
    assert broken.exit_code == 1
    assert all(not json.loads(line)["note"] for line in broken.stdout.splitlines())
    assert broken.stdout


# export


@pytest.mark.parametrize("what", ["articles", "readings", "statements", "derivations", "claims", "quotes"])
def test_export_in_every_format(harbour_archive: str, tmp_path: Path, what: str) -> None:
    asked = ("export", "--archive", harbour_archive, "--what", what)
    lines = [json.loads(line) for line in run(*asked).stdout.splitlines()]
    rows = list(csv.reader(io.StringIO(run(*asked, "--format", "csv").stdout, newline="")))
    assert len(rows) == len(lines) + 1
    done = run(*asked, "--format", "parquet", "--out", tmp_path / "out.parquet")
    assert (done.exit_code, done.stdout) == (0, "")
    assert f"written to {tmp_path / 'out.parquet'}" in done.stderr
    parquet = pytest.importorskip("pyarrow.parquet")
    assert parquet.read_table(tmp_path / "out.parquet").num_rows == len(lines)


def test_an_export_that_fails_leaves_the_older_file(tmp_path: Path, harbour_archive: str) -> None:
    out = tmp_path / "out.csv"
    out.write_text("older")
    out_of_reach = tmp_path / "missing" / "out.csv"
    asked = ("export", "--archive", harbour_archive, "--what", "articles", "--format", "csv", "--out")
    assert "could not be written" in run(*asked, out_of_reach).stderr
    assert run(*asked, out).exit_code == 0
    assert out.read_text(encoding="utf-8").startswith("id,story,outlet,title,authors,published")
    assert list(tmp_path.glob(".out*")) == []
    assert "parquet needs a file" in run("export", "--what", "articles", "--format", "parquet").stderr
    assert "is none of" in run("export", "--what", "everything").stderr


def test_a_reader_that_leaves_is_no_failure(harbour_archive: str) -> None:
    command = [*PROGRAM, "export", "--archive", harbour_archive, "--what", "readings"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_packed_input_is_added_as_it_is(tmp_path: Path) -> None:
    packed = gzip.compress((STORY / "4-gazette.txt").read_bytes())
    (tmp_path / "4-gazette.txt.gz").write_bytes(packed)
    assert run("add", "--archive", tmp_path / "a.db", tmp_path / "4-gazette.txt.gz").exit_code == 0
    with Archive(tmp_path / "a.db") as archive:
        (reading,) = archive.readings(archive.article_ids())
        assert archive.snapshot(reading.article.snapshot.sha256) == packed


# parties


def test_parties_are_listed_with_why_they_are_one(harbour_archive: str) -> None:
    shown = run("parties", "--archive", harbour_archive).stdout
    assert "Ana Brandt · person · 4 statements" in shown
    assert "Åna Brandt" in shown
    assert "a shorter name that fits nobody else here" in shown
    lines = run("parties", "--archive", harbour_archive, "--jsonl", "brandt").stdout.splitlines()
    (party,) = map(json.loads, lines)
    assert party["name"] == "Ana Brandt"
    assert sorted(party["names"]) == ["A. Brandt", "Ana Brandt", "Åna Brandt"]
    assert {join["why"] for join in party["joins"]} <= set(WHY)
    none = run("parties", "--archive", harbour_archive, "Zeno Quirk")
    assert none.stdout == ""
    assert "nobody in this archive called 'Zeno Quirk' has several names" in none.stderr


def test_every_reason_within_an_archive_has_words() -> None:
    found = inspect.getsource(ties)
    assert set(WHY) == {why for why in get_args(Same) if f'"{why}"' in found}


def test_a_long_upgrade_tells_how_far_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = 100.0
    monkeypatch.setattr(archives.time, "monotonic", lambda: now)
    told = archives.Upgrading()
    for done, later in ((50, 1), (100, 2.5), (150, 4), (1200, 8)):
        now = 100.0 + later
        told(done, 1200)
    said = capsys.readouterr().err.splitlines()
    assert [line.partition("date: ")[2] for line in said] == ["100 of 1,200 articles", "1,200 of 1,200 articles"]
