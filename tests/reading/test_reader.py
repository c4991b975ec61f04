import hashlib
import json
import re
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import wherefrom
from by_rules import ByRules
from marked import unmark
from memory import most_during
from wherefrom.intake.article import Article
from wherefrom.reading import reader
from wherefrom.reading.reader import assemble, read_article
from wherefrom.reading.types import Reading
from wherefrom.text.span import Span

STORY = """The harbour bridge in Aldermere will stay shut until spring, the county engineer said on Tuesday.

"We found cracks in two of the main bearings," Ruth Calloway told the Aldermere Courier. "Nobody should drive on it."

According to a report by the state inspectorate, the cracks were known since 2019. A spokesman for the
ministry denied that inspectors had ever warned it. Residents say they were never told.

A senior official who asked not to be named said the repair would cost 4 million crowns, the Northern Press Agency
reported.
"""


def spans_of(reading: Reading) -> list[Span]:
    found = [s for e in reading.entities for s in e.mentions]
    for statement in reading.statements:
        found.extend((*statement.content, *statement.cue, *statement.source))
        found.extend(s for layer in statement.layers for s in (*layer.content, *layer.cue, *layer.source))
        found.extend(link.mention for link in statement.chain if link.mention)
        found.extend([statement.date.span] if statement.date else [])
    return found


def check(reading: Reading) -> None:
    """Every span slices to words, every id points at something."""
    text = reading.article.text
    for start, end in spans_of(reading):
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip()
    ids = {s.id for s in reading.statements}
    assert [s.id for s in reading.statements] == list(range(len(ids)))
    entities = {e.id for e in reading.entities}
    for statement in reading.statements:
        assert statement.content
        assert statement.chain
        assert set(statement.targets) <= ids - {statement.id}
        assert all(link.entity is None or link.entity in entities for link in statement.chain)
        assert 0 <= statement.confidence <= 1


@pytest.mark.parametrize(
    ("found", "right", "told"),
    [(1.0, 0.1, True), (1.0, 0.03, False), (0.5, 0.3, True), (0.5, 0.2, False), (0.1, 0.5, True), (0.1, 0.3, False)],
)
def test_what_is_hardly_a_statement_must_be_the_surer_right(found: float, right: float, told: bool) -> None:
    class Unsure(ByRules):
        def trust(self, *asked: object) -> tuple[float, float]:
            return found, right

    text, attributions = unmark("{s1 Anna Voss} {c1 hinted} {x1 that the pier leans}.")
    reading = assemble(Article(id="t", text=text), attributions, None, Unsure())
    assert [one.confidence for one in reading.statements] == [right] * told


def test_a_small_story() -> None:
    reading = read_article(Article(id="a", text=STORY, outlet="The Daily Tide", published="2024-03-06"))
    check(reading)
    origins = [s.chain[0].name for s in reading.statements]
    assert "Ruth Calloway" in origins
    quoted = next(s for s in reading.statements if "cracks in two" in reading.article.words_at(s.content))
    assert quoted.voice == "direct"
    assert [link.name for link in quoted.chain] == ["Ruth Calloway", "Aldermere Courier"]
    assert any(s.stance == "denies" for s in reading.statements)
    assert len({s.key for s in reading.statements}) == len(reading.statements)
    assert all(re.fullmatch(r"[0-9a-f]{16}", s.key) for s in reading.statements)


def test_a_reading_says_which_network_and_rules_made_it() -> None:
    file = files("wherefrom") / "data" / "network.onnx"
    begin = hashlib.sha256(file.read_bytes()).hexdigest()[:12]
    assert read_article(Article(id="a", text=STORY)).model == f"wherefrom {wherefrom.__version__}, network {begin}"


def test_the_same_on_every_run_and_in_any_company() -> None:
    article = Article(id="a", text=STORY)
    alone = read_article(article)
    first, second = map(read_article, [article, Article(id="b", text=STORY * 3)])
    assert first == alone
    assert read_article(second.article) == second


def test_nothing_is_read_out_of_furniture() -> None:
    foot = '\n\n"Buy our paper," said Max Adler of the Daily Tide, who said it is the best.\n'
    text = STORY + foot
    reading = read_article(Article(id="a", text=text, furniture=((len(STORY), len(text)),)))
    assert all(end <= len(STORY) for s in reading.statements for _, end in s.content)


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.sampled_from([*STORY.split(), "“", "”", '"', "\n\n", "said", "he", "Reuters", "😀", "é", "<b>"]), max_size=60
    )
)
def test_every_span_slices_whatever_the_text(words: list[str]) -> None:
    check(read_article(Article(id="a", text=" ".join(words))))


@pytest.mark.parametrize(
    ("file", "most"), [("corpora/polnear-dev.jsonl", 6), ("corpora/basil-dev.jsonl", 6), ("gold/chains-dev.jsonl", 20)]
)
def test_every_span_slices_in_the_corpora(shared: Path, file: str, most: int) -> None:
    with (shared / file).open(encoding="utf-8") as lines:
        for row, _ in zip(map(json.loads, lines), range(most), strict=False):
            check(read_article(Article(id=row["id"], text=row["text"])))


def test_whoever_waits_is_told_how_much_is_read() -> None:
    shares: list[float] = []
    read_article(Article(id="a", text=STORY * 6), told=shares.append)
    assert shares == sorted(shares)
    assert shares[0] == 0.0
    assert shares[-1] == pytest.approx(1.0)
    assert len(shares) > 10


def test_nobody_says_a_thing_twice() -> None:
    text = (
        "Peter Lund, a former chief of staff to Mayor Ann Lee and a close ally of hers, issued a statement calling "
        "the toll “a heavy price” but saying the mayor was “right to choose the bridge.”"
    )
    said = [text[s:e] for one in wherefrom.read(text).statements for s, e in one.content]
    assert said == ["the toll “a heavy price”", "the mayor was “right to choose the bridge.”"]


def test_a_book_whose_states_stand_in_a_file_is_read_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    article = Article(id="a", text=STORY)
    in_memory = read_article(article)
    monkeypatch.setattr(reader, "_IN_MEMORY", 0)
    monkeypatch.setattr(reader, "_TRIMMED", 1)
    assert read_article(article) == in_memory


def test_a_book_is_read_in_bounded_memory() -> None:
    sentences = [f"Witness number {i} said that gate {i} was open at noon. It rained." for i in range(2_000)]
    # What the network takes for its own work, and keeps, is no part of what a book takes.
    read_article(Article(id="warm", text="\n\n".join(sentences[:500])))
    reading, most = most_during(lambda: read_article(Article(id="book", text="\n\n".join(sentences))))
    assert len(reading.statements) > 1_500
    assert most < 200 << 20
