"""Relays: through whom the words reached the article, read off the sentence around an attribution.

"told Z", "in an interview with Z", "in a statement to Z", "according to Z", "quoted by Y", "on Z's programme". Only
outlets pass words on by being told; anybody does who is named after "according to" or "quoted by".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from wherefrom.lang.en.patterns.relays import (
    A_BEFORE,
    ABOUT_OUTLET,
    ACCORDING,
    AS_SAYING,
    BY,
    CALL_SIGN,
    HEARD,
    HEARD_FROM,
    LINE_ENDS,
    NAMED_OUTLET_BEFORE,
    NAMED_OUTLET_BEHIND,
    NOT_PASSING,
    OWNS_SOURCES,
    PASSIVE,
    PHRASE_END,
    PLAINLY,
    PRONOUN_BEFORE,
    QUOTING,
    SIGNED,
    TO_MEDIA,
    TO_OUTLET,
    TO_THE_PAPER,
    TOLD,
    TOLD_BY,
)
from wherefrom.reading.chains.reporters import is_reporter_for, outlet_of_reporters
from wherefrom.reading.context import Context, Discourse, Party
from wherefrom.reading.parties.resolve import resolve
from wherefrom.text.quotations import is_inside
from wherefrom.text.span import Span, meets

_OPENING = ("“", '"', "‘")

TITLE = 20
"""Characters that the title of a programme may have beside the name of its outlet."""
NEAR_NOUN = 30
"""Characters before an outlet in which the words stand that leave no doubt."""
SIGNATURE = 60
"""Characters that a dash and a name before their outlet have at most."""
NAMED = 30
"""How many mentions back an outlet may be named that is "the paper"."""
REACH = 1500
"""Characters around the words in which a relay may stand, however long the sentence."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The parts of a statement's sentence outside its content and source."""

    sentence: Span
    gaps: tuple[Span, ...]


def frame_of(context: Context, cue: Sequence[Span], source: Sequence[Span], content: Sequence[Span]) -> Frame:
    """The sentence that holds the cue (or the content's start), less content and source."""
    anchor = (cue or source or content)[0][0]
    number = context.sentence_of(anchor)
    sentence = context.sentences[number] if number >= 0 else (anchor, anchor)
    near, far = min(anchor, content[0][0]), max(anchor, content[-1][1])
    sentence = (max(sentence[0], near - REACH), min(sentence[1], far + REACH))
    gaps, at = [], sentence[0]
    for start, end in sorted((*content, *source)):
        if end <= sentence[0] or start >= sentence[1]:
            continue
        if start > at:
            gaps.append((at, start))
        at = max(at, end)
    if at < sentence[1]:
        gaps.append((at, sentence[1]))
    return Frame(sentence, tuple(gaps))


def relays_in(
    discourse: Discourse, frame: Frame, origin: int | None, taken: Sequence[Span]
) -> list[tuple[Party, Span]]:
    """Everybody whom the frame names as having passed the words on, in text order; ``taken`` are others' sources."""
    found: list[tuple[Party, Span]] = []
    for start, end in frame.gaps:
        found.extend(_outlets(discourse, start, end, taken))
        found.extend(_according(discourse, start, end, taken))
    kept: list[tuple[Party, Span]] = []
    for party, span in sorted(found, key=lambda f: f[1]):
        if party.number != origin and all(party != other and party.name != other.name for other, _ in kept):
            kept.append((party, span))
    return kept


def _outlets(discourse: Discourse, start: int, end: int, taken: Sequence[Span]) -> list[tuple[Party, Span]]:
    found = []
    for span, _, named in discourse.cast.between(start, end):
        party = _as_outlet(discourse, span, named)
        if party is None or any(s <= span[0] < e for s, e in taken):
            continue
        left = max(start, span[0] - 90)
        if ABOUT_OUTLET.search(discourse.text, left, span[0]) or _is_quoted(discourse, span, start):
            continue
        told = TO_OUTLET.search(discourse.text, left, span[0]) and not NOT_PASSING.search(discourse.text, left, span[0])
        if told or is_signed(discourse.text, span):
            found.append((party, span))
    for match in TO_THE_PAPER.finditer(discourse.text, start, end):
        outlets = [party for _, _, party in discourse.cast.before(match.start(), NAMED) if party.kind == "outlet"]
        found.extend((party, match.span(1)) for party in outlets[:1])
    for match in TO_MEDIA.finditer(discourse.text, start, end):
        span = match.span("whom")
        behind = discourse.cast.between(span[1], span[1] + 2)
        is_named = behind and NAMED_OUTLET_BEFORE.search(discourse.text, span[0], span[1] + 1)
        if is_named or discourse.cast.between(*span):
            continue
        if not meets(taken, span):
            media = discourse.record(resolve(discourse, span, ()))
            found.extend([(media, span)] if media is not None else [])
    return found


def is_plain(text: str, span: Span) -> bool:
    """Whether the words beside a relay leave no doubt: "told the paper", "as reported by X", "— Ann Lee, X"."""
    start = max(0, span[0] - NEAR_NOUN)
    told = TO_THE_PAPER.search(text, start, span[1])
    if told is not None and told.span(1) == span:
        return True
    return PLAINLY.search(text, start, span[0]) is not None or is_signed(text, span)


