"""Cues of what nobody said: "may say", "did not specify", "named his wife director"."""

from __future__ import annotations

import re

# "We can confirm" says it; "can promise" does not.
_SAID_ALL_THE_SAME = r"(?:confirm|reveal|report|disclose|announce|assure|say|tell|exclusively|now|only|also\sconfirm)\b"
_TELL = (
    r"(?:say|said|specify|specified|identify|identified|mention|indicate|address|allege|disclose|reveal|elaborate|offer|"
    r"provide|state|explain|describe|voice|discuss)\w{0,2}"
)
UNSAID = re.compile(
    rf"(?:may|might|could|can(?!\s{_SAID_ALL_THE_SAME}))\s(?!not\b|never\b)\w"
    rf"|(?:did|does|do|has|have|had)(?:\snot|n[’']t)\s(?:\w+\s)?(?:yet\s)?{_TELL}\b"
    r"|(?:(?:was|were|is|are|when|being|been)\s)+(?:\w+ly\s)?asked\sabout\b"
    r"|(?:(?:has|have|had)\s)?(?:makes?|made|gives?|gave|given)\sno\s(?:mention|indication|details?)\b",
    re.IGNORECASE,
)
"""How a cue begins of words that only might be said, or that were not; "would not say" refuses."""
NO_SPEECH = re.compile(
    r"(?:(?:has|have|had|was|were|is|are|been|also|later)\s)*"
    r"(?:(?:nick)?nam(?:ed|es|ing)|dubb(?:ed|ing)|dubs|appoint(?:ed|s|ing)?|designat(?:ed|es|ing)|nominat(?:ed|es|ing)|"
    r"overturn(?:ed|s|ing)?|prid(?:ed|es|ing)?\s\w+sel(?:f|ves)\son|"
    r"(?:(?:best|well|widely)\s)?known\s(?:as|for))",
    re.IGNORECASE,
)
"""Cues of acts and renown, in which nothing is said: names given, offices filled, rulings undone."""
SOUGHT = re.compile(
    r"(?:(?:is|was|are|were|being|been|also|still|now|most)\s)*wanted(?=\s(?:by|for|over|in\sconnection|on\s(?:charges|suspicion))\b)",
    re.IGNORECASE,
)
"""Who is looked for wants nothing: "a man wanted by the police"."""
DENYING = re.compile(r"(?:\w+\s){0,3}?den(?:y|ies|ied|ying)", re.IGNORECASE)
KEPT = re.compile(r"\b(?:was|were|is|are|be|been|being)\s(?:\w+ly\s)?denied$", re.IGNORECASE)
"""How a cue ends that tells, where something follows it, what somebody did not get: "was denied a visa"."""
_GOODS = (
    r"(?:access|admission|aid|asylum|bail|benefits?|boarding|care|chances?|citizenship|clemency|compensation|"
    r"coverage|credit|custody|entrance|entry|food|freedoms?|funding|funds|help|jobs?|justice|leave|licen[cs]es?|loans?|"
    r"medicines?|opportunit(?:y|ies)|parole|passage|permission|permits?|privileges?|promotions?|protections?|rights?|"
    r"second\sterm|services?|status|treatment|victory|visas?|voice|votes?)"
)
_FINITE = r"(?:was|were|is|are|has|have|had|will|would|did|does|could|can|existed)"
KEPT_FROM = re.compile(
    rf"(?:them|him|me|us|you)\s(?!that\b|and\b|or\b|but\b|{_FINITE}\b)[\w“\"‘']"
    r"|(?:her|the|an?|any|all|some|many|most|his|their|its|[A-Z][\w.’'-]*|\w+s|\w*men|people|children)(?:\s[\w.’'-]+){0,4}?"
    rf"\s{_GOODS}\b(?!\s{_FINITE}\b)"
)
"""How what is denied begins where somebody is kept from it: "them permits", "the observers access"."""
_TIMES = r"(?:(?:has|have|had|was|were|is|are|been|also|later|recently)\s)*"
_TOPIC = re.compile(r"(?!(?:whether|how|why|what|who|if|that)\b)(?![^.]*[“\"])[\w’']")
# Whom the police question about a theft, they do not doubt.
_EXAMINED = re.compile(
    r"(?:him|her|them|(?:(?:Mrs?|Ms|Dr)\.\s)?[A-Z][\w-]*(?:\s[A-Z][\w-]*){0,3}"
    r"|(?:an?|the|several|two|three|many)\s(?:\w+\s){0,2}(?:wom[ae]n|m[ae]n|suspects?|witness(?:es)?|officials?|candidates?))"
    r"\s(?:about|on|over|in\sconnection)\b(?!\s(?:whether|how|why|what|who|when|if)\b)"
)
_BARE = re.compile(
    r"(?:him|her|it|them|me|us|you|(?:the|this|that|these|those|his|their|its|many)\s(?:[\w’'-]+\s){0,3}[\w’'-]+)[.,;]?$"
)
NO_SPEECH_OF = tuple(
    (re.compile(_TIMES + cue, re.IGNORECASE), what)
    for cue, what in (
        (
            r"(?:(?:comment|remark|tweet)(?:ed|s|ing)?\s(?:on|about)|(?:was|were|been|being)\sasked\sabout|discuss(?:ed|es|ing)?)",
            _TOPIC,
        ),
        (r"question(?:ed|s|ing)?", _EXAMINED),
        (r"(?:sign(?:ed|s|ing)|opt(?:ed|s|ing)\sfor)", re.compile(r"[a-z]")),
        (r"(?:(?:barely|briefly|even|only)\s)?mention(?:ed|s|ing)", _BARE),
        (
            r"call(?:ed|s|ing)?(?:\sto)?",
            re.compile(
                r"(?:an?|the)\s(?:\w+\s){0,2}(?:conference|meeting|summit|stand|stage)\b|(?:\S+\s){1,4}to\sthe\s(?:stand|stage)\b"
            ),
        ),
        (
            r"(?:declar|announc)(?:ed|es|e|ing)",
            re.compile(r"(?:an?|the)\s(?:\w+\s){0,2}(?:emergency|mistrial|curfew)\b"),
        ),
    )
)
"""Cues in which nothing is said of what follows but its topic, or that it was done, and how that begins."""
CALLED_SO = re.compile(r"\bwhy\s(?:they|people|we|you)(?:['’](?:d|ve))?\s(?:\w+\s)?call(?:ed)?$", re.IGNORECASE)
"""What something is called by people in general: "that's why they call it the silly season"."""
TITLED = re.compile(r"\b(?:titled|entitled|headlined)[:,]?$", re.IGNORECASE)
"""What follows is the name of a work, and nothing that is said."""
TITLE_BEHIND = re.compile(r"\b(?:titled|entitled)[:,]?\s$", re.IGNORECASE)
"""The same right before the name, where the cue stands elsewhere: "aired a programme titled"."""
SUPPOSED = re.compile(r"\b(?:if|whether|unless|lest|in case)\s(?:the\s|an?\s)?(?:[\w’'-]+\s)?$", re.IGNORECASE)
"""Before somebody's name or pronoun: what follows is only supposed."""
OWNS = re.compile(r"(?:[’']s?|\b(?:his|her|its|their|my|our|your))$", re.IGNORECASE)
"""How a source ends whose cue is a noun: "if his plan to leave"."""
