"""Where a sentence ends: abbreviations whose dot does not, and words that begin the next one."""

from __future__ import annotations

import re

from wherefrom.lang.en.calendar import SHORT_MONTH, SHORT_WEEKDAYS
from wherefrom.lang.en.patterns.spellings import LETTERED
from wherefrom.lang.en.pronouns import forms

# The Sun is a paper and "Sat" a verb more often than a day.
_WEEKDAY = "|".join(day for day in SHORT_WEEKDAYS if day not in ("Sat", "Sun"))
_NO_INITIAL = "".join(rf"(?<!\b{word}\s)" for word in sorted(LETTERED))
_PRONOUN = "|".join(sorted(word.capitalize() for word in forms("subject") | forms("determiner", person=3)))
ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“‘'])(?:Mr|Mrs|Ms|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Govs|Gen|Lt|Col|Maj|Sgt|Capt|Cmdr|Adm|Cpl|Pvt|Hon|Rev|Fr|"
    rf"St|Mt|Ft|Jr|Sr|vs|No|Nos|Inc|Corp|Co|Ltd|Bros|{SHORT_MONTH}|{_WEEKDAY}|"
    r"Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|"
    r"Penn|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|D|R|I|approx|est|e\.g|i\.e|cf|al|etc|a\.m|p\.m|U\.S|U\.K|U\.N|E\.U|"
    rf"{_NO_INITIAL}[A-Z]|(?:[A-Z]\.)+[A-Z])\.$"
)
ENDS_ANYWAY = re.compile(
    rf"(?:Inc|Corp|Co|Ltd|Jr|Sr|etc|a\.m|p\.m|U\.S|U\.K|U\.N|E\.U|D\.C|\b(?:{'|'.join(sorted(LETTERED))})\s[A-Z])\.$"
)
STARTER = re.compile(
    rf"(?:{_PRONOUN}|The|A|An|But|And|In|On|At|That|This|These|Those|However|Meanwhile|According|There|When|While|"
    r"After|Before|As|If|Since|For|Some|Many|Most|One|Two|Several|Others|Another|Last|Yet|So|Also|Asked)\b"
)
EXCLAIMED = re.compile(r"\b(?:E|Yahoo|OK)!\s(?:News|Magazine|Online|Entertainment|Sports|Finance)\b")
"""Here a mark of exclamation is part of a name."""
