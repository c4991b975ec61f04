"""Which lines of a page trafilatura (Barbaresi, ACL 2021) takes for its article.

Trafilatura gives a text; what is wanted are the page's own lines, with their paragraphs and the elements they stand in.
So its words are aligned with those of the page.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from wherefrom.intake.page.body.lines import Line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_WORD = re.compile(r"\w+")
_MOST = 0.6  # of a line's words are in the text: the line is
_MAX_CELLS = 400_000_000  # of the table that an alignment needs, in bits
_RUN = 3


def lines_of_extraction(tree: HtmlElement, lines: list[Line]) -> list[Line]:
    """The ``lines`` of the page ``tree`` that trafilatura takes; none where it finds no article or fails."""
    if _is_monster(lines):
        return []
    text = _extracted(tree)
    if not text:
        return []
    words = [_WORD.findall(line.text) for line in lines]
    taken = _WORD.findall(text)
    cells = sum(map(len, words)) * len(taken)
    shares = _by_alignment(words, taken) if cells <= _MAX_CELLS else _by_runs(words, taken)
    return [line for line, share in zip(lines, shares, strict=True) if share >= _MOST]


def _extracted(tree: HtmlElement) -> str:
    import trafilatura

    try:
        found = trafilatura.bare_extraction(tree, fast=True, include_comments=False, with_metadata=False)
    except Exception:  # noqa: BLE001 (whatever goes wrong inside it, the page still has our own reading)
        return ""
    return (found.text if found is not None and not isinstance(found, dict) else "") or ""


def _is_monster(lines: list[Line]) -> bool:
    """Whether trafilatura would take minutes: many lines, deep nesting, or thousands of elements in one block."""
    return (
        len(lines) > 5000
        or any(sum(1 for _ in line.element.iterancestors()) > 250 for line in lines[:50])
        or any(line.inner > 2000 for line in lines)
    )


def _by_alignment(words: list[list[str]], taken: list[str]) -> list[float]:
    """Of each line, the share of its words that the longest common subsequence of page and text has."""
    from rapidfuzz.distance import Indel

    owner = [number for number, line in enumerate(words) for _ in line]
    hits = [0] * len(words)
    for step in Indel.opcodes(list(chain.from_iterable(words)), taken):
        if step.tag == "equal":
            for at in range(step.src_start, step.src_end):
                hits[owner[at]] += 1
    return [hit / len(line) if line else 0.0 for hit, line in zip(hits, words, strict=True)]


def _by_runs(words: list[list[str]], taken: list[str]) -> list[float]:
    """Of each line, the share of its runs of three words that the text has anywhere: for what is too long to align."""
    known = {tuple(taken[at : at + size]) for size in range(1, _RUN + 1) for at in range(len(taken) - size + 1)}
    shares = []
    for line in words:
        size = min(_RUN, len(line))
        runs = [tuple(line[at : at + size]) for at in range(len(line) - size + 1)] if size else []
        shares.append(sum(run in known for run in runs) / len(runs) if runs else 0.0)
    return shares
