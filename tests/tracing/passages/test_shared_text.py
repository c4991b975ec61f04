import json
import random
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wherefrom.intake.article import Article
from wherefrom.reading.types import Reading
from wherefrom.text.shingles import words_with_spans
from wherefrom.text.span import Span
from wherefrom.tracing.passages.shared_text import SharedText, aligned, shared_texts

SYLLABLES = [a + b for a in "bdfgklmnprst" for b in ("a", "en", "ir", "ol", "ust")]
WORDS = [a + b for a in SYLLABLES[::2] for b in SYLLABLES[1::2]]

REPORT = (
    "The council of Varnhem closed the old harbour bridge on Monday after divers found two cracks in its main pillar. "
    "“We could not let another lorry over it,” said Ilse Morrow, the mayor, who had driven across it that morning. "
    "Repairs will take until the spring, and the ferry will run every twenty minutes meanwhile."
)


def article(id: str, text: str, furniture: tuple[Span, ...] = ()) -> Article:
    return Article(id=id, text=text, furniture=furniture)


def prose(count: int, seed: int) -> str:
    draw = random.Random(seed)
    return " ".join(draw.choice(WORDS) for _ in range(count))


def plain(text: str) -> list[str]:
    return [word for word, _ in words_with_spans(text)]


def check(shared: SharedText, a: Article, b: Article) -> None:
    """What holds of every answer: ids, places, order, no overlaps, same words at both ends."""
    assert (shared.a, shared.b) == (a.id, b.id)
    assert shared.passages
    assert 0 < shared.share <= 1
    for side, whole in ((0, a), (1, b)):
        spans = sorted(passage[side] for passage in shared.passages)
        assert all(0 <= start < end <= len(whole.text) for start, end in spans)
        assert all(first[1] <= second[0] for first, second in zip(spans, spans[1:], strict=False))
    assert list(shared.passages) == sorted(shared.passages)
    for (start, end), (start_b, end_b) in shared.passages:
        here, there = plain(a.text[start:end]), plain(b.text[start_b:end_b])
        assert (here[0], here[-1]) == (there[0], there[-1])


def test_paragraph_in_two_long_articles() -> None:
    a = article("a", f"{prose(700, 1)}\n\n{REPORT}\n\n{prose(400, 2)}")
    b = article("b", f"{prose(100, 3)}\n\n{REPORT}\n\n{prose(900, 4)}")
    shared = aligned(a, b)
    assert shared is not None
    check(shared, a, b)
    assert [(a.text[s:e], b.text[t:f]) for (s, e), (t, f) in shared.passages] == [(REPORT[:-1], REPORT[:-1])]
    assert shared.words == len(plain(REPORT))
    assert not shared.is_copy  # A paragraph of a long article: shared, but no copy of the article.


def test_other_marks_and_spacing_are_the_same_words() -> None:
    other = REPORT.replace("“", "'").replace("”", "'").replace(" ", "\n").replace(",", " ,")
    a, b = article("a", prose(50, 1) + " " + REPORT), article("b", other + prose(40, 2))
    shared = aligned(a, b)
    assert shared is not None
    check(shared, a, b)
    assert shared.words == len(plain(REPORT))
    assert shared.is_copy


def test_small_edits_stay_inside_one_passage() -> None:
    edited = (
        REPORT.replace("old harbour bridge", "century-old bridge").replace("the mayor, ", "").replace("run", "now run")
    )
    a, b = article("a", REPORT + " " + prose(80, 1)), article("b", prose(30, 2) + " " + edited)
    shared = aligned(a, b)
    assert shared is not None
    check(shared, a, b)
    [((start, end), (start_b, end_b))] = shared.passages
    assert a.text[start:end] == REPORT[:-1]
    assert b.text[start_b:end_b] == edited[:-1]


def test_sentence_left_out_makes_two_passages() -> None:
    first, second, third = REPORT.split(". ", 1)[0], "Nobody was hurt", REPORT.rsplit(". ", 1)[-1]
    a = article("a", f"{first}. {prose(40, 7)}. {third}")
    b = article("b", f"{first}. {third} {second}.")
    shared = aligned(a, b)
    assert shared is not None
    check(shared, a, b)
    assert [a.text[s:e] for (s, e), _ in shared.passages] == [first, third[:-1]]


def test_sentences_in_another_order() -> None:
    sentences = [prose(15, seed) + "." for seed in range(4)]
    a, b = article("a", " ".join(sentences)), article("b", " ".join(reversed(sentences)))
    shared = aligned(a, b)
    assert shared is not None
    check(shared, a, b)
    assert shared.words == 60
    assert len(shared.passages) == 4


def test_a_sentence_printed_twice_counts_once() -> None:
    sentence = prose(25, 1)
    a = article("a", f"{sentence}. {prose(50, 2)}. {sentence}. {prose(50, 3)}")
    b = article("b", f"{prose(60, 4)}. {sentence}. {prose(10, 5)}")
    shared = aligned(a, b)
    assert shared is not None
    check(shared, a, b)
    assert shared.words == 25


