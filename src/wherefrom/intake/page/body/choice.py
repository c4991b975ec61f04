"""Which lines of a page are its article: two voices are heard, and where one alone takes a line, its place decides.

The voices are trafilatura and the element that holds most of the page's prose. Each fails on pages of its own (one
takes the readers' comments, the other stops in the middle); on a line that both take they are hardly ever wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wherefrom.intake.page.body.extraction import lines_of_extraction
from wherefrom.intake.page.body.lines import Line
from wherefrom.intake.page.body.prose import is_readers, kind_of, lines_of_prose, make_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement


@dataclass(frozen=True, slots=True)
class Choice:
    """The lines of an article, in order, and which of them (by ``id``) trafilatura takes as well."""

    lines: list[Line]
    extracted: set[int]


def article_lines(tree: HtmlElement, lines: list[Line]) -> Choice:
    """Those of the ``lines`` of the page ``tree`` that are its article."""
    extracted = {id(line) for line in lines_of_extraction(tree, lines) if not is_readers(line)}
    prose = {id(line) for line in lines_of_prose(lines)}
    both = [line for line in lines if id(line) in extracted and id(line) in prose]
    if not both:
        taken = extracted or prose
        return Choice([line for line in lines if id(line) in taken], extracted)
    held = {kind_of(suspect) for line in both for suspect in line.suspects}
    made = {make_of(line) for line in both}
    chosen = [
        line
        for line in lines
        if (id(line) in extracted and (id(line) in prose or _stands_well(line, held)))
        or (id(line) in prose and _stands_well(line, held) and (make_of(line) in made or line.is_heading))
    ]
    return Choice(chosen, extracted)


def _stands_well(line: Line, held: set[tuple[str, str]]) -> bool:
    """Whether only such suspect elements hold a line as hold some that both voices take."""
    return all(kind_of(suspect) in held for suspect in line.suspects)
