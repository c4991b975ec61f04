"""Verbs and nouns of saying, asking, thinking and wanting with the complement that shows one inside another's words."""

from __future__ import annotations

import re

from wherefrom.lang.en.pronouns import forms

_SAYING = (
    r"sa(?:y|ys|id|ying)|insist(?:s|ed)?|believ(?:e|es|ed)|think|thinks|thought|suspect(?:s|ed)|fear(?:s|ed)|"
    r"hop(?:es|ed)"
)
# Verbs that take a thing as well ("claimed a loss") need "that" or a pronoun to open a clause.
_EITHER = (
    r"claim(?:s|ed|ing)?|alleg(?:e|es|ed)|warn(?:s|ed)?|argu(?:e|es|ed)|admit(?:s|ted)?|den(?:y|ies|ied)|"
    r"announc(?:e|es|ed)|stat(?:es|ed|ing)|assert(?:s|ed)|reveal(?:s|ed)|boast(?:s|ed)?|report(?:s|ed)"
)
_TELLING = r"(?:tells?|told|assur(?:es|ed)|inform(?:s|ed)|warn(?:s|ed)|promis(?:es|ed))"
_WILLING = (
    r"want(?:s|ed)?|wish(?:es|ed)?|hop(?:e|es|ed)|plan(?:s|ned)|intend(?:s|ed)?|promis(?:e|es|ed)|vow(?:s|ed)?|"
    r"refus(?:e|es|ed)|declin(?:e|es|ed)|agree[sd]?|threaten(?:s|ed)?|decid(?:es|ed)|offer(?:s|ed)|pledg(?:es|ed)"
)
_ASKING = (
    r"ask(?:s|ed|ing)?|urg(?:e|es|ed|ing)|order(?:s|ed)|encourag(?:e|es|ed|ing)|advis(?:e|es|ed)|beg(?:s|ged)|"
    r"invit(?:es|ed)|request(?:s|ed)|tell|tells|told|want(?:s|ed)?|demand(?:s|ed)?|call(?:s|ed)\s(?:on|upon)"
)
_OBJECT = r"(?:me|us|him|her|them|you|people|everyone|everybody)"
_WHOM = rf"(?:{_OBJECT}|(?:[\w’'-]+\s){{0,3}}[\w’'-]+)"
_PERSON = rf"(?:{_OBJECT}|reporters|(?:the|my|his|her|their|our)\s[\w’'-]+|[A-Z][\w’'-]+)"
_PRONOUN = r"(?:I|he|she|it|they|we|you|there|this|these|those)\b"
_CLAUSE = rf"(?=(?:{_PRONOUN}|(?:that|the|an?|his|her|my|our|its|their|no|all|some|many|most|both)\b|[A-Z]))"
_FINITE = (
    r"(?:the|an?|his|her|its|their|any|[A-Z][\w’'-]+)\s(?:[\w’'-]+\s){0,3}?"
    r"(?:is|are|was|were|has|have|had|will|would|could|should)\s(?!by\b)"
)
_KINDS = {
    "quoted": rf"(?:{_SAYING}|asked|(?:asked|told)\s{_PERSON}|asking|writes|wrote)[,:]?\s(?=[“\"‘'][A-Z])",
    "clause": rf"(?:{_SAYING})\s(?:that\s)?{_CLAUSE}|(?:{_EITHER})\s(?:that\s|(?={_PRONOUN}))",
    "finite": rf"(?:{_EITHER})\s(?={_FINITE})",
    "told": rf"{_TELLING}\s{_PERSON}\s(?:that\s)?{_CLAUSE}",
    "infinitive": rf"(?:{_WILLING})\sto\s(?=[a-z])",
    "asking": r"(?:ask(?:s|ed)|call(?:s|ed))\sfor\s(?=[\w\"“])|recommend(?:s|ed)?\s(?=[a-z])|"
    rf"(?:{_ASKING})\s(?={_WHOM}\sto\s[a-z])",
    "noun": r"(?:(?<=['’]s\s)|(?<=s['’]\s)|(?<=\bhis\s)|(?<=\bher\s)|(?<=eir\s)|(?<=its\s))"
    r"(?:refusal|desire|plans?|requests?|decision|promise|threat|offer|vow|"
    r"demand|wish|claims?|belief|fears?|hopes?|assertion|allegations?)\s(?:to\s(?=[a-z])|that\s)",
    "heard": r"(?:was|were|(?:has|have|had)\sbeen)\s(?:told|assured|informed|warned)\s"
    r"(?:(?:by|during|in|at|on)\s[^,.;:\n\"“”]{2,60}?\s)?that\s",
    "report": r"[Aa]ccording\sto\s(?=[^,;:\n\"“”]{2,90},\s[\w\"“‘'])",
}
# Each group asks for the complement that its verbs take; the name of the group tells how the content ends.
NESTED = re.compile("|".join(rf"\b(?P<{kind}>{words})" for kind, words in _KINDS.items()))
# "Asked" alone reads as "(when) asked", so its words are not shown to the search for a subject.
ASK = "ask"
THAT = " that"
SPEAKERS = forms("subject", person=1)
# Who told, in "was told by the board during a call that".
TOLD_BY = re.compile(r"\sby\s(.+?)(?:\s(?:during|in|at|on)\s.+)?\sthat\s$")
# "I told them" is something the speaker did; "I think" is only what the speaker says now.
SPEECH_ACT = re.compile(r"(?:told|asked|urged|said|begged|warned|ordered|invited|promised|advised)\b")
# What was not said, may be said, or (behind a form of "be") was said to the subject.
UNREAL = re.compile(
    r"(?:\b(?:not|never|nobody|no one|nothing|may|might|could|would|can|will|should|must|if|to|shall|let|whether|"
    r"was|were|been|being|be|is|are|get|got|getting|let\s\w+)|n['’]t|['’](?:ll|d|re|s))\s"
    r"(?:\w+ly\s|have\s|been\s|be\s|even\s|just\s|also\s|for\sa\s\w+\s){0,2}$",
    re.IGNORECASE,
)
SUPPOSED = re.compile(r"\b(?:if|unless|whether|suppose|imagine|let|by)\s+$", re.IGNORECASE)
NOBODY = re.compile(r"(?:no|nobody|none|neither|nothing|let|there)\b", re.IGNORECASE)
# Where a content ends at the latest; a comma only before a word that begins another clause.
CLAUSE_END = re.compile(
    r"[;:](?=\s)|[—–]|\s--?\s|,[\"”’']?\s(?=(?:and|but|while|which|who|whose|so|because|although|though|as|when|after|"
    r"he|she|they|adding|saying|according)\b)|\s(?=(?:and|but)\s(?:then\s)?(?:he|she|they|it|we|I|was|is|were|has|have|"
    r"had|there|that|said|will|would|\w{3,}ed)\b)"
)
# An infinitive or a noun's complement ends before these.
ADJUNCT = re.compile(r"\s(?:because|when|after|before|while)\s")
# A base form behind a singular belongs to somebody before: "the letter ... but say".
BASE_FORM = re.compile(r"(?:say|think|believe|claim|argue|insist|deny|want|hope|plan|intend|ask|urge)\b")
SINGLE = re.compile(r"(?:the|an?|this|that)\s(?![\w\s’'-]*\band\b)", re.IGNORECASE)
# "That" as a conjunction: before a verb it is a pronoun.
COMPLEMENTIZER = re.compile(r"that\s(?!(?:is|was|has|had|will|would|\w+s)\s)")
# The speaker's own words: "I think", "it says".
OWN = re.compile(r"(?:^|\s)(?:i|we|you|me|us|it)(?:['’]\w+)?$")
# Pronouns that may be the source without a name or a noun.
PRONOUN_ALONE = re.compile(r"(?:I|we|he|she|they|who|which|that|his|her|their|its|one)", re.IGNORECASE)
