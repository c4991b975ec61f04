"""A news site and a receiver of events on this machine, whose pages a test changes as a day goes on."""

from __future__ import annotations

import hashlib
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TEXTS = {
    "first": "The north weir in Ostrel may fail in the next flood, a letter by its engineers says. The letter was sent"
    " to the river board on Monday and seen by the Ostrel Herald.",
    "second": "The north weir in Ostrel may fail in the next flood, engineer Tova Lind told reporters on Tuesday. The"
    " river board met on Tuesday evening to hear her.",
    "third": "The chair of the river board, Marek Dahl, denied on Wednesday that the north weir in Ostrel may fail in"
    ' the next flood. "The weir is sound," Dahl said.',
}
_TAIL = (
    " The weir was built sixty years ago and holds back the lake above the town. Some nine thousand people live below"
    " it. The town hall keeps a list of who has to be woken first when the water comes over the road."
)


def page(name: str, more: str = "") -> bytes:
    """The page of an article."""
    day = list(TEXTS).index(name) + 9
    return (
        f"<html><head><title>Ostrel weir, {name} report</title><meta property='og:site_name' content='Daily {name}'>"
        f"<meta property='article:published_time' content='2031-03-{day:02}'></head><body><article><h1>Ostrel weir,"
        f" {name} report</h1><p>{TEXTS[name]}{more}</p><p>{_TAIL}</p></article></body></html>"
    ).encode()


class Site(ThreadingHTTPServer):
    """Serves what is in ``pages`` (bytes, a status, or a status with headers); keeps what was asked and what came in.

    ``refuse``: how many messages of a webhook are answered with an error before one is taken; ``lose``: how many are
    taken without the sender being told.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages: dict[str, bytes | int | tuple[int, dict[str, str]]] = {}
        self.asked: list[tuple[float, str, int]] = []
        self.messages: list[tuple[dict[str, str], bytes]] = []
        self.refuse = self.lose = 0
        self.slow: dict[str, float] = {}
        self.url = f"http://127.0.0.1:{self.server_port}"
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def feed(self, *names: str) -> bytes:
        """A feed with these articles."""
        items = "".join(f"<item><title>{n}</title><link>{self.url}/{n}</link></item>" for n in names)
        title = f"<title>Ostrel</title><link>{self.url}/</link>"
        return f"<?xml version='1.0'?><rss version='2.0'><channel>{title}{items}</channel></rss>".encode()

    def handle_error(self, request: object, client_address: object) -> None:
        """Nobody wants to read of connections that a test lets break."""


class _Handler(BaseHTTPRequestHandler):
    server: Site
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        found = self.server.pages.get(self.path, 404)
        time.sleep(self.server.slow.get(self.path, 0.0))
        if isinstance(found, bytes):
            tag = '"' + hashlib.sha256(found).hexdigest()[:16] + '"'
            known = self.headers.get("If-None-Match") == tag
            kind = "application/rss+xml" if found.startswith(b"<?xml") else "text/html; charset=utf-8"
            self._answer(304 if known else 200, b"" if known else found, {"ETag": tag, "Content-Type": kind})
        elif isinstance(found, int):
            self._answer(found, b"", {})
        else:
            self._answer(found[0], b"", found[1])

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.server.refuse:
            self.server.refuse -= 1
            self._answer(503, b"", {})
            return
        self.server.messages.append(({key.lower(): value for key, value in self.headers.items()}, body))
        if self.server.lose:
            self.server.lose -= 1
            self.close_connection = True
            self.connection.close()
            return
        self._answer(204, b"", {})

    def _answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.server.asked.append((time.monotonic(), self.path, status))
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Nothing."""
