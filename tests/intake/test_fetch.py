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
from wherefrom.intake.fetch import MAX_BYTES, USER_AGENT, _fetch, fetch, is_public

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
