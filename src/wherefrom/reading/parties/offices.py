"""Where a person's own name begins in a run of capitals, behind titles, offices and what describes him."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from wherefrom.lang import lexicon
from wherefrom.lang.en.patterns.names import (
    AMPERSAND,
    BEFORE_NO_PERSON,
    CHIEF,
    CHIEFS,
    COUNTRYMEN,
    DESCRIBING,
    GENERATIONS,
    GIVEN_TITLES,
    JOINERS,
    OF_OFFICE,
    SAINT,
    SEATED,
    SEATS,
)
from wherefrom.lang.outlets import outlet_named
from wherefrom.lang.tokens import Token


def name_start(words: Sequence[str]) -> tuple[int, str | None, bool]:
    """Where a person's own name begins in a run, the gender that a title tells, and whether it is a person at all."""
    titles, given = lexicon.gendered("titles"), lexicon.gendered("given_names")
    organization_words = lexicon.words("organization_words")
    if _is_shouted(words, titles):
        words = [word.capitalize() for word in words]
    last = max((k for k, word in enumerate(words) if word in titles), default=-1)
    if last >= 0 and last == len(words) - 2 and words[last] in GIVEN_TITLES:
        return last, titles[words[last]], True
    gender = next((titles[w] for w in words[: last + 1] if w in titles and titles[w] != "x"), None)
    start = last + 1
    if last >= 0 and start < len(words) and words[start] == ".":
        start += 1
    while last >= 0 and 0 < start < len(words) - 1 and words[start] in CHIEFS:
        start += 1
    if (
        0 < start < len(words) - 2
        and words[last] == CHIEF
        and words[start].casefold() in lexicon.gendered("occupations")
    ):
        start += 1  # "Chief Engineer Ann Lee"
    if last >= 0 and start < len(words) and words[start] in OF_OFFICE:
        start = next((k for k in range(start, len(words)) if words[k] in given), len(words))
    rest = [w for w in words[start:] if w != "."]
    if last >= 0 and rest and not any(w in organization_words for w in rest if w not in given):
        return start, gender, True
    if last >= 0 and not rest:
        start = 0
    first = next((k for k, word in enumerate(words) if word in given), None)
    if first is None or len(words) - first < 2 and first > 0:
        return 0, None, False
    if first == 2 and words[1] == "." and len(words[0]) == 1:
        return 0, None, True  # "A. Edward Lee"
    following = [w for w in words[first + 1 :] if w not in GENERATIONS]
    stop = next((k for k, w in enumerate(following) if w in JOINERS and w != AMPERSAND), len(following))
    if any(w in organization_words for w in following[:stop]) or _is_place(words, first):
        return 0, None, False
    if first == 0:
        return 0, None, True
    behind_body = len(words) >= 4 and first >= 2 and len(following) <= 2 and given[words[first]] != "x"
    describing = all(_describes(w) for w in words[:first]) or behind_body
    return (first, None, True) if describing and words[first - 1] not in BEFORE_NO_PERSON else (0, None, False)


def _is_shouted(words: Sequence[str], titles: Collection[str]) -> bool:
    """Whether a transcript prints an office and whoever has it in capitals: "LATVIAN PRESIDENT ANA REIS"."""
    return all(word.isupper() for word in words if word != ".") and any(
        len(word) > 3 and word.capitalize() in titles for word in words[:-1]
    )


def _describes(word: str) -> bool:
    return (
        word in lexicon.demonyms()
        or word in lexicon.nations()
        or word in DESCRIBING
        or word in COUNTRYMEN
        or word in lexicon.words("organizations")
        or word.casefold() in lexicon.gendered("occupations")
        or outlet_named(word) is not None
    )


def _is_place(words: Sequence[str], first: int) -> bool:
    joined = " ".join(words)
    return joined in lexicon.words("places") or joined in lexicon.nations() or words[first - 1 : first] == [SAINT]


class Office(NamedTuple):
    """Where an office of a seat begins, and how many words of the run behind it are the seat: "Mayor of London"."""

    start: int
    seat: int


def office_of_seat(text: str, run: Sequence[Token]) -> Office | None:
    """The office that stands before a run whose first words are its seat: "Mayor of London Ann Lee"."""
    found = SEATED.search(text, max(0, run[0].start - 30), run[0].start)
    if found is None or found[1].casefold() not in SEATS:
        return None
    words, given = [token.text for token in run], lexicon.gendered("given_names")
    seat = next((k for k, word in enumerate(words) if word in given), 0)
    if not seat and " ".join(words[:-2]) in lexicon.words("places"):
        seat = len(words) - 2
    named = words[seat:]
    fits = 0 < seat <= 2 <= len(named) <= 3 and all(word.isalpha() for word in words)
    bodies = lexicon.words("organization_words")
    return Office(found.start(), seat) if fits and not any(word in bodies for word in named) else None
