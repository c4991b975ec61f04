"""Every JSON twin and every action answers what the OpenAPI document says, and nothing that it does not tell of."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from starlette.testclient import TestClient

from small_readings import mill, told
from web_app import PERSON, csrf_of, opened, settings
from wherefrom.archive.archive import Archive
from wherefrom.archive.corrections.making import correct
from wherefrom.archive.corrections.people import merge
from wherefrom.archive.corrections.relations import Taken, say_derivation, say_same_claim
from wherefrom.archive.corrections.types import Values
from wherefrom.archive.jobs.keeping import add_job
from wherefrom.reading.types import Link
from wherefrom.web.app import actions, views
from wherefrom.web.importing.running import work_once

CHANGED = Values(chain=(Link("Ida Moor", "person"), Link("Coast Radio", "outlet")), stance="denies")
ASKED = {
    "/search": ("q=mill", "q=mill&outlet=nowhere", "q=%22nine+hours%22&stance=asserts"),
    "/sources": ("fold=yes", "outlet=dell&per=day"),
    "/parties": ("several=yes", "limit=1", "q=garner"),
    "/who": ("name=finch", "name=fintsh", "name=garner&stance=asserts"),
    "/check": ("q=the+mill+burned+for+nine+hours+before+the+first+engine+came+up+the+hill", "q=xylophone"),
    "/stories": ("least=1",),
    "/corrections": ("limit=1", "action=merge", "person=nobody"),
    "/articles": ("limit=1",),
    "/stories/{story:key}": ("claim=1",),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with a story, corrections of every kind, imports that were done, that failed and that wait."""
    place = tmp_path_factory.mktemp("twins") / "mill.db"
    with Archive(place) as archive:
        for reading in mill():
            archive.add(reading)
        first, second, *_ = archive.article_ids()
        for action, after in (("confirm", None), ("change", CHANGED), ("reject", None)):
            correct(archive, first, action, "Ben Aalto", statement=0, after=after, note="I was there")
        correct(archive, first, "metadata", "Ben Aalto", after=Values(title="Another title"))
        merge(archive, "Milo Garner", "Ruth Okafor", "Ben Aalto", "as she told me")
        say_derivation(archive, second, Taken(article=first), "Ben Aalto")
        say_derivation(archive, second, Taken(name="Coast Radio"), "Ben Aalto", yes=False)
        say_same_claim(archive, (first, archive.reading(first).statements[0].id), (second, 0), "Ben Aalto")
        add_job(archive, "text", "Rain", PERSON, b"The rain, said Ida Moor, a baker, will come on Monday.")
        add_job(archive, "file", "broken.pdf", PERSON, b"%PDF-1.4 nothing")
        while work_once(archive):
            pass
        add_job(archive, "file", "waiting.txt", PERSON, b"waits")
    return place


@pytest.fixture
def client(made: Path, tmp_path: Path) -> Iterator[TestClient]:
    with opened(settings(shutil.copy(made, tmp_path / "a.db"))) as asked:
        yield asked


def keys(client: TestClient) -> dict[str, str]:
    """What the braces of the paths stand for."""
    statement, other = (client.get(f"/articles/{key}.json").json()["statements"][0]["key"] for key in (2, 1))
    made = client.get("/corrections.json").json()["corrections"][0]["id"]
    return {
        "article": "2",
        "story": "1",
        "party": "1",
        "job": "1",
        "statement": statement,
        "correction": made,
        "other": other,
    }


def filled(path: str, known: dict[str, str]) -> str:
    return re.sub(r"\{(\w+)(:\w+)?\}", lambda found: known[found[1]], path)


def answers(document: dict[str, Any], path: str, way: str, answer: Any) -> None:
    """Whether ``answer`` is as ``document`` has it, without a key that it does not tell of."""
    plain = re.sub(r"\{(\w+):\w+\}", r"{\1}", path) + ".json"
    schema = document["paths"][plain][way]["responses"]["200"]["content"]["application/json"]["schema"]
    of_two = {part["$ref"].rpartition("/")[2] for part in schema.get("allOf", ())}
    for name, part in document["components"]["schemas"].items():
        if part.get("type") == "object" and name not in of_two:
            part.setdefault("additionalProperties", False)
    whole = {**schema, "components": document["components"]} | ({"unevaluatedProperties": False} if of_two else {})
    jsonschema.Draft202012Validator(whole).validate(answer)


