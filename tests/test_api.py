"""The verbs for Python: how sources are understood, what is raised, and that order and memory hold."""

import json
import os
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from msgspec.structs import replace

import wherefrom
from places import STORY
from sample_traces import hostile
from takeover_trace import takeover
from wherefrom import Article, InputError, Reading, api, read_many
from wherefrom.api import _read_chunk, read_found
from wherefrom.intake import article_from_text
from wherefrom.tracing.types import Story, Trace

GAZETTE = STORY / "4-gazette.txt"
SENTENCE = "The gate is shut, keeper Ana Ruel said on Monday."


@pytest.fixture(scope="module")
def gazette():
    return wherefrom.read(GAZETTE)


@pytest.mark.parametrize("source", [GAZETTE, str(GAZETTE), GAZETTE.read_text(encoding="utf-8")])
def test_a_path_its_name_and_its_text_give_the_same_statements(source, gazette):
    reading = wherefrom.read(source)
    assert reading.article.text == gazette.article.text
    assert reading.statements == gazette.statements


def test_a_string_that_starts_with_a_tag_is_a_page():
    page = (STORY / "1-corvane.html").read_text(encoding="utf-8")
    reading = wherefrom.read(page)
    assert reading.article.title == "Engineers warned of cracks in Velmouth tide barrier, letter shows"
    assert "<p>" not in reading.article.text


def test_an_article_is_read_as_it_is():
    article = Article(id="mine", text=SENTENCE, outlet="Harbour Post")
    assert wherefrom.read(article).article is article


@pytest.mark.parametrize("text", ["Is it <b>shut</b>? Nobody says.", "No < yes, said Ana Ruel.", f"a.txt\n{SENTENCE}"])
def test_text_that_only_looks_like_something_else_is_text(text):
    assert wherefrom.read(text).article.text == text


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80))
def test_any_other_string_is_text_and_stays_verbatim(words):
    text = f"{SENTENCE}\n{words}\n“It is,” he added."
    reading = wherefrom.read(text)
    assert reading.article.text == text


@pytest.mark.parametrize("name", ["absent.html", "folder/absent.txt", "my holiday article.pdf", "absent"])
def test_a_file_that_is_not_there_is_said_and_not_read_as_text(name):
    with pytest.raises(InputError) as error:
        wherefrom.read(name)
    assert error.value.name == name
    assert "no such file" in error.value.reason.lower()


@pytest.mark.parametrize("source", ["", "   \n "])
def test_nothing_cannot_be_read(source):
    with pytest.raises(InputError):
        wherefrom.read(source)


def test_an_address_that_may_not_be_fetched_raises_fetch_error():
    with pytest.raises(wherefrom.FetchError) as error:
        wherefrom.read("http://127.0.0.1:9/story.html")
    assert isinstance(error.value, InputError)


def test_several_articles_are_for_read_many(tmp_path):
    with pytest.raises(InputError, match="read_many"):
        wherefrom.read(STORY)
    lines = [json.dumps({"id": str(number), "text": SENTENCE}) for number in range(3)]
    (tmp_path / "batch.jsonl").write_text("\n".join(lines))
    with pytest.raises(InputError, match="read_many"):
        wherefrom.read(tmp_path / "batch.jsonl")


def test_read_many_keeps_order_and_leaves_errors_in_their_place(tmp_path):
    (tmp_path / "batch.jsonl").write_text(json.dumps({"id": "b1", "text": SENTENCE}) + "\n{\n")
    sources = ["absent.txt", GAZETTE, tmp_path / "batch.jsonl", Article(id="last", text=SENTENCE), "absent.txt"]
    results = list(wherefrom.read_many(sources))
    assert [type(result) for result in results] == [InputError, Reading, Reading, InputError, Reading, InputError]
    assert [r.article.id for r in results if isinstance(r, Reading)][1:] == ["b1", "last"]


@pytest.mark.slow
def test_processes_give_the_same_as_one():
    articles = [Article(id=str(number), text=f"{SENTENCE} It was day {number}.") for number in range(20)]
    sources = [*articles[:5], "absent.txt", *articles[5:]]
    one = list(wherefrom.read_many(sources))
    two = list(wherefrom.read_many(sources, workers=2))
    assert [r for r in one if isinstance(r, Reading)] == [r for r in two if isinstance(r, Reading)]
    assert [isinstance(r, InputError) for r in one] == [isinstance(r, InputError) for r in two]
    assert isinstance(two[5], InputError)


