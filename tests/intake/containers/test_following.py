"""Feeds and sitemaps followed on a real server on this machine: gaps filled, pauses and bounds kept."""

from __future__ import annotations

import gzip
import io
import json
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from warc_files import PARAGRAPH, page_of, warc_of
from wherefrom.errors import InputError
from wherefrom.intake import Article, Loaded, count_inputs, load_inputs, read_inputs
from wherefrom.intake.containers import following
from wherefrom.intake.containers.following import Following
from wherefrom.intake.web.pace import retry_after
from wherefrom.intake.worker.workers import Workers


class Server:
    """A site of ``pages`` (path to body), which notes what was asked when; what it has not is answered with 404."""

    def __init__(self) -> None:
        self.pages: dict[str, bytes] = {}
        self.statuses: dict[str, int] = {}
        self.headers: dict[str, dict[str, str]] = {}
        self.asked: list[tuple[str, float]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *args: Any) -> None:
                pass

            def do_GET(self) -> None:
                outer.asked.append((self.path, time.monotonic()))
                body = outer.pages.get(self.path, b"none")
                self.send_response(outer.statuses.get(self.path, 200 if self.path in outer.pages else 404))
                self.send_header("Content-Type", "application/xml" if body.startswith(b"<?xml") else "text/html")
                self.send_header("Content-Length", str(len(body)))
                for name, value in outer.headers.pop(self.path, {}).items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def feed(self, *items: str) -> bytes:
        entries = "".join(f"<item>{item.replace('SITE', self.url)}</item>" for item in items)
        return (
            '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
            f"<title>Courier</title><link>{self.url}/</link>{entries}</channel></rss>"
        ).encode()

    def sitemap(self, *paths: str, index: bool = False) -> bytes:
        one, all_of = ("sitemap", "sitemapindex") if index else ("url", "urlset")
        listed = "".join(f"<{one}><loc>{self.url}{path}</loc></{one}>" for path in paths)
        return f'<?xml version="1.0"?><{all_of}>{listed}</{all_of}>'.encode()


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A site that may be fetched although it is on this machine."""
    rules = sys.modules["wherefrom.intake.fetch"]  # The package has a function of that name, which hides the module.
    monkeypatch.setattr(rules, "is_public", lambda address: address == "127.0.0.1")
    found = Server()
    yield found
    found.server.shutdown()
    found.server.server_close()


def load(*names: object, notices: list[str] | None = None, **more: Any) -> list[Loaded | InputError]:
    following = Following(pause=0.0, notice=(notices if notices is not None else []).append, **more)
    return list(load_inputs([str(name) for name in names], following))


def titles(found: list[Loaded | InputError]) -> list[str | None]:
    return [entry.article.title if isinstance(entry, Loaded) else entry.reason for entry in found]


def test_a_feed_by_its_address_fills_what_the_pages_leave_open(site: Server) -> None:
    site.pages = {
        "/feed": site.feed(
            "<title>Of the feed</title><link>SITE/1</link><pubDate>Mon, 04 Dec 2017 10:00:00 GMT</pubDate>"
            "<author>Jane Doe</author>",
            "<title>Gone</title><link>SITE/2</link>",
            "<title>Third</title><link>SITE/3</link>",
        ),
        "/1": page_of("Of the page"),
        "/3": page_of("Third"),
    }
    first, gone, third = load(site.url + "/feed")
    assert isinstance(first, Loaded)
    assert isinstance(third, Loaded)
    assert (first.article.title, first.article.published) == ("Of the page", "2017-12-04T10:00:00+00:00")
    assert first.article.authors == ("Jane Doe",)
    assert (first.article.url, first.data) == (site.url + "/1", site.pages["/1"])
    assert first.fetched is not None
    assert str(gone) == f"{site.url}/2: answered with status 404; there is no such page; check the address"
    assert site.paths() == ["/feed", "/1", "/2", "/3"]


def test_a_feed_from_a_file_and_from_standard_input(
    site: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.pages = {"/1": page_of("One")}
    path = tmp_path / "saved.txt"
    path.write_bytes(site.feed("<link>SITE/1</link>"))
    assert titles(load(path)) == ["One"]
    assert count_inputs([str(path)]) is None
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(path.read_bytes())))
    (article,) = read_inputs(["-"], Following(pause=0.0))
    assert isinstance(article, Article)


def test_a_whole_text_in_the_feed_stands_in_for_a_page_that_cannot_be_had(site: Server) -> None:
    paragraphs = "".join(PARAGRAPH.replace("Friday", f"Friday {i}") for i in range(9))
    whole = f"<content:encoded><![CDATA[{paragraphs}]]></content:encoded>"
    short = f"<content:encoded><![CDATA[{PARAGRAPH}]]></content:encoded>"
    site.pages = {
        "/feed": site.feed(
            f"<title>Whole</title><link>SITE/1</link>{whole}", f"<title>Short</title><link>SITE/2</link>{short}"
        ),
        "/1": b"",
    }
    site.statuses = {"/1": 403}
    notices: list[str] = []
    stand_in, error = load(site.url + "/feed", notices=notices)
    assert isinstance(stand_in, Loaded)
    assert (stand_in.article.title, stand_in.article.url) == ("Whole", site.url + "/1")
    assert stand_in.article.text.count("mayor Ada Finch said") == 9
    assert isinstance(error, InputError)
    (notice,) = notices
    assert notice.startswith(
        f"{site.url}/1: read from the feed {site.url}/feed, because its page answered with status 403"
    )


def test_sitemaps_of_sitemaps_packed_and_broken(site: Server) -> None:
    site.pages = {
        "/index.xml": site.sitemap("/a.xml.gz", "/gone.xml", "/broken.xml", "/b.xml", index=True),
        "/a.xml.gz": gzip.compress(site.sitemap("/1", "/2")),
        "/broken.xml": b"<html>login</html>",
        "/b.xml": site.sitemap("/3"),
        **{f"/{i}": page_of(f"Page {i}") for i in (1, 2, 3)},
    }
    found = titles(load(site.url + "/index.xml"))
    assert found[:2] == ["Page 1", "Page 2"]
    assert found[-1] == "Page 3"
    assert "status 404" in str(found[2])
    assert "no sitemap but <html>" in str(found[3])


def test_the_limit_of_pages_is_held_and_told(site: Server) -> None:
    site.pages = {
        "/index.xml": site.sitemap("/a.xml", "/b.xml", index=True),
        "/a.xml": site.sitemap(*(f"/{i}" for i in range(20))),
        **{f"/{i}": page_of(f"Page {i}") for i in range(20)},
    }
    notices: list[str] = []
    assert titles(load(site.url + "/index.xml", limit=3, notices=notices)) == ["Page 0", "Page 1", "Page 2"]
    assert notices == [
        f"{site.url}/a.xml: 3 of 20 pages were read, as many as the limit allows",
        f"{site.url}/index.xml: 1 of its sitemaps were left out (the limit of 3 pages)",
    ]
    assert "/b.xml" not in site.paths()


def test_sitemaps_that_list_themselves_come_to_an_end(site: Server) -> None:
    site.pages = {"/loop.xml": site.sitemap("/loop.xml", "/loop.xml?2", index=True)}
    site.pages["/loop.xml?2"] = site.pages["/loop.xml"]
    notices: list[str] = []
    assert load(site.url + "/loop.xml", notices=notices) == []
    assert 3 < len(site.paths()) <= 50
    assert any("the limit of 3 levels" in notice for notice in notices)


def test_one_request_at_a_time_with_a_pause(site: Server) -> None:
    site.pages = {
        "/feed": site.feed(*(f"<link>SITE/{i}</link>" for i in range(3))),
        **{f"/{i}": page_of(f"Page {i}") for i in range(3)},
    }
    found = list(load_inputs([site.url + "/feed"], Following(pause=0.2)))
    assert len(found) == 3
    times = [when for path, when in site.asked if path != "/feed"]
    assert [path for path, _ in site.asked] == ["/feed", "/robots.txt", "/0", "/1", "/2"]
    assert all(later - earlier >= 0.19 for earlier, later in zip(times, times[1:], strict=False))


@pytest.mark.parametrize(
    ("robots", "status", "read"),
    [
        (b"User-agent: *\nDisallow: /private/\n", 200, [True, False]),
        (b"User-agent: wherefrom\nDisallow: /\n\nUser-agent: *\nAllow: /\n", 200, [False, False]),
        (b"User-agent: other\nDisallow: /\n", 200, [True, True]),
        (b"", 404, [True, True]),
        (b"", 503, [False, False]),
        (b"\xff\xfe\x00garbage\n\n:::\n", 200, [True, True]),
    ],
)
def test_robots_txt_is_obeyed(site: Server, robots: bytes, status: int, read: list[bool]) -> None:
    site.pages = {
        "/feed": site.feed("<link>SITE/open</link>", "<link>SITE/private/1</link>"),
        "/open": page_of("Open"),
        "/private/1": page_of("Private"),
        "/robots.txt": robots,
    }
    site.statuses = {"/robots.txt": status}
    found = load(site.url + "/feed")
    assert [isinstance(entry, Loaded) for entry in found] == read
    assert all("robots.txt keeps programs out" in str(entry) for entry in found if isinstance(entry, InputError))
    assert ("/private/1" in site.paths()) is read[1]


def test_what_a_feed_points_at_is_fetched_with_every_check(site: Server) -> None:
    site.pages = {
        "/feed": site.feed("<link>http://169.254.169.254/latest/meta-data/</link>", "<link>file:///etc/passwd</link>")
    }
    (error,) = load(site.url + "/feed")
    assert "not on the public Internet" in str(error)


def test_a_warc_at_an_address(site: Server) -> None:
    site.pages = {"/crawl": warc_of({"url": "https://marlow.example/1", "body": page_of("Bridge")})}
    (loaded,) = load(site.url + "/crawl")
    assert isinstance(loaded, Loaded)
    assert loaded.article.url == "https://marlow.example/1"


def test_a_plain_page_still_is_one_article_and_knows_when_it_was_fetched(site: Server) -> None:
    site.pages = {"/1": page_of("One")}
    (loaded,) = load(site.url + "/1")
    assert isinstance(loaded, Loaded)
    assert loaded.fetched is not None
    assert site.paths() == ["/1"]
    assert len(site.asked) == 1  # What a person names is fetched for that person; robots.txt is for following.


@pytest.mark.parametrize(
    ("rule", "kept_out"),
    [
        ("Disallow: /*?print=", [False, True, False, False]),
        ("Disallow: /*.pdf$", [False, False, True, False]),
        ("Disallow: /a*c/", [False, False, False, True]),
        ("Disallow: /\nAllow: /news", [False, False, True, True]),
        ("Disallow: //[x\nDisallow: //a\u2100b/\nCrawl-delay: \u00b2\nRequest-rate: \u00b2/5", [False] * 4),
        ("Crawl-delay: " + "9" * 400, [False] * 4),
        ("Crawl-delay: -5\nCrawl-delay: nan\nCrawl-delay: inf", [False] * 4),
        ("Crawl-delay: " + "9" * 5000, [False] * 4),
        ("Disallow", [False] * 4),
        ("\0\ufffe: x", [False] * 4),
    ],
)
def test_rules_of_robots_txt(site: Server, rule: str, kept_out: list[bool], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "MAX_PAUSE", 0.01)
    paths = ["/news/1", "/news/1?print=1", "/files/1.pdf", "/abc/1"]
    site.pages = dict.fromkeys(paths, page_of("Bridge")) | {
        "/feed": site.feed(*(f"<link>SITE{path}</link>" for path in paths)),
        "/robots.txt": f"User-agent: *\n{rule}\n".encode(),
    }
    found = load(site.url + "/feed")
    assert [isinstance(entry, InputError) for entry in found] == kept_out


def test_rules_that_are_a_bomb_cost_the_entries_of_their_site(site: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    few = Workers(memory=200 << 20, seconds=1)
    monkeypatch.setattr(sys.modules["wherefrom.intake.web.robots"], "workers", lambda: few)
    agents = "".join(f"User-agent: a{number}\n" for number in range(12_000))
    site.pages = {
        "/feed": site.feed("<link>SITE/1</link>", "<link>SITE/2</link>"),
        "/robots.txt": (agents + "".join(f"Disallow: /{number}x*\n" for number in range(16_000))).encode(),
        "/1": page_of("One"),
    }
    assert all("the site's robots.txt" in str(entry) for entry in load(site.url + "/feed"))
    few.close()


def test_where_a_page_redirects_to_has_its_own_rules(site: Server) -> None:
    site.pages = {
        "/feed": site.feed("<link>SITE/old</link>", "<link>SITE/moved</link>"),
        "/robots.txt": b"User-agent: *\nDisallow: /private",
        "/old": b"",
        "/moved": b"",
        "/private/1": page_of("Private"),
        "/open/1": page_of("Open"),
    }
    site.statuses = {"/old": 302, "/moved": 301}
    site.headers = {"/old": {"Location": "/private/1"}, "/moved": {"Location": "/open/1"}}
    private, moved = load(site.url + "/feed")
    assert f"{site.url}/old: redirects to {site.url}/private/1, which may not be followed" in str(private)
    assert isinstance(moved, Loaded)
    assert "/private/1" not in site.paths()


def test_a_short_wait_is_waited_for_and_a_long_one_told(site: Server) -> None:
    site.pages = {
        "/feed": site.feed("<link>SITE/1</link>", "<link>SITE/2</link>", "<link>SITE/3</link>"),
        "/1": page_of("One"),
        "/2": page_of("Two"),
    }
    site.statuses = {"/1": 429, "/2": 503}
    site.headers = {"/1": {"Retry-After": "1"}, "/2": {"Retry-After": "3600"}}
    first, second, third = load(site.url + "/feed")
    times = [when for path, when in site.asked if path == "/1"]
    assert len(times) == 2
    assert times[1] - times[0] > 0.9
    assert "answered with status 429" in str(first)
    assert str(second).endswith("answered with status 503; it asks to wait for 3,600 seconds; try again then")
    assert "asks programs to wait" in str(third)
    assert "/3" not in site.paths()


def test_addresses_that_are_named_wait_for_each_other(site: Server) -> None:
    site.pages = {"/1": page_of("One"), "/2": page_of("Two")}
    assert titles(load(site.url + "/1", site.url + "/2")) == ["One", "Two"]
    (_, first), (_, second) = site.asked
    assert second - first > 0.9


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        ("0", 0.0),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0),
        ("9" * 9, 30 * 24 * 3600.0),
        ("9" * 400, None),
        ("\u00b2", None),
        ("soon", None),
        ("-1", None),
        ("", None),
        (None, None),
        ("Wed, 99 Oct 2015", None),
    ],
)
def test_what_retry_after_asks(value: str | None, seconds: float | None) -> None:
    assert retry_after(value) == seconds


JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Lowmark",
    "authors": [{"name": "Ann Lee"}],
    "items": [
        {"id": "1", "url": "SITE/1?a=1&b=2", "title": "Of the feed", "date_published": "2024-03-01T10:00:00+01:00"},
        {
            "id": "SITE/2",
            "content_text": "\n".join(["The weir is open, she said." * 9] * 3),
            "author": {"name": "Joe Roe"},
        },
        {"id": "tag:lowmark", "title": "No address"},
        "nonsense",
        {"id": 4, "external_url": "/4", "title": 7},
    ],
}


def test_a_json_feed_is_followed(site: Server) -> None:
    text = json.dumps(JSON_FEED).replace("SITE", site.url)
    site.pages = {"/feed.json": text.encode(), "/1?a=1&b=2": page_of("Of the page"), "/4": page_of("Fourth")}
    first, second, fourth = load(site.url + "/feed.json")
    assert isinstance(first, Loaded)
    assert (first.article.title, first.article.published) == ("Of the page", "2024-03-01T10:00:00+01:00")
    assert first.article.authors == ("Ann Lee",)
    assert isinstance(second, Loaded)  # Its page is not there; the feed has its text.
    assert second.article.authors == ("Joe Roe",)
    assert titles([fourth]) == ["Fourth"]
