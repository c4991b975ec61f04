"""Lines that are not the reporting: byline and date lines, share and follow prompts, credits, copyright, disclaimers.

Every pattern is tied to the start of a line and looks at no more than its first few hundred characters.
"""

from __future__ import annotations

import re

from wherefrom.intake.article import Rights
from wherefrom.lang.en.patterns import furniture as en
from wherefrom.text.span import Span

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_SHOWN = 400


def without_tags(line: str) -> str:
    """``line`` as a person reads it: without inline tags, white space made single."""
    return " ".join(_TAG.sub("", line[: 4 * _SHOWN]).split())


def is_prompt(line: str) -> bool:
    """Whether ``line`` asks the reader to do something else: share, follow, sign up, read on elsewhere."""
    shown = without_tags(line)
    return len(shown) <= _SHOWN and bool(en.PROMPT.match(shown))


def is_credit(line: str) -> bool:
    """Whether ``line`` says who reported, contributed, or published first."""
    shown = without_tags(line)
    return len(shown) <= _SHOWN and bool(en.CREDIT.match(shown))


def is_rights(line: str) -> bool:
    """Whether ``line`` is a copyright notice, a disclaimer or another legal line."""
    shown = without_tags(line)[:_SHOWN]
    if en.LEGAL.match(shown):
        return True
    match = en.COPYRIGHT.search(shown)
    if match and match.start() <= 5:
        return True
    return bool(en.RESERVED.search(shown)) and (len(shown) < 200 or match is not None)


def is_foot(line: str) -> bool:
    """Whether ``line`` belongs under an article and not in it."""
    return is_prompt(line) or is_credit(line) or is_rights(line)


def rights_in(text: str, lines: list[Span]) -> Rights | None:
    """The copyright notice among ``lines``, and whom it names."""
    for start, end in lines:
        shown = text[start : min(end, start + _SHOWN)]
        match = en.COPYRIGHT.search(shown)
        if match is None:
            continue
        # The holder may stand in tags; what counts is the words a person sees.
        seen = en.COPYRIGHT.search(without_tags(shown[match.start() :]))
        holder = _holder(seen["holder"] if seen else None)
        stop = end if end - start <= _SHOWN else start + match.end()
        return Rights(((start + match.start(), stop),), holder)
    reserved = [(s, e) for s, e in lines if en.RESERVED.search(text[s : min(e, s + _SHOWN)])]
    return Rights((reserved[0],), None) if reserved else None


def _holder(words: str | None) -> str | None:
    if not words:
        return None
    return en.AFTER_HOLDER.split(words, maxsplit=1)[0].strip(" .,-–—") or None
