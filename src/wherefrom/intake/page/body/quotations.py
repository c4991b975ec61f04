"""Quotations that a page sets off from its text (``blockquote``), each with the line that names whose words it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wherefrom.intake.page.body.lines import Line, is_post
from wherefrom.lang.en.patterns.page_lines import SPEAKER

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CREDITS = ("cite", "footer", "figcaption")
_OPENED = "data-opened"
_DASH = re.compile(r"^\s*[—–―-]{1,2}\s*(?=\S)")
_LONGEST = 120  # characters of a line that names a speaker


@dataclass(frozen=True, slots=True)
class Quoted:
    """The numbers of a quotation's paragraphs, and the paragraph with the place in it where whose it is begins."""

    paragraphs: tuple[int, ...]
    speaker: tuple[int, int] | None

    def shifted(self, by: int) -> Quoted:
        """The same with ``by`` more paragraphs before it."""
        speaker = (self.speaker[0] + by, self.speaker[1]) if self.speaker else None
        return Quoted(tuple(number + by for number in self.paragraphs), speaker)


def quotation_blocks(tree: HtmlElement) -> list[HtmlElement]:
    """The elements that set quotations off, the page changed so that whoever is credited stands on a line of its own.

    A figure around a quotation is opened up, as nothing else in figures is text. Embedded posts are left as they are.
    """
    blocks = [block for block in tree.iter("blockquote") if not is_post(block)]
    for block in blocks:
        around = block.getparent()
        if around is not None and around.tag == "figure":
            _open(around)
            for caption in around.findall("figcaption"):
                _open(caption)
        for credit in [*block.iter(*_CREDITS)][-1:]:
            if not "".join(after for one in (credit, *_inside(credit, block)) if (after := one.tail)).strip():
                _open(credit)
    return blocks


def quoted_among(lines: list[Line], kept: list[Line], blocks: list[HtmlElement]) -> tuple[list[Line], list[Quoted]]:
    """``kept`` with the lines that credit a quotation among it, and its quotations by the numbers of those lines."""
    whole = {id(line) for line in kept}
    found: list[tuple[list[Line], Line | None]] = []
    place = {id(line): number for number, line in enumerate(lines)}
    for inside in _lines_inside(lines, blocks):
        below = place[id(inside[-1])] + 1
        credit = next((line for line in reversed(inside) if _is_credit(line)), None) or _below(lines[below : below + 1])
        said = [line for line in inside if line is not credit and id(line) in whole]
        if said:
            found.append((said, credit))
            whole |= {id(credit)} if credit else set()
    kept = [line for line in lines if id(line) in whole]
    number = {id(line): place for place, line in enumerate(kept)}
    return kept, [
        Quoted(
            tuple(number[id(line)] for line in said),
            (number[id(credit)], _name_starts(credit.text)) if credit else None,
        )
        for said, credit in found
    ]


def _open(element: HtmlElement) -> None:
    """Make an element a plain block."""
    element.tag = "div"
    element.attrib.clear()
    element.set(_OPENED, "1")


def _inside(element: HtmlElement, block: HtmlElement) -> list[HtmlElement]:
    """The elements around ``element`` within ``block``."""
    around = []
    for up in element.iterancestors():
        if up is block:
            break
        around.append(up)
    return around


def _is_credit(line: Line) -> bool:
    """Whether a line inside a quotation names whose it is: in an element for that, or behind a dash."""
    short = len(line.text) <= _LONGEST
    opened = any(
        one.get(_OPENED) and one.find(".//blockquote") is None for one in (line.element, *line.element.iterancestors())
    )
    return short and (opened or bool(_DASH.match(line.text) and SPEAKER.match(_DASH.sub("", line.text))))


def _below(following: list[Line]) -> Line | None:
    """The line right under a quotation, if it is a dash and a name."""
    return next((line for line in following if _DASH.match(line.text) and _is_credit(line)), None)


def _lines_inside(lines: list[Line], blocks: list[HtmlElement]) -> list[list[Line]]:
    """The lines in each of ``blocks`` that has any, with those of a figure around it; of nested ones in the inner."""
    homes = {}
    for block in blocks:
        around = block.getparent()
        homes[around if around is not None and around.get(_OPENED) else block] = block
    inside: dict[HtmlElement, list[Line]] = {}
    for line in lines if homes else []:
        home = next((one for one in (line.element, *line.element.iterancestors()) if one in homes), None)
        if home is not None:
            inside.setdefault(home, []).append(line)
    return list(inside.values())


def _name_starts(text: str) -> int:
    match = _DASH.match(text)
    return match.end() if match else 0