def test_phrases_are_no_shared_text() -> None:
    a = article("a", f"{prose(200, 1)} the president of the United States of America said on Monday {prose(100, 2)}")
    b = article("b", f"{prose(90, 3)} the president of the United States of America told a crowd {prose(100, 4)}")
    assert aligned(a, b) is None


def test_furniture_is_not_shared_text() -> None:
    line = "Share this page with others who like the morning letter " + prose(40, 9)
    texts = [f"{prose(100, seed)}\n\n{line}" for seed in (1, 2)]
    with_furniture = [article("ab"[i], text, ((text.index(line), len(text)),)) for i, text in enumerate(texts)]
    assert aligned(*with_furniture) is None
    assert aligned(article("a", texts[0]), article("b", texts[1])) is not None


def test_short_article_copied_whole_is_a_copy() -> None:
    a = article("a", "The council of Varnhem closed the old harbour bridge on Monday.")
    b = article("b", f"{a.text} {prose(300, 1)}")
    shared = aligned(a, b)
    assert shared is not None
    check(shared, a, b)
    assert shared.is_copy


@pytest.mark.parametrize("text", ["", "One.", "…", "Two words"])
def test_next_to_nothing(text: str) -> None:
    assert aligned(article("a", text), article("b", REPORT)) is None
    assert shared_texts([Reading(article("a", text)), Reading(article("b", text))]) == []


@given(st.integers(0, 2**32), st.integers(30, 80), st.lists(st.integers(0, 79), max_size=3), st.integers(0, 60))
def test_planted_passage_is_found_where_it_stands(seed: int, count: int, edits: list[int], before: int) -> None:
    words = prose(count, seed).split()
    edited = [f"changed{i}" if i in edits else word for i, word in enumerate(words)]
    a = article("a", f"{prose(before, seed + 1)}. {' '.join(words)}. {prose(90, seed + 2)}")
    b = article("b", f"{prose(120, seed + 3)}; {' '.join(edited)}")
    shared = aligned(a, b)
    assert shared is not None
    check(shared, a, b)
    assert count - 12 <= shared.words <= count + 4
    inner = a.text.index(" ".join(words))
    assert all(start >= inner - 40 and end <= inner + len(" ".join(words)) + 40 for (start, end), _ in shared.passages)


@given(st.text("ab ,.“é’1", max_size=200), st.text("ab ,.“é’1", max_size=200))
def test_any_texts(left: str, right: str) -> None:
    a, b = article("a", left), article("b", right)
    there, back = aligned(a, b), aligned(b, a)
    if there:
        check(there, a, b)
    if back:
        check(back, b, a)


@given(st.lists(st.lists(st.integers(0, 5), min_size=2, max_size=12), min_size=2, max_size=5))
def test_pairs_are_those_that_align(sentences: list[list[int]]) -> None:
    pool = [prose(20, seed) + "." for seed in range(6)]
    articles = [article(str(i), " ".join(pool[n] for n in chosen)) for i, chosen in enumerate(sentences)]
    found = shared_texts([Reading(a) for a in articles])
    expected = [aligned(a, b) for i, a in enumerate(articles) for b in articles[i + 1 :]]
    assert found == [shared for shared in expected if shared]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("a " * 100_000, "a " * 100_000),
        ("one two three four " * 20_000, "two three four one " * 20_000),
        (" ".join(["one two three four five", *(str(i) for i in range(9))] * 12) * 300, "one two three four five " * 9),
    ],
)
def test_hostile_repetition_takes_no_time(left: str, right: str) -> None:
    began = time.process_time()
    aligned(article("a", left), article("b", right))
    assert time.process_time() - began < 10


def test_few_seeds_many_places_take_no_time() -> None:
    rng = random.Random(1)
    pool = [prose(10, seed) for seed in range(300)]
    texts = [" ".join(rng.choice(pool) for _ in range(3000)) for _ in range(2)]
    began = time.process_time()
    aligned(article("a", texts[0]), article("b", texts[1]))
    assert time.process_time() - began < 10


def test_gold_copies(shared: Path) -> None:
    stories = json.loads((shared / "gold" / "stories-dev.json").read_text(encoding="utf-8"))
    right = found = wanted = 0
    for story in stories:
        gold = {frozenset((a["id"], b)) for a in story["articles"] for b in a["copied_from_or_with"]}
        readings = [Reading(article(a["id"], a["text"])) for a in story["articles"]]
        copies = {frozenset((s.a, s.b)) for s in shared_texts(readings) if s.is_copy}
        right, found, wanted = right + len(gold & copies), found + len(copies), wanted + len(gold)
    assert 2 * right / (found + wanted) >= 0.9
