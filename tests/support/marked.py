"""Articles written with their attributions marked in the text, for tests of what comes after the network.

``{s1 Ann Lee} {c1 said} {x1 it {c2 denied} {x2 it}}``: s is source, c cue, x content; the number tells the attribution.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from by_rules import ByRules
from wherefrom.intake.article import Article
from wherefrom.reading.network.encode import encode
from wherefrom.reading.network.features import Encoded
from wherefrom.reading.network.model import load_network
from wherefrom.reading.reader import WIDTH, assemble, find_attributions
from wherefrom.reading.types import Attribution, Reading, Statement
from wherefrom.text.span import Span


def unmark(marked: str) -> tuple[str, list[Attribution]]:
    """The plain text, and the attributions in the order of their numbers."""
    text, open_, found = "", [], {}
    i = 0
    while i < len(marked):
        if marked[i] == "{":
            label, _, _ = marked[i + 1 :].partition(" ")
            open_.append((label, len(text)))
            i += len(label) + 2
        elif marked[i] == "}":
            label, start = open_.pop()
            found.setdefault(label, []).append((start, len(text)))
            i += 1
        else:
            text += marked[i]
            i += 1
    numbers = sorted({int(label[1:]) for label in found})
    return text, [Attribution(*(tuple(sorted(found.get(f"{r}{n}", []))) for r in "xcs")) for n in numbers]


def read(marked: str, **article: object) -> Reading:
    """The reading of a marked article; ``outlet``, ``published`` and so on as an Article takes them."""
    text, attributions = unmark(marked)
    return assembled(Article(id="t", text=text, **article), attributions)  # type: ignore[arg-type]


def assembled(article: Article, attributions: Sequence[Attribution]) -> Reading:
    """The reading of ``attributions``, with the states that the network has of the article."""
    return assemble(article, attributions, find_attributions(article, load_network(1))[1], ByRules())


def assembled_unseen(article: Article, attributions: Sequence[Attribution]) -> Reading:
    """The reading of ``attributions`` in a text too long to run the network on in a test: it then finds no mentions."""
    pieces = encode("", load_network(1).tokenizer)
    return assemble(article, attributions, Encoded(pieces, np.zeros((0, WIDTH), dtype=np.float16)), ByRules())


def chains(marked: str, **article: object) -> list[list[str]]:
    """The names in every statement's chain, in the order of the statements."""
    return [[link.name for link in s.chain] for s in read(marked, **article).statements]


def only(marked: str, **article: object) -> Statement:
    """The one statement of a marked article."""
    (statement,) = read(marked, **article).statements
    return statement


def words(reading: Reading, spans: tuple[Span, ...]) -> str:
    """What spans cover, pieces joined by a bar."""
    return "|".join(reading.article.text[s:e] for s, e in spans)
