"""WARC files as crawlers write them: pages come out with address and bytes, the rest is passed over, damage is told."""

from __future__ import annotations

import gzip
import hashlib
import io
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memory import most_during
from pdf_files import pdf_of
from warc_files import page_of, warc_of
from wherefrom.errors import InputError
from wherefrom.intake import Article, Loaded, count_inputs, load_inputs, read_inputs
from wherefrom.intake.containers.warc import read_warc

URL = "https://marlow.example/news/bridge"


def read(data: bytes, *, packed: bool = True) -> list[Loaded | InputError]:
    return list(read_warc(io.BytesIO(data), "crawl.warc", packed=packed))


def only(found: list[Loaded | InputError]) -> Loaded:
    (loaded,) = found
    assert isinstance(loaded, Loaded), loaded
    return loaded


def chunked(body: bytes) -> bytes:
    pieces = [body[i : i + 100] for i in range(0, len(body), 100)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


@pytest.mark.parametrize("packed", [True, False])
def test_a_page_has_its_address_its_bytes_and_when_it_was_fetched(packed: bool) -> None:
    body = page_of("Bridge closed")
    loaded = only(read(warc_of({"url": URL, "body": body}, packed=packed), packed=packed))
    assert (loaded.article.url, loaded.article.title) == (URL, "Bridge closed")
    assert (loaded.data, loaded.fetched) == (body, "2021-05-06T07:08:09+00:00")
    assert loaded.article.snapshot is not None
    assert loaded.article.snapshot.sha256 == hashlib.sha256(body).hexdigest()


HTML = {"Content-Type": "text/html"}


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (HTML | {"Transfer-Encoding": "chunked"}, chunked(page_of("Bridge closed"))),
        (HTML | {"Content-Encoding": "gzip"}, gzip.compress(page_of("Bridge closed"))),
        (
            HTML | {"Content-Encoding": "gzip", "Transfer-Encoding": "chunked"},
            chunked(gzip.compress(page_of("Bridge closed"))),
        ),
    ],
)
def test_transfer_and_content_encodings_are_undone(headers: dict[str, str], body: bytes) -> None:
    loaded = only(read(warc_of({"url": URL, "body": body, "headers": headers})))
    assert loaded.data == page_of("Bridge closed")


def test_brotli_is_told_and_the_rest_goes_on() -> None:
    headers = HTML | {"Content-Encoding": "br"}
    error, article = read(
        warc_of({"url": URL, "body": b"\x1b\x00", "headers": headers}, {"url": URL, "body": page_of("Bridge closed")})
    )
    assert isinstance(error, InputError)
    assert str(error) == f"crawl.warc, {URL}: is packed with 'br', which is not read; fetch it with gzip or unpacked"
    assert isinstance(article, Loaded)


def test_resources_conversions_and_pdf_are_read_and_what_is_no_page_is_passed_over() -> None:
    text, pdf, png = ({"Content-Type": kind} for kind in ("text/plain", "application/pdf", "image/png"))
    robots = "https://marlow.example/robots.txt"
    found = read(
        warc_of(
            {"url": URL + "1", "kind": "resource", "body": page_of("One")},
            {"url": URL + "2", "kind": "conversion", "body": b"Two is plain.", "headers": text},
            {"url": URL + "3", "body": pdf_of([["Three was printed."]]), "headers": pdf},
            {"url": URL, "kind": "request", "body": b"GET /", "headers": {"Content-Type": "application/http"}},
            {"url": URL, "body": page_of("Moved"), "status": "301 Moved Permanently"},
            {"url": URL, "body": page_of("Not here"), "status": "404 Not Found"},
            {"url": URL, "body": b"\x89PNG", "headers": png},
            {"url": robots, "body": b"User-agent: *", "headers": text},
        )
    )
    assert [loaded.article.url for loaded in found if isinstance(loaded, Loaded)] == [URL + "1", URL + "2", URL + "3"]
    assert len(found) == 3


def test_a_page_without_an_article_is_an_error_in_its_place() -> None:
    empty = b"<html><body></body></html>"
    found = read(warc_of(*({"url": URL, "body": body} for body in (page_of("One"), empty, page_of("Two")))))
    assert [type(entry) for entry in found] == [Loaded, InputError, Loaded]
    assert "has no article text" in str(found[1])


