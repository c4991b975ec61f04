"""Statements of the sections that a text's layout gives to one speaker (``reading/sections.py``).

What somebody says in a turn, an answer or a post is one statement, whatever the network makes of its parts; what the
outlet itself says there is none; and nothing that is said in one section reaches into another.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wherefrom.lang.en.patterns.pronouns import SELF, SELVES
from wherefrom.lang.en.patterns.sections import OWN_THOUGHT
from wherefrom.reading.context import Context
from wherefrom.reading.sections import Section
from wherefrom.reading.types import Attribution
from wherefrom.text.span import Span

SURE = 0.9
"""Given to a statement that its layout tells; a guess, not measured."""
MOST = 0.7
"""Share of a post from which on somebody introduced it in words of the article: one statement, not two."""


def with_sections(context: Context, attributions: Sequence[Attribution]) -> list[Attribution]:
    """``attributions`` with one for each section that has a speaker, kept within the sections in which they stand."""
    sections = context.sections
    if not sections:
        return [*attributions, *_credited(context, attributions)]
    inside = (_within(sections, a) for a in attributions)
    kept = [a for a in inside if a is not None and not _is_thought(context, a)]
    for section in sections:
        same = [a for a in kept if _is_of(section, a)]
        kept = [a for a in kept if a not in same]
        introduced = [a for a in kept if _introduces(section, a)]
        if section.is_turn:
            kept = [a for a in kept if a not in introduced]
        if section.speaker is not None and (section.is_turn or not introduced):
            kept.append(_said(section, same))
    return [*kept, *_credited(context, kept)]


def _credited(context: Context, attributions: Sequence[Attribution]) -> Iterator[Attribution]:
    """The first sentences of each item that an outlet is credited for in brackets, where nobody else says them."""
    for item in context.items:
        if item.credit is None:
            continue
        begin, end = item.span
        inside = [s for a in attributions for s in (*a.content, *a.cue, *a.source) if begin <= s[0] < end]
        last = min([item.credit[0] - 1, *(context.sentences[context.sentence_of(s)][0] for s, _ in inside)])
        words = context.text[begin:last].rstrip()
        if words:
            yield Attribution(((begin, begin + len(words)),), (), (item.credit,), SURE)


def section_of(context: Context, layer: Attribution) -> Section | None:
    """The section whose statement ``layer`` is, made by ``with_sections``."""
    content, cue = layer.content, layer.cue
    return next((s for s in context.sections if s.speaker and content == (s.content,) and cue == _cue(s)), None)


def _cue(section: Section) -> tuple[Span, ...]:
    return () if section.mark is None else (section.mark,)


def _said(section: Section, same: Sequence[Attribution]) -> Attribution:
    """The statement of a section; what the network sees from the same mark is taken over."""
    seen = max((a for a in same if a.view is not None), key=lambda a: a.confidence, default=None)
    source = () if section.label is None or section.label == section.mark else (section.label,)
    sure = max([SURE, *(a.confidence for a in same)])
    return Attribution((section.content,), _cue(section), source, sure, None if seen is None else seen.view)


def _is_of(section: Section, a: Attribution) -> bool:
    """Whether an attribution rests on the label or the mark of a section."""
    beside = [span for span in (section.label, section.mark) if span is not None]
    return any(s < end and start < e for s, e in (*a.cue, *a.source) for start, end in beside)


def _introduces(section: Section, a: Attribution) -> bool:
    """Whether an attribution from before a section has its words for its own."""
    start, end = section.content
    if not a.cue or start <= a.cue[0][0] < end:
        return False
    covered = sum(max(0, min(end, e) - max(start, s)) for s, e in a.content)
    return covered >= MOST * (end - start)


def _is_thought(context: Context, a: Attribution) -> bool:
    """Whether the speaker of a section, as "I" or "we", only thinks aloud in it."""
    if len(a.source) != 1 or context.text[slice(*a.source[0])].casefold() not in SELF | SELVES or not a.cue:
        return False
    home = section_at(context, a.cue[0][0])
    return home is not None and any(OWN_THOUGHT.search(context.text, *cue) for cue in a.cue)


def _within(sections: Sequence[Section], a: Attribution) -> Attribution | None:
    """An attribution without what lies beyond the section in which its cue stands; None where nothing is left."""
    at = (a.cue or a.source or a.content)[0][0]
    section = _around(sections, at)
    if section is None:
        return a
    home = section.whole
    content = []
    for start, end in a.content:
        left, right = max(start, home[0]), min(end, home[1])
        if left < right:
            content.append((left, right))
    return replace(a, content=tuple(content)) if content else None


def section_at(context: Context, at: int) -> Section | None:
    """The section that holds offset ``at``, its label and mark included."""
    return _around(context.sections, at)


def _around(sections: Sequence[Section], at: int) -> Section | None:
    i = bisect_right([section.content for section in sections], (at, 1 << 60)) - 1
    for section in sections[max(0, i) : i + 2]:
        start, end = section.whole
        if start <= at < end:
            return section
    return None
