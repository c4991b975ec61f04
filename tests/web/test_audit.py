"""The audit, the parties, all that somebody said, and the check of a quotation, as pages, JSON and CSV."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from starlette.testclient import TestClient

from html_pages import HOSTILE, Page
from small_readings import mill, told
from web_app import csrf_of, opened, settings
from wherefrom.archive.archive import Archive


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of seven articles about a fire, and one whose every name and word is hostile."""
    place = tmp_path_factory.mktemp("web") / "mill.db"
    with Archive(place) as archive:
        for reading in mill():
            archive.add(reading)
        bad = told("bad", HOSTILE, "2031-05-05", (HOSTILE, "asserts", f"person {HOSTILE} Zed"), title=HOSTILE)
        archive.add(replace(bad, article=replace(bad.article, sections={"theme": (HOSTILE,)})))
    return place


@pytest.fixture(scope="module")
def mill_client(place: Path) -> Iterator[TestClient]:
    with opened(settings(place)) as made:
        yield made


def words(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page[page.index("<main") :])).split())


def rows(answer: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer)))


def test_the_audit_counts_as_the_command_does(mill_client: TestClient) -> None:
    page = words(mill_client.get("/sources").text)
    assert "16 statements in 7 of 8 articles" in page
    assert "without a name 4 of 16 (25 %)" in page
    found = mill_client.get("/sources.json", params={"fold": "yes", "per": "week"}).json()
    assert (found["statements"], found["reprints"], found["per"]) == (11, 1, "week")
    assert found["citations"][0]["citing"] == "Dell Courier"


def test_who_cites_whom_comes_by_itself(mill_client: TestClient) -> None:
    page = mill_client.get("/sources?fold=yes").text
    assert 'hx-get="/sources/cited?fold=yes"' in page
    assert '<svg class="heat"' not in page
    part = mill_client.get("/sources/cited?fold=yes", headers={"HX-Request": "true"}).text
    assert part.lstrip().startswith('<section class="audit-part" id="cited"')
    assert "Dell Courier cites The Ashel Gazette in 1 article" in part
    assert "Dell Courier cites The Ashel Gazette" in words(mill_client.get("/sources/cited").text)
    found = mill_client.get("/sources/cited.json?fold=yes").json()["citations"]
    assert found == mill_client.get("/sources.json?fold=yes").json()["citations"]
    assert rows(mill_client.get("/sources/cited.csv").text) == rows(mill_client.get("/sources.csv?table=matrix").text)
    assert "No outlet among these cites another" in words(mill_client.get("/sources/cited?until=2030").text)
    assert "has no article of an outlet" in words(mill_client.get("/sources/cited?outlet=Nowhere").text)


def test_the_audit_is_narrowed(mill_client: TestClient) -> None:
    page = words(mill_client.get("/sources?outlet=dell&stance=thinks&confidence=50").text)
    assert "Only outlet dell, stance thinks, confidence of at least 0.5" in page
    assert "1 statement in 1 of 8 articles" in page
    assert "has no article of an outlet" in words(mill_client.get("/sources?outlet=Nowhere").text)
    for wrong in ("per=year", "since=soon", "confidence=101", "stance=shouts", "limit=0", "table=all"):
        assert mill_client.get(f"/sources?{wrong}").status_code == 400, wrong


def test_every_table_of_the_audit_is_csv(mill_client: TestClient) -> None:
    assert len(rows(mill_client.get("/sources.csv?table=statements").text)) == 16
    assert {row["by"] for row in rows(mill_client.get("/sources.csv").text)} >= {"all", "outlet", "section", "month"}
    assert rows(mill_client.get("/sources.csv?table=matrix").text)[0]["outlet"] == "Dell Courier"
    assert rows(mill_client.get("/sources.csv?table=parties").text)[0]["of"] == "16"


def test_a_party_has_all_that_it_said_with_links_to_the_sentences(mill_client: TestClient) -> None:
    (found,) = mill_client.get("/parties.json?q=Dora Finch").json()["parties"]
    assert found["names"] == ["Dora Finch", "D. Finch"]
    page = mill_client.get(f"/parties/{found['key']}").text
    assert "3 statements of its own, 0 passed on, in 3 articles" in words(page)
    (link,) = re.findall(r'<a href="(/articles/\d+#[\w-]+)">Mill burns</a>', page)
    path, _, anchor = link.partition("#")
    assert f'id="{anchor}"' in mill_client.get(path).text
    assert [row["role"] for row in rows(mill_client.get(f"/parties/{found['key']}.csv").text)] == ["says"] * 3
    assert "2 statements of its own" in words(mill_client.get(f"/parties/{found['key']}?outlet=ashel").text)
    assert mill_client.get("/parties/999999").status_code == 404


def test_who_finds_by_name_and_suggests(mill_client: TestClient) -> None:
    assert "Dora Finch" in words(mill_client.get("/who?name=finch").text)
    assert "Did you mean Dora Finch" in words(mill_client.get("/who?name=Dora Fintsh").text)
    assert mill_client.get("/who").status_code == 200
    assert mill_client.get("/who.json?name=finch").json()["parties"][0]["name"] == "Dora Finch"


