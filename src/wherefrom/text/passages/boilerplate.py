"""Boilerplate: paragraphs that outlets print under everything, and that are evidence of nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from wherefrom.lang.en.patterns import boilerplate as en
from wherefrom.text.quotations import quotations
from wherefrom.text.span import Span

MOST_WORDS = 120
"""Words of a paragraph beyond which it is hardly a box or a notice."""
_PARAGRAPH = re.compile(r"[^\r\n]+")


def boilerplate(text: str) -> Iterator[Span]:
    """The paragraphs of ``text`` that are a help box, a profile of a firm or a notice to readers; never its first."""
    paragraphs = [match.span() for match in _PARAGRAPH.finditer(text) if match[0].strip()]
    for start, end in paragraphs[1:]:
        words = text[start:end]
        if len(words.split()) <= MOST_WORDS and _is_boilerplate(words) and not any(quotations(words)):
            yield start, end


@lru_cache(maxsize=2048)  # several steps of a trace ask of the same paragraphs
def _is_boilerplate(words: str) -> bool:
    return (
        en.NOTICE.search(words) is not None
        or _has(words, en.SERVICE, en.SERVICES)
        or _has(words, en.PROFILE, en.PROFILES)
    )


def _has(words: str, cues: Sequence[re.Pattern[str]], least: int) -> bool:
    """Whether at least so many of ``cues`` stand in ``words``."""
    missed = len(cues) - least
    for cue in cues:
        if cue.search(words):
            least -= 1
        else:
            missed -= 1
        if least == 0 or missed < 0:
            return least == 0
    return False
