"""What reports need to know of the words they print: openings that are dropped, determiners, names that say nothing."""

from __future__ import annotations

import re

LEADING_ARTICLE = re.compile(r"the\s+", re.IGNORECASE)
# Reported speech begins with it; a sentence of its own does not.
OPENING_THAT = re.compile(r"that\s+(?=\S)", re.IGNORECASE)
HAS_DETERMINER = re.compile(
    r"(?:an?|the|one|two|three|four|five|six|several|many|some|its|his|her|their|no)\b|\d", re.IGNORECASE
)
RELATIVE = " who "
# "3 articles credit Reuters", but "1 article credits Reuters".
SINGULAR_VERB = re.compile(r"^(credit|cite|name)s\b")
NOBODY = frozenset({"", "unnamed", "unknown"})