def test_a_list_read_on_all_cores_gives_the_same_as_one_after_the_other():
    articles = [
        Article(id=str(number), text=f"{SENTENCE} It was day {number}. " * (1 + number % 3)) for number in range(9)
    ]
    sources = [*articles[:4], "absent.txt", *articles[4:]]
    together = list(wherefrom.read_many(sources))
    alone = list(wherefrom.read_many(iter(sources)))
    assert [r for r in together if isinstance(r, Reading)] == [r for r in alone if isinstance(r, Reading)]
    assert [r.article.id if isinstance(r, Reading) else r.name for r in together] == [*"0123", "absent.txt", *"45678"]


def test_what_is_at_hand_is_read_ahead_by_a_few_articles_only():
    taken = []

    def found():
        for number in range(1000):
            taken.append(number)
            yield Article(id=str(number), text=SENTENCE)

    results = read_found(found(), ahead=True)
    assert [next(results).article.id for _ in range(3)] == ["0", "1", "2"]
    results.close()
    assert len(taken) < 20


def test_a_fault_on_one_article_does_not_cost_the_others():
    broken = Article(id="broken", text=None)
    results = list(
        wherefrom.read_many([Article(id="before", text=SENTENCE), broken, Article(id="after", text=SENTENCE)])
    )
    assert [getattr(r, "article", broken).id for r in results] == ["before", "broken", "after"]
    assert results[1].name == "broken"
    assert "fault in wherefrom (TypeError" in results[1].reason


def test_blank_text_is_an_error_in_its_place():
    first, second = wherefrom.read_many(["  \n ", SENTENCE])
    assert isinstance(first, InputError)
    assert isinstance(second, Reading)


def test_read_many_reads_no_further_than_needed():
    taken = []

    def sources():
        for number in range(1000):
            taken.append(number)
            yield Article(id=str(number), text=SENTENCE)

    results = wherefrom.read_many(sources())
    assert [next(results).article.id for _ in range(3)] == ["0", "1", "2"]
    assert taken == [0, 1, 2]


def test_too_few_workers_are_refused():
    with pytest.raises(ValueError, match="at least 1"):
        wherefrom.read_many([GAZETTE], workers=0)


def test_every_public_name_is_there():
    assert all(hasattr(wherefrom, name) for name in wherefrom.__all__)


# What a reading gives


def test_to_dict_is_the_contract(gazette):
    record = gazette.to_dict()
    assert record["schema"] == "wherefrom.reading/1"
    assert len(record["statements"]) == len(gazette.statements)
    json.dumps(record)


def test_to_dataframe_has_one_row_a_statement(gazette):
    frame = gazette.to_dataframe()
    assert len(frame) == len(gazette.statements)
    first, row = gazette.statements[0], frame.iloc[0]
    assert row["content"] == gazette.article.words_at(first.content)
    assert row["chain"] == " → ".join(link.name for link in first.chain)
    assert row["origin"] == first.chain[0].name
    assert (row["start"], row["end"]) == (first.content[0][0], first.content[-1][1])
    empty = Reading(Article(id="empty", text="Nothing.")).to_dataframe()
    assert list(empty.columns) == list(frame.columns)


def test_to_dataframe_without_pandas_says_what_to_install(gazette, monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match=r"pip install wherefrom\[dataframe\]"):
        gazette.to_dataframe()


def test_a_notebook_gets_a_table_with_everything_escaped(gazette):
    table = gazette._repr_html_()
    assert table.count("<tr>") == len(gazette.statements) + 1
    bad = Article(id="x", text=SENTENCE, title="<script>alert(1)</script>", outlet="<img src=x>", authors=("A & B",))
    shown = Reading(bad)._repr_html_()
    assert "<script>" not in shown
    assert "<img" not in shown
    assert "A &amp; B" in shown


def test_a_notebook_gets_links_that_work_and_no_others():
    article = Article(id="x", text=SENTENCE, title='\u202eA "gate"\x00', url="https://a.example/?a=1&b=2")
    shown = Reading(article)._repr_html_()
    assert 'href="https://a.example/?a=1&amp;b=2"' in shown
    assert "A &quot;gate&quot;</a>" in shown
    assert not set("\x00\u202e") & set(shown)
    for url in ("javascript:alert(1)", "file:///etc/passwd", 'https://x"onload="', None):
        shown = Reading(replace(article, url=url))._repr_html_()
        assert "<a" not in shown or '"onload="' not in shown
        assert "javascript" not in shown


