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
