"""What kind of party words name: names by their own words and the lists, noun phrases by their head noun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from wherefrom.lang import lexicon
from wherefrom.lang.en.patterns.names import (
    ACTING_FOR,
    AGENCIES,
    AMPERSAND,
    BRAND,
    DAILY,
    DOMAINS,
    FOR,
    LISTENS,
    MAGAZINE,
    NEWSY,
    ON_AIR,
    SHOW,
    STATION,
)
from wherefrom.lang.en.patterns.phrases import (
    AGE,
    AGENCY,
    ALTERNATIVES,
    DETAIL,
    ES,
    IES,
    IRREGULAR_PLURALS,
    ISSUED,
    LEADING,
    LEFT_OVER,
    MORE_THAN,
    NEWS_AGENCY,
    NO_PLURAL,
    NO_SEVERAL,
    OF,
    ONE_OF_THEM,
    OWN_PUBLICATION,
    OWNED,
    PEOPLE_ENDINGS,
    PERSON_ENDINGS,
    POSSESSIVE,
    SINGLING,
)
from wherefrom.lang.outlets import outlet_named
from wherefrom.lang.tokens import SOFT_HYPHEN
from wherefrom.reading.types import Kind

NameKind = Literal["person", "organization", "outlet", "document", "place", "group", "unknown"]
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,80}>")
_WORD = re.compile(r"[^\W_][\w'’.&‑-]*|[,;()]|[—–]")


def kind_of(name: str, definite: bool = False) -> NameKind:
    """What a name without title is the name of, as far as its own words and the lists tell."""
    words = name.split()
    if outlet_named(name) or name.casefold().endswith(DOMAINS):
        return "outlet"
    if name in lexicon.words("organizations") or name in lexicon.nations():
        return "organization"
    if is_show(words):
        return "outlet"
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
    acting = FOR in words[1:2] and words[0] in ACTING_FOR
    if acting or AMPERSAND in words or any(word in lexicon.words("organization_words") for word in words):
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


def is_show(words: Sequence[str]) -> bool:
    """Whether a name is that of somebody's programme: "The Ann Lee Show"."""
    given = lexicon.gendered("given_names")
    return len(words) > 2 and words[-1] == SHOW and any(word in given for word in words[:-1])


