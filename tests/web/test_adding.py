"""Files, texts and addresses on their way into the archive, and what is told of them."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from web_app import PERSON, csrf_of, opened, settings
from wherefrom.archive.archive import Archive
from wherefrom.archive.jobs.keeping import jobs
from wherefrom.web.importing.running import file_name, work_once

TEXT = """The ferry to Skarvey will not sail this winter, the harbour office said on Monday.

"We have neither a crew nor a boat," said Ida Norrby, who runs the office.

A councillor told Coast Radio that the boat had been sold in March.
"""


@pytest.fixture
def place(tmp_path):
    return tmp_path / "archive.db"


def send(client, path, data=None, files=None, **more):
    return client.post(path, data={"csrf": csrf_of(client), **(data or {})}, files=files, **more)


def work_all(place):
    with Archive(place) as archive:
        while work_once(archive):
            pass


def test_a_pasted_text_is_read_with_what_was_said_about_it(place):
    with opened(settings(place)) as client:
        given = {"text": TEXT, "outlet": "Coast Post", "title": "No ferry", "published": "2031-02-03"}
        answer = send(client, "/add/text", given)
        assert answer.url.path == "/imports/1"
        assert "waiting" in answer.text
        work_all(place)
        page = client.get("/imports/1").text
        assert 'href="/articles/1">Read it' in page
        assert PERSON in page
        article = client.get("/articles/1.json").json()
    about = article["article"]
    assert (about["outlet"], about["title"], about["published"]) == ("Coast Post", "No ferry", "2031-02-03")
    assert about["text"] == TEXT.strip()
    assert any(one["chain"][0]["name"] == "Ida Norrby" for one in article["statements"])


def test_a_text_without_headline_is_called_by_its_words_and_one_without_statements_says_so(place):
    with opened(settings(place)) as client:
        send(client, "/add/text", {"text": "The bridge is green."})
        work_all(place)
        assert 'href="/articles/1">The bridge is green.</a>' in client.get("/imports").text
        assert "No statements: the article passes on nothing from anybody else." in client.get("/articles/1").text


def test_files_are_read_each_by_its_form_and_what_fails_says_why(place):
    batch = b'{"id": "x1", "text": "Rain is expected, the office said.", "title": "Rain"}\n{"id": 3}\n'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr("one.txt", TEXT)
    with opened(settings(place)) as client:
        files = [
            ("files", ("batch.jsonl", batch)),
            ("files", ("../../etc/two.zip", packed.getvalue())),
            ("files", ("broken.pdf", b"%PDF-1.4 nothing")),
        ]
        answer = send(client, "/add/files", files=files)
        assert answer.url.path == "/imports"
        work_all(place)
        found = {one["name"]: one for one in client.get("/imports.json").json()["imports"]}
        page = client.get("/imports").text
    assert set(found) == {"batch.jsonl", "two.zip", "broken.pdf"}
    assert (found["batch.jsonl"]["new"], found["batch.jsonl"]["failed"]) == (1, 1)
    assert found["two.zip"]["new"] == 1
    assert found["broken.pdf"]["state"] == "failed"
    assert found["broken.pdf"]["problems"][0]["name"].startswith("broken.pdf")
    assert "/tmp" not in page


def test_the_same_again_changes_nothing(place):
    with opened(settings(place)) as client:
        for _ in range(2):
            send(client, "/add/files", files=[("files", ("a.txt", TEXT.encode()))])
            work_all(place)
        outcomes = [one["articles"][0]["outcome"] for one in client.get("/imports.json").json()["imports"]]
    assert outcomes == ["unchanged", "new"]


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1/x", "http://localhost:8765/", "http://10.1.2.3/", "http://[::1]/", "http://169.254.169.254/"],
)
def test_private_addresses_are_not_fetched(place, address):
    with opened(settings(place)) as client:
        send(client, "/add/addresses", {"address": address})
        work_all(place)
        (found,) = client.get("/imports.json").json()["imports"]
    assert found["state"] == "failed"
    assert "public" in found["problems"][0]["reason"]


@pytest.mark.parametrize(
    ("path", "data", "words"),
    [
        ("/add/addresses", {"address": "file:///etc/passwd"}, "is no address of the web"),
        ("/add/addresses", {"address": "/etc/passwd"}, "is no address of the web"),
        ("/add/addresses", {"address": "-"}, "is no address of the web"),
        ("/add/addresses", {"address": " "}, "no address in the form"),
        ("/add/text", {"text": ""}, "no text in the form"),
        ("/add/text", {"text": TEXT, "published": "yesterday"}, "is no day"),
        ("/add/text", {"text": TEXT, "url": "javascript:alert(1)"}, "is no address of the web"),
        ("/add/files", {}, "no file in the form"),
    ],
)
def test_what_is_refused_is_told_and_not_kept(place, path, data, words):
    with opened(settings(place)) as client:
        answer = send(client, path, data)
        assert answer.status_code == 400
        assert words in answer.text
    with Archive(place) as archive:
        assert jobs(archive) == []


def test_an_upload_beyond_the_limit_is_refused_and_nothing_is_kept(place):
    with opened(settings(place, max_upload=200_000)) as client:
        token = csrf_of(client)
        large = {"files": ("a.txt", b"x" * 300_000)}
        assert client.post("/add/files", data={"csrf": token}, files=large).status_code == 413

        def pieces():  # Without a length, so that it has to be counted as it comes.
            for _ in range(30):
                yield b"a=" + b"x" * 9_998 + b"&"

        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        assert client.post("/add/text", content=pieces(), headers=kind).status_code == 413
    with Archive(place) as archive:
        assert jobs(archive) == []


def test_without_the_token_of_the_session_nothing_is_changed(place):
    with opened(settings(place)) as client:
        token = csrf_of(client)
        for data in ({"text": TEXT}, {"text": TEXT, "csrf": token[:-1]}, {"text": TEXT, "csrf": ""}):
            assert client.post("/add/text", data=data).status_code == 403
        elsewhere = {"Sec-Fetch-Site": "cross-site"}
        assert client.post("/add/text", data={"text": TEXT, "csrf": token}, headers=elsewhere).status_code == 403
        assert client.post("/add/text", data={"text": TEXT}, headers={"X-CSRF-Token": token}).status_code == 200
    with Archive(place) as archive:
        assert len(jobs(archive)) == 1


def test_the_list_asks_again_only_while_there_is_work(place):
    with opened(settings(place)) as client:
        assert "hx-trigger" not in client.get("/imports").text
        send(client, "/add/text", {"text": TEXT})
        part = client.get("/imports", headers={"HX-Request": "true"}).text
        assert "hx-trigger" in part
        assert "<html" not in part
        work_all(place)
        assert "hx-trigger" not in client.get("/imports").text
        answer = send(client, "/imports/forget")
        assert "Nothing is being read" in answer.text


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../a.html", "a.html"),
        ("C:\\users\\x\\b.pdf", "b.pdf"),
        ("..", ""),
        (".hidden", "hidden"),
        ("a\0b\n.txt", "a_b_.txt"),
        ("news; rm -rf.warc.gz", "news_ rm -rf.warc.gz"),
    ],
)
def test_names_of_files_are_those_of_one_folder(given, kept):
    assert file_name(given) == kept


def test_a_long_name_keeps_its_ending():
    assert re.fullmatch(r"x{1,119}\.jsonl\.gz", file_name("x" * 400 + ".jsonl.gz"))
