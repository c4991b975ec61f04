"""The element of a page that holds most of its prose, found without any knowledge of how sites are made.

Prose is weighed up the tree with a loss at every step, so that the smallest element around the whole article weighs
most (the idea of Readability, Arc90 2009). What class names and elements give away as asides is left out, unless it
holds so much of the page's prose that the name must mean something else.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from wherefrom.intake.page.body.lines import Line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LOSS = 0.8
_TOO_MUCH = 0.35
# The names of elements that hold what readers write. However much that is, it is not the article.
_READERS = re.compile(
    r"(?:^|\s)(?:(?:post|entry|user|reader|article|story|the)[-_]?)?(?:comments?|disqus|replies|responses)"
    r"(?:[-_](?!open|closed|enabled|disabled|on|off|count|status|link)\w[\w-]*|[A-Z]\w*)?(?=\s|$)"
)


def lines_of_prose(lines: list[Line]) -> list[Line]:
    """The lines inside the element that holds the article's prose, without those that stand in asides."""
    trusted = _trusted(lines)
    weights: defaultdict[HtmlElement, float] = defaultdict(float)
    for line in trusted:
        if not line.is_prose:
            continue
        weight, element = float(len(line.text)), line.element.getparent()
        while element is not None and weight > 1:
            weights[element] += weight
            weight *= _LOSS
            element = element.getparent()
    if not weights:
        return []
    best = max(weights, key=lambda element: weights[element])
    roots = _with_siblings(best, weights)
    return [line for line in trusted if any(root in roots for root in up(line.element))]


def _trusted(lines: list[Line]) -> list[Line]:
    """The lines that no suspect element holds, and those in elements so named that they cannot be asides.

    What most of the page's prose stands in is the article, whatever its class says ("article-widgets"), and so is a
    paragraph made and placed like most of them ("teaser-content" around the first paragraphs before a paywall).
    """
    total = 0
    held: defaultdict[tuple[str, str], int] = defaultdict(int)
    made: defaultdict[tuple[str, ...], int] = defaultdict(int)
    for line in lines:
        if line.is_prose:
            total += len(line.text)
            made[make_of(line)] += len(line.text)
            for kind in {kind_of(suspect) for suspect in line.suspects}:
                held[kind] += len(line.text)
    usual = max(made, key=lambda make: made[make]) if made else ()
    if usual and (made[usual] < _TOO_MUCH * total or not usual[-1]):
        usual = ()
    return [
        line
        for line in lines
        if not is_readers(line)
        and (
            all(held[kind_of(suspect)] > _TOO_MUCH * total for suspect in line.suspects)
            or (usual and make_of(line) == usual)
        )
    ]


def is_readers(line: Line) -> bool:
    """Whether a line stands among what readers wrote under an article."""
    return any(_READERS.search(mark) for suspect in line.suspects for mark in _marks(suspect))


def _marks(element: HtmlElement) -> tuple[str, str]:
    return element.get("class") or "", element.get("id") or ""


def kind_of(element: HtmlElement) -> tuple[str, str]:
    """How an element is named: its tag, with its class or else its id."""
    return str(element.tag), element.get("class") or element.get("id") or ""


def make_of(line: Line) -> tuple[str, ...]:
    """How a line is made: what its element and the one around that are named."""
    parent = line.element.getparent()
    return (*kind_of(line.element), *(kind_of(parent) if parent is not None else ("", "")))


def up(element: HtmlElement) -> list[HtmlElement]:
    """An element and those around it, inside out."""
    return [element, *element.iterancestors()]


def _with_siblings(best: HtmlElement, weights: dict[HtmlElement, float]) -> set[HtmlElement]:
    """``best`` and the elements beside it, or beside its parents, that are made alike: one article in several parts."""
    roots = {best}
    element = best
    for _ in range(5):
        parent = element.getparent()
        if parent is None or parent.tag in {"body", "html"}:
            break
        mark = (element.tag, element.get("class"))
        if mark[1]:
            roots.update(s for s in parent if (s.tag, s.get("class")) == mark and weights.get(s, 0) > 0)
        element = parent
    return roots
