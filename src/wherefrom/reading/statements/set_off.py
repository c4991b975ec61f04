"""Quotations that a page sets off from its text: without marks, they are somebody's words by their place alone.

They are of whoever the page credits under them; else of whoever speaks in the sentence before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wherefrom.intake.article import SetOff
from wherefrom.intake.bylines import is_body, is_name
from wherefrom.lang.en.patterns.sections import NAME_END
from wherefrom.reading.context import Context
from wherefrom.reading.parties.names import Name
from wherefrom.reading.sections import Section
from wherefrom.reading.statements.uncued import implied_speaker
from wherefrom.reading.types import Attribution
from wherefrom.text.span import Span, meets

SURE = 0.9
"""Given to a statement that its place tells; a guess, not measured."""
MOST = 0.5
"""Share of a quotation from which on a cue outside it has brought it in."""


def unmarked(text_quotes: Sequence[Span], blocks: Sequence[SetOff]) -> tuple[Span, ...]:
    """``text_quotes``, with every paragraph that is set off and has no quotation marks of its own."""
    free = (span for block in blocks for span in block.text if not meets(text_quotes, span))
    return tuple(sorted([*text_quotes, *free]))


def with_credited(text: str, sections: Sequence[Section], blocks: Sequence[SetOff]) -> tuple[Section, ...]:
    """``sections``, with one for each quotation under which the page says whose it is."""
    found = []
    for block in blocks:
        if block.speaker is None:
            continue
        content, (start, end) = (block.text[0][0], block.text[-1][1]), block.speaker
        section = Section(content, block.speaker, None, (start, start + len(NAME_END.split(text[start:end])[0])))
        if not meets((other.whole for other in sections), section.whole):
            found.append(section)
    return tuple(sorted([*sections, *found], key=lambda section: section.content))


def with_credited_names(text: str, names: Sequence[Name], blocks: Sequence[SetOff]) -> list[Name]:
    """``names``, with the whole name of each person whom the page credits: where a line opens, capitals tell little."""
    found = list(names)
    for block in blocks:
        if block.speaker is None:
            continue
        start, end = block.speaker
        words = NAME_END.split(text[start:end])[0]
        own = start, start + len(words)
        here = [name for name in found if meets([own], name.span)]
        known = any(name.span == own or name.role for name in here) or is_body(words)
        if is_name(words) and not known:
            found = [name for name in found if name not in here]
            found.append(Name(own, tuple(words.split()), "person", told=True))
    return sorted(found, key=lambda name: name.span)


def with_set_off(context: Context, attributions: Sequence[Attribution], blocks: Sequence[SetOff]) -> list[Attribution]:
    """``attributions`` with one for each quotation that is set off, credited to nobody, and brought in by no cue."""
    found = list(attributions)
    for block in blocks:
        if block.speaker is None:
            found = _with_block(context, found, block)
    return found


def _with_block(context: Context, found: list[Attribution], block: SetOff) -> list[Attribution]:
    outside = [a for a in found if a.cue and not meets(block.text, a.cue[0])]
    brought = next((a for a in outside if _share(a, block) >= MOST), None)
    if brought is not None and not _without(brought, block):
        return [replace(a, content=block.text) if a is brought else a for a in found]
    speaker = brought.source if brought is not None else _before(context, outside, block.text[0][0])
    if not speaker:
        return found
    kept = [replace(a, content=_without(a, block)) if a in outside and _share(a, block) else a for a in found]
    said = Attribution(block.text, (), speaker, SURE, plain=True)
    return [*(a for a in kept if a.content), said]


def _before(context: Context, outside: Sequence[Attribution], start: int) -> tuple[Span, ...]:
    """Who speaks in the sentence before a quotation, or whom that is about where it ends with a colon."""
    at = len(context.text[:start].rstrip())
    number = context.sentence_of(max(0, at - 1))
    begin = context.sentences[number][0] if number >= 0 else at
    speaking = [a for a in outside if a.source and begin <= a.cue[0][0] < at]
    if speaking:
        return max(speaking, key=lambda a: a.cue[0]).source
    if context.text[at - 1 : at] != ":":
        return ()
    people = [span for span, _, party in context.cast.between(begin, at) if party.kind == "person"]
    implied = implied_speaker(context, start) or (people[-1] if people else None)
    return (implied,) if implied else ()


def _share(a: Attribution, block: SetOff) -> float:
    """How much of a quotation that is set off the content of ``a`` covers."""
    whole = sum(end - start for start, end in block.text)
    covered = sum(max(0, min(e, end) - max(s, start)) for s, e in a.content for start, end in block.text)
    return covered / max(1, whole)


def _without(a: Attribution, block: SetOff) -> tuple[Span, ...]:
    """The content of ``a`` outside a quotation that is set off."""
    first, last = block.text[0][0], block.text[-1][1]
    cut = ((start, min(end, first)) if start < first else (max(start, last), end) for start, end in a.content)
    return tuple((start, end) for start, end in cut if start < end)