def test_a_key_more_or_less_is_seen(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    for path in ("/articles", "/articles/{article:key}"):
        answer = client.get(filled(path, keys(client)) + ".json").json()
        for other in (answer | {"unheard": 1}, {key: answer[key] for key in list(answer)[1:]}):
            with pytest.raises(jsonschema.ValidationError):
                answers(document, path, "get", other)


@pytest.mark.parametrize("view", [view for view in views() if view.has_data], ids=lambda view: view.path)
def test_a_twin_answers_what_the_document_says(client: TestClient, view: Any) -> None:
    document = client.get("/openapi.json").json()
    path = filled(view.path, keys(client)) + ".json"
    for query in ("", *(f"?{asked}" for asked in ASKED.get(view.path, ()))):
        answer = client.get(path + query)
        assert answer.status_code == 200, query
        answers(document, view.path, "get", answer.json())
    further = {"/articles/{article:key}": "/articles/1.json", "/imports/{job:key}": "/imports/2.json"}.get(view.path)
    if further:
        answers(document, view.path, "get", client.get(further).json())


GIVEN: dict[str, list[dict[str, str]]] = {
    "/add/text": [{"text": "The pier is rotten, said Oskar Tahl.", "title": "The pier"}],
    "/add/addresses": [{"address": "https://example.org/a\nhttps://example.org/b"}],
    "/imports/forget": [{}],
    "/parties/merge": [{"one": "Milo Garner", "other": "Dora Finch"}],
    "/parties/split": [{"one": "Milo Garner", "other": "Dora Finch"}],
    "/articles/{article:key}/correct": [
        {"do": "change", "statement": "{statement}", "speaker": "Ida Moor"},
        {"do": "confirm", "statement": "{statement}", "part": "yes"},
        {"do": "read-through"},
    ],
    "/articles/{article:key}/taken": [{"source": "1", "said": "yes"}, {"name": "Reuters", "said": "no"}],
    "/articles/{article:key}/statements/{statement:handle}/same": [{"other": "1-{other}", "said": "yes"}],
    "/corrections/{correction:handle}/undo": [{}, {"back": "log"}, {"story": "1"}],
}  # fmt: skip
PEOPLE = {"files": ("people.csv", b"name,gender\nDora Finch,f\nNo Body,m\n")}
FILES = {"/add/files": {"files": ("a.txt", b"The pier is rotten, said Oskar Tahl.")}, "/sources/people": PEOPLE}


@pytest.mark.parametrize("action", actions(), ids=lambda action: action.path)
def test_an_action_answers_what_the_document_says(client: TestClient, action: Any) -> None:
    document = client.get("/openapi.json").json()
    for given in GIVEN.get(action.path, [{}]):
        known = keys(client)
        sent = {"csrf": csrf_of(client), **{name: value.format(**known) for name, value in given.items()}}
        answer = client.post(filled(action.path, known) + ".json", data=sent, files=FILES.get(action.path))
        assert answer.status_code == 200, (given, answer.text)
        answers(document, action.path, "post", answer.json())


def test_a_table_of_people_can_come_back_as_a_file(client: TestClient) -> None:
    content = client.get("/openapi.json").json()["paths"]["/sources/people.json"]["post"]["responses"]["200"]["content"]
    for wanted in ("counts", "report"):
        sent = {"csrf": csrf_of(client), "wanted": wanted}
        answer = client.post("/sources/people.json", data=sent, files=PEOPLE)
        assert answer.headers["content-type"].partition(";")[0] in set(content) - {"application/json"}


def test_a_table_of_people_leaves_the_counts_as_they_are(client: TestClient) -> None:
    sent = {"csrf": csrf_of(client)}
    answer = client.post("/sources/people.json", data=sent, files=PEOPLE).json()
    assert (answer["table_rows"], answer["people"]) == (2, client.get("/sources.json").json()["people"])


def test_a_refusal_is_what_the_document_says(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    for path, status in (("/articles/99.json", 404), ("/search.json?kind=cat", 400), ("/nowhere.json", 404)):
        answer = client.get(path)
        assert answer.status_code == status
        jsonschema.Draft202012Validator(document["components"]["schemas"]["Refused"]).validate(answer.json())


def test_a_story_of_one_article_has_a_trace_as_the_document_says(tmp_path: Path) -> None:
    with Archive(tmp_path / "one.db") as archive:
        archive.add(told("one", "Holm Post", None, ("The pier is rotten.", "asserts", "person Ida Moor")))
    with opened(settings(tmp_path / "one.db")) as client:
        document = client.get("/openapi.json").json()
        answers(document, "/stories/{story:key}", "get", client.get("/stories/1.json").json())
