"""Words that try to break out, forms of no session, ids that lead elsewhere, files that swell: in every view and form.

The views, the forms and their fields are those that the application has, so that a new one is tried by itself.
"""

from __future__ import annotations

import gzip
import io
import re
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from msgspec.structs import replace
from starlette.routing import Route
from starlette.testclient import TestClient

from hostile import pdf_of_blanks
from html_pages import HOSTILE, Page
from small_readings import mill, told
from web_app import TOKEN, csrf_of, opened, settings
from wherefrom.archive.archive import Archive
from wherefrom.archive.corrections.making import corrections
from wherefrom.archive.corrections.people import merge
from wherefrom.archive.jobs.keeping import jobs
from wherefrom.web.app import actions, create_app, views
from wherefrom.web.importing.running import work_once
from wherefrom.web.views import Action

PAYLOADS = (HOSTILE, "javascript:alert(1)", "{{7*7}}${7*7}", '" autofocus onfocus=alert(1) x="')
ELSEWHERE = ("..%2f..%2f..%2fetc%2fpasswd", "%2e%2e", "..%5c..%5cboot.ini", "1%00", "-1", "0", "1e3", "9" * 40, "1;x=1")
VIEWS = [view.path for view in views()]
ACTIONS = [action.path for action in actions()]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive in which all that anybody could have written is hostile."""
    place = tmp_path_factory.mktemp("hostile") / "a.db"
    bad = told("bad", HOSTILE, "2031-05-05", (HOSTILE, "asserts", f"person {HOSTILE} Zed"), title=HOSTILE)
    with Archive(place) as archive:
        archive.add(replace(bad, article=replace(bad.article, sections={"theme": (HOSTILE,)})))
        for reading in mill():
            archive.add(reading)
        merge(archive, "Dora Finch", "Milo Garner", HOSTILE, HOSTILE)
    with opened(settings(place, person=HOSTILE)) as client:
        for action in actions():
            for fields in forms(action):
                send(client, at(action.path, client), fields, [("files", (HOSTILE, b"\xff\xd8 nothing"))])
    with Archive(place) as archive:
        made = {one.correction.action for one in corrections(archive)}
        assert made >= {"add", "change", "metadata", "merge", "split", "derivation", "read-through"}
        assert {one.what for one in jobs(archive)} == {"file", "text"}
        while work_once(archive):
            pass
    return place


@pytest.fixture(scope="module")
def client(place: Path) -> Iterator[TestClient]:
    with opened(settings(place, person=HOSTILE)) as made:
        yield made


def forms(action: Action) -> Iterator[dict[str, str]]:
    """Forms that are taken, with hostile words in each field that takes any."""
    free = {one.name: HOSTILE for one in action.fields if set(one.schema) == {"type", "maxLength"}}
    if action.path.endswith("/correct"):
        added = {"speaker": HOSTILE, "relay": HOSTILE, "relays_given": "yes", "note": HOSTILE}
        yield {"do": "metadata", "note": HOSTILE, "title": HOSTILE, "outlet": HOSTILE, "authors": HOSTILE}
        yield {"do": "add", "content_at": "0-9", **added}
        yield {"do": "change", "statement": "first", **added}
        yield {"do": "read-through", "note": HOSTILE}
    elif action.path.endswith("/taken"):
        yield {"name": HOSTILE, "said": "yes", "note": HOSTILE}
    elif action.path.startswith("/parties/"):
        yield free | {"one": "Dora Finch", "other": "Ruth Okafor"}
    else:
        yield free | ({"url": "https://hostile.example/?" + HOSTILE} if "url" in free else {})


def send(client: TestClient, path: str, fields: dict[str, str], files: list[Any] | None = None) -> Any:
    first = re.search(r'data-handle="([0-9a-f]{16})"', client.get("/articles/1").text) if "articles" in path else None
    fields = {name: first[1] if first and value == "first" else value for name, value in fields.items()}
    files = files if path.startswith("/add/files") else None
    return client.post(path, data={"csrf": csrf_of(client), **fields}, files=files, follow_redirects=False)


def at(path: str, client: TestClient, key: str = "1") -> str:
    """A path with something in the place of its braces."""
    if "{" in path:
        handle = re.search(r'data-handle="([0-9a-f]{16})"', client.get("/articles/1").text)
        path = re.sub(r"\{statement:handle\}", handle[1] if handle else "0" * 16, path)
        path = re.sub(r"\{correction:handle\}", "0" * 16, path)
        path = re.sub(r"\{\w+:key\}", key, path)
    return path


def inert(answer: Any, *, alone: bool = False) -> None:
    """That a page has nothing in it which runs; ``alone``: a report by itself, whose own script its policy names."""
    if not answer.headers.get("content-type", "").startswith("text/html"):
        return
    page = Page(answer.text)
    for tag, attributes in page.elements:
        assert tag not in {"img", "iframe", "object", "embed", "base"}, tag
        assert "style" not in attributes, attributes
        assert not [name for name in attributes if name.startswith("on") or name.startswith("hx-on")], attributes
        for name in ("href", "src", "action", "formaction"):
            assert urlsplit((attributes.get(name) or "").strip()).scheme in {"", "http", "https"}, attributes
        if tag == "script" and attributes.get("type") != "application/json":
            assert alone or (attributes.get("src") or "").startswith("/static/"), attributes
    assert "49${" not in answer.text


@pytest.mark.parametrize("path", VIEWS)
def test_what_was_written_is_words_in_every_view(client: TestClient, path: str) -> None:
    for found in (at(path, client), *((f"/parties/{key}" for key in range(2, 9)) if "{party" in path else ())):
        answer = client.get(found)
        assert answer.status_code < 500, found
        inert(answer, alone=path.endswith("/share"))


@pytest.mark.parametrize(
    "path", ["/articles", "/articles/1", "/parties", "/sources", "/corrections", "/stories/1", "/imports"]
)
def test_it_is_there_to_be_read(client: TestClient, path: str) -> None:
    assert "<script>alert(1)</script>" in "".join(Page(client.get(path).text).text)


@pytest.mark.parametrize("path", VIEWS)
def test_what_is_asked_is_words_in_every_view(client: TestClient, path: str) -> None:
    (view,) = (one for one in views() if one.path == path)
    here = at(path, client)
    for one in [*(parameter.name for parameter in view.parameters), "no-such-parameter"]:
        for payload in PAYLOADS:
            answer = client.get(here, params={one: payload})
            assert answer.status_code < 500, (here, one, payload)
            inert(answer, alone=path.endswith("/share"))


@pytest.mark.parametrize("path", ACTIONS)
def test_what_a_form_refuses_is_told_in_words(client: TestClient, path: str) -> None:
    (action,) = (one for one in actions() if one.path == path)
    for one in [*(field.name for field in action.fields), "no-such-field"]:
        for part in ({}, {"HX-Request": "true"}):
            data = {"csrf": csrf_of(client), one: HOSTILE}
            answer = client.post(at(path, client), data=data, headers=part, follow_redirects=False)
            assert answer.status_code < 500, (path, one)
            inert(answer)


@pytest.mark.parametrize("path", ["/" + payload.replace("#", "") for payload in PAYLOADS])
def test_an_address_that_is_nowhere_is_told_in_words(client: TestClient, path: str) -> None:
    for answer in (client.get(path), client.post(path)):
        assert answer.status_code < 500
        inert(answer)


def test_every_form_of_no_session_is_refused(place: Path) -> None:
    """Without the token, with one of another session, and from a page elsewhere."""
    app = create_app(settings(place))
    posts = [one.path for one in app.routes if isinstance(one, Route) and one.methods and "POST" in one.methods]
    assert len(posts) >= 2 * len(ACTIONS) + 1
    with opened(settings(place)) as client, opened(settings(place)) as other:
        mine, theirs = csrf_of(client), csrf_of(other)
        assert mine != theirs
        with Archive(place) as archive:
            before = len(corrections(archive)), len(jobs(archive)), len(archive)
        for path in (at(one, client) for one in posts):
            for fields in ({}, {"csrf": theirs}, {"csrf": mine[:-1]}, {"csrf": HOSTILE}):
                assert client.post(path, data=fields).status_code == 403, (path, fields)
            elsewhere = {"Sec-Fetch-Site": "cross-site"}
            if not path.startswith("/logout"):
                assert client.post(path, data={"csrf": mine}, headers=elsewhere).status_code == 403, path
        with Archive(place) as archive:
            assert (len(corrections(archive)), len(jobs(archive)), len(archive)) == before


def test_nothing_is_changed_by_asking(client: TestClient, place: Path) -> None:
    with Archive(place) as archive:
        before = len(corrections(archive)), len(jobs(archive)), len(archive)
    for action in actions():
        for fields in forms(action):
            answer = client.get(at(action.path, client), params={"csrf": csrf_of(client), **fields})
            assert answer.status_code in {404, 405} or action.path in VIEWS, action.path
    with Archive(place) as archive:
        assert (len(corrections(archive)), len(jobs(archive)), len(archive)) == before


@pytest.mark.parametrize("path", [path for path in (*VIEWS, *ACTIONS) if "{" in path])
def test_ids_lead_nowhere_else(client: TestClient, path: str) -> None:
    for key in ELSEWHERE:
        changed = re.sub(r"\{\w+:\w+\}", key, path)
        for ending in ("", ".json"):
            if path in VIEWS:
                answer = client.get(changed + ending)
            else:
                answer = client.post(changed + ending, data={"csrf": csrf_of(client)})
            assert answer.status_code in {404, 405}, (changed, ending)
            assert "root:" not in answer.text
            inert(answer)


def zipped(megabytes: int, layers: int = 1) -> bytes:
    data = b"The mayor said that it rains. " * (megabytes << 15)
    for layer in range(layers):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
            for number in range(4):
                made.writestr(f"{number}.{'zip' if layer else 'txt'}", data)
        data = out.getvalue()
    return data


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bomb.zip", lambda: zipped(80)),
        ("nested.zip", lambda: zipped(10, 3)),
        ("bomb.warc.gz", lambda: gzip.compress(b"WARC/1.0\r\n" + b"x" * (200 << 20), 9)),
        ("bomb.jsonl.gz", lambda: gzip.compress(b'{"id": "a", "text": "' + b"x" * (200 << 20), 9)),
        ("bomb.pdf", lambda: pdf_of_blanks(200)),
    ],
    ids=["zip", "nested", "warc", "jsonl", "pdf"],
)
def test_files_that_swell_cost_a_message(tmp_path: Path, name: str, data: Any) -> None:
    place = tmp_path / "a.db"
    with opened(settings(place)) as client:
        sent = {"files": (name, data()), "again": ("good.txt", b"It will rain on Monday, said Ida Moor, a baker.")}
        answer = client.post("/add/files", data={"csrf": csrf_of(client)}, files=sent)
        assert answer.status_code == 200
        begun = time.monotonic()
        with Archive(place) as archive:
            while work_once(archive):
                pass
        assert time.monotonic() - begun < 60
        found = {one["name"]: one for one in client.get("/imports.json").json()["imports"]}
    assert found["good.txt"]["new"] == 1
    assert found[name]["new"] == 0
    assert found[name]["problems"] or found[name]["error"]


def test_a_session_that_somebody_prepared_is_not_the_one_that_the_key_opens(place: Path) -> None:
    with opened(settings(place), logged_in=False) as prepared, opened(settings(place), logged_in=False) as victim:
        prepared.get(f"/?token={TOKEN}")
        planted = prepared.cookies["wherefrom"]
        victim.cookies.set("wherefrom", planted)
        assert victim.get(f"/?token={TOKEN}", follow_redirects=False).headers["set-cookie"].count(planted) == 0
        assert csrf_of(victim) != csrf_of(prepared)
