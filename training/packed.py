"""What each fold's network says of the articles it has not learned from, packed small enough to keep.

``python training/packed.py --fold K --network FOLDER --shared SHARED`` runs an exported network over its fold and
writes ``training/folds/K.xz``. There is no word of the articles in it: probabilities of 8 bits, by window. ``replay``
gives them back as the package's own ``Scores``, so that all that follows the network can be measured, and learned, on
articles that no part of it has seen, in minutes and without a network.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import lzma
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from wherefrom.reading.network.decode import Scores
from wherefrom.reading.network.encode import Pieces, Window, encode, windows

if TYPE_CHECKING:
    from tokenizers import Tokenizer

FOLDER = Path(__file__).parent / "folds"
LIKELY = 0.1  # probability of a cue from which it is kept; decoding asks for more
CLIP, STEP = 6.0, 1 / 20  # log-odds
NOTHING = 4.0  # log-odds from which on a piece is surely none, or surely no name; all such pieces look alike
PER_CUE = {"tags": 5, "relays": 3, "names": 2}

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]
Row = Mapping[str, Any]
Scored = list[tuple[Window, Scores]]


def pack(seen: Sequence[Scored]) -> bytes:
    """The scores of every window of several articles, in order."""
    kept = [_kept(window, scores) for article in seen for window, scores in article]
    arrays: dict[str, NDArray[Any]] = {
        "windows": np.array([len(article) for article in seen], dtype=np.int32),
        "pieces": np.array([len(scores.cue) for scores in kept], dtype=np.int32),
        "anchors": np.array([len(scores.anchors) for scores in kept], dtype=np.int32),
        "at": np.concatenate([scores.anchors for scores in kept]).astype(np.int16),
        "cue": np.concatenate([_bytes(_log_odds(scores.cue)) for scores in kept]),
        "kinds": np.concatenate([_bytes(_log_odds(np.exp(scores.kinds))) for scores in kept]),
        "stances": np.concatenate([_bytes(_log_odds(np.exp(scores.stances))) for scores in kept]),
    }
    for name, width in PER_CUE.items():
        flat = [_bytes(_snapped(name, getattr(scores, name))).reshape(-1, width) for scores in kept]
        arrays[name] = np.concatenate(flat).T.copy()
    whole = io.BytesIO()
    np.savez(whole, **arrays)
    return lzma.compress(whole.getvalue(), preset=6)


def unpack(packed: bytes, placed: Sequence[Sequence[Window]]) -> list[Scored]:
    """What ``pack`` was given, but for what rounding cost; ``placed``: the windows of each article."""
    arrays = dict(np.load(io.BytesIO(lzma.decompress(packed))))
    if [len(found) for found in placed] != arrays["windows"].tolist():
        raise ValueError("packed for other articles")
    pieces, anchors = arrays["pieces"].tolist(), arrays["anchors"].tolist()
    flat = {name: _floats(arrays[name].T) for name in PER_CUE}
    read = dict.fromkeys(("piece", "anchor", "seen"), 0)
    found, number = [], 0
    for own in placed:
        article = []
        for window in own:
            n, k = pieces[number], anchors[number]
            here, cues = slice(read["piece"], read["piece"] + n), slice(read["anchor"], read["anchor"] + k)
            rows = slice(read["seen"], read["seen"] + n * k)
            seen = {name: flat[name][rows].reshape(k, n, width) for name, width in PER_CUE.items()}
            scores = Scores(
                cue=_probabilities(_floats(arrays["cue"][here])),
                anchors=arrays["at"][cues].astype(np.int64),
                tags=np.log(_probabilities(seen["tags"])),
                relays=np.log(_probabilities(seen["relays"])),
                names=seen["names"],
                stances=np.log(_probabilities(_floats(arrays["stances"][cues]))),
                kinds=np.log(_probabilities(_floats(arrays["kinds"][here]))),
            )
            article.append((window, scores))
            read = {"piece": here.stop, "anchor": cues.stop, "seen": rows.stop}
            number += 1
        found.append(article)
    return found


def _kept(window: Window, scores: Scores) -> Scores:
    """The cues that decoding may ask for, and kinds of what may be a party alone."""
    first, last = window.own_start - window.start, window.own_end - window.start
    own = (scores.anchors >= first) & (scores.anchors < last) & (scores.cue[scores.anchors, 1] >= LIKELY)
    tags, relays = scores.tags[own], scores.relays[own]
    party = (np.exp(tags[:, :, 1:3]).sum(-1) > LIKELY).any(0) | (np.exp(relays[:, :, 1:]).sum(-1) > LIKELY).any(0)
    kinds = np.where(party[:, None], scores.kinds, np.log(1 / scores.kinds.shape[1])).astype(np.float32)
    return Scores(scores.cue, scores.anchors[own], tags, relays, scores.names[own], scores.stances[own], kinds)


def _snapped(name: str, scores: Floats) -> Floats:
    """Log-odds, those of all pieces that are surely nothing made alike."""
    if name == "names":
        return np.where(scores < -NOTHING, -CLIP, scores)
    odds = _log_odds(np.exp(scores))
    none = np.full(odds.shape[-1], -CLIP, dtype=np.float32)
    none[0] = CLIP
    return np.where(odds[..., :1] > NOTHING, none, odds)


def _log_odds(probability: Floats) -> Floats:
    clipped = np.clip(probability, 1e-4, 1 - 1e-4)
    return np.log(clipped / (1 - clipped))


def _bytes(odds: Floats) -> Bytes:
    return np.round((np.clip(odds, -CLIP, CLIP) + CLIP) / STEP).astype(np.uint8)


def _floats(packed: Bytes) -> Floats:
    return packed.astype(np.float32) * STEP - CLIP


def _probabilities(odds: Floats) -> Floats:
    return 1 / (1 + np.exp(-odds))


def digest(gold: Path) -> str:
    """SHA-256 of the file of gold readings."""
    return hashlib.sha256(gold.read_bytes()).hexdigest()


def replay(gold: Path, tokenizer: Tokenizer) -> Iterator[tuple[int, Row, Pieces, Scored]]:
    """Every article of ``gold`` with its fold, its pieces, and what the network that has not seen it says of it.

    Raises ValueError where the folds were packed for another file.
    """
    from folds import FOLDS, in_fold
    from layered import rows

    if (FOLDER / "train.sha256").read_text(encoding="ascii").strip() != digest(gold):
        raise ValueError(f"{FOLDER} was made from another {gold.name}; make -C training folds makes it anew")
    readings = rows(gold)
    for fold in range(FOLDS):
        own = in_fold(readings, fold)
        encoded = [encode(row["text"], tokenizer) for row in own]
        packed = unpack((FOLDER / f"{fold}.xz").read_bytes(), [windows(pieces) for pieces in encoded])
        yield from ((fold, *one) for one in zip(own, encoded, packed, strict=True))


def main() -> None:
    """Run a fold's network over the fold and pack what it says."""
    from folds import in_fold
    from layered import rows
    from wherefrom.reading.network.model import network_in

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fold", type=int, required=True)
    parser.add_argument("--network", type=Path, required=True)
    parser.add_argument("--shared", type=Path, default=Path("../../shared"))
    options = parser.parse_args()
    gold = options.shared / "gold/layered/train.jsonl"
    network = network_in(options.network, threads=1)
    seen = []
    for row in in_fold(rows(gold), options.fold):
        pieces = encode(row["text"], network.tokenizer)
        seen.append([(window, network.score(pieces, window)[0]) for window in windows(pieces)])
    FOLDER.mkdir(exist_ok=True)
    to = FOLDER / f"{options.fold}.xz"
    to.write_bytes(pack(seen))
    (FOLDER / "train.sha256").write_text(digest(gold) + "\n", encoding="ascii")
    print(f"{to}: {to.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
