"""What is packed comes back as it was, but for what rounding costs."""

import numpy as np
import pytest

from packed import LIKELY, pack, unpack
from wherefrom.reading.network.decode import Scores
from wherefrom.reading.network.encode import Window


def made(window: Window, seed: int) -> Scores:
    """Scores of a window, drawn at random, with two likely cues and one that is not."""
    random, n = np.random.default_rng(seed), window.end - window.start

    def shares(*shape: int) -> np.ndarray:
        risen = np.exp(random.normal(scale=2, size=shape))
        return (risen / risen.sum(-1, keepdims=True)).astype(np.float32)

    anchors = np.array([1, 4, n - 2])
    cue = shares(n, 3)
    cue[anchors, 1] = (0.6, LIKELY / 2, 0.7)
    logs = {name: np.log(shares(3, n, width)) for name, width in (("tags", 5), ("relays", 3))}
    return Scores(
        cue=cue,
        anchors=anchors,
        names=random.normal(size=(3, n, 2)).astype(np.float32),
        stances=np.log(shares(3, 8)),
        kinds=np.log(shares(n, 6)),
        **logs,
    )


def test_likely_cues_come_back_with_all_that_is_seen_from_them() -> None:
    """Cues of the window's own part that are likely enough, and nothing else."""
    placed = [[Window(0, 12, 0, 10), Window(8, 20, 10, 20)], [], [Window(0, 9, 0, 9)]]
    seen = [[(w, made(w, w.end)) for w in own] for own in placed]
    back = unpack(pack(seen), placed)
    assert [len(article) for article in back] == [2, 0, 1]
    (window, before), (_, after) = seen[0][1], back[0][1]
    own = [
        i for i, a in enumerate(before.anchors) if before.cue[a, 1] >= LIKELY and a + window.start >= window.own_start
    ]
    assert after.anchors.tolist() == before.anchors[own].tolist()
    assert np.abs(np.exp(after.tags) - np.exp(before.tags[own])).max() < 0.03
    assert np.abs(after.names - before.names[own]).max() < 0.03
    assert np.abs(np.exp(after.stances) - np.exp(before.stances[own])).max() < 0.03
    assert np.abs(after.cue - before.cue).max() < 0.03


def test_packed_for_other_articles_is_refused() -> None:
    """Their windows are others."""
    window = Window(0, 12, 0, 12)
    packed = pack([[(window, made(window, 1))]])
    with pytest.raises(ValueError, match="other articles"):
        unpack(packed, [[window, window]])
