"""What the outlet takes back, or stands by, of what it wrote itself: its own words, and so no statements."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from wherefrom.lang.en.patterns import retractions as en
from wherefrom.reading.types import Attribution
from wherefrom.text.quotations import is_inside
from wherefrom.text.sentences import paragraphs, sentences
from wherefrom.text.span import Span

_FOLLOWING = 3
"""Sentences of a paragraph that go with the first one of a correction: what is right instead."""
_UNDER_LABEL = 2
"""Paragraphs that are looked at for the correction that a line "CORRECTION:" announces."""
_OPENS_QUOTED = re.compile(r"\s*[\"“”‘']")


@dataclass(frozen=True, slots=True)
class Note:
    """Words by which an outlet takes back what it wrote, or stands by it.

    ``own`` are those of its sentences in which only the outlet speaks; ``about`` is where they say what was written.
    """

    span: Span
    stance: Literal["denies", "confirms"]
    own: tuple[Span, ...]
    about: Span


def notes_in(text: str, quotes: Sequence[Span], is_own: Callable[[str], bool]) -> list[Note]:
    """The outlet's own corrections in ``text``, outside quotation marks. ``is_own``: whether a name is the outlet's."""
    found: list[Note] = []
    labelled = 0  # paragraphs that may be what a label on a line of its own is over
    for start, end in paragraphs(text):
        labelled -= 1
        if en.LABEL_ALONE.fullmatch(text, start, end):
            labelled = _UNDER_LABEL + 1
        elif not _OPENS_QUOTED.match(text, start):
            label = en.LABEL.match(text, start, end)
            if label or (labelled > 0 and en.MENDS.search(text, start, end)):
                found.append(_whole(text, (start, end), label.end() if label else start))
                labelled = 0
            else:
                found.extend(_in_paragraph(text, (start, end), quotes, is_own))
    return found


def without_notes(attributions: Sequence[Attribution], notes: Sequence[Note]) -> list[Attribution]:
    """``attributions`` but for those that the sentences of ``notes`` make of the outlet's own words."""
    own = sorted(span for note in notes for span in note.own)
    return [a for a in attributions if not any(is_inside(own, at) for at in _places(a))]


def _places(attribution: Attribution) -> Iterator[int]:
    yield from (start for start, _ in attribution.cue or attribution.content)


def _whole(text: str, span: Span, begin: int) -> Note:
    """A paragraph under the label of a correction."""
    parts = sentences(text, *span)
    own = [part for part in parts if _match(text, (max(begin, part[0]), part[1])) is not None] or parts[:1]
    match = _match(text, (max(begin, own[0][0]), own[0][1]))
    return Note(span, "denies", tuple(own), (match.end() if match else begin, own[0][1]))


def _in_paragraph(text: str, span: Span, quotes: Sequence[Span], is_own: Callable[[str], bool]) -> Iterator[Note]:
    """The first sentence that is a correction, with what follows it; of others the sentence alone."""
    label = en.PLAIN_LABEL.match(text, *span)
    parts = sentences(text, *span)
    for i, (start, end) in enumerate(parts):
        begin = max(start, label.end()) if label and label.end() < end else start
        if is_inside(quotes, begin) or text[end - 1] == ":":
            continue  # somebody else's, or only an announcement
        opening = en.INSIDE if label else en.OPENING
        if (match := _match(text, (begin, end), opening)) is not None:
            rest = parts[i : i + 1 + _FOLLOWING]
            own = [part for part in rest if part == rest[0] or _match(text, part) is not None]
            yield Note((start, rest[-1][1]), "denies", tuple(own), (match.end(), end))
            return
        for pattern in (en.WITHDRAWN, en.REGRETS, en.STANDS_BY):
            named = pattern.match(text, begin, end)
            if named is not None and (en.OWN_WORDS.match(named["who"]) or is_own(named["who"])):
                stance: Literal["denies", "confirms"] = "confirms" if pattern is en.STANDS_BY else "denies"
                yield Note((start, end), stance, ((start, end),), (named.end(), end))
                break


def _match(text: str, span: Span, patterns: Sequence[re.Pattern[str]] = en.INSIDE) -> re.Match[str] | None:
    tried = (pattern.match(text, *span) for pattern in patterns)
    return next((match for match in tried if match is not None), None)
