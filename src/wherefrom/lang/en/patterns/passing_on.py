"""Words that the sentence itself gives to another: cited, quoted, read out; and whom it names as the other."""

from __future__ import annotations

import re

# "Reuters said, citing two officials"; "Citing a memo, the Herald said"; "the Post, which cited a report".
CITING = re.compile(
    r"\b(?:(?P<which>which|who)\s(?P<finite>cited|quoted|cites|quotes)|(?P<cue>[Cc]iting|[Qq]uoting)|"
    r"(?P<reading>[Rr]eading(?:\s(?:out|aloud|from))+))\s"
)
FROM = "from "
# Where the noun phrase behind "citing" ends at the latest.
CITED_END = re.compile(r"[,;:!?](?=\s|$)|[“”\"\n(]|\.$|\s(?:that|who|which|as\ssaying|[—–-]+)\s")
# Behind "citing", a comma and a name: an apposition where it ends there.
ENDS_APPOSITION = re.compile(r"[,.;:]|$")
# "Citing the bridge as an example": nobody's words.
AS_EXAMPLE = re.compile(r"\sas\s")
# A name that opens a phrase is whom it means where one of these follows.
ENDS_NAME = re.compile(r"[,;:.(”\"]|\s(?:of|in|at|from|for|on|near|with|who|that|which)\b|\s?$")
# Before a participle that tells of a statement and not of the noun before it.
SET_OFF = frozenset(',)”"’—–-')
REPORTERS = re.compile(r"\b(?:media|press|newspapers|papers|television|radio|reports)$", re.IGNORECASE)
WHICH_BEFORE = re.compile(r",?\s(?:which|who)\s$")
# Whoever is called so is somebody, whatever the noun.
UNNAMED = re.compile(r"(?:(?:an?|the|one|two|three|several|some)\s)?(?:unnamed|anonymous|unidentified|undisclosed)\s")
# What stands before a participle that does not say how somebody else's words came.
NO_CITING = re.compile(r"\b(?:without|of|for|by|in|is|are|was|were|and|or|when|while|before|after)\s(?:\w+ly\s)?$")

ACCORDING = re.compile(r"according\sto", re.IGNORECASE)
OWN_INTERVIEW = re.compile(r"\binterviews?\b")
# Between who says something and "according to" at most when, where or to whom it was said.
BEFORE_ACCORDING = re.compile(r"[^;:“”\"\n]{0,100}?,?\s")

# "Reuters quoted the mayor as saying".
QUOTED_AS = re.compile(
    r"\b(?P<cue>quot(?:ed|es)|cit(?:ed|es))\s(?!by\b)(?P<whom>[^“”\"\n;:]{2,110}?)\s"
    r"(?P<saying>as\s(?:saying|telling|stating|writing))\b"
)
COMPLEMENTIZER = re.compile(r"[\s,:]{1,2}(?:that\s)?")

READ_OUT = re.compile(
    r"\b(?P<cue>(?:read|reads)(?:\s(?:out|aloud|from))*|(?:quot|cit|recall|repeat|invok|paraphras)(?:ed|es|e|s)|"
    r"(?:began|opened|closed|ended|concluded)\swith|"
    r"(?:produced|presented|showed|played|shared)(?=[^:“”\"]{0,60}\b(?:note|letter|message|recording|voicemail|e?-?mail)\b))\s"
    r"(?P<what>[^:;!?“”\"\n]{4,160}):\s+(?=[“\"])"
)
"""Somebody who reads out or quotes something, with a colon before the words."""
QUOTES = re.compile(r"quot|cit|invok|paraphras")
PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|not|to)\s(?:\w+ly\s)?$")
_WRITING = (
    r"(?:letter|postcard|card|note|diary|journal|e-?mail|message|text|telegram|voicemail|mail|recording|memo|memoir|"
    r"testament|will|poem|verse|line|passage|statement|word|entry|entrie|tweet|post|speech|testimony|confession)s?"
)
WRITING = re.compile(rf"\b{_WRITING}\b")
"""What is read out of, or what words are called."""
WRITER = (
    re.compile(
        rf"\b{_WRITING}\s(?:that|which)\s(?P<who>[^,]{{2,60}}?)\s(?:(?:had|has|once)\s)*(?:written|wrote|sent|left|kept)\b"
    ),
    re.compile(rf"\b{_WRITING}\b[^,]{{0,40}}?\s(?:by|from|of)\s(?P<who>.+)$"),
    re.compile(rf"(?:from\s)?(?P<who>.+)['’]s?\s(?:[\w-]+\s){{0,2}}{_WRITING}\b"),
)
"""Who wrote what is read out, in the words for it."""
AFTER_WRITER = re.compile(r"\s(?:to|in|on|at|dated|before|after|shortly|just|during|written|sent)\s.*$")
