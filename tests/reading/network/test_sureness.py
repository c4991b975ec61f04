"""How sure cues are, from scores made by hand: five pieces of content, the cue before them."""

import numpy as np

from wherefrom.reading.network.decode import Scores
from wherefrom.reading.network.sureness import NUMBERS, sureness

PIECES = 12
CONTENT = np.zeros(PIECES, dtype=np.bool_)
CONTENT[4:9] = True
NO_SOURCE = np.zeros(PIECES, dtype=np.bool_)


def seen_from(cues: dict[int, float], likely: float, beyond: float) -> Scores:
    """Cues with their probabilities; content with ``likely`` where it is, with ``beyond`` on the two pieces after."""
    cue = np.zeros((PIECES, 3), dtype=np.float32)
    tags = np.full((len(cues), PIECES, 5), 1e-4, dtype=np.float32)
    tags[:, 4, 3] = tags[:, 5:9, 4] = likely
    tags[:, 9:11, 4] = beyond
    tags[:, :, 0] = 1 - tags[:, :, 1:].sum(-1)
    for piece, probability in cues.items():
        cue[piece] = 1 - probability, probability, 0
    k = len(cues)
    flat = {"relays": (k, PIECES, 3), "names": (k, PIECES, 2), "stances": (k, 8), "kinds": (PIECES, 6)}
    heads = {name: np.full(shape, -2, dtype=np.float32) for name, shape in flat.items()}
    return Scores(cue=cue, anchors=np.array(list(cues)), tags=np.log(tags), **heads)


def numbers(scores: Scores) -> np.ndarray:
    k = len(scores.anchors)
    return sureness(scores, np.arange(k), np.tile(CONTENT, (k, 1)), np.tile(NO_SOURCE, (k, 1)))


def test_content_that_is_sure_overlaps_nearly_all_and_what_may_go_on_less() -> None:
    sure, open_end, hedged = (
        numbers(seen_from({2: 0.9}, *shares))[0, 1] for shares in ((0.99, 0.01), (0.99, 0.6), (0.5, 0.01))
    )
    assert sure > 0.95
    assert np.isclose(open_end, 5 * 0.99 / (5 + 1.2), atol=0.01)
    assert np.isclose(hedged, 0.5, atol=0.01)


def test_of_two_cues_with_one_content_the_less_sure_has_a_rival() -> None:
    found = numbers(seen_from({2: 0.9, 5: 0.6}, 0.99, 0.01))
    assert found.shape == (2, NUMBERS)
    by_surer, by_any, inside, holds = found[:, 15:19].T
    assert by_surer.tolist() == [0, 1]
    assert by_any.tolist() == [1, 1]
    assert np.allclose(inside, [0, 0.99 * 0.9], atol=0.01)
    assert np.allclose(holds, [0.6, 0])


def test_every_number_is_finite_at_the_ends_of_a_window() -> None:
    whole = np.ones((1, PIECES), dtype=np.bool_)
    assert np.isfinite(sureness(seen_from({2: 0.9}, 0.999, 0.999), np.arange(1), whole, ~whole)).all()
