"""What nobody said: speech that only may come, or did not ("may claim", "did not say whether"), and titles of works."""

from __future__ import annotations

from collections.abc import Sequence

from wherefrom.lang.en.patterns import unsaid as en
from wherefrom.reading.types import Attribution


def without_unsaid(text: str, attributions: Sequence[Attribution]) -> list[Attribution]:
    """``attributions`` without those whose cue tells that it was not said; what stands inside them stays."""
    return [a for a in attributions if not _is_unsaid(text, a)]


def _is_unsaid(text: str, a: Attribution) -> bool:
    if len(a.cue) != 1 or a.plain:
        return False
    return en.UNSAID.match(text, *a.cue[0]) is not None or en.TITLED.search(text, *a.cue[0]) is not None
