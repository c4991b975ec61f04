"""The attitude that a cue's words express: the cue lexicon with its inflections, nouns told from verbs, negation."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, cast

from wherefrom.lang import lexicon
from wherefrom.lang.en.patterns import stance as en
from wherefrom.reading.types import Stance

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
Attitude = Stance | Literal["neutral"]
"""What a cue says of its content; nothing where it is neutral: "said", "told"."""
LONGEST = 5
"""Words in the longest phrase of the lexicon."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the lexicon knows of a cue: the attitude, the phrase's base form, its place, a verb's tense or a noun."""

    stance: Attitude
    phrase: str = ""
    index: int = 0
    length: int = 0
    past: bool = False
    noun: bool = False

    @property
    def word(self) -> str:
        """The base form of the phrase's first word: "call" of "call for"; empty where nothing was found."""
        return self.phrase.partition(" ")[0]

    def but(self, stance: Attitude) -> Found:
        """The same place with another attitude."""
        return replace(self, stance=stance)


@dataclass(frozen=True, slots=True)
class _Entry:
    stance: Attitude
    phrase: str
    past: bool


def plain_words(text: str) -> list[str]:
    """The words of a small-lettered text with its contractions written out: "won't" is "will not"."""
    text = text.replace("’", "'")
    if "'" in text or any(letters in text for letters in en.CONTRACTED):
        for pattern, full in en.CONTRACTIONS:
            text = pattern.sub(full, text)
    return _WORD.findall(text)


def attitude_at(words: Sequence[str], owned: bool = False) -> Found:
    """The attitude of the deciding word: the last telling phrase, the longer one first, a refusal before all.

    ``owned`` says that a possessive stands before the words ("the board's claims"), so that the first is a noun.
    """
    best: Found | None = None
    k = spoken = 0
    while k < len(words):
        found = phrase_at(words, k, noun=_reads_as_noun(words, k, owned))
        if found is None or (spoken and _in_adjunct(words, spoken, k)):
            k += 1
            continue
        if found.phrase in en.MERE_TRIALS and phrase_at(words, k + found.length):
            k += found.length
            continue
        if found.stance == "refuses" and found.index + found.length < len(words):
            return found
        if best is None or _rank(found) >= _rank(best):
            best = found
        k += found.length
        if found.stance == "neutral":
            spoken = k
    return best or Found("neutral")


def phrase_at(words: Sequence[str], k: int, noun: bool = False) -> Found | None:
    """The longest phrase of the lexicon that starts at word ``k``: a noun rather than a verb if ``noun`` is set."""
    for length in range(min(LONGEST, len(words) - k), 0, -1):
        form = " ".join(words[k : k + length])
        verb, name = _verbs().get(form), _nouns().get(form)
        entry = (name or verb) if noun else (verb or name)
        if entry:
            return Found(entry.stance, entry.phrase, k, length, entry.past, noun=entry is name)
    return None


def is_adjective(word: str) -> bool:
    """Whether a participle stands among the nouns and adjectives as well: "worried", but not "urged"."""
    return word in _nouns()


def negated(found: Found, words: Sequence[str]) -> Attitude:
    """The attitude of a denied cue: not believing is doubting, not planning is refusing, not denying is asserting."""
    will_not = any(w in en.FUTURE for w in words[: found.index] or words[:2])
    refusable = found.word in lexicon.word_set("stance_refused") or any(
        base in lexicon.word_set("stance_refused") for w in words for base in _bases(w)
    )
    if found.stance in ("denies", "doubts", "refuses"):
        return "asserts"
    if found.stance == "thinks":
        return "doubts" if found.word in lexicon.word_set("stance_believing") else "thinks"
    if found.stance == "intends":
        return "refuses"
    if found.phrase in en.AGREEING:
        return "denies"
    if found.phrase == en.WANT:
        return "asks"  # "does not want the quay sold", unlike "does not want to sell it"
    if found.stance == "confirms":
        return "refuses" if will_not or refusable else "doubts"
    if will_not or refusable:
        return "refuses"
    if found.stance == "asks":
        return "asks" if found.word in en.ALLOWING else "asserts"
    return "doubts" if found.word == en.EVIDENCE else found.stance


def _rank(found: Found) -> tuple[bool, int]:
    return found.stance != "neutral", found.length if found.length > 1 else 0


def _reads_as_noun(words: Sequence[str], k: int, owned: bool) -> bool:
    if k == 0:
        return owned
    return words[k - 1] in lexicon.word_set("stance_before_nouns")


def _in_adjunct(words: Sequence[str], spoken: int, k: int) -> bool:
    """Whether a noun only tells where or when it was said: "said in response to a question"."""
    after = words[spoken:k]
    if not after or after[0] not in lexicon.word_set("stance_circumstances"):
        return False
    after_article = after[-1] in lexicon.word_set("stance_before_nouns") or after[-1] in en.PREPOSITIONS
    return words[k] in _nouns() and (words[k] not in _verbs() or after_article)


def _bases(word: str) -> tuple[str, ...]:
    entry = _verbs().get(word)
    if entry:
        return (entry.phrase,)
    return tuple(word.removesuffix(ending) + more for ending, more in en.VERB_ENDINGS if word.endswith(ending))


@lru_cache(maxsize=1)
def _nouns() -> Mapping[str, _Entry]:
    table: dict[str, _Entry] = {}
    for line in lexicon.lines("cue_nouns"):
        stance, _, entries = line.partition(":")
        for entry in map(str.strip, entries.split(";")):
            table[entry] = _Entry(cast(Attitude, stance), entry, past=False)
    return MappingProxyType(table)


@lru_cache(maxsize=1)
def _verbs() -> Mapping[str, _Entry]:
    table: dict[str, _Entry] = {}
    for line in lexicon.lines("cues"):
        stance, _, entries = line.partition(":")
        for phrase in map(str.strip, entries.split(";")):
            verb, _, rest = phrase.partition(" ")
            present, past = lexicon.inflections(verb)
            for forms, is_past in ((present, False), (past, True)):
                for form in forms:
                    table[f"{form} {rest}".strip()] = _Entry(cast(Attitude, stance), phrase, is_past)
    return MappingProxyType(table)
