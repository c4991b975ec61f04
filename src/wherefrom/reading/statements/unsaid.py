"""What nobody said: speech that only may come, or did not ("did not say whether"), acts, titles of works."""

from __future__ import annotations

from collections.abc import Sequence

from wherefrom.lang.en.patterns import unsaid as en
from wherefrom.reading.types import Attribution

BEFORE = 25
"""Characters before a cue in which an auxiliary stands that belongs to it."""


def without_unsaid(text: str, attributions: Sequence[Attribution]) -> list[Attribution]:
    """``attributions`` without those whose cue tells that it was not said; what stands inside them stays."""
    return [a for a in attributions if not (_is_unsaid(text, a) or _is_act(text, a) or _is_withheld(text, a))]


def _is_unsaid(text: str, a: Attribution) -> bool:
    if len(a.cue) != 1 or a.plain:
        return False
    return en.UNSAID.match(text, *a.cue[0]) is not None or en.TITLED.search(text, *a.cue[0]) is not None


def _is_act(text: str, a: Attribution) -> bool:
    """Whether somebody does something and says nothing: "named his wife director", "is best known for"."""
    return len(a.cue) == 1 and not a.plain and en.NO_SPEECH.fullmatch(text, *a.cue[0]) is not None


def _is_withheld(text: str, a: Attribution) -> bool:
    """Whether somebody does not get something, which denies nothing: "denied them entry", "was denied a visa"."""
    if len(a.cue) != 1 or not a.content or a.content[0][0] < a.cue[0][1]:
        return False
    (start, end), (begin, finish) = a.cue[0], a.content[0]
    if not en.DENYING.fullmatch(text, start, end):
        return False
    before = max(0, start - BEFORE)
    return bool(en.KEPT.search(text, before, end) or en.KEPT_FROM.match(text, begin, finish))