def is_magazine(before: str, words: Sequence[str]) -> bool:
    """Whether a word that is a magazine's name as well is told something: "told People that"."""
    return LISTENS.search(before) is not None and outlet_named(f"{' '.join(words)} {MAGAZINE}") is not None


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


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase taken apart. ``head`` is small-lettered and singular where the plural is regular."""

    text: str
    head: str
    plural: bool
    definite: bool
    possessive: bool
    kind: Kind
    gender: str | None


class Noun(NamedTuple):
    """What a common noun tells of whom it names: kind, number, and the gender where it has one."""

    kind: Kind
    plural: bool
    gender: str | None


def _plain(words: str) -> str:
    """Words without markup, line breaks and soft hyphens."""
    return " ".join(_TAG.sub("", words).replace(SOFT_HYPHEN, "").split())


@lru_cache(maxsize=4096)
def clean(words: str) -> str:
    """A phrase as a name for people: no markup, no line breaks, no leading article, nothing that only adds detail."""
    plain = DETAIL.sub("", _plain(words))
    plain = re.sub(r"(?<=\w)['’]s?$", "", plain.strip(" ,;:—–-"))
    plain = LEFT_OVER.sub("", plain)
    return ISSUED.sub(r"\g<what>", LEADING.sub("", plain.rstrip(")") if "(" not in plain else plain))


@lru_cache(maxsize=4096)
def parse(words: str) -> Phrase:
    """Take a noun phrase apart; the words need not be known, the kind is then supposed from number and articles."""
    plain = re.sub(r"(?<=\w)(?:['’]s|(?<=s)['’])$", "", _plain(words).strip(" ,;:"))
    tokens = [match.group() for match in _WORD.finditer(plain[:300])]
    small = [token.casefold() for token in tokens]
    segment = _segment(small[: _name_begin(tokens)])
    at, known = _head(segment)
    head = singular(segment[at]) if segment else ""
    owned = any(t.endswith(OWNED) for t in segment[:-1])
    definite = bool(small) and (small[0] in lexicon.word_set("phrases_definite") or owned)
    quantity = bool(small) and (
        small[0] in lexicon.word_set("phrases_quantities") or small[0].isdigit() or small[:2] == MORE_THAN
    )
    kind, plural, gender = known or _supposed(head, quantity or _is_many(tokens, segment))
    if quantity and (kind == "unnamed" or (plural and head in lexicon.words("outlet_nouns"))):
        kind, plural = "group", True
    if small[:1] in ONE_OF_THEM and kind == "group":
        kind, plural = "unnamed", False
    ends = [t for t, after in zip(tokens[1:], [*tokens[2:], ""], strict=False) if not after[:1].isupper()]
    if any(token in lexicon.word_set("names_document_endings") for token in ends) and kind == "unnamed":
        kind = "document"
    if head == AGENCY and at > 0 and segment[at - 1] in tokens and segment[at - 1] not in NEWS_AGENCY:
        kind = "organization"  # "the environment agency" brings no news
    possessive = bool(small) and small[0] in POSSESSIVE
    if (owned or possessive) and head in OWN_PUBLICATION:
        kind = "document"  # somebody's publication, not the outlet that an article calls "the website"
    return Phrase(clean(words), head, plural, definite, possessive, kind, gender)


def _name_begin(tokens: list[str]) -> int:
    """Where the name begins that closes a phrase: "Bill" is no bill in "the campaign chairman Bill Hale"."""
    given = lexicon.gendered("given_names")
    for k in range(1, len(tokens) - 1):
        if tokens[k] in given and tokens[k + 1][0].isupper():
            return k if all(token[0].isupper() for token in tokens[k:]) else len(tokens)
    return len(tokens)


def _segment(small: list[str]) -> list[str]:
    """The words up to the first preposition, relative or comma that follows the head noun."""
    segment: list[str] = []
    for k, word in enumerate(small):
        if word in lexicon.word_set("phrases_stops"):
            before = small[k - 1] if k else ""
            if word == OF and before in lexicon.word_set("phrases_through"):
                segment = []
                continue
            if word in ALTERNATIVES and not any(classify(w) for w in segment):
                continue
            if segment:
                break
            continue
        segment.append(word)
    return segment or small


def _head(segment: list[str]) -> tuple[int, Noun | None]:
    """Where the head noun stands, the last word that a list knows, with what it tells; else the last word."""
    for k in range(len(segment) - 1, -1, -1):
        for length in (2, 1):
            word = " ".join(segment[max(0, k - length + 1) : k + 1])
            # "The young" are people; in "a young diver" it only describes one.
            describes = word in lexicon.word_set("phrases_only_last") and k < len(segment) - 1
            known = None if describes else classify(word)
            if known:
                return k, known
    return -1, None


def classify(word: str) -> Noun | None:
    """Kind, number and gender of a common noun on its own, if any list knows it."""
    if AGE.search(word):
        return Noun("unnamed", False, None)
    one = singular(word)
    people = lexicon.gendered("occupations")
    if word in people:
        return Noun("unnamed", False, people[word] if people[word] != "x" else None)
    if word in lexicon.words("collectives"):
        return Noun("group", True, None)
    if one in people:
        return Noun("group", True, None)
    if word in lexicon.words("outlet_nouns"):
        return Noun("outlet", False, None)
    if one in lexicon.words("documents"):
        return Noun("document", one != word, None)
    if word in lexicon.words("organization_nouns"):
        return Noun("organization", False, None)
    if one in lexicon.words("organization_nouns"):
        return Noun("group", True, None)
    return None


def singular(word: str) -> str:
    """The singular of a regular plural; any other word unchanged."""
    word = word.casefold()
    if len(word) < 4 or not word.endswith("s") or word.endswith(NO_PLURAL):
        return IRREGULAR_PLURALS.get(word, word)
    if word.endswith(IES):
        return word[:-3] + "y"
    if word.endswith(ES):
        return word[:-2]
    return word[:-1]


def _is_many(tokens: list[str], segment: list[str]) -> bool:
    """Whether a noun that no list knows stands in the plural: "caucusgoers", "the stargazers"."""
    last = segment[-1] if segment else ""
    several = last.endswith("s") and not last.endswith(NO_SEVERAL) and len(last) > 4
    return several and last in tokens and tokens[0].casefold() not in lexicon.word_set("phrases_indefinite") | SINGLING


def _supposed(head: str, quantity: bool) -> Noun:
    for ending, gender in PERSON_ENDINGS:
        if head.endswith(ending):
            return Noun("unnamed", False, gender)
    if quantity or head.endswith(PEOPLE_ENDINGS):
        return Noun("group", True, None)
    return Noun("unnamed", False, None)
