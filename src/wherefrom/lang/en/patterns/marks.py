"""What may stand between two pieces of one quotation without being a cue, and what opens an item of a list."""

from __future__ import annotations

import re

from wherefrom.lang.en.patterns.speech_tags import SAID

ACTION = re.compile(
    r"\b(?:paused|pauses|hesitated|hesitates|stopped|stops|shrugged|shrugs|smiled|smiles|grinned|grins|laughed|laughs|"
    r"chuckled|chuckles|sighed|sighs|nodded|nods|coughed|coughs|swallowed|swallows|pointed|points|gestured|gestures|"
    r"frowned|frowns|blinked|blinks|wept|weeps|sobbed|sobs|winced|winces|stood|sat|rose|turned|looked|glanced|leaned|"
    r"leant|counted|counts|waved|waves|(?:shook|shakes)\s(?:his|her|their)\shead|took\sa|drew\sa|raised\s(?:his|her)|"
    r"lowered\s(?:his|her)|wiped|wipes|cleared\s(?:his|her)\sthroat)\b"
)
"""What a speaker does, not says, in the middle of a sentence."""
TURNS_BACK = re.compile(rf"\s(?:(?:he|she|they|the)\s|[A-Z]|{SAID}\s)[^,;:.]{{2,60}}(?:[,.:]|\s*$)")
"""What stands between two quotations and belongs to the first: "she repeated"."""
BULLET = re.compile(r"(?:[•·▪▫■□●○◦‣►▶»›>*―—–-]+|\d{1,2}[.)](?=\s))\s*(?=\S)")
"""What stands before an item of a list, or before a turn of speech behind a dash."""
TOLD = re.compile(r"(?:me|us|him|her|them|you)[,:]?\s(?=[‘'“\"«]\s?\w)")
"""Who is spoken to, before what is said to him."""
