"""The layered gold readings as training documents: a cue for every layer, with its relays, its stance and its parties.

A statement is seen from its innermost cue. Its outer layers are cues too: statements of their own where they say
something more (then they stand in the list besides), else known only by their spans.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from data import IGNORE, KINDS, STANCES, Annotation, Document, Ints, Marked, Range, nowhere, ranges
from wherefrom.reading.network.encode import Pieces, encode
from wherefrom.text.span import Span

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
        marked = tuple(_marked(row, pieces))
        annotation = Annotation(marked, _kinds(row["statements"], pieces), complete=not row.get("partial"))
        documents.append(Document(row["id"], row["text"], pieces, [annotation]))
    return documents


def _marked(row: Row, pieces: Pieces) -> Iterator[Marked]:
    """Each cue once: as a statement's innermost where it is one, else as an outer layer, whose stance nobody gave."""
    statements: Sequence[Row] = row["statements"]
    places = name_places(row["text"], statements)

    def named(links: Sequence[Row] | None) -> tuple[Range, ...] | None:
        return None if links is None else ranges([p for link in links for p in places[link["name"]]], pieces)

    seen = set()
    inner = [(layers_of(s)[-1], s["chain"], STANCES.index(s["stance"])) for s in statements]
    outer = [(layer, _chain_of(layer, s), IGNORE) for s in statements for layer in layers_of(s)[:-1]]
    for layer, chain, stance in [*inner, *outer]:
        cue, content = ranges(layer["cue"], pieces), ranges(layer["content"], pieces)
        if cue and content and cue[0] not in seen:
            seen.add(cue[0])
            relays = None if chain is None else chain[1:]
            relay = None if relays is None else ranges(_mentions(relays), pieces)
            origin = None if chain is None else chain[:1]
            yield Marked(cue, ranges(layer["source"], pieces), content, relay, stance, named(origin), named(relays))


def layers_of(statement: Row) -> Sequence[Row]:
    """The spans of each layer, outermost first; the last is the statement seen from its innermost cue."""
    return statement.get("layers") or [statement["spans"]]


def relays_of(statement: Row) -> list[Sequence[int]]:
    """The words that mean a relay of the statement."""
    return _mentions(statement["chain"][1:])


def _chain_of(layer: Row, statement: Row) -> Sequence[Row] | None:
    """The chain as seen from an outer layer, from its holder on; None where no link's words are its source."""
    chain: Sequence[Row] = statement["chain"]
    at = [i for i, link in enumerate(chain) if link["mention"] and link["mention"] in layer["source"]]
    if not at:
        return chain if len(chain) == 1 else None
    return chain[at[-1] :]


def name_places(text: str, statements: Sequence[Row]) -> dict[str, list[Span]]:
    """Where in ``text`` each party of the chains is named: by its full name, or by a shorter one that links use for it.

    A person also by the family name alone, where no other party's full name ends in it; a joint source by its members.
    """
    links = [link for s in statements for link in s["chain"]]
    forms: dict[str, set[str]] = {link["name"]: set(_members(link["name"])) for link in links}
    last = Counter(name.split()[-1] for name in forms if name)
    for link in links:
        words = link["name"].split()
        if link["mention"] and _is_name(mention := _bare(text[slice(*link["mention"])])) and mention in link["name"]:
            forms[link["name"]].add(mention)
        if link["kind"] == "person" and len(words) > 1 and last[words[-1]] == 1:
            forms[link["name"]].add(words[-1])
    return {name: _occurrences(text, found) for name, found in forms.items()}


def _members(name: str) -> list[str]:
    return [name, *(part for part in re.split(r"\s+and\s+|,\s+", name) if _is_name(part))]


def _bare(mention: str) -> str:
    return re.sub(r"^(?:the|The)\s+|[’']s?$", "", mention)


def _is_name(words: str) -> bool:
    return len(words) > 2 and all(word[0].isupper() for word in words.split())


def _occurrences(text: str, forms: Iterable[str]) -> list[Span]:
    found: list[Span] = []
    for form in sorted(forms, key=len, reverse=True):
        if form in ("", "unnamed"):
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text, 0 if _is_name(form) else re.IGNORECASE):
            if not any(start < match.end() and match.start() < end for start, end in found):
                found.append(match.span())
    return sorted(found)


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
