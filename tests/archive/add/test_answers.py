"""Addresses added again: the server is asked whether anything has changed, on a real one on this machine."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from email.utils import formatdate
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from typer.testing import CliRunner

from archive_app import app
from archive_samples import dump
from postgres import KINDS, new_archive
from warc_files import page_of
from wherefrom import api
from wherefrom.archive.add import answers
from wherefrom.archive.add.answers import KeptAnswers
from wherefrom.archive.archive import Archive
from wherefrom.archive.copying import copy_archive
from wherefrom.archive.verify import verify
from wherefrom.intake import load_inputs
from wherefrom.intake.containers import following
from wherefrom.intake.fetch import Fetched

ANCHOR = "The anchor chain of the ferry broke twice in March, said Olga Brandt, who runs the slipway at Norrvik."


def page(title: str, more: str = "") -> bytes:
    return page_of(title).replace(b"</body>", f"<p>{more}</p></body>".encode() if more else b"</body>")


class Site:
    """``pages`` by path, each with a tag made of its bytes, or (``dated``) a date; ``asked`` has what was asked how."""

    def __init__(self) -> None:
        self.pages: dict[str, bytes] = {}
        self.moved: dict[str, str] = {}
        self.dated = self.untagged = False
        self.tags: dict[str, str] = {}
        self.asked: list[tuple[str, int]] = []
        self.seen: list[str] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *args: Any) -> None:
                pass

            def do_GET(self) -> None:
                body = outer.pages.get(self.path, b"")
                status = 301 if self.path in outer.moved else 200 if body else 404
                marks = outer.marks(self.path, body)
                asked = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}
                conditions = {name: self.headers[asked[name]] for name in asked if self.headers[asked[name]]}
                outer.seen += conditions.values()
                if status == 200 and conditions and conditions == marks:
                    status = 304
                body = body if status == 200 else b""
                if self.path != "/robots.txt":
                    outer.asked.append((self.path, status))
                self.send_response(status)
                for name, value in marks.items() if status in {200, 304} else ():
                    self.send_header(name, value)
                if status == 301:
                    self.send_header("Location", outer.moved[self.path])
                if status != 304:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def marks(self, path: str, body: bytes) -> dict[str, str]:
        if self.untagged:
            return {}
        if self.dated:
            return {"Last-Modified": formatdate(1_700_000_000 + len(body), usegmt=True)}
        return {"ETag": self.tags.get(path, f'"{sha256(body).hexdigest()[:20]}"')}

    def feed(self, *paths: str) -> bytes:
        items = "".join(f"<item><link>{self.url}{path}</link></item>" for path in paths)
        return f'<?xml version="1.0"?><rss><channel><title>Norrvik</title>{items}</channel></rss>'.encode()

    def sitemap(self, *paths: str, index: bool = False) -> bytes:
        one, all_of = ("sitemap", "sitemapindex") if index else ("url", "urlset")
        listed = "".join(f"<{one}><loc>{self.url}{path}</loc></{one}>" for path in paths)
        return f'<?xml version="1.0"?><{all_of}>{listed}</{all_of}>'.encode()

    def statuses(self) -> list[int]:
        """Of what was asked since the last call."""
        found, self.asked = self.asked, []
        return [status for _, status in found]


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr(sys.modules["wherefrom.intake.fetch"], "is_public", lambda address: address == "127.0.0.1")
    clock = SimpleNamespace(monotonic=time.monotonic, time=time.time, sleep=lambda seconds: None)
    monkeypatch.setattr(sys.modules["wherefrom.intake.web.pace"], "time", clock)
    monkeypatch.setattr(following, "MAX_PAUSE", 0.0)
    found = Site()
    yield found
    found.server.shutdown()
    found.server.server_close()


def add(place: object, *inputs: str) -> str:
    done = CliRunner().invoke(app, ["add", "--archive", str(place), *inputs], env={"COLUMNS": "160"})
    return f"{done.stdout.splitlines()[-1]}; {done.exit_code}"


NEW = "1 new, 0 unchanged, 0 changed, 0 failed; 0"
SAME = "0 new, 1 unchanged, 0 changed, 0 failed; 0"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("dated", [False, True])
def test_a_page_is_sent_again_only_where_it_changed(kind: str, dated: bool, site: Site, tmp_path: Path) -> None:
    site.dated = dated
    site.pages["/1"] = page("Chain breaks")
    place = new_archive(kind, tmp_path)
    assert (add(place, f"{site.url}/1"), site.statuses()) == (NEW, [200])
    assert (add(place, f"{site.url}/1"), site.statuses()) == (SAME, [304])
    site.pages["/1"] = page("Chain breaks", ANCHOR)
    assert (add(place, f"{site.url}/1"), site.statuses()) == ("0 new, 0 unchanged, 1 changed, 0 failed; 0", [200])
    assert (add(place, f"{site.url}/1"), site.statuses()) == (SAME, [304])
    with Archive(place) as archive:
        assert list(verify(archive)) == []


def test_what_did_not_change_is_not_read(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site.pages = {"/feed": site.feed("/1"), "/1": page("Chain breaks")}
    add(tmp_path / "a.db", f"{site.url}/feed", f"{site.url}/1")

    def refuse(articles: list[Any]) -> list[Any]:
        assert not articles
        return []

    monkeypatch.setattr(api, "_read_chunk", refuse)
    said = add(tmp_path / "a.db", f"{site.url}/feed", f"{site.url}/1")
    assert said == "0 new, 2 unchanged, 0 changed, 0 failed; 0"


@pytest.mark.parametrize("kind", KINDS)
def test_a_feed_that_did_not_change_still_leads_to_its_pages(kind: str, site: Site, tmp_path: Path) -> None:
    site.pages = {"/feed": site.feed("/1", "/2"), "/1": page("Chain breaks"), "/2": page("Slipway shut")}
    place = new_archive(kind, tmp_path)
    assert add(place, f"{site.url}/feed") == "2 new, 0 unchanged, 0 changed, 0 failed; 0"
    assert site.statuses() == [200, 200, 200]
    assert add(place, f"{site.url}/feed") == "0 new, 2 unchanged, 0 changed, 0 failed; 0"
    assert site.statuses() == [304, 304, 304]
    site.pages["/2"] = page("Slipway shut", ANCHOR)
    assert add(place, f"{site.url}/feed") == "0 new, 1 unchanged, 1 changed, 0 failed; 0"
    assert site.statuses() == [304, 304, 200]
    site.pages |= {"/feed": site.feed("/3", "/1", "/2"), "/3": page("Ferry sold")}
    assert add(place, f"{site.url}/feed") == "1 new, 2 unchanged, 0 changed, 0 failed; 0"
    assert site.statuses() == [200, 200, 304, 304]
    with Archive(place) as archive:
        assert list(verify(archive)) == []


def test_what_failed_or_was_over_the_limit_is_had_from_a_feed_that_did_not_change(site: Site, tmp_path: Path) -> None:
    site.pages = {"/feed": site.feed("/1", "/2", "/3"), "/1": page("Chain breaks"), "/3": page("Ferry sold")}
    feed = f"{site.url}/feed"
    assert add(tmp_path / "a.db", "--limit", "2", feed) == "1 new, 0 unchanged, 0 changed, 1 failed; 1"
    site.pages["/2"] = page("Slipway shut")
    assert add(tmp_path / "a.db", feed) == "2 new, 1 unchanged, 0 changed, 0 failed; 0"
    assert site.statuses() == [200, 200, 404, 304, 304, 200, 200]


def test_sitemaps_of_sitemaps(site: Site, tmp_path: Path) -> None:
    site.pages = {
        "/map": site.sitemap("/a", "/b", index=True),
        "/a": site.sitemap("/1"),
        "/b": site.sitemap("/2"),
        "/1": page("Chain breaks"),
        "/2": page("Slipway shut"),
    }
    assert add(tmp_path / "a.db", f"{site.url}/map") == "2 new, 0 unchanged, 0 changed, 0 failed; 0"
    site.statuses()
    assert add(tmp_path / "a.db", f"{site.url}/map") == "0 new, 2 unchanged, 0 changed, 0 failed; 0"
    assert site.statuses() == [304] * 5
    site.pages |= {"/b": site.sitemap("/2", "/3"), "/3": page("Ferry sold")}
    assert add(tmp_path / "a.db", f"{site.url}/map") == "1 new, 2 unchanged, 0 changed, 0 failed; 0"
    assert site.statuses() == [304, 304, 304, 200, 304, 200]


def test_a_table_at_an_address(site: Site, tmp_path: Path) -> None:
    site.pages["/clips.csv"] = f"title,text\nChain,{ANCHOR}\nFerry,The ferry is sold for scrap.\n".encode()
    assert add(tmp_path / "a.db", f"{site.url}/clips.csv") == "2 new, 0 unchanged, 0 changed, 0 failed; 0"
    assert add(tmp_path / "a.db", f"{site.url}/clips.csv") == "0 new, 2 unchanged, 0 changed, 0 failed; 0"
    assert site.statuses() == [200, 304]


def test_an_answer_is_that_of_the_address_it_came_from(site: Site, tmp_path: Path) -> None:
    """Two pages with one tag: neither is asked for, nor taken, by what the other one has."""
    site.tags = dict.fromkeys(["/1", "/2", "/2?x"], '"same"')
    site.pages = {"/1": page("Chain breaks"), "/2": page("Slipway shut"), "/2?x": page("Ferry sold")}
    add(tmp_path / "a.db", f"{site.url}/1")
    assert add(tmp_path / "a.db", f"{site.url}/2", f"{site.url}/2?x").startswith("2 new")
    assert (site.statuses(), site.seen) == ([200, 200, 200], [])
    site.moved = {"/1": "/2"}
    assert add(tmp_path / "a.db", f"{site.url}/1") == SAME
    site.moved = {"/old": "/new"}
    site.pages["/new"] = page("Moved")
    site.tags["/new"] = '"same"'
    assert add(tmp_path / "a.db", f"{site.url}/old") == NEW
    assert add(tmp_path / "a.db", f"{site.url}/old#top") == SAME
    assert site.asked[-4:] == [("/old", 301), ("/new", 200), ("/old", 301), ("/new", 304)]


def test_another_archive_knows_nothing_and_a_copy_all(site: Site, tmp_path: Path) -> None:
    site.pages = {"/feed": site.feed("/1"), "/1": page("Chain breaks")}
    for name in ("a.db", "b.db"):
        assert add(tmp_path / name, f"{site.url}/feed") == NEW
        assert site.statuses() == [200, 200]
    with Archive(tmp_path / "a.db") as one, Archive(tmp_path / "c.db") as copy:
        copy_archive(one, copy)
        assert dump(copy) == dump(one)
    assert (add(tmp_path / "c.db", f"{site.url}/feed"), site.statuses()) == (SAME, [304, 304])


def test_reading_without_an_archive_asks_for_no_changes(site: Site, tmp_path: Path) -> None:
    site.pages = {"/feed": site.feed("/1"), "/1": page("Chain breaks")}
    add(tmp_path / "a.db", f"{site.url}/feed")
    for _ in range(2):
        assert len(list(load_inputs([f"{site.url}/feed"]))) == 1
    assert (site.statuses(), site.seen) == ([200] * 6, [])


def test_an_article_that_could_not_be_stored_is_fetched_whole_again(site: Site, tmp_path: Path) -> None:
    site.pages["/1"] = b"<html><body></body></html>"
    for _ in range(2):
        assert add(tmp_path / "a.db", f"{site.url}/1").endswith("1 failed; 1")
    assert site.statuses() == [200, 200]


def test_other_bytes_of_the_same_article_are_asked_for_by_their_own_tag(site: Site, tmp_path: Path) -> None:
    site.pages["/1"] = page("Chain breaks")
    add(tmp_path / "a.db", f"{site.url}/1")
    site.pages["/1"] += b"<!-- built on Tuesday -->"
    for _ in range(3):
        assert add(tmp_path / "a.db", f"{site.url}/1") == SAME
    assert site.statuses() == [200, 200, 304, 304]


def test_a_page_that_has_lost_its_tag_is_fetched_whole(site: Site, tmp_path: Path) -> None:
    site.pages["/1"] = page("Chain breaks")
    add(tmp_path / "a.db", f"{site.url}/1")
    site.untagged = True
    site.pages["/1"] = page("Chain breaks", ANCHOR)
    add(tmp_path / "a.db", f"{site.url}/1")
    site.seen = []
    assert add(tmp_path / "a.db", f"{site.url}/1") == SAME
    assert site.seen == []


def _answer(url: str, data: bytes = b"<rss/>", **more: Any) -> Fetched:
    return Fetched(data, url, "application/xml", "2031-03-04T10:00:00+00:00", **{"etag": '"1"', **more})


def test_what_is_damaged_or_too_large_is_not_relied_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Archive(tmp_path / "a.db") as archive:
        kept = KeptAnswers(archive.database)
        kept.keep(_answer("http://a.example/feed"), whole=True)
        kept.keep(_answer("http://a.example/page"), whole=False)
        kept.keep(_answer("http://a.example/none", etag=None), whole=True)
        found = kept.known("http://a.example/feed")
        assert found is not None
        assert (found.data, found.etag, found.url) == (b"<rss/>", '"1"', "http://a.example/feed")
        for other in ("page", "none", "feed?", "Feed", "feed/"):
            assert kept.known(f"http://a.example/{other}") is None
        with archive.database.writing() as connection:
            connection.exec_driver_sql("UPDATE fetched SET packed = x'00' WHERE packed IS NOT NULL")
        assert kept.known("http://a.example/feed") is None
        assert any("http://a.example/feed" in problem.where for problem in verify(archive))
        monkeypatch.setattr(answers, "MAX_KEPT", 3)
        kept.keep(_answer("http://a.example/feed"), whole=True)
        with archive.connect() as connection:
            rows = connection.exec_driver_sql("SELECT address FROM fetched").scalars().all()
        assert rows == ["http://a.example/page"]


def test_an_archive_that_cannot_keep_them_costs_no_input(site: Site, tmp_path: Path) -> None:
    site.pages["/1"] = page("Chain breaks")
    add(tmp_path / "a.db", f"{site.url}/1")
    with Archive(tmp_path / "a.db") as archive, archive.database.writing() as connection:
        connection.exec_driver_sql("DROP TABLE fetched")
    assert (add(tmp_path / "a.db", f"{site.url}/1"), site.statuses()) == (SAME, [200, 200])
