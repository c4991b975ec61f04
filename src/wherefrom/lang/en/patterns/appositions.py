"""A name beside the words that say who somebody is: "the port's chief, Ann Lee, said"."""

from __future__ import annotations

import re

_DETERMINER = r"(?:the|an?|one|another|its|his|her|their|our|my|whose|(?:[A-Z][\w.-]*\s){0,3}[\w-]+(?:['’]s|s['’]))"
ROLE_BEFORE = re.compile(
    rf"(?:^|[,;:.!?\"”“‘’—–]\s+|[\"“‘])({_DETERMINER}\s(?:(?!(?:said|says|who|that|which|is|was|were|had|has)\s)[\w’'&.-]+\s){{0,7}}?"
    r"[\w-]+),\s$",
    re.IGNORECASE,
)
"""Before a name in apposition: "the port's chief, ", from a mark or the beginning on."""
CLOSES = re.compile(r",?[\"”’]?(?:[,;:.)!?]|$)")
"""Behind a name in apposition."""
NAME_BEHIND = re.compile(r",\s(?:(?:Mr|Mrs|Ms|Dr|Prof|Rev|Sir|Gen|Col|Capt)\.?\s)?$")
"""Between the words and the name."""
DETERMINED = re.compile(r"(?:\b(?:the|an?|one|another|its|his|her|their|our|my|whose)|['’]s|s['’])\s", re.IGNORECASE)
"""Where the words before a name in apposition begin, behind the article or the owner."""
APPOSED = re.compile(r"(?:[\w’'&.-]+\s){0,8}[\w-]+")
"""Those words: no mark between them."""
NAMED_LAST = re.compile(
    rf"(?:{_DETERMINER}\s|(?=[A-Z]))((?:(?!(?:who|that|which|and|for|of)\s)[\w’'&.-]+\s){{0,7}}?[\w-]+"
    rf"(?P<of>\s(?:of|for)\s(?:(?!(?:who|that|which|and|for|of)\s)[\w’'&.-]+\s){{0,5}}?[\w-]+)?),\s"
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Rev|Sir|Gen|Col|Capt)\.?\s)?",
    re.IGNORECASE,
)
"""A whole source up to the name in apposition that ends it; ``of``: of what or whom somebody is it."""
