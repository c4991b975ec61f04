"""One sentence that says what the texts say of a quotation."""

from __future__ import annotations

from collections.abc import Sequence

from wherefrom.check.types import CheckKind, Place

LISTED = 3
"""Changes, and speakers, that are told one by one."""


def why(kind: CheckKind, places: Sequence[Place], by: str | None, quotation: str) -> str:
    """One sentence; ``places`` with the one first that the verdict rests on."""
    if not places:
        return "The words stand in none of the texts that were looked at."
    best = places[0]
    words = {
        "exact": "The words stand there exactly",
        "cut": "Words are left out" + (" where the quotation marks it" if _all_marked(best) else ""),
        "spliced": "The quotation puts together what stands in different places",
        "altered": f"The words are changed: {_changes(best, quotation)}",
    }[best.kind]
    if kind == "other-speaker":
        return f"{words}, but said by {_speakers(places)}, not by {by}."
    if by is not None and not any(place.by_speaker for place in places):
        named = any(place.by_speaker is False for place in places)
        nobody = "" if named else ", and none gives them to anybody else by name"
        return f"{words}; no text says that {by} said them{nobody}."
    if best.kind == "exact" and not best.in_quotation:
        return f"{words}, though not as a quotation{_others(best, places)}."
    return f"{words}{_others(best, places)}."


def _others(best: Place, places: Sequence[Place]) -> str:
    """That other texts have it in other words, where the best one has it as it is."""
    others = [place for place in places if place.kind == "altered" and place.article != best.article]
    if best.kind != "exact" or not others:
        return ""
    earlier = any(place.published and best.published and place.published < best.published for place in others)
    number = "another text has" if len(others) == 1 else f"{len(others)} other texts have"
    which = "" if not earlier else ", before it" if len(others) == 1 else ", some of them before it"
    return f"; {number} it in other words{which}"


def _all_marked(place: Place) -> bool:
    changed = [one for one in place.differences if one.change != "same"]
    return bool(changed) and all(one.marked for one in changed)


def _changes(place: Place, quotation: str) -> str:
    start = place.span[0]
    told = []
    for one in place.differences:
        if one.change == "same" or one.marked:
            continue
        here, there = quotation[slice(*one.quotation)], place.words[one.text[0] - start : one.text[1] - start]
        if one.change == "left-out":
            told.append(f"“{_short(there)}” is left out")
        elif one.change == "put-in":
            told.append(f"“{_short(here)}” is put in")
        else:
            told.append(f"“{_short(here)}” stands for “{_short(there)}”")
    more = len(told) - LISTED
    return "; ".join(told[:LISTED]) + (f"; and {more} more" if more > 0 else "")


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= 60 else f"{plain[:40].rsplit(' ', 1)[0]} … {plain[-16:].split(' ', 1)[-1]}"


def _speakers(places: Sequence[Place]) -> str:
    names = list(dict.fromkeys(place.chain[0].name for place in places if place.by_speaker is False))
    return ", ".join(names[:LISTED]) + (f" and {len(names) - LISTED} more" if len(names) > LISTED else "")
