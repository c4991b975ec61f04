"""Lines for a terminal, a pipe or a file: wrapped words with a margin, plain where the console has no colours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wherefrom.reading.types import Kind
from wherefrom.report.views.words import SIGNS

if TYPE_CHECKING:
    from rich.console import Console

Part = tuple[str, str]
"""Words and their style."""

# Of the 256 colours, ones whose contrast is at least 3:1 on black as well as on white.
KIND_STYLES: dict[Kind, str] = {
    "person": "color(33)",
    "organization": "color(29)",
    "outlet": "color(166)",
    "document": "color(134)",
    "group": "color(130)",
    "unnamed": "color(244)",
}
FLAG_STYLE = "color(166)"
_WIDEST = 100  # Longer lines are hard to follow with the eye.
_NARROWEST = 24
_LEAST_WORDS = 12
_ASCII = str.maketrans(
    {"→": "->", "…": "...", "·": "|", "⚑": "!", "├": "|", "└": "`", "│": "|", "×": "x", "“": '"', "”": '"', "’": "'"}
    | dict(zip(SIGNS.values(), "@#^*%?", strict=True))
)


@dataclass(frozen=True, slots=True)
class Line:
    """Words to be wrapped: ``lead`` stands in the margin of the first line, ``hang`` in that of further ones.

    ``first`` is how wide the margin of the first line is, where it is not as wide as that of the others.
    """

    parts: tuple[Part, ...] = ()
    indent: int = 0
    lead: Part = ("", "")
    hang: Part = ("", "")
    first: int | None = None


def print_lines(lines: Iterable[Line], console: Console) -> None:
    """Print ``lines`` as wide as the console is, up to what the eye follows.

    Nothing in them is taken for rich markup; what the console's encoding lacks becomes plain ASCII.
    """
    from rich.text import Text

    width = max(_NARROWEST, min(console.width, _WIDEST))
    encoding = console.encoding or "utf-8"

    def fit(words: str) -> str:
        try:
            words.encode(encoding)
        except UnicodeEncodeError:
            return words.translate(_ASCII).encode(encoding, "replace").decode(encoding)
        return words

    def margin(part: Part, indent: int) -> Text:
        return Text.assemble((fit(part[0]).ljust(indent)[:indent], part[1]))

    for line in lines:
        indent = min(line.indent, width - _LEAST_WORDS)
        words = Text.assemble(*((fit(part), style) for part, style in line.parts))
        lead = margin(line.lead, indent if line.first is None else min(line.first, indent))
        wrapped = words.wrap(console, width - indent) if line.parts else [Text()]
        for piece in wrapped:
            piece.rstrip()
            console.print(lead + piece if piece else piece, soft_wrap=True, highlight=False)
            lead = margin(line.hang, indent)
