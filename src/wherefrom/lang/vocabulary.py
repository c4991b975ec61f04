"""Which strings of letters are common words: those that the network's tokenizer keeps whole."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

_CONTINUED = "##"  # how the tokenizer begins a piece that goes on a word


def is_word(word: str) -> bool:
    """Whether ``word``, whatever its capitals, is among some ten thousand common words."""
    return word.lower() in _whole()


@cache
def _whole() -> frozenset[str]:
    table = json.loads((files("wherefrom") / "data" / "tokenizer.json").read_text(encoding="utf-8"))
    return frozenset(piece for piece in table["model"]["vocab"] if not piece.startswith(_CONTINUED) and len(piece) > 1)
