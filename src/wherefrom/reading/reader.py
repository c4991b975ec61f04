"""Article to Reading: the steps in order."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files

import numpy as np

from wherefrom.intake.article import Article
from wherefrom.reading.assemble import assemble
from wherefrom.reading.confidence import calibrated
from wherefrom.reading.network.decode import Scores, attributions
from wherefrom.reading.network.encode import Window, encode, windows
from wherefrom.reading.network.features import Encoded
from wherefrom.reading.network.model import Network, load_network
from wherefrom.reading.types import Attribution, Reading
from wherefrom.text.span import Span

WIDTH = 384  # numbers in the state of a piece
DEPTH = 3  # layers below the outermost that are looked for
SHORTEST = 25  # characters of a content that can hold a statement of its own
NESTED_CONFIDENCE = 0.35  # a nested attribution below this is left out: the content is read without its surroundings
_WORD = re.compile(r"[^\W\d_]{3,}")


def read_article(article: Article, *, threads: int = 0) -> Reading:
    """Every statement that ``article`` passes on, with the chain it came through.

    ``threads`` is how many the network may use; 0 leaves that to ONNX Runtime. The reading is the same.
    """
    return assemble(article, *look(article, load_network(threads)))


def look(article: Article, network: Network) -> tuple[list[Attribution], Encoded]:
    """All attributions of the article's text outside its furniture, and what the network makes of every piece.

    PolNeAR, on which the network is trained, marks only the outermost layer. So contents that hold a word of the kind
    that attributes are read once more by themselves, as if they were a text: what was inner is then outermost.
    """
    scored, encoded = run(article, network)
    outermost = attributions(article.text, encoded.pieces, scored)
    return _with_inner(article.text, outermost, network), encoded


def run(article: Article, network: Network) -> tuple[list[tuple[Window, Scores]], Encoded]:
    """What the network says of every window of the article outside its furniture, and its states of every piece."""
    pieces = encode(article.text, network.tokenizer, article.furniture)
    states = np.zeros((len(pieces.ids), WIDTH), dtype=np.float16)
    scored = []
    for window in windows(pieces):
        scores, seen = network.score_and_states(pieces, window)
        own = slice(window.own_start, window.own_end)
        states[own] = seen[own.start - window.start : own.stop - window.start]
        scored.append((window, scores))
    return scored, Encoded(pieces, states)


def _with_inner(text: str, outermost: list[Attribution], network: Network) -> list[Attribution]:
    found = layer = outermost
    for _ in range(DEPTH):
        layer = [inner for outer in layer for inner in _inside(text, outer, network)]
        found = [*found, *layer]
    found = [replace(a, confidence=calibrated(a.confidence)) for a in found]
    return sorted(found, key=lambda a: (a.content[0][0], -a.content[-1][1], a.cue))


def find_outermost(article: Article, network: Network) -> list[Attribution]:
    """The attributions of the outermost layer alone, as the network gives them: confidence not yet calibrated."""
    return _read(article.text, network, article.furniture)


def _read(text: str, network: Network, skip: tuple[Span, ...] = ()) -> list[Attribution]:
    pieces = encode(text, network.tokenizer, skip)
    return attributions(text, pieces, ((window, network.score(pieces, window)) for window in windows(pieces)))


def _inside(text: str, outer: Attribution, network: Network) -> Iterator[Attribution]:
    for start, end in outer.content:
        if end - start >= SHORTEST and _attributes(text[start:end]):
            for found in _read(text[start:end], network):
                if found.confidence >= NESTED_CONFIDENCE and found.content != ((0, end - start),):
                    yield _moved(found, start)


def _moved(found: Attribution, by: int) -> Attribution:
    def move(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple((s + by, e + by) for s, e in spans)

    return replace(found, content=move(found.content), cue=move(found.cue), source=move(found.source))


@functools.cache
def _cue_words() -> frozenset[str]:
    lines = (files("wherefrom") / "lang" / "en" / "cue_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def _attributes(text: str) -> bool:
    return not _cue_words().isdisjoint(_WORD.findall(text.lower()))
