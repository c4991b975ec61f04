"""Boilerplate: paragraphs that outlets print under everything, and that are evidence of nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

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


def _is_boilerplate(words: str) -> bool:
    return (
        en.NOTICE.search(words) is not None
        or sum(cue.search(words) is not None for cue in en.SERVICE) >= en.SERVICES
        or sum(cue.search(words) is not None for cue in en.PROFILE) >= en.PROFILES
    )
