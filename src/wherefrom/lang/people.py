"""Whether two names can be of one party: spellings, initials, middle names, transliterations.

For names of people: the same surname and given names that do not contradict each other. A surname that is only spelt
alike (Gaddafi, Qaddafi, Kadhafi) counts where the given names are the same too, for Hansen and Hanson are two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from wherefrom.lang import lexicon
from wherefrom.lang.en.patterns import spellings as en
from wherefrom.lang.fold import spelling_key

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?|\d+")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,3}")
_VOWELS = str.maketrans("", "", "aeiouh")
_LIKE = str.maketrans({"g": "k", "z": "s", "c": "s", "x": "ks"})
_FAR = 2
"""Letters in which two spellings of a surname with the same consonants may differ."""
_SHORT = 4
"""Letters of a nickname, doubled ones counted once."""
_NEARLY_EQUAL = 90
"""Per cent of likeness: one letter of ten may be another (Pelo and Pelu Bantrus)."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name, folded: given names (or initials) in order, the surname, and "jr", "sr" or a number."""

    given: tuple[str, ...]
    surname: str
    generation: str = ""

    @property
    def is_full(self) -> bool:
        """Whether it has a given name that is more than an initial."""
        return any(len(word) > 1 for word in self.given)


@lru_cache(maxsize=1 << 16)
def person_name(name: str) -> PersonName:
    """The parts of a person's name, small, without diacritics, titles and suffixes."""
    name = _INITIALS.sub(lambda match: match[0].replace(".", ". "), name)  # J.K. Rowling: two given names.
    words = [word.replace(".", "") for word in _WORD.findall(name)]
    while len(words) > 1 and _is_title(words[0]):
        words = words[1:]
    generation = generation_of(words)
    words = [word for word in without_generation(words) if word.casefold() not in en.SUFFIXES]
    folded = [letters for word in words if (letters := spelling_key(word))]
    kept = [word for i, word in enumerate(folded) if i == len(folded) - 1 or word not in en.PARTICLES] or folded
    if not kept:
        return PersonName((), "")
    surname = en.ARABIC_ARTICLE.sub("", kept[-1]) if "-" in name or "’" in name or "'" in name else kept[-1]
    return PersonName(tuple(kept[:-1]), surname, generation)


def generation_of(words: Sequence[str]) -> str:
    """What tells a name from an elder's or a later one's, small: "jr" of "Ann Lee Jr.", "iv" of "Henry IV"; or ""."""
    last = words[-1].rstrip(".") if len(words) > 1 else ""
    return last.casefold() if en.GENERATION.fullmatch(last) else ""


def without_generation(words: Sequence[str]) -> Sequence[str]:
    """The words of a name before "Jr." or the number of a king."""
    return words[:-1] if generation_of(words) else words


def are_two_generations(one: str, other: str) -> bool:
    """Whether two names are of two people by what stands behind them: Jr. and Sr., Henry IV and Henry V."""
    return bool(one and other and one != other)


def _is_title(word: str) -> bool:
    lower = word.casefold().rstrip(".")
    return lower in lexicon.short_titles() or lower in {w.casefold() for w in lexicon.gendered("titles")}


def may_be_same_person(one: str, other: str, *, one_story: bool = False) -> bool:
    """Whether two names can be names of one person, as far as the names themselves say.

    In texts on the same events (``one_story``), one article among them, full names that are nearly the same letters are
    one, too, and a short given name is one with the longer that begins like it (Tam and Tamsin Orlo): a slip or a
    nickname is likelier there than two people of such names. Across an archive it is not: Jane and June Robertson.
    """
    first, second = person_name(one), person_name(other)
    if not first.surname or not second.surname or are_two_generations(first.generation, second.generation):
        return False
    if first.surname == second.surname:
        same = given_agree(first.given, second.given) or (one_story and _nickname(first.given[0], second.given[0]))
    else:
        both_full = first.is_full and second.is_full
        same = (
            both_full and sounds_alike(first.surname, second.surname) and _same_given(first.given[0], second.given[0])
        )
    return same or (one_story and _nearly_equal(first, second))


def _nearly_equal(one: PersonName, other: PersonName) -> bool:
    from rapidfuzz.fuzz import ratio

    if any(not name.given or min(map(len, name.given)) == 1 for name in (one, other)):
        return False
    first, second = ("".join((*name.given, name.surname)) for name in (one, other))
    return first[0] == second[0] and ratio(first, second) >= _NEARLY_EQUAL


def _nickname(one: str, other: str) -> bool:
    """Whether one is the other shortened: at most ``_SHORT`` letters, the first three the same."""
    return one != other and 2 < min(len(one), len(other)) <= _SHORT and one[:3] == other[:3]


def given_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether given names contradict each other nowhere; a missing one contradicts nothing.

    The first ones must agree; of middle names, those of the shorter list must come in the longer in order, where both
    have any.
    """
    if not one or not other:
        return True
    if not _same_given(one[0], other[0]):
        return False
    shorter, longer = sorted((one[1:], other[1:]), key=len)
    rest = iter(longer)
    return not shorter or all(any(_same_given(word, candidate) for candidate in rest) for word in shorter)


def _same_given(one: str, other: str) -> bool:
    if one == other:
        return True
    if len(one) == 1 or len(other) == 1:
        return one[:1] == other[:1]
    return sounds_alike(one, other)


@lru_cache(maxsize=1 << 16)
def sounds_alike(one: str, other: str) -> bool:
    """Whether two folded words may be spellings of one name: the same consonants, and few letters apart.

    The distance is Levenshtein's, after letters that stand for one sound are made one.
    """
    from rapidfuzz.distance import Levenshtein

    if one == other:
        return True
    if min(len(one), len(other)) < 4:
        return False
    first, second = _sounds(one), _sounds(other)
    if first == second:
        return True
    consonants = _skeleton(first)
    if consonants != _skeleton(second) or first.endswith("a") != second.endswith("a"):
        return False  # Mario and Maria, Daniel and Daniela are two.
    # Two consonants are too few to tell Jane from June.
    far = _FAR if len(consonants) > 2 else (min(len(first), len(second)) > 4)
    return Levenshtein.distance(first, second) <= far


def sound_key(word: str) -> str:
    """A key that all spellings of a folded name have in common as far as ``sounds_alike`` goes; others may have it."""
    return _skeleton(_sounds(word))


def spelt_alike(one: str, other: str) -> bool:
    """Whether two folded words differ at most in letters that stand for one sound (Sergei, Sergey)."""
    return one == other or _sounds(one) == _sounds(other)


def _sounds(word: str) -> str:
    for spelt, sound in en.SOUNDS:
        word = word.replace(spelt, sound)
    return spelling_key(word)


def _skeleton(word: str) -> str:
    # The first letter counts even where it is a vowel: Omar is not Amir's spelling.
    return spelling_key(word[:1].translate(_LIKE) + word[1:].translate(_VOWELS).translate(_LIKE))


def plain_name(name: str) -> str:
    """A name of a body, document or group as it is compared: small letters and digits, no article in front."""
    return " ".join(letters for word in _WORD.findall(name) if (letters := spelling_key(word)) and letters != en.THE)


def initials(name: str) -> str:
    """The initials of a name's capitalised words, small, no article in front: "wsj" of "The Wall Street Journal"."""
    return "".join(word[0] for word in _WORD.findall(name) if word[0].isupper() and word.lower() != en.THE).casefold()
