"""Names and contents as the scorers of gold readings compare them."""

from __future__ import annotations

import re

# Words that do not tell one party from another: articles, prepositions, titles, the leftovers of a genitive.
NOISE = frozenset(
    ("the", "a", "an", "of", "for", "and", "to", "according", "s", "mr", "mrs", "ms", "dr", "sir", "sen", "senator")
    + ("rep", "representative", "gov", "gen", "general", "president", "secretary", "prime", "minister")
)
SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
JOINT = re.compile(r"\s+and\s+|\s*&\s*|,\s+(?!(?:[JS]r|I+V?)\b)")
# PolNeAR often leaves it in a content, gold readings never do: so it counts for neither side.
OPENER = re.compile(r"(?:that|to)\b[,\s]*", re.IGNORECASE)
