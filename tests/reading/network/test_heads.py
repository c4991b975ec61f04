from importlib.resources import files
from pathlib import Path

import numpy as np

from wherefrom.reading.choice import HEADS
from wherefrom.reading.network.heads import PARTS, Head, heads_in, softmax

DATA = Path(str(files("wherefrom") / "data"))


def head(**parts) -> Head:
    return Head(**{name: np.array(values, dtype=np.float32) for name, values in parts.items()})


def test_one_hidden_layer_that_never_goes_below_zero():
    made = head(inner=[[1, -1], [0, 2]], inner_bias=[0, -1], outer=[[3], [10]], outer_bias=[0.5])
    assert made.scores([[2, 0], [0, 1], [-1, 0]]).ravel().tolist() == [6.5, 10.5, 0.5]


def test_probabilities_add_up_and_large_scores_do_not_overflow():
    shares = softmax(np.array([1000.0, 1000.0, -1000.0], dtype=np.float32))
    assert shares.tolist() == [0.5, 0.5, 0.0]


def test_heads_come_back_from_their_file(tmp_path):
    made = head(inner=[[1]], inner_bias=[0], outer=[[2]], outer_bias=[3])
    parts = {f"one.{name}": getattr(made, name) for name in ("inner", "inner_bias", "outer", "outer_bias")}
    np.savez(tmp_path / "heads.npz", **parts)
    assert heads_in(tmp_path / "heads.npz")["one"].scores([[5]]).tolist() == [[13.0]]


def test_words_add_what_is_noted_at_their_places(tmp_path):
    made = head(inner=[[1]], inner_bias=[0], outer=[[2, 0]], outer_bias=[3, 0], words=[[0, 1], [5, 0], [0, 2]])
    assert made.scores([[1]]).tolist() == [[5, 0]]
    assert made.scores([[1]], [0, 2]).tolist() == [[5, 3]]
    parts = {f"one.{name}": getattr(made, name) for name in (*PARTS, "words")}
    np.savez(tmp_path / "heads.npz", **parts)
    assert heads_in(tmp_path / "heads.npz")["one"].scores([[1]], [1]).tolist() == [[10, 0]]


def test_the_package_has_every_head_that_is_asked():
    assert sorted(heads_in(DATA / "heads.npz")) == sorted(HEADS)
