"""Statements of the sections that a text's layout gives to one speaker (``reading/sections.py``).

What somebody says in a turn, an answer or a post is one statement, whatever the network makes of its parts; what the
outlet itself says there is none; and nothing that is said in one section reaches into another.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile

from wherefrom.lang.en.patterns.pronouns import ASKED, SELF, SELVES
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
    gone: set[int] = set()
    said = []
    for section, beside in zip(sections, _beside(sections, kept), strict=True):
        same = [i for i in beside if i not in gone and _is_of(section, kept[i])]
        gone.update(same)
        introduced = [i for i in beside if i not in gone and _introduces(section, kept[i])]
        if section.is_turn:
            gone.update(introduced)
        if section.speaker is not None and (section.is_turn or not introduced):
            said.append(_said(section, [kept[i] for i in same]))
    kept = [*(a for i, a in enumerate(kept) if i not in gone), *said]
    return [*kept, *_credited(context, kept)]


def _beside(sections: Sequence[Section], attributions: Sequence[Attribution]) -> list[list[int]]:
    """For each section the numbers of the attributions that reach into it, or around it."""
    found: list[list[int]] = [[] for _ in sections]
    begins = [section.whole[0] for section in sections]
    for i, a in enumerate(attributions):
        spans = (*a.content, *a.cue, *a.source)
        first = bisect_right(begins, min(start for start, _ in spans)) - 1
        for number in range(max(0, first), bisect_left(begins, max(end for _, end in spans))):
            found[number].append(i)
    return found


def _credited(context: Context, attributions: Sequence[Attribution]) -> Iterator[Attribution]:
    """The first sentences of each item that an outlet is credited for in brackets, where nobody else says them."""
    items = [item for item in context.items if item.credit is not None]
    begins = sorted(s for a in attributions for s, _ in (*a.content, *a.cue, *a.source)) if items else []
    for item in items:
        if item.credit is None:
            continue
        begin, end = item.span
        inside = begins[bisect_left(begins, begin) : bisect_left(begins, end)][:1]
        last = min([item.credit[0] - 1, *(context.sentences[context.sentence_of(s)][0] for s in inside)])
        words = context.text[begin:last].rstrip()
        if words:
            yield Attribution(((begin, begin + len(words)),), (), (item.credit,), SURE)


def section_of(context: Context, layer: Attribution) -> Section | None:
    """The section whose statement ``layer`` is, made by ``with_sections``."""
    content, cue = layer.content, layer.cue
    first = bisect_left(context.sections, content[0], key=lambda section: section.content)
    same = takewhile(lambda section: section.content == content[0], islice(context.sections, first, None))
    return next((s for s in same if s.speaker and content == (s.content,) and cue == _cue(s)), None)


def _cue(section: Section) -> tuple[Span, ...]:
    return () if section.mark is None else (section.mark,)


def _said(section: Section, same: Sequence[Attribution]) -> Attribution:
    """The statement of a section; what the network sees from the same mark is taken over."""
    seen = max((a for a in same if a.view is not None), key=lambda a: a.confidence, default=None)
    source = () if section.label is None or section.label == section.mark else (section.label,)
    sure = max([SURE, *(a.confidence for a in same)])
    view = None if seen is None else seen.view
    return Attribution((section.content,), _cue(section), source, sure, view, plain=section.is_turn)


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
    """Whether the speaker of a section, as "I" or "we", only thinks aloud in it, or asks what "you" think."""
    who = context.text[slice(*a.source[0])].casefold() if len(a.source) == 1 and a.cue else ""
    if who not in SELF | SELVES | ASKED:
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
    i = bisect_right(sections, (at, 1 << 60), key=lambda section: section.content) - 1
    for section in sections[max(0, i) : i + 2]:
        start, end = section.whole
        if start <= at < end:
            return section
    return None
