"""What people say of two articles on a story's pages, by plain forms: taken from, the same claim; and undo."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from html_pages import HOSTILE
from small_readings import mill, told
from web_app import PERSON, csrf_of, opened, settings
from wherefrom.archive.archive import Archive


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with Archive(tmp_path / "a.db") as archive:
        for reading in mill():
            archive.add(reading)
    with opened(settings(tmp_path / "a.db")) as asked:
        yield asked


def sent(client: TestClient, page: str, **given: str) -> str:
    """The page that comes after a form of ``page``."""
    answer = client.post(page, data={"csrf": csrf_of(client), **given})
    assert answer.status_code == 200, answer.text
    return unescape(answer.text)


def derivations(client: TestClient) -> list[tuple[str, str, bool]]:
    """Who took from whom in the first story, and whether a person says so."""
    found = client.get("/stories/1.json").json()["derivations"]
    return [
        (one["article"], one["source"].get("article") or one["source"]["name"], "put_right" in one) for one in found
    ]


def test_what_an_article_took_is_denied_told_and_taken_back(client: TestClient) -> None:
    before = derivations(client)
    assert ("dell-1", "ash-1", False) in before
    page = client.get("/stories/1").text
    (form,) = re.findall(r'<form class="undo" action="(/articles/2/taken)".*?name="source" value="(1)"', page)
    page = sent(client, form[0], source=form[1], said="no", note="they share a stringer")
    assert ("dell-1", "ash-1") not in [one[:2] for one in derivations(client)]
    assert f"{PERSON}, " in page
    assert "says that Dell Courier did not take from The Ashel Gazette: they share a stringer" in page
    (undo,) = set(re.findall(r"/corrections/[0-9a-f]{16}/undo", page))
    page = sent(client, undo, story="1")
    assert f"{PERSON} took back “said that it was not taken from another article” of {PERSON}." in page
    assert derivations(client) == before


def test_from_whom_it_has_it_is_said(client: TestClient) -> None:
    form = unescape(client.get("/articles/1/taken").text)
    assert "Mill fire" in form
    assert "ash-1" not in re.findall(r'name="source" value="(\d*)"', form)
    page = sent(client, "/articles/1/taken", name="Coast Radio", how="credits", said="yes")
    assert ("ash-1", "Coast Radio", True) in derivations(client)
    assert f"as {PERSON} says, " in page
    shared = client.get("/stories/1/share?corrections=yes").text
    assert f"as {PERSON} says, " in shared
    assert "/undo" not in shared
    assert PERSON not in client.get("/stories/1/share").text


def test_two_statements_are_one_claim_and_not(client: TestClient) -> None:
    mine, theirs = (client.get(f"/articles/{key}.json").json()["statements"][0]["key"] for key in (1, 2))
    at = f"/articles/1/statements/{mine}/same"
    form = unescape(client.get(at).text)
    assert f'value="2-{theirs}"' in form
    assert not re.findall(r'name="other" value="1-', form)
    assert "No statement of the story’s other articles has these words" in client.get(f"{at}?q=xylophone").text
    page = sent(client, at, other=f"2-{theirs}", said="no", note="another fire")
    assert "are not the same claim: another fire" in page
    log = unescape(client.get("/corrections").text)
    assert "said that two statements do not make one claim" in log
    assert 'the other article: <a href="/articles/2">Mill fire</a>' in log
    (undo,) = set(re.findall(r"/corrections/[0-9a-f]{16}/undo", page))
    sent(client, undo, story="1")
    assert "are not the same claim" not in unescape(client.get("/stories/1").text)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"said": "yes"}, "One source is wanted"),
        ({"said": "yes", "source": "2", "name": "Reuters"}, "One source is wanted"),
        ({"name": "Reuters"}, "say yes or no"),
        ({"said": "yes", "source": "1"}, "does not take from itself"),
        ({"said": "yes", "source": "99"}, "nothing at this address"),
        ({"said": "yes", "source": "2", "how": "stolen"}, "is none of"),
    ],
)
def test_what_says_nothing_is_refused(client: TestClient, given: dict[str, str], words: str) -> None:
    answer = client.post("/articles/1/taken", data={"csrf": csrf_of(client), **given})
    assert answer.status_code >= 400
    assert words in answer.text
    assert client.get("/corrections.json").json()["total"] == 0


def test_a_statement_is_compared_with_another_article(client: TestClient) -> None:
    statements = client.get("/articles/1.json").json()["statements"]
    at = f"/articles/1/statements/{statements[0]['key']}/same"
    for given, status in (
        ({"said": "yes"}, 422),
        ({"other": f"2-{statements[0]['key']}"}, 400),
        ({"said": "yes", "other": f"1-{statements[1]['key']}"}, 422),
        ({"said": "yes", "other": "2-0000000000000000"}, 422),
        ({"said": "yes", "other": "two"}, 400),
    ):
        assert client.post(at, data={"csrf": csrf_of(client), **given}).status_code == status, given
    assert client.post(at, data={"said": "yes"}).status_code == 403
    assert client.get("/corrections.json").json()["total"] == 0


def test_nobody_s_words_break_out(tmp_path: Path) -> None:
    with Archive(tmp_path / "bad.db") as archive:
        for number in (1, 2):
            words = f"the gate {HOSTILE} is open"
            sayings = [(f"{words} {one}", "asserts", f"person {HOSTILE}") for one in "abcde"]
            archive.add(told(f"bad{number}{HOSTILE}", HOSTILE, "2031-05-05", *sayings, title=HOSTILE))
    with opened(settings(tmp_path / "bad.db", person=HOSTILE)) as client:
        key = client.get("/articles/1.json").json()["statements"][0]["key"]
        story = client.get("/articles.json").json()["articles"][0]["story"].removeprefix("story-")
        client.post(
            "/articles/2/taken", data={"csrf": csrf_of(client), "name": HOSTILE, "said": "yes", "note": HOSTILE}
        )
        for path in ("/articles/1/taken", f"/articles/1/statements/{key}/same", f"/stories/{story}", "/corrections"):
            assert HOSTILE not in client.get(path).text, path