def test_names_are_put_together_and_apart(tmp_path: Path) -> None:
    place = tmp_path / "a.db"
    with Archive(place) as archive:
        for reading in mill():
            archive.add(reading)
    with opened(settings(place)) as client:
        fields = {"csrf": csrf_of(client), "one": "Dora Finch", "other": "Ruth Okafor", "note": "married"}
        assert client.post("/parties/merge", data=fields, follow_redirects=False).status_code == 303
        (one,) = client.get("/parties.json?q=Ruth Okafor").json()["parties"]
        assert {"Dora Finch", "Ruth Okafor"} <= set(one["names"])
        page = client.get("/parties?several=yes").text
        assert "put together by Mira Oldham" in words(page)
        assert client.post("/parties/split", data=fields, follow_redirects=False).status_code == 303
        assert "Dora Finch" not in client.get("/parties.json?q=Ruth Okafor").json()["parties"][0]["names"]
        nobody = client.post("/parties/merge", data=fields | {"other": "Nobody Atall"})
        assert (nobody.status_code, "Nobody in it is called Nobody Atall" in words(nobody.text)) == (422, True)
        assert client.post("/parties/merge", data=fields | {"other": ""}).status_code == 422
        assert client.post("/parties/merge", data={**fields, "csrf": "x"}).status_code == 403


def test_the_list_of_parties_is_paged(mill_client: TestClient) -> None:
    first = mill_client.get("/parties.json?limit=4").json()
    rest = mill_client.get(f"/parties.json?limit=100&skip={first['skip']}").json()
    keys = [one["key"] for one in (*first["parties"], *rest["parties"])]
    assert (len(first["parties"]), len(keys), rest["skip"]) == (4, len(set(keys)), None)


def test_a_quotation_is_checked_word_by_word(mill_client: TestClient) -> None:
    right = "the mill burned for two hours before the first engine came up the hill"
    page = words(mill_client.get("/check", params={"q": right, "by": "Dora Finch"}).text)
    assert page.startswith("Check a quotation")
    assert "Exact" in page
    assert "/articles/1#s1" in mill_client.get("/check", params={"q": right}).text
    changed = mill_client.get("/check", params={"q": right.replace("two hours", "nine hours")}).text
    assert re.search(r"<del><span[^>]*>left out: </span>two</del>", changed)
    assert re.search(r"<ins><span[^>]*>put in: </span>nine</ins>", changed)
    other = mill_client.get("/check.json", params={"q": right, "by": "Milo Garner"}).json()
    assert (other["schema"], other["kind"]) == ("wherefrom.check/1", "other-speaker")
    assert "A quotation has at least one word" in words(mill_client.get("/check?q=...").text)
    assert mill_client.get("/check.json").json() is None


@pytest.mark.parametrize("path", ["/sources", "/parties", "/who", "/check"])
def test_nothing_that_names_or_questions_bring_is_markup(mill_client: TestClient, path: str) -> None:
    asked = {"q": HOSTILE, "by": HOSTILE, "name": HOSTILE}
    for params in ({}, asked, {"outlet": HOSTILE}):
        answer = mill_client.get(path, params=params)
        page = Page(answer.text)
        assert answer.status_code == 200
        main = answer.text[answer.text.index("<main") : answer.text.index("</main>")]
        assert "<script" not in main
        assert "<img" not in main
        assert " style=" not in main
        assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]


def test_what_you_know_of_people_is_laid_beside_the_sources_and_kept_nowhere(mill_client: TestClient) -> None:
    table = b"name,gender\nDora Finch,f\nMilo Garner,m\nLenny Absent,m\n"

    def send(data: bytes = table, **fields: str) -> Any:
        form = {"csrf": csrf_of(mill_client), **fields}
        return mill_client.post("/sources/people", data=form, files=[("files", ("people.csv", data))])

    page = words(send(fold="yes").text)
    assert "2 of 3 people in the table are in the archive" in page
    assert "gender People Articles Statements f 1" in page
    assert "line 4: Lenny Absent , not in the archive" in page
    assert "gender" not in words(mill_client.get("/sources").text).replace("(gender, party, expertise)", "")
    assert {row["person_gender"] for row in rows(send(wanted="statements").text)} == {"f", "m", ""}
    assert [row["party"] for row in rows(send(wanted="people").text)] == ["Dora Finch", "Milo Garner", ""]
    assert rows(send(wanted="counts", outlet="dell").text)[-1]["by"] == "person_gender"
    assert "Only outlet dell" in words(send(wanted="report", outlet="dell").text)
    for wrong, why in ((b"a,b\n1,2\n", "names no column"), (b"\xff\xfe", "is not UTF-8"), (b"", "is wanted")):
        answer = send(wrong)
        assert answer.status_code in {400, 422}
        assert why in words(answer.text)


def test_the_audit_and_all_that_a_party_said_are_shared_as_one_file(mill_client: TestClient) -> None:
    page = mill_client.get("/sources").text
    assert 'action="/sources/share"' in page
    (party,) = mill_client.get("/parties.json?q=Dora Finch").json()["parties"]
    for path, said in (
        ("/sources/share?outlet=dell", "Only outlet dell"),
        (f"/parties/{party['key']}/share?outlet=ashel", "2 statements of its own"),
    ):
        answer = mill_client.get(path)
        assert answer.headers["content-disposition"].startswith("attachment")
        assert said in words(answer.text)
