"""What stands before a verb that has no source of its own, and how the noun phrase is known that is its subject."""

from __future__ import annotations

import re

from wherefrom.lang.en.calendar import WEEKDAY

PASSIVE = re.compile(
    r"^(?:it\s)?(?:\w+ly\s)?(?:(?:has|have|had|will|would|can|could|may|might|should|to)\s)?(?:not\s)?(?:is|are|"
    r"was|were|be|been|being|stands?|stood|['’]s|['’]re)\s"
    r"(?:\w+ly\s|also\s|still\s|now\s|not\s|widely\s|being\s|been\s)*(\w+ed|told|known|seen|thought|said|held|"
    r"shown|given|found|understood|made|sent)\b"
)
# These have no subject: the source of "reportedly" is not told.
UNTOLD = re.compile(r"\b(?:reportedly|allegedly|purportedly|supposedly|apparently|according to|per|via)\b")
ACCORDING = re.compile(r"according to|per")
# Behind "according to", up to the mark that ends the phrase.
TOLD_BY = re.compile(r"\s((?:the\s|an?\s)?[^\s,.;:\"“”\n][^,.;:\"“”\n]{1,80}?)(?=[,.;]\s|\.?[\"”]|\.?\s*$)")
# What is told by a noun alone, and who stands behind it: "a vow on Tuesday from", "claims made by". What is often heard
# of nobody in particular stands first; what follows is mostly one's own.
TOLD = re.compile(
    r"(?:[\w’'-]+\s)*?(?P<noun>(?P<heard>(?:accusation|allegation|argument|call|charge|claim|complaint|concern|criticism|"
    r"doubt|expectation|fear|hope|objection|prediction|report|rumou?r|suggestion|suspicion|warning)s?|optimism|speculation|"
    r"worries)|(?:announcement|appeal|assertion|assurance|comment|decision|demand|denial|estimate|finding|forecast|offer|"
    r"plea|pledge|promise|proposal|recommendation|refusal|remark|request|ruling|statement|threat|vow)s?)"
    r"(?:\s(?:by|from|of|to|for|that|about|over))?"
)
# Whose own the noun is: "announced a | plan to".
MADE_KNOWN = re.compile(
    r"\b(?P<verb>announc(?:ed|es|ing)|unveil(?:ed|s|ing)|outlin(?:ed|es|ing)|reveal(?:ed|s|ing)|detail(?:ed|s|ing)|"
    r"reiterat(?:ed|es|ing)|issu(?:ed|es|ing))\s(?:(?:an?|the|new|more|fresh|ambitious|further)\s)*$"
)
TELLER = re.compile(
    rf"(?:\s(?:on\s)?(?:{WEEKDAY})|\s(?:earlier|last|this)\s\w+|\syesterday)?"
    r"\s(?:made\s)?(?:by|from|among)\s(?P<who>[^\s,;:\"“”\n][^,;:\"“”\n]{1,60}?)(?=\s(?:that|to|for)\s)"
)
_ANSWERED = (
    r"(?:(?:counter|dispel|dispell|rebut|rebutt|resist)(?:s|es|ed|ing)?|"
    r"(?:brush|laugh|shrug|shrugg)(?:es|s|ed|ing)?\s(?:aside|off))"
)
ANSWERED = re.compile(rf"{_ANSWERED}\s", re.IGNORECASE)
"""How a cue begins in which somebody answers what was told: "laughed off claims that" denies."""
# Before a noun for what is told by nobody in particular, least of all by whoever meets with it: "faced new calls to".
IN_GENERAL = re.compile(
    r"\b(?:amid(?:st)?|despite|following|after|over|on|against|years\sof|upheld|le(?:d|ads?|ading)\sto|fac(?:e|es|ed|ing)|"
    r"eas(?:e|es|ed|ing)|(?:allay|calm|deflect|fuel|fuell|ignor|investigat|prompt|quell|"
    rf"spark|temper|trigger)(?:e|s|es|ed|ing)?|{_ANSWERED})\s"
    r"(?:(?:the|more|new|widespread|growing|mounting|renewed|continued|persistent|repeated|fresh|recent|many|several)\s)*$",
    re.IGNORECASE,
)
QUOTE_CLOSES = re.compile(r"[,.!?][\"”’']\s$")
# Behind a verb that follows a quotation: "the statement" up to a mark or what hangs on it. A headline is its author's.
BEHIND_VERB = re.compile(
    r"\s((?!the\sheadline)(?:the|an?|his|her|their|its|one|some|several|many)\s(?:[\w’'-]+\s){0,3}?[\w’'-]+)"
    r"(?=[.,;:]|\s(?:in|on|at|after|to|who|as|from|when|during|about|before)\s)"
)
# A common noun that opens a sentence, right before its verb: "The panel approved it but".
OPENS_CLAUSE = re.compile(
    r"((?:The|An?|His|Her|Their|Its)\s(?:[a-z-]+\s){0,2}?[a-z-]+)(?=\s(?:[a-z]{3,}ed|has|have|had|is|are|was|were|will)\s)"
)
# Helpers and adverbs between a subject and its verb.
SKIPPED = re.compile(
    r"(?:\b(?:also|only|later|then|never|still|even|just|first|now|once|again|earlier|previously|has|have|had|"
    r"is|are|was|were|"
    r"will|would|did|does|do|not|been|being|can|could|may|might|should|must|\w{3,}ly|to|himself|herself|itself|"
    rf"themselves|both|each|all|on\s(?:{WEEKDAY}))|n['’]t)\s+$"
)
# Behind a comma or a conjunction a verb shares the subject of the clause before.
SHARED = re.compile(r"(?:[,—–]|\b(?:and|but|or|while|before|after|by|without|when|then|in|for|of|from|despite))\s+$")
# "But on Twitter" before "wrote": where it was written, and no subject.
CIRCUMSTANCE = re.compile(
    r"\b(?:and|but|or)\s(?P<where>(?:on|in|via)\s(?:(?:an?|the|his|her|its|their)\s)?(?:[\w’'-]+\s){1,2})$"
)
RELATIVE_PRONOUN = re.compile(r"\b(who|which|that)\s+$")
# "This" and "that" only right before the verb: elsewhere they may open a clause.
DETERMINER = re.compile(
    r"\b(?:the|an?|his|her|their|its|our|some|many|several|most|other|all|both|no|one|two|three|another|these|"
    r"those|any|few|(?:this|that)(?=\s+$))\s+$",
    re.I,
)
PRONOUN_LAST = re.compile(r"\b(he|she|they|it|we|i|you)\s+$", re.I)
# Behind these a word that could be a verb is a noun: "the claims", "recent reports".
NOMINAL_BEFORE = re.compile(
    r"(?:\b(?:the|an?|of|any|these|those|this|that|some|no|with|about|over|on|by|for|amid|despite|from|new|"
    r"false|recent|past|\w+al|\w+ous|\w+ive)|['’]s?)\s+$",
    re.I,
)
POSSESSOR = re.compile(r"(?:\b(his|her|their|its)|(['’]s?))\s+(?:\w+\s+){0,2}$", re.I)
# "In talks over" before "the crisis, has called for": the noun phrase hangs in an adjunct.
ADJUNCT_OVER = re.compile(r"\b(?:over|about|against|amid|under|on|despite)\s+$", re.I)
PRONOUN_VERB = re.compile(r"(?:he|she|it|they|we|you)\s", re.I)
SEEN_AS = re.compile(r"(?:\w+ed|known|seen) as$|asked\b(?!\sfor\b)")
VERB_ENDINGS = ("ing", "ed")
# Behind these a word in "-s" is a verb or opens a clause of its own.
AFTER_VERB = re.compile(r"\b(?:said|says|say|that|\w{3,}ed)\s+$")
# A name that stands right behind a comma, but for a title or an article: the subject after a participle.
BEHIND_COMMA = re.compile(r",\s(?:[A-Z][\w.]*\s){0,3}(?:the\s)?$")
PRONOUN_FIRST = re.compile(r"(?:he|she|they|it|we|i)\b", re.I)
# Where one of these stands before the first name, the name is not what opens the clause.
BREAKS_PHRASE = re.compile(r"\b(?:of|in|for|from|at|on|by|with|said|to)\s|,")
THAT = "that"
OPENER = re.compile(r"(?:(?:But|And|So|Yet|However|Meanwhile|Still|Then|Also),?\s+)+")
# An opening adjunct up to its comma.
INTRO = re.compile(
    r"(?:In|On|At|After|Before|During|With|As|For|By|Since|Last|Earlier|Later|Asked|When|While|"
    r"Despite|Speaking|To|in|on|at)\b[^,;\"“”\n]{0,120},\s+"
)
# What opens a sentence and holds no verb: "The lawyer", "Counsel Ines Moreau", "The pilot, Dana Reyes".
PHRASE = re.compile(
    r"(?!(?:And|But|Or|If|When|While|As|Because|So|That|In|On|At|For|After|Before|Since|Although)\b)(?:(?:The|An?|His|Her|Their|Its|One|Two|Three|Several|Some)\s)?(?:[\w’'.-]+\s){0,3}?[\w’'.-]+"
    r"(?:\s(?:of|for|at|from)\s(?:the\s)?(?:[\w’'.-]+\s){0,3}[\w’'.-]+)?(?:,\s(?:[A-Z][\w’'.-]+\s?){1,3})?"
)
ARTICLES = re.compile(r"(?:the|an?)", re.IGNORECASE)
# A name behind a comma at the end of a phrase.
APPOSED = re.compile(r",\s(?:[A-Z][\w’'.-]+\s?){1,3}$")
