"""What a clause says of others' claims: that they are false, doubtful or true, or plainly that something is not so."""

from __future__ import annotations

import re
from typing import Literal

from wherefrom.reading.types import Stance

_IS = r"(?:is|are|was|were|be|been|being)"
_ALONE = r"(?= (?:and|or|but|because|that|to|when|if|as|on|for|he|she|they|we|i)\b|$)"
"""What follows "false" where it stands alone: "a false alarm" calls no claim false."""
_FALSE = re.compile(
    rf"\b{_IS} (?:[\w'-]+ ){{0,5}}?(?:(?:false|inaccurate|incorrect|(?<!a )fake){_ALONE}|untrue|not true|unfounded|"
    r"baseless|groundless|fabricated|fake news|lying|a lie|lies|a hoax|nonsense|bogus|not the case|wrong about|garbage|"
    r"made up(?! of)|a fabrication|rubbish|fiction|a smear|smears|a myth|preposterous|not (?:so$|correct|accurate)|"
    r"innocent)\b|"
    r"\b(?:never happened|did not happen|no truth|not true|did nothing wrong|(?:done|doing) nothing wrong|no such|"
    r"nothing to do with|had no (?:part|role|involvement|knowledge)|(?:does|do) not (?:wash|hold (?:up|water))|"
    r"(?:i|we) (?:have )?never (?:did|done|said|met|saw|touched|took|received|paid|told|asked))\b|"
    r"\b(?:refute|dispel|rebut|deny) (?:\w+ ){0,3}(?:rumou?rs?|claims?|allegations?|accusations?|information|reports?|"
    r"doubts?)\b|"
    rf"^(?:that|this|it) {_IS} (?:\w+ly )*(?:just |simply )?(?:wrong|absurd|ridiculous|outrageous|ludicrous)$"
)
_DOUBTFUL = re.compile(
    r"\b(?:(?:no|little|insufficient|not enough) (?:\w+ ){0,2}(?:evidence|indication|proof)|no record of|"
    r"not (?:been )?(?:proven|verified|confirmed)|unproven|(?:could|may|might) be a hoax|no way of knowing|"
    r"see how (?:that|it|this) is possible|(?:hard|difficult|impossible) to (?:believe|imagine|see how)|"
    r"(?:highly|very|most|extremely) (?:unlikely|doubtful|dubious)|too good to be true|still out|"
    r"(?:is|was|are|remains?) (?:doubtful|dubious|questionable|unclear)|unclear (?:whether|if|how|why|what))\b"
)
_TRUE = re.compile(
    rf"^(?:it|that|this|the (?:report|story|claim|account|allegation)s?) {_IS} (?:indeed |quite |absolutely )?"
    r"(?:true|correct|accurate|right)\b|\b(?:consistent with|in line with what|also (?:heard|saw|witnessed)|"
    r"(?:support|back|back up|bear out|confirm|corroborate)s? (?:the|that|those|these|his|her|their) "
    r"(?:claims?|accounts?|allegations?|accusations?|reports?|story|theory|version))\b"
)
_FALSE_NAME = re.compile(
    r"\b(?:fake|false|baseless|hoax|lies?|unfounded|fabricat\w+|untrue|fiction|bogus|inventions?|groundless|garbage|"
    r"smears?|made-up|nonsense|rubbish|hogwash|baloney)\b"
)
_DOUBTFUL_NAME = re.compile(
    r"\b(?:propaganda|unproven|unlikely|implausible|dubious|far-fetched|questionable|unconvincing|tales|rumou?rs|"
    r"speculation|absurd|ridiculous|laughable)\b"
)
_NONE = re.compile(
    r"(?:no|nobody|nothing|none|neither|there (?:is|was|are|were|has been|have been) (?:\w+ly )?"
    r"(?:no|nothing(?! new| more| else| to)))\b"
    r"(?! (?:doubt|question|way|reason|need|place|time|room|excuse|substitute|problem)\b)"
)
_NOT = re.compile(
    r"(?:\S+ ){1,8}?(?:am|is|are|was|were|do|does|did|has|have|had|can|could) (?:\w+ )?(?:not|never|no|nothing)\b"
)


def verdict_on_claims(plain: str) -> Stance | None:
    """``doubts``, ``denies`` or ``confirms`` where a clause (words only, contractions written out) says so."""
    if _DOUBTFUL.search(plain):
        return "doubts"
    if _FALSE.search(plain):
        return "denies"
    return "confirms" if _TRUE.search(plain) else None


def verdict_in_name(words: str) -> Stance | None:
    """The verdict in what a thing is called: "total fiction" denies it, "propaganda" doubts it."""
    if _FALSE_NAME.search(words):
        return "denies"
    return "doubts" if _DOUBTFUL_NAME.search(words) else None


def negation_of(plain: str) -> Literal["none", "not"] | None:
    """How a clause is negative: "none" ("nobody was there"), "not" ("they were not there"), or None."""
    if _NONE.match(plain):
        return "none"
    return "not" if _NOT.match(plain) else None
