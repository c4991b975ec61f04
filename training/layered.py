"""The layered gold readings as training documents: a cue for every layer, with its relays, its stance and its parties.

A statement is seen from its innermost cue. Its outer layers are cues too: statements of their own where they say
something more (then they stand in the list besides), else known only by their spans.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from data import IGNORE, KINDS, STANCES, Annotation, Document, Ints, Marked, nowhere, ranges
from wherefrom.reading.network.encode import Pieces, encode

Row = Mapping[str, Any]


def rows(path: Path) -> list[Row]:
    """The gold readings of a file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def load_layered(gold: Sequence[Row], tokenizer: Tokenizer) -> list[Document]:
    """Every article of ``gold``, encoded."""
    documents = []
    for row in gold:
        pieces = encode(row["text"], tokenizer)
        marked = tuple(_marked(row["statements"], pieces))
        annotation = Annotation(marked, _kinds(row["statements"], pieces), complete=True)
        documents.append(Document(row["id"], row["text"], pieces, [annotation]))
    return documents


def _marked(statements: Sequence[Row], pieces: Pieces) -> Iterator[Marked]:
    """Each cue once: as a statement's innermost where it is one, else as an outer layer, whose stance nobody gave."""
    seen = set()
    inner = [(layers_of(s)[-1], relays_of(s), STANCES.index(s["stance"])) for s in statements]
    outer = [(layer, _relays_beyond(layer, s), IGNORE) for s in statements for layer in layers_of(s)[:-1]]
    for layer, relays, stance in [*inner, *outer]:
        cue, content = ranges(layer["cue"], pieces), ranges(layer["content"], pieces)
        if cue and content and cue[0] not in seen:
            seen.add(cue[0])
            relay = None if relays is None else ranges(relays, pieces)
            yield Marked(cue, ranges(layer["source"], pieces), content, relay, stance)


def layers_of(statement: Row) -> Sequence[Row]:
    """The spans of each layer, outermost first; the last is the statement seen from its innermost cue."""
    return statement.get("layers") or [statement["spans"]]


def relays_of(statement: Row) -> list[Sequence[int]]:
    """The words that mean a relay of the statement."""
    return _mentions(statement["chain"][1:])


def _relays_beyond(layer: Row, statement: Row) -> list[Sequence[int]] | None:
    """The relays of an outer layer: the links beyond its holder; None where its source is no link's words."""
    chain = statement["chain"]
    if len(chain) == 1:
        return []
    at = [i for i, link in enumerate(chain) if link["mention"] and link["mention"] in layer["source"]]
    return _mentions(chain[at[-1] + 1 :]) if at else None


def _mentions(links: Sequence[Row]) -> list[Sequence[int]]:
    return [link["mention"] for link in links if link["mention"]]


def _kinds(statements: Sequence[Row], pieces: Pieces) -> Ints:
    """The kind of the party that each piece stands for: a link's words, and a source for its origin."""
    kinds = nowhere(pieces)
    named = [(span, s["chain"][0]["kind"]) for s in statements for span in layers_of(s)[-1]["source"]]
    named += [(link["mention"], link["kind"]) for s in statements for link in s["chain"] if link["mention"]]
    for span, kind in named:
        for start, end in ranges([span], pieces):
            kinds[start:end] = KINDS.index(kind)
    return kinds