@pytest.mark.parametrize("made", [takeover, hostile], ids=["story", "hostile"])
def test_a_notebook_gets_a_trace_with_everything_escaped(made):
    found = made()
    shown = found._repr_html_()
    page = html.fragment_fromstring(shown)
    assert {one.tag for one in page.iter()} <= {"div", "p", "b", "br", "a", "table", "thead", "tbody", "tr", "th", "td"}
    assert all(one.get("href").startswith(("http://", "https://")) for one in page.iter("a"))
    assert not set("\x00\u202e\n") & set(page.text_content())
    if found.claims:
        (claim,) = (one for one in found.claims if one.id == found.main_claim)
        assert claim.text in page.text_content()
        assert f"independent origins: {claim.independent_origins}" in page.text_content()
        rows = [len(list(table.iter("tr"))) - 1 for table in page.iter("table")]
        assert rows == [len(claim.origins), len(claim.disputed_by), len(found.derivations)]


def test_a_trace_of_nothing_shows_itself():
    assert "No claim" in Trace(Story("s", "<b>"), ())._repr_html_()


LEDGER = "Korvo will be sold to Tessaly, a person on its deal team told the Dockside Gazette on Monday."
COURIER = "Korvo will be sold to Tessaly, the Dockside Gazette reports. Workers in Lund are worried."


def test_a_story_is_traced_from_files_readings_and_articles(tmp_path):
    (tmp_path / "gazette.txt").write_text(LEDGER, encoding="utf-8")
    (tmp_path / "story.jsonl").write_text(json.dumps({"id": "c", "text": COURIER}) + "\n", encoding="utf-8")
    (tmp_path / "twin.txt").write_text(COURIER, encoding="utf-8")
    article = Article(id="mine", text=LEDGER, outlet="Dockside Gazette")
    reading = wherefrom.read(tmp_path / "twin.txt")
    found = wherefrom.trace([tmp_path / "gazette.txt", reading, str(tmp_path / "story.jsonl"), article])
    assert [r.article.text for r in found.readings] == [LEDGER, COURIER, COURIER, LEDGER]
    assert wherefrom.trace(iter([tmp_path / "gazette.txt", reading])).readings == found.readings[:2]


@pytest.mark.parametrize("kind", [str, lambda path: path, wherefrom.read], ids=["name", "path", "reading"])
def test_one_source_alone_is_traced(kind, tmp_path):
    (tmp_path / "gazette.txt").write_text(LEDGER, encoding="utf-8")
    (reading,) = wherefrom.trace(kind(tmp_path / "gazette.txt")).readings
    assert reading.article.text == LEDGER


def test_a_folder_is_a_story(tmp_path):
    for name, text in (("a.txt", LEDGER), ("b.txt", COURIER)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert len(wherefrom.trace(tmp_path).readings) == 2


def test_a_trace_with_an_article_missing_is_refused(tmp_path):
    (tmp_path / "gazette.txt").write_text(LEDGER, encoding="utf-8")
    with pytest.raises(InputError, match="absent.html"):
        wherefrom.trace([tmp_path / "gazette.txt", tmp_path / "absent.html"])
    with pytest.raises(InputError, match="absent.html"):
        wherefrom.trace(wherefrom.read_many([tmp_path / "gazette.txt", tmp_path / "absent.html"]))
    with pytest.raises(ValueError, match="at least one"):
        wherefrom.trace([])


def test_a_claim_is_listed_and_chosen():
    second = LEDGER + " The plant in Lund will stay open, Ida Brandt said."
    articles = [Article(id="a", text=second), Article(id="b", text=COURIER)]
    listed = wherefrom.claims(articles)
    assert [claim.id for claim in listed] == list(range(1, len(listed) + 1))
    found = wherefrom.trace(articles, claim="the Lund plant stays open")
    assert found.claims[found.main_claim].text in {claim.text for claim in listed}
    assert "plant" in found.claims[found.main_claim].text
    with pytest.raises(wherefrom.NoSuchClaimError) as raised:
        wherefrom.trace(articles, claim="the mayor of Velm has resigned")
    assert raised.value.nearest[0] in {(claim.id, claim.text) for claim in listed}


KILLER = "It rained on Friday, and nobody said why. " + "Kill. " * 3


def _read_or_be_killed(articles: list[Article], threads: int = 0) -> list[Reading | InputError]:
    if any(article.text == KILLER for article in articles):
        os.kill(os.getpid(), 9)
    return _read_chunk(articles, threads)


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="kills a process")
def test_a_killed_process_costs_the_article_that_it_was_killed_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "_read_chunk", _read_or_be_killed)
    texts = [f"The gate number {number} is shut, Ann Lee said." for number in range(12)]
    texts.insert(3, KILLER)
    results = list(read_many([article_from_text(text) for text in texts], workers=2))
    assert [isinstance(result, InputError) for result in results] == [text == KILLER for text in texts]
    assert "ended the process that read it" in str(results[3])
