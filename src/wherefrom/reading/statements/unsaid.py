"""What nobody said: speech that only may come, or did not ("did not say whether"), acts, titles of works."""

from __future__ import annotations

from collections.abc import Sequence

from wherefrom.lang.en.patterns import unsaid as en
from wherefrom.reading.types import Attribution

BEFORE = 25
"""Characters before a cue in which an auxiliary stands that belongs to it."""

NEAR = 8
"""Characters between a source and its verb: an adverb."""


def without_unsaid(text: str, attributions: Sequence[Attribution]) -> list[Attribution]:
    """``attributions`` without those whose cue tells that it was not said; what stands inside them stays."""
    rules = _is_unsaid, _is_act, _is_withheld, _is_supposed
    return [a for a in attributions if not any(rule(text, a) for rule in rules)]


def _is_unsaid(text: str, a: Attribution) -> bool:
    if len(a.cue) != 1 or a.plain:
        return False
    (start, end) = a.cue[0]
    if en.CALLED_SO.search(text, max(0, start - BEFORE), end):
        return True
    begin = a.content[0][0]
    if end <= begin and en.TITLE_BEHIND.search(text, max(end, begin - BEFORE), begin):
        return True
    return en.UNSAID.match(text, start, end) is not None or en.TITLED.search(text, start, end) is not None


def _is_act(text: str, a: Attribution) -> bool:
    """Whether somebody does something and says nothing: "named his wife director", "is wanted by"."""
    if len(a.cue) != 1 or a.plain:
        return False
    sought = en.SOUGHT.match(text, a.cue[0][0])
    if en.NO_SPEECH.fullmatch(text, *a.cue[0]) or (sought and sought.end() == a.cue[0][1]):
        return True
    behind = a.content[0] if a.content[0][0] >= a.cue[0][1] else None
    return behind is not None and any(
        cue.fullmatch(text, *a.cue[0]) and what.match(text, *behind) for cue, what in en.NO_SPEECH_OF
    )


def _is_withheld(text: str, a: Attribution) -> bool:
    """Whether somebody does not get something, which denies nothing: "denied them entry", "was denied a visa"."""
    if len(a.cue) != 1 or not a.content or a.content[0][0] < a.cue[0][1]:
        return False
    (start, end), (begin, finish) = a.cue[0], a.content[0]
    if not en.DENYING.fullmatch(text, start, end):
        return False
    before = max(0, start - BEFORE)
    return bool(en.KEPT.search(text, before, end) or en.KEPT_FROM.match(text, begin, finish))


def _is_supposed(text: str, a: Attribution) -> bool:
    """Whether somebody only may say or think it: "if the owners believe that", "whether she plans to"."""
    if len(a.source) != 1 or not a.cue or a.plain:
        return False
    (start, end), cue = a.source[0], a.cue[0]
    verb = 0 <= cue[0] - end <= NEAR and not en.OWNS.search(text, start, end)
    return verb and en.SUPPOSED.search(text, max(0, start - BEFORE), start) is not None
