"""Fetching: against a real server on this machine, which only the inner function may be told to permit."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from wherefrom.errors import FetchError
from wherefrom.intake.fetch import MAX_BYTES, USER_AGENT, Fetched, _fetch, fetch, is_public
from wherefrom.intake.web.answers import date_of, tag_of

PAGE = b"<html><body><p>The bridge is closed.</p></body></html>"


class Site(BaseHTTPRequestHandler):
    """One path for everything that a server may do."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *args: Any) -> None:
        pass

    def answer(self, data: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(data)), "Content-Type": "text/html", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def redirect(self, target: str) -> None:
        self.answer(b"", 302, Location=target)

    def do_GET(self) -> None:  # noqa: C901 (one case a path)
        path, _, query = self.path.partition("?")
        match path:
            case "/page":
                self.answer(PAGE)
            case "/headers":
                self.answer(str(self.headers).encode())
            case "/gzip":
                self.answer(gzip.compress(PAGE), Content_Encoding="gzip")
            case "/deflate":
                self.answer(zlib.compress(PAGE), Content_Encoding="deflate")
            case "/bare-deflate":
                packer = zlib.compressobj(wbits=-15)
                self.answer(packer.compress(PAGE) + packer.flush(), Content_Encoding="deflate")
            case "/bomb":
                self.answer(gzip.compress(bytes(MAX_BYTES + (1 << 20)), 1), Content_Encoding="gzip")
            case "/cut":
                self.answer(gzip.compress(PAGE * 50)[:-30], Content_Encoding="gzip")
            case "/garbled":
                self.answer(b"no gzip at all", Content_Encoding="gzip")
            case "/brotli":
                self.answer(b"x", Content_Encoding="br")
            case "/large":
                self.answer(bytes(MAX_BYTES + 10))
            case "/tagged":
                self.answer(PAGE, ETag='W/"a b"', Last_Modified="Wed, 21 Oct 2015 07:28:00 GMT")
            case "/hostile-tag":
                self.answer(PAGE, ETag="x" * 3000, Last_Modified="yesterday")
            case "/as-before":
                self.answer(b"", 304)
            case "/to":
                self.redirect(query)
            case "/round":
                self.redirect("/round")
            case "/drip":
                self.wfile.write(b"HTTP/1.1 200 OK\r\n")
                for i in range(100):
                    time.sleep(0.05)
                    self.wfile.write(b"X-%d: y\r\n" % i)
            case _:
                self.answer(b"none", 404)


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.handle_error = lambda *args: None  # type: ignore[method-assign]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def is_here(address: str) -> bool:
    return address == "127.0.0.1"


@pytest.mark.parametrize("path", ["/page", "/gzip", "/deflate", "/bare-deflate"])
def test_a_page_packed_or_not(site: str, path: str) -> None:
    fetched = _fetch(site + path, is_here)
    assert fetched.data == PAGE
    assert (fetched.url, fetched.media_type) == (site + path, "text/html")


