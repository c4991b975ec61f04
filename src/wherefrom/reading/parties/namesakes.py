"""One name in two spellings, and two people of one name: father and son, somebody and the saint whose name he took."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from wherefrom.lang import lexicon
from wherefrom.lang.en.patterns.names import (
    DOMAIN_ENDING,
    GENERATIONS,
    INITIALS,
    PRESIDENTS,
    REIGNING,
    SAINT,
    SHOUTED,
)
from wherefrom.lang.fold import spelling_key
from wherefrom.lang.outlets import outlet_named
from wherefrom.lang.people import generation_of, without_generation
from wherefrom.reading.parties.names import Name
from wherefrom.reading.types import Kind


def name_key(words: Iterable[str]) -> str:
    """A name as its spellings share it: its letters without spaces and the ending of a domain."""
    return spelling_key(DOMAIN_ENDING.sub("", "".join(words)))


def elders(found: Iterable[Name]) -> frozenset[str]:
    """Full names of an elder and his son: they stand alone before they first stand with "Jr.", and again behind.

    So they do where it is but the name alone that has the title of a president.
    """
    seen: dict[str, list[Name]] = {}
    for name in found:
        words = without_generation(name.words)
        if len(words) > 1:
            seen.setdefault(" ".join(words), []).append(name)
    return frozenset(full for full, names in seen.items() if _are_two(names))


def _are_two(names: Sequence[Name]) -> bool:
    young = [bool(generation_of(name.words)) for name in names]
    presidents = {junior for name, junior in zip(names, young, strict=True) if name.role in PRESIDENTS}
    return any(young) and (presidents == {False} or not young[0] and not young[-1])


def is_saint(words: Sequence[str]) -> bool:
    """Whether a name is a saint's: "St. Francis" is not the Francis of today."""
    return len(words) > 1 and words[0].rstrip(".") == SAINT


def is_end_of(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether of two names one is the other without its given name: "Della Vorre" of "John Della Vorre"."""
    short, long = sorted((tuple(one), tuple(other)), key=len)
    given = long and long[0] in lexicon.gendered("given_names")
    return bool(given) and 1 < len(short) < len(long) and long[-len(short) :] == short


def with_reign(name: str, titled: Collection[str]) -> str:
    """A name of one word with the title that stays with it: "Prince Oskar"."""
    title = next((word for word in REIGNING if word in titled), None)
    return f"{title} {name}" if title and " " not in name else name


def in_small_letters(name: str, kind: Kind) -> str:
    """A full name in capitals throughout, as transcripts print who speaks, as other news prints it: "Ann McLee"."""
    words = name.split()
    if len(words) < 2 or not name.isupper():
        return name
    if kind == "outlet":
        return outlet_named(name) or name
    known = words[0].capitalize() in lexicon.gendered("given_names") or INITIALS.fullmatch(words[0])
    return SHOUTED.sub(_capitalised, name) if kind == "person" and known else name


def _capitalised(match: re.Match[str]) -> str:
    word = match["rest"]
    return word if word in GENERATIONS else ("Mc" if match["mc"] else "") + word.capitalize()