def is_signed(text: str, outlet: Span) -> bool:
    """Whether a name and an outlet sign a line: "— Ann Lee, Harbour Times"."""
    return bool(SIGNED.search(text, max(0, outlet[0] - SIGNATURE), outlet[0]) and LINE_ENDS.match(text, outlet[1]))


def _as_outlet(discourse: Discourse, span: Span, party: Party) -> Party | None:
    """``party`` as an outlet, where it is one or is called one here: "the daily Nova", "told WKRT"; else None.

    A reporter who is told something stands for the outlet that employs them (the annotation guide).
    """
    text, (start, end) = discourse.text, span
    if party.kind == "outlet":
        return party
    told = TOLD.search(text, max(0, start - 20), start)
    employer = discourse.context.employers.get(party.number) if told else None
    if employer is not None:
        return discourse.party(employer)
    before, behind = NAMED_OUTLET_BEFORE.search(text, max(0, start - 40), start), NAMED_OUTLET_BEHIND.match(text, end)
    sign = told and CALL_SIGN.fullmatch(text, start, end)
    called = behind and party.kind != "person" and not A_BEFORE.search(text, max(0, start - 4), start)
    if not (sign or before or called):
        return None
    return discourse.record(replace(party, kind="outlet", certain=True))


def _is_quoted(discourse: Discourse, outlet: Span, start: int) -> bool:
    """Whether an outlet stands in somebody's quoted words, who talks about it; a quoted title holds little else."""
    if is_inside(discourse.quotes, start) or not is_inside(discourse.quotes, outlet[0]):
        return False
    i = bisect_right(discourse.quotes, (outlet[0], 1 << 60)) - 1
    return discourse.quotes[i][1] - discourse.quotes[i][0] > outlet[1] - outlet[0] + TITLE


def _according(discourse: Discourse, start: int, end: int, taken: Sequence[Span]) -> list[tuple[Party, Span]]:
    found = []
    for match in ACCORDING.finditer(discourse.text, start, end):
        begin = match.end() + (discourse.text[match.end() : match.end() + 1] in _OPENING)
        stop = PHRASE_END.search(discourse.text, begin, end)
        span = (begin, stop.start() if stop else end)
        if span[0] >= span[1] or meets(taken, span):
            continue
        party = discourse.record(resolve(discourse, span, ()))
        if party is not None:
            found.append((party, span))
    return found


def relays_inside(discourse: Discourse, source: Span) -> list[tuple[Party, Span]]:
    """Relays that the source's own words name: "Lee, quoted by X", "X's source"."""
    found = [
        m
        for m in discourse.cast.between(*source)
        if m[2].kind == "outlet" or BY.search(discourse.text, source[0], m[0][0])
    ]
    kept = []
    reported = outlet_of_reporters(discourse, source)
    for span, _, party in found:
        if span == reported or (party.kind == "outlet" and is_reporter_for(discourse, source, span)):
            kept.append((party, span))
            continue
        owns = OWNS_SOURCES.match(discourse.text[span[1] : source[1]])
        if owns or BY.search(discourse.text, source[0], span[0]):
            kept.append((party, span))
    return kept


def quoted_and_quoter(
    discourse: Discourse, cue: Sequence[Span], source: Sequence[Span]
) -> tuple[Span | None, Span | None]:
    """For "Y quoted X as saying" and "Y heard from X": where X and where Y stand, as far as the source leaves it open.

    (origin, relay): the one that the source already names is None.
    """
    if len(cue) == 0 or len(source) != 1:
        return None, None
    start, end = cue[0][0], cue[-1][1]
    heard = HEARD.search(discourse.text, max(start, end - 12), end)
    told = (TOLD_BY if heard.group(1) else HEARD_FROM).match(discourse.text, end) if heard else None
    if told:
        limit = min(len(discourse.text), told.end() + 120)
        stop = PHRASE_END.search(discourse.text, told.end(), limit)
        return (told.end(), stop.start() if stop else limit), None
    number = discourse.sentence_of(start)
    left, right = discourse.sentences[number] if number >= 0 else (start, end)
    left, right = max(left, start - REACH), min(right, end + REACH)
    match = QUOTING.search(discourse.text, start, min(right, end + 60))
    if not match or PASSIVE.search(discourse.text, left, match.start()):
        return None, None
    if source[0][0] >= match.start():
        subject = _subject_before(discourse, left, match.start())
        return None, subject
    stop = AS_SAYING.search(discourse.text, match.end(), right)
    origin = (match.end(), stop.start()) if stop else None
    return (origin if origin and origin[0] < origin[1] else None), None


def _subject_before(discourse: Discourse, start: int, at: int) -> Span | None:
    """The name or pronoun that stands right before a verb, within its clause."""
    mentions = discourse.cast.between(start, at)
    if mentions and re.fullmatch(r"[^\"“”.;:]{0,80}", discourse.text[mentions[-1][0][1] : at]):
        return mentions[-1][0]
    match = PRONOUN_BEFORE.search(discourse.text[start:at])
    return (start + match.start(1), start + match.end(1)) if match else None
