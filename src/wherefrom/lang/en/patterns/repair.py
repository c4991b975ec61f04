"""Cues that pass on what another one tells, and what a source has too much or too little of."""

from __future__ import annotations

import re

PASSES_ON = re.compile(r"(?:according to|as (?:reported|quoted|told) (?:by|to)|per|reported|reports)\b", re.IGNORECASE)

# Words of the source
# Before a name: "who", and of how many of somebody's things: "several of | Lee's | plans".
RELATIVE_NAME = re.compile(
    r"(?:who|which|that)\s+(?=(?:the\s)?[A-Z])|(?:[Ss]ome|[Mm]any|[Mm]ost|[Aa]ll|[Ss]everal)\sof\s(?=[A-Z][^,]*['’]s?$)"
)
TITLE_ALONE = re.compile(r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Prof|Rev|St)\.?$")
# "Reports | emerged suggesting", "a rumour | swirled around saying": how a source came up is no part of its name.
COMES_UP = re.compile(
    r"(?<!\bwho)(?<!\bwhich)(?<!\bthat)(?<!\band)(?<!\bhas)(?<!\bhad)(?<!\bhave)\s(?:(?:has|have|had|also|later|first|soon|quickly)\s){0,2}"
    r"(?:emerged|(?:re)?surfaced|circulated|swirled|spread|arose)(?:\s(?:around|online|on|in|last|this|late|early)\b[^,]*)?$",
    re.IGNORECASE,
)
# "Wrote to Lee to warn him": the infinitive and its object.
TO_BEFORE = re.compile(r"\bto\s")
OBJECT_PRONOUN = re.compile(r"\s(?:him|her|them|it)\b")
TO_SOURCE = re.compile(r"\bto\s(?:the\s)?$")
CIRCUMSTANCE = re.compile(r"(?:in|at|on|after|during|before|since|by)\s")
