"""An article put right by plain forms, without any script; two people at once; the log."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from html_pages import HOSTILE, Page
from web_app import PERSON, TOKEN, csrf_of, fill, opened, settings
from wherefrom.archive.archive import Archive
from wherefrom.archive.ask.who import who
from wherefrom.archive.corrections.making import correct, corrections
from wherefrom.archive.corrections.people import merge
from wherefrom.archive.review.gold import gold_records
from wherefrom.archive.verify import verify
from wherefrom.reading.contract import reading_from_dict


@pytest.fixture
def place(tmp_path: Path) -> Path:
    fill(tmp_path / "a.db", 2)
    return tmp_path / "a.db"


@pytest.fixture
def client(place: Path) -> Iterator[TestClient]:
    with opened(settings(place)) as made:
        yield made


def words_of(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def handles(client: TestClient) -> list[str]:
    return re.findall(r'data-handle="([0-9a-f]{16})" data-kind', client.get("/articles/1").text)


def send(client: TestClient, path: str = "/articles/1/correct", **fields: object) -> object:
    return client.post(path, data={"csrf": csrf_of(client)} | fields)


def chain(client: TestClient, number: int = 0) -> list[str]:
    return [link["name"] for link in client.get("/articles/1.json").json()["statements"][number]["chain"]]


def test_a_wrong_speaker_is_changed_told_and_taken_back(client: TestClient, place: Path) -> None:
    before = client.get("/articles/1.json").json()
    handle = handles(client)[0]
    page = client.get(f"/articles/1/statements/{handle}").text
    assert before["statements"][0]["chain"][0]["name"] in words_of(page) or 'value="' in page
    done = send(client, do="change", statement=handle, speaker="Ida Moor", note="I asked her")
    assert done.status_code == 200
    assert re.search(r"/articles/1\?made=[0-9a-f]{16}", str(done.url))
    assert "changed speaker (speaker: Ida Moor, before" in words_of(done.text)
    assert chain(client)[0] == "Ida Moor"
    assert handles(client)[0] == handle
    with Archive(place) as archive:
        assert len(who(archive, "Ida Moor").parties) == 1
        (kept,) = corrections(archive)
        assert (kept.correction.person, kept.correction.note) == (PERSON, "I asked her")
    undone = send(client, f"/corrections/{kept.correction.id}/undo")
    assert "took back “changed speaker” of Mira Oldham" in words_of(undone.text)
    after = client.get("/articles/1.json").json()
    assert {**after, "corrections": [], "seen": 0} == before
    with Archive(place) as archive:
        assert list(verify(archive)) == []


def test_the_json_twin_is_the_contract_with_the_corrections(client: TestClient, place: Path) -> None:
    send(client, do="reject", statement=handles(client)[0])
    found = client.get("/articles/1.json").json()
    with Archive(place) as archive:
        assert reading_from_dict(found) == archive.reading("post-1")
    assert [(one["action"], one["state"]) for one in found["corrections"]] == [("reject", "applied")]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"do": "confirm"}, "confirmed"),
        ({"do": "reject"}, "rejected"),
        ({"do": "change", "stance": "doubts"}, "stance: doubts"),
        ({"do": "change", "voice": "mixed"}, "voice: partly quoted"),
        ({"do": "change", "relays_given": "yes", "relay": "Coast Radio\nVale Post"}, "relays: Coast Radio → Vale Post"),
        ({"do": "change", "speaker_kind": "group"}, "kind: unnamed group"),
        ({"do": "change", "speaker": "unnamed"}, "speaker: no source named"),
        ({"do": "change", "content_at": "0-12"}, "words: Harbour wall"),
        ({"do": "change", "content": "Harbour wall"}, "words: Harbour wall"),
        ({"do": "change", "cue": "engineers warn"}, "cue: engineers warn"),
        ({"do": "metadata", "title": "A wall", "authors": "Ann Lee\nBo Ek"}, "authors: Ann Lee and Bo Ek"),
        ({"do": "metadata", "published": "2031-04"}, "day: April 2031"),
        ({"do": "add", "speaker": "Ida Moor", "content": "Harbour wall"}, "“Harbour wall”: added"),
    ],
)
def test_every_field_by_a_form(client: TestClient, fields: dict[str, str], words: str) -> None:
    if fields["do"] in ("confirm", "reject", "change"):
        fields = {"statement": handles(client)[0]} | fields
    done = send(client, **fields)
    assert done.status_code == 200, words_of(done.text)
    assert words in words_of(re.search(r'id="told".*?id="news"', done.text, re.DOTALL)[0])
    made = re.search(r"made=([0-9a-f]{16})", str(done.url))[1]
    assert send(client, f"/corrections/{made}/undo").status_code == 200
    assert words_of(client.get("/corrections").text).count("Mira Oldham") >= 2


@pytest.mark.parametrize(
    ("fields", "status", "words"),
    [
        ({}, 400, "say what is done"),
        ({"do": "erase"}, 400, "is none of"),
        ({"do": "confirm"}, 422, "say which statement"),
        ({"do": "confirm", "statement": "0" * 16}, 422, "has no statement"),
        ({"do": "change", "statement": "here"}, 422, "say what is changed"),
        ({"do": "change", "statement": "here", "content": "words that are not there"}, 422, "the article has no words"),
        ({"do": "change", "statement": "here", "content_at": "5-2"}, 422, "no place in the text"),
        ({"do": "change", "statement": "here", "content_at": "5-99999"}, 422, "no place in the text"),
        ({"do": "change", "statement": "here", "content_at": "1e3-5"}, 400, "is no place in the text"),
        ({"do": "change", "statement": "here", "stance": "shouts"}, 400, "is none of"),
        ({"do": "add", "content": "Harbour wall"}, 422, "say whose"),
        ({"do": "add", "speaker": "Ida Moor"}, 422, "has words of the article"),
        ({"do": "metadata", "published": "yesterday"}, 422, "is no day"),
        ({"do": "metadata"}, 422, "metadata are"),
        ({"do": "confirm", "statement": "here", "note": "x" * 3000}, 400, "at most 2,000"),
    ],
)
def test_what_cannot_be_done_says_why_and_changes_nothing(
    client: TestClient, place: Path, fields: dict[str, str], status: int, words: str
) -> None:
    if fields.get("statement") == "here":
        fields = fields | {"statement": handles(client)[0]}
    answer = send(client, **fields)
    assert answer.status_code == status
    assert words in words_of(answer.text)
    with Archive(place) as archive:
        assert corrections(archive) == []


def test_without_the_token_of_the_session_nothing_changes(client: TestClient, place: Path) -> None:
    handle = handles(client)[0]
    for path in ("/articles/1/correct", "/articles/1/correct.json", f"/corrections/{handle}/undo"):
        assert client.post(path, data={"do": "reject", "statement": handle}).status_code == 403
        assert client.post(path, data={"do": "reject", "statement": handle, "csrf": "x" * 43}).status_code == 403
    with Archive(place) as archive:
        assert corrections(archive) == []


def test_of_two_people_both_are_kept_the_later_shows_and_the_page_tells(client: TestClient, place: Path) -> None:
    handle = handles(client)[0]
    with Archive(place) as archive:
        correct(archive, "post-1", "reject", "Ben Aalto", statement=handle)
    done = send(client, do="change", statement=handle, speaker="Ida Moor", seen=0)
    told = words_of(done.text)
    assert "Since this page was loaded, Ben Aalto rejected" in told
    assert "Both are kept, and the later one shows." in told
    assert chain(client)[0] == "Ida Moor"
    news = client.get("/corrections.json?article=1&since=0").json()["corrections"]
    assert [(one["person"], one["state"]) for one in news] == [(PERSON, "applied"), ("Ben Aalto", "overruled")]
    again = send(client, do="confirm", statement=handle, seen=news[0]["key"])
    assert "Since this page was loaded" not in words_of(again.text)


def test_a_rejected_statement_is_listed_and_comes_back(client: TestClient) -> None:
    handle = handles(client)[0]
    count = len(handles(client))
    send(client, do="reject", statement=handle)
    page = client.get("/articles/1").text
    assert len(handles(client)) == count - 1
    assert "Put right by people" in words_of(page)
    assert "Somebody rejected it" in client.get(f"/articles/1/statements/{handle}").text
    send(client, do="confirm", statement=handle)
    assert len(handles(client)) == count


def test_nothing_that_is_written_runs(client: TestClient) -> None:
    first, second = handles(client)[:2]
    send(client, do="change", statement=first, speaker=HOSTILE, relays_given="yes", relay=HOSTILE, note=HOSTILE)
    send(client, do="metadata", title=HOSTILE, outlet=HOSTILE, authors=HOSTILE, note=HOSTILE)
    send(client, do="add", speaker=HOSTILE, content="Harbour wall", note=HOSTILE)
    send(client, do="reject", statement=second, note=HOSTILE)
    paths = ["/articles/1", f"/articles/1/statements/{first}", "/articles/1/add?at=0-12", "/articles/1/about"]
    paths += ["/corrections", "/corrections?person=" + HOSTILE.replace("&", ""), "/articles/1/share?corrections=yes"]
    for path in paths:
        page = Page(client.get(path).text)
        assert not [tag for tag, _ in page.elements if tag in ("img", "iframe")], path
        sources = [
            attributes.get("src") for tag, attributes in page.elements if tag == "script" and "type" not in attributes
        ]
        assert path.endswith("corrections=yes") or all(source.startswith("/static/") for source in sources), path
        assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")], path


def test_the_log_is_narrowed_and_can_be_had_as_csv(client: TestClient) -> None:
    send(client, do="reject", statement=handles(client)[0], note="=1+1")
    send(client, do="metadata", title="A wall")
    rows = list(csv.DictReader(io.StringIO(client.get("/corrections.csv").text)))
    assert [row["action"] for row in rows] == ["metadata", "reject"]
    assert rows[1]["note"] != "=1+1"
    assert len(client.get("/corrections.json?action=reject").json()["corrections"]) == 1
    assert client.get("/corrections.json?person=nobody").json()["total"] == 0
    assert "None is so." in client.get("/corrections?day=1999").text
    first = client.get("/corrections.json?limit=1").json()
    assert (
        client.get(f"/corrections.json?limit=1&before={first['before']}").json()["corrections"][0]["action"] == "reject"
    )
    made = first["corrections"][0]["id"]
    back = send(client, f"/corrections/{made}/undo", back="log")
    assert str(back.url).endswith("/corrections")
    assert send(client, f"/corrections/{made}/undo").status_code == 422
    assert send(client, "/corrections/0123456789abcdef/undo").status_code == 404


def test_an_empty_log_teaches(client: TestClient) -> None:
    assert "press s where the speaker is wrong" in words_of(client.get("/corrections").text)


def test_the_shared_file_shows_corrections_where_the_sharer_wants_it(client: TestClient) -> None:
    send(client, do="change", statement=handles(client)[0], speaker="Ida Moor", note="I asked")
    plain = client.get("/articles/1/share").text
    told = client.get("/articles/1/share?corrections=yes").text
    assert "Ida Moor" in plain
    assert PERSON not in plain
    assert f"1 correction by {PERSON}" in words_of(told)
    assert "I asked" in told
    for page in (plain, told):
        assert "<form" not in page
        assert "/articles/1" not in page


def test_the_script_is_told_whom_a_statement_may_be_of(client: TestClient) -> None:
    import json

    page = client.get("/articles/1").text
    desk = json.loads(re.search(r'class="desk"[^>]*>(.*?)</script>', page, re.DOTALL)[1])
    names = [one["name"] for one in desk["parties"]]
    assert len(names) == len(set(names))
    for handle in handles(client):
        one = desk["statements"][handle]
        assert one["chain"][0] not in [names[i] for i in one["choices"]]
    assert TOKEN not in page


def test_an_article_that_was_read_through_is_whole_gold_until_that_is_taken_back(
    client: TestClient, place: Path
) -> None:
    assert "I have read it all" in words_of(client.get("/articles/1").text)
    done = send(client, do="read-through", note="twice")
    assert "The article: read the whole article." in words_of(done.text)
    page = words_of(client.get("/articles/1").text)
    assert f"{PERSON} read it all" in page
    assert "I have read it all" not in page.replace("finished: I have read it all", "")
    assert f"read the whole article by {PERSON}" in words_of(client.get("/articles/1/share?corrections=yes").text)
    (logged,) = client.get("/corrections.json?action=read-through").json()["corrections"]
    assert (logged["state"], logged["note"]) == ("applied", "twice")
    with Archive(place) as archive:
        (gold,) = gold_records(archive)
        assert (gold["partial"], len(gold["statements"])) == (False, len(archive.reading("post-1").statements))
    undone = send(client, f"/corrections/{logged['id']}/undo")
    assert f"took back “read the whole article” of {PERSON}" in words_of(undone.text)
    assert "I have read it all" in words_of(undone.text)
    with Archive(place) as archive:
        assert [one["partial"] for one in gold_records(archive)] == []


def test_a_shared_story_tells_who_put_what_right_where_the_sharer_wants_it(client: TestClient, place: Path) -> None:
    send(client, do="change", statement=handles(client)[0], speaker="Ida Moor", note="I asked")
    with Archive(place) as archive:
        merge(archive, "Ida Moor", "Coast Radio", "Ben Aalto", "they told me")
    plain = client.get("/stories/1/share").text
    told = words_of(client.get("/stories/1/share?corrections=yes").text)
    for words in (PERSON, "I asked", "Ben Aalto", "they told me"):
        assert words not in plain
        assert words in told
    assert "Ida Moor" in plain
    assert "with corrections: who made them and when" in words_of(client.get("/stories/1").text)


def test_a_story_that_is_kept_follows_what_was_said_of_parties(client: TestClient, place: Path) -> None:
    assert "Ben Aalto" not in client.get("/stories/1").text
    with Archive(place) as archive:
        merge(archive, "Ana Brandt", "Coast Radio", "Ben Aalto")
    assert "Ben Aalto" in client.get("/stories/1").text
