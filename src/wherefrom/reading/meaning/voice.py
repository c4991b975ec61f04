"""Voice: whether the content stands in quotation marks, as printed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from wherefrom.reading.types import Voice
from wherefrom.text.span import Span


def voice_of(text: str, content: Sequence[Span], cue: Sequence[Span], quotes: Sequence[Span]) -> Voice:
    """``direct`` where all of ``content`` is quoted, ``indirect`` where none of it is, else ``mixed``.

    A block quotation set off without marks (a colon, then a new paragraph) is direct.
    """
    quoted = total = 0
    for start, end in content:
        length = _letters(text, start, end)
        total += length
        quoted += sum(_letters(text, max(start, s), min(end, e)) for s, e in _touching(quotes, start, end))
    if quoted == 0:
        return "direct" if _is_block(text, content, cue) else "indirect"
    return "direct" if quoted >= 0.95 * total else "mixed"


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end]))


def _touching(quotes: Sequence[Span], start: int, end: int) -> list[Span]:
    i = max(0, bisect_right(quotes, (start, start)) - 1)
    found = []
    while i < len(quotes) and quotes[i][0] < end:
        if quotes[i][1] > start:
            found.append(quotes[i])
        i += 1
    return found


def _is_block(text: str, content: Sequence[Span], cue: Sequence[Span]) -> bool:
    if not cue or not content:
        return False
    between = text[cue[-1][1] : content[0][0]] if cue[-1][1] <= content[0][0] else ""
    ends_open = text[cue[-1][0] : cue[-1][1]].rstrip().endswith(":") or between.rstrip().endswith(":")
    return ends_open and "\n" in between and len(between) < 120
