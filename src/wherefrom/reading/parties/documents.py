"""Documents by their fullest names: "the suit" is the "lawsuit against Ostra Steel" that the article tells of."""

from __future__ import annotations

import re
from functools import lru_cache

from wherefrom.lang.en.patterns.documents import ALIKE, SAID_WHOSE, full_names, whose
from wherefrom.reading.parties.kinds import Phrase, clean

_OWNS = ("’s", "'s")
WORDS = 2
"""Words of a document that does not say which one it is."""


def full_name(text: str, phrase: Phrase, at: int) -> str | None:
    """What the article calls in full the document that ``phrase`` means at ``at``, if it says so anywhere.

    The last such name before ``at``; the first one behind it where there is none.
    """
    if phrase.text in SAID_WHOSE:
        return _only_one(text, phrase.text)
    if phrase.plural or len(phrase.text.split()) > WORDS or phrase.head not in ALIKE:
        return None
    names = _names_in(text, phrase.head)
    before = [name for start, name in names if start < at]
    return before[-1] if before else next((name for _, name in names), None)


@lru_cache(maxsize=16)
def _only_one(text: str, noun: str) -> str | None:
    """What the article calls the document of this noun beside it, if that is one alone."""
    names = {match["name"] for match in whose(noun).finditer(text)}
    return clean(names.pop()) if len(names) == 1 else None


@lru_cache(maxsize=16)
def _names_in(text: str, noun: str) -> tuple[tuple[int, str], ...]:
    """Where the article names such a document in full, and how, in order; those of the first form that it uses."""
    for pattern in full_names(ALIKE[noun]):
        found = [(match.start(), _name(text, match)) for match in pattern.finditer(text)]
        if found:
            return tuple(found)
    return ()


def _name(text: str, match: re.Match[str]) -> str:
    owner = match.groupdict().get("owner")
    if owner is None:
        return clean(match.group())
    return f"{owner}{_OWNS[_OWNS[0] not in text]} {match['noun']}"
