"""Turns of speech behind a dash, as novels and many papers print them: "— I will not go, said Lee. — Never".

The words of a turn are those of the one whom its own clause names, and end with its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from wherefrom.lang.en.patterns.speech_tags import RESUMES, SPEECH_TAG
from wherefrom.reading.context import Context
from wherefrom.reading.types import Attribution
from wherefrom.text.span import Places, Span

_DASH = re.compile(r"[—―–-] ?$")
CONFIDENCE = 0.6
"""Given to a turn in which the network finds nothing; a guess, not measured."""


def with_turns(context: Context, attributions: Sequence[Attribution]) -> list[Attribution]:
    """``attributions``, where there are turns behind dashes each with its own words and nobody else's."""
    found, new = list(attributions), []
    cues = Places((start, i) for i, a in enumerate(found) for start, _ in a.cue)
    contents = Places((start, i) for i, a in enumerate(found) for start, _ in a.content)
    for turn in _turns(context):
        begin, end = turn.content[0][0], context.text.find("\n", turn.content[0][0])
        end = end if end >= 0 else len(context.text)
        own = next(iter(cues.between(*turn.cue[0])), None)
        for i in contents.between(begin - 3, end):
            if i != own:
                found[i] = _outside(found[i], (begin, end))
        if own is None:
            new.append(turn)
        else:
            source = found[own].source
            clashes = any(s < end and start < e for s, e in source for start, end in turn.content)
            found[own] = replace(found[own], content=turn.content, source=turn.source if clashes else source)
    return [*found, *new]


def _outside(a: Attribution, paragraph: Span) -> Attribution:
    """``a`` without pieces in a paragraph that is another's turn, unless it stands there itself."""
    if not a.cue or paragraph[0] <= a.cue[0][0] < paragraph[1]:
        return a
    kept = tuple(s for s in a.content if not paragraph[0] <= s[0] < paragraph[1])
    return replace(a, content=kept) if kept else a


def _turns(context: Context) -> list[Attribution]:
    """What the marks alone tell of each turn."""
    text = context.text
    found: list[Attribution] = []
    line = -1
    for start, end in context.quotes:
        begin = text.rfind("\n", 0, start) + 1
        if begin == line:
            last = found[-1]
            found[-1] = replace(last, content=(*last.content, (start, _end(text, start, end))))
            continue
        line = -1
        tag = SPEECH_TAG.match(text, end - 1) if _DASH.fullmatch(text[begin:start].lstrip()) else None
        if tag is None:
            continue
        line = begin
        content, source = [(start, _end(text, start, end))], tag.span("subject")
        cue = tag.span("verb") if tag.group("verb") else tag.span("first")
        if not tag.group("verb"):
            sentence = context.sentences[context.sentence_of(cue[0])][1]
            resumes = RESUMES.search(text, cue[1], sentence)
            source = (cue[1] + 1, resumes.start() if resumes else len(text[:sentence].rstrip(".!? ")))
            content += [(resumes.end(), sentence)] if resumes else []
        found.append(Attribution(tuple(content), (cue,), (source,), CONFIDENCE))
    return found


def _end(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip(" .,"))
