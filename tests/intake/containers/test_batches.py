"""Many inputs: files, folders, JSON lines, standard input; what fails is told and the rest goes on."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
from pathlib import Path

import pytest

from memory import most_during
from pdf_files import pdf_of
from wherefrom.errors import InputError
from wherefrom.intake import Article, count_inputs, read_inputs
from wherefrom.intake.forms.decoding import MAX_BYTES

BODY = "The council of Marlow voted on Friday to close the bridge.\n\nThe mayor said that there was no choice.\n"


def read(*names: object) -> list[Article | InputError]:
    return list(read_inputs([str(name) for name in names]))


def one_error(*names: object) -> InputError:
    (found,) = read(*names)
    assert isinstance(found, InputError)
    return found


def put(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def lines(*entries: object) -> str:
    return "".join((entry if isinstance(entry, str) else json.dumps(entry)) + "\n" for entry in entries)


def test_a_folder_is_read_through_in_order(tmp_path: Path) -> None:
    put(tmp_path / "b" / "two.txt", "Two. " + BODY)
    put(tmp_path / "a.txt.gz", gzip.compress(("One. " + BODY).encode()))
    put(tmp_path / "c.pdf", pdf_of([["Three was printed."]]))
    put(tmp_path / "d.jsonl", lines({"id": "four", "text": "Four. " + BODY}))
    put(tmp_path / "picture.png", b"\x89PNG")
    put(tmp_path / ".hidden.txt", BODY)
    found = read(tmp_path)
    assert all(isinstance(article, Article) for article in found)
    assert [article.text.split(" ")[0] for article in found if isinstance(article, Article)] == [
        "One.",
        "Two.",
        "Three",
        "Four.",
    ]
    assert count_inputs([str(tmp_path / "b"), str(tmp_path / "d.jsonl"), "https://marlow.example/x"]) == 3
    assert count_inputs([str(tmp_path)]) is None
    assert count_inputs(["-"]) is None


def test_json_lines_keep_ids_and_order_and_go_on_after_a_broken_line(tmp_path: Path) -> None:
    batch = put(
        tmp_path / "batch.jsonl",
        lines(
            {
                "id": "z",
                "text": BODY,
                "title": "T",
                "outlet": "O",
                "authors": ["A B"],
                "published": "2016-03-04",
                "url": "https://o.example/",
            },
            '{"id": "broken", "text": ',
            "",
            {"id": 7, "html": f"<html><body><h1>Bridge</h1><p>{BODY * 6}</p></body></html>"},
            {"id": "empty", "text": "  "},
            ["no", "object"],
            {"text": BODY},
        ),
    )
    found = read(batch)
    assert [type(entry) for entry in found] == [Article, InputError, Article, InputError, InputError, Article]
    first, broken, third, empty, no_object, last = found
    assert isinstance(first, Article)
    assert isinstance(third, Article)
    assert isinstance(last, Article)
    assert (first.id, first.title, first.outlet, first.authors) == ("z", "T", "O", ("A B",))
    assert (first.published, first.url, first.text) == ("2016-03-04", "https://o.example/", BODY)
    assert third.id == "7"
    assert len(last.id) == 16
    assert str(broken).startswith(f"{batch}, line 2: is not JSON")
    assert str(empty) == f'{batch}, line 5: has neither "text" nor "html" with anything in it'
    assert "not an object" in str(no_object)
    assert count_inputs([str(batch)]) == 7


def test_a_packed_batch_and_one_that_breaks_off(tmp_path: Path) -> None:
    data = gzip.compress(lines(*({"id": str(i), "text": f"{i} {os.urandom(200).hex()}"} for i in range(500))).encode())
    whole = put(tmp_path / "whole.jsonl.gz", data)
    assert [article.id for article in read(whole) if isinstance(article, Article)] == [str(i) for i in range(500)]
    *before, last = read(put(tmp_path / "cut.jsonl.gz", data[: len(data) // 2]), whole)[:-500]
    assert isinstance(last, InputError)
    assert "breaks off" in str(last)
    assert before


def test_json_files(tmp_path: Path) -> None:
    assert len(read(put(tmp_path / "one.json", json.dumps({"id": "a", "text": BODY})))) == 1
    assert len(read(put(tmp_path / "list.json", json.dumps([{"text": BODY}, {"text": "Another one."}, 3])))) == 3
    assert len(read(put(tmp_path / "lines.json", lines({"text": BODY}, "{oops", {"text": BODY})))) == 3
    assert "is not JSON" in str(one_error(put(tmp_path / "bad.json", "{oops")))


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (BODY.encode(), [BODY]),
        (f"<html><body><p>{BODY * 8}".encode(), None),
        (lines({"id": "a", "text": "One."}, "{broken", {"id": "b", "text": "Two."}).encode(), ["One.", None, "Two."]),
        (pdf_of([["Printed words."]]), ["Printed words."]),
        (gzip.compress(BODY.encode(), mtime=0), [BODY]),
        (b"{this is no JSON but a text}\nthat goes on", ["{this is no JSON but a text}\nthat goes on"]),
    ],
)
def test_standard_input(data: bytes, texts: list[str | None] | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    found = read("-")
    if texts is None:
        assert len(found) == 1
        assert isinstance(found[0], Article)
    else:
        assert [entry.text if isinstance(entry, Article) else None for entry in found] == texts


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "is empty"),
        ("binary.txt", bytes(range(256)) * 40, "is binary data"),
        ("page.html", b"<html><body></body></html>", "no article text|no content"),
        ("cut.txt.gz", gzip.compress(os.urandom(5000))[:-100], "breaks off"),
        ("scan.pdf", pdf_of([[]]), "no text layer"),
        ("locked.pdf", pdf_of([["x"]], encrypted=True), "encrypted"),
    ],
)
def test_bad_files_are_named_and_the_rest_goes_on(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    bad, good = put(tmp_path / name, data), put(tmp_path / "good.txt", BODY)
    error, article = read(bad, good)
    assert isinstance(error, InputError)
    assert isinstance(article, Article)
    assert str(error).startswith(f"{bad}: ")
    with pytest.raises(InputError, match=said):
        raise error


def test_missing_files_and_empty_folders(tmp_path: Path) -> None:
    assert "no such file" in str(one_error(tmp_path / "missing.txt"))
    put(tmp_path / "notes.md", "x")
    assert "nothing to read in this folder" in str(one_error(tmp_path))


@pytest.mark.parametrize("url", ["file:///etc/hostname", "http://127.0.0.1:9/", "http://localhost/"])
def test_addresses_that_may_not_be_fetched(url: str) -> None:
    assert one_error(url).name == url


def test_no_permission(tmp_path: Path) -> None:
    secret = put(tmp_path / "secret.txt", BODY)
    secret.chmod(0)
    if os.access(secret, os.R_OK):
        pytest.skip("this user (root) may read every file")
    assert "permission denied" in str(one_error(secret))


@pytest.mark.parametrize("data", ["Café\n".encode("cp1252") + "naïve\n".encode(), "Schön".encode("utf-16")])
def test_other_encodings_are_read(tmp_path: Path, data: bytes) -> None:
    (found,) = read(put(tmp_path / "x.txt", data))
    assert isinstance(found, Article)
    assert found.text in ("Café\nnaïve\n", "Schön")


def test_fifty_megabytes_of_one_line(tmp_path: Path) -> None:
    """Refused in little memory: as a text it is longer than any article, above the limit it is not even loaded."""
    path = put(tmp_path / "line.txt", "abcdefghi " * (5 << 20))
    message, grown = most_during(lambda: str(one_error(path)))
    assert message == f"{path}: has 52 million characters of text, too many for one article; split it"
    assert grown < 500 << 20
    with path.open("ab") as file:
        file.truncate(MAX_BYTES + 1)
    assert "the limit for one input is 64 MB" in str(one_error(path))


def test_a_batch_is_never_held_whole(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    with path.open("w") as file:
        for i in range(300):
            file.write(json.dumps({"id": str(i), "text": "x " * 100_000}) + "\n")
    count, most = most_during(lambda: sum(1 for _ in read_inputs([str(path)])))
    assert count == 300
    assert most < 40 << 20
