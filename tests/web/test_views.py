"""Every view as a page, as its JSON twin, as CSV."""

import csv
import io
import re
from html import unescape

import pytest
from msgspec.structs import replace

from web_app import csrf_of, fill, opened, settings
from wherefrom.archive.archive import Archive
from wherefrom.archive.corrections.rereading import reread
from wherefrom.reading.contract import reading_from_dict
from wherefrom.web.app import views


def test_the_document_tells_what_the_key_of_a_statement_is_like(client):
    document = client.get("/openapi.json").json()
    key = client.get("/articles/1.json").json()["statements"][0]["key"]
    form = document["paths"]["/articles/{article}/correct.json"]["post"]["requestBody"]["content"]
    (fields,) = (one["schema"]["properties"] for one in form.values())
    assert re.fullmatch(fields["statement"]["pattern"], key)
    places = [
        place["schema"]["pattern"]
        for path, ways in document["paths"].items()
        if "{statement}" in path
        for way in ways.values()
        for place in way["parameters"]
        if place["name"] == "statement"
    ]
    assert places
    assert all(re.fullmatch(pattern, key) for pattern in places)


def test_the_first_page_lists_the_articles_those_added_last_first(client):
    page = client.get("/")
    assert page.status_code == 200
    assert re.findall(r'<h2><a href="/articles/(\d+)">', page.text) == ["3", "2", "1"]
    assert "3 articles" in page.text


def test_it_is_paged(client):
    first = client.get("/articles.json?limit=2").json()
    assert [one["key"] for one in first["articles"]] == [3, 2]
    rest = client.get(f"/articles.json?limit=2&before={first['before']}").json()
    assert [one["key"] for one in rest["articles"]] == [1]
    assert rest["before"] is None


def test_an_empty_archive_teaches(tmp_path):
    with opened(settings(tmp_path / "new.db")) as client:
        page = client.get("/").text
    assert "Add an article" in page


def test_an_article_is_what_the_archive_has(client, filled):
    with Archive(filled) as archive:
        assert reading_from_dict(client.get("/articles/1.json").json()) == archive.reading("post-1")
    assert "Harbour wall at Port Ellery" in client.get("/articles/1").text


def test_the_queue_leads_to_the_statements_that_nobody_has_looked_at(client, filled):
    with Archive(filled) as archive:
        queued = archive.queue(3)
    told = client.get("/queue.json?limit=3").json()
    assert [(one["article"], one["statement"]) for one in told["statements"]] == [
        (one.article, one.statement) for one in queued
    ]
    assert told["measured"]["looked_at"] == 0
    page = client.get("/queue?limit=3").text
    for address in re.findall(r'<h2><span[^>]*>.*?</span> <a href="(/articles/\d+)\?review=0#(s\d+)"', page):
        assert f'id="{address[1]}"' in client.get(address[0]).text
    assert page.count("drawn at random</p>") == sum(one.is_sample for one in queued)


def test_the_queue_leads_on_to_the_next_statement(tmp_path):
    fill(tmp_path / "a.db", 3)
    with opened(settings(tmp_path / "a.db")) as client:
        token = csrf_of(client)

        def onward(after=""):
            answer = client.get("/queue/next", params={"after": after}, follow_redirects=False)
            assert answer.status_code == 303
            return answer.headers["location"]

        def looked_at():
            return client.get("/queue.json?limit=500").json()["statements"]

        listed = [
            unescape(one) for one in re.findall(r'<a href="(/articles/\d+\?review=0#s\d+)"', client.get("/queue").text)
        ]
        plain = [one.replace("?review=0", "") for one in listed]
        assert len(listed) == 20 < len(looked_at())
        assert [onward(), onward(plain[0])] == listed[:2]
        assert onward(plain[-1]) not in listed[:1]
        article, _, place = listed[0].partition("#")
        page = client.get(article).text
        (handle,) = re.findall(rf'id="{place}".*?data-handle="([0-9a-f]+)"', page)
        sent = {"csrf": token, "do": "confirm", "statement": handle, "review": "0"}
        after = client.post(article.partition("?")[0] + "/correct", data=sent).text
        assert '<a href="/queue/next?seed=0">Next to review</a>' in after[: after.index('id="article"')]
        assert onward() == onward(plain[0]) == listed[1]
        for one in looked_at():
            key = one["article"].rpartition("-")[2]
            sent = {"csrf": token, "do": "confirm"}
            said = client.get(f"/articles/{key}.json").json()["statements"]
            (sent["statement"],) = [two["key"] for two in said if two["id"] == one["statement"]]
            client.post(f"/articles/{key}/correct", data=sent)
        assert onward() == "/queue?seed=0"


