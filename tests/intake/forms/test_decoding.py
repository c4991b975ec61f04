"""Bytes to characters: marks, declarations, mixtures, packing, and what is no text at all."""

from __future__ import annotations

import gzip

import pytest

from wherefrom.errors import InputError
from wherefrom.intake.forms.decoding import decode, form_of, unpack

WORDS = "Café “closed”, says owner"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_one_text_in_many_encodings(encoding: str) -> None:
    assert decode(WORDS.encode(encoding)) == WORDS


def test_a_declared_encoding_is_believed_where_utf8_fails() -> None:
    page = '<html><head><meta charset="windows-1251"></head><p>Новости</p></html>'
    assert decode(page.encode("cp1251")) == page
    assert decode("Новости дня".encode("koi8-r"), "text/plain; charset=koi8-r") == "Новости дня"


def test_mixed_encodings_are_told_line_by_line() -> None:
    data = "naïve\r\n".encode() + "déjà vu\n".encode("cp1252") + b"\x81 undefined\n"
    assert decode(data) == "naïve\r\ndéjà vu\n\x81 undefined\n"


def test_an_unknown_declared_encoding_does_no_harm() -> None:
    assert decode("é".encode("cp1252"), "text/html; charset=klingon") == "é"


@pytest.mark.parametrize(
    ("data", "name", "media_type", "form"),
    [
        (b"<!DOCTYPE html><p>x", "a", None, "html"),
        (b"\xef\xbb\xbf<!-- saved -->\n<html>", "a.txt", None, "html"),
        (b"Story by <u>someone</u> here", "a.txt", None, "text"),
        (b"just words", "a.html", None, "html"),
        (b"just words", "a", "text/html; charset=utf-8", "html"),
        (b"%PDF-1.4 ...", "a.txt", "text/plain", "pdf"),
        ("Wörter".encode("utf-16"), "a", None, "text"),
    ],
)
def test_the_form_of_bytes(data: bytes, name: str, media_type: str | None, form: str) -> None:
    assert form_of(data, name, media_type) == form


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"  \n ", "is empty"),
        (b"\x89PNG\r\n\x1a\n0000", "PNG image"),
        (b"PK\x03\x04 docx", "office document"),
        (bytes(range(256)) * 20, "binary"),
    ],
)
def test_what_is_no_article_says_so(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        form_of(data, "thing.bin", None)
    assert str(caught.value).startswith("thing.bin: ")


def test_gzip_is_unpacked_within_bounds() -> None:
    assert unpack(gzip.compress(b"one") + gzip.compress(b"two"), "x.gz") == b"onetwo"
    assert unpack(b"plain", "x") == b"plain"
    with pytest.raises(InputError, match="more than 1 MB"):
        unpack(gzip.compress(bytes(3 << 20)), "bomb.gz", limit=1 << 20)
    with pytest.raises(InputError, match="breaks off"):
        unpack(gzip.compress(WORDS.encode() * 100)[:-20], "cut.gz")
    with pytest.raises(InputError, match="damaged"):
        unpack(b"\x1f\x8b" + b"garbage" * 10, "bad.gz")
