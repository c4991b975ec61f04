"""What ``layered.py`` makes of invented readings: run by ``pytest training``, without PyTorch."""

# ruff: noqa: D103

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files
from typing import Any

import numpy as np
import pytest
from tokenizers import Tokenizer

from data import (
    BEGIN,
    BEGIN_CONTENT,
    IGNORE,
    IN_CONTENT,
    INSIDE,
    KINDS,
    OF_ORIGIN,
    OF_RELAY,
    STANCES,
    Document,
    Marked,
    example,
    without_opener,
)
from folds import events_of, folds, in_fold
from layered import load_layered, name_places

TEXT = 'Ana Reyes told the Daily Kite that the board had refused to pay. "It is late," she said.'


def at(words: str, nth: int = 1) -> list[int]:
    """The place of words in ``TEXT``."""
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return [start, start + len(words)]


def statement(cue: str, source: str, content: str, **more: Any) -> dict[str, Any]:
    """A statement as in the gold, of Ana Reyes unless told otherwise."""
    spans = {"cue": [at(cue)], "source": [at(source)], "content": [at(content)]}
    chain = [{"name": "Ana Reyes", "kind": "person", "mention": at(source)}]
    return {"spans": spans, "stance": "asserts", "chain": chain, **more}


KITE = {"name": "Daily Kite", "kind": "outlet", "mention": at("the Daily Kite")}
BOARD = {"name": "board", "kind": "organization", "mention": at("the board")}
REYES = {"name": "Ana Reyes", "kind": "person", "mention": at("Ana Reyes")}


def layer(cue: str, source: str, content: str) -> dict[str, Any]:
    """The spans of one layer."""
    return {"cue": [at(cue)], "source": [at(source)], "content": [at(content)]}


NESTED = statement(
    "refused to",
    "the board",
    "pay",
    stance="refuses",
    chain=[BOARD, REYES, KITE],
    layers=[
        layer("told", "Ana Reyes", "the board had refused to pay"),
        layer("refused to", "the board", "pay"),
    ],
)
SAID = statement("said", "she", '"It is late,"')


@pytest.fixture(scope="module")
def pieces() -> Tokenizer:
    """The tokenizer of the package."""
    return Tokenizer.from_str((files("wherefrom") / "data/tokenizer.json").read_text(encoding="utf-8"))


@pytest.fixture
def document(pieces: Tokenizer) -> Document:
    """The invented article, encoded."""
    return load_layered([{"id": "invented-1", "text": TEXT, "statements": [NESTED, SAID]}], pieces)[0]


def words(document: Document, ranges: tuple[tuple[int, int], ...] | None) -> list[str]:
    """The words of ranges of pieces."""
    offsets = document.pieces.offsets
    return [TEXT[offsets[a, 0] : offsets[b - 1, 1]] for a, b in ranges or ()]


def marked(document: Document, cue: str) -> Marked:
    """What belongs to a cue."""
    return next(m for m in document.annotations[0].marked if words(document, m.cue) == [cue])


def test_every_layer_is_a_cue_once(document: Document) -> None:
    assert [words(document, m.cue) for m in document.annotations[0].marked] == [["refused to"], ["said"], ["told"]]


def test_a_statement_is_seen_from_its_innermost_cue(document: Document) -> None:
    inner = marked(document, "refused to")
    assert words(document, inner.source) == ["the board"]
    assert words(document, inner.content) == ["pay"]
    assert words(document, inner.relay) == ["Ana Reyes", "the Daily Kite"]
    assert STANCES[inner.stance] == "refuses"


def test_an_outer_layer_has_the_relays_beyond_its_holder_and_no_stance(document: Document) -> None:
    outer = marked(document, "told")
    assert words(document, outer.relay) == ["the Daily Kite"]
    assert outer.stance == IGNORE


def test_relays_of_an_outer_layer_whose_source_is_no_link_are_unknown(pieces: Tokenizer) -> None:
    unlinked = {**NESTED, "chain": [BOARD, KITE]}
    document = load_layered([{"id": "invented-2", "text": TEXT, "statements": [unlinked]}], pieces)[0]
    assert marked(document, "told").relay is None


def test_an_outer_layer_that_is_a_statement_too_keeps_its_stance(pieces: Tokenizer) -> None:
    told = statement("told", "Ana Reyes", "the board had refused to pay", chain=[REYES, KITE])
    document = load_layered([{"id": "invented-3", "text": TEXT, "statements": [told, NESTED]}], pieces)[0]
    assert STANCES[marked(document, "told").stance] == "asserts"
    assert len(document.annotations[0].marked) == 2


def test_kinds_stand_on_the_words_that_mean_a_party(document: Document) -> None:
    kinds = {
        TEXT[a:b]: KINDS[kind]
        for (a, b), kind in zip(document.pieces.offsets, document.annotations[0].kinds, strict=True)
        if kind != IGNORE
    }
    expected = {"she": "person", "Kite": "outlet", "board": "organization", "Reyes": "person"}
    assert expected.items() <= kinds.items()
    assert "told" not in kinds