def test_what_leads_to_a_statement_leads_there_after_another_was_rejected(tmp_path):
    fill(tmp_path / "a.db", 1)
    with opened(settings(tmp_path / "a.db")) as client:
        first, *rest = client.get("/articles/1.json").json()["statements"]
        sent = {"csrf": csrf_of(client), "do": "reject", "statement": first["key"]}
        client.post("/articles/1/correct", data=sent)
        party = client.get("/parties.json").json()["parties"][0]["key"]
        page = client.get("/articles/1").text
        keys = dict(re.findall(r'id="(s\d+)" data-s="\d+" data-key="([0-9a-f]{16})"', page))
        assert list(keys.values()) == [one["key"] for one in rest]
        said = client.get(f"/parties/{party}.json").json()["parties"][0]["said"]
        linked = re.findall(r"/articles/1#(s\d+)", client.get(f"/parties/{party}").text)
        by_id = {one["id"]: one["key"] for one in rest}
        assert sorted(keys[one] for one in linked) == sorted(by_id[one["statement"]] for one in said)


@pytest.mark.parametrize("path", [view.path for view in views() if view.nav])
def test_every_view_of_an_empty_archive_leads_to_what_fills_it(tmp_path, path):
    with opened(settings(tmp_path / "new.db")) as client:
        page = client.get(path).text
    assert re.search(r'(href|action)="/add', page[page.index("<main") :])


@pytest.mark.parametrize(
    "path", ["/search?q=harbour", "/parties?q=brandt", "/who?name=brandt", "/sources", "/articles"]
)
def test_a_page_leads_to_the_same_as_data_and_as_a_table(client, path):
    page = unescape(client.get(path).text)
    (twin,) = re.findall(r'<a href="([^"]+)">This page as JSON</a>', page)
    (table,) = re.findall(r'<a href="([^"]+)">as CSV</a>', page)
    assert client.get(twin).headers["content-type"] == "application/json"
    assert client.get(table).headers["content-type"].startswith("text/csv")
    assert twin.partition("?")[2] == path.partition("?")[2]


def test_a_story_has_its_trace(client):
    stories = client.get("/stories.json?least=1").json()["stories"]
    number = stories[0]["id"].removeprefix("story-")
    assert client.get(f"/stories/{number}.json").json()["schema"] == "wherefrom.trace/1"
    assert "Who took it from whom" in client.get(f"/stories/{number}").text


def test_a_table_can_be_had_as_csv(client):
    for path in ("/articles.csv", "/stories.csv?least=1", "/search.csv?q=harbour"):
        answer = client.get(path)
        assert answer.headers["content-type"].startswith("text/csv")
        assert len(list(csv.DictReader(io.StringIO(answer.text)))) >= 1, path


def test_search_finds_articles_and_statements(client):
    found = client.get("/search.json", params={"q": "losing the quay"}).json()["hits"]
    assert {hit["article"]["id"] for hit in found} == {"post-1", "post-2", "post-3"}
    assert "<mark>" in client.get("/search?q=harbour").text
    assert "Nothing has these words" in client.get("/search?q=xylophone").text


def test_a_report_can_be_shared(client):
    for path in ("/articles/1/share", "/stories/1/share"):
        answer = client.get(path)
        assert answer.headers["content-disposition"].startswith("attachment")
        assert answer.text.startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/articles/99", 404, "nothing at this address"),
        ("/articles/9999999999999999999999", 404, "nothing at this address"),
        ("/nowhere", 404, "nothing at this address"),
        ("/stories/77", 404, "nothing at this address"),
        ("/articles?before=x", 400, "before: &#39;x&#39; is no number"),
        ("/search?q=a&since=yesterday", 400, "is no day, month or year"),
        ("/search?q=a&kind=cat", 400, "is none of"),
        ("/search?q=" + "a" * 500, 400, "at most 400"),
    ],
)
def test_what_cannot_be_answered_says_why(client, path, status, words):
    page = client.get(path)
    assert page.status_code == status
    assert words in page.text


def test_a_page_that_was_made_is_made_anew_only_when_it_changes(tmp_path):
    fill(tmp_path / "a.db", 1)
    with opened(settings(tmp_path / "a.db")) as client:
        first = client.get("/articles/1")
        again = client.get("/articles/1", headers={"If-None-Match": first.headers["etag"]})
        assert again.status_code == 304
        from wherefrom.archive.corrections.making import correct

        with Archive(tmp_path / "a.db") as archive:
            correct(archive, "post-1", "reject", "Ann", statement=0)
        after = client.get("/articles/1", headers={"If-None-Match": first.headers["etag"]})
    assert after.status_code == 200
    assert after.text != first.text


def test_a_page_is_made_anew_when_the_article_was_read_anew(tmp_path):
    fill(tmp_path / "a.db", 1)
    with opened(settings(tmp_path / "a.db")) as client:
        before = client.get("/articles/1").text
        with Archive(tmp_path / "a.db") as archive:
            reading = archive.reading("post-1")
            reread(archive, replace(reading, statements=reading.statements[:3], retractions=(), flags=()))
        after = client.get("/articles/1").text
    assert (before.count('class="card '), after.count('class="card ')) == (7, 3)
