import numpy as np

from wherefrom.reading.network.sureness import NUMBERS
from wherefrom.reading.network.view import UNSEEN, View

OFFSETS = np.array([[0, 3], [4, 7], [7, 9], [10, 14], [15, 20]])


def view(names=(), relays=()) -> View:
    odds = np.full((5, 2), -5, dtype=np.float32)
    for at, column, score in names:
        odds[at, column] = score
    tags = np.full((5, 3), np.log(0.01), dtype=np.float32)
    tags[:, 0] = np.log(0.98)
    for at, probability in relays:
        tags[at] = np.log([1 - probability, probability / 2, probability / 2])
    kinds = np.log(np.eye(5, 6, dtype=np.float32) * 0.9 + 0.02)
    return View(OFFSETS, tags, odds, np.zeros(8, dtype=np.float32), kinds, np.zeros(NUMBERS, dtype=np.float16))


def test_a_name_has_the_mean_of_its_pieces_and_what_is_not_seen_the_least():
    seen = view([(1, 0, 2.0), (2, 0, 4.0)])
    assert seen.name_scores([(4, 9), (0, 3), (30, 40)]) == [[3.0, -5.0], [-5.0, -5.0], [UNSEEN, UNSEEN]]
    assert seen.name_scores([]) == []


def test_words_that_are_rather_a_name_than_not_come_piece_after_piece():
    seen = view([(0, 0, 1.0), (1, 0, 3.0), (4, 0, 2.0), (3, 1, 5.0)])
    assert seen.name_spans(0) == [((0, 7), 2.0), ((15, 20), 2.0)]
    assert seen.name_spans(1) == [((10, 14), 5.0)]


def test_relays_are_the_words_that_are_likely_enough():
    spans = view(relays=[(1, 0.5), (2, 0.8), (4, 0.4)]).relay_spans(0.45)
    assert [span for span, _ in spans] == [(4, 9)]
    assert np.isclose(spans[0][1], 0.8)


def test_the_kind_is_that_of_the_words_and_of_no_words_none():
    seen = view()
    assert int(np.argmax(seen.kind_scores((10, 14)))) == 3
    assert seen.kind_scores((40, 50)) is None
    assert seen.range_of((5, 12)) == (1, 4)
