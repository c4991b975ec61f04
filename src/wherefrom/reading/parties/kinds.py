"""What kind of party a name is the name of, as far as its own words and the word lists tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from wherefrom.lang import lexicon
from wherefrom.lang.en.patterns.names import AGENCIES, BRAND, DAILY, DOMAINS, NEWSY, ON_AIR, STATION
from wherefrom.lang.outlets import outlet_named

NameKind = Literal["person", "organization", "outlet", "document", "place", "group", "unknown"]


def kind_of(name: str, definite: bool = False) -> NameKind:
    """What a name without title is the name of, as far as its own words and the lists tell."""
    words = name.split()
    if outlet_named(name) or name.endswith(DOMAINS):
        return "outlet"
    if name in lexicon.words("organizations") or name in lexicon.nations():
        return "organization"
    if is_plural(words):
        return "group" if len(words) < 3 else "organization"
    if name in lexicon.words("places") or (name.isupper() and name.title() in lexicon.words("places")):
        return "place"
    if len(words) > 1 and (
        words[-1] in lexicon.word_set("names_outlet_endings") or DAILY in words or words[-2:] in AGENCIES
    ):
        return "outlet"
    if _is_station(words):
        return "outlet"
    if len(words) > 1 and words[-1] in lexicon.word_set("names_document_endings"):
        return "document"
    if any(word in lexicon.words("organization_words") for word in words):
        return "organization"
    letters = name.replace(".", "").replace("&", "")
    if len(words) == 1 and letters.isupper() and 2 <= len(letters) <= 8:
        return "organization"
    if words[0] in lexicon.gendered("given_names"):
        return "person"
    if len(words) == 1 and BRAND.fullmatch(name):
        return "organization"
    if len(words) == 1:
        return "organization" if definite else "unknown"
    return "organization" if definite or len(words) > 3 else "unknown"


def is_plural(words: Sequence[str]) -> bool:
    """Whether a name is that of a people or of adherents: "Democrats", "Senate Republicans", "Russians"."""
    last = words[-1]
    if not last.endswith("s") or not last[0].isupper():
        return False
    return last.casefold() in lexicon.word_set("names_adherents") or last[:-1] in lexicon.demonyms()


def _is_station(words: Sequence[str]) -> bool:
    """Whether a name has the form of a station's or a wire's: "WKRT-TV", "Radio Nova", "AsiaPress"."""
    if any(word in lexicon.words("organization_words") for word in words[1:]):
        return False
    if len(words) > 2 and words[1] in ON_AIR and outlet_named(words[0]):
        return True
    name = " ".join(words)
    return bool(STATION.fullmatch(name) or NEWSY.fullmatch(name))
