"""For which outlet a journalist works, by the words that present him anywhere in the article.

What he says there came through it (the annotation guide): "CNN anchor Ann Lee wondered ...", and below "Lee said".
"""

from __future__ import annotations

from itertools import pairwise

from wherefrom.lang.en.patterns.relays import EMPLOYED_BY, EMPLOYS, PRESENTS
from wherefrom.reading.context import Cast

REACH = 60
"""Characters between the names of an outlet and of its journalist."""


def employers(text: str, cast: Cast) -> dict[int, int]:
    """By the number of a person, that of the outlet which he is presented with as its journalist first.

    Of a mere "reporter Ann Lee" it is the outlet that was named last.
    """
    found: dict[int, int] = {}
    for (one, _, first), (other, _, second) in pairwise(cast.mentions):
        kinds = first.kind, second.kind
        gap = text[one[1] : other[0]]
        if len(gap) > REACH:
            continue
        if kinds == ("outlet", "person") and EMPLOYS.fullmatch(gap):
            found.setdefault(second.number, first.number)
        if kinds == ("person", "outlet") and EMPLOYED_BY.fullmatch(gap):
            found.setdefault(first.number, second.number)
    outlet: int | None = None
    for (start, _), _, party in cast.mentions:
        if party.kind == "outlet":
            outlet = party.number
        elif outlet is not None and party.kind == "person" and PRESENTS.search(text, max(0, start - REACH), start):
            found.setdefault(party.number, outlet)
    return found
