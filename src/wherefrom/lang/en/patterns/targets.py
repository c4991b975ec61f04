"""Verdicts on others' claims, and the words by which a denial shows what it denies."""

from __future__ import annotations

import re

_IS = r"(?:is|are|was|were|be|been|being)"
# What follows "false" where it stands alone: "a false alarm" calls no claim false.
_ALONE = r"(?= (?:and|or|but|because|that|to|when|if|as|on|for|he|she|they|we|i)\b|$)"
FALSE = re.compile(
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
DOUBTFUL = re.compile(
    r"\b(?:(?:no|little|insufficient|not enough) (?:\w+ ){0,2}(?:evidence|indication|proof)|no record of|"
    r"not (?:been )?(?:proven|verified|confirmed)|unproven|(?:could|may|might) be a hoax|no way of knowing|"
    r"see how (?:that|it|this) is possible|(?:hard|difficult|impossible) to (?:believe|imagine|see how)|"
    r"(?:highly|very|most|extremely) (?:unlikely|doubtful|dubious)|too good to be true|still out|"
    r"(?:is|was|are|remains?) (?:doubtful|dubious|questionable|unclear)|unclear (?:whether|if|how|why|what))\b"
)
TRUE = re.compile(
    rf"^(?:it|that|this|the (?:report|story|claim|account|allegation)s?) {_IS} (?:indeed |quite |absolutely )?"
    r"(?:true|correct|accurate|right)\b|\b(?:consistent with|in line with what|also (?:heard|saw|witnessed)|"
    r"(?:support|back|back up|bear out|confirm|corroborate)s? (?:the|that|those|these|his|her|their) "
    r"(?:claims?|accounts?|allegations?|accusations?|reports?|story|theory|version))\b"
)
# What a claim is called, where the cue is a naming: "called it total fiction".
FALSE_NAME = re.compile(
    r"\b(?:fake|false|baseless|hoax|lies?|unfounded|fabricat\w+|untrue|fiction|bogus|inventions?|groundless|garbage|"
    r"smears?|made-up|nonsense|rubbish|hogwash|baloney)\b"
)
DOUBTFUL_NAME = re.compile(
    r"\b(?:propaganda|unproven|unlikely|implausible|dubious|far-fetched|questionable|unconvincing|tales|rumou?rs|"
    r"speculation|absurd|ridiculous|laughable)\b"
)
# "No such thing happened"; "no doubt" and the like deny nothing.
NONE = re.compile(
    r"(?:no|nobody|nothing|none|neither|there (?:is|was|are|were|has been|have been) (?:\w+ly )?"
    r"(?:no|nothing(?! new| more| else| to)))\b"
    r"(?! (?:doubt|question|way|reason|need|place|time|room|excuse|substitute|problem)\b)"
)
NOT = re.compile(
    r"(?:\S+ ){1,8}?(?:am|is|are|was|were|do|does|did|has|have|had|can|could) (?:\w+ )?(?:not|never|no|nothing)\b"
)

# An answer that begins so goes on with the one before.
GOES_ON = re.compile(r"\W*(?:it|that|this|they|them)(?:['’]s)?\b")
WHOSE_WORDS = re.compile(
    r"([\w’'-]+?)['’]s?\s(?:\w+\s){0,2}(?:statements?|claims?|remarks?|words|accounts?|"
    r"allegations?|accusations?|reports?|story)\b"
)