def test_a_date_after_the_fetch_is_not_believed() -> None:
    def published(day: str) -> str | None:
        head = f'<meta property="article:published_time" content="{day}">'
        return only(read(warc_of({"url": URL, "body": page_of("Bridge", head)}))).article.published

    assert published("2021-05-05") == "2021-05-05"
    assert published("2021-05-07") == "2021-05-07"
    assert published("2022-01-01") is None


@pytest.mark.parametrize("packed", [True, False])
def test_half_a_file_gives_what_stands_before_the_cut(packed: bool) -> None:
    bodies = [page_of(f"Bridge {i}", paragraphs=5 + i) for i in range(6)]
    data = warc_of(*({"url": f"{URL}{i}", "body": body} for i, body in enumerate(bodies)), packed=packed)
    assert len(read(data, packed=packed)) == 6
    *whole, error = read(data[: len(data) // 2], packed=packed)
    assert 0 < len(whole) < 6
    assert [loaded.data for loaded in whole if isinstance(loaded, Loaded)] == bodies[: len(whole)]
    assert isinstance(error, InputError)
    assert f"breaks off or is damaged after record {len(whole) + 1}" in str(error)


def test_a_file_packed_as_a_whole_is_read_too() -> None:
    data = warc_of(*({"url": f"{URL}{i}", "body": page_of(f"Bridge {i}")} for i in range(3)), packed=False)
    assert len([1 for loaded in read(gzip.compress(data)) if isinstance(loaded, Loaded)]) == 3


def test_nothing_in_it() -> None:
    (error,) = read(warc_of())
    assert str(error) == "crawl.warc: holds no page (of 1 records, none is a page that was fetched well)"


PAGES = [{"url": f"{URL}{i}", "body": page_of("B")} for i in range(3)]
SOUND = {packed: warc_of(*PAGES, packed=packed) for packed in (False, True)}


@settings(max_examples=60)
@given(st.data(), st.booleans())
def test_no_damage_gets_further_than_an_error(data: st.DataObject, packed: bool) -> None:
    whole = bytearray(SOUND[packed])
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    found = read(bytes(whole[: data.draw(st.integers(1, len(whole)))]), packed=packed)
    assert found
    assert len(found) <= 4


@pytest.mark.parametrize("name", ["crawl.warc.gz", "crawl", "crawl.html"])
def test_the_bytes_say_that_it_is_a_warc_not_the_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(warc_of({"url": URL, "body": page_of("Bridge closed")}))
    (article,) = read_inputs([str(path)])
    assert isinstance(article, Article)
    assert article.url == URL
    assert count_inputs([str(path)]) is None


def test_a_folder_and_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = warc_of(*({"url": f"{URL}{i}", "body": page_of(f"Bridge {i}")} for i in range(3)))
    (tmp_path / "a.warc.gz").write_bytes(data)
    (tmp_path / "b.txt").write_text("The mayor said no.")
    assert len(list(load_inputs([str(tmp_path)]))) == 4
    for given_in in (data, gzip.decompress(data)):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given_in)))
        assert [found.article.title for found in load_inputs(["-"]) if isinstance(found, Loaded)] == [
            f"Bridge {i}" for i in range(3)
        ]


def test_a_long_file_is_never_held_whole(tmp_path: Path) -> None:
    path = tmp_path / "long.warc"
    http = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n" + bytes(8 << 20)
    image = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
    with path.open("wb") as file:
        for _ in range(20):
            file.write(image % (URL.encode(), len(http), http))
            file.write(warc_of({"url": URL, "body": page_of("Bridge")}, packed=False))
    count, most = most_during(lambda: sum(isinstance(found, Loaded) for found in load_inputs([str(path)])))
    assert count == 20
    assert most < 40 << 20


def test_nothing_of_a_damaged_file_goes_to_standard_error(capfd: pytest.CaptureFixture[str]) -> None:
    whole = warc_of({"url": URL, "body": page_of("Bridge")}, packed=False)
    read(whole.replace(URL.encode(), b"http://marlow.example/a b c " + b"x" * 900), packed=False)
    read(whole.replace(b"\r\n\r\nWARC", b"junk" * 300 + b"\r\n\r\nWARC"), packed=False)
    assert capfd.readouterr().err == ""


def test_a_line_of_a_header_has_an_end() -> None:
    for line in (b"X: " + b"a" * (1 << 17), b"".join(b"X%d: y\r\n" % number for number in range(200_000))):
        found = read(b"WARC/1.0\r\n" + line + b"\r\n\r\n", packed=False)
        assert [str(error) for error in found] == [
            "crawl.warc: breaks off or is damaged after record 0; what stands before that was read"
        ]