def test_it_says_who_it_is_and_ignores_proxies(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    headers = _fetch(site + "/headers", is_here).data.decode()
    assert f"User-Agent: {USER_AGENT}" in headers
    assert "Host: 127.0.0.1:" in headers


def before(url: str, **more: Any) -> Fetched:
    return Fetched(b"kept", url, "text/plain", "2031-03-04T10:00:00+00:00", **{"etag": '"7"', **more})


def test_a_server_is_asked_by_what_it_said_before(site: str) -> None:
    known = {site + path: before(site + path, modified="Wed, 21 Oct 2015 07:28:00 GMT") for path in ("/headers", "/2")}
    headers = _fetch(site + "/headers", is_here, known=known.get).data.decode()
    assert 'If-None-Match: "7"' in headers
    assert "If-Modified-Since: Wed, 21 Oct 2015 07:28:00 GMT" in headers
    assert "If-" not in _fetch(site + "/headers", is_here).data.decode()


def test_what_did_not_change_is_what_was_kept(site: str) -> None:
    known = {site + "/as-before": before(site + "/as-before")}
    for path in ("/as-before", "/to?/as-before"):
        found = _fetch(site + path, is_here, known=known.get)
        assert (found.data, found.url, found.media_type) == (b"kept", site + "/as-before", "text/plain")
        assert (found.at, found.fresh) == ("2031-03-04T10:00:00+00:00", False)


@pytest.mark.parametrize("held", [None, "/other", "/as-before?", "untagged"])
def test_what_another_address_answered_stands_for_nothing(site: str, held: str | None) -> None:
    asked: list[str] = []

    def known(url: str) -> Fetched | None:
        asked.append(url)
        if held == "untagged":
            return before(url, etag=None)
        return before(site + held) if held else None

    assert "If-" not in _fetch(site + "/headers", is_here, known=known).data.decode()
    with pytest.raises(FetchError, match="status 304"):
        _fetch(f"{site}/to?/as-before", is_here, known=known)
    assert asked == [site + "/headers", f"{site}/to?/as-before", site + "/as-before"]


def test_what_a_server_can_be_asked_by(site: str) -> None:
    page = _fetch(site + "/tagged", is_here)
    assert (page.etag, page.modified, page.fresh) == (None, "Wed, 21 Oct 2015 07:28:00 GMT", True)
    hostile = _fetch(site + "/hostile-tag", is_here)
    assert (hostile.etag, hostile.modified) == (None, None)


@pytest.mark.parametrize(
    ("tag", "kept"),
    [
        ('"5f3"', True),
        ('W/"5f3"', True),
        ('""', True),
        ("5f3-bare", True),
        ("", False),
        ("a\r\nHost: b", False),
        ("a b", False),
        ("\x7f", False),
        ("caf\xe9", False),
        ("x" * 301, False),
        (None, False),
    ],
)
def test_tags_that_can_be_sent_back(tag: str | None, kept: bool) -> None:
    assert tag_of(tag) == (tag if kept else None)


@pytest.mark.parametrize(
    ("date", "kept"),
    [
        ("Wed, 21 Oct 2015 07:28:00 GMT", True),
        ("Wednesday, 21-Oct-15 07:28:00 GMT", True),
        ("21 Oct 2015 07:28:00 +0200", True),
        ("Wed, 21 Oct 2015 07:28:00 GMT\r\nHost: b", False),
        ("Wed, 99 Oct 2015 07:28:00 GMT", False),
        ("1445412480", False),
        ("0", False),
        ("", False),
        ("\u00b2", False),
        (None, False),
    ],
)
def test_dates_that_can_be_sent_back(date: str | None, kept: bool) -> None:
    assert date_of(date) == (date if kept else None)


def test_redirects_are_followed_to_the_final_address(site: str) -> None:
    assert _fetch(f"{site}/to?/page", is_here).url == f"{site}/page"


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://localhost:8000/x", "http://[::1]/", "http://2130706433/", "http://0/"]
)
def test_this_machine_is_refused(url: str) -> None:
    with pytest.raises(FetchError, match="not on the public Internet"):
        fetch(url)


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://example.org/x", "gopher://example.org", "http://", "https:///x"]
)
def test_other_schemes_are_refused(url: str) -> None:
    with pytest.raises(FetchError, match="only http and https|not an address"):
        fetch(url)


def test_a_redirect_to_a_file_is_refused(site: str) -> None:
    with pytest.raises(FetchError, match=r"redirects to 'file:///etc/passwd': only http and https"):
        _fetch(f"{site}/to?file:///etc/passwd", is_here)


@pytest.mark.parametrize(
    "target", ["http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[::ffff:127.0.0.1]/"]
)
def test_a_redirect_to_a_private_address_is_refused(site: str, target: str) -> None:
    with pytest.raises(FetchError, match="not on the public Internet"):
        _fetch(f"{site}/to?{target}", is_here)


def test_a_redirect_to_nonsense_is_told(site: str) -> None:
    with pytest.raises(FetchError, match="no address|not an address|only http"):
        _fetch(f"{site}/to?http://[oops", is_here)


def test_endless_redirects_end(site: str) -> None:
    with pytest.raises(FetchError, match="more than 5 times"):
        _fetch(f"{site}/round", is_here)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/bomb", "larger than 20 MB"),
        ("/large", "larger than 20 MB"),
        ("/cut", "breaks off"),
        ("/garbled", "damaged"),
        ("/brotli", "not asked for"),
        ("/nothing", "status 404"),
    ],
)
def test_bad_answers_say_what_is_wrong(site: str, path: str, said: str) -> None:
    with pytest.raises(FetchError, match=said) as caught:
        _fetch(site + path, is_here)
    assert caught.value.name == site + path


def test_a_server_that_drips_is_left(site: str) -> None:
    start = time.monotonic()
    with pytest.raises(FetchError, match="did not answer"):
        _fetch(f"{site}/drip", is_here, seconds=0.5)
    assert time.monotonic() - start < 4


def test_nobody_listening() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(FetchError, match="could not be fetched"):
        _fetch(f"http://127.0.0.1:{port}/", is_here)


def test_the_address_that_was_checked_is_the_one_connected_to(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that resolves to a private address the second time (DNS rebinding) is not asked a second time."""
    real, asked = socket.getaddrinfo, []

    def rebinding(host: Any, port: Any, *args: Any, **kwargs: Any) -> Any:
        if host not in ("rebinding.test", b"rebinding.test"):
            return real(host, port, *args, **kwargs)
        asked.append(host)
        return real("127.0.0.1" if len(asked) == 1 else "10.255.255.1", port, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    port = site.rsplit(":", 1)[1]
    headers = _fetch(f"http://rebinding.test:{port}/headers", is_here).data.decode()
    assert len(asked) == 1
    assert f"Host: rebinding.test:{port}" in headers


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("198.18.0.1", False),
        ("192.0.2.1", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("fec0::1", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:8.8.8.8", True),
        ("64:ff9b::a00:1", False),
        ("2002:7f00:1::", False),
        ("2001:0:7f00:1::", False),
        ("::7f00:1", False),
        ("no address", False),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public
