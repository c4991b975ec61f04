"""What shows that the network cut an attribution badly: cues, sources and contents that took each other's words."""

from __future__ import annotations

import re

# Words of the cue
CITING = frozenset({"quoted", "quotes", "quoting", "cited", "cites", "citing"})
AS_SAYING = re.compile(r"\bas\s+(?:saying|telling|stating)\W*$")
QUOTED_AS_SAYING = re.compile(r"([^\"“”\n]{2,90}?\sas\s(?:saying|telling|stating))\W{1,2}")
QUOTER = re.compile(r"(?<=[\"”])\s([^\"“”,;:\n]{2,60}?)\s(quoted\s[^\"“”,;:\n]{2,60}?\sas\ssaying)\W{0,2}$")
NAMING = re.compile(r"(?:also\s)?(?:called|dubbed|named|titled|entitled|nicknamed|known as)")
ASKED = re.compile(r"(?:when\s|was\s|were\s)?asked\b", re.IGNORECASE)
ABOUT = "about"
THAT = " that "
ACCORDING = re.compile(r",?\s(?:according to|as reported by|citing)\s")
PASSES_ON = re.compile(r"(?:according to|as (?:reported|quoted|told) (?:by|to)|per|reported|reports)\b", re.IGNORECASE)
PARTICIPLE_ENDING = "ing"

# Words of the content: "(told him) in an interview with the paper that"; "to receive a letter that" is what was said.
TOLD_WHERE = re.compile(
    r"(?!to\s[a-z]+\s(?:an?|the|his|her|its|their)\s)(?:(?:in|during|to|with)\s)?(?:an?|the|his|her|its|their)?\s?"
    r"(?:[\w-]+\s){0,2}(?:interview|statement|letter|post|speech|briefing|conference|email|e-mail|appearance|reporters)\b"
    r"[^,;:\"“”\n]{0,80}?\bthat\s",
    re.IGNORECASE,
)

# Words of the source
WHICH = "which"
RELATIVE_NAME = re.compile(r"(?:who|which|that)\s+(?=(?:the\s)?[A-Z])")
TITLE_ALONE = re.compile(r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Prof|Rev|St)\.?$")
ARTICLE_LAST = re.compile(r"(?<=\w)\s(an?|the)$", re.IGNORECASE)
CIRCUMSTANCE = re.compile(r"(?:in|at|on|after|during|before|since|by)\s")
OCCASION = re.compile(
    r"(?:In|At|During|After)\s(?:[\w’'-]+\s){0,5}(?:conference|hearing|briefing|speech|rally|meeting|interview|event|call|"
    r"appearance|session|ceremony|address)"
)
APPOSITION = re.compile(r"(?:,\s|\s(?=former\s|then\s))([^,;:\"“”]{3,110})")
APPOSITION_END = re.compile(r"\b(?:of|for|at|with|in)\s+(?:[\w’'-]+\s+){0,5}$")
