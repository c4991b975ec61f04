"""One bad input among good ones: whatever is wrong with it, and of whatever type the fault is, the others are read."""

import gzip
import io
import json
import sys

import pytest

from hostile import NEWS, pdf_of_missing_pages
from warc_files import page_of, warc_of
from wherefrom import read_many
from wherefrom.errors import InputError, UnexpectedError
from wherefrom.intake import Article, load_inputs, read_inputs
from wherefrom.intake.containers import json_lines, warc
from wherefrom.intake.faults import as_input_error
from wherefrom.reading import reader

FEED = "<rss><channel><item><title>Weir</title><link>{}</link></item></channel></rss>"
HOSTS = ["xn--", "xn--0", "xn--ls8h.example", "xn--zz-----.example", "a..b", ".", "-.-", "xn--" + "a" * 80]
TYPES = [ValueError, TypeError, KeyError, OverflowError, RecursionError, MemoryError, UnicodeError, AssertionError]


def read(*names):
    return list(read_inputs([str(name) for name in names]))


def good(folder):
    path = folder / "good.txt"
    path.write_text(NEWS)
    return path


def one_error_and_the_neighbours(found):
    before, *errors, after = found
    assert isinstance(before, Article)
    assert isinstance(after, Article)
    assert errors
    assert all(isinstance(error, InputError) for error in errors)
    return errors


BAD = {
    "pages.pdf": pdf_of_missing_pages(40),
    "cut.pdf": b"%PDF-1.4\n1 0 obj << /Type /Catalog",
    "empty.jsonl": b"",
    "blank.jsonl": b"\n \n",
    "broken.jsonl": b'{"text": ',
    "deep.jsonl": b"[" * 100_000,
    "digits.jsonl": b'{"text": "x", "id": ' + b"9" * 5000 + b"}",
    "number.json": b"17",
    "null.json": b"null",
    "values.json": b"[" + b"[]," * 4_100_000 + b"1]",
    "zero": b"",
    "empty.html": b"",
    "nothing.html": b"<html></html>",
    "surrogate.xml": FEED.format("http://[::1]/&#xDC00;").encode(),
    "name.xml": b"<rss><channel><item><link>&#xD83D;&#0;&#x110000;</link></item></channel></rss>",
    "entity.xml": b'<!DOCTYPE rss [<!ENTITY a "b">]><rss>&a;</rss>',
    "empty.xml": b"<urlset/>",
    "half.gz": gzip.compress(NEWS.encode() * 40)[:40],
    "line.warc": b"WARC/1.1\r\nWARC-Type: " + b"r" * 200_000 + b"\r\n\r\n",
    "lines.warc": b"WARC/1.1\r\n" + b"Name: value\r\n" * 300_000 + b"\r\n",
    "head.warc": b"WARC/1.0",
    "program": b"\x7fELF" + bytes(100),
    "zip.zip": b"PK\x03\x04" + bytes(60),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_costs_itself(tmp_path, name):
    bad = tmp_path / name
    bad.write_bytes(BAD[name])
    errors = one_error_and_the_neighbours(read(good(tmp_path), bad, good(tmp_path)))
    assert not any(isinstance(error, UnexpectedError) for error in errors)


@pytest.mark.parametrize("host", HOSTS)
def test_an_address_of_no_host_costs_itself(tmp_path, host):
    one_error_and_the_neighbours(read(good(tmp_path), f"http://{host}/", good(tmp_path)))
    feed = tmp_path / "feed.xml"
    feed.write_text(FEED.format(f"http://{host}/news"))
    one_error_and_the_neighbours(read(good(tmp_path), feed, good(tmp_path)))


@pytest.mark.parametrize(
    "name", ["no/such/file.html", "n" * 300 + ".txt", "n" * 5000, "nul\0.txt", "http://[", "https://"]
)
def test_a_name_of_nothing_costs_itself(tmp_path, name):
    one_error_and_the_neighbours(read(good(tmp_path), name, good(tmp_path)))


def test_certificates_that_are_not_there_are_named(tmp_path, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", "/no/such/list.pem")
    (error,) = one_error_and_the_neighbours(read(good(tmp_path), "https://weir.example/", good(tmp_path)))
    assert "no certificates can be read from SSL_CERT_FILE=/no/such/list.pem" in str(error)


def test_standard_input_that_is_closed(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    (error,) = read("-")
    assert str(error) == "standard input: is closed; there is nothing to read"


@pytest.mark.parametrize("fault", TYPES)
def test_a_fault_in_a_line_of_a_batch(tmp_path, monkeypatch, fault):
    path = tmp_path / "batch.jsonl"
    path.write_text("".join(json.dumps({"id": str(i), "text": NEWS}) + "\n" for i in range(3)))
    real = json_lines.load_text

    def failing(text, name, given):
        if given.id == "1":
            raise fault("of a kind that nobody expects")
        return real(text, name, given=given)

    monkeypatch.setattr(json_lines, "load_text", failing)
    (error,) = one_error_and_the_neighbours(read(path))
    assert error.name == f"{path}, line 2"


@pytest.mark.parametrize("fault", TYPES)
def test_a_fault_in_a_record_of_a_crawl(monkeypatch, fault):
    pages = [{"url": f"http://marlow.example/{i}", "body": page_of(f"Page {i}")} for i in range(3)]
    real = warc.load_bytes

    def failing(data, where, *more):
        if where.endswith("/1"):
            raise fault("of a kind that nobody expects")
        return real(data, where, *more)

    monkeypatch.setattr(warc, "load_bytes", failing)
    before, error, after = warc.read_warc(io.BytesIO(warc_of(*pages)), "crawl.warc", packed=True)
    assert isinstance(error, InputError)
    assert error.name == "crawl.warc, http://marlow.example/1"
    assert [before.article.title, after.article.title] == ["Page 0", "Page 2"]


@pytest.mark.parametrize("fault", TYPES)
def test_a_fault_in_reading(monkeypatch, fault):
    real = reader.read_article

    def failing(article, **options):
        if "Friday" in article.text:
            raise fault("of a kind that nobody expects")
        return real(article, **options)

    monkeypatch.setattr(reader, "read_article", failing)
    found = list(read_many(["It rained all day, she said.", NEWS, "The sea was calm, he said."]))
    assert [isinstance(result, InputError) for result in found] == [False, True, False]


def test_an_unexpected_fault_says_so_and_where():
    try:
        {}["missing"]
    except KeyError as error:
        found = as_input_error(error, "a.html")
    assert isinstance(found, UnexpectedError)
    assert str(found) == "a.html: could not be read, by a fault in wherefrom (KeyError: 'missing'); please report it"
    assert "test_faults.py" in found.traceback
    assert not isinstance(as_input_error(FileNotFoundError(), "a.html"), UnexpectedError)


def test_a_feed_in_a_folder_is_not_followed(tmp_path):
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "url": "http://weir.example/1"}]}
    (tmp_path / "feed.json").write_text(json.dumps(feed))
    good(tmp_path)
    error, article = load_inputs([str(tmp_path)])
    assert "name it by itself" in str(error)
    assert article.article.text == NEWS


def test_a_long_text_of_a_crawl_is_told_before_it_is_read(tmp_path):
    path = tmp_path / "long.txt"
    path.write_text("The weir is open. " * 300_000)
    (error,) = one_error_and_the_neighbours(read(good(tmp_path), path, good(tmp_path)))
    assert "5 million characters" in str(error)
