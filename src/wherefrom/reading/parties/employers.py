"""For which outlet a journalist works, by the words that present him anywhere in the article.

What he says there came through it (the annotation guide): "CNN anchor Ann Lee wondered ...", and below "Lee said".
"""

from __future__ import annotations

from itertools import pairwise

from wherefrom.lang.en.patterns.relays import EMPLOYED_BY, EMPLOYS
from wherefrom.reading.context import Cast

REACH = 60
"""Characters between the names of an outlet and of its journalist."""


def employers(text: str, cast: Cast) -> dict[int, int]:
    """By the number of a person, that of the outlet which he is presented with as its journalist first."""
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
    return found
