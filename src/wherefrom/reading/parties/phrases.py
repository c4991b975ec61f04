"""Noun phrases that name a source in words: head noun, definite or not, and what kind of party it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from wherefrom.lang import lexicon
from wherefrom.reading.types import Kind

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,80}>")
_WORD = re.compile(r"[^\W_][\w'’.&‑-]*|[,;()]|[—–]")
_DETAIL = re.compile(
    r"(?<=\w{3}),\s(?:many|most|some|all|including|who|which|both|none|one|led|among|whose|speaking)\b.*$"
    r"|(?<=\w{3})\s(?:said|thought|believed|understood|reported)\s(?:by|to)\b.*$"
    r"|(?<=\w{3})\s(?:preparing|speaking|running|hoping|trying|wishing|claiming|seeking|wanting|writing|"
    r"looking)\s(?:to|for|on|at|in|as)\b.*$"
    r"|(?<=\w{3}),\s(?!(?:said|led|red)\b)(?:[a-z]{3,}ed|written|drawn|made|given|known|sent|held|shown|seen|taken)\b.*$"
    r"|(?<=\w{3}),?\s(?:in|on|to|for|from|with|by|at|under|during)\s(?:which|whom|whose)\b.*$"
    r"|(?<=\w{3})\s(?:(?:late|early|earlier|on)\s)?(?:(?:last|this)\s(?:week|weekend|month|year|night)|yesterday|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?:\s(?:morning|afternoon|evening|night))?$"
)
_LEADING = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_AGE = re.compile(r"\d+-year-old$")


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


def clean(words: str) -> str:
    """A phrase as a name for people: no markup, no line breaks, no leading article, nothing that only adds detail."""
    plain = " ".join(_TAG.sub("", words).split())
    plain = _DETAIL.sub("", plain)
    plain = re.sub(r"(?<=\w)['’]s?$", "", plain.strip(" ,;:—–-"))
    return _LEADING.sub("", plain)


@lru_cache(maxsize=4096)
def parse(words: str) -> Phrase:
    """Take a noun phrase apart; the words need not be known, the kind is then supposed from number and articles."""
    plain = " ".join(_TAG.sub("", words).split())
    plain = re.sub(r"(?<=\w)(?:['’]s|(?<=s)['’])$", "", plain.strip(" ,;:"))
    tokens = [match.group() for match in _WORD.finditer(plain[:300])]
    small = [token.casefold() for token in tokens]
    segment = _segment(small[: _name_begin(tokens)])
    head, known = _head(segment)
    owned = any(t.endswith(("'s", "’s", "s'", "s’")) for t in segment[:-1])
    definite = bool(small) and (small[0] in lexicon.word_set("phrases_definite") or owned)
    quantity = bool(small) and (
        small[0] in lexicon.word_set("phrases_quantities") or small[0].isdigit() or small[:2] == ["more", "than"]
    )
    kind, plural, gender = known or _supposed(head, quantity or _is_many(tokens, segment))
    if quantity and (kind == "unnamed" or (plural and head in lexicon.words("outlet_nouns"))):
        kind, plural = "group", True
    if small[:1] in (["one"], ["each"], ["neither"]) and kind == "group":
        kind, plural = "unnamed", False
    ends = [t for t, after in zip(tokens[1:], [*tokens[2:], ""], strict=False) if not after[:1].isupper()]
    if any(token in lexicon.word_set("names_document_endings") for token in ends) and kind == "unnamed":
        kind = "document"
    possessive = bool(small) and small[0] in {"his", "her", "their", "its", "my", "our", "your"}
    if (owned or possessive) and head in {"website", "site", "blog", "page", "newspaper", "magazine"}:
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
            if word == "of" and before in lexicon.word_set("phrases_through"):
                segment = []
                continue
            if word in {"and", "or"} and not any(classify(w) for w in segment):
                continue
            if segment:
                break
            continue
        segment.append(word)
    return segment or small


def _head(segment: list[str]) -> tuple[str, tuple[Kind, bool, str | None] | None]:
    for k in range(len(segment) - 1, -1, -1):
        for length in (2, 1):
            word = " ".join(segment[max(0, k - length + 1) : k + 1])
            # "The young" are people; in "a young diver" it only describes one.
            describes = word in lexicon.word_set("phrases_only_last") and k < len(segment) - 1
            found = None if describes else classify(word)
            if found:
                return singular(segment[k]), found
    return (singular(segment[-1]) if segment else ""), None


def classify(word: str) -> tuple[Kind, bool, str | None] | None:
    """Kind, number and gender of a common noun on its own, if any list knows it."""
    if _AGE.search(word):
        return ("unnamed", False, None)
    one = singular(word)
    people = lexicon.gendered("occupations")
    if word in people:
        return ("unnamed", False, people[word] if people[word] != "x" else None)
    if word in lexicon.words("collectives"):
        return ("group", True, None)
    if one in people:
        return ("group", True, None)
    if word in lexicon.words("outlet_nouns"):
        return ("outlet", False, None)
    if one in lexicon.words("documents"):
        return ("document", one != word, None)
    if word in lexicon.words("organization_nouns"):
        return ("organization", False, None)
    if one in lexicon.words("organization_nouns"):
        return ("group", True, None)
    return None


def singular(word: str) -> str:
    """The singular of a regular plural; any other word unchanged."""
    word = word.casefold()
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return {"men": "man", "women": "woman", "people": "person"}.get(word, word)
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word[:-1]


def _is_many(tokens: list[str], segment: list[str]) -> bool:
    """Whether a noun that no list knows stands in the plural: "caucusgoers", "the stargazers"."""
    last = segment[-1] if segment else ""
    several = last.endswith("s") and not last.endswith(("ss", "us", "is", "'s", "’s")) and len(last) > 4
    return (
        several
        and last in tokens
        and tokens[0].casefold() not in lexicon.word_set("phrases_indefinite") | {"this", "that", "each", "every"}
    )


def _supposed(head: str, quantity: bool) -> tuple[Kind, bool, str | None]:
    for ending, gender in (("man", "m"), ("woman", "f"), ("person", None)):
        if head.endswith(ending):
            return ("unnamed", False, gender)
    if quantity or head.endswith("people") or head.endswith("men"):
        return ("group", True, None)
    return ("unnamed", False, None)
