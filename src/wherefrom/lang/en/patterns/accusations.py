"""Accusations without an accuser, and pleas: "is accused of taking bribes", "had pleaded not guilty"."""

from __future__ import annotations

import re

from wherefrom.lang.en.calendar import WEEKDAY

_ADVERB = r"(?:(?:\w+ly|also|now|then|still|already|first|since|later|once|again|nevertheless|nonetheless|being)\s)*"
_WHEN = rf"(?:\s(?:(?:on\s)?(?:{WEEKDAY})|(?:earlier\s)?(?:this|last)\s\w+))?"
# A finite passive: "people accused of theft" and "could be charged" accuse nobody.
ACCUSED = re.compile(
    rf"\b(?:(?:has|have|had)\s{_ADVERB}been|is|are|was|were|stands?|stood)\s{_ADVERB}"
    rf"(?P<accused>accused{_WHEN}\sof|charged{_WHEN}\swith)(?=\s(?!(?:when|if|by|and|or|but|because|instead)\b)[\"“]?\w)"
)
# "Charged with overseeing the trial" is a task.
TASK = re.compile(
    r"\s(?:the\s(?:\w+\s)?(?:task|job|duty|care)\b|(?:oversee|develop|conduct|ensur|enforc|protect|implement|manag|lead|runn|"
    r"investigat|regulat|supervis|administer|coordinat|keep|find|mak|decid|draft|review|carry)ing\b)"
)
# Of whom nothing is told: "if you were accused of".
NOBODY = re.compile(r"\b(?:you|any(?:one|body)|some(?:one|body)|one|that|which|what)$", re.IGNORECASE)
CONDITION = re.compile(r"\b(?:if|unless|whether)\s$", re.IGNORECASE)
OPENS = re.compile(r"(?:yet|so|but|and)\s")
# Between who is accused and the accusation: nothing, an age, or what explains a name.
EXPLAINED = re.compile(r"(?:\s\(\d+\)|,\s[^;:\n\"“”]{1,160}?(?=,\s)|\s[—–-]\s[^;:\n\"“”]{1,90}?\s[—–-])?(?P<gap>,?\s)")
# "Had pleaded not guilty to two counts": the plea is what is said where nothing stands that it is a plea to.
PLEADED = re.compile(r"\b(?P<verb>pleads|pleaded|pled)\s(?P<plea>(?:not\s)?guilty)(?P<to>\sto(?=\s))?")
INFINITIVE = re.compile(r"\bto\s(?:\w+ly\s)?$")