def test_a_window_shows_a_cue_its_content_and_nothing_beyond_its_end(document: Document) -> None:
    end = document.annotations[0].marked[0].cue[0][1]
    seen = example(document.pieces, document.annotations[0], (0, end))
    assert sorted(seen.cues[seen.cues > 0].tolist()) == [BEGIN, BEGIN, INSIDE]
    row = seen.tags[seen.anchors.index(document.annotations[0].marked[2].cue[0][0])]
    assert len(row) == end
    assert row.tolist().count(BEGIN_CONTENT) == 1
    assert row[-1] == IN_CONTENT


def test_contents_of_one_layer_alone_take_no_part_in_the_loss_of_cues_but_for_marked_ones(document: Document) -> None:
    outer, inner = marked(document, "told"), marked(document, "refused to")
    flat = replace(document.annotations[0], marked=(outer,), complete=False)
    both = replace(flat, marked=(outer, inner))
    start, end = outer.content[0]
    total = len(document.pieces.ids)
    assert (example(document.pieces, flat, (0, total)).cues[start:end] == IGNORE).all()
    cues = example(document.pieces, both, (0, total)).cues
    assert cues[slice(*inner.cue[0])].tolist() == [BEGIN, INSIDE]
    assert np.count_nonzero(cues[start:end] != IGNORE) == 2


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [("told", "that the board", ("told", "the board")), ("refused", "to pay", ("refused to", "pay"))],
)
def test_contents_are_opened_as_the_guide_has_them(cue: str, content: str, expected: tuple[str, str]) -> None:
    cues, contents = without_opener(TEXT, [at(cue)], [at(content)])
    assert (TEXT[slice(*cues[0])], TEXT[slice(*contents[0])]) == expected


def test_articles_of_one_event_share_a_fold() -> None:
    names = "Mayor Ilse Brandt, Port Velden, Hotel Merkur"
    gold = [{"id": f"kite-{i}", "text": f"Plain words number {i}.", "statements": [1]} for i in range(8)]
    gold += [{"id": f"kite-{i}", "text": f"{i} times {names}.", "statements": [1]} for i in (8, 9)]
    gold += [{"id": "gull-1", "text": f"In another year {names}.", "statements": [1]}]
    assert [[row["id"] for row in event] for event in events_of(gold) if len(event) > 1] == [["kite-8", "kite-9"]]
    found = folds(gold)
    assert found["kite-8"] == found["kite-9"]
    assert found == folds(gold[::-1])
    assert {row["id"] for row in in_fold(gold, 0)} == {name for name, fold in found.items() if fold == 0}
    assert len(in_fold(gold, 0)) + len(in_fold(gold, 0, without=True)) == len(gold)


def test_names_of_origin_and_relays_are_marked_wherever_they_stand(document: Document) -> None:
    said, inner = marked(document, "said"), marked(document, "refused to")
    assert words(document, said.origin_names or ()) == ["Ana Reyes"]  # whom "she" means
    assert words(document, inner.relay_names or ()) == ["Ana Reyes", "Daily Kite"]


def test_a_window_tells_names_of_the_origin_from_those_of_relays(document: Document) -> None:
    annotation = document.annotations[0]
    window = example(document.pieces, annotation, (0, len(document.pieces.ids)))
    (row,) = (
        r for r, one in zip(window.names, annotation.marked, strict=True) if one is marked(document, "refused to")
    )
    named = {TEXT[a:b]: bits for (a, b), bits in zip(document.pieces.offsets, row.tolist(), strict=True) if bits}
    assert named["board"] == OF_ORIGIN
    assert named["Reyes"] == named["Kite"] == OF_RELAY


def test_forms_of_a_name() -> None:
    text = "Senator Ana Reyes met Max Reyes. Later Kite Holdings, or Kite, heard from Brandt."
    links = [
        {"name": "Ana Reyes", "kind": "person", "mention": None},
        {"name": "Max Reyes", "kind": "person", "mention": None},
        {"name": "Kite Holdings", "kind": "organization", "mention": [text.index("Kite,"), text.index("Kite,") + 4]},
        {"name": "Ilse Brandt", "kind": "person", "mention": None},
        {"name": "unnamed", "kind": "unnamed", "mention": None},
    ]
    places = {name: [text[a:b] for a, b in found] for name, found in name_places(text, [{"chain": links}]).items()}
    assert places == {
        "Ana Reyes": ["Ana Reyes"],  # "Reyes" alone would be either's
        "Max Reyes": ["Max Reyes"],
        "Kite Holdings": ["Kite Holdings", "Kite"],
        "Ilse Brandt": ["Brandt"],
        "unnamed": [],
    }
