import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from wherefrom.reading.network.decode import (
    AROUND,
    BEGIN_CONTENT,
    BEGIN_SOURCE,
    IN_CONTENT,
    IN_SOURCE,
    NONE,
    Scores,
    attributions,
    best_paths,
)
from wherefrom.reading.network.encode import Window, encode
from wherefrom.reading.network.model import load_network
from wherefrom.reading.types import Attribution

LEGAL_BEFORE = {IN_SOURCE: {BEGIN_SOURCE, IN_SOURCE}, IN_CONTENT: {BEGIN_CONTENT, IN_CONTENT}}


def is_legal(path: tuple[int, ...]) -> bool:
    return all(
        tag not in LEGAL_BEFORE or before in LEGAL_BEFORE[tag] for before, tag in zip((NONE, *path), path, strict=False)
    )


@given(st.integers(0, 2**32 - 1), st.integers(1, 5))
def test_the_best_path_is_the_best_of_all_legal_ones(seed: int, length: int) -> None:
    tags = np.random.default_rng(seed).normal(size=(2, length, 5)).astype(np.float32)
    found = best_paths(tags)
    for row, path in zip(tags, found, strict=True):
        legal = [p for p in itertools.product(range(5), repeat=length) if is_legal(p)]
        best = max(legal, key=lambda p: float(row[np.arange(length), list(p)].sum()))  # noqa: B023
        assert is_legal(tuple(path.tolist()))
        assert np.isclose(row[np.arange(length), path].sum(), row[np.arange(length), list(best)].sum(), atol=1e-4)


@given(st.integers(0, 2**32 - 1), st.floats(0, 6), st.floats(0, 9))
def test_pieces_that_are_left_out_of_the_search_do_not_change_its_result(seed: int, none: float, dear: float) -> None:
    """With surely no span at the ends, as far from a cue, and with beginnings that cost more than going on."""
    random = np.random.default_rng(seed)
    tags = random.normal(scale=2, size=(3, 60, 5)).astype(np.float32)
    tags[:, :, [BEGIN_SOURCE, BEGIN_CONTENT]] -= dear
    tags[:, :25, NONE] += none
    tags[:, 35:, NONE] += none
    for row, path in zip(tags, best_paths(tags), strict=True):
        best = row[0].astype(float)
        best[[IN_SOURCE, IN_CONTENT]] = -np.inf
        for piece in row[1:]:
            before = [best.max() if t not in LEGAL_BEFORE else max(best[b] for b in LEGAL_BEFORE[t]) for t in range(5)]
            best = np.array(before) + piece
        assert is_legal(tuple(path.tolist()))
        assert np.isclose(row[np.arange(60), path].sum(), best.max(), atol=1e-3)


def test_scores_become_spans_of_whole_words() -> None:
    text = "Mayor Dunleavy warned that floodwaters keep rebuttressing."
    pieces = encode(text, load_network(1).tokenizer)
    words = [text[s:e] for s, e in pieces.offsets.tolist()]
    count, anchor = len(words), words.index("warned")
    cue = np.zeros((count, 3), dtype=np.float32)
    cue[:, 0] = 1
    cue[anchor] = (0.1, 0.9, 0)
    tags = np.full((1, count, 5), -9, dtype=np.float32)
    tags[0, :, NONE] = -0.1
    tags[0, 0, BEGIN_SOURCE] = 0
    tags[0, 1:anchor, IN_SOURCE] = 0
    tags[0, anchor + 2 : -2, NONE] = -9
    tags[0, anchor + 2, BEGIN_CONTENT] = 0
    tags[0, anchor + 3 : -2, IN_CONTENT] = 0  # stops inside the last word
    rest = {"relays": (1, count, 3), "names": (1, count, 2), "stances": (1, 8), "kinds": (count, 6)}
    heads = {name: np.zeros(shape, dtype=np.float32) for name, shape in rest.items()}
    scores = Scores(cue=cue, anchors=np.array([anchor]), tags=tags, **heads)
    found = attributions(text, pieces, [(Window(0, count, 0, count), scores)])
    assert len(found) == 1
    (only,) = found
    assert [text[s:e] for s, e in only.source] == ["Mayor Dunleavy"]
    assert [text[s:e] for s, e in only.cue] == ["warned"]
    assert [text[s:e] for s, e in only.content] == ["floodwaters keep rebuttressing"]
    assert 0 < only.confidence <= 1


BRIDGE = "Mayor Dunleavy warned that the old bridge over the river would not hold."


def warned(likely: float, end: float) -> Attribution:
    """What is said, where its first words are content with the one probability and its last with the other."""
    pieces = encode(BRIDGE, load_network(1).tokenizer)
    words = [BRIDGE[s:e] for s, e in pieces.offsets.tolist()]
    count, anchor = len(words), words.index("warned")
    cue = np.zeros((count, 3), dtype=np.float32)
    cue[:, 0] = 1
    cue[anchor] = (0.4, 0.6, 0)
    tags = np.full((1, count, 5), 1e-4, dtype=np.float32)
    tags[0, anchor + 2, BEGIN_CONTENT] = likely
    tags[0, anchor + 3 : -4, IN_CONTENT] = likely
    tags[0, -4:-1, IN_CONTENT] = end
    tags[0, :, NONE] = 1 - tags[0, :, 1:].sum(-1)
    rest = {"relays": (1, count, 3), "names": (1, count, 2), "stances": (1, 8), "kinds": (count, 6)}
    heads = {name: np.zeros(shape, dtype=np.float32) for name, shape in rest.items()}
    scores = Scores(cue=cue, anchors=np.array([anchor]), tags=np.log(tags), **heads)
    (only,) = attributions(BRIDGE, pieces, [(Window(0, count, 0, count), scores)])
    return only


def test_in_doubt_of_a_cue_its_content_is_as_long_as_if_it_were_one() -> None:
    """The end of a content that the network takes for none only because it doubts the cue."""

    def content(likely: float, end: float) -> str:
        return BRIDGE[slice(*warned(likely, end).content[0])]

    assert content(0.65, 0.4) == "the old bridge over the river would not hold"
    assert content(0.97, 0.4) == "the old bridge over the river"
    assert content(0.65, 0.2) == "the old bridge over the river"


def test_of_an_end_in_doubt_what_stands_around_it_is_kept() -> None:
    sure, doubted = warned(0.97, 0.01), warned(0.97, 0.4)
    assert sure.view is not None
    assert sure.view.ending is None
    assert doubted.view is not None
    assert (ending := doubted.view.ending) is not None
    assert ending.end == doubted.content[-1][1] == BRIDGE.index(" would")
    likely = 1 / (1 + np.exp(-ending.odds[:, 0].astype(np.float32)))
    assert len(likely) == 2 * AROUND + 1
    assert np.allclose(likely[AROUND - 1 : AROUND + 4], [0.97, 0.97, 0.4, 0.4, 0.4], atol=0.01)
    assert likely[-1] < 0.01  # outside the text
